"""Figures as JSON: one object a line, in the order of the columns; an array, or JSON Lines.

Decimals are written as JSON numbers with all their digits; a reader that wants them exact parses
numbers as decimals. Missing is null.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dashboard.exports.batches import Figures, read_rows
from dashboard.exports.columns import NAMES
from dashboard.exports.exact import write_json


def figures_json(figures: Figures) -> Iterator[bytes]:
    """Stream the array, an object a piece; without figures it is an empty array."""
    separator = "[\n"
    for row in read_rows(figures):
        yield (separator + format_object(row)).encode()
        separator = ",\n"
    yield b"[]\n" if separator == "[\n" else b"\n]\n"


def figures_jsonl(figures: Figures) -> Iterator[bytes]:
    """Stream JSON Lines: each line is an object of its own; without figures there is no line."""
    for row in read_rows(figures):
        yield (format_object(row) + "\n").encode()


def format_object(row: Mapping[str, object]) -> str:
    """One row as an object.

    >>> from decimal import Decimal
    >>> format_object({"value": Decimal("13000.0000000000")}).partition('"value": ')[2][:5]
    '13000'
    """
    return write_json({name: row.get(name) for name in NAMES})
