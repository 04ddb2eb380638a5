"""XLSX: every visible sheet as tables, each cell as the sheet shows it, with its address (Sheet1!B3).

Comes in: the bytes of a file that passed the limits of a zip. Only cells that exist are walked. Hidden sheets, rows
and columns are left out and told, so are formulas that were never calculated.
"""

from __future__ import annotations

import re
import string
import warnings
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from io import BytesIO
from itertools import chain, islice
from math import isfinite
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

from etl.intake import limits
from etl.intake.archive import Archive
from etl.intake.blocks import write_blocks
from etl.intake.described import Told, describe, described_by, read_sheet
from etl.intake.grids import Filled, read_grid
from etl.intake.model import Property, Taken
from etl.intake.number_formats import AS_ANYWHERE, RUSSIAN, show
from etl.intake.view import Piece, View

CELL = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW = re.compile(rb"<(?:\w+:)?row[\s/>]")
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]{0,40}?ref=[\"']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})[\"']")
ADDRESS = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
ADDRESSED = re.compile(
    rb"<(?:\w+:)?c\s(?P<before>[^<>]*?)r=[\"'](?P<place>[^\"']*)[\"'](?P<more>[^<>]*)>"
    rb"(?:\s*<(?:\w+:)?v>(?P<value>[^<]*)<)?"
)
TYPED = re.compile(rb"(?:^|\s)t=")  # of text, of an error: no number is needed
COLUMNS, ROWS, LAST = 16_384, 1_048_576, "XFD1048576"
DESCRIBING = 500  # cells of a sheet that may describe another, at most
LETTERS, CYRILLIC = 2_000, re.compile("[А-Яа-яЁё]")  # of a book that tell its language
LONGEST = 40  # characters of a cell that are told
FORMULA = re.compile(rb"<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(<(?:\w+:)?v>[^<])?")


def read(content: bytes, name: str) -> Taken:
    """An XLSX as HTML."""
    archive = Archive(content, name)
    archive.check_xml()
    sheets = [archive.read(member) for member in sorted(archive.names) if member.startswith("xl/worksheets/")
              and member.endswith(".xml")]  # fmt: skip
    _check_sheets(sheets, name)
    told = _uncalculated(sheets)
    del sheets
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it does not know
        try:
            book = load_workbook(BytesIO(content), data_only=True, keep_links=False, rich_text=True)
        except Exception as error:  # a broken sheet raises anything
            _refuse_fault(archive, name, error)
            raise
    if any(sheet.max_row > ROWS for sheet in book.worksheets):
        _refuse_fault(archive, name)
    view = View(name)
    signs = _signs(book)
    described = _find_descriptions(book)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            told.append(f"sheet {sheet.title!r} is hidden and left out")
            continue
        cells = _cells(sheet, told, signs)
        first = next(cells, None)
        if first is not None:
            view.block("h2", [Piece(sheet.title)])
            blocks = read_grid(chain([first], cells), name)
            write_blocks(view, describe(blocks, described.get(sheet.title, ())))
    return Taken("xlsx", view.text, "html", f"openpyxl {version('openpyxl')}", _properties(book), warnings=tuple(told))


def _signs(book: Any) -> Mapping[int, str]:
    """How a book writes numbers: as in Russian, where most of its first letters are Cyrillic."""
    cells = chain.from_iterable(sheet._cells.values() for sheet in book.worksheets if sheet.sheet_state == "visible")
    words = (cell.value for cell in cells if isinstance(cell.value, str))
    letters = "".join(islice((char for word in words for char in word if char.isalpha()), LETTERS))
    return RUSSIAN if 2 * len(CYRILLIC.findall(letters)) > len(letters) else AS_ANYWHERE


def _find_descriptions(book: Any) -> dict[str, tuple[Told, ...]]:
    """What a sheet that is there for nothing else tells of the table of another, by the name of that one."""
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    filled = [sheet for sheet in sheets if any(cell.value not in (None, "") for cell in sheet._cells.values())]
    rows = ((sheet.title, _rows(sheet) if len(sheet._cells) <= DESCRIBING else ()) for sheet in filled)
    return described_by([(title, read_sheet(found)) for title, found in rows])


def _rows(sheet: Any) -> list[list[tuple[Piece, ...]]]:
    """What the rows of a small sheet show; it keeps its cells."""
    rows: dict[int, list[tuple[Piece, ...]]] = {}
    hidden_rows, hidden_columns = _hidden(sheet)
    for (row, column), cell in sorted(sheet._cells.items()):
        if row not in hidden_rows and column not in hidden_columns and (pieces := _pieces(cell)):
            rows.setdefault(row, []).append(pieces)
    return list(rows.values())


def _check_sheets(sheets: list[bytes], name: str) -> None:
    """Count before a library makes an object of each."""
    limits.check_number(name, sum(len(CELL.findall(sheet)) for sheet in sheets), limits.CELLS, "cells")
    limits.check_number(name, sum(len(ROW.findall(sheet)) for sheet in sheets), limits.CELLS, "rows")
    areas = [_area(*found) for sheet in sheets for found in MERGED.findall(sheet)]
    limits.check_number(name, sum(areas), limits.COVERED, "cells under merged ones")


