"""Processes beside the server, of which one of a kind runs for a workspace: each holds a lock as long as it lives.

Comes in: the module to run and the workspace. A process ends with the one that started it.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

PATIENCE = 2.0  # seconds that a process waits for its lock: somebody may be looking whether it is held
BEGUN = 30.0  # seconds that it may take to begin
GLANCE = 0.05

_started: list[subprocess.Popen[bytes]] = []  # kept, since each ends when the pipe to it is closed


def is_running(lock: Path) -> bool:
    """Whether the process of a lock lives."""
    if not lock.parent.is_dir() or lock.is_symlink():  # a link is nobody's lock, and goes with the next build
        return False
    try:
        with FileLock(lock, timeout=0):
            return False
    except Timeout:
        return True


def start(module: str, workspace: Path) -> subprocess.Popen[bytes]:
    """Run a module over a workspace; one that finds its lock held ends at once."""
    command = [sys.executable, "-P", "-m", module, str(workspace)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    _started[:] = [one for one in _started if one.poll() is None]
    _started.append(process)
    return process


def start_and_wait(module: str, workspace: Path, lock: Path) -> None:
    """The same, until it holds its lock or has ended, so that whoever looks then sees it run."""
    process, until = start(module, workspace), time.monotonic() + BEGUN
    while process.poll() is None and not is_running(lock) and time.monotonic() < until:
        time.sleep(GLANCE)


def stop_all() -> None:
    """End what this process started, and wait for it."""
    while _started:
        process = _started.pop()
        process.kill()
        process.communicate()


atexit.register(stop_all)  # each would end by itself then, but nobody would have waited for it


@contextmanager
def alone(lock: Path) -> Iterator[bool]:
    """Hold a lock; False if another process has it."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(lock, timeout=PATIENCE):
            yield True
    except Timeout:
        yield False


def end_with_parent() -> None:
    """Let this process end when the one that started it does: the standard input ends then."""

    def wait() -> None:
        while os.read(0, 1):
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()
