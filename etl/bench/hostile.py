"""Input made to hurt: one piece repeated thousands of times over. Cost must stay linear in the length.

Each piece is read at lengths that double, from one on that is no short text any more, until a step takes long enough
to be told from noise. From one length to the next the time may grow by LIMIT at most; 2 is linear. All are read in
one other process, which is ended, and followed by a new one, when the time of a reading is up. Some pieces have a
head or a tail, where it is the edge of a run that hurts, and some are made for HTML or Markdown.
"""

from __future__ import annotations

import gc
import multiprocessing
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from etl.documents import plain_document
from etl.extract import extract
from etl.rules import Rules, load_rules

LIMIT = 2.5
SHORT = 0.2  # seconds: below that, what grows is noise
DOUBLINGS = 4  # from the shortest length to the full one
TRIES = 5  # of a step that seems too large: what others do swells even the time of the processor
WARM = 200  # characters that are read first, so that what is made at first use counts for nothing
PATIENCE = 240  # seconds by the clock for one length: others may have the processor


class Piece(NamedTuple):
    """What is repeated, in which format it is read, and what stands once before and behind it."""

    repeated: str
    format: str = "text"
    head: str = ""
    tail: str = ""

    def text(self, length: int) -> str:
        """The piece as often as it fits into `length`, for half of one is another piece; head and tail come on top.

        >>> Piece("ab", head="<", tail=">").text(5)
        '<abab>'
        """
        return self.head + self.repeated * (length // len(self.repeated)) + self.tail

    def __str__(self) -> str:
        edged = bool(self.head or self.tail)
        parts = [repr(part) for part in (self.head, self.repeated, self.tail) if part]
        name = " ".join(f"{part}…" if edged and part == repr(self.repeated) else part for part in parts)
        return name if self.format == "text" else f"{name} ({self.format})"


TEXT = (
    *("1", "만", "(", "“", "1.", "수백만 ", "가", " ", "|1|", "2024년 ", "에 따르면 "),
    *("\n", "1\n", "|1|\n", "1,", "~1", "두 ", "[1]", "가. ", "a", "million "),
    *("1명, ", "$1 ", "약 1만 명 이상 ", "1 million ", "3월 ", "1~2 ", "1 2\n", "표 1\n", "\n\n1명 "),
    *("1억(", "1명(", "“1명 ", "(3월 1명 ", "3월", "100 ", "1/2의 ", "3시에 ", "[1]1명 ", "1·1", "1:1"),
    *("이 중 1명이다. ", "이 기간 1명이다. ", "그는 1명이다. ", "국가정보원은 1명이라고 밝혔다. "),
    "(김철수, 2020) 1명. ",
    *("1\t2\n", "가  1  2\n", "2023 2024\n가 1 2\n", "- 가\n", "1) 1명\n", "가나\n", "a-", "a@a", "two hundred "),
    *("1개\t", "조억만", "작년 1명, ", "1명은 중국, ", "미국·중국 ", "5% of ", "in 2024, "),
    "국가정보원은 2024년 3월에 약 1만 명 이상이 “3.5%” 늘었다고 밝혔다.¹ ",
)
EDGED = (
    *(Piece("1명 ", head=head) for head in ("<표 1> ", "자료: ", "- ", "# ", "주: ")),
    *(Piece(mark, tail="x") for mark in (".", "。", "…", "`", "-", "|")),
    *(Piece(" ", head=head, tail="x") for head in ("x\n", "단위", "주", "표", "참고문헌", "|", "주 1")),
    *(Piece("1", tail=tail) for tail in ("기 ", "분의 1 ", "x\n가", " million", "-1", ":1")),
    Piece("¹", head="한다.", tail="x"),
    Piece(" million", head="1"),
    Piece(" million", head="two"),
    Piece("가", head="가나다\n", tail="\n나다"),
    Piece("가", tail=" 가\n가나 다"),
    Piece("1,", head="|", tail="x|2|\n|---|---|\n|가|1|\n"),
)
HTML = (
    *("<", "<a ", "<td ", '<td a="', "<table>", "<tr><td>1", "<p>1명 ", "&", "&#1;", "<!--", "<sup>1", "<br>1", "<li>"),
    "<noscript>",
)
MARKDOWN = ("`", "`a", "*a", "**a ", "__a", "_a ", "> ", "# ", "\\*", "<sup>1", "[a](", "|a|1|\n", "&amp;", "- ")
PIECES = (
    *map(Piece, TEXT),
    *EDGED,
    *(Piece(repeated, "html") for repeated in HTML),
    Piece("a", "html", "<table><tr><td ", ">1</td><td>2</td></tr></table>"),
    *(Piece(repeated, "markdown") for repeated in MARKDOWN),
)


class Step(NamedTuple):
    """The seconds of one length, and how many times those of half of it that is."""

    seconds: float
    times: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What one piece took at each of its lengths; one step less than lengths where the last was given up."""

    piece: Piece
    lengths: tuple[int, ...]
    steps: tuple[Step, ...]

    @property
    def factor(self) -> float | None:
        """The largest growth from one length to the next; None where the time was up."""
        if len(self.steps) < len(self.lengths):
            return None
        return max((step.times for step in self.steps[1:] if step.seconds > SHORT), default=1.0)

    @property
    def cost(self) -> float:
        """Seconds a character, at the longest that was read."""
        return self.steps[-1].seconds / self.lengths[len(self.steps) - 1] if self.steps else 0.0

    @property
    def is_linear(self) -> bool:
        """Whether it held."""
        return self.factor is not None and self.factor <= LIMIT

    def describe(self) -> dict[str, object]:
        """All figures, for JSON."""
        shown = {"piece": str(self.piece), **self.piece._asdict(), "lengths": self.lengths, "steps": self.steps}
        return shown | {"factor": self.factor, "is_linear": self.is_linear}


def measure_growth(
    workspace: Path, size: int, pieces: Sequence[Piece] = PIECES, say: Callable[[str], None] = lambda _: None,
    patience: float = PATIENCE,
) -> Iterator[Growth]:  # fmt: skip
    """One Growth a piece; `size` is the full length in characters."""
    lengths = tuple(size >> times for times in range(DOUBLINGS, -1, -1))
    reader = Reader(workspace)
    try:
        for number, piece in enumerate(pieces, 1):
            steps = tuple(reader.read(piece, lengths, patience))
            given_up = reader.is_ended
            growth = Growth(piece, lengths[: len(steps) + given_up], steps)
            if given_up:
                reader = Reader(workspace)
            say(f"{number} of {len(pieces)}: {piece}: {tell(growth)}")
            yield growth
    finally:
        reader.end()


def tell(growth: Growth) -> str:
    """How it grew, in words."""
    if growth.factor is None:
        return f"given up at {growth.lengths[-1]:,} characters"
    return f"{growth.factor:.2f} times for twice the length, up to {growth.lengths[-1]:,} characters"


class Reader:
    """A process that reads pieces; it is ended when one takes too long."""

    def __init__(self, workspace: Path) -> None:
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=answer, args=(workspace, there), daemon=True)
        self._process.start()
        there.close()
        self._here.recv()  # it has its rules

    def read(self, piece: Piece, lengths: tuple[int, ...], patience: float) -> Iterator[Step]:
        """A step for each length that it read, until it ends by itself or is ended."""
        self._here.send((piece, lengths))
        while self._here.poll(patience):
            try:
                step = self._here.recv()
            except EOFError:
                break
            if step is None:
                return
            yield step
        self.end()

    def end(self) -> None:
        """Stop the process, whatever it does."""
        self._process.kill()
        self._process.join()
        self._here.close()

    @property
    def is_ended(self) -> bool:
        """Whether it was stopped."""
        return self._here.closed


def answer(workspace: Path, asked: Connection) -> None:
    """Send a step for each length of each piece that is asked for, None behind the last one."""
    rules = load_rules(workspace)
    extract(plain_document("직원은 1,200명 이상이다."), rules)
    gc.collect()
    gc.freeze()  # else a search for garbage walks through all rules now and then, at one length and not at its half
    try:
        asked.send(None)
        while True:
            piece, lengths = asked.recv()
            for step in time_lengths(partial(time_piece, piece, rules), lengths):
                asked.send(step)
            asked.send(None)
    except (EOFError, OSError):  # nobody listens any more
        return


def time_lengths(read: Callable[[int], float], lengths: Iterable[int]) -> Iterator[Step]:
    """A step a length until one is long enough; one that seems too large counts if it is so each time."""
    read(WARM)
    shorter, before = 0, 0.0
    for length in lengths:
        took = read(length)
        for _ in range(TRIES - 1):
            if not shorter or took <= max(SHORT, LIMIT * before):
                break
            before = read(shorter)
            took = read(length) if took > LIMIT * before else took
        yield Step(took, took / before if before else 1.0)
        if shorter and took > SHORT:
            return
        shorter, before = length, took


def time_piece(piece: Piece, rules: Rules, length: int) -> float:
    """Processor seconds for one length of a piece."""
    document = plain_document(piece.text(length), format=piece.format)
    begin = time.process_time()
    extract(document, rules)
    return time.process_time() - begin
