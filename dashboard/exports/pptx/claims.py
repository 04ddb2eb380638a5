"""Claims over time as a scatter chart.

points  across the last day of the time that is counted, upwards the number
lines   under the points of each series: the time that is counted, dotted where its start or its
        end is not known; and from an open bound an arrow to where it is open
bars    from one end of a range to the other (error bars)
caps    dashed, through the whole time
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from dashboard.charts.marks import Mark
from dashboard.exports.pptx import timeline
from dashboard.exports.pptx.plot import (
    CAP,
    OPEN,
    OPEN_END,
    SCATTER,
    WINDOW,
    Axis,
    Plot,
    Point,
    Series,
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

End = tuple[int, float]  # a day and a number


def plot_claims(marks: Sequence[Mark], caps: Sequence[Mark], scale: Scale, percent: str, text: Text) -> Plot:
    """The scatter chart; all marks are dated."""
    axis = leave_headroom(make_axis(*find_ends(marks, caps, scale), scale, 5, percent), marks, scale)
    time = timeline.measure_time(marks, text.lang)
    rows: list[int] = []
    ordered = sorted(marks, key=lambda mark: (mark.origin_id, mark.shape, mark.span, mark.id))
    groups = [list(group) for _, group in groupby(ordered, key=lambda mark: (mark.origin_id, mark.shape))]
    claims = [gather_series(group[0], group[0].shape, _claim(group, rows, scale, axis, time)) for group in groups]
    claims = list(name_apart(claims))
    drawn = [_cap(cap, rows, scale, time, text) for cap in caps]
    lines = [line for one in claims for line in _lines(one, rows, axis, text)]
    return Plot(SCATTER, tuple(rows), (*lines, *drawn, *claims), axis, scale, time)


def _claim(group: Sequence[Mark], rows: list[int], scale: Scale, axis: Axis, time: TimeAxis) -> list[Point]:
    """The points of a series; their rows are added to those of the chart."""
    points = []
    for mark in group:
        up, down = find_reach(mark, scale, axis)
        start = time.low if mark.start is None and mark.is_running else mark.span[0]
        words = (quote_of(mark), mark.who, mark.period)
        is_loose = mark.start is None or mark.end is None
        rows.append(max(mark.span[1] - 1, mark.span[0]))
        point = Point(mark.id, len(rows) - 1, scale.of(mark.value), words, mark.shape, up, down, start, is_loose)
        points.append(point)
    return points


def _cap(cap: Mark, rows: list[int], scale: Scale, time: TimeAxis, text: Text) -> Series:
    words = (f"{text('kind.cap')} {cap.quote}",)
    first = len(rows)
    rows += [time.low, time.high]
    ends = [Point(cap.id, first + at, scale.of(cap.value), words if at == 0 else (), "cap") for at in (0, 1)]
    return gather_series(cap, "cap", ends, sort=CAP)


def _lines(one: Series, rows: list[int], axis: Axis, text: Text) -> Iterator[Series]:
    """What is drawn under the points of a series: windows that are known, those that are not, open ends."""
    for is_loose in (False, True):
        windows = [point for point in one.points if point.is_loose == is_loose and point.start < rows[point.row]]
        ends = [((point.start, point.value), (rows[point.row], point.value)) for point in windows]
        if ends:
            name = text("deck.line_loose" if is_loose else "deck.line_window", series=one.name)
            yield _line(one, name, WINDOW, windows, ends, rows, is_loose=is_loose)
    towards = 1 if one.shape == "floor" else -1
    if one.is_open:
        away = towards * (axis.high - axis.low) * OPEN
        ends = [((rows[p.row], p.value), (rows[p.row], round(p.value + away, 6))) for p in one.points]
        name = text("deck.line_open", series=one.name)
        yield _line(one, name, OPEN_END, one.points, ends, rows)


def _line(
    one: Series, name: str, sort: str, points: Sequence[Point], ends: Sequence[tuple[End, End]], rows: list[int],
    *, is_loose: bool = False,
) -> Series:  # fmt: skip
    """Lines between two ends each, an empty row after each of them."""
    drawn = []
    for point, (first, last) in zip(points, ends, strict=True):
        for day, value in (first, last):
            drawn.append(Point(point.id, len(rows), value, (), point.shape))
            rows.append(day)
        rows.append(last[0])
    return Series(name, one.colour, one.shape, sort, tuple(drawn), is_loose=is_loose)
