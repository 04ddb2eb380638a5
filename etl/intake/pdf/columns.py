"""In which order a page is read: column by column where there are columns, else from above."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Protocol

LEAST = 4  # lines on each side of a gutter
PROSE = 0.45  # of the width of a column: how far its lines reach on average
NARROW = 8  # times their height: lines of prose are wider on average
LARGER, APART = 1.08, 0.15  # times the usual height: of a line that stands alone, of the room around it
DEEPEST = 3  # columns in columns
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


def read_columns(items: Sequence[Item]) -> Iterator[Column]:
    """The columns of a page in the order in which people read them."""
    yield from _read(items, 0, _standing_alone(items), []) if items else ()


def _read(items: Sequence[Item], depth: int, alone: frozenset[int], known: list[float]) -> Iterator[Column]:
    """The columns of a part of a page; `known` are the gutters of the parts before it, and takes those of this one."""
    if not items:
        return
    gutter = _find_gutter(items, alone) if depth < DEEPEST else None
    if gutter is None:
        gutter = next((one for one in known if _goes_on(items, one)), None)
    else:
        known.append(gutter)
    if gutter is None:
        yield Column(list(items), min(one.left for one in items), max(one.right for one in items))
        return
    for band in _bands(items, gutter, alone):
        if _is_columned(band, gutter, alone) or _goes_on(band, gutter):
            yield from _read([one for one in band if one.right <= gutter], depth + 1, alone, known)
            yield from _read([one for one in band if one.left >= gutter], depth + 1, alone, known)
        else:
            yield Column(band, min(one.left for one in band), max(one.right for one in band))


def _standing_alone(items: Sequence[Item]) -> frozenset[int]:
    """Larger lines with nothing beside them: a heading over all columns may be no wider than one."""
    usual = median(one.bottom - one.top for one in items)
    placed = sorted(items, key=lambda one: one.top)
    found, above = set(), -inf
    for one, below in zip(placed, [*placed[1:], None], strict=True):
        room = APART * usual
        is_larger = one.bottom - one.top >= LARGER * usual
        if is_larger and above + room <= one.top and (below is None or one.bottom + room <= below.top):
            found.add(id(one))
        above = max(above, one.bottom)
    return frozenset(found)


def _find_gutter(items: Sequence[Item], alone: frozenset[int]) -> float | None:
    """Right before the place where the lines of a right column begin."""
    starts: dict[int, int] = {}
    for one in items:
        starts[round(one.left / STEP)] = starts.get(round(one.left / STEP), 0) + 1
    candidates = [place * STEP - 1.5 * STEP for place, number in starts.items() if number >= LEAST]
    scored = [(_score(items, gutter, alone), gutter) for gutter in candidates]
    best = max(scored, default=(0, 0.0))
    return best[1] if best[0] >= LEAST else None


def _score(items: Sequence[Item], gutter: float, alone: frozenset[int]) -> int:
    """How many lines stand side by side with it between them."""
    return sum(
        min(sum(one.right <= gutter for one in band), sum(one.left >= gutter for one in band))
        for band in _bands(items, gutter, alone)
        if _is_columned(band, gutter, alone)
    )


def _bands(items: Sequence[Item], gutter: float, alone: frozenset[int]) -> Iterator[list[Item]]:
    """Stretches from above: each of items that cross the gutter, or of items that do not."""
    band: list[Item] = []
    crossed = False
    behind = [one.top for one in items if one.left >= gutter and id(one) not in alone]
    first, last = min(behind, default=inf), max(behind, default=-inf)
    for one in sorted(items, key=lambda one: (one.top + one.bottom) / 2):
        crosses = one.left < gutter < one.right or (id(one) in alone and first < one.top < last)
        if band and crosses != crossed:
            yield band
            band = []
        band.append(one)
        crossed = crosses
    if band:
        yield band


def _goes_on(band: Sequence[Item], gutter: float) -> bool:
    """Whether a few lines stand in the columns of others of the page."""
    sides = [one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]
    if not all(sides) or any(one.left < gutter < one.right for one in band):
        return False
    starts_there = min(one.left for one in sides[1]) - gutter <= 2 * STEP
    return starts_there and all(_mean_width(side) > NARROW * _mean_height(side) for side in sides)


def _is_columned(band: Sequence[Item], gutter: float, alone: frozenset[int]) -> bool:
    """Whether both sides hold prose: lines that mostly fill their column, or columns again."""
    sides = [one for one in band if one.right <= gutter], [one for one in band if one.left >= gutter]
    return all(len(side) >= LEAST and _fills(side, alone) for side in sides)


def _fills(side: Sequence[Item], alone: frozenset[int]) -> bool:
    left, right = min(one.left for one in side), max(one.right for one in side)
    mean = _mean_width(side)
    is_wide = mean > NARROW * _mean_height(side)
    return is_wide and (mean >= PROSE * (right - left) or _find_gutter(side, alone) is not None)


def _mean_width(side: Sequence[Item]) -> float:
    return sum(one.right - one.left for one in side) / len(side)


def _mean_height(side: Sequence[Item]) -> float:
    return sum(one.bottom - one.top for one in side) / len(side)
