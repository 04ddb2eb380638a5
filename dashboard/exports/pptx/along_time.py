"""The axis of time of a chart of claims, and places for its labels where none lies on another.

A native label stands to the right or the left of its point, over or under it. In the measures of the
slide this tries them in turn; if there is no good place, the chart is drawn in lanes instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.labels import Box, place, text_width
from dashboard.exports.pptx.plot import CAP, CLAIM, Plot, Point, Room, TimeAxis

QUOTE, WHO = 12.0, 10.5  # points of type
LINE = 16.0  # of leading
EPOCH = date(1899, 12, 30).toordinal()  # day 0 of a spreadsheet
MONTH, YEAR = 30.4375, 365.25
STEPS = (1, 3, 6, 12, 24, 60, 120, 240)  # months between ticks
MOST_TICKS = 9
DRIFT = 1  # days after the first: what equal steps lose against the calendar
SIDES = ("r", "t", "b", "l")


def serial(day: float) -> float:
    """A day as a spreadsheet counts it."""
    return day - EPOCH


def measure_time(marks: Sequence[Mark], lang: str, room: Room) -> TimeAxis:
    """From the January before the first day to the one after the last, with room for a label."""
    first, last = min(mark.span[0] for mark in marks), max(mark.span[1] for mark in marks)
    low = _year_start(date.fromordinal(first).year)
    months = (last - low) / MONTH
    step = next((step for step in STEPS if months / step <= MOST_TICKS), STEPS[-1])
    widest = max(_widest((mark.quote, mark.who, mark.period)) for mark in marks) + 16
    share = min(0.4, widest / room[0])
    high = last + round((last - low) * share / (1 - share))
    days = step * MONTH if step < 12 else step / 12 * YEAR
    return TimeAxis(low + DRIFT, max(high, round(low + days)), days, _date_format(step, lang))


def place_labels(plot: Plot) -> Plot | None:
    """The plot with a side for each label; None if two would lie on each other."""
    points = [point for one in plot.series if one.sort == CLAIM for point in one.points]
    width, height = plot.room
    frame = Box(-4, -4, width + 4, height + 4)
    glyphs = {point.id: _around(*_at(plot, point), 7) for point in points}
    lines = [box for point in points for box in _reaches(plot, point)]
    caps = [one.points[0] for one in plot.series if one.sort == CAP]
    sides = {cap.id: "r" if _at(plot, cap)[0] < width / 2 else "l" for cap in caps}
    taken = [_cap_box(plot, cap, sides[cap.id]) for cap in caps]
    lines += [Box(0, _at(plot, cap)[1] - 2, width, _at(plot, cap)[1] + 2) for cap in caps]
    for point in sorted(points, key=lambda point: -point.value):
        boxes = [_label_box(plot, point, side) for side in SIDES]
        others = [*taken, *(box for key, box in glyphs.items() if key != point.id)]
        found = place(boxes, others, lines, frame)
        if found is None or found[1] > 100:
            return None
        sides[point.id] = SIDES[found[0]]
        taken.append(boxes[found[0]])
    placed = [
        replace(one, points=tuple(replace(point, side=sides.get(point.id, "b")) for point in one.points))
        for one in plot.series
    ]
    return replace(plot, series=tuple(placed))


def _year_start(year: int) -> int:
    return date(max(year, 1900), 1, 1).toordinal()


def _date_format(step: int, lang: str) -> str:
    if step >= 12:
        return "yyyy"
    return 'yyyy"."m' if lang == "ko" else "mmm yyyy"


def _widest(words: Sequence[str]) -> float:
    return max(text_width(line, QUOTE if number == 0 else WHO) for number, line in enumerate(words))


def _at(plot: Plot, point: Point) -> tuple[float, float]:
    """Points from the left and from the top of the plot."""
    time = plot.time
    assert time is not None
    day = plot.rows[point.row]
    assert isinstance(day, int)
    width, height = plot.room
    x = (day - time.low) / (time.high - time.low) * width
    return x, (plot.values.high - point.value) / (plot.values.high - plot.values.low) * height


def _label_box(plot: Plot, point: Point, side: str) -> Box:
    x, y = _at(plot, point)
    wide, tall = _widest(point.words) + 6, LINE * len(point.words)
    left = {"r": x + 8, "l": x - 8 - wide}.get(side, x - wide / 2)
    top = {"t": y - 8 - tall, "b": y + 8}.get(side, y - tall / 2)
    return Box(left, top, left + wide, top + tall)


def _reaches(plot: Plot, point: Point) -> list[Box]:
    """The lines of a point: across its time, up and down."""
    x, y = _at(plot, point)
    time = plot.time
    assert time is not None
    width, height = plot.room
    begin = (point.start - time.low) / (time.high - time.low) * width
    tall = height / (plot.values.high - plot.values.low)
    return [Box(begin, y - 2, x, y + 2), Box(x - 2, y - point.up * tall, x + 2, y + point.down * tall)]


def _cap_box(plot: Plot, point: Point, side: str) -> Box:
    x, y = _at(plot, point)
    wide = _widest(point.words) + 12
    return Box(x, y - 2, x + wide, y + 8 + LINE) if side == "r" else Box(x - wide, y - 2, x, y + 8 + LINE)


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
