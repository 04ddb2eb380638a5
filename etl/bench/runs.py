"""One run of the speed benchmark: every size on one core and on all, the bare scan, and peers, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from etl.bench.corpus import make_documents
from etl.bench.machine import count_cores
from etl.bench.peers import PEERS, measure_peers
from etl.bench.speed import Speed, measure_extract, measure_scan
from etl.documents import read_documents

PEER_TEXT = 10_000_000  # bytes: more than any peer here reads in its time


@dataclass(slots=True)
class Runs:
    """All speeds of a run, and in one line each why a peer has none."""

    speeds: list[Speed] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    base: Speed | None = None  # Recognizers-Text

    @property
    def linearity(self) -> float | None:
        """MB/s on one core at the largest size by that at the smallest; None with one size."""
        own = [speed for speed in self.speeds if speed.name == "figtrace extract" and speed.processes == 1]
        return own[-1].cpu_rate / own[0].cpu_rate if len(own) > 1 else None

    def notes(self) -> Iterator[str]:
        """What the table does not say."""
        yield "MB is 10^6 bytes of UTF-8; CPU s is processor time, which other work on the machine hardly changes."
        if self.base is not None:
            yield f"× {self.base.name}: one process by CPU s, several by the clock."
        if self.linearity is not None:
            yield f"Linearity, largest by smallest size on one core: {self.linearity:.2f}"
        yield from self.failed

    def describe(self) -> dict[str, object]:
        """All figures, for JSON."""
        speeds = [speed.describe() for speed in self.speeds]
        return {"speeds": speeds, "linearity": self.linearity, "failed": self.failed}


def measure_all(workspace: Path, sizes: list[int], with_peers: bool, say: Callable[[str], None]) -> Runs:
    """Measure; sizes are in bytes, smallest first."""
    texts = [document.text for document in read_documents(workspace)]
    runs, cores = Runs(), count_cores()
    for size in sizes:
        for processes in sorted({1, cores}):
            say(f"figtrace extract: {size / 1e6:g} MB, {processes} process{'es' if processes > 1 else ''}")
            runs.speeds.append(measure_extract(workspace, make_documents(texts, size), processes))
    say("bare re scan")
    runs.speeds.append(measure_scan(workspace, make_documents(texts, min(sizes[-1], PEER_TEXT))))
    if with_peers:
        _add_peers(runs, workspace, make_documents(texts, min(sizes[-1], PEER_TEXT)), say)
    return runs


def _add_peers(runs: Runs, workspace: Path, texts: Iterator[str], say: Callable[[str], None]) -> None:
    for peer, speed in measure_peers(workspace, texts, say):
        if isinstance(speed, str):
            runs.failed.append(speed)
            continue
        runs.speeds.append(speed)
        if peer is PEERS[0]:
            runs.base = speed
