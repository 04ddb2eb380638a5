"""The unit of a row that its label does not name, as a part of the row above it whose label does.

    旅客总消费（百万元）  13,372  15,951
    留宿旅客              10,405  13,176    its parts add up to it, so they are told in its unit
    不过夜旅客             2,967   2,775

Comes in: a table while its cells are read, a cell whose unit nothing names. Goes out: the unit of the row above, where
the rows from there to the next one with a unit add up to it in every column of amounts, or have it between them as a
mean has; else None: what is only printed below an amount may be counted in anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal

from etl.mentions.cell_values import Signs, read_value
from etl.model import Cell, Table

Amounts = Mapping[int, Mapping[int, Decimal]]  # of a row, by column
ROUNDED = Decimal("0.51")  # of the last digit of each part


def wholes_of(
    table: Table, signs: Signs, names_unit: Callable[[Cell], bool], columns: frozenset[int]
) -> dict[int, Cell]:
    """By row: the label of the row that it is a part of. `columns` are those that have a unit of their own."""
    labels = {cell.row: cell for cell in table.cells if cell.role == "row_label"}
    amounts = _amounts(table.cells, signs, columns)
    found: dict[int, Cell] = {}
    run: list[int] = []
    for row in [*sorted(labels, reverse=True), None]:
        if row is None or row not in amounts:
            run = []  # a section, a line of labels
        elif not names_unit(labels[row]):
            run.append(row)
        else:
            if len(run) > 1 and _is_whole(amounts[row], [amounts[part] for part in run]):
                found |= dict.fromkeys(run, labels[row])
            run = []
    return found


def _amounts(cells: Iterable[Cell], signs: Signs, left_out: frozenset[int]) -> Amounts:
    found: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for cell in cells:
        value = read_value(cell.text, signs) if cell.role == "data" and cell.column not in left_out else None
        if value is not None and value.value is not None and not value.percent:
            found[cell.row][cell.column] = value.value
    return found


def _is_whole(whole: Mapping[int, Decimal], parts: Sequence[Mapping[int, Decimal]]) -> bool:
    """Whether an amount is the sum of those below it in every column, or lies between them in every column."""
    if not whole or any(part.keys() != whole.keys() for part in parts):
        return False
    columns = [(amount, [part[column] for part in parts]) for column, amount in whole.items()]
    is_sum = all(abs(sum(below) - amount) <= len(below) * _digit(amount) * ROUNDED for amount, below in columns)
    return is_sum or (len(columns) > 1 and all(min(below) < amount < max(below) for amount, below in columns))


def _digit(amount: Decimal) -> Decimal:
    exponent = amount.as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
