"""How a question is asked: its file under queries/, its arguments, a cursor of its own, rows as dicts.

Every class of questions has this one below it; `Store` has them all. A row is only read: nobody adds to it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import numpy

from etl.errors import StoreError
from etl.store.optional import fill

QUERIES = Path(__file__).with_name("queries")
CHOSEN = "-- chosen\n"

Row = Mapping[str, Any]
READERS: Mapping[str, Callable[[str], Any]] = {"bibliography": json.loads}  # columns that hold JSON


class Questions:
    """What asks a store; who opens one sets `_connection`."""

    _connection: duckdb.DuckDBPyConnection

    def _rows(self, query: str, **parameters: object) -> list[Row]:
        """Ask one question with a cursor of its own."""
        return self._ask(read_query(query), parameters)

    def _row(self, query: str, **parameters: object) -> Row | None:
        return next(iter(self._rows(query, **parameters)), None)

    def _filled(self, query: str, **parameters: object) -> list[Row]:
        """The same for a query with lines that may be left out."""
        return self._ask(*fill(read_query(query), parameters))

    def _column(self, query: str, **parameters: object) -> numpy.ndarray:
        """The same of a question with one column of numbers, for many rows: an array."""
        with self._connection.cursor() as cursor:
            columns = cursor.execute(read_query(query), parameters).fetchnumpy()
        return numpy.asarray(next(iter(columns.values())))

    def _ask(self, query: str, parameters: Mapping[str, object]) -> list[Row]:
        with self._connection.cursor() as cursor:
            cursor.execute(query, parameters)
            names = [column[0] for column in cursor.description or ()]
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
        for name in READERS.keys() & names:
            for row in rows:
                row[name] = READERS[name](row[name])
        return list[Row](rows)


@cache
def read_query(name: str) -> str:
    """The SQL of one question; where it says `-- chosen`, the conditions of parts/chosen.sql stand."""
    query = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    return query.replace(CHOSEN, (QUERIES / "parts" / "chosen.sql").read_text(encoding="utf-8"))


def present(row: Row | None) -> Row:
    """A row that another row of the same store names; StoreError if it is not there."""
    if row is None:
        raise StoreError(
            "a row of the store names another one that is not there; please remove build/ and run: figtrace build"
        )
    return row
