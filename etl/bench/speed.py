"""How fast the whole of extract() is: on one core, on all cores, in one size after another.

Each run has fresh processes, warmed up before the clock starts. Text passes through in small batches, so
that memory shows what a document costs and not how many there are. MB is 10^6 bytes of UTF-8.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from etl.bench.machine import peak_memory
from etl.bench.scan import count_quantities
from etl.documents import plain_document
from etl.extract import extract
from etl.rules import Rules, load_rules

BATCH = 2  # documents
AHEAD = 3  # batches a process may have waiting

Reader = Callable[[list[str]], tuple[int, float, float]]

_rules: Rules | None = None
_all_here: Any = None


@dataclass(frozen=True, slots=True)
class Speed:
    """What one run took; `seconds` on the clock, `cpu` of all its processes."""

    name: str
    processes: int
    size: float  # MB
    seconds: float
    cpu: float
    memory: float  # MB, of the largest process
    found: int

    @property
    def rate(self) -> float:
        """MB a second on the clock."""
        return self.size / self.seconds if self.seconds else 0.0

    @property
    def cpu_rate(self) -> float:
        """MB a second of processor time: what a busy machine does not change much."""
        return self.size / self.cpu if self.cpu else 0.0

    def describe(self) -> dict[str, object]:
        """All figures, for JSON."""
        shown = {name: getattr(self, name) for name in self.__slots__}
        return shown | {"mb_per_second": self.rate, "mb_per_cpu_second": self.cpu_rate}


def measure_extract(workspace: Path, texts: Iterable[str], processes: int) -> Speed:
    """The whole of extract() over the texts."""
    return _measure("figtrace extract", read_batch, workspace, texts, processes)


def measure_scan(workspace: Path, texts: Iterable[str]) -> Speed:
    """The bare pattern over the texts, in one process."""
    return _measure("bare re scan", scan_batch, workspace, texts, 1)


def start_process(workspace: Path, all_here: Any) -> None:
    """What each process does first."""
    global _rules, _all_here
    _rules, _all_here = load_rules(workspace), all_here
    extract(plain_document("직원은 1,200명 이상이다."), _rules)


def wait_for_all() -> None:
    """Return when every process has started, so that starting is not measured."""
    _all_here.wait()


def read_batch(texts: list[str]) -> tuple[int, float, float]:
    """Figures found, processor seconds, peak MB so far."""
    assert _rules is not None
    begin = time.process_time()
    found = sum(len(extract(plain_document(text), _rules).mentions) for text in texts)
    return found, time.process_time() - begin, peak_memory()


def scan_batch(texts: list[str]) -> tuple[int, float, float]:
    """The same of the bare pattern."""
    begin = time.process_time()
    found = sum(map(count_quantities, texts))
    return found, time.process_time() - begin, peak_memory()


def _measure(name: str, read: Reader, workspace: Path, texts: Iterable[str], processes: int) -> Speed:
    context = multiprocessing.get_context("spawn")
    first = (workspace, context.Barrier(processes))
    size, found, cpu, memory, seconds = 0, 0, 0.0, 0.0, 0.0
    with ProcessPoolExecutor(processes, context, start_process, first) as pool:
        for started in [pool.submit(wait_for_all) for _ in range(processes)]:
            started.result()
        waiting: dict[Future[Any], int] = {}
        batches = _batches(texts)
        begin, made = time.perf_counter(), 0.0
        while True:
            pause = time.perf_counter()
            fresh = list(islice(batches, AHEAD * processes - len(waiting)))
            made += (time.perf_counter() - pause) if not waiting else 0.0  # nobody reads while the first text is made
            for batch in fresh:
                waiting[pool.submit(read, batch)] = sum(len(text.encode()) for text in batch)
            if not waiting:
                break
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for future in done:
                size += waiting.pop(future)
                some, took, peak = future.result()
                found, cpu, memory = found + some, cpu + took, max(memory, peak)
        seconds = time.perf_counter() - begin - made
    return Speed(name, processes, size / 1e6, seconds, cpu, memory, found)


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    source = iter(texts)
    while batch := list(islice(source, BATCH)):
        yield batch
