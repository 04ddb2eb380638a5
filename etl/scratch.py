"""Folders for temporary files that do not outlive their process for long, even if it was killed.

They lie where the system keeps temporary files, as `figtrace-<letters>` beside a lock of the same name. Whoever
makes one removes those whose lock nobody holds: a process that ended holds none.
"""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX, LOCK = "figtrace-", ".lock"
LETTERS = 8  # bytes of the random part of a name


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that only this person may read; it is gone when the block ends.

    >>> with scratch_folder() as folder:
    ...     is_there = folder.is_dir()
    >>> is_there, folder.exists()
    (True, False)
    """
    root = Path(tempfile.gettempdir())
    remove_abandoned(root)
    folder, lock = _take_a_name(root)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        _give_back(lock)


def remove_abandoned(root: Path) -> None:
    """Remove the folders of processes that ended without doing so; what belongs to others stays."""
    for path in root.glob(f"{PREFIX}{'[0-9a-f]' * 2 * LETTERS}{LOCK}"):
        with suppress(Timeout, OSError):
            lock = FileLock(path)
            lock.acquire(timeout=0)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            _give_back(lock)


def _take_a_name(root: Path) -> tuple[Path, FileLock]:
    while True:
        folder = root / f"{PREFIX}{secrets.token_hex(LETTERS)}"
        lock = FileLock(folder.with_suffix(LOCK))
        lock.acquire()
        if Path(lock.lock_file).exists():  # else it was taken for abandoned between its making and its locking
            return folder, lock
        lock.release()


def _give_back(lock: FileLock) -> None:
    with suppress(OSError):  # Windows removes no file that is open
        Path(lock.lock_file).unlink(missing_ok=True)
    lock.release()
    with suppress(OSError):
        Path(lock.lock_file).unlink(missing_ok=True)
