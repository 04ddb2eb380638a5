"""Anything as JSON on one line: decimals are numbers with all their digits, text keeps its letters.

What goes in are dicts, lists, tuples, texts, numbers, booleans and None, one in another. A reader that
wants the decimals exact parses numbers as decimals.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal

from dashboard.exports.csv import format_decimal


def write_json(thing: object) -> str:
    """The JSON text.

    >>> write_json({"값": Decimal("0.1000000000"), "causes": ("seed", None)})
    '{"값": 0.1, "causes": ["seed", null]}'
    """
    if isinstance(thing, Decimal):
        return format_decimal(thing)
    if isinstance(thing, Mapping):
        return "{" + ", ".join(f"{write_json(str(name))}: {write_json(value)}" for name, value in thing.items()) + "}"
    if isinstance(thing, list | tuple):
        return "[" + ", ".join(map(write_json, thing)) + "]"
    return json.dumps(thing, ensure_ascii=False)
