"""Anything as JSON on one line, and a value as a cell of CSV: the one place for decimals, dates and truth.

A decimal keeps all its digits, in a CSV cell as in JSON; a date is ISO 8601. What goes into JSON are
dicts, records of the store, lists, tuples, texts, numbers, booleans, dates and None, one in another. A reader
that wants the decimals exact parses numbers as decimals.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from etl.answers import Record, as_dict
from etl.exact import format_decimal


def write_json(thing: object) -> str:
    """The JSON text.

    >>> write_json({"값": Decimal("0.1000000000"), "causes": ("seed", None), "when": date(2024, 6, 19)})
    '{"값": 0.1, "causes": ["seed", null], "when": "2024-06-19"}'
    """
    if isinstance(thing, Decimal):
        return format_decimal(thing)
    if isinstance(thing, date):
        return f'"{thing.isoformat()}"'
    if isinstance(thing, Record):
        return write_json(as_dict(thing))
    if isinstance(thing, Mapping):
        return "{" + ", ".join(f"{write_json(str(name))}: {write_json(value)}" for name, value in thing.items()) + "}"
    if isinstance(thing, list | tuple):
        return "[" + ", ".join(map(write_json, thing)) + "]"
    return json.dumps(thing, ensure_ascii=False)


def write_script_json(thing: object) -> str:
    """The same for the inside of a <script>: nothing in it can end the script.

    >>> write_script_json({"text": "</script>"})
    '{"text": "\\\\u003c/script>"}'
    """
    return write_json(thing).replace("<", "\\u003c")


def write_cell(value: object) -> str:
    """A cell of CSV; missing is empty.

    >>> write_cell(None), write_cell(True), write_cell(Decimal("1.50")), write_cell("=1")
    ('', 'true', '1.5', '=1')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return format_decimal(value) if isinstance(value, Decimal) else str(value)
