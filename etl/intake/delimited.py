"""CSV and its like, in any encoding: one table, title and notes beside it."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from etl.intake import limits
from etl.intake.blocks import write_blocks
from etl.intake.encodings import decode_text
from etl.intake.grids import Filled, read_grid
from etl.intake.limits import refuse
from etl.intake.model import Taken
from etl.intake.view import Piece, View

DELIMITERS = ",\t;|"
LOOKED_AT = 50  # rows
BEHIND = "\uffff"  # stands in no text: a row behind the last one, which an open cell would swallow


def read(content: bytes, name: str) -> Taken:
    """A file of delimited values as HTML."""
    text, encoding = decode_text(content, name)
    delimiter = find_delimiter(text)
    cells: list[Filled] = []
    for number, row in enumerate(_rows(text, delimiter, name), start=1):
        for column, value in enumerate(row, start=1):
            if value.strip():
                anchor = f"{_letters(column)}{number}"
                cells.append(Filled(number, column, [Piece(value.strip())], anchor, number, column))
        limits.check_number(name, len(cells), limits.CELLS, "cells")
    view = View(name)
    write_blocks(view, read_grid(cells, name))
    return Taken("csv", view.text, "html", f"csv in {encoding}")


def _rows(text: str, delimiter: str, name: str) -> Iterator[list[str]]:
    """The rows; IntakeError where a quotation mark opens a cell that none closes: it would swallow what follows."""
    reader = csv.reader(StringIO(f"{text}\n{BEHIND}\n", newline=""), delimiter=delimiter)
    begun = 1
    try:
        for row in reader:
            if row == [BEHIND]:
                return
            if not row or BEHIND not in row[-1]:
                yield row
                begun = reader.line_num + 1
    except csv.Error:  # such a cell is longer than any may be
        pass
    raise refuse(name, f"a quotation mark of line {begun:,} that is never closed", "close it, or take it out")


def find_delimiter(text: str) -> str:
    """What cuts most rows into the same number of values, at least two.

    >>> find_delimiter("연도;수출\\n2023;1,5\\n2024;2,5\\n")
    ';'
    """
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, int]:
    sizes: Counter[int] = Counter()
    for place, row in enumerate(csv.reader(StringIO(text[:100_000], newline=""), delimiter=delimiter)):
        if place == LOOKED_AT:
            break
        sizes[len(row)] += len(row) > 1
    return max((number, size) for size, number in (sizes or Counter({0: 0})).items())


def _letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
