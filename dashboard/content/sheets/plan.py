"""Sheets cut into pages: as many rows and columns as can be read on one, under the heads and beside the labels.

A page is a window of a table. Its heads and labels stand on every page of the table. What is above a table stands on
its first page, its notes on the last.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.content.sheets.grid import MARKUP, Cell, Grid, Stretch, letters_of, read_cells, read_grids
from dashboard.content.sheets.measure import LINE, NARROW, SIZE, width_of

PAD, INDENT = 2.5, 5.0  # points around the words of a cell, above and beside
LEAST, MOST, PROSE = 36.0, 180.0, 260.0  # points: how wide a column is; of long texts more
LONG = 1200.0  # points: a text that long is prose
WIDTH, HEIGHT = 560.0, 340.0  # of the cells of a page beside and below its heads; more if one alone is larger
ROWS = 24
SAMPLE = 400  # rows by which columns are measured
NEAR = 2  # rows around a figure in the picture of its place
SLIM, SHORT = 420.0, 240.0  # of that picture
WORDS = re.compile(r'([A-Z]{1,3})\d{1,7}">(.*?)</t[dh]>', re.DOTALL)  # the column of a cell and what is in it
PARAGRAPHS = 40  # on a page without a table


@dataclass(frozen=True, slots=True)
class Window:
    """What of a table is shown: rows and columns by their places, `above` and `below` with it or not."""

    grid: Grid
    rows: tuple[int, ...]
    columns: tuple[int, ...]
    widths: tuple[float, ...]  # of these columns
    has_above: bool = False
    has_below: bool = False

    @property
    def label(self) -> str:
        """The sheet and the corners of its cells, as 무역!A5:H34; of paragraphs the sheet.

        >>> from dashboard.content.sheets.grid import Stretch
        >>> Window(Grid("S", (), (), (Stretch(0, 1),) * 2, (3, 7), (1, 4), 1, 1, ()), (0, 1), (0, 1), (9, 9)).label
        'S!A3:D7'
        """
        if not self.rows:
            return self.grid.sheet
        first, last = ((letters_of(self.grid.columns[c]), self.grid.numbers[r])
                       for c, r in ((self.columns[0], self.rows[0]), (self.columns[-1], self.rows[-1])))  # fmt: skip
        sheet = f"{self.grid.sheet}!" if self.grid.sheet else ""
        return f"{sheet}{first[0]}{first[1]}:{last[0]}{last[1]}"


class Plan:
    """The pages of a document: the numbers from 1 are places in `pages`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.grids = list(read_grids(text))
        self.widths = [_measure(text, grid) for grid in self.grids]
        self.pages: list[Window] = []
        self._first: list[int] = []  # of each table: its first page
        for grid, widths in zip(self.grids, self.widths, strict=True):
            self._first.append(len(self.pages))
            self.pages += _cut(text, grid, widths)

    def find(self, offset: int) -> tuple[int, Window] | None:
        """On which page a character stands, and the part of it that shows its place; None outside of all."""
        text = self.text
        at = bisect_right([_begin(grid) for grid in self.grids], offset) - 1
        if at < 0:
            return None
        first, last = self._first[at], ([*self._first, len(self.pages)])[at + 1]
        grid, row = self.grids[at], _row_at(self.grids[at], offset)
        if row is None:
            number = first if not grid.rows or offset < grid.rows[0].start else last - 1
            return number + 1, self.pages[number]
        cell = next((one for one in read_cells(text, *grid.rows[row]) if one.start <= offset <= one.end), None)
        column = grid.columns.index(cell.column) if cell else 0
        shown = (n for n in range(first, last) if row in self.pages[n].rows and column in self.pages[n].columns)
        number = next(shown, first)
        return number + 1, _narrow(text, self.pages[number], self.widths[at], row, column)


def columns_of(grid: Grid, cell: Cell) -> range:
    """The places of the columns that a cell covers."""
    first = bisect_left(grid.columns, cell.column)
    return range(first, min(first + cell.width, len(grid.columns)))


def _begin(grid: Grid) -> int:
    return min([place.start for place in (*grid.above[:1], *grid.rows[:1])])


def _row_at(grid: Grid, offset: int) -> int | None:
    place = bisect_right([row.start for row in grid.rows], offset) - 1
    return place if place >= 0 and offset < grid.rows[place].end else None


def _measure(text: str, grid: Grid) -> list[float]:
    """How wide each column is, by the words of its cells."""
    widest = [0.0] * len(grid.columns)
    for row in grid.rows[:SAMPLE]:
        for cell in read_cells(text, *row):
            place = grid.columns.index(cell.column)
            if cell.width == 1:
                lines = text[cell.start : cell.end].split("<br>")
                widest[place] = max(widest[place], *(width_of(MARKUP.sub("", line)) for line in lines))
    return [min(max(width + 2 * INDENT + 2, LEAST), PROSE if width > LONG else MOST) for width in widest]


