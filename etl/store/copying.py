"""Copies of a store: its figures as DuckDB itself writes them, and the whole under another version.

Both are for measuring: the first is what our exports are compared with, the second stands for a build.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from etl.pointer import point_to
from etl.store.versions import Publication, record_publication, write_moment

OPTIONS = {"csv": "format csv, header", "parquet": "format parquet, compression zstd"}


def copy_figures(path: Path, target: Path, form: str) -> int:
    """Copy the view `figures` of a store into `target`; how many rows it has."""
    with duckdb.connect(path, read_only=True) as store:
        store.execute(f"copy (select * from figures) to '{target}' ({OPTIONS[form]})")
        return int(store.execute("select count(*) from figures").fetchall()[0][0])


def publish_copy(store: Path, folder: Path, version: str, previous: str | None = None) -> Path:
    """The same content once more as a version of a build folder, published there as a build publishes it."""
    path = folder / f"figtrace-{version}.duckdb"
    hidden = folder / f".tmp-{path.name}"
    shutil.copyfile(store, hidden)
    with duckdb.connect(hidden) as connection:
        connection.execute("update build set version = $version", {"version": version})
        (shape,) = connection.execute("select schema_hash from build").fetchall()[0]
    hidden.replace(path)
    point_to(path)
    record_publication(folder, Publication(version, write_moment(), schema=shape, previous=previous))
    return path
