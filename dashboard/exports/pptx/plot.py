"""A native chart as plain values: series, axes, labels; nothing of DrawingML in it.

Rows are points, columns are series, as the workbook inside the chart has them. One series holds the
figures of one origin and one kind; a cap has its own; nothing is joined that a page does not join.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from dashboard.charts.data.marks import Mark
from dashboard.exports.pptx.scale import Axis, Scale

SCATTER, BARS, COLUMNS, LINE = "scatter", "bars", "columns", "line"
CLAIM, CAP, JOINED = "claim", "cap", "joined"  # sorts of series
OPEN_SHAPES = ("floor", "ceiling")
Room = tuple[float, float]  # how wide and how high the plot area is, in points
ROOM: Room = (820.0, 250.0)  # on a slide of ours
OPEN = 0.11  # how far an open end reaches, as a share of the axis


@dataclass(frozen=True, slots=True)
class Point:
    """One figure in its row: number and reaches in the scale of the axis, and the words beside it."""

    id: str
    row: int
    value: float
    words: tuple[str, ...]  # the value as quoted, then who and when
    shape: str
    up: float = 0.0
    down: float = 0.0
    start: int = 0  # the first day of its time, in a chart over time
    is_loose: bool = False  # start or end of its time is not known
    side: str = "r"
    slope: int = 0  # of a line through the point: 1 falling, -1 rising, 0 at a peak, a valley or an end


@dataclass(frozen=True, slots=True)
class Series:
    """Figures that look alike: one origin, one kind.

    `sort` is claim, cap or joined (a line).
    """

    name: str
    colour: str
    shape: str
    sort: str
    points: tuple[Point, ...]
    is_open: bool = False  # the reach upwards or downwards has no end
    is_loose: bool = False  # start or end of the time that is counted is not known


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Days (date.toordinal) at both ends, days between ticks, and the format of a date."""

    low: int
    high: int
    step: float
    format: str


@dataclass(frozen=True, slots=True)
class Plot:
    """A whole chart. `rows` are dates as days or the words of categories."""

    kind: str
    rows: tuple[int | str, ...]
    series: tuple[Series, ...]
    values: Axis
    scale: Scale
    time: TimeAxis | None = None
    left_out: int = 0  # lanes for which there is no room
    room: Room = field(default=ROOM, repr=False)  # what it is drawn in; a deck knows it by what was drawn, not by this

    def days_of(self, point: Point) -> int:
        """How many days the time of a claim reaches back from its last day, in a chart over time."""
        last = self.rows[point.row]
        return max(0, last - point.start) if isinstance(last, int) and point.start else 0


def find_reach(mark: Mark, scale: Scale, axis: Axis) -> tuple[float, float]:
    """How far the bars above and below a figure go: to its other end, or a little way where open."""
    away = (axis.high - axis.low) * OPEN
    up = away if mark.high is None else scale.of(mark.high) - scale.of(mark.value)
    down = away if mark.low is None else scale.of(mark.value) - scale.of(mark.low)
    return round(max(up, 0.0), 6), round(max(down, 0.0), 6)


def gather_series(first: Mark, shape: str, points: Sequence[Point], *, sort: str = CLAIM) -> Series:
    """Points as one series, called by origin and kind (a line by its origin)."""
    is_open = shape in OPEN_SHAPES
    name = first.origin if sort == JOINED else f"{first.origin} · {first.kind}"
    return Series(name, first.colour, shape, sort, tuple(points), is_open)


def name_apart(made: Sequence[Series]) -> Iterator[Series]:
    """No two series of one chart are called the same."""
    met: dict[str, int] = {}
    for one in made:
        met[one.name] = met.get(one.name, 0) + 1
        yield one if met[one.name] == 1 else replace(one, name=f"{one.name} ({met[one.name]})")


def find_ends(marks: Sequence[Mark], caps: Sequence[Mark], scale: Scale) -> tuple[float, float]:
    """The least and the greatest number, zero among them."""
    drawn = [*marks, *caps]
    low = min(0.0, *(mark.bottom for mark in drawn))
    return scale.of(low), scale.of(max(0.0, *(mark.top for mark in drawn)))


def leave_headroom(axis: Axis, marks: Sequence[Mark], scale: Scale) -> Axis:
    """One tick more where an open end or a label would leave the plot."""
    top = max(scale.of(mark.top) for mark in marks)
    room = OPEN + 0.04 if any(mark.high is None for mark in marks) else 0.06
    if axis.high - top < room * (axis.high - axis.low):
        return replace(axis, high=round(axis.high + axis.step, 10))
    return axis


def quote_of(mark: Mark) -> str:
    """The value as quoted, with a sign if it is corrected."""
    return mark.quote + ("*" if mark.is_corrected else "")
