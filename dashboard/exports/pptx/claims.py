"""Claims over time as a scatter chart.

points  across the last day of the time that is counted, upwards the number: one row a figure
bars    back to the first day of that time, dotted where its start or its end is not known;
        from one end of a range to the other; from an open bound a little way to where it is open
caps    dashed, through the whole time, from a column of their own
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from dashboard.charts.data.marks import Mark
from dashboard.exports.pptx import along_time
from dashboard.exports.pptx.plot import (
    CAP,
    SCATTER,
    Plot,
    Point,
    Room,
    Series,
    TimeAxis,
    find_ends,
    find_reach,
    gather_series,
    leave_headroom,
    name_apart,
    quote_of,
)
from dashboard.exports.pptx.scale import Axis, Scale, make_axis
from dashboard.i18n import Text

Look = tuple[str, str, bool, int]  # of a series: origin, kind, whether its time is known whole, days


def plot_claims(
    marks: Sequence[Mark], caps: Sequence[Mark], scale: Scale, percent: str, text: Text, room: Room
) -> Plot:
    """The scatter chart; all marks are dated."""
    axis = leave_headroom(make_axis(*find_ends(marks, caps, scale), scale, 5, percent), marks, scale)
    time = along_time.measure_time(marks, text.lang, room)
    rows: list[int] = []

    def look_of(mark: Mark) -> Look:
        return mark.origin_id, mark.shape, mark.start is None or mark.end is None, _days_of(mark, time)

    groups = groupby(sorted(marks, key=lambda mark: (*look_of(mark), mark.span, mark.id)), key=look_of)
    claims = [_gather(list(group), rows, scale, axis, time, text) for _, group in groups]
    drawn = [_cap(cap, rows, scale, text) for cap in caps]
    return Plot(SCATTER, tuple(rows), (*drawn, *name_apart(claims)), axis, scale, time, room=room)


def _last_of(mark: Mark) -> int:
    """The last day of the time of a mark; `span` ends on the day after."""
    return max(mark.span[1] - 1, mark.start or 0)


def _days_of(mark: Mark, time: TimeAxis) -> int:
    """How far its time reaches back from there; of a count whose start is not known, to the edge."""
    first = time.low if mark.start is None and mark.is_running else mark.span[0]
    return max(0, _last_of(mark) - first)


def _gather(group: Sequence[Mark], rows: list[int], scale: Scale, axis: Axis, time: TimeAxis, text: Text) -> Series:
    one = gather_series(group[0], group[0].shape, _claim(group, rows, scale, axis, time))
    if not any(point.is_loose for point in one.points):
        return one
    return replace(one, name=text("deck.line_loose", series=one.name), is_loose=True)


def _claim(group: Sequence[Mark], rows: list[int], scale: Scale, axis: Axis, time: TimeAxis) -> list[Point]:
    """The points of a series; their rows are added to those of the chart."""
    points = []
    for mark in group:
        up, down = find_reach(mark, scale, axis)
        words = (quote_of(mark), mark.who, mark.period)
        is_loose = mark.start is None or mark.end is None
        rows.append(_last_of(mark))
        start = _last_of(mark) - _days_of(mark, time)
        point = Point(mark.id, len(rows) - 1, scale.of(mark.value), words, mark.shape, up, down, start, is_loose)
        points.append(point)
    return points


def _cap(cap: Mark, rows: Sequence[int], scale: Scale, text: Text) -> Series:
    """A cap: its number stands beside the earliest figure, and is drawn through the whole time."""
    words = (f"{text('kind.cap')} {cap.quote}",)
    point = Point(cap.id, rows.index(min(rows)), scale.of(cap.value), words, "cap")
    return gather_series(cap, "cap", [point], sort=CAP)
