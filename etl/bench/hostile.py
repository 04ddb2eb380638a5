"""Input made to hurt: one piece repeated a million times over. Cost must stay linear in the length.

Each piece is read at a quarter, at half and at full length in a process of its own, which is ended when its
time is up. From one length to the next the time may grow by LIMIT at most; 2 is linear. Some pieces have a
head or a tail, where it is the edge of a run that hurts, and some are made for HTML or Markdown.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from etl.documents import plain_document
from etl.extract import extract
from etl.rules import Rules, load_rules

LIMIT = 2.5
SHORT = 0.2  # seconds: below that, what grows is noise
PATIENCE = 150  # seconds for one length


class Piece(NamedTuple):
    """What is repeated, in which format it is read, and what stands once before and behind it."""

    repeated: str
    format: str = "text"
    head: str = ""
    tail: str = ""

    def text(self, length: int) -> str:
        """The piece over and over, cut to `length`; head and tail come on top.

        >>> Piece("ab", head="<", tail=">").text(5)
        '<ababa>'
        """
        return self.head + (self.repeated * (length // len(self.repeated) + 1))[:length] + self.tail

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
    "국가정보원은 2024년 3월에 약 1만 명 이상이 “3.5%” 늘었다고 밝혔다.¹ ",
)
EDGED = (
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


@dataclass(frozen=True, slots=True)
class Growth:
    """The time that one piece took at n, 2n and 4n characters; shorter where it was given up."""

    piece: Piece
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
        return self.factor is not None and self.factor <= LIMIT

    def describe(self) -> dict[str, object]:
        """All figures, for JSON."""
        shown = {"piece": str(self.piece), **self.piece._asdict(), "lengths": self.lengths, "seconds": self.seconds}
        return shown | {"factor": self.factor, "is_linear": self.is_linear}


def measure_growth(
    workspace: Path, size: int, pieces: tuple[Piece, ...] = PIECES, say: Callable[[str], None] = lambda _: None,
    patience: float = PATIENCE,
) -> Iterator[Growth]:  # fmt: skip
    """One Growth a piece; `size` is the full length in characters."""
    lengths = (size // 4, size // 2, size)
    for piece in pieces:
        say(f"{size:,} characters of {piece}")
        yield Growth(piece, lengths, tuple(_read_all(workspace, piece, lengths, patience)))


def read_lengths(workspace: Path, piece: Piece, lengths: tuple[int, ...], answers: Connection) -> None:
    """Send the processor seconds of each length: the better of two where they are few."""
    rules = load_rules(workspace)
    extract(plain_document("직원은 1,200명 이상이다."), rules)
    for length in lengths:
        took = time_piece(piece, length, rules)
        answers.send(min(took, time_piece(piece, length, rules)) if took < 5 else took)


def time_piece(piece: Piece, length: int, rules: Rules) -> float:
    """Processor seconds for one length of a piece."""
    document = plain_document(piece.text(length), format=piece.format)
    begin = time.process_time()
    extract(document, rules)
    return time.process_time() - begin


def _read_all(workspace: Path, piece: Piece, lengths: tuple[int, ...], patience: float) -> Iterator[float]:
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