def _refuse_fault(archive: Archive, name: str, error: Exception | None = None) -> None:
    """Refuse a book for the first cell that no sheet can have; nothing if every cell is sound."""
    for member in sorted(archive.names):
        if not (member.startswith("xl/worksheets/") and member.endswith(".xml")):
            continue
        sheet = member.rpartition("/")[2]
        for found in ADDRESSED.finditer(archive.read(member)):
            place = found["place"].decode("ascii", "replace")
            cell = place[:LONGEST]
            if not _is_place(place):
                raise limits.refuse(
                    name,
                    f"{sheet}: cell {cell} lies beyond the last of a sheet ({LAST})",
                    "mend that cell, and save it again",
                ) from error
            is_typed = TYPED.search(found["before"] + found["more"]) is not None
            value = found["value"]
            if value is not None and not is_typed and not _is_number(value):
                said = value[:LONGEST].decode("utf-8", "replace")
                raise limits.refuse(
                    name, f"{sheet}: cell {cell} holds no number: {said}", "mend that cell, and save it again"
                ) from error


def _is_place(place: str) -> bool:
    """Whether a sheet can have a cell of that address."""
    return ADDRESS.fullmatch(place) is not None and _column_of(place) <= COLUMNS and _row_of(place) <= ROWS


def _column_of(place: str) -> int:
    return _column(place.rstrip("0123456789").encode())


def _row_of(place: str) -> int:
    return int(place.lstrip(string.ascii_uppercase))


def _is_number(value: bytes) -> bool:
    """Whether a number of a cell is one that can be shown."""
    try:
        return isfinite(float(value))
    except ValueError:
        return False


def _area(left: bytes, top: bytes, right: bytes, bottom: bytes) -> int:
    return (abs(_column(right) - _column(left)) + 1) * (abs(int(bottom) - int(top)) + 1)


def _column(letters: bytes) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _uncalculated(sheets: list[bytes]) -> list[str]:
    number = sum(not found for sheet in sheets for found in FORMULA.findall(sheet))
    return [f"{number} formulas were never calculated and show nothing: open and save it in Excel"] if number else []


def _cells(sheet: Any, told: list[str], signs: Mapping[int, str]) -> Iterator[Filled]:
    """The cells of a sheet that show something; none is in it any more behind the last."""
    rows, columns = _hidden(sheet)
    merged = {(one.min_row, one.min_col): (one.max_row, one.max_col) for one in sheet.merged_cells.ranges}
    hidden = struck = 0
    crossed = {place for place, font in enumerate(sheet.parent._fonts) if font.strike}
    while sheet._cells:  # two objects for each of a large sheet would fill the memory
        (row, column), cell = sheet._cells.popitem()
        pieces = _pieces(cell, signs)
        if not pieces:
            continue
        if cell.has_style and cell._style.fontId in crossed:
            struck += 1
            continue
        last_row, last_column = merged.get((row, column), (row, column))
        row_seen = next((one for one in range(row, last_row + 1) if one not in rows), None)
        column_seen = next((one for one in range(column, last_column + 1) if one not in columns), None)
        if row_seen is None or column_seen is None:
            hidden += 1
            continue
        yield Filled(row_seen, column_seen, pieces, f"{sheet.title}!{cell.coordinate}", last_row, last_column)
    if hidden:
        told.append(f"sheet {sheet.title!r}: {hidden} cells in hidden rows or columns are left out")
    if struck:
        told.append(f"sheet {sheet.title!r}: {struck} cells that are struck out are left out")


def _hidden(sheet: Any) -> tuple[set[int], set[int]]:
    """The rows and columns that are not shown."""
    rows = {row for row, size in sheet.row_dimensions.items() if size.hidden}
    columns = {
        column for size in sheet.column_dimensions.values() if size.hidden and size.min
        for column in range(size.min, size.max + 1)
    }  # fmt: skip
    return rows, columns


def _pieces(cell: Any, signs: Mapping[int, str] = AS_ANYWHERE) -> tuple[Piece, ...]:
    """What a cell shows, without words that are struck out in it; nothing where it is empty."""
    value = cell.value
    pieces: tuple[Piece, ...]
    if isinstance(value, CellRichText):
        pieces = tuple(
            Piece(part.text, part.font.vertAlign == "superscript") if isinstance(part, TextBlock) else Piece(part)
            for part in value
            if not (isinstance(part, TextBlock) and part.font.strike)
        )
    else:
        pieces = (Piece(show(value, cell.number_format if value is not None else "General", signs)),)
    return pieces if any(piece.text.strip() for piece in pieces) else ()


def _properties(book: Any) -> tuple[Property, ...]:
    said = book.properties
    found = {"title": said.title, "author": said.creator, "published": said.created and said.created.date().isoformat()}
    return tuple(Property(one, str(value), "metadata") for one, value in found.items() if value)
