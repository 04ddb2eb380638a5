r"""Figures as CSV: record batches or rows go in, bytes stream out.

Two variants, both UTF-8, comma, quotation marks as in RFC 4180:

plain   lines end in \n; nothing is changed. For programs, and for a file kept in git.
excel   begins with a byte order mark, lines end in \r\n; a text cell that a spreadsheet would run
        as a formula (first character = + - @ TAB CR) gets an apostrophe in front.

Numbers are never touched in either: exact decimals without exponent or trailing zeros, and a
negative number stays a number. Whole columns are formatted at once, which makes the file about as
fast as DuckDB's own COPY (`figtrace bench export`).
"""

from __future__ import annotations

from collections.abc import Iterator

import polars
import pyarrow

from dashboard.exports.batches import Figures, read_batches
from dashboard.exports.columns import COLUMNS

BOM = b"\xef\xbb\xbf"
FORMULA = r"^([=+\-@\t\r])"
TEXT = frozenset(column.name for column in COLUMNS if column.type == "string")
NUMBERS = [column.name for column in COLUMNS if column.type == "number"]


def figures_csv(figures: Figures, *, excel: bool = False) -> Iterator[bytes]:
    """Stream the file, a batch a piece; without figures it is the header alone."""
    end = "\r\n" if excel else "\n"
    yield (BOM if excel else b"") + (",".join(column.name for column in COLUMNS) + end).encode()
    for batch in read_batches(figures):
        yield format_batch(batch, excel=excel)


def format_batch(batch: pyarrow.RecordBatch, *, excel: bool = False) -> bytes:
    """The lines of one batch; only text is ever guarded and put into quotation marks."""
    cells = [polars.col(NUMBERS).cast(polars.String).str.strip_chars_end("0").str.strip_chars_end(".")]
    if excel:
        cells.append(polars.col(*TEXT).str.replace(FORMULA, "'$1"))
    lines = polars.from_arrow(batch).with_columns(cells)
    return lines.write_csv(include_header=False, line_terminator="\r\n" if excel else "\n").encode()
