"""One measure over regular periods: columns from zero, or a line where a small movement is shown.

Categories are flat texts; where time is left out stands an empty one, so that a gap stays a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.exports.pptx.plot import (
    CLAIM,
    COLUMNS,
    JOINED,
    LINE,
    Plot,
    Point,
    find_reach,
    gather_series,
    name_apart,
)
from dashboard.exports.pptx.scale import Axis, Scale, make_axis

MOST_NAMED = 10  # points that bear their number; of more only the notable ones do


def plot_periods(marks: Sequence[Mark], scale: Scale, percent: str, lang: str) -> Plot:
    """Columns or a line, as on the page."""
    is_line = regular.starts_above_zero(marks)
    low, high = min(mark.bottom for mark in marks), max(mark.top for mark in marks)
    ends = (scale.of(low), scale.of(high)) if is_line else (scale.of(min(low, 0.0)), scale.of(max(high, 0.0)))
    axis = make_axis(*ends, scale, 5, percent)
    axis = _widen(axis, *ends, is_line=is_line)
    rows, places = _periods(marks)
    named = _choose_named(marks, places)
    made = []
    key: Callable[[Mark], tuple[str, ...]]
    key = (lambda mark: (mark.origin_id,)) if is_line else (lambda mark: (mark.origin_id, mark.shape))
    for _, members in groupby(sorted(marks, key=lambda mark: (*key(mark), mark.span)), key=key):
        group = list(members)
        points = [_period_point(mark, places[mark.span], scale, axis, lang, mark.id in named) for mark in group]
        if is_line:
            points = list(_sides(points))
        made.append(gather_series(group[0], group[0].shape, points, sort=JOINED if is_line else CLAIM))
    return Plot(LINE if is_line else COLUMNS, rows, tuple(name_apart(made)), axis, scale)


def _period_point(mark: Mark, row: int, scale: Scale, axis: Axis, lang: str, named: bool) -> Point:
    up, down = find_reach(mark, scale, axis)
    words = format.scaled(Decimal(repr(mark.value)), lang) + ("*" if mark.is_corrected else "")
    sign = {"floor": "▲ ", "ceiling": "▽ "}.get(mark.shape, "")
    return Point(mark.id, row, scale.of(mark.value), (sign + words,) if named else (), mark.shape, up, down, side="t")


def _periods(marks: Sequence[Mark]) -> tuple[tuple[str, ...], dict[tuple[int, int], int]]:
    """The periods as categories, an empty one where time is left out, and the row of each."""
    named = dict(sorted({mark.span: mark.period for mark in marks}.items()))
    rows: list[str] = []
    places: dict[tuple[int, int], int] = {}
    before = 0
    for span, name in named.items():
        if rows and span[0] - before > 1:
            rows.append(" ")
        places[span] = len(rows)
        rows.append(name)
        before = span[1]
    return tuple(rows), places


def _sides(points: Sequence[Point]) -> Iterator[Point]:
    """Below a valley of a line the words stand under the point, else over it; on a slope beside it."""
    for number, point in enumerate(points):
        around = [points[at].value for at in (number - 1, number + 1) if 0 <= at < len(points)]
        before, after = (around[0], around[-1]) if len(around) == 2 else (point.value, point.value)
        slope = (before > point.value > after) - (before < point.value < after)
        yield replace(point, side="b" if around and point.value < min(around) else "t", slope=slope)


def _widen(axis: Axis, low: float, high: float, *, is_line: bool) -> Axis:
    """Room for a label over the highest and under the lowest point."""
    span = axis.high - axis.low
    top = axis.high + (axis.step if axis.high - high < span * 0.12 else 0)
    needs = is_line or low < 0
    bottom = axis.low - (axis.step if needs and low - axis.low < span * 0.12 else 0)
    return replace(axis, low=round(bottom, 10), high=round(top, 10))


def _choose_named(marks: Sequence[Mark], places: dict[tuple[int, int], int]) -> set[str]:
    """The marks that bear their number: all of few; of many the last, the ends, and who has room."""
    notable = (
        max(marks, key=lambda mark: mark.span),
        max(marks, key=lambda mark: mark.value),
        min(marks, key=lambda mark: mark.value),
        min(marks, key=lambda mark: mark.span),
    )
    apart = -(-(max(places.values()) + 1) // MOST_NAMED)
    taken: dict[str, int] = {}
    for mark in (*notable, *marks):
        row = places[mark.span]
        if all(abs(row - other) >= apart for other in taken.values()):
            taken.setdefault(mark.id, row)
    return set(taken)
