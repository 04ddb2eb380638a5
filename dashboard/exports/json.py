"""Figures as JSON: one array with one object a line, in the order of the columns.

Decimals are written as JSON numbers with all their digits; a reader that wants them exact parses
numbers as decimals. Missing is null.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from dashboard.exports.columns import NAMES
from dashboard.exports.csv import format_decimal


def figures_json(rows: Iterable[Mapping[str, object]]) -> Iterator[bytes]:
    """Stream the array, an object a piece; without rows it is an empty array."""
    separator = "[\n"
    for row in rows:
        yield (separator + format_object(row)).encode()
        separator = ",\n"
    yield b"[]\n" if separator == "[\n" else b"\n]\n"


def format_object(row: Mapping[str, object]) -> str:
    """One row as an object."""
    return "{" + ", ".join(f"{json.dumps(name)}: {format_value(row.get(name))}" for name in NAMES) + "}"


def format_value(value: object) -> str:
    """A JSON literal; text keeps its Korean letters.

    >>> format_value(Decimal("13000.0000000000"))
    '13000'
    """
    return format_decimal(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
