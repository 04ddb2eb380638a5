r"""Figures as CSV: rows of the view `figures` go in, bytes stream out.

Two variants, both UTF-8, comma, quotation marks as in RFC 4180:

plain   lines end in \n; nothing is changed. For programs, and for a file kept in git.
excel   begins with a byte order mark, lines end in \r\n; a text cell that a spreadsheet would run
        as a formula (first character = + - @ TAB CR) gets an apostrophe in front.

Numbers are never touched in either: exact decimals without exponent or trailing zeros, and a
negative number stays a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from dashboard.exports.columns import COLUMNS

BOM = b"\xef\xbb\xbf"
CHUNK = 1 << 16
FORMULA = ("=", "+", "-", "@", "\t", "\r")
NEEDS_QUOTES = re.compile(r'[",\r\n]')
TEXT = frozenset(column.name for column in COLUMNS if column.type == "string")


def figures_csv(rows: Iterable[Mapping[str, object]], *, excel: bool = False) -> Iterator[bytes]:
    """Stream the file in pieces of about 64 KB; without rows it is the header alone."""
    end = "\r\n" if excel else "\n"
    if excel:
        yield BOM
    lines = [",".join(column.name for column in COLUMNS) + end]
    size = 0
    for row in rows:
        line = format_row(row, excel=excel) + end
        lines.append(line)
        size += len(line)
        if size > CHUNK:
            yield "".join(lines).encode()
            lines, size = [], 0
    if lines:
        yield "".join(lines).encode()


def format_row(row: Mapping[str, object], *, excel: bool) -> str:
    """One line without its end, in the order of COLUMNS."""
    return ",".join(quote_cell(format_cell(column.name, row.get(column.name), excel=excel)) for column in COLUMNS)


def format_cell(name: str, value: object, *, excel: bool) -> str:
    """The cell before quoting; only text of the Excel variant is ever guarded.

    >>> format_cell("value", -4.5, excel=True), format_cell("passage", "-4.5", excel=True)
    ('-4.5', "'-4.5")
    """
    text = format_value(value)
    return "'" + text if excel and name in TEXT and text.startswith(FORMULA) else text


def format_value(value: object) -> str:
    """None is empty, true and false are words, decimals are exact."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format_decimal(value) if isinstance(value, Decimal) else str(value)


def format_decimal(value: Decimal) -> str:
    """All digits, no exponent, no trailing zeros.

    >>> format_decimal(Decimal("2.400E+11")), format_decimal(Decimal("-0.2000000000"))
    ('240000000000', '-0.2')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def quote_cell(text: str) -> str:
    """Quotation marks where a comma, a quotation mark or a line break asks for them."""
    return '"' + text.replace('"', '""') + '"' if NEEDS_QUOTES.search(text) else text
