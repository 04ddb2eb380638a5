"""Rows and cells of a marked-up table, while its page is read.

Comes in: the tags of rows and cells. Goes out: lines of kind table_row with the place of each cell; rows
of a table that only lays out the page (one column, one row, another table inside, long prose in a cell)
become paragraphs again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from etl.markup.tokens import Tag
from etl.model import Line, LineCell

WIDEST, HIGHEST = 200, 2000
FOLLOWED = 64  # columns in which a cell may reach down over rows: more is no table for people
PROSE = 300  # characters in one cell


@dataclass
class Row:
    """A row under construction; places are characters of its line."""

    number: int
    cells: list[LineCell] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    opened: LineCell | None = None

    def close_cell(self, chars: list[str]) -> None:
        """End the open cell, if there is one, before the blanks at its end."""
        if self.opened is None:
            return
        cell, end = self.opened, len(chars)
        while end > cell.start and chars[end - 1].isspace():
            end -= 1
        start = min(cell.start, end)
        while start < end and chars[start].isspace():
            start += 1
        self.cells.append(cell._replace(start=start, end=end))
        self.opened = None

    def mark(self, line: Line, table: LaidOut) -> Line:
        """The line with its cells."""
        return line._replace(cells=tuple(self.cells), table=table.ordinal, decimal=table.decimal)


@dataclass
class LaidOut:
    """A table that is open."""

    ordinal: int
    is_layout: bool = False
    decimal: str = ""  # as its numbers are written, where it says so
    row: Row | None = None
    rows: dict[int, list[int]] = field(default_factory=dict)  # place in the lines of the page: breaks in cells
    number_of_rows: int = 0
    in_head: bool = False
    taken: dict[int, int] = field(default_factory=dict)  # column: the first row that is free again

    def enter(self, name: str) -> None:
        """A group of rows begins."""
        if name != "tr":
            self.in_head = name == "thead"

    def leave(self, name: str) -> None:
        """A group of rows ends."""
        if name == "thead":
            self.in_head = False

    def open_cell(self, tag: Tag, start: int) -> None:
        """A cell begins in the first column that no cell above reaches into."""
        assert self.row is not None
        last = self.row.cells[-1] if self.row.cells else None
        column = last.column + last.width if last is not None else 0
        while self.taken.get(column, 0) > self.row.number:
            column += 1
        width, height = tag.number("colspan", WIDEST), tag.number("rowspan", HIGHEST)
        if height > 1:
            for covered in range(column, min(column + width, FOLLOWED)):
                self.taken[covered] = self.row.number + height
        self.row.opened = LineCell(start, start, column, width, height, self.in_head or tag.name == "th")

    def is_table(self, lines: list[Line]) -> bool:
        """Whether its rows hold what people read as a table."""
        filled = [[cell for cell in lines[place].cells if cell.start < cell.end] for place in self.rows]
        longest = max((cell.end - cell.start for row in filled for cell in row), default=0)
        return not self.is_layout and longest <= PROSE and sum(len(row) > 1 for row in filled) > 1


def split_row(line: Line, breaks: list[int]) -> Iterator[Line]:
    """What a row of a layout holds: a paragraph for each cell and each break in one."""
    places = sorted({0, len(line.text), *breaks, *(cell.start for cell in line.cells if cell.start < cell.end)})
    for start, end in pairwise(place for place in places if place <= len(line.text)):
        piece = line.text[start:end]
        if piece.strip():
            yield Line(piece, line.starts[start:end], "paragraph", line.ends)
