"""How a question is asked: its file under queries/, its arguments, a cursor of its own, rows as records.

Every class of questions has this one below it; `Store` has them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TypeVar

import duckdb
import numpy

from etl.answers import Made, maker_of
from etl.errors import StoreError
from etl.store.optional import fill

QUERIES = Path(__file__).with_name("queries")
CHOSEN = "-- chosen\n"
MOST_PARSED = 1_000  # questions; those with lines that may be left out have many shapes

There = TypeVar("There")


class Questions:
    """What asks a store; who opens one sets `_connection` and an empty `_parsed`, and lets go of both when closed."""

    _connection: duckdb.DuckDBPyConnection | None
    _parsed: dict[str, duckdb.Statement]

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """For one question; ConnectionException once the store is closed."""
        connection = self._connection
        if connection is None:
            raise duckdb.ConnectionException("the store is closed")
        return connection.cursor()

    def _rows(self, kind: type[Made], query: str, /, **parameters: object) -> list[Made]:
        """Ask one question with a cursor of its own."""
        return self._ask(kind, read_query(query), parameters)

    def _row(self, kind: type[Made], query: str, /, **parameters: object) -> Made | None:
        return next(iter(self._rows(kind, query, **parameters)), None)

    def _filled(self, kind: type[Made], query: str, /, **parameters: object) -> list[Made]:
        """The same for a query with lines that may be left out."""
        return self._ask(kind, *fill(read_query(query), parameters))

    def _column(self, query: str, /, **parameters: object) -> numpy.ndarray:
        """The same of a question with one column, for many rows: an array."""
        text, given = fill(read_query(query), parameters)
        with self._cursor() as cursor:
            columns = cursor.execute(self._parse(cursor, text), given).fetchnumpy()
        return numpy.asarray(next(iter(columns.values())))

    def _ask(self, kind: type[Made], query: str, parameters: Mapping[str, object]) -> list[Made]:
        with self._cursor() as cursor:
            cursor.execute(self._parse(cursor, query), parameters)
            make = maker_of(kind, tuple(column[0] for column in cursor.description or ()))
            return [make(row) for row in cursor.fetchall()]

    def _parse(self, cursor: duckdb.DuckDBPyConnection, query: str) -> duckdb.Statement:
        """The question as DuckDB has parsed it, a quarter of the time of a small one; any cursor runs it."""
        known = self._parsed.get(query)
        if known is None:
            (known,) = cursor.extract_statements(query)
            if len(self._parsed) >= MOST_PARSED:
                self._parsed.clear()
            self._parsed[query] = known
        return known


@cache
def read_query(name: str) -> str:
    """The SQL of one question; where it says `-- chosen`, the conditions of parts/chosen.sql stand."""
    query = (QUERIES / f"{name}.sql").read_text(encoding="utf-8")
    return query.replace(CHOSEN, (QUERIES / "parts" / "chosen.sql").read_text(encoding="utf-8"))


def present(row: There | None) -> There:
    """A row that another row of the same store names; StoreError if it is not there."""
    if row is None:
        raise StoreError(
            "a row of the store names another one that is not there; please remove build/ and run: figtrace build"
        )
    return row
