"""Cells that stand one below another, as a page loses its grid: a line each, ended by a bar, or parted by empty lines.

    Экспорт        Экспорт |        соответствующему
    1 200,5        1 200,5 |        периоду прошлого года
                   ||||
                                    1 200,5

Comes in: a place among the lines. Goes out: the cells from there on, one by one; one that empty lines part may have
two lines. A line of bars alone ends a row of the page and holds no cell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from etl.model import Line, Span
from etl.passages.tables.grid import RawCell, cut, is_number, is_unit
from etl.passages.tables.heads import CORNER
from etl.reading.signs_zh import closed_up

BARS = re.compile(r"(?<![\s|])(?=\s*+\|)[\s|]*+$")  # from their beginning on, so that each blank is looked at once
MOST_LINES = 3  # of a cell


class StackedCell(NamedTuple):
    """A cell: its words, the lines that it stands on, as places among the filled ones, and whether bars end its row."""

    text: str
    first: int
    last: int
    ends_row: bool = False


class Stack:
    """The cells from a place on, read as far as they are asked for."""

    def __init__(self, lines: Sequence[Line], filled: Sequence[int], place: int) -> None:
        self._lines, self._filled, self._next = lines, filled, place
        self.is_barred = BARS.search(lines[filled[place]].text) is not None
        self.is_parted = not self.is_barred and _is_parted(lines, filled, place)
        self._cells: list[StackedCell] = []

    def get(self, number: int) -> StackedCell | None:
        """The cell of that number; None behind the last one."""
        while len(self._cells) <= number:
            cell = self._read()
            if cell is None:
                return None
            self._cells.append(cell)
        return self._cells[number]

    def raw(self, cell: StackedCell, column: int) -> RawCell:
        """A cell for a column of a grid."""
        line = self._lines[self._filled[cell.first]]
        end = BARS.search(line.text) if self.is_barred else None
        made = cut(line, 0, end.start() if end is not None else len(line.text), column)
        if cell.last > cell.first and made.span is not None:
            last = self._lines[self._filled[cell.last]]
            made = made._replace(text=closed_up(cell.text), span=Span(made.span.start, _end_of(last)))
        return made

    def _read(self) -> StackedCell | None:
        while self._next < len(self._filled):
            first = self._next
            text = self._lines[self._filled[first]].text
            bars = BARS.search(text) if self.is_barred else None
            if self.is_barred and bars is None:
                return None
            self._next += 1
            words = (text[: bars.start()] if bars is not None else text).strip()
            if not words:
                continue
            while self.is_parted and self._goes_on(first, words):
                words += " " + self._lines[self._filled[self._next]].text.strip()
                self._next += 1
            return StackedCell(words, first, self._next - 1, self.is_barred and self._is_end_of_row())
        return None

    def _is_end_of_row(self) -> bool:
        """Whether a line of two bars and more follows."""
        text = self._lines[self._filled[self._next]].text.strip() if self._next < len(self._filled) else ""
        return text.count("|") > 1 and not text.strip("| ")

    def _goes_on(self, first: int, words: str) -> bool:
        """Whether the next line stands right below the last one of a cell, or gives the unit that a comma announces."""
        if self._next >= len(self._filled) or self._next - first >= MOST_LINES:
            return False
        text = self._lines[self._filled[self._next]].text.strip()
        if is_number(text) or CORNER.match(text) is not None:
            return False
        is_near = self._filled[self._next] == self._filled[self._next - 1] + 1
        return is_near or (words.endswith(",") and is_unit(text))


def _is_parted(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether an empty line stands before and behind the first number from a place on."""
    for at in range(place + 1, min(place + MOST_LINES * MOST_LINES * 2, len(filled) - 1)):
        if is_number(lines[filled[at]].text.strip()):
            return filled[at] - filled[at - 1] > 1 and filled[at + 1] - filled[at] > 1
    return False


def _end_of(line: Line) -> int:
    length = len(line.text.rstrip())
    return line.span(length - 1, length).end
