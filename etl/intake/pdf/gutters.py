"""Narrow gutters between columns of prose: strips in which nothing stands, where lines begin one below the other.

A gutter may be no wider than a blank of a justified line. It ends where a line crosses it, so a heading over all
columns parts the gutters above from those below.
"""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Iterable, Iterator, Sequence
from statistics import median
from typing import NamedTuple, Protocol

LEAST = 5  # lines that begin at one place, and lines beside them
SAME = 1.2  # points within which they begin
NARROWEST = 0.5  # of the size of its characters: a gap that may be a gutter
SHORT = 60.0  # points: pieces that are no longer are looked for where they begin
PROSE = 8  # sizes: how wide the lines on both sides are
LETTERS = 0.5  # of the characters of prose


class Glyph(Protocol):
    """What a stretch is made of."""

    left: float
    right: float
    base: float
    height: float
    text: str


class Wall(NamedTuple):
    """An empty strip of a page."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Where it cuts."""
        return (self.left + self.right) / 2

    def parts(self, left: float, right: float, base: float) -> bool:
        """Whether it stands between something that ends at `left` and something that begins at `right`."""
        return self.top <= base <= self.bottom and left <= self.middle <= right


class _Piece(NamedTuple):
    left: float
    right: float
    base: float
    height: float
    letters: int
    signs: int


def find_walls(runs: Sequence[Sequence[Glyph]]) -> list[Wall]:
    """The gutters of a page, each over the lines that it stands beside, from the left."""
    pieces = _Pieces(piece for run in runs for piece in _pieces(run))
    return [wall for start in _common(pieces.lefts) for wall in _walls_at(start, pieces)]


def _pieces(run: Sequence[Glyph]) -> Iterator[_Piece]:
    """What stands between the wide blanks of a run of characters."""
    first = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or run[at].left - run[at - 1].right > NARROWEST * run[at].height:
            one, held = run[first], run[first:at]
            letters = sum([glyph.text.isalpha() for glyph in held])
            yield _Piece(one.left, max([glyph.right for glyph in held]), one.base, one.height, letters, len(held))
            first = at


def _common(starts: Sequence[float]) -> Iterator[float]:
    """Where many begin, whatever comes before it."""
    first = 0
    for at, start in enumerate(starts):
        if start - starts[first] > SAME:
            if at - first >= LEAST:
                yield starts[first]
            first = at
    if len(starts) - first >= LEAST:
        yield starts[first]


class _Pieces:
    """The pieces of a page from above, and by where they begin: each gutter asks which of them it meets."""

    def __init__(self, pieces: Iterable[_Piece]) -> None:
        self.all = sorted(pieces, key=lambda one: one.base)
        self.lefts = sorted(one.left for one in self.all)
        placed = sorted((one.left, at) for at, one in enumerate(self.all))
        self.order = [at for _, at in placed]
        self.long = [at for at in self.order if self.all[at].right - self.all[at].left > SHORT]

    def crossing(self, start: float) -> list[int]:
        """The places of those that stand on both sides of an upright line."""
        near = self.order[bisect_left(self.lefts, start - SHORT - SAME) : bisect_left(self.lefts, start - SAME)]
        short = [at for at in near if start < self.all[at].right <= self.all[at].left + SHORT]
        far = [at for at in self.long if self.all[at].left < start - SAME and self.all[at].right > start]
        return sorted({*short, *far})

    def begun(self, start: float) -> list[int]:
        """The places of those that begin at it."""
        near = self.order[bisect_left(self.lefts, start) : bisect(self.lefts, start + 2 * SAME)]
        return sorted([at for at in near if 0 <= self.all[at].left - start <= SAME])


def _walls_at(start: float, pieces: _Pieces) -> Iterator[Wall]:
    """The gutters that end where lines begin: of the stretches between what crosses it."""
    begun = pieces.begun(start)
    first = 0
    for end in (*pieces.crossing(start), len(pieces.all)):
        if bisect_left(begun, end) - bisect_left(begun, first) >= LEAST:
            yield from _wall(start, pieces.all[first:end])
        first = end + 1


def _wall(start: float, stretch: Sequence[_Piece]) -> Iterator[Wall]:
    begun = [one for one in stretch if 0 <= one.left - start <= SAME]
    height = median(one.height for one in begun)
    top, bottom = begun[0].base - height, begun[-1].base + height
    beside = [one for one in stretch if one.right <= start and top <= one.base <= bottom]
    if not _are_letters(beside) or _count(beside) < LEAST:
        return
    end = max(one.right for one in beside)
    if start - end < NARROWEST * height or not _is_prose(beside, height):
        return
    behind = [one for one in stretch if one.left >= start and top <= one.base <= bottom]
    if _is_prose(behind, height):
        yield Wall(end, start, top, bottom)


def _count(pieces: Sequence[_Piece]) -> int:
    """On how many lines they stand."""
    return len({round(one.base) for one in pieces})


def _is_prose(pieces: Sequence[_Piece], height: float) -> bool:
    width = sum(one.right - one.left for one in pieces)
    return _are_letters(pieces) and width > PROSE * height * _count(pieces)


def _are_letters(pieces: Sequence[_Piece]) -> bool:
    """Whether most characters are letters; in a grid of numbers few are."""
    return sum([one.letters for one in pieces]) > LETTERS * sum([one.signs for one in pieces])
