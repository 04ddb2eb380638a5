"""build/current: one line, the name of the published store."""

from __future__ import annotations

import re
from pathlib import Path

from etl.files import read_file, write_whole

POINTER = "current"
STORES = "figtrace-*.duckdb"
STORE_NAME = re.compile(r"figtrace-(?P<version>[^/\\]+)\.duckdb")


def read_pointer(folder: Path) -> Path | None:
    """The published store of a build folder; None if there is none, or if the line names nothing that is there."""
    try:
        line = read_file(folder / POINTER).decode(errors="replace").strip()
    except OSError:
        return None
    path = folder / line
    return path if STORE_NAME.fullmatch(line) and path.is_file() else None


def point_to(store: Path) -> None:
    """Name a finished store as the published one, in one atomic step that is on the disk when this returns."""
    write_whole(store.with_name(POINTER), [f"{store.name}\n".encode()], is_ours=True)


def version_of(store: Path) -> str:
    """The version in the name of a store.

    >>> version_of(Path("build/figtrace-0f3a.duckdb"))
    '0f3a'
    """
    found = STORE_NAME.fullmatch(store.name)
    return found["version"] if found else ""
