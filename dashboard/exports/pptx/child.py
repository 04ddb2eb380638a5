"""The process that works on a deck of somebody's: limits first, then a Job from standard input.

The answer goes to standard output, complaints of libraries to standard error.
"""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path

import msgspec

from dashboard import urls
from dashboard.exports.pptx.apart import Answer, Job
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.refresh import Refreshed, refresh_deck
from dashboard.exports.pptx.wish import read_wish
from etl.errors import FigtraceError
from etl.store import Store


def main() -> None:
    """Read the job, do it, write the answer."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints must not get into the answer
    job = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Job)
    set_limits(job.seconds, job.memory)
    out.write(msgspec.msgpack.encode(answer(job)))
    out.flush()
    os._exit(0)  # nothing is left to be tidied up, and a broken library could still hang


def set_limits(seconds: int, memory: int) -> None:
    """Limits of time and memory, where the system has them."""
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answer(job: Job) -> Answer:
    """The deck, or why there is none."""
    try:
        with Store.open(Path(job.store)) as store:
            return Answer(_do(job, store))
    except DeckError as error:
        return Answer(reason=error.reason, message=str(error))
    except FigtraceError as error:
        return Answer(reason="store", message=str(error))
    except MemoryError:
        message = f"{job.name}: it needs too much memory; please choose the original file; nothing was written"
        return Answer(reason="too_large", message=message)
    except Exception:  # python-pptx and lxml raise anything for files that no program has made
        traceback.print_exc()
        message = f"{job.name}: it cannot be worked on; please open and save it in PowerPoint; nothing was written"
        return Answer(reason="damaged", message=message)


def _do(job: Job, store: Store) -> Refreshed:
    if job.is_refresh:
        return refresh_deck(store, job.blob, job.name, job.base, thaw=job.thaw, notes=job.notes)
    urls.freeze(job.version)
    wishes = [read_wish(address) for address in job.wishes]
    own = (job.name, job.blob)
    made = write_deck(
        store,
        wishes,
        job.lang,
        job.base,
        own,
        job.title,
        with_pages=job.with_pages,
        sections=job.sections,
        notes=job.notes,
    )
    return Refreshed(made, len(wishes))


if __name__ == "__main__":
    main()
