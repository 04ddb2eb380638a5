"""The measure before a figure in its sentence that is still open: not that of a bracket which has closed since.

Comes in: a figure and those before it, with what they measure. Goes out: the measure that it can go on with, and the
figure of that. The areas that it takes from there: sides/from_head.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from etl.meaning.measured import Measure
from etl.meaning.view import Placed, View


def outside(
    view: View, figure: Placed, read: Sequence[tuple[Measure, Placed]], last: tuple[Measure | None, Placed | None]
) -> tuple[Measure | None, Placed | None]:
    """What was measured last before a figure and with which: not what a bracket behind another figure held that has
    closed since, as another part (67명(남성 35명, 여성 32명)으로, 2021년 63명에 이어)."""
    for measure, other in reversed(read):
        between = view.text[other.end : figure.start]
        is_open = between.count(")") <= between.count("(")
        if is_open or not _ends_at(view, view.text.rfind("(", view.start, other.start)):
            return measure, other
    return last


def _ends_at(view: View, place: int) -> bool:
    """Whether a figure ends at a place."""
    at = bisect_left(view.counted, place, key=lambda one: one.end)
    return at < len(view.counted) and view.counted[at].end == place
