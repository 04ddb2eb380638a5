"""A build beside the server: `python -m etl.incoming.building WORKSPACE`. The old store is served until it is done.

build/progress.json    how far the last such build is, or how it ended
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import msgspec

from etl.build_folder import own_build
from etl.errors import FigtraceError
from etl.files import name_unfinished, read_file
from etl.incoming import process
from etl.pointer import read_pointer, version_of
from etl.workspace import Turn

MODULE = "etl.incoming.building"
LOCK = ".building.lock"
FILE = "progress.json"
RUNNING, DONE, FAILED, ENDED = "running", "done", "failed", "ended"
WAITING = "waiting for another build"
PATIENCE = 600.0  # seconds that it is waited for: who adds papers in a terminal, above all
OFTEN = 0.1  # seconds between two reports of progress
FULL = "{}; please check that the folder can be written and has room"


class Progress(msgspec.Struct, frozen=True):
    """How far a build is: so many of so many steps, and what is being done; once it is done, what came of it.

    `state` is running, done, failed (`lines` say why) or ended (the process is gone and has said nothing). `previous`
    is the version that was published before; the same as `version` where nothing had changed.
    """

    state: str
    done: int = 0
    total: int = 0
    what: str = ""
    version: str = ""
    previous: str = ""
    lines: tuple[str, ...] = ()
    unread: Mapping[str, str] = {}


def find_progress(workspace: Path) -> Progress | None:
    """The last build that was started so; None if none ever was."""
    folder = workspace / "build"
    with suppress(OSError, msgspec.MsgspecError):
        found = msgspec.json.decode(read_file(folder / FILE), type=Progress)
        if found.state == RUNNING and not process.is_running(folder / LOCK):
            again = msgspec.json.decode(read_file(folder / FILE), type=Progress)  # it may just have ended well
            return msgspec.structs.replace(again, state=ENDED) if again.state == RUNNING else again
        return found
    return None


def start(workspace: Path) -> None:
    """Begin a build, if none that was started so is running."""
    folder = workspace / "build"
    if process.is_running(folder / LOCK):
        return
    own_build(workspace)
    _write(folder, Progress(RUNNING))
    process.start_and_wait(MODULE, workspace, folder / LOCK)


def run(workspace: Path) -> Progress:
    """Build, and tell how far it is; the last that is told is given."""
    from etl.pipeline import build

    folder, last = workspace / "build", 0.0
    before = read_pointer(folder)
    previous = version_of(before) if before else ""

    def tell(done: int, total: int, what: str) -> None:
        nonlocal last
        if time.monotonic() - last >= OFTEN:
            last = time.monotonic()
            with suppress(OSError):  # the build itself tells if there is no room
                _write(folder, Progress(RUNNING, done, total, what, previous=previous))

    try:
        report = build(workspace, progress=tell, turn=Turn(PATIENCE, lambda _process: tell(0, 0, WAITING)))
        told = Progress(DONE, version=report.version, previous=previous, unread=report.unread)
    except FigtraceError as error:
        told = Progress(FAILED, previous=previous, lines=tuple(str(error).splitlines()))
    except OSError as error:
        told = Progress(FAILED, previous=previous, lines=(FULL.format(error),))
    try:
        _write(folder, told)
    except OSError:  # in the room of the last report, which is larger; half of it is none
        with suppress(OSError):
            (folder / FILE).write_bytes(msgspec.json.encode(told))
    return told


def _write(folder: Path, progress: Progress) -> None:
    """In one step, but not flushed: it is of no use after a loss of power. OSError where there is no room."""
    temporary = name_unfinished(folder)
    try:
        temporary.write_bytes(msgspec.json.encode(progress))
        temporary.replace(folder / FILE)
    except OSError as error:
        error.filename = error.filename or str(folder)  # a full disk names none
        raise
    finally:
        temporary.unlink(missing_ok=True)


def main(workspace: Path) -> None:
    """Build, unless somebody is at it."""
    with process.alone(own_build(workspace) / LOCK) as is_alone:
        if is_alone:
            process.end_with_parent()
            run(workspace)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
