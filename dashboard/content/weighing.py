"""Which indicators come first: what nothing explains, then what many origins state, then what has many figures."""

from __future__ import annotations

from dashboard.content.verdicts import OPEN
from etl.answers import IndicatorCard

Weight = tuple[bool, int, int]


def weigh(card: IndicatorCard) -> Weight:
    """A key to sort by, the weightiest first; equal ones keep the order of the catalogue."""
    return card.verdict != OPEN, -card.origins, -card.figures
