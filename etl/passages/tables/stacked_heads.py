"""The heads of a table whose cells stand one below another: which columns each of them stands over.

    Июнь 2023 г. | I полугодие 2023 г. |||| рублей | в % к | рублей | в % к ||| июню 2022 г. | маю | …

Comes in: the cells before the first label, in the rows that bars end, and how many numbers stand behind a label. Goes
out: rows of heads with the columns that each covers; None where that is not told. A head that does not stand over
others has one column; those that do are the ones that end in a preposition (в % к), or the times, or all of a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from etl.passages.tables.grid import is_period
from etl.passages.tables.stacked_cells import StackedCell
from etl.patterns import pattern

SPANS = pattern("passages.tables_stacked.spans")
MOST_ROWS = 3


class Head(NamedTuple):
    """A head with the first of its columns, from 1 on, and how many it covers."""

    cell: StackedCell
    column: int
    width: int


def rows_of(cells: Sequence[StackedCell]) -> list[list[StackedCell]]:
    """The cells in rows: one ends where bars alone follow."""
    rows: list[list[StackedCell]] = [[]]
    for cell in cells:
        rows[-1].append(cell)
        if cell.ends_row:
            rows.append([])
    return [row for row in rows if row]


def spread(rows: Sequence[Sequence[StackedCell]], columns: int) -> list[list[Head]] | None:
    """Each head with the columns that it covers."""
    if not rows or len(rows) > MOST_ROWS:
        return None
    for over in product(*(_over_others(row) for row in rows[:-1])):
        widths = _widths(rows, over)
        if widths is not None and sum(widths[0]) == columns:
            return list(_placed(rows, over, widths))
    return None


def _over_others(row: Sequence[StackedCell]) -> list[frozenset[int]]:
    """Which heads of a row may stand over those of the next."""
    every = frozenset(range(len(row)))
    joined = frozenset(place for place in every if SPANS.search(row[place].text))
    timed = frozenset(place for place in every if is_period(row[place].text))
    return [one for one in dict.fromkeys((joined, timed, every)) if one]


def _widths(rows: Sequence[Sequence[StackedCell]], over: Sequence[frozenset[int]]) -> list[list[int]] | None:
    """How many columns each head covers: as many as those below it, of which each that is over others has as many."""
    widths = [[1] * len(rows[-1])]
    for row, spanning in zip(reversed(rows[:-1]), reversed(over), strict=True):
        below = widths[0]
        each, rest = divmod(len(below), len(spanning))
        if rest or not each:
            return None
        order = sorted(spanning)
        sums = {place: sum(below[n * each : (n + 1) * each]) for n, place in enumerate(order)}
        widths.insert(0, [sums.get(place, 1) for place in range(len(row))])
    return widths


def _placed(
    rows: Sequence[Sequence[StackedCell]], over: Sequence[frozenset[int]], widths: Sequence[Sequence[int]]
) -> Iterator[list[Head]]:
    """The rows with the first column of each head: a row stands below those of the one before that are over others."""
    free = list(range(1, sum(widths[0]) + 1))
    for number, row in enumerate(rows):
        made, left, below = [], list(free), []
        for place, cell in enumerate(row):
            covered, left = left[: widths[number][place]], left[widths[number][place] :]
            made.append(Head(cell, covered[0], len(covered)))
            below += covered if number < len(over) and place in over[number] else []
        free = below
        yield made
