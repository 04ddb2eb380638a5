"""The tables of the search, filled when a store is written.

Comes in: a store whose tables and `figure_rows` are full. Names are taken apart in Python, each spelling once; all
else is SQL, in the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow

from etl.reading.letters import GRAM, grams, initials, letters

FOLDER = Path(__file__).parent
MOST_KEPT = 32_768  # spellings: datasets/ give every store that a process writes the same thousands
MOST_THINGS = 32  # of a key: what more things have in their names has a stretch of figures of its own
SHORTEST, LONGEST = GRAM + 1, 40  # letters of a key that is compared with what is misspelt
TEMPORARY = ("ordered", "placed", "tagged", "found_things", "named", "spelt", "keyed", "counted")

_letters, _initials = lru_cache(MOST_KEPT)(letters), lru_cache(MOST_KEPT)(initials)


def index_search(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill search_figures, search_things, search_places, search_numbers, search_keys and search_grams."""
    _run(connection, "1_figures")
    _run(connection, "2_names")
    spellings = [name for (name,) in connection.execute("select distinct name from named order by name").fetchall()]
    _insert(
        connection,
        "create temp table spelt as select * from incoming",
        name=spellings,
        key=map(_letters, spellings),
        initials=map(_initials, spellings),
    )
    _run(connection, "3_keys")
    found = connection.execute("select key from search_keys order by rowid").fetchall()
    pairs = [(gram, row) for row, (key,) in enumerate(found) if SHORTEST <= len(key) <= LONGEST for gram in grams(key)]
    _insert(
        connection,
        "insert into search_grams select gram, row::integer from incoming order by gram, row",
        gram=(gram for gram, _ in pairs),
        row=(row for _, row in pairs),
    )
    for table in TEMPORARY:
        connection.execute(f"drop table {table}")


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    script = (FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    for statement in connection.extract_statements(script):
        connection.execute(statement, {"most": MOST_THINGS} if "most" in statement.named_parameters else None)


def _insert(connection: duckdb.DuckDBPyConnection, statement: str, **columns: Iterable[str | int]) -> None:
    connection.register("incoming", pyarrow.table({name: pyarrow.array(list(own)) for name, own in columns.items()}))
    connection.execute(statement)
    connection.unregister("incoming")
