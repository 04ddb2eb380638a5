"""One measure over regular periods: columns where lengths are compared, else a line.

Columns stand on zero: few periods, numbers that differ much or turn negative. A line shows a small
movement of large numbers and says that its axis does not begin at zero. Only figures of one origin
are joined, only where one period follows the other; gaps stay gaps.
"""

from collections.abc import Sequence
from typing import Any

from dashboard import format
from dashboard.charts.data import times
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.regular import are_regular, starts_above_zero
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import BOTTOM, RIGHT, TOP, Size
from dashboard.charts.ground.labels import text_width
from dashboard.charts.types.chart_type import PERIODS, ChartType
from dashboard.charts.types.series_labels import value_notes
from dashboard.charts.types.series_traces import FADE, draw_columns, draw_lines
from dashboard.i18n import Text

WIDEST = 84  # pixels of a column
JOINED = "how_series_joined"
LINE = "how_series_line"  # what is said of an axis that does not begin at zero


def draw(marks: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> dict[str, Any]:
    """The figure for one size."""
    ordered = sorted(marks, key=lambda mark: (mark.origin_id, mark.span))
    is_line = starts_above_zero(marks)
    ticks, top = _values(ordered, is_line, size)
    texts = frame.tick_texts(ticks, unit, text.lang)
    left = frame.left_margin(texts)
    width = size.width - left - RIGHT
    first, last = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    days, names = _periods(ordered, width)
    axis = frame.time_axis((times.iso(first), times.iso(last)), days, names) | {"ticks": ""}
    widest = WIDEST / width * (last - first)
    fade = FADE / (size.height - TOP - BOTTOM) * (top - ticks[0])
    a_pixel = (top - ticks[0]) / (size.height - TOP - BOTTOM)
    traces = list(draw_lines(ordered) if is_line else draw_columns(ordered, widest, fade))
    return {
        "data": traces,
        "layout": frame.layout(
            size,
            left,
            xaxis=axis,
            yaxis=frame.value_axis(ticks, texts, top),
            annotations=value_notes(ordered, width, text.lang, is_line, (ticks[0], a_pixel)),
            bargap=0,
            barmode="overlay",  # never stacked: nothing here is a part of what stands beside it
        ),
    }


def _values(marks: Sequence[Mark], is_line: bool, size: Size) -> tuple[list[float], float]:
    low, high = min(mark.bottom for mark in marks), max(mark.top for mark in marks)
    if not is_line:
        low, high = min(low, 0.0), max(high, 0.0)
    ticks = frame.value_ticks(low, high, 5)
    step = ticks[1] - ticks[0]
    if is_line and ticks[0] != 0 and low - ticks[0] < step * 0.4:
        ticks.insert(0, ticks[0] - step)
    if low < 0 and low - ticks[0] < step * 0.25:
        ticks.insert(0, ticks[0] - step)
    height = size.height - TOP - BOTTOM
    is_open = any(mark.high is None for mark in marks)
    room = (FADE + 30 if is_open else 30) / height * (ticks[-1] - ticks[0])
    return ticks, max(ticks[-1] + step * 0.06, high + room)


def _periods(marks: Sequence[Mark], width: float) -> tuple[list[str], list[str]]:
    """A tick in the middle of each period, as many as have room."""
    spans = sorted({mark.span: mark.period for mark in marks}.items())
    widest = max(text_width(period, frame.FONT) for _, period in spans) + 14
    first, last = spans[0][0][0], spans[-1][0][1]
    slot = width * (spans[0][0][1] - first) / (last - first)
    every = max(1, -(-round(widest) // max(round(slot), 1)))
    kept = spans[:: int(every)]
    return [times.iso(sum(span) / 2) for span, _ in kept], [period for _, period in kept]


def _leaves_zero_out(marks: Sequence[Mark]) -> bool:
    low, high = min(mark.bottom for mark in marks), max(mark.top for mark in marks)
    return starts_above_zero(marks) and not frame.value_ticks(low, high, 5)[0] <= 0 <= high


def _is_series(marks: Sequence[Mark], caps: Sequence[Mark], wanted: str) -> bool:
    """What the catalogue wants as one, or what one origin says: others have rivals to be seen."""
    return not caps and are_regular(marks) and (wanted == TYPE.name or len({mark.origin_id for mark in marks}) == 1)


TYPE = ChartType(
    name="series",
    fits=_is_series,
    draw=lambda marks, _caps, unit, text, size: draw(marks, unit, text, size),
    native=PERIODS,
    how=lambda marks: LINE if _leaves_zero_out(marks) else JOINED if starts_above_zero(marks) else "",
    axis=lambda marks: LINE if _leaves_zero_out(marks) else "",
    fills=True,
)
