"""What a killed command has left, as a reader of the workspace and the next command find it: a line a fault."""

from __future__ import annotations

import time
import warnings
from pathlib import Path

from etl.errors import FigtraceError
from etl.files import TEMPORARY
from etl.pointer import read_pointer, version_of
from etl.store.read import Store
from etl.store.versions import find_version, read_ledger

LOCK = ".lock"
PATIENCE = 60.0  # seconds for the processes of a killed command to end, which takes milliseconds


def look(workspace: Path, published: Path | None) -> list[str]:
    """What is wrong for a reader; `published` is the store that must still be, None: a newer one may be."""
    folder = workspace / "build"
    current = read_pointer(folder)
    if current is None:
        return ["nothing is published any more"]
    faults = []
    if published is not None and current != published:
        faults.append(f"{current.name} is published, not {published.name}")
    try:
        with Store.open(current) as store, warnings.catch_warnings():
            warnings.simplefilter("error")
            figures = store.counts().figures
            entries = read_ledger(folder)
    except (FigtraceError, Warning) as error:
        return [*faults, f"a reader is refused: {error}"]
    known = find_version(entries, version_of(current))
    if known is None:
        faults.append(f"no line tells of {current.name}")
    elif known.figures not in (None, figures):
        faults.append(f"{current.name} has {figures} figures, not {known.figures}")
    return faults + [f"{e.version}: neither here nor pruned" for e in entries if e.path is None and e.pruned is None]


def find_leftovers(workspace: Path, scratch: Path) -> list[str]:
    """Files that were never finished, once nothing runs any more; the files of locks stay."""
    unfinished = [path for path in workspace.rglob("*") if path.name.startswith(TEMPORARY)]
    temporary = [path for path in scratch.rglob("*") if path.is_file() and path.suffix != LOCK]
    return sorted(path.name for path in (*unfinished, *temporary))


def wait_for_session(session: int) -> list[int]:
    """The processes of a session, once there has been time for all to end."""
    until = time.monotonic() + PATIENCE
    while (alive := _members_of(session)) and time.monotonic() < until:
        time.sleep(0.01)
    return alive


def _members_of(session: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = path.read_text().rpartition(") ")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found
