"""Tables as TOML, values that no TOML should hold among them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Raw:
    """What is written into TOML as it is."""

    text: str


def write_toml(tables: dict[str, Any]) -> str:
    """TOML without comments.

    >>> print(write_toml({"a": [1, Raw("nan")], "b": [{"c": {"d": "e"}}]}), end="")
    "a" = [1, nan]
    [["b"]]
    "c" = {"d" = "e"}
    """
    plain = {key: value for key, value in tables.items() if not _is_tables(value)}
    lines = [f"{json.dumps(key)} = {_inline(value)}" for key, value in plain.items()]
    for key, entries in tables.items():
        for entry in entries if _is_tables(entries) else ():
            lines.append(f"[[{json.dumps(key)}]]")
            lines += [f"{json.dumps(name)} = {_inline(value)}" for name, value in entry.items()]
    return "\n".join(lines) + "\n"


def _is_tables(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(item, dict) for item in value)


def _inline(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {_inline(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_inline, value)) + "]"
    if isinstance(value, Raw):
        return value.text
    return json.dumps(value)
