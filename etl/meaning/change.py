"""A change: what a figure says of its measure (a level, a growth, a change, points, a share, a ratio), and which way.

What every module that reads one shares: the record itself, the units that decide at once, and whether the word of rise
or fall stands right beside its figure.
"""

from __future__ import annotations

from dataclasses import dataclass

from etl.meaning.relative import BY_GAP
from etl.meaning.view import Placed

POINTS = frozenset({"percentage_point"})
MULTIPLES = frozenset({"times", "fraction"})
SIGNED = ("+", "＋", "△", "▲", "▼", "-", "−", "–")
GROWS = "grows"  # the type of a measure whose percentage is its growth


@dataclass(frozen=True, slots=True)
class Change:
    """The transformation of a figure, its direction, and the words that told it."""

    transformation: str
    direction: str | None
    start: int = 0
    end: int = 0
    how: str = "own"
    gap: str | None = None  # between the word of rise or fall before a figure, and the figure


def is_close(growth: Change, figure: Placed) -> bool:
    """Whether the word of rise or fall stands right beside its figure."""
    if growth.end <= growth.start:
        return False
    return 0 <= growth.start - figure.end <= 6 or _is_right_before(growth)


def _is_right_before(growth: Change) -> bool:
    """同比下降8.9%, fell by 5%."""
    return growth.gap is not None and BY_GAP.fullmatch(growth.gap) is not None


def is_below_zero(figure: Placed) -> bool:
    """Whether a percentage is written with a sign: no part of a whole is."""
    return (figure.mention.value or 0) < 0
