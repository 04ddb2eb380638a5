"""A comparison as a file: the figures that it shows and what is computed from them, with the column `derived`.

CSV has the names of the columns, the workbook their titles in the reader's language, and a sheet that says what each
means in both. Rows are those of dashboard.content.comparing; columns those of compared.toml.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from dashboard.exports.columns import read_columns
from dashboard.exports.csv import write_head, write_rows
from dashboard.i18n import Text
from etl.exact import format_decimal

COLUMNS = read_columns(Path(__file__).with_name("compared.toml"))
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
EPOCH = datetime(2000, 1, 1)  # the same rows give the same bytes, whenever they are written
DIGITS = 15  # that a spreadsheet keeps of a number
LONGEST = 32_767  # characters in a cell
Rows = Sequence[Mapping[str, object]]


def compared_csv(rows: Rows, *, excel: bool = False) -> bytes:
    """The file; without rows it is the header alone."""
    names = [column.name for column in COLUMNS]
    return write_head(names, excel=excel) + write_rows(names, rows, excel=excel)


def compared_xlsx(rows: Rows, text: Text) -> bytes:
    """The workbook: the rows, and what their columns mean; no text is taken for a formula."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_properties({"title": text("compare.title"), "created": EPOCH})
        head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#EFEDE6"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = _add(book, text("sheet.data"), [(text.pick(one.ko, one.en), one.width) for one in COLUMNS], head)
        for at, row in enumerate(rows, start=1):
            for number, column in enumerate(COLUMNS):
                _write(sheet, at, number, row[column.name])
        sheet.freeze_panes(1, 1)
        titles = [(text("sheet.part"), 24), (text("sheet.meaning"), 110)]
        meanings = _add(book, text("sheet.method"), titles, head)
        for at, column in enumerate(COLUMNS, start=1):
            meanings.write_string(at, 0, f"{column.ko} · {column.en} ({column.name})", wrapped)
            meanings.write_string(at, 1, f"{column.description_ko} {column.description_en}", wrapped)
    return file.getvalue()


def _add(book: xlsxwriter.Workbook, name: str, heads: Sequence[tuple[str, int]], look: Format) -> Worksheet:
    """A sheet with its heading."""
    sheet = book.add_worksheet(name)
    sheet.set_landscape()
    for number, (title, width) in enumerate(heads):
        sheet.set_column(number, number, width)
        sheet.write_string(0, number, title, look)
    return sheet


def _write(sheet: Worksheet, at: int, number: int, value: object) -> None:
    """One value as what it is; of a number with more digits than a spreadsheet keeps, all of them as text."""
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_boolean(at, number, value)
    elif isinstance(value, Decimal) and len(value.normalize().as_tuple().digits) <= DIGITS:
        sheet.write_number(at, number, value)
    elif isinstance(value, Decimal):
        sheet.write_string(at, number, format_decimal(value))
    else:
        sheet.write_string(at, number, str(value)[:LONGEST])
