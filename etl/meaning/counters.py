"""The unit of a bare number in English and Russian that counts what its sentence names: schools numbered 5,200.

    The population was 52 million · Schools: 5,200 · vacancies stood at 4,800 · A year later the figure was 5,100

Comes in: the mentions of a passage. Goes out: the same, those without a unit with that of what is counted: the counter
of the concept, `person` or `item` for a noun that is none, that of the figure before where a sentence only points.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.meaning.open_words_en import open_words_en
from etl.meaning.view import Placed, View, read_views
from etl.meaning.words import Finders, Hit
from etl.mentions.number_of import unit_of_noun
from etl.model import Mention, Passage
from etl.patterns import pattern
from etl.rules import Rules

LANGUAGES = frozenset({"en", "ru"})
COUNTED = frozenset({"flow", "stock", "event"})
UNKNOWN, COUNT, THING = "unknown", "count", "item"
PLURAL = pattern("meaning.counters.plural")
POINTS = pattern("meaning.counters.points")
RECORDED = pattern("meaning.counters.recorded")
ALSO = pattern("meaning.named_in_turn.and_figure_en")
HEAD_ENDS, BESIDE = pattern("meaning.counters.head_ends"), pattern("meaning.counters.beside")
LETTER = re.compile(r"\d[a-z]$")  # 2.4m: that it means million is a guess, on which no other is built
FAR = 90  # characters between the noun and its number


class Counters:
    """Gives bare numbers their unit, passage after passage."""

    def __init__(self, finders: Finders, rules: Rules) -> None:
        """`finders`: of the text."""
        self._finders, self._rules = finders, rules
        self._last: str | None = None  # the unit of the last count
        self._here: str | None = None  # the unit that a bare number of the passage was given last

    def of(self, passage: Passage, mentions: Sequence[Mention]) -> list[Mention]:
        """The mentions of a passage, in their order."""
        if not any(mention.unit is None and mention.mention_class == UNKNOWN for mention in mentions):
            self._note(mentions)
            return [*mentions]
        made = {mention.id: mention for mention in mentions}
        self._here = None
        for view in read_views(passage, mentions, self._finders, ()):
            for figure in view.figures:
                is_bare = figure.mention.unit is None and not LETTER.search(figure.mention.quote)
                unit = self._unit_of(view, figure) or self._beside(view, figure) if is_bare else None
                unit = unit or (self._of_another_area(view, figure) if is_bare else None)
                known = self._rules.units.find(unit)
                if known is not None:  # a workspace may have left it out
                    made[figure.mention.id] = replace(figure.mention, unit=unit, mention_class=known.mention_class)
                    self._here = unit
                self._note([made[figure.mention.id]])
        return [made[mention.id] for mention in mentions]

    def _note(self, mentions: Sequence[Mention]) -> None:
        for mention in mentions:
            known = self._rules.units.get(mention.unit or "")
            if known is not None and known.dimension == COUNT:
                self._last = known.id

    def _unit_of(self, view: View, figure: Placed) -> str | None:
        if view.language not in LANGUAGES or figure.mention.mention_class != UNKNOWN:
            return None
        units = tuple(self._rules.units.values())
        named = next(self._named(view, figure), None)
        if named is not None:
            concept = self._rules.vocabulary.concepts[named.id]
            is_count = concept.units[0] == COUNT and concept.type in COUNTED
            told = unit_of_noun(view.text[named.start : named.end], units)
            return (concept.counter or told if told == THING else told) if is_count else None
        first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0])
        if POINTS.search(view.text, first, figure.start) is not None:
            return self._last
        place = open_words_en(view, figure, is_count=True) if view.language == "en" else None
        noun = view.text[slice(*place)] if place is not None else ""
        return unit_of_noun(noun, units) if PLURAL.search(noun) is not None else None

    def _beside(self, view: View, figure: Placed) -> str | None:
        """The unit of the count right before a bare number: rose to 5,200 from 4,800."""
        before, _ = view.neighbours(figure)
        is_bound = view.language in LANGUAGES and BESIDE.fullmatch(view.text, before, figure.start) is not None
        return self._last if is_bound and figure.mention.mention_class == UNKNOWN else None

    def _of_another_area(self, view: View, figure: Placed) -> str | None:
        """The unit of the bare number before it, where only another area stands between: Japan 124 million, Korea 52
        million; it was 52 million in Korea."""
        before, after = view.neighbours(figure)
        is_ahead = any(before <= hit.start and hit.end <= figure.start for hit in view.areas)
        is_behind = any(figure.end <= hit.start < after for hit in view.areas)
        is_in_row = ALSO.fullmatch(view.text, before, figure.start) is not None
        if view.language not in LANGUAGES or figure.mention.mention_class != UNKNOWN:
            return None
        place = open_words_en(view, figure, is_count=True)
        if place is not None and place[0] >= before and not is_in_row:
            return None
        is_first = before == view.start and figure is view.figures[0]
        if is_first and RECORDED.search(view.text, view.start, figure.start) is None:
            return None  # of what the sentence before counted, only where nothing else is told
        return self._here if is_ahead or is_behind or is_in_row else None

    def _named(self, view: View, figure: Placed) -> Iterator[Hit]:
        """The concept that a number is told of: right behind it, else the last before it in its clause."""
        yield from (hit for hit in view.concepts if hit.start - figure.end == 1)
        first = max(view.clause_of(figure.start)[0], view.neighbours(figure)[0], figure.start - FAR)
        ahead = (hit for hit in reversed(view.concepts) if first <= hit.start and hit.end <= figure.start)
        yield from (hit for hit in ahead if HEAD_ENDS.match(view.text, hit.end))  # no hospital waiting lists
