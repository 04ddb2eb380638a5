"""Many claims, or claims without time: a lane for each, the number running across from zero.

The label of a lane stands above its line, so that any length of name fits; where there are many
lanes it stands beside it, and above it in small type on a narrow screen.
Lanes are in the order of time, the latest first; those without a date come last. A cap is a hatched
step across all lanes that nothing is joined to; over rival origins lies a bracket, the range of claims.
"""

from collections.abc import Sequence
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.rivals import distinct_caps
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import TOP, Size
from dashboard.charts.ground.labels import text_width
from dashboard.charts.ground.strokes import Trace, glyph_style, hits, quiet
from dashboard.charts.types.chart_type import ROWS, ChartType
from dashboard.charts.types.lane_labels import lane_notes, low_notes
from dashboard.charts.types.lane_plan import AXIS, BRACKET, FADE, HEAD, Lanes, measure_lanes
from dashboard.i18n import Text
from dashboard.markup import escape

FADE_STRENGTH = 0.3
HITS = 12  # invisible points along a line, so that all of it can be clicked
HATCH = 9  # pixels of the hatched step of a cap


def draw(marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> dict[str, Any]:
    """The figure for one size."""
    lanes = measure_lanes(marks, caps, unit, text, size)
    traces = [trace for cap in caps for trace in _cap_traces(lanes, cap)]
    notes = [note for cap in distinct_caps(caps) for note in _cap_notes(lanes, cap, text)]
    for number, mark in enumerate(lanes.marks):
        traces += _lane(lanes, mark, number)
        if lanes.many:
            notes += low_notes(mark, number, lanes.start, lanes.low_width, lanes.beside)
        else:
            notes += lane_notes(mark, number, lanes.start, lanes.width + lanes.right - 8, lanes.tall)
    notes += _bracket_notes(lanes, text)
    return {"data": traces, "layout": _layout(lanes, notes, size)}


def _lane(lanes: Lanes, mark: Mark, lane: int) -> list[Trace]:
    """The reach from zero, the open side or the range, what can be clicked, and the glyph."""
    reach = {"x": [lanes.zero, mark.value], "y": [lane, lane]}
    traces = [{**quiet(mark), **reach, "line": {"color": f"${mark.colour}/0.35", "width": 2}}]
    fade = lanes.across(FADE)
    if mark.high is None:
        traces.append(_fading(mark, lane, (mark.value, mark.value + fade), (FADE_STRENGTH, 0.0)))
    elif mark.low is None:
        start = max(lanes.zero, mark.value - fade)
        traces.append(_fading(mark, lane, (start, mark.value), (0.0, FADE_STRENGTH)))
    elif mark.low != mark.high:
        line = {"color": f"${mark.colour}", "width": 5}
        traces.append({**quiet(mark), "x": [mark.low, mark.high], "y": [lane, lane], "line": line})
    steps = [lanes.zero + (mark.value - lanes.zero) * number / HITS for number in range(HITS)]
    traces.append({**hits(mark), "x": steps, "y": [lane] * HITS, "customdata": [mark.id] * HITS})
    glyph = {"x": [mark.value], "y": [lane], "customdata": [mark.id], "marker": glyph_style(mark)}
    return [*traces, {**hits(mark), **glyph}]


def _fading(mark: Mark, lane: int, ends: tuple[float, float], strengths: tuple[float, float]) -> Trace:
    first, last = (f"${mark.colour}/{strength}" for strength in strengths)
    return {
        **quiet(mark),
        "x": [ends[0], ends[1], ends[1], ends[0]],
        "y": [lane - 0.14, lane - 0.14, lane + 0.14, lane + 0.14],
        "line": {"width": 0},
        "fill": "toself",
        "fillgradient": {"type": "horizontal", "colorscale": [[0, first], [1, last]]},
    }


def _cap_traces(lanes: Lanes, cap: Mark) -> list[Trace]:
    """A hatched band beyond the cap and its dashed edge, across all lanes."""
    ends, edge = [lanes.bottom, lanes.top], cap.value
    far = edge + lanes.across(HATCH)
    band = {
        **quiet(cap),
        "x": [edge, edge, far, far],
        "y": [*ends, *reversed(ends)],
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": "$mute"},
    }
    line = {**quiet(cap), "x": [edge, edge], "y": ends, "line": {"color": "$mute", "width": 1.6, "dash": "7px,4px"}}
    count = max(HITS, 2 * len(lanes.marks))
    steps = [lanes.bottom + (lanes.top - lanes.bottom) * number / count for number in range(count + 1)]
    return [band, line, {**hits(cap), "x": [edge] * len(steps), "y": steps, "customdata": [cap.id] * len(steps)}]


def _above(lanes: Lanes, words: str, value: float, rise: float, **more: Any) -> dict[str, Any]:
    """Words over the lanes, their middle above a number as far as the edges of the plot allow."""
    half, centre = text_width(words, frame.FONT) / 2, (value - lanes.start) / (lanes.end - lanes.start) * lanes.width
    aside = max(0.0, half - centre - lanes.left + 4) - max(0.0, half + centre - lanes.width - lanes.right + 4)
    note = frame.annotation(escape(words), value, 1, (aside, rise), mute=True, **more)
    return {**note, "yref": "paper", "xanchor": "center"}


def _cap_notes(lanes: Lanes, cap: Mark, text: Text) -> list[dict[str, Any]]:
    rise = lanes.head - HEAD + HEAD / 2
    return [_above(lanes, f"{text('kind.cap')} {cap.quote}", cap.value, rise, name=cap.id)]


def _bracket_notes(lanes: Lanes, text: Text) -> list[dict[str, Any]]:
    if not lanes.claimed:
        return []
    rise = BRACKET + 2 + HEAD / 2
    note = _above(lanes, text("indicator.range_of_claims"), sum(lanes.claimed) / 2, rise, name="")
    return [{**note, "captureevents": False}]


def _bracket(lanes: Lanes) -> list[dict[str, Any]]:
    """From the lowest to the highest claim, above the lanes: how far the origins lie apart."""
    if not lanes.claimed:
        return []
    low, high = lanes.claimed
    line = {"type": "line", "line": {"color": "$edge", "width": 1.2}, "xref": "x", "yref": "paper"}
    near, far = (1 + pixels / (lanes.lane * len(lanes.marks)) for pixels in (2, BRACKET))
    ends = ((low, high, far, far), (low, low, near, far), (high, high, near, far))
    return [{**line, "x0": x0, "x1": x1, "y0": y0, "y1": y1} for x0, x1, y0, y1 in ends]


def _layout(lanes: Lanes, notes: list[dict[str, Any]], size: Size) -> dict[str, Any]:
    height = TOP + lanes.head + AXIS + lanes.lane * len(lanes.marks)
    axis = frame.value_axis(lanes.ticks, lanes.tick_texts, lanes.end)
    return frame.layout(
        Size(size.name, size.width, height),
        lanes.left,
        xaxis={**axis, "side": "bottom", "ticklabelposition": "outside"},
        yaxis={"range": [lanes.bottom, lanes.top], "visible": False, "fixedrange": True},
        annotations=notes,
        shapes=_bracket(lanes),
        margin={"l": lanes.left, "r": lanes.right, "t": TOP + lanes.head, "b": AXIS},
    )


TYPE = ChartType(name="lanes", fits=lambda _marks, _caps, _wanted: True, draw=draw, native=ROWS, grows=True)
