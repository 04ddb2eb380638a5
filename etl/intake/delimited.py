"""CSV and its like, in any encoding: one table, title and notes beside it; 1.234,5 as well as 1,234.5."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import chain

from etl.intake import limits
from etl.intake.blocks import write_blocks
from etl.intake.decimals import COMMA, UNSURE, find_decimal, read_shown
from etl.intake.encodings import decode_text
from etl.intake.grids import Filled, read_grid
from etl.intake.limits import refuse
from etl.intake.model import Taken
from etl.intake.view import Piece, Table, View

DELIMITERS = ",\t;|"
SEPARATED_BY = re.compile(r"\"?sep=(?P<sign>[,\t;|])\"?[ \t]*\r?\n", re.IGNORECASE)
SIGNS = {"\t": "tabs", ";": "semicolons", ",": "commas", "|": "bars"}
UNREAD = "numbers such as 1,234 and 1.234 are left unread: nothing shows whether they are more than a thousand"
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
LOOKED_AT = 50  # rows
BEHIND = "\uffff"  # stands in no text: a row behind the last one, which an open cell would swallow


def read(content: bytes, name: str) -> Taken:
    """A file of delimited values as HTML; how it was taken to be written is told where it might be otherwise."""
    text, encoding = decode_text(content, name)
    said = SEPARATED_BY.match(text)  # which programs write for each other: no row of the table
    delimiter = said["sign"] if said is not None else find_delimiter(text)
    cells: list[Filled] = []
    for number, row in enumerate(_rows(text, delimiter, name, said.end() if said is not None else 0), start=1):
        for column, value in enumerate(row, start=1):
            if value.strip():
                anchor = f"{_letters(column)}{number}"
                cells.append(Filled(number, column, [Piece(value.strip())], anchor, number, column))
        limits.check_number(name, len(cells), limits.CELLS, "cells")
    view = View(name)
    blocks = list(read_grid(cells, name))
    told = _find_decimals([block for block in blocks if isinstance(block, Table)], delimiter)
    write_blocks(view, blocks)
    return Taken("csv", view.text, "html", f"csv in {encoding}", warnings=told)


def _find_decimals(tables: Sequence[Table], delimiter: str) -> tuple[str, ...]:
    """How each table writes its numbers, noted with it; what is told of that."""
    for table in tables:
        table.decimal = find_decimal(table.cells, delimiter)
    found = {table.decimal for table in tables}
    commas = (f"read with decimal commas and {SIGNS[delimiter]} between cells",) if COMMA in found else ()
    unsure = (UNREAD,) if UNSURE in found else ()
    return commas + unsure


def _rows(text: str, delimiter: str, name: str, start: int) -> Iterator[list[str]]:
    """The rows; IntakeError where a quotation mark opens a cell that none closes: it would swallow what follows."""
    reader = csv.reader(chain(_lines(text, start), ["\n", f"{BEHIND}\n"]), delimiter=delimiter)
    begun = 1 + bool(start)
    try:
        for row in reader:
            if row == [BEHIND]:
                return
            if not row or BEHIND not in row[-1]:
                yield row
                begun = reader.line_num + 1 + bool(start)
    except csv.Error:  # such a cell is longer than any may be
        pass
    raise refuse(name, f"a quotation mark of line {begun:,} that is never closed", "close it, or take it out")


def _lines(text: str, start: int) -> Iterator[str]:
    """The lines with their ends, one by one: a file of many values is not held twice."""
    return (found[0] for found in LINE.finditer(text, start))


def find_delimiter(text: str) -> str:
    """What cuts most rows into the same number of values, at least two; of two that do so, what leaves more numbers.

    >>> find_delimiter("연도;수출\\n2023;1,5\\n2024;2,5\\n")
    ';'
    >>> find_delimiter("2023;12,5;3,2\\n2024;13,1;3,3\\n"), find_delimiter("a; b,1,2\\nc; d,3,4\\n")
    (';', ',')
    """
    return max(DELIMITERS, key=lambda delimiter: _evenness(text, delimiter))


def _evenness(text: str, delimiter: str) -> tuple[int, float, int]:
    sizes: Counter[int] = Counter()
    cells = numbers = 0
    for place, row in enumerate(csv.reader(StringIO(text[:100_000], newline=""), delimiter=delimiter)):
        if place == LOOKED_AT:
            break
        sizes[len(row)] += len(row) > 1
        cells += len(row)
        numbers += sum(read_shown(value) is not None for value in row)
    number, size = max((number, size) for size, number in (sizes or Counter({0: 0})).items())
    return number, numbers / max(cells, 1), size


def _letters(column: int) -> str:
    """The letters of a column: 28 is AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
