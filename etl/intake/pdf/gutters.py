"""Narrow gutters between columns of prose: strips in which nothing stands, where lines begin one below the other.

A gutter may be no wider than a blank of a justified line. It ends where a line crosses it, so a heading over all
columns parts the gutters above from those below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple, Protocol

LEAST = 5  # lines that begin at one place, and lines beside them
SAME = 1.2  # points within which they begin
NARROWEST = 0.5  # of the size of its characters: a gap that may be a gutter
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
    pieces = sorted((piece for run in runs for piece in _pieces(run)), key=lambda one: one.base)
    starts = sorted(piece.left for piece in pieces)
    return [wall for start in _common(starts) for wall in _walls_at(start, pieces)]


def _pieces(run: Sequence[Glyph]) -> Iterator[_Piece]:
    """What stands between the wide blanks of a run of characters."""
    first = 0
    for at in range(1, len(run) + 1):
        if at == len(run) or run[at].left - run[at - 1].right > NARROWEST * run[at].height:
            one, held = run[first], run[first:at]
            letters = sum(glyph.text.isalpha() for glyph in held)
            yield _Piece(one.left, max(glyph.right for glyph in held), one.base, one.height, letters, len(held))
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


def _walls_at(start: float, pieces: Sequence[_Piece]) -> Iterator[Wall]:
    """The gutters that end where lines begin: of the stretches between what crosses it."""
    stretch: list[_Piece] = []
    for piece in pieces:
        if piece.left < start - SAME and piece.right > start:
            yield from _wall(start, stretch)
            stretch = []
        else:
            stretch.append(piece)
    yield from _wall(start, stretch)


def _wall(start: float, stretch: Sequence[_Piece]) -> Iterator[Wall]:
    begun = [one for one in stretch if 0 <= one.left - start <= SAME]
    if len(begun) < LEAST:
        return
    height = median(one.height for one in begun)
    top, bottom = begun[0].base - height, begun[-1].base + height
    beside = [one for one in stretch if one.right <= start and top <= one.base <= bottom]
    behind = [one for one in stretch if one.left >= start and top <= one.base <= bottom]
    if _count(beside) < LEAST:
        return
    end = max(one.right for one in beside)
    if start - end >= NARROWEST * height and _is_prose(beside, height) and _is_prose(behind, height):
        yield Wall(end, start, top, bottom)


def _count(pieces: Sequence[_Piece]) -> int:
    """On how many lines they stand."""
    return len({round(one.base) for one in pieces})


def _is_prose(pieces: Sequence[_Piece], height: float) -> bool:
    is_wide = sum(one.right - one.left for one in pieces) > PROSE * height * _count(pieces)
    return is_wide and sum(one.letters for one in pieces) > LETTERS * sum(one.signs for one in pieces)
