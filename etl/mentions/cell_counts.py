"""What the whole numbers of a table count that names no unit: Sudanese refugees, 31 July · 외국인 유학생 수.

Comes in: the labels of a cell, the caption of its table, its value. Goes out: a unit, where a head or the caption has a
noun of what is counted and none tells a rate, a share or money; nothing is guessed of small numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from etl.mentions.cell_units import NUMBER_OF, THINGS, CellUnit, noun_counted
from etl.patterns import pattern

NO_COUNT = pattern("mentions.cell_counts.no_count")
COUNTING = pattern("mentions.cell_counts.counting")
NUMBER, NEAR = re.compile(r"\d[\d,. \u00a0]*"), 24
LEAST = 100  # that a table counts without saying what


def counted_by(heads: Sequence[str], caption: str, value: Decimal | None, above: str = "") -> CellUnit | None:
    """The unit of a whole number by the heads above and before it, else by the caption; of what a head tells only that
    it befell them (Filed, 접수), by the last count of the text `above` the table."""
    if value is None or value != value.to_integral_value() or NO_COUNT.search(" ".join(heads)):
        return None
    number_of = next((hit for words in heads if (hit := NUMBER_OF.match(words)) is not None), None)
    counting = next((words for words in heads if COUNTING.fullmatch(words.strip()) is not None), None)
    if abs(value) < LEAST and number_of is None and counting is None:
        return None
    for words in heads if number_of is not None else (*heads, caption):
        found = noun_counted(words)
        if found is not None:
            return CellUnit(found[0], Decimal(1), found[1], None, "unit.counted")
    before = _counted_in(above) if counting is not None else None
    if before is not None:
        return CellUnit(before[0], Decimal(1), before[1], None, "unit.counted")
    named = number_of[0] if number_of is not None else counting
    return CellUnit(THINGS, Decimal(1), named, None, "unit.counted") if named is not None else None


def _counted_in(text: str) -> tuple[str, str] | None:
    """The noun right behind the last number that counts something."""
    for number in reversed(list(NUMBER.finditer(text))):
        found = noun_counted(text[number.end() : number.end() + NEAR].split(".")[0])
        if found is not None:
            return found
    return None
