"""What pages ask of all figures, counted once when the store is written.

Comes in: a store whose tables are full but for the summaries (see the end of schema.sql). Each file under
summaries/ fills the tables of one matter; none depends on another.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import duckdb

from etl.store.asking.index import index_search
from etl.store.colours import colour_origins

SUMMARIES = Path(__file__).with_name("summaries")


def summarise(connection: duckdb.DuckDBPyConnection, say: Callable[[str], None] = lambda _: None) -> None:
    """Fill `figure_rows`, every summary and the index of the search; `say` is told the name of each step."""
    say("figures")
    connection.execute("insert into figure_rows by name select * from joined_figures")
    for path in sorted(SUMMARIES.glob("*.sql")):
        say(f"summary of {path.stem}")
        connection.execute(path.read_text(encoding="utf-8"))
    say("names of the search")
    colour_origins(connection)
    index_search(connection)
