"""What the whole numbers of a table count that names no unit: Sudanese refugees, 31 July · 외국인 유학생 수.

Comes in: the labels of a cell, the caption of its table, its value. Goes out: a unit, where a head or the caption has a
noun of what is counted and none tells a rate, a share or money; nothing is guessed of small numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from etl.mentions.cell_units import NUMBER_OF, THINGS, CellUnit, noun_counted
from etl.patterns import pattern

NO_COUNT = pattern("mentions.cell_counts.no_count")
LEAST = 100  # that a table counts without saying what


def counted_by(heads: Sequence[str], caption: str, value: Decimal | None) -> CellUnit | None:
    """The unit of a whole number by the heads above and before it, else by the caption."""
    if value is None or value != value.to_integral_value() or NO_COUNT.search(" ".join(heads)):
        return None
    number_of = next((hit for words in heads if (hit := NUMBER_OF.match(words)) is not None), None)
    if abs(value) < LEAST and number_of is None:
        return None
    for words in heads if number_of is not None else (*heads, caption):
        found = noun_counted(words)
        if found is not None:
            return CellUnit(found[0], Decimal(1), found[1], None, "unit.counted")
    return CellUnit(THINGS, Decimal(1), number_of[0], None, "unit.counted") if number_of is not None else None
