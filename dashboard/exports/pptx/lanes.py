"""Many claims, or claims without a date, as bars: each on its own line, from the lowest up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard.charts.data.marks import SHAPES, Mark
from dashboard.exports.pptx.plot import (
    BARS,
    CAP,
    Plot,
    Point,
    find_ends,
    find_reach,
    gather_series,
    leave_headroom,
    name_apart,
    quote_of,
)
from dashboard.exports.pptx.scale import Axis, Scale, make_axis
from dashboard.i18n import Text

MOST_LANES = 20


def plot_lanes(marks: Sequence[Mark], caps: Sequence[Mark], scale: Scale, percent: str, text: Text) -> Plot:
    """From the lowest lane up, as a chart of bars counts its categories; caps lie on top."""
    ordered = sorted(marks, key=_order)
    kept = ordered[-MOST_LANES:]
    axis = leave_headroom(make_axis(*find_ends(kept, caps, scale), scale, 6, percent), kept, scale)
    rows = [f"{mark.who} · {mark.period}" for mark in kept] + [text("kind.cap")] * len(caps)
    made = []
    by_kind: dict[tuple[str, str], list[tuple[int, Mark]]] = {}
    for row, mark in enumerate(kept):
        by_kind.setdefault((mark.origin_id, mark.shape), []).append((row, mark))
    for (_, shape), members in by_kind.items():
        points = [_lane(mark, row, scale, axis) for row, mark in members]
        made.append(gather_series(members[0][1], shape, points))
    for place, cap in enumerate(caps):
        point = Point(cap.id, len(kept) + place, scale.of(cap.value), (cap.quote,), "cap")
        made.append(gather_series(cap, "cap", [point], sort=CAP))
    return Plot(BARS, tuple(rows), tuple(name_apart(made)), axis, scale, left_out=len(ordered) - len(kept))


def _lane(mark: Mark, row: int, scale: Scale, axis: Axis) -> Point:
    up, down = find_reach(mark, scale, axis)
    return Point(
        mark.id,
        row,
        scale.of(mark.value),
        (f"{SHAPES[mark.shape][1]} {quote_of(mark)}",),
        mark.shape,
        up,
        min(down, scale.of(mark.value)),
    )


def _order(mark: Mark) -> tuple[Any, ...]:
    """The undated lowest, the later in the text the lower; then by time, the latest on top."""
    return (mark.is_dated, mark.span, mark.value if mark.is_dated else -mark.place, mark.id)
