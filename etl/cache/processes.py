"""Reading in several processes. They end with the one that started them, however that ends.

On Linux the kernel sees to it (a signal when the parent dies); everywhere a thread of each process waits
for the parent. The thread alone would do, were it not for a pattern that holds the interpreter for seconds.
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from threading import Thread

from etl.cache.files import Extract, read_one
from etl.errors import BuildError
from etl.model import Document
from etl.rules import Rules

PR_SET_PDEATHSIG = 1  # of prctl(2)

_work: tuple[Extract, Rules]  # of a worker process: sent once, when it starts


def cores() -> int:
    """How many processes this one may use at a time; macOS and Windows only tell how many there are."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def read_in_processes(
    work: Sequence[tuple[Document, Path]], extract: Extract, rules: Rules, jobs: int
) -> Iterator[Document]:
    """Read each document into its file, yielding it when it is done."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, context, _start_process, (os.getpid(), extract, rules)) as pool:
        tasks = {pool.submit(_read_in_process, document, path): document for document, path in work}
        try:
            for task in as_completed(tasks):
                task.result()
                yield tasks[task]
        except BrokenProcessPool as error:
            raise BuildError(
                "a process that reads documents was stopped from outside, most often for lack"
                " of memory; please try again with: --jobs 1"
            ) from error
        finally:
            pool.shutdown(cancel_futures=True)


def end_with_parent(parent: int, system: str = sys.platform) -> None:
    """Let this process end as soon as its parent, whose number this is, has ended."""
    Thread(target=_wait_and_end, name="parent", daemon=True).start()
    if system == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it ended before the kernel was asked
            os._exit(1)


def _wait_and_end() -> None:
    if (parent := multiprocessing.parent_process()) is not None:
        parent.join()
        os._exit(1)


def _start_process(parent: int, extract: Extract, rules: Rules) -> None:
    global _work
    end_with_parent(parent)
    _work = (extract, rules)


def _read_in_process(document: Document, path: Path) -> None:
    read_one(document, *_work, path)
