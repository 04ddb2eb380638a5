"""The tables of a text that was read from sheets: which cells there are, at which rows and columns of the sheet.

Comes in: the text of a document as etl.intake writes it for XLSX and CSV, where every filled cell has its address
(`data-cell="Sheet1!B3"`). Goes out: tables and the paragraphs around them, all by offsets in that text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from dashboard.markup import unescape

BLOCK = re.compile(r"<(h2|p)>(.*?)</\1>|<table[^>]{0,40}>\n?(.*?)</table>", re.DOTALL)
CAPTION = re.compile(r"<caption>(.*?)</caption>", re.DOTALL)
ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
CELL = re.compile(
    r'<t[dh](?: rowspan="(\d+)")?(?: colspan="(\d+)")? data-cell="([^"]*?)([A-Z]{1,3})(\d{1,7})">(.*?)</t[dh]>',
    re.DOTALL,
)
NUMBER = re.compile(r"[-+△▲−(]?\s?[$₩€¥]?\d[\d,.]*\s?%?\)?")
YEAR = re.compile(r"(?:19|20)\d\d")
MARKUP = re.compile(r"<[^<>]*>")
ADDRESS = re.compile(r'<t[dh][^<>]* data-cell="[^"<>]*?([A-Z]{1,3})(\d{1,7})">')
LETTERS = re.compile(r'([A-Z]{1,3})\d{1,7}">')
TALL = re.compile(r"<t[dh] rowspan")
SAMPLE = 50  # rows by which the columns of labels are told
HEADS, LABELS = 4, 3  # rows and columns that are repeated on every page of a table, at most


class Stretch(NamedTuple):
    """From where to where something stands in the text."""

    start: int
    end: int


class Cell(NamedTuple):
    """A cell with something in it: its row and column in the sheet, from 1, and how many of the table it covers."""

    row: int
    column: int
    height: int
    width: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: a stretch for each of its rows, their numbers in the sheet, the columns that anything stands in.

    `heads` and `labels` are how many rows and columns are heads; `tall` are the cells that reach over several rows.
    """

    sheet: str
    above: tuple[Stretch, ...]
    below: tuple[Stretch, ...]
    rows: tuple[Stretch, ...]
    numbers: tuple[int, ...]
    columns: tuple[int, ...]
    heads: int
    labels: int
    tall: tuple[Cell, ...]

    def cells(self, text: str, row: int) -> Iterator[Cell]:
        """The cells of the row of this place, and those that reach down into it."""
        yield from (cell for cell in self.tall if self._covers(cell, row))
        yield from read_cells(text, *self.rows[row])

    def _covers(self, cell: Cell, row: int) -> bool:
        first = bisect_left(self.numbers, cell.row)
        return first < row < first + cell.height


@dataclass(slots=True)
class _Part:
    """A table with what stands around it, while the text is read."""

    sheet: str
    above: list[Stretch] = field(default_factory=list)
    table: Stretch | None = None
    below: list[Stretch] = field(default_factory=list)


def read_grids(text: str) -> Iterator[Grid]:
    """The tables in their order, each with what stands above and below; what has no table is one of no rows."""
    parts = [_Part("")]
    for found in BLOCK.finditer(text):
        if found[1] == "h2":
            parts.append(_Part(unescape(MARKUP.sub("", found[2])), [Stretch(*found.span(2))]))
        elif found[1] == "p":
            last = parts[-1]
            (last.above if last.table is None else last.below).append(Stretch(*found.span(2)))
        else:
            if parts[-1].table is not None:
                parts.append(_Part(parts[-1].sheet))
            parts[-1].table = Stretch(*found.span(3))
    grids = (_read_grid(text, part) for part in parts)
    yield from (grid for grid in grids if grid.above or grid.columns)


def _read_grid(text: str, part: _Part) -> Grid:
    start, end = part.table or (0, 0)
    if title := CAPTION.match(text, start, end):
        part.above += [Stretch(*line) for line in _lines(text, *title.span(1))]
    rows = [Stretch(*found.span(1)) for found in ROW.finditer(text, start, end)]
    numbers: list[int] = []
    for row in rows:  # where nothing begins merged cells reach into it
        first = ADDRESS.search(text, *row)
        numbers.append(int(first[2]) if first else (numbers[-1] + 1 if numbers else 1))
    columns = tuple(sorted(map(number_of, set(LETTERS.findall(text, start, end)))))
    top = [list(read_cells(text, *row)) for row in rows[: HEADS + SAMPLE]]  # a large table has a million cells
    heads = _count_heads(text, top)
    return Grid(
        sheet=part.sheet,
        above=tuple(part.above),
        below=tuple(part.below),
        rows=tuple(rows if columns else ()),
        numbers=tuple(numbers),
        columns=columns,
        heads=heads,
        labels=_count_labels(text, top[heads : heads + SAMPLE], columns),
        tall=tuple(_tall_cells(text, start, end)),
    )


def read_cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells that begin in a stretch of the text."""
    for found in CELL.finditer(text, start, end):
        yield from _cells(found)


def _tall_cells(text: str, start: int, end: int) -> Iterator[Cell]:
    """The cells of a stretch of the text that reach over several rows."""
    for found in TALL.finditer(text, start, end):
        yield from (cell for cell in _cells(CELL.match(text, found.start(), end)) if cell.height > 1)


def _cells(found: re.Match[str] | None) -> Iterator[Cell]:
    if found is not None:
        height, width, _, letters, row, _ = found.groups()
        yield Cell(int(row), number_of(letters), int(height or 1), int(width or 1), *found.span(6))


@cache
def number_of(letters: str) -> int:
    """The number of a column.

    >>> number_of("A"), number_of("AB")
    (1, 28)
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters_of(column: int) -> str:
    """The letters of a column.

    >>> letters_of(1), letters_of(28)
    ('A', 'AB')
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def is_number(text: str, cell: Cell) -> bool:
    """Whether a cell holds a number alone, and no year."""
    words = MARKUP.sub("", text[cell.start : cell.end]).strip()
    return NUMBER.fullmatch(words) is not None and YEAR.fullmatch(words) is None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of a caption: its title and its unit."""
    at = start
    for found in re.finditer("<br>", text[start:end]):
        yield at, start + found.start()
        at = start + found.end()
    yield at, end


def _count_heads(text: str, rows: Sequence[Sequence[Cell]]) -> int:
    """How many rows there are before the first of values."""
    for place, row in enumerate(rows[: HEADS + 1]):
        values = sum(is_number(text, cell) for cell in row)
        if values and values * 2 >= len(row) - 1:
            return place
    return min(1, len(rows))


def _count_labels(text: str, rows: Sequence[Sequence[Cell]], columns: Sequence[int]) -> int:
    """How many columns there are before the first of values, as the first rows tell."""
    values = {cell.column for row in rows for cell in row if is_number(text, cell)}
    return next((place for place, column in enumerate(columns[: LABELS + 1]) if column in values), 1)
