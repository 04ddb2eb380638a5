"""The process that reads what lies in the tray: `python -m etl.incoming.reading WORKSPACE`.

It ends when nothing came for a while, when the rules of the workspace are broken, or with the server that started it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from etl.errors import FigtraceError
from etl.incoming import process
from etl.incoming.tray import FOLDER, LOCK

LOOK = 0.05  # seconds between two looks
IDLE = 300.0  # seconds without work until it ends


def main(workspace: Path) -> None:
    """Read until nothing has come for a while."""
    with process.alone(workspace / FOLDER / LOCK) as is_alone:
        if is_alone:
            process.end_with_parent()
            read_on(workspace)


def read_on(workspace: Path) -> None:
    """Read what comes; rules that have changed are loaded anew."""
    from etl.incoming.reader import Reader, read_all, stamp  # heavy: the lock is held by then

    reader, last = None, time.monotonic()
    while time.monotonic() - last < IDLE:
        try:
            if reader is None or reader.stamp != stamp(workspace):
                reader = Reader(workspace)
        except FigtraceError:
            read_all(workspace)  # which tells what is wrong with the rules, of each that waits
            return
        if reader.read_next():
            last = time.monotonic()
        else:
            time.sleep(LOOK)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
