"""Tables whose cells stand one below another, as a page loses its grid: heads, then each label with its numbers.

Comes in: a place among the lines. Goes out: a grid of as many columns as numbers stand behind every label. What is
no label with as many numbers as the one before it ends the table, but for a label alone, which heads those below it
(2009 г.). A list of dates or of single numbers is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.model import Line
from etl.passages.blocks import LIST_ITEM, SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import SHORT_YEAR, states_unit
from etl.passages.tables.grid import MISSING, Grid, RawCell, is_number, is_period
from etl.passages.tables.heads import CORNER
from etl.passages.tables.stacked_cells import Stack, StackedCell
from etl.passages.tables.stacked_heads import SPANS, Head, rows_of, spread
from etl.patterns import pattern

LONGEST_CELL, LONGEST_APART, MOST_COLUMNS, MOST_WORDS = 60, 160, 12, 5
MOST_HEADS, UNLABELLED = 24, 3  # cells before the first number; rows in a row of which the first alone has a label
FEWEST_ROWS, FEWEST_OF_ONE_COLUMN, ROWS_THAT_TELL = 2, 3, 3
MULTIPLE = pattern("passages.tables_stacked.multiple")
GIVES_UNIT = pattern("passages.tables_stacked.gives_unit")
SINGLE_BARS = re.compile(r"[^|]*+[|\s]*+$")


class Heads(NamedTuple):
    """The heads of the columns, in their rows, and where the rows of numbers begin."""

    corner: StackedCell | None
    levels: list[list[Head]]
    rows: int

    @property
    def cells(self) -> list[StackedCell]:
        """Those right over the numbers."""
        return [head.cell for head in self.levels[-1]]


def read_stacked(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where none begins."""
    line = lines[filled[place]]
    if line.cells or "\t" in line.text or SINGLE_BARS.match(line.text) is None:
        return None
    stack = Stack(lines, filled, place)
    first = _first_number(stack)
    if first is None:
        return None
    columns = _numbers_from(stack, first)
    heads = _heads(stack, first - 1, columns) if columns <= MOST_COLUMNS else None
    if heads is None:
        return None
    rows = _rows(stack, heads.rows, columns)
    full = sum(len(row) > 1 for row in rows)
    if full < (FEWEST_ROWS if columns > 1 else FEWEST_OF_ONE_COLUMN):
        return None
    if not (_tells(stack, heads, columns, full) or states_unit(lines, filled, place)):
        return None
    after = rows[-1][-1].last + 1
    return _grid(stack, filled[place:after], heads, rows), after


def _is_head(stack: Stack, cell: StackedCell) -> bool:
    return _is_label(stack, cell) or is_period(cell.text)


def _is_label(stack: Stack, cell: StackedCell) -> bool:
    text, is_apart = cell.text, stack.is_barred or stack.is_parted
    if len(text) > (LONGEST_APART if is_apart else LONGEST_CELL) or "\t" in text or "|" in text or _is_value(cell):
        return False
    ends = STRONG_END.search(text) is not None and SHORT_YEAR.search(text) is None
    is_sentence = ends and len(text.split()) > MOST_WORDS  # Экспорт, млн долл.
    return not (is_sentence or LIST_ITEM.match(text) or SOURCE.match(text) or text.endswith((":", ";")))


def _is_value(cell: StackedCell) -> bool:
    text = cell.text
    if len(text) > LONGEST_CELL:
        return False
    return is_number(text) or MISSING.match(text) is not None or MULTIPLE.fullmatch(text) is not None


def _first_number(stack: Stack) -> int | None:
    """The first number below the heads and a label; the years of a head are none."""
    for at in range(MOST_HEADS if stack.is_barred else MOST_COLUMNS + 5):
        cell = stack.get(at)
        if cell is None:
            return None
        if at > 1 and _is_value(cell) and not is_period(cell.text):
            return at
        if not _is_head(stack, cell):
            return None
    return None


def _numbers_from(stack: Stack, at: int) -> int:
    end = at
    while end - at <= MOST_COLUMNS * UNLABELLED and (cell := stack.get(end)) is not None and _is_value(cell):
        end += 1
    return end - at


def _heads(stack: Stack, label: int, columns: int) -> Heads | None:
    """What the cells before the first label head: each one column, but for a corner, a unit that spans them all, and
    a time that heads the first rows."""
    cells = [cell for at in range(label + 1) if (cell := stack.get(at)) is not None]
    if not columns or len(cells) <= label or not _is_head(stack, cells[label]):
        return None
    heads, rows = cells[:label], label
    if len(heads) > columns and is_period(heads[-1].text) and not all(is_period(one.text) for one in heads[1:]):
        heads, rows = heads[:-1], label - 1
    for corner in (None, heads[0]) if heads else ():
        told = heads if corner is None else heads[1:]
        by_row = rows_of(told)
        by_row = [told[:1], told[1:]] if told and len(by_row) == 1 and SPANS.search(told[0].text) else by_row
        levels = spread(by_row, columns)
        if levels is not None:
            return Heads(corner, levels, rows)
    return None


def _rows(stack: Stack, at: int, columns: int) -> list[list[StackedCell]]:
    """Labels with as many numbers each, and such as head those below them."""
    rows: list[list[StackedCell]] = []
    alone: list[StackedCell] | None = None
    while (label := stack.get(at)) is not None and _is_head(stack, label):
        numbers = _numbers_from(stack, at + 1)
        if numbers == columns or (stack.is_barred and numbers and numbers % columns == 0):
            rows += [alone] if alone is not None else []
            rows.append([label, *(cell for n in range(columns) if (cell := stack.get(at + 1 + n)) is not None)])
            alone, at = None, at + numbers + 1
        elif numbers == 0 and alone is None and (is_period(label.text) or stack.is_barred):
            alone, at = [label], at + 1
        else:
            break
    return rows


def _tells(stack: Stack, heads: Heads, columns: int, rows: int) -> bool:
    """Times over all columns, a corner that is named as one, a unit in a head, or many rows: what heads alone would
    not show."""
    if all(is_period(cell.text) for cell in heads.cells):
        return True
    if len(heads.levels) > 1 or (heads.corner is not None and CORNER.match(heads.corner.text) is not None):
        return True
    if any(GIVES_UNIT.search(cell.text) for cell in heads.cells):
        return True
    return columns > 1 and rows >= ROWS_THAT_TELL and (stack.is_barred or stack.is_parted)


def _grid(stack: Stack, taken: Sequence[int], heads: Heads, rows: Sequence[Sequence[StackedCell]]) -> Grid:
    grid, empty = Grid(list(taken)), RawCell("", None, 0)
    columns = heads.levels[0][-1].column + heads.levels[0][-1].width - 1
    for number, level in enumerate(heads.levels):
        corner = stack.raw(heads.corner, 0) if heads.corner is not None and not number else empty
        made = [stack.raw(head.cell, head.column)._replace(width=head.width) for head in level]
        grid.rows.append([corner, *made])
    for row in rows:
        cells = [stack.raw(cell, column) for column, cell in enumerate(row)]
        grid.rows.append([*cells, *(RawCell("", None, column) for column in range(len(row), columns + 1))])
    return grid
