"""The axes of a panel: round numbers, round dates, and the lane of figures without a date."""

from collections.abc import Iterator
from typing import Any

from dashboard.charts.data import times
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import text_width
from dashboard.charts.panels.panel import FONT, TOP, Part, Plot
from dashboard.i18n import Text

YEAR = 366  # days


def lay_out(plot: Plot, text: Text) -> dict[str, Any]:
    """The layout of the figure without its labels: the room, the axis of numbers, the days across."""
    words = frame.tick_texts(plot.written, plot.panel.unit, text.lang)
    margin = {"l": plot.left, "r": plot.width - plot.right, "t": TOP, "b": plot.height - plot.base}
    days = {"range": [plot.span.first, plot.span.last], "tickvals": [], "ticktext": [], "showgrid": False}
    return {
        "height": plot.height,
        "margin": margin,
        "xaxis": days | {"tickfont": {"size": FONT, "color": "$mute"}},
        "yaxis": frame.value_axis(plot.written, words, plot.ticks[-1]) | {"range": [plot.ticks[0], plot.ticks[-1]]},
        "shapes": list(_rules(plot, text)),
    }


def _rules(plot: Plot, text: Text) -> Iterator[Part]:
    """The line of the floor with its ticks, and what divides the figures without a date."""
    yield plot.rule((plot.left, plot.floor), (plot.right, plot.floor))
    for start, _ in _dates(plot, text):
        if plot.span.first <= start <= plot.span.last:
            yield plot.rule((plot.x(start), plot.floor), (plot.x(start), plot.floor + 5))
    if plot.span.has_undated:
        x = plot.right + 6
        yield plot.rule((x, TOP - 8), (x, plot.floor), "1px,3px")


def _dates(plot: Plot, text: Text) -> list[tuple[int, str]]:
    span = plot.span
    days, names = frame.time_ticks(span.first, span.last, plot.right - plot.left, text.lang)
    return [(times.first_day(day), name) for day, name in zip(days, names, strict=True)]


def name_axes(plot: Plot, text: Text) -> Iterator[Part]:
    """Round dates; where each year has a tick, its name stands in the middle of the year."""
    dates = _dates(plot, text)
    is_yearly = len(dates) > 1 and dates[1][0] - dates[0][0] <= YEAR
    reached = 0.0
    for start, name in dates:
        x = plot.x(start + YEAR / 2) if is_yearly and name.isdigit() else plot.x(start)
        half = text_width(name, FONT) / 2
        within = min(x, plot.right - half)  # a name at the end of the axis stands before it
        if plot.left + min(8, half) < x <= plot.right and within - half > reached:
            yield plot.write(name, within, plot.floor + 18, "center")
            reached = within + half + 6
    if plot.span.has_undated:
        yield plot.write(text("compare.undated"), plot.aside, plot.floor + 18, "center")
