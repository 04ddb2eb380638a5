"""The marks of a panel as traces: intervals, hatched caps, columns, lines."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.strokes import Trace, glyph_style, quiet
from dashboard.charts.panels.panel import Plot

GLYPH = 11  # pixels of a dot
WIDEST = 56.0  # pixels of a column
HATCH = 8  # pixels of the hatched step of a cap
MILLISECONDS = 86_400_000  # of a day, in which plotly measures a column


def draw_claims(plot: Plot) -> Iterator[Trace]:
    """Caps as hatched steps, claims as intervals; nothing is joined."""
    for cap in plot.panel.caps:
        yield from _cap(plot, cap)
    for mark in plot.panel.marks:
        if mark.is_dated:
            known = mark.start is not None and mark.end is not None
            line = {"color": f"${mark.colour}", "width": 2.4, **({} if known else {"dash": "2px,4px"})}
            ends = [plot.day(plot.begin(mark)), mark.span[1]]
            yield {**quiet(mark), "x": ends, "y": [mark.value] * 2, "line": line}
        yield _glyph(plot, mark)


def draw_series(plot: Plot) -> Iterator[Trace]:
    """A line if its axis leaves zero out, else columns."""
    marks = sorted(plot.panel.marks, key=lambda mark: mark.span)
    if not regular.starts_above_zero(marks):
        yield from _columns(plot, marks)
        return
    for before, after in pairwise(marks):
        if after.span[0] - before.span[1] <= 1:  # a gap stays a gap
            days, values = [_middle(before), _middle(after)], [before.value, after.value]
            line = {"color": f"${after.colour}", "width": 1.8}
            yield {"type": "scatter", "mode": "lines", "x": days, "y": values, "line": line}
    for mark in marks:
        yield _glyph(plot, mark)


def _middle(mark: Mark) -> float:
    return sum(mark.span) / 2


def column_days(plot: Plot, marks: Sequence[Mark]) -> float:
    """How many days wide the columns of a series are."""
    widest = plot.day(WIDEST) - plot.day(0)
    return min(widest, *((mark.span[1] - mark.span[0]) * 0.6 for mark in marks))


def _columns(plot: Plot, marks: Sequence[Mark]) -> Iterator[Trace]:
    days = column_days(plot, marks)
    for mark in marks:
        yield {
            "type": "bar",
            "x": [_middle(mark)],
            "y": [mark.value],
            "width": [days * MILLISECONDS],
            "customdata": [mark.id],
            "meta": mark.id,
            "marker": {"color": f"${mark.colour}", "line": {"width": 0, "color": f"${mark.colour}"}},
        }


def _cap(plot: Plot, cap: Mark) -> Iterator[Trace]:
    """A hatched band above the cap and its dashed edge, through the whole time."""
    ends = [plot.span.first, plot.span.last]
    band = HATCH / (plot.y(0) - plot.y(1)) if plot.y(0) != plot.y(1) else 0
    yield {
        **quiet(cap),
        "x": [*ends, *reversed(ends)],
        "y": [cap.value] * 2 + [cap.value + band] * 2,
        "line": {"width": 0},
        "fill": "toself",
        "fillpattern": {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": "$mute"},
    }
    line = {"color": "$mute", "width": 1.6, "dash": "7px,4px"}
    yield {**quiet(cap), "x": ends, "y": [cap.value] * 2, "line": line}


def _glyph(plot: Plot, mark: Mark) -> Trace:
    """At the end of an interval, in the middle of a period, or beside the axis without a date."""
    x, _ = plot.at(mark)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [plot.day(x)],
        "y": [mark.value],
        "customdata": [mark.id],
        "meta": mark.id,
        "marker": glyph_style(mark, GLYPH),
    }
