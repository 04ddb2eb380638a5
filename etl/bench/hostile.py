"""Input made to hurt: one piece repeated a million times over. Cost must stay linear in the length.

Each piece is read at a quarter, at half and at full length in a process of its own, which is ended when its
time is up. From one length to the next the time may grow by LIMIT at most; 2 is linear.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from etl.documents import plain_document
from etl.extract import extract
from etl.rules import load_rules

LIMIT = 2.6
SHORT = 0.2  # seconds: below that, what grows is noise
PATIENCE = 60  # seconds for one length
PIECES = (
    *("1", "만", "(", "“", "1.", "수백만 ", "가", " ", "|1|", "2024년 ", "에 따르면 "),
    *("\n", "1\n", "|1|\n", "1,", "~1", "두 ", "[1]", "가. ", "a", "million "),
    *("1명, ", "$1 ", "약 1만 명 이상 ", "1 million ", "3월 ", "1~2 ", "1 2\n", "표 1\n", "\n\n1명 "),
)


@dataclass(frozen=True, slots=True)
class Growth:
    """The time that one piece took at n, 2n and 4n characters; shorter where it was given up."""

    piece: str
    lengths: tuple[int, ...]
    seconds: tuple[float, ...]

    @property
    def factor(self) -> float | None:
        """The largest growth from one length to the next; None where the time was up."""
        if len(self.seconds) < len(self.lengths):
            return None
        pairs = zip(self.seconds, self.seconds[1:], strict=False)
        return max((after / max(before, 1e-9) for before, after in pairs if after > SHORT), default=1.0)

    @property
    def is_linear(self) -> bool:
        """Whether it held."""
        return self.factor is not None and self.factor < LIMIT

    def describe(self) -> dict[str, object]:
        """All figures, for JSON."""
        shown = {"piece": self.piece, "lengths": self.lengths, "seconds": self.seconds}
        return shown | {"factor": self.factor, "is_linear": self.is_linear}


def measure_growth(
    workspace: Path, size: int, pieces: tuple[str, ...] = PIECES, say: Callable[[str], None] = lambda _: None,
    patience: float = PATIENCE,
) -> Iterator[Growth]:  # fmt: skip
    """One Growth a piece; `size` is the full length in characters."""
    lengths = (size // 4, size // 2, size)
    for piece in pieces:
        say(f"{size:,} characters of {piece!r}")
        yield Growth(piece, lengths, tuple(_read_all(workspace, piece, lengths, patience)))


def read_lengths(workspace: Path, piece: str, lengths: tuple[int, ...], answers: Connection) -> None:
    """Send the processor seconds of each length: the better of two where they are few."""
    rules = load_rules(workspace)
    extract(plain_document("직원은 1,200명 이상이다."), rules)
    for length in lengths:
        text = (piece * (length // len(piece) + 1))[:length]
        took = _time(text, rules)
        answers.send(min(took, _time(text, rules)) if took < 5 else took)


def _time(text: str, rules: object) -> float:
    begin = time.process_time()
    extract(plain_document(text), rules)  # type: ignore[arg-type]
    return time.process_time() - begin


def _read_all(workspace: Path, piece: str, lengths: tuple[int, ...], patience: float) -> Iterator[float]:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe(duplex=False)
    process = context.Process(target=read_lengths, args=(workspace, piece, lengths, there), daemon=True)
    process.start()
    there.close()
    try:
        for _ in lengths:
            if not here.poll(patience):
                return
            yield here.recv()
    except EOFError:
        return
    finally:
        process.terminate()
        process.join()
