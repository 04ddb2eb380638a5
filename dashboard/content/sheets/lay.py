"""A window of a sheet with everything in its place: letters of columns, numbers of rows, cells, words.

Comes in: the text of a document and a Window of it. Goes out: a Sheet, in points from its upper left corner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from dashboard.content.sheets.grid import Cell, Stretch, is_number, letters_of
from dashboard.content.sheets.measure import LINE, RAISED, SIZE, SPACE, Word, break_lines
from dashboard.content.sheets.plan import INDENT, PAD, Window, columns_of

MARGIN = 10.0
STRIP, GUTTER = 13.0, 27.0  # the letters of columns, the numbers of rows
TITLE, TITLE_LINE = 10.5, 15.0  # size and line of what stands above a table
LEAST = 320.0  # points: a page is at least so wide
Edges = tuple[float, float, float, float]


class Placed(NamedTuple):
    """A word in its place."""

    start: int
    end: int
    text: str
    edges: Edges
    size: float
    is_bold: bool = False
    is_faint: bool = False


class Field(NamedTuple):
    """A cell in its place."""

    cell: Cell
    edges: Edges
    is_head: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything on a page; `letters` and `numbers` have the edges of their columns and rows."""

    width: float
    height: float
    words: tuple[Placed, ...]
    fields: tuple[Field, ...]
    letters: tuple[tuple[str, float, float], ...]
    numbers: tuple[tuple[int, float, float], ...]

    def find_field(self, start: int) -> Field | None:
        """The cell in which a character stands."""
        return next((one for one in self.fields if one.cell.start <= start <= one.cell.end), None)


def lay(text: str, window: Window) -> Sheet:
    """Everything in its place."""
    wide = GUTTER + sum(window.widths) if window.rows else LEAST
    room = max(wide, LEAST)
    words: list[Placed] = []
    top = MARGIN
    if window.has_above:
        for place in window.grid.above:
            top = _lay_block(text, place, room, top, words, is_bold=True)
    fields, letters, numbers = list[Field](), list[tuple[str, float, float]](), list[tuple[int, float, float]]()
    if window.rows:
        top += 3 * (top > MARGIN)
        edges = [MARGIN + GUTTER + x for x in accumulate(window.widths, initial=0.0)]
        grid = window.grid
        letters = [(letters_of(grid.columns[column]), edges[at], edges[at + 1])
                   for at, column in enumerate(window.columns)]  # fmt: skip
        met = list(_span_cells(text, window))
        heights = _find_heights(text, window, met)
        rows = [top + STRIP + y for y in accumulate(heights, initial=0.0)]
        numbers = [(grid.numbers[row], rows[at], rows[at + 1]) for at, row in enumerate(window.rows)]
        for cell, down, across in met:
            box = (edges[across.start], rows[down.start], edges[across.stop], rows[down.stop])
            field = Field(cell, box, window.rows[down.start] < grid.heads)
            fields.append(field)
            words += _lay_cell(text, field, is_label=window.columns[across.start] < grid.labels)
        top = rows[-1]
    if window.has_below:
        top += 5
        for place in window.grid.below:
            top = _lay_block(text, place, room, top, words, is_bold=False)
    return Sheet(room + 2 * MARGIN, top + MARGIN, tuple(words), tuple(fields), tuple(letters), tuple(numbers))


def _span_cells(text: str, window: Window) -> Iterator[tuple[Cell, range, range]]:
    """Each cell that is seen, with the places in the window of the rows and columns that it covers."""
    across_at = {column: at for at, column in enumerate(window.columns)}
    down_of: dict[Cell, list[int]] = {}
    for at, row in enumerate(window.rows):
        for cell in window.grid.cells(text, row):
            down_of.setdefault(cell, []).append(at)
    for cell, down in down_of.items():
        across = [across_at[one] for one in columns_of(window.grid, cell) if one in across_at]
        if across:
            yield cell, range(down[0], _unbroken(down)), range(across[0], _unbroken(across))


def _unbroken(places: Sequence[int]) -> int:
    """Where the first stretch of places without a gap ends."""
    return next((at + 1 for at, after in zip(places, [*places[1:], -1], strict=True) if after != at + 1), 0)


def _find_heights(text: str, window: Window, met: Sequence[tuple[Cell, range, range]]) -> list[float]:
    """How high each row is: as its cells of one row need, the last of several rows what these leave."""
    heights = [LINE + 2 * PAD] * len(window.rows)
    for cell, down, across in sorted(met, key=lambda one: len(one[1])):
        room = sum(window.widths[at] for at in across) - 2 * INDENT
        need = len(break_lines(text, Stretch(cell.start, cell.end), room)) * LINE + 2 * PAD
        lacking = need - sum(heights[at] for at in down)
        if lacking > 0:
            heights[down.stop - 1] += lacking
    return heights


def _lay_cell(text: str, field: Field, *, is_label: bool) -> Iterator[Placed]:
    """Numbers at the right, heads in the middle, other words at the left; all in the middle of its height."""
    left, top, right, bottom = field.edges
    lines = break_lines(text, Stretch(field.cell.start, field.cell.end), right - left - 2 * INDENT)
    y = top + (bottom - top - len(lines) * LINE) / 2
    for line in lines:
        free = right - left - 2 * INDENT - width_of_line(line, SIZE)
        is_right = is_number(text, field.cell) and not field.is_head
        share = 1.0 if is_right else 0.5 if field.is_head and not is_label else 0.0
        yield from _lay_line(line, left + INDENT + max(free, 0) * share, y, LINE, SIZE, is_bold=field.is_head)
        y += LINE


def _lay_block(text: str, place: Stretch, room: float, top: float, words: list[Placed], *, is_bold: bool) -> float:
    """A paragraph over the whole width; where it ends."""
    size, line_height = (TITLE, TITLE_LINE) if is_bold else (SIZE, LINE)
    for line in break_lines(text, place, room, size):
        words += _lay_line(line, MARGIN, top, line_height, size, is_bold=is_bold, is_faint=not is_bold)
        top += line_height
    return top


def width_of_line(line: Sequence[Word], size: float) -> float:
    """How wide a line is with its blanks."""
    return sum(word.width + SPACE * size * (word.has_blank and at > 0) for at, word in enumerate(line))


def _lay_line(
    line: Sequence[Word], left: float, top: float, height: float, size: float, *, is_bold: bool = False,
    is_faint: bool = False,
) -> Iterator[Placed]:  # fmt: skip
    for at, word in enumerate(line):
        left += SPACE * size * (word.has_blank and at > 0)
        own = size * (RAISED if word.is_raised else 1)
        bottom = top + (height + 1.1 * size) / 2 - (0.45 * size if word.is_raised else 0)
        edges = (round(left, 2), round(bottom - 1.1 * own, 2), round(left + word.width, 2), round(bottom, 2))
        yield Placed(word.start, word.end, word.text, edges, own, is_bold, is_faint)
        left += word.width
