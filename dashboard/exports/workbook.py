"""Figures as an Excel workbook: the figures, their sources, and the method, each a sheet.

Comes in: a selection. Goes out: a file, written row by row in constant memory. Numbers are numbers, as
far as Excel keeps their digits (15); a longer one is text with all of them. The first and the last day of
a period are dates, in columns that hold nothing else; what the text says, to the month or the year, is
text in columns of its own. No text is ever taken for a formula. Refused: more figures than a sheet has rows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.citation import cite_document
from dashboard.exports.batches import document_word, read_rows
from dashboard.exports.columns import COLUMNS, Column
from dashboard.exports.selection import Selection
from etl.errors import StoreError
from etl.exact import format_decimal
from etl.scratch import scratch_folder

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}
HEAD = {"bold": True, "bottom": 1, "bg_color": "#EFEDE6", "valign": "top"}
EPOCH = datetime(2000, 1, 1)  # the same figures give the same bytes, whenever they are written
DIGITS = 15
LONGEST = 32_767  # characters in a cell
LONGEST_LINK = 2_000
MOST_ROWS = 1_048_575  # of a sheet, below its heading
MOST_LINKS = 65_530 // 2  # of a sheet; a figure has two
FIRST_DATE = date(1900, 3, 1)  # Excel has no earlier day; the two months before it has wrong by a day
LINKED = ("permalink", "cited_url")
NOTES = ("numbers", "dates", "blank", "sums", "offsets", "long")
PIECE = 1 << 20
A4 = 9
MOST_ON_PAGE = 10  # columns that are still read when they are printed beside each other


def figures_xlsx(selection: Selection) -> Iterator[bytes]:
    """The file in pieces of a megabyte; OSError where there is no room for it."""
    with scratch_folder() as folder, (folder / "figures.xlsx").open("wb+") as file:
        try:
            write_workbook(file, selection, folder)
        except FileCreateError as error:  # which is what its writer makes of any OSError
            cause = error.args[0] if error.args else None
            raise OSError(*(cause.args if isinstance(cause, OSError) else (str(error),))) from error
        file.seek(0)
        while piece := file.read(PIECE):
            yield piece


def write_workbook(file: IO[bytes], selection: Selection, folder: Path) -> None:
    """Write the three sheets, by way of files in a folder; StoreError for more figures than a sheet has rows."""
    with xlsxwriter.Workbook(file, {**OPTIONS, "tmpdir": str(folder)}) as book:
        book.set_properties({"title": selection.text("sheet.title"), "created": EPOCH})
        sheets = _Sheets(book, selection)
        counts = sheets.write_figures()
        sheets.write_sources(counts)
        sheets.write_method(counts.total())


class _Sheets:
    """One workbook and the formats of its cells."""

    def __init__(self, book: Workbook, selection: Selection) -> None:
        self.book, self.selection, self.text = book, selection, selection.text
        self.head = book.add_format(HEAD)
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.right = book.add_format({**HEAD, "align": "right"})
        self.apart = book.add_format({"indent": 1})  # a unit, from the number before it
        self.date = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.whole = book.add_format({"num_format": "#,##0"})
        self.broken = book.add_format({"num_format": "#,##0.##########"})

    def write_figures(self) -> Counter[str]:
        """All figures under a frozen heading; how many there are of each document."""
        right = {self.heading(column) for column in COLUMNS if column.type in ("number", "integer")}
        sheet = self.add_sheet("data", [(self.heading(column), column.width) for column in COLUMNS], right)
        counts: Counter[str] = Counter()
        for at, row in enumerate(read_rows(self.selection.figures()), start=1):
            if at > MOST_ROWS:
                raise StoreError(
                    f"xlsx: a sheet holds {MOST_ROWS:,} figures and there are more; narrow them, or use csv"
                )
            counts[row["document_id"]] += 1
            for number, column in enumerate(COLUMNS):
                if row[column.name] is not None:
                    self.write_cell(sheet, at, number, column, row[column.name])
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(counts.total(), 1), len(COLUMNS) - 1)
        return counts

    def write_cell(self, sheet: Worksheet, at: int, number: int, column: Column, value: Any) -> None:
        """One value as what it is."""
        if isinstance(value, bool):
            sheet.write_boolean(at, number, value)
        elif isinstance(value, date):
            self.write_date(sheet, at, number, value)
        elif isinstance(value, str):
            self.write_text(sheet, at, number, column.name, value)
        elif len(Decimal(value).normalize().as_tuple().digits) > DIGITS:
            sheet.write_string(at, number, format_decimal(value))
        elif column.type == "integer":
            sheet.write_number(at, number, value)
        else:
            sheet.write_number(at, number, value, self.whole if value == int(value) else self.broken)

    def write_date(self, sheet: Worksheet, at: int, number: int, day: date) -> None:
        """A day that Excel has; an earlier one is only in the column of text, so that no column mixes both."""
        if day >= FIRST_DATE:
            sheet.write_datetime(at, number, day, self.date)

    def write_text(self, sheet: Worksheet, at: int, number: int, name: str, text: str) -> None:
        """An address as a link, all else as the text that it is."""
        if name in LINKED and at <= MOST_LINKS and is_address(text):
            sheet.write_url(at, number, text, string=text)
        else:
            sheet.write_string(at, number, fit(text), self.apart if name == "unit" else None)

    def write_sources(self, counts: Counter[str]) -> None:
        """One row a document: how it is cited, its licence, the hash of its text."""
        heads = (("document_id", 12), ("citation", 80), ("licence", 24), ("file", 28), ("sha256", 68), ("figures", 16))
        named = [(self.text(f"sheet.{name}"), width) for name, width in heads]
        sheet = self.add_sheet("sources", named, {self.text("sheet.figures")})
        for at, row in enumerate(self.selection.documents(), start=1):
            entry = cite_document(row, self.selection.lang)
            licence = row.licence or self.text("document.not_stated")
            for number, cell in enumerate((document_word(row.document_id), entry, licence, row.file, row.sha256)):
                sheet.write_string(at, number, cell, self.wrapped)
            sheet.write_number(at, len(heads) - 1, counts[document_word(row.document_id)], self.wrapped)

    def write_method(self, count: int) -> None:
        """What the file holds, how to read it, and what each column means."""
        sheet = self.add_sheet("method", [(self.text("sheet.part"), 22), (self.text("sheet.meaning"), 110)])
        lines = [
            (self.text("sheet.title"), self.text("sheet.about")),
            (self.text("sheet.version"), self.selection.version),
            (self.text("sheet.selection"), self.selection.describe() or self.text("sheet.everything")),
            (self.text("sheet.count"), f"{count:,}"),
            *((self.text(f"sheet.{note}_head"), self.text(f"sheet.{note}")) for note in NOTES),
            *((self.heading(column), self.meaning(column)) for column in COLUMNS),
        ]
        for at, line in enumerate(lines, start=1):
            for number, cell in enumerate(line):
                sheet.write_string(at, number, cell, self.wrapped)

    def add_sheet(self, name: str, heads: list[tuple[str, int]], right: Collection[str] = ()) -> Worksheet:
        """A sheet with a heading that stays in sight; `right` stand as the numbers below them."""
        sheet = self.book.add_worksheet(self.text(f"sheet.{name}"))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.fit_to_pages(1 if len(heads) < MOST_ON_PAGE else 0, 0)
        for number, (head, width) in enumerate(heads):
            sheet.set_column(number, number, width)
            sheet.write_string(0, number, head, self.right if head in right else self.head)
        return sheet

    def heading(self, column: Column) -> str:
        """What a column is called in the reader's language."""
        return column.ko if self.selection.lang == "ko" else column.en

    def meaning(self, column: Column) -> str:
        """What a column means, with the name that it has in CSV and Parquet."""
        meaning = column.description_ko if self.selection.lang == "ko" else column.description_en
        return f"{meaning} ({column.name})"


def fit(text: str) -> str:
    """The text as far as a cell holds it."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def is_address(text: str) -> bool:
    """Whether a cell may lead there: only to the web, not to a path without a host."""
    return text.startswith(("http://", "https://")) and len(text) <= LONGEST_LINK and not re.search(r"\s", text)
