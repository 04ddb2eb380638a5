"""Whether the file of a store still holds what was published: its sha256 stands in the ledger beside it.

DuckDB tells of some damage when it comes to it, and of some never. A file is read to its end once for each change
that its folder tells of; a store that the ledger has no hash of (older, or not in a build folder) is taken as it is.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from pathlib import Path

from etl.errors import StoreError
from etl.pointer import version_of
from etl.store.versions import Published, read_events

NEXT_STEP = "its file is damaged, it holds something else than was published; please run: figtrace build"


def hash_store(path: Path) -> str:
    """The sha256 of a file; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_damaged(path: Path) -> bool:
    """Whether the store of a build folder is another than the one that was published under this name."""
    version = version_of(path)
    events, _ = read_events(path.parent)
    told = [event.sha256 for event in events if isinstance(event, Published) and event.version == version]
    wanted = next(filter(None, reversed(told)), "")
    if not wanted:
        return False
    try:
        found = path.stat()
        return _hash_of(path, found.st_ino, found.st_size, found.st_mtime_ns) != wanted
    except OSError:
        return True


def prove(path: Path) -> None:
    """StoreError if the file of a store is damaged."""
    if is_damaged(path):
        raise StoreError(f"{path}: {NEXT_STEP}")


@lru_cache(maxsize=64)
def _hash_of(path: Path, _inode: int, _size: int, _changed: int) -> str:
    return hash_store(path)
