r"""Figures and lists as CSV: record batches or rows go in, bytes stream out.

Two variants, both UTF-8, comma, quotation marks as in RFC 4180:

plain   lines end in \n. For programs, and for a file kept in git.
excel   begins with a byte order mark, lines end in \r\n.

A document may say anything, and people open either in a spreadsheet: a text cell that one would run is guarded
(etl.guarding).

Numbers are never touched in either: exact decimals without exponent or trailing zeros, and a
negative number stays a number. Whole columns are formatted at once, which makes the file about as
fast as DuckDB's own COPY (`figtrace bench export`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

import polars
import pyarrow

from dashboard.exports.batches import Figures, read_batches
from dashboard.exports.columns import COLUMNS
from dashboard.exports.exact import write_cell
from etl import guarding

END = {False: "\n", True: "\r\n"}
BOM = b"\xef\xbb\xbf"
TEXT = frozenset(column.name for column in COLUMNS if column.type == "string")
NUMBERS = [column.name for column in COLUMNS if column.type == "number"]


def figures_csv(figures: Figures, *, excel: bool = False) -> Iterator[bytes]:
    """Stream the file, a batch a piece; without figures it is the header alone."""
    yield write_head([column.name for column in COLUMNS], excel=excel)
    for batch in read_batches(figures):
        yield format_batch(batch, excel=excel)


def format_batch(batch: pyarrow.RecordBatch, *, excel: bool = False) -> bytes:
    """The lines of one batch; only text is ever guarded and put into quotation marks."""
    numbers = polars.col(NUMBERS).cast(polars.String).str.strip_chars_end("0").str.strip_chars_end(".")
    lines = polars.DataFrame(batch).with_columns(numbers, guard(*TEXT, excel=excel))
    return lines.write_csv(include_header=False, line_terminator=END[excel]).encode()


def guard(*names: str, excel: bool = False) -> polars.Expr:
    """Columns of text, in which no cell is run."""
    return polars.col(*names).str.replace(guarding.FORMULA[excel], "'$0")


def write_head(names: Sequence[str], *, excel: bool = False) -> bytes:
    """The first line of a file, with the byte order mark that Excel looks for.

    >>> write_head(["origin_id", "ko"]), write_head(["ko"], excel=True)
    (b'origin_id,ko\\n', b'\\xef\\xbb\\xbfko\\r\\n')
    """
    return (BOM if excel else b"") + (",".join(names) + END[excel]).encode()


def write_rows(names: Sequence[str], rows: Iterable[Mapping[str, object]], *, excel: bool = False) -> bytes:
    """The lines of some rows of a list, in the same two variants.

    >>> rows = [{"quote": "-4.5", "ratio": 1.5}, {"quote": "=A1", "ratio": None}]
    >>> write_rows(["quote", "ratio"], rows), write_rows(["quote", "ratio"], rows, excel=True)
    (b"-4.5,1.5\\n'=A1,\\n", b"'-4.5,1.5\\r\\n'=A1,\\r\\n")
    """
    file = io.StringIO()
    writer = csv.writer(file, lineterminator=END[excel])
    writer.writerows([write_guarded(row[name], excel=excel) for name in names] for row in rows)
    return file.getvalue().encode()


def write_guarded(value: object, *, excel: bool = False) -> str:
    """A cell; text that a spreadsheet would run has an apostrophe in front."""
    cell = write_cell(value)
    return guarding.guard(cell, excel=excel) if isinstance(value, str) else cell
