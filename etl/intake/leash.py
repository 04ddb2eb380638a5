"""A program of others that ends when we do: `python -m etl.intake.leash PROGRAM ARGUMENT ...`.

Its standard input is a pipe that nobody writes to: it ends with whoever holds it, and with it the program and all that
this has started. The program gets no input and says nothing.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

MODULE = "etl.intake.leash"


def run_on_leash(command: Sequence[str], seconds: float, more: dict[str, str]) -> None:
    """Run a program until it ends, or until its time is up; `more` is set beside what our own process has set."""
    leash = [sys.executable, "-P", "-m", MODULE, *command]
    with subprocess.Popen(
        leash, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | more
    ) as held:
        assert held.stdin is not None
        with suppress(subprocess.TimeoutExpired):
            held.wait(seconds)
        held.stdin.close()  # whereupon it ends what still runs


def main(command: Sequence[str]) -> None:
    """The process that holds the program."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as program:
        threading.Thread(target=_end_with_parent, args=(program.pid,), daemon=True).start()
        program.wait()
        end_all(program.pid)


def _end_with_parent(program: int) -> None:
    while os.read(0, 1):
        pass
    end_all(program)


def end_all(program: int, system: str = os.name) -> None:
    """End a program and what it has started; on Windows (`nt`) the program alone."""
    with suppress(ProcessLookupError, PermissionError):
        if system == "nt":
            os.kill(program, signal.SIGTERM)
        else:
            os.killpg(program, signal.SIGKILL)


if __name__ == "__main__":
    main(sys.argv[1:])
