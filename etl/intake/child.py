"""Reading in a child process: what an original does to it, it does to nobody else.

The child has limits on address space, processor time and wall clock. Its standard input brings the original and the
cues to read it by, then stays open: it ends when the parent ends, and with it the child. What it read comes back as
msgpack; a kill or a crash becomes one line.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import msgspec

from etl.errors import IntakeError
from etl.files import open_file
from etl.intake import limits
from etl.intake.limits import FILE_BYTES, refuse
from etl.intake.model import Taken
from etl.intake.page_file import pack_pages, unpack_pages
from etl.intake.sniff import check_size
from etl.patterns import Tables, use

LENGTH = 8  # bytes that say how many the question has
STEP = "it is too large or hostile; take the part that matters"


class Question(msgspec.Struct):
    """What a child is asked: to read these bytes by these cues, or by figtrace's own; scans only in these languages."""

    content: bytes
    cues: Tables | None = None
    scans: str | None = None


class Answer(msgspec.Struct):
    """What a child says: one of the two."""

    taken: Taken | None = None
    pages: bytes = b""  # of it, as a file has them
    error: str | None = None


def read_original(path: Path) -> bytes:
    """The bytes of a file, if they are not too many; IntakeError with one line if it cannot be opened, or if somebody
    is still writing it."""
    try:
        with open(path, "rb", opener=open_file) as file:
            before = os.fstat(file.fileno())
            check_size(before.st_size, path.name)
            content = file.read(FILE_BYTES + 1)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise refuse(path.name, f"cannot be opened ({error.strerror})", "look at its path and rights") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(content) != after.st_size:
        raise refuse(path.name, "changed while it was read", "wait until it is written to its end")
    return content


def take_in_child(content: bytes, name: str, cues: Tables | None = None, *, scans: str | None = None,
                  wall_seconds: float | None = None, cpu_seconds: int = limits.CPU_SECONDS,
                  memory_bytes: int = limits.MEMORY_BYTES) -> Taken:  # fmt: skip
    """What an original holds, read by these cues within limits; IntakeError with one line for what cannot be read.

    `scans` as in `take_in`; then it may take longer.
    """
    check_size(len(content), name)
    question = bytearray(LENGTH)
    msgspec.msgpack.Encoder().encode_into(Question(content, cues, scans), question, LENGTH)  # not a copy of a copy
    question[:LENGTH] = (len(question) - LENGTH).to_bytes(LENGTH, "big")
    if wall_seconds is None:
        wall_seconds = limits.SCAN_SECONDS if scans else limits.WALL_SECONDS
    command = [sys.executable, "-P", "-m", "etl.intake.child", name, str(cpu_seconds), str(memory_bytes)]
    said, code = ask_child(command, question, wall_seconds)
    del question
    try:
        answer = msgspec.msgpack.decode(said, type=Answer)
    except msgspec.DecodeError as error:
        raise refuse(name, _fate(code), STEP) from error
    if answer.taken is None:
        raise IntakeError(answer.error or "")
    return replace(answer.taken, pages=unpack_pages(answer.pages))


def ask_child(command: Sequence[str], question: bytes | bytearray, wall_seconds: float) -> tuple[bytes, int]:
    """What a child process answers, and how it ended; it is killed when its time is up."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        timer = threading.Timer(wall_seconds, child.kill)
        timer.start()
        try:
            assert child.stdout is not None
            assert child.stdin is not None
            with suppress(OSError):  # it has ended before it was told all: its end says why
                left = memoryview(question)
                while left:
                    left = left[os.write(child.stdin.fileno(), left) :]
            said = child.stdout.read()  # not communicate: it would close the input, which tells that we live
            child.wait()
        finally:
            timer.cancel()
            child.kill()
    return said, child.returncode


def _fate(code: int) -> str:
    """How a child ended that did not answer."""
    if code < 0:
        return f"its reader was ended by a limit on time or memory, or crashed (signal {-code})"
    return f"its reader broke (exit {code})"


def main(name: str, cpu_seconds: str, memory_bytes: str) -> None:
    """The child: read, answer, end."""
    answer_to = os.dup(1)
    os.dup2(2, 1)  # what a library prints is no part of the answer
    set_limits(int(cpu_seconds), int(memory_bytes))
    said = msgspec.msgpack.encode(_answer(name))
    with os.fdopen(answer_to, "wb") as file:
        file.write(said)


def _answer(name: str) -> Answer:
    from etl.intake.read import take_in

    try:
        question = _hear()
        threading.Thread(target=end_with_parent, daemon=True).start()
        if question.cues is not None:
            use(question.cues)
        taken = take_in(question.content, name, question.scans)
        question.content = b""
        return Answer(taken=replace(taken, pages=()), pages=pack_pages(taken.pages))
    except IntakeError as error:
        return Answer(error=str(error))
    except (MemoryError, RecursionError) as error:
        what = "memory" if isinstance(error, MemoryError) else "nested parts"
        return Answer(error=str(refuse(name, f"reading it takes too much {what}", STEP)))


def _hear() -> Question:
    """What the parent asks; the child ends if that stops before its end."""
    with os.fdopen(os.dup(0), "rb") as file:
        size = int.from_bytes(file.read(LENGTH), "big")
        said = file.read(size)
    if not said or len(said) < size:
        os._exit(1)
    return msgspec.msgpack.decode(said, type=Question)


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
