"""Whether the file of a store still holds what was published: its sha256 stands in the ledger beside it.

DuckDB tells of some damage when it comes to it, and of some never. A file is read to its end once for each change
that its folder tells of; a store that the ledger has no hash of (older, or not in a build folder) is taken as it is.

Commands that only begin by making sure of the store need not read it at all (`is_as_proven`): build/.proof keeps what
the folder told of the file when it was last found whole. Whatever writes to it changes that, also where its length and
its time are put back: the system keeps a time of its own (ctime). Damage that the system does not know of, of the disk
itself, is for `check`, `serve`, `/healthz` and `export duckdb`, which read.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from etl.errors import StoreError
from etl.files import write_whole
from etl.pointer import version_of
from etl.store.versions import Published, read_events

SEAL = ".proof"
NEXT_STEP = "its file is damaged, it holds something else than was published; please run: figtrace build"


def hash_store(path: Path) -> str:
    """The sha256 of a file; OSError if it cannot be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_damaged(path: Path) -> bool:
    """Whether the store of a build folder is another than the one that was published under this name."""
    wanted = _find_hash(path)
    try:
        if not wanted or _hash_of(path, *_look_at(path)) == wanted:
            return False
    except OSError:
        return True
    with suppress(OSError):
        path.with_name(SEAL).unlink()  # else no build would look for damage that the system does not know of
    return True


def is_as_proven(path: Path) -> bool:
    """Whether a store is whole; it is read only if anything has happened to its file since that was last found."""
    try:
        told = _tell_seal(path)
        seal = path.with_name(SEAL)
        if seal.is_file() and seal.read_bytes() == told:
            return True
    except OSError:  # it is told below
        return not is_damaged(path)
    if is_damaged(path):
        return False
    if _tell_seal(path) == told:  # it was not touched meanwhile
        with suppress(OSError):  # a folder where nothing can be written is looked through each time
            write_whole(seal, [told])
    return True


def prove(path: Path) -> None:
    """StoreError if the file of a store is damaged, or gone while it was open."""
    if not path.is_file() or is_damaged(path):
        raise StoreError(f"{path}: {NEXT_STEP}")


def _find_hash(path: Path) -> str:
    """The hash that the ledger has of a store; "" if it has none."""
    version = version_of(path)
    events, _ = read_events(path.parent)
    told = [event.sha256 for event in events if isinstance(event, Published) and event.version == version]
    return next(filter(None, reversed(told)), "")


def _tell_seal(path: Path) -> bytes:
    return " ".join(map(str, (path.name, _find_hash(path), *_look_at(path)))).encode()


def _look_at(path: Path) -> tuple[int, int, int, int]:
    """What changes with a file, as its folder tells; OSError if it is gone."""
    found = path.stat()
    return found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


@lru_cache(maxsize=64)
def _hash_of(path: Path, _inode: int, _size: int, _changed: int, _touched: int) -> str:
    return hash_store(path)
