"""The spreadsheet inside a chart: its data, where each figure comes from, and how it was read.

Texts stay texts: what begins with = is no formula, an address no link. The same plot gives the same
bytes.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from xlsxwriter import Workbook

from dashboard.exports.pptx.plot import SCATTER, Plot
from dashboard.exports.pptx.sheet import lay_out
from dashboard.i18n import Text

if TYPE_CHECKING:
    from dashboard.exports.pptx.plan import Figure

FIXED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
WIDTHS = (20, 24, 24, 16, 60, 60, 40, 34, 14)


def write_workbook(plot: Plot, figures: Sequence[Figure], method: Sequence[tuple[str, str]], text: Text) -> bytes:
    """The file: three sheets, the data first."""
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"created": FIXED, "author": "figtrace"})
    fonts = {"font_name": "Malgun Gothic", "font_size": 10}
    looks = {
        "plain": book.add_format(fonts),
        "head": book.add_format({**fonts, "bold": True, "bottom": 1}),
        "date": book.add_format({**fonts, "num_format": "yyyy-mm-dd"}),
        "long": book.add_format({**fonts, "text_wrap": True, "valign": "top"}),
    }
    _write_data(book, plot, text, looks)
    _write_sources(book, figures, text, looks)
    _write_method(book, method, text, looks)
    book.close()
    return out.getvalue()


def _write_data(book: Workbook, plot: Plot, text: Text, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(text("deck.sheet_data"))
    for column in lay_out(plot):
        name = column.series.name if column.series else text(f"deck.column_{column.sort}")
        if column.series and column.sort != "value":
            name += f" · {text(f'deck.reach_{column.sort}')}"
        is_date = column.sort in ("rows", "first") and plot.kind == SCATTER
        sheet.set_column(column.number, column.number, 14 if is_date else 22, looks["plain"])
        sheet.write_string(0, column.number, name, looks["head"])
        for row, cell in enumerate(column.cells, 1):
            if isinstance(cell, str):
                sheet.write_string(row, column.number, cell, looks["plain"])
            elif cell is not None:
                sheet.write_number(row, column.number, cell, looks["date" if is_date else "plain"])
    sheet.freeze_panes(1, 1)


def _write_sources(book: Workbook, figures: Sequence[Figure], text: Text, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(text("deck.sheet_sources"))
    heads = ("id", "quote", "value", "origin", "period", "passage", "document", "address", "hash")
    for column, (name, width) in enumerate(zip(heads, WIDTHS, strict=True)):
        sheet.set_column(column, column, width, looks["long"])
        sheet.write_string(0, column, text(f"deck.column_{name}"), looks["head"])
    for row, figure in enumerate(figures, 1):
        cells = (
            figure.id,
            figure.quote,
            figure.amount,
            f"{figure.origin} · {figure.kind}",
            figure.period,
            figure.passage,
            figure.reference,
            figure.address,
            figure.sha256[:12],
        )
        for column, cell in enumerate(cells):
            sheet.write_string(row, column, cell, looks["long"])
    sheet.freeze_panes(1, 1)


def _write_method(book: Workbook, method: Sequence[tuple[str, str]], text: Text, looks: dict[str, Any]) -> None:
    sheet = book.add_worksheet(text("deck.sheet_method"))
    sheet.set_column(0, 0, 18, looks["head"])
    sheet.set_column(1, 1, 110, looks["long"])
    for row, (name, words) in enumerate(method):
        sheet.write_string(row, 0, name, looks["head"])
        sheet.write_string(row, 1, words, looks["long"])
