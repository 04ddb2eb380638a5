"""The axes of a panel: round numbers, round dates, and the lane of figures without a date."""

from collections.abc import Iterator

from dashboard.charts import frame, times
from dashboard.charts.labels import text_width
from dashboard.charts.panel import FONT, TOP, Plot, write
from dashboard.i18n import Text

APART = 95  # pixels from one date to the next


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
    most = max(3, int((plot.right - plot.left) // APART))
    days, names = times.ticks(plot.span.first, plot.span.last, most, text.lang)
    yield f'<path d="M{plot.left} {plot.floor}H{plot.right:.1f}" stroke="var(--rule)"/>'
    for day, name in zip(days, names, strict=True):
        x = plot.x(times.first_day(day))
        if plot.left + 8 < x < plot.right - text_width(name, FONT) / 2:
            yield f'<path d="M{x:.1f} {plot.floor}v5" stroke="var(--rule)"/>'
            yield write(name, x, plot.floor + 18, "middle")
