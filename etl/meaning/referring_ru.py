"""Areas that a Russian sentence only refers to: импорт из этих стран, НПЗ страны, в регионе.

Comes in: each sentence of a text in order with the areas that it names. Goes out: those and the ones that it means by
a noun. This country is the one named last; the country, alone, is the one that a sentence of the paragraph begins with
(Индия ведёт себя иначе. НПЗ страны …), if one does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.bound import bound_by
from etl.meaning.places import Named
from etl.meaning.view import View
from etl.patterns import pattern
from etl.vocabulary import Vocabulary

THIS, ALONE = pattern("meaning.referring_ru.this"), pattern("meaning.referring_ru.alone")
OPENS = pattern("meaning.referring_ru.opens")
DATELINE = 4  # characters of a name in capitals: ВЛАДИВОСТОК, 17 февраля
KEPT = 8  # areas that are remembered


class Referring:
    """Whom nouns for areas mean, sentence by sentence."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._areas = vocabulary.areas
        self._last: list[str] = []  # named, the last one last
        self._subject: str | None = None  # whom a sentence of the paragraph began with

    def read(self, view: View, named: Sequence[Named]) -> list[Named]:
        """The areas of a sentence with those that it refers to."""
        if view.index == 0:
            self._subject = None
        if view.language != "ru":
            return list(named)
        meant = [
            Named(found.start(), found.end("noun"), area, bound_by(view.text, found.start(), found.end("noun"), "ru"))
            for words in (THIS, ALONE)
            for found in words.finditer(view.text, view.start, view.end)
            if (area := self._meant(found, named, is_this=words is THIS)) is not None
        ]
        self._last = [*self._last, *(one.area for one in named)][-KEPT:]
        first = next((one for one in named if not view.text[one.start : one.start + DATELINE].isupper()), None)
        if first is not None and OPENS.fullmatch(view.text, view.start, first.start) is not None:
            self._subject = first.area
        return sorted([*named, *meant], key=lambda one: one.start)

    def _meant(self, found: re.Match[str], named: Sequence[Named], *, is_this: bool) -> str | None:
        """The area that a noun means; none where the sentence names one of its kind before it."""
        ahead = [one.area for one in named if one.end <= found.start()]
        if is_this:
            return next((one for one in reversed([*self._last, *ahead]) if self._is_of_kind(one, found)), None)
        is_free = not any(self._is_of_kind(one, found) for one in ahead)
        subject = self._subject
        return subject if subject is not None and is_free and self._is_of_kind(subject, found) else None

    def _is_of_kind(self, area: str, found: re.Match[str]) -> bool:
        """Whether an area is one that a noun can mean: a country, or a province or city."""
        known = self._areas.get(area)
        if known is None or (known.within is not None) != (found["region"] is not None):
            return False
        return found["region"] is not None or known.group == (found.groupdict().get("many") is not None)
