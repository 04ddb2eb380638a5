"""The columns of an export: one place from which every description of them is made.

Comes in: columns.toml, in the order of the view `figures` (a test holds the two equal). Goes out:
COLUMNS, and the Frictionless table schema. CSVW, the worksheets, the README of a package, the data
dictionary and the page /data say what stands there, and nothing else.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).with_name("columns.toml")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `type` is a Frictionless type; `values` are the only ones allowed, if few."""

    name: str
    type: str
    ko: str
    en: str
    description_ko: str
    description_en: str
    required: bool = False
    values: tuple[str, ...] = ()
    width: int = 12  # in a worksheet, in characters


def read_columns(path: Path = FILE) -> tuple[Column, ...]:
    """The columns of a file such as columns.toml, in its order."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Column(
            name,
            entry["type"],
            entry["title_ko"],
            entry["title_en"],
            entry["ko"],
            entry["en"],
            required=entry.get("required", False),
            values=tuple(entry.get("values", ())),
            width=entry["width"],
        )
        for name, entry in entries.items()
    )


COLUMNS = read_columns()
NAMES = tuple(column.name for column in COLUMNS)
BY_NAME = {column.name: column for column in COLUMNS}
KINDS, BOUNDS, STATUSES = (BY_NAME[name].values for name in ("kind", "bound", "status"))
TRANSFORMATIONS = BY_NAME["transformation"].values


def frictionless_schema(columns: tuple[Column, ...] = COLUMNS) -> dict[str, object]:
    """The table schema of a CSV file: an empty cell is a missing value.

    >>> frictionless_schema()["primaryKey"]
    ['observation_id']
    """
    return {
        "fields": [describe_field(column) for column in columns],
        "primaryKey": [columns[0].name],
        "missingValues": [""],
    }


def describe_field(column: Column) -> dict[str, object]:
    """One field of the schema; the Korean title and description stand beside the English ones."""
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.en,
        "description": column.description_en,
        "title_ko": column.ko,
        "description_ko": column.description_ko,
    }
    constraints: dict[str, object] = {}
    if column.required:
        constraints["required"] = True
    if column.values:
        constraints["enum"] = list(column.values)
    if constraints:
        field["constraints"] = constraints
    return field
