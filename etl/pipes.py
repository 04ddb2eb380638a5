"""Pipes with names, and what else may stand in the place of a file that a person names.

A named pipe opens only once somebody is at its other end. Whoever names one that nobody uses is told so after a
moment, rather than left waiting.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Iterable
from pathlib import Path

PATIENCE, BETWEEN = 1.0, 0.02  # seconds for the other end to be opened, and between two looks
OF_SHELL = ("/dev/fd/", "/dev/std", "/proc/")
SORTS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


class NobodyThereError(OSError):
    """Nobody writes to a named pipe that is to be read, or nobody reads from one that is to be written to."""


def is_named_pipe(path: Path) -> bool:
    """Whether a pipe with a name stands there; those that a shell hands over, as `<(...)`, have both ends open."""
    return path.is_fifo() and not str(path).startswith(OF_SHELL)


def name_sort(path: Path) -> str:
    """What stands there instead of a file: `a named pipe`, `a folder`; `no file` if nothing does."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return "no file"
    return next((name for is_sort, name in SORTS if is_sort(mode)), "no file")


def read_pipe(path: Path, most: int) -> bytes:
    """What comes out of a pipe until it ends, `most` bytes of it; NobodyThereError if nobody writes to it."""
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as pipe:
        first = _wait_for_writer(handle)
        os.set_blocking(handle, True)
        return first + pipe.read(most - len(first))


def write_pipe(path: Path, pieces: Iterable[bytes]) -> None:
    """Write into a pipe; NobodyThereError if nobody reads from it."""
    handle = _wait_for_reader(path)
    os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as pipe:
        pipe.writelines(pieces)


def _wait_for_writer(handle: int) -> bytes:
    """The first byte, if there is one already; a pipe that nobody has opened to write gives none at once."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            first = os.read(handle, 1)
        except BlockingIOError:  # somebody writes, and has nothing to say yet
            return b""
        if first:
            return first
        if time.monotonic() > until:
            raise NobodyThereError(errno.ENXIO, "nobody writes to this pipe")
        time.sleep(BETWEEN)


def _wait_for_reader(path: Path) -> int:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:
                raise
            if time.monotonic() > until:
                raise NobodyThereError(errno.ENXIO, "nobody reads from this pipe") from error
        time.sleep(BETWEEN)
