"""DuckDB's own COPY of all figures into a file: what our exports are measured against."""

from __future__ import annotations

from pathlib import Path

import duckdb

OPTIONS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}


def copy_figures(path: Path, target: Path, form: str) -> int:
    """Copy the view `figures` of a store into `target`; how many rows it has."""
    with duckdb.connect(path, read_only=True) as store:
        store.execute(f"copy (select * from figures) to '{target}' ({OPTIONS[form]})")
        return store.execute("select count(*) from figures").fetchall()[0][0]
