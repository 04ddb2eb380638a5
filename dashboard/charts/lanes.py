"""Many claims, or claims without time: a lane for each, the number running across from zero.

The label of a lane stands above its line, so that any length of name fits; where there are many
lanes it stands beside it, or is cut to one line on a narrow screen.
Lanes are in the order of time, the latest first; those without a date come last.
"""

from collections.abc import Sequence
from typing import Any

from dashboard import format
from dashboard.charts import frame
from dashboard.charts.frame import RIGHT, TOP, Size
from dashboard.charts.labels import text_width, wrap
from dashboard.charts.marks import Mark
from dashboard.charts.strokes import glyph_style, hover_text
from dashboard.i18n import Text

LANE, TALL_LANE = 48, 92  # pixels; the tall one has its label on three lines
SLIM_LANE, LOW_LANE = 25, 42  # of many lanes: with the label beside the line, above it
MANY = 12
BESIDE = 0.46  # the share of the width that labels beside the lines may take
LEFT = 10
AXIS = 44
FADE = 70  # pixels over which an open side fades out
HITS = 12


def draw(marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> dict[str, Any]:
    """The figure for one size."""
    ordered = sorted(marks, key=_order)
    low = min(0.0, *(mark.bottom for mark in (*marks, *caps)))
    high = max(mark.top for mark in (*marks, *caps))
    many, left = len(ordered) > MANY, LEFT
    if many and size.width > 500:
        left += round(size.width * BESIDE)
    ticks = frame.value_ticks(low, high, 6 if size.width - left > 600 else 4)
    width = size.width - left - RIGHT - 24
    end = high + (high - ticks[0]) * (FADE + 16) / max(width - FADE - 16, 1)
    end = max(end, ticks[-1])
    fade = (end - ticks[0]) * FADE / width
    tall = not many and any(_line_width(mark) > width for mark in marks)
    lane_height = TALL_LANE if tall else LANE
    if many:
        lane_height = LOW_LANE if left == LEFT else SLIM_LANE
    height = TOP + AXIS + lane_height * len(ordered)
    traces: list[dict[str, Any]] = []
    notes: list[dict[str, Any]] = []
    for lane, mark in enumerate(ordered):
        traces += _lane(mark, lane, ticks[0] if low < 0 else 0.0, fade)
        if many:
            notes += _short_notes(mark, lane, ticks[0], width, left - LEFT)
        else:
            notes += _notes(mark, lane, ticks[0], width, tall)
    axis = frame.value_axis(ticks, frame.tick_texts(ticks, unit, text.lang), end)
    return {
        "data": traces,
        "layout": frame.layout(
            Size(size.name, size.width, height),
            left,
            xaxis={**axis, "side": "bottom", "ticklabelposition": "outside"},
            yaxis={
                "range": [-0.5 if many else -0.35, len(ordered) - (0.4 if many else 0.2)],
                "visible": False,
                "fixedrange": True,
            },
            annotations=notes + [_cap_note(cap, text) for cap in caps],
            shapes=[_cap_line(cap) for cap in caps],
            margin={"l": left, "r": RIGHT + 24, "t": TOP + (14 if caps else 0), "b": AXIS},
        ),
    }


def _order(mark: Mark) -> tuple[Any, ...]:
    """From the lowest lane up: the undated, the later in the text the lower; then by time."""
    return (mark.is_dated, mark.span, mark.value if mark.is_dated else -mark.place, mark.id)


def _lane(mark: Mark, lane: int, zero: float, fade: float) -> list[dict[str, Any]]:
    quiet = {"type": "scatter", "mode": "lines", "hoverinfo": "skip", "meta": mark.id}
    reach = {"x": [zero, mark.value], "y": [lane, lane]}
    traces = [{**quiet, **reach, "line": {"color": f"${mark.colour}/0.35", "width": 2}}]
    if mark.high is None:
        traces.append(_fading(quiet, mark, lane, (mark.value, mark.value + fade), (0.3, 0.0)))
    elif mark.low is None:
        start = max(zero, mark.value - fade)
        traces.append(_fading(quiet, mark, lane, (start, mark.value), (0.0, 0.3)))
    elif mark.low != mark.high:
        line = {"color": f"${mark.colour}", "width": 5}
        traces.append({**quiet, "x": [mark.low, mark.high], "y": [lane, lane], "line": line})
    steps = [zero + (mark.value - zero) * number / HITS for number in range(HITS)]
    common = {
        "type": "scatter",
        "mode": "markers",
        "meta": mark.id,
        "hovertemplate": hover_text(mark),
        "cliponaxis": False,
    }
    faint = {"size": 14, "opacity": 0, "color": f"${mark.colour}"}
    traces.append({**common, "x": steps, "y": [lane] * HITS, "customdata": [mark.id] * HITS, "marker": faint})
    traces.append(
        {
            **common,
            "x": [mark.value],
            "y": [lane],
            "customdata": [mark.id],
            "marker": glyph_style(mark),
        }
    )
    return traces


def _fading(
    quiet: dict[str, Any],
    mark: Mark,
    lane: int,
    ends: tuple[float, float],
    strengths: tuple[float, float],
) -> dict[str, Any]:
    first, last = (f"${mark.colour}/{strength}" for strength in strengths)
    return {
        **quiet,
        "x": [ends[0], ends[1], ends[1], ends[0]],
        "y": [lane - 0.14, lane - 0.14, lane + 0.14, lane + 0.14],
        "line": {"width": 0},
        "fill": "toself",
        "fillgradient": {"type": "horizontal", "colorscale": [[0, first], [1, last]]},
    }


def _line_width(mark: Mark) -> float:
    """How wide the label of a mark is on one line."""
    words = text_width(f"{mark.origin} · {mark.period}", frame.FONT)
    return text_width(mark.quote, frame.LABEL) + 10 + words


def _notes(mark: Mark, lane: int, start: float, width: float, tall: bool) -> list[dict[str, Any]]:
    quote = f"<b>{frame.escape(wrap(mark.quote, frame.LABEL, width, 1)[0])}</b>"
    origin = frame.escape(wrap(mark.origin, frame.FONT, width, 1)[0])
    period = frame.escape(mark.period)
    backed = {"bgcolor": "$card", "borderpad": 1}  # the lines of the grid end before a word
    if not tall:
        shift = (text_width(mark.quote, frame.LABEL) + 10, 18)
        words = f"{frame.escape(mark.origin)} · {period}"
        return [
            frame.annotation(quote, start, lane, (0, 18), name=mark.id, **backed),
            frame.annotation(words, start, lane, shift, mute=True, name=mark.id, **backed),
        ]
    return [
        frame.annotation(quote, start, lane, (0, 57), name=mark.id, **backed),
        frame.annotation(origin, start, lane, (0, 38), mute=True, name=mark.id, **backed),
        frame.annotation(period, start, lane, (0, 19), mute=True, name=mark.id, **backed),
    ]


def _short_notes(mark: Mark, lane: int, start: float, width: float, beside: float) -> list[dict[str, Any]]:
    """A label on one line: to the left of the plot if there is room, else above its line."""
    room = beside - 12 if beside else width
    place = (-beside, 0) if beside else (0, 15)
    quote = wrap(mark.quote, frame.FONT, room * 0.6, 1)[0]
    taken = text_width(quote, frame.FONT) + 10
    words = wrap(f"{mark.origin} · {mark.period}", frame.FONT, room - taken, 1)[0]
    first = frame.annotation(f"<b>{frame.escape(quote)}</b>", start, lane, place, name=mark.id)
    second = frame.annotation(frame.escape(words), start, lane, (place[0] + taken, place[1]), mute=True, name=mark.id)
    return [{**first, "font": {**first["font"], "size": frame.FONT}}, second]


def _cap_line(cap: Mark) -> dict[str, Any]:
    line = {"color": "$mute", "width": 1.6, "dash": "7px,4px"}
    ends = {"x0": cap.value, "x1": cap.value, "y0": 0, "y1": 1}
    return {"type": "line", "xref": "x", "yref": "paper", "line": line, **ends}


def _cap_note(cap: Mark, text: Text) -> dict[str, Any]:
    words = f"{text('kind.cap')} {frame.escape(cap.quote)}"
    note = frame.annotation(words, cap.value, 1, (0, 9), mute=True, name=cap.id)
    return {**note, "yref": "paper", "xanchor": "center"}
