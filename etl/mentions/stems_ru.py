"""What the cases of a Russian noun have in common: запусков, запускам, запуском; попытки, попыток.

Comes in: a noun in any case, in lower case. Goes out: its stem; the unit that a noun is in any of its cases.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from etl.mentions.lexicon import Lexicon
from etl.patterns import kept, pattern, values
from etl.rules import Unit

ENDING, FLEETING = pattern("mentions.stems_ru.ending"), pattern("mentions.stems_ru.fleeting")
NOUN, SAME = pattern("mentions.stems_ru.noun"), values("mentions.stems_ru.same_letter")
PERSON = "person"
LONG = 6  # letters of a word of persons that may be the end of another: медработник


def stem(noun: str) -> str:
    """A noun without what its cases change.

    >>> stem("запусками") == stem("запусков"), stem("попыток") == stem("попытками"), stem("линий") == stem("линиях")
    (True, True, True)
    """
    bare = ENDING.sub("", "".join(str(SAME.get(letter, letter)) for letter in noun))
    fleeting = FLEETING.search(bare)
    return bare[: fleeting.start("vowel")] + bare[fleeting.end("vowel") :] if fleeting is not None else bare


class UnitsByStem:
    """The units of what is counted by the stems of their Russian nouns."""

    def __init__(self, units: Iterable[Unit]) -> None:
        words = [
            (stem(word), unit.id)
            for unit in units
            if unit.dimension == "count"
            for code, surfaces in unit.words
            if code == "ru"
            for word in surfaces
            if NOUN.fullmatch(word)
        ]
        ends = "|".join(sorted({re.escape(bare) for bare, name in words if name == PERSON and len(bare) >= LONG}))
        self._known, self._persons = dict(reversed(words)), re.compile(rf"(?:{ends})$" if ends else r"(?!)")

    def find(self, noun: str) -> str | None:
        """The unit that a noun is in one of its cases; of persons, also as the end of a compound."""
        bare = stem(noun.lower())
        return self._known.get(bare) or (PERSON if self._persons.search(bare) is not None else None)


@kept(4)
def stems_of(lexicon: Lexicon) -> UnitsByStem:
    """The units of a lexicon by the stems of their nouns."""
    return UnitsByStem(lexicon.by_id.values())
