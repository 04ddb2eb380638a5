"""What the whole numbers of a table count that names no unit: Sudanese refugees, 31 July · Enrolment in schools.

Comes in: the labels of a cell, the caption of its table, its value. Goes out: a unit, where a head or the caption has a
noun of what is counted and none tells a rate, a share or money; nothing is guessed of small numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from etl.mentions.cell_units import CellUnit
from etl.patterns import pattern

COUNTED, NO_COUNT = pattern("mentions.cell_counts.counted"), pattern("mentions.cell_counts.no_count")
LEAST = 100  # that a table counts without saying what


def counted_by(heads: Sequence[str], caption: str, value: Decimal | None) -> CellUnit | None:
    """The unit of a whole number by the heads above and before it, else by the caption."""
    if value is None or value != value.to_integral_value() or abs(value) < LEAST or NO_COUNT.search(" ".join(heads)):
        return None
    found = next((hit for words in (*heads, caption) if (hit := COUNTED.search(words)) is not None), None)
    return None if found is None else CellUnit(str(found.lastgroup), Decimal(1), found[0], None, "unit.counted")
