"""The axes of a panel: round numbers, round dates, and the lane of figures without a date."""

from collections.abc import Iterator

from dashboard.charts.data import times
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import text_width
from dashboard.charts.panels.panel import FONT, TOP, Plot, write
from dashboard.i18n import Text

YEAR = 366  # days


def draw_axes(plot: Plot, text: Text) -> Iterator[str]:
    """Lines and words of both axes."""
    words = frame.tick_texts(plot.ticks, plot.panel.unit, text.lang)
    for tick, word in zip(plot.ticks, words, strict=True):
        y = plot.y(tick)
        colour = "rule" if tick == 0 else "grid"
        yield f'<path d="M{plot.left} {y:.1f}H{plot.right:.1f}" stroke="var(--{colour})"/>'
        yield write(word, plot.left - 8, y + 4, "end")
    yield from _dates(plot, text)
    if plot.span.has_undated:
        x = plot.right + 6
        yield f'<path d="M{x:.1f} {TOP - 8}V{plot.floor}" stroke="var(--rule)" stroke-dasharray="1 3"/>'
        yield write(text("compare.undated"), plot.aside, plot.floor + 18, "middle")


def _dates(plot: Plot, text: Text) -> Iterator[str]:
    """Round dates; where each year has a tick, its name stands in the middle of the year."""
    span = plot.span
    days, names = frame.time_ticks(span.first, span.last, plot.right - plot.left, text.lang)
    starts = [times.first_day(day) for day in days]
    is_yearly = len(starts) > 1 and starts[1] - starts[0] <= YEAR
    yield f'<path d="M{plot.left} {plot.floor}H{plot.right:.1f}" stroke="var(--rule)"/>'
    reached = 0.0
    for start, name in zip(starts, names, strict=True):
        if span.first <= start <= span.last:
            yield f'<path d="M{plot.x(start):.1f} {plot.floor}v5" stroke="var(--rule)"/>'
        x = plot.x(start + YEAR / 2) if is_yearly and name.isdigit() else plot.x(start)
        half = text_width(name, FONT) / 2
        within = min(x, plot.right - half)  # a name at the end of the axis stands before it
        if plot.left + min(8, half) < x <= plot.right and within - half > reached:
            yield write(name, within, plot.floor + 18, "middle")
            reached = within + half + 6
