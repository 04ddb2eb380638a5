"""Claims over time as a scatter chart.

across  the end of the time that is counted; the time itself is an error bar to the left
up      the number; a range or an open end is an error bar upwards or downwards
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from dashboard.charts.marks import Mark
from dashboard.exports.pptx import timeline
from dashboard.exports.pptx.plot import (
    CAP,
    SCATTER,
    Axis,
    Plot,
    Point,
    TimeAxis,
    find_ends,
    find_reach,
    gather_series,
    leave_headroom,
    name_apart,
    quote_of,
)
from dashboard.exports.pptx.scale import Scale, make_axis
from dashboard.i18n import Text


def plot_claims(marks: Sequence[Mark], caps: Sequence[Mark], scale: Scale, percent: str, text: Text) -> Plot:
    """The scatter chart; all marks are dated."""
    axis = leave_headroom(make_axis(*find_ends(marks, caps, scale), scale, 5, percent), marks, scale)
    time = timeline.measure_time(marks, text.lang)
    ordered = sorted(marks, key=lambda mark: (mark.origin_id, mark.shape, _is_loose(mark), mark.span, mark.id))
    groups = groupby(ordered, key=lambda mark: (mark.origin_id, mark.shape, _is_loose(mark)))
    made, rows = [], []
    for (_, shape, loose), members in groups:
        group = list(members)
        points = []
        for mark in group:
            point = _claim(mark, len(rows), scale, axis, time)
            points.append(point)
            rows.append(mark.span[1])
        made.append(gather_series(group[0], shape, points, is_loose=loose))
    for cap in caps:
        at = (len(rows), len(rows) + 1)
        rows += [time.low, time.high]
        words = (f"{text('kind.cap')} {cap.quote}",)
        points = [Point(cap.id, row, scale.of(cap.value), words if row == at[0] else (), "cap") for row in at]
        made.append(gather_series(cap, "cap", points, sort=CAP))
    return Plot(SCATTER, tuple(rows), tuple(name_apart(made)), axis, scale, time)


def _claim(mark: Mark, row: int, scale: Scale, axis: Axis, time: TimeAxis) -> Point:
    up, down = find_reach(mark, scale, axis)
    start = time.low if mark.start is None and mark.is_running else mark.span[0]
    back = float(mark.span[1] - start)
    words = (quote_of(mark), mark.who, mark.period)
    return Point(mark.id, row, scale.of(mark.value), words, mark.shape, up, down, back)


def _is_loose(mark: Mark) -> bool:
    return mark.start is None or mark.end is None
