"""The data dictionary: every table and view of the store, every column, what it is and what it means.

The shape comes from the store itself (`Store.columns`), the words from tables.toml and columns.toml. A
column without words has none: a test holds that there is no such column.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from dashboard.exports.columns import BY_NAME
from etl.answers import ColumnShape

FILE = Path(__file__).with_name("tables.toml")
COMMON, ITSELF = "common", "table"
LIKE_FIGURES = ("figures", "figure_rows", "joined_figures", "sample_rows", "measured_figures")
LIKE = {"ranked_relations": "relation_rows"}  # the same columns


@dataclass(frozen=True, slots=True)
class Described:
    """A column, or with an empty type a table: its words in both languages."""

    name: str
    type: str
    ko: str
    en: str
    is_required: bool = False

    def meaning(self, lang: str) -> str:
        """What it means, in one language."""
        return self.ko if lang == "ko" else self.en


@dataclass(frozen=True, slots=True)
class Table:
    """A table or view with its columns."""

    itself: Described
    is_view: bool
    columns: tuple[Described, ...]


def describe_store(columns: Iterable[ColumnShape]) -> list[Table]:
    """All tables, then the views; rows are those of `Store.columns`, in their order."""
    tables = []
    for (name, is_view), rows in groupby(columns, key=lambda row: (row.table_name, row.is_view)):
        described = tuple(
            Described(
                row.column_name,
                row.data_type,
                *find_words(name, row.column_name),
                is_required=not row.is_nullable,
            )
            for row in rows
        )
        tables.append(Table(Described(name, "", *find_words(name, ITSELF)), is_view, described))
    return tables


def find_words(table: str, column: str) -> tuple[str, str]:
    """Korean and English: of the table itself, else of all tables, else of the view `figures`; else empty."""
    words = read_words()
    if column != ITSELF:
        table = LIKE.get(table, table)
    if column in BY_NAME and (table in LIKE_FIGURES or column not in words.get(table, {}) | words[COMMON]):
        return BY_NAME[column].description_ko, BY_NAME[column].description_en
    ko, en = words.get(table, {}).get(column) or words[COMMON].get(column) or ("", "")
    return ko, en


@cache
def read_words() -> dict[str, dict[str, list[str]]]:
    """What tables.toml says."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def write_markdown(tables: Iterable[Table], lang: str) -> Iterator[str]:
    """The dictionary as Markdown, a line at a time."""
    for table in tables:
        yield f"\n## {table.itself.name}\n\n{table.itself.meaning(lang)}\n"
        for column in table.columns:
            yield f"- `{column.name}` {column.type.lower()}: {column.meaning(lang)}"
