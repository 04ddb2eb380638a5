"""Reading in a child process: what an original does to it, it does to nobody else.

The child has limits on address space, processor time and wall clock. It ends when its parent ends, because then its
standard input ends. What it read comes back as msgpack; a kill or a crash becomes one line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec

from etl.errors import IntakeError
from etl.intake import limits
from etl.intake.limits import refuse
from etl.intake.model import Taken
from etl.intake.sniff import check_size

STEP = "it is too large or hostile; take the part that matters"


class Answer(msgspec.Struct):
    """What a child says: one of the two."""

    taken: Taken | None = None
    error: str | None = None


def take_in_child(path: Path, *, wall_seconds: float = limits.WALL_SECONDS, cpu_seconds: int = limits.CPU_SECONDS,
                  memory_bytes: int = limits.MEMORY_BYTES) -> Taken:  # fmt: skip
    """What an original holds, read within limits; IntakeError with one line for what cannot be read."""
    name = path.name
    try:
        with path.open("rb") as file:
            check_size(os.fstat(file.fileno()).st_size, name)
    except OSError as error:
        raise refuse(name, f"cannot be opened ({error.strerror})", "look at its path and rights") from error
    command = [sys.executable, "-P", "-m", "etl.intake.child", str(path.resolve()), str(cpu_seconds), str(memory_bytes)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        timer = threading.Timer(wall_seconds, child.kill)
        timer.start()
        try:
            assert child.stdout is not None
            said = child.stdout.read()  # not communicate: it would close the input, which tells that we live
            child.wait()
        finally:
            timer.cancel()
            child.kill()
    try:
        answer = msgspec.msgpack.decode(said, type=Answer)
    except msgspec.DecodeError as error:
        raise refuse(name, _fate(child.returncode), STEP) from error
    if answer.taken is None:
        raise IntakeError(answer.error or "")
    return answer.taken


def _fate(code: int) -> str:
    """How a child ended that did not answer."""
    if code < 0:
        return f"its reader was ended by a limit on time or memory, or crashed (signal {-code})"
    return f"its reader broke (exit {code})"


def main(path: str, cpu_seconds: str, memory_bytes: str) -> None:
    """The child: read, answer, end."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of the answer
    threading.Thread(target=end_with_parent, daemon=True).start()
    set_limits(int(cpu_seconds), int(memory_bytes))
    said = msgspec.msgpack.encode(_answer(Path(path)))
    with os.fdopen(answer_to, "wb") as file:
        file.write(said)


def _answer(path: Path) -> Answer:
    from etl.intake.read import take_in

    try:
        return Answer(taken=take_in(path.read_bytes(), path.name))
    except IntakeError as error:
        return Answer(error=str(error))
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "nested parts"
        return Answer(error=str(refuse(path.name, f"reading it takes too much {what}", STEP)))


def end_with_parent() -> None:
    """Wait until the standard input ends, as it does with the process that holds its other end; then end."""
    while os.read(0, 1):
        pass
    os._exit(1)


def set_limits(cpu_seconds: int, memory_bytes: int) -> None:
    """Limits of this process, where the system knows any (Windows does not)."""
    try:
        import resource
    except ImportError:
        return
    set_limit: Callable[[int, tuple[int, int]], None] = resource.setrlimit
    set_limit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    set_limit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    set_limit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main(*sys.argv[1:])
