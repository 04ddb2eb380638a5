"""A number told of what is counted before it: the number of strikes rose to 52, число школ составило 5200,
死亡人数达到59.7万, 300万难民.

Comes in: a number without a unit. Goes out: the unit of the noun that is counted, `item` (`person` of those who end as
persons do) where no list names it; None where no such words tell the number.
"""

from __future__ import annotations

import re

from etl.mentions.found import Scan
from etl.mentions.stems_ru import UnitsByStem, stems_of
from etl.patterns import kept, pattern
from etl.reading.number import Number
from etl.rules import Unit

FAR, NEAR_ZH = 160, 24  # characters before the number
PERSONS_ZH = pattern("mentions.number_of.persons_zh")
PERSONS_END_ZH = pattern("mentions.number_of.persons_end_zh")
PERSONS_BEHIND_ZH = pattern("mentions.number_of.persons_behind_zh")
NUMBER_OF = pattern("mentions.number_of.counted")
LABEL_RU = pattern("mentions.number_of.label_ru")
COMES_TO = pattern("mentions.number_of.comes_to")
ENDS = pattern("mentions.number_of.ends")
SENTENCE_END = re.compile(r"[.;!?]\s|\n")
PERSONS = pattern("mentions.nouns.persons")
CYRILLIC = re.compile(r"[а-яё]")
WORD = re.compile(r"[A-Za-zА-Яа-яЁё-]+")


def unit_of_number_of(scan: Scan, number: Number) -> str | None:
    """The unit of a number that is told to be the number of something."""
    text, near = scan.text, max(0, number.start - FAR)
    is_of_persons = PERSONS_ZH.search(text, max(0, number.start - NEAR_ZH), number.start) is not None
    if is_of_persons and PERSONS_END_ZH.match(text, number.end) is not None:
        return "person"
    if number.scale > 1 and PERSONS_BEHIND_ZH.match(text, number.end) is not None:
        return "person"
    if number.value is None or number.value != int(number.value):
        return None
    if COMES_TO.search(text, near, number.start) is None or ENDS.match(text, number.end) is None:
        return None
    first = max((end.end() for end in SENTENCE_END.finditer(text, near, number.start)), default=near)
    told = list(NUMBER_OF.finditer(text, first, number.start))
    if not told:
        label = LABEL_RU.match(text, first, number.start)
        return stems_of(scan.lexicon).find(label["noun"]) if label is not None else None
    return unit_of_noun(told[-1]["noun"], tuple(scan.lexicon.by_id.values()))


def unit_of_noun(noun: str, units: tuple[Unit, ...]) -> str:
    """The unit that a noun phrase is, by its last word that is one; `person` or `item` where none is."""
    known, stems = _by_noun(units), _stems(units)
    words = WORD.findall(noun.lower())
    told = next((known[word] for word in reversed(words) if word in known), None)
    told = told or next((unit for word in words if CYRILLIC.match(word) and (unit := stems.find(word))), None)
    return told or ("person" if words and PERSONS.search(words[-1]) else "item")


@kept(4)
def _by_noun(units: tuple[Unit, ...]) -> dict[str, str]:
    """The unit of each noun that is one, in English and Russian."""
    return {
        word.lower(): unit.id
        for unit in units
        if unit.dimension == "count"
        for code, surfaces in unit.words
        if code in ("en", "ru")
        for word in surfaces
        if len(word) > 3
    }


@kept(4)
def _stems(units: tuple[Unit, ...]) -> UnitsByStem:
    return UnitsByStem(units)
