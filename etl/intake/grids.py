"""Sheets become tables: which rows are title, unit and notes, where one table ends and the next begins.

Comes in: the filled cells of a sheet, never its dimension (a sheet of two cells may span 17 billion). Goes out: blocks
for the view. Rows and columns in which nothing stands are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from etl.intake import limits
from etl.intake.blocks import Block, Paragraph
from etl.intake.described import Told, add_description, read_line
from etl.intake.view import Cell, Piece, Table, plain
from etl.patterns import pattern

UNIT, BARE_UNIT = pattern("intake.grids.unit"), pattern("intake.grids.bare_unit")
NUMBER = re.compile(r"[-+△▲−(]?\s?[$₩€¥]?\d[\d,.]*\s?%?\)?")
YEAR = re.compile(r"(?:19|20)\d\d")
NOTE = pattern("intake.grids.note")
GRID = 4 * limits.CELLS
CAPTIONS = 3  # lines above a table that may be its title, its unit and a note
LONGEST = 150  # characters of such a line


@dataclass(frozen=True, slots=True)
class Filled:
    """A cell in which something stands; `last_row` and `last_column` are how far it is merged."""

    row: int
    column: int
    pieces: Sequence[Piece]
    anchor: str
    last_row: int
    last_column: int


Row = list[Filled]


def read_grid(cells: Iterable[Filled], name: str) -> Iterator[Block]:
    """The tables and paragraphs of a sheet, from above."""
    rows: dict[int, Row] = {}
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        rows.setdefault(cell.row, []).append(cell)
    for part in _parts([rows[number] for number in sorted(rows)]):
        yield from _read_part(part, name)


def _parts(rows: Sequence[Row]) -> Iterator[list[Row]]:
    """Stretches of rows, each with at most one table: cut where a table ended, rows are empty and a new head begins."""
    part: list[Row] = []
    reach = 0
    for row in rows:
        has_gap = bool(part) and row[0].row > reach + 1
        if has_gap and any(len(above) > 1 for above in part) and not _is_continued(row) and not _is_note(row):
            yield part
            part = []
        part.append(row)
        reach = max(reach, *(cell.last_row for cell in row))
    if part:
        yield part


def _is_continued(row: Row) -> bool:
    """A row of values, as inside a table."""
    values = [cell for cell in row if _is_number(cell)]
    return len(row) > 1 and len(values) * 2 >= len(row) and not all(YEAR.fullmatch(_words(one)) for one in values)


def _is_note(row: Row) -> bool:
    return len(row) == 1 and NOTE.match(_words(row[0])) is not None


def _is_number(cell: Filled) -> bool:
    return NUMBER.fullmatch(_words(cell)) is not None


def _words(cell: Filled) -> str:
    return plain(cell.pieces).strip()


def _read_part(rows: list[Row], name: str) -> Iterator[Block]:
    told = _lines_above(rows)
    first = next((place for place, row in enumerate(rows) if place not in told and _is_of_table(row)), None)
    if first is None or sum(len(row) > 1 for row in rows) < 2:
        for row in rows:
            yield Paragraph([piece for cell in row for piece in (*cell.pieces, Piece(" "))][:-1])
        return
    last = max(place for place, row in enumerate(rows) if len(row) > 1 or _is_number(row[0]))
    table = Table(_place(rows[first : last + 1], name))
    above = [cell.pieces for place, row in enumerate(rows[:first]) if place not in told for cell in row]
    begin = max((place for place, pieces in enumerate(above, 1) if _is_prose(pieces)), default=0)
    begin = max(begin, len(above) - CAPTIONS)
    for pieces in above[:begin]:
        yield Paragraph(pieces)
    table.captions = above[begin:]
    table.notes = [cell.pieces for row in rows[last + 1 :] for cell in row]
    add_description(table, told.values())
    yield table


def _lines_above(rows: Sequence[Row]) -> dict[int, Told]:
    """The lines with which a sheet begins that tell the title, the unit or the source of its table, by their place."""
    found = ((place, read_line([cell.pieces for cell in row])) for place, row in enumerate(rows))
    lines = takewhile(lambda one: one[1] is not None and one[1].has_colon, found)
    return {place: line for place, line in lines if line is not None}


def _is_prose(pieces: Sequence[Piece]) -> bool:
    """Whether a line is too long for a title, or a sentence."""
    text = plain(pieces).strip()
    return len(text) > LONGEST or (len(text) > LONGEST / 2 and text.endswith((".", "。")))


def _is_of_table(row: Row) -> bool:
    """Several cells, and not a title with its unit at the right."""
    is_unit = len(row) == 2 and (any(UNIT.search(_words(cell)) for cell in row) or BARE_UNIT.fullmatch(_words(row[1])))
    return len(row) > 1 and not is_unit


def _place(rows: Sequence[Row], name: str) -> list[Cell]:
    """Cells at their rows and columns in what is left of the sheet, the empty ones too."""
    columns = sorted({cell.column for row in rows for cell in row})
    limits.check_number(name, len(rows) * len(columns), GRID, "places in a sheet that is nearly empty")
    column_at = {column: place for place, column in enumerate(columns)}
    row_at = {row[0].row: place for place, row in enumerate(rows)}
    made: list[Cell] = []
    covered = bytearray(len(rows) * len(columns))  # row by row
    for row in rows:
        for cell in row:
            place = (row_at[cell.row], column_at[cell.column])
            height = _reach(row_at, cell.row, cell.last_row)
            width = _reach(column_at, cell.column, cell.last_column)
            made.append(Cell(*place, cell.pieces, height, width, cell.anchor))
            for down in range(height):
                start = (place[0] + down) * len(columns) + place[1]
                covered[start : start + width] = b"\1" * width
    made += [Cell(*divmod(at, len(columns)), ()) for at, is_covered in enumerate(covered) if not is_covered]
    return made


def _reach(places: dict[int, int], start: int, last: int) -> int:
    """How many of the rows or columns that are left stand from `start` to `last`."""
    if last == start:
        return 1
    return sum(start <= one <= last for one in places)
