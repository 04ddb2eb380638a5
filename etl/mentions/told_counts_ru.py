"""Russian counts without a unit, told by where they stand: behind a label, what was done or what befell people.

    Число браков: 12 345 · Детей – 6 · к материальной – 412 · погибло 123, ранены 45 · 23 ранены · выявлено 212 (-5%)

Comes in: a number without a unit, with what was found before it. Goes out: the unit that it has by where it stands;
None where nothing tells so (Тел.: 412-38, стр. 12, Рейтинг – 5).
"""

from __future__ import annotations

import re

from etl.mentions.found import Scan
from etl.mentions.left_out import noun_unit
from etl.mentions.number_of import unit_of_noun
from etl.patterns import pattern
from etl.reading.number import Number

FAR, NEAR = 160, 60  # characters before a number
LABEL, LABEL_END = pattern("mentions.told_counts.label_ru"), pattern("mentions.told_counts.label_end_ru")
NO_LABEL = pattern("mentions.told_counts.no_label_ru", re.IGNORECASE)
PERSONS = pattern("mentions.told_counts.persons_ru", re.IGNORECASE)
PLACE = pattern("mentions.told_counts.place_ru")
BEFELL, DONE = pattern("mentions.told_counts.befell_ru"), pattern("mentions.told_counts.done_ru")
MOVED, MOVED_END = pattern("mentions.told_counts.moved_ru"), pattern("mentions.told_counts.moved_end_ru")
BEFALLEN, ENDS = pattern("mentions.told_counts.befallen_ru"), pattern("mentions.told_counts.ends_ru")
SENTENCE_END = re.compile(r"[.!?]\s|\n")
BULLETS = " \u00a0-–—•·▪*"
PERSON, THINGS, COUNT = "person", "item", "count"


def unit_by_place_ru(scan: Scan, number: Number) -> str | None:
    """The unit that a Russian number has by where it stands."""
    if number.value is None or number.value != int(number.value):
        return None
    return _of_people(scan, number) or _of_label(scan, number) or _of_deed(scan, number) or _of_move(scan, number)


def label_ru(scan: Scan, number: Number) -> str | None:
    """The label that a number stands behind, at the end of its line or limb."""
    text = scan.text
    label = LABEL.search(text, max(0, number.start - FAR), number.start)
    if label is None or LABEL_END.match(text, number.end) is None or NO_LABEL.search(label["label"]):
        return None
    return label["label"]


def is_labelled_ru(scan: Scan, number: Number) -> bool:
    """Whether a number is that of a whole line of a list, behind its label: Алматы – 412 345."""
    label = LABEL.search(scan.text, max(0, number.start - FAR), number.start)
    is_whole = label is not None and not scan.text[: label.start("label")].strip(BULLETS)
    return is_whole and number.scale == 1 and label_ru(scan, number) is not None


def _of_people(scan: Scan, number: Number) -> str | None:
    """Погибло 123, 45 ранены."""
    text, near = scan.text, max(0, number.start - NEAR)
    is_behind = BEFELL.search(text, near, number.start) is not None and ENDS.match(text, number.end) is not None
    return PERSON if is_behind or BEFALLEN.match(text, number.end) else None


def _of_label(scan: Scan, number: Number) -> str | None:
    """By the noun of the label, or else by the count before it in the sentence: к дисциплинарной – 302."""
    words = label_ru(scan, number)
    if words is None:
        return None
    if PERSONS.search(words):
        return PERSON
    own = THINGS if PLACE.search(words) else unit_of_noun(words, tuple(scan.lexicon.by_id.values()))
    return own if own != THINGS else _count_before(scan, number) or THINGS


def _of_deed(scan: Scan, number: Number) -> str | None:
    """Выявлено 345 нарушений, устранено 212: of what the sentence counts before, or of things."""
    text = scan.text
    if DONE.search(text, max(0, number.start - NEAR), number.start) is None or ENDS.match(text, number.end) is None:
        return None
    return _count_before(scan, number) or THINGS


def _of_move(scan: Scan, number: Number) -> str | None:
    """Убийств (с 41 до 33): of the noun before the bracket."""
    text, near = scan.text, max(0, number.start - NEAR)
    opened = MOVED.search(text, near, number.start)
    if opened is None or MOVED_END.match(text, number.end) is None:
        return None
    return noun_unit(scan, opened.start()) or _count_before(scan, number) or THINGS


def _count_before(scan: Scan, number: Number) -> str | None:
    first = max(0, number.start - FAR)
    start = max((end.end() for end in SENTENCE_END.finditer(scan.text, first, number.start)), default=first)
    for item in scan.back_to(max(1, start)):
        unit = scan.lexicon.by_id.find(item.unit_id)
        if item.name == "quantity" and unit is not None and unit.dimension == COUNT:
            return unit.id
    return None