def _cut(text: str, grid: Grid, widths: Sequence[float]) -> Iterator[Window]:
    """The pages of a table, or of paragraphs without one."""
    if not grid.rows:
        for at in range(0, len(grid.above), PARAGRAPHS):
            some = grid.above[at : at + PARAGRAPHS]
            yield Window(Grid(grid.sheet, some, (), (), (), (), 0, 0, ()), (), (), (), has_above=True)
        return
    columns, rows = list(_cut_columns(grid, widths)), list(_cut_rows(text, grid, widths))
    heads = tuple(range(grid.heads))
    for down, own in enumerate(rows):
        for right, across in enumerate(columns):
            is_last = down == len(rows) - 1 and right == len(columns) - 1
            yield Window(grid, (*heads, *own), across, tuple(widths[one] for one in across),
                         has_above=down == right == 0, has_below=is_last)  # fmt: skip


def _cut_columns(grid: Grid, widths: Sequence[float]) -> Iterator[tuple[int, ...]]:
    labels = tuple(range(_fitting_labels(grid, widths)))
    room = WIDTH - sum(widths[: len(labels)])
    some: list[int] = []
    for column in range(len(labels), len(widths)):
        if some and sum(widths[one] for one in some) + widths[column] > room:
            yield (*labels, *some)
            some = []
        some.append(column)
    yield (*labels, *some)


def _fitting_labels(grid: Grid, widths: Sequence[float]) -> int:
    """How many columns of labels leave room for values."""
    return next((n for n in range(grid.labels, 0, -1) if sum(widths[:n]) <= WIDTH / 2), 0)


def _cut_rows(text: str, grid: Grid, widths: Sequence[float]) -> Iterator[tuple[int, ...]]:
    some: list[int] = []
    height = 0.0
    rooms = {letters_of(column): width - 2 * INDENT for column, width in zip(grid.columns, widths, strict=True)}
    for row in range(grid.heads, len(grid.rows)):
        is_merged = text.find('span="', *grid.rows[row]) >= 0
        own = height_of(text, grid, row, widths) if is_merged else _height_of_plain(text, grid.rows[row], rooms)
        if some and (height + own > HEIGHT or len(some) == ROWS):
            yield tuple(some)
            some, height = [], 0.0
        some.append(row)
        height += own
    if some or not grid.heads or len(grid.rows) == grid.heads:
        yield tuple(some)


def _height_of_plain(text: str, row: Stretch, rooms: Mapping[str, float]) -> float:
    """The same as `height_of` for a row without merged cells, told without making cells of it."""
    most = 1
    for letters, words in WORDS.findall(text, *row):
        room = rooms[letters]
        if SIZE * len(words) > room and not (words.isascii() and SIZE * NARROW * len(words) <= room):
            most = max(most, _count_lines(words, room))
    return most * LINE + 2 * PAD


def _count_lines(words: str, room: float) -> int:
    return sum(int(width_of(MARKUP.sub("", line)) / (room + 0.01)) + 1 for line in words.split("<br>"))


def height_of(text: str, grid: Grid, row: int, widths: Sequence[float]) -> float:
    """About how high a row is."""
    most = 1
    for cell in read_cells(text, *grid.rows[row]):
        if cell.height == 1:
            room = sum(widths[one] for one in columns_of(grid, cell)) - 2 * INDENT
            if SIZE * (cell.end - cell.start) <= room:
                continue  # one line, whatever letters it has
            most = max(most, _count_lines(text[cell.start : cell.end], room))
    return most * LINE + 2 * PAD


def _narrow(text: str, page: Window, widths: Sequence[float], row: int, column: int) -> Window:
    """Heads and labels, and of the page what is near a cell."""
    grid = page.grid
    rows = {*range(grid.heads), row}
    room = SHORT - height_of(text, grid, row, widths)
    for near in [n for by in range(1, NEAR + 1) for n in (row - by, row + by)]:
        if near in page.rows and near not in rows and (room := room - height_of(text, grid, near, widths)) > 0:
            rows.add(near)
    columns = {*range(min(_fitting_labels(grid, widths), len(page.columns))), column}
    room = SLIM - sum(widths[one] for one in columns)
    for near in [n for by in range(1, len(widths)) for n in (column - by, column + by)]:
        if near in page.columns and near not in columns:
            if (room := room - widths[near]) < 0:
                break
            columns.add(near)
    across = tuple(sorted(columns))
    own = tuple(sorted(rows & set(page.rows)))
    return Window(grid, own, across, tuple(widths[one] for one in across), has_above=bool(grid.above))
