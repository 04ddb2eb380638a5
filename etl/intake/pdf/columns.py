"""In which order a page is read: column by column where there are columns, else from above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

LEAST = 4  # lines on each side of a gutter
PROSE = 0.45  # of the width of a column: how far its lines reach on average
STEP = 2.0  # points within which lines begin at one place


class Item(Protocol):
    """Something with a place on the page: a segment, a table."""

    @property
    def left(self) -> float:
        """Its left edge."""

    @property
    def right(self) -> float:
        """Its right edge."""

    @property
    def top(self) -> float:
        """Its upper edge."""

    @property
    def bottom(self) -> float:
        """Its lower edge."""


@dataclass(frozen=True, slots=True)
class Column:
    """Items that are read one below the other."""

    items: list[Item]
    left: float
    right: float


def read_columns(items: Sequence[Item], depth: int = 0) -> Iterator[Column]:
    """The columns of a page in the order in which people read them."""
    if not items:
        return
    gutter = _find_gutter(items) if depth < 3 else None
    if gutter is None:
        yield Column(list(items), min(one.left for one in items), max(one.right for one in items))
        return
    for band in _bands(items, gutter):
        if _is_columned(band, gutter):
            yield from read_columns([one for one in band if one.right <= gutter], depth + 1)
            yield from read_columns([one for one in band if one.left >= gutter], depth + 1)
        else:
            yield Column(band, min(one.left for one in band), max(one.right for one in band))


def _find_gutter(items: Sequence[Item]) -> float | None:
    """Right before the place where the lines of a right column begin."""
    starts: dict[int, int] = {}
    for one in items:
        starts[round(one.left / STEP)] = starts.get(round(one.left / STEP), 0) + 1
    candidates = [place * STEP - 1.5 * STEP for place, number in starts.items() if number >= LEAST]
    scored = [(_score(items, gutter), gutter) for gutter in candidates]
    best = max(scored, default=(0, 0.0))
    return best[1] if best[0] >= LEAST else None


def _score(items: Sequence[Item], gutter: float) -> int:
    """How many lines stand side by side with it between them."""
    return sum(
        min(sum(one.right <= gutter for one in band), sum(one.left >= gutter for one in band))
        for band in _bands(items, gutter)
        if _is_columned(band, gutter)
    )


def _bands(items: Sequence[Item], gutter: float) -> Iterator[list[Item]]:
    """Stretches from above: each of items that cross the gutter, or of items that do not."""
    band: list[Item] = []
    crossed = False
    for one in sorted(items, key=lambda one: (one.top + one.bottom) / 2):
        crosses = one.left < gutter < one.right
        if band and crosses != crossed:
            yield band
            band = []
        band.append(one)
        crossed = crosses
    if band:
        yield band


def _is_columned(band: Sequence[Item], gutter: float) -> bool:
    """Whether both sides hold prose: lines that mostly fill their column."""
    sides = [one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]
    return all(len(side) >= LEAST and _fills(side) for side in sides)


def _fills(side: Sequence[Item]) -> bool:
    left, right = min(one.left for one in side), max(one.right for one in side)
    height = sum(one.bottom - one.top for one in side) / len(side)
    mean = sum(one.right - one.left for one in side) / len(side)
    return mean >= PROSE * (right - left) and mean > 8 * height
