"""Rival claims over time: each an interval at its height, its open side fading out.

    across  the time that the figure counts; dotted where its start or its end is not known
    up      the number; what lies beyond an open bound fades
    beside  claims without any date, in a lane of their own

Nothing is joined. A cap runs through as a hatched step. If the labels find no place without lying
on each other, there is no such chart (`None`) and the page draws lanes instead.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard import format
from dashboard.charts.data import times
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import Size
from dashboard.charts.ground.strokes import Trace, area, glyph_style, hits, quiet
from dashboard.charts.types.chart_type import DATED, ChartType
from dashboard.charts.types.claim_labels import place_labels
from dashboard.charts.types.claim_plan import FADE, UNDATED, Plan
from dashboard.i18n import Text
from dashboard.markup import escape

LEAST_WIDTH = 400  # for a lane of undated claims beside the others
MOST = 7
HITS = 14  # invisible points along an interval, so that all of it can be clicked


def draw(
    marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size
) -> dict[str, Any] | None:
    """The figure for one size, or None if its labels would lie on each other."""
    if size.width < LEAST_WIDTH and any(not mark.is_dated for mark in marks):
        return None
    plan = Plan(marks, caps, unit, text, size)
    labels = list(place_labels(plan))
    if any(label is None for label in labels):
        return None
    traces = [trace for cap in caps for trace in _cap_traces(plan, cap)]
    for mark in sorted(marks, key=lambda mark: -mark.value):
        traces += _mark_traces(plan, mark)
    annotations = [note for label in labels for note in label or ()]
    if plan.has_bracket and plan.claimed:
        annotations.append(_bracket_note(plan, plan.claimed))
    return {"data": traces, "layout": _layout(plan, annotations)}


def _mark_traces(plan: Plan, mark: Mark) -> Iterator[Trace]:
    """Fading side, interval, glyph and what can be clicked, of one mark."""
    if not mark.is_dated:
        yield _glyph_trace(mark, [0.5], {"xaxis": "x2"})
        return
    start, end = (times.iso(day) for day in plan.drawn_days(mark))
    if plan.is_long(mark):
        yield from _sides(plan, mark, start, end)
        yield from _interval(mark, start, end)
    yield _glyph_trace(mark, [end])
    days = plan.drawn_days(mark)
    along = [times.iso(days[0] + (days[1] - days[0]) * n / HITS) for n in range(HITS)]
    yield {**hits(mark), "x": along, "y": [mark.value] * HITS, "customdata": [mark.id] * HITS}


def _sides(plan: Plan, mark: Mark, start: str, end: str) -> Iterator[Trace]:
    fade = FADE / plan.height * (plan.top - plan.ticks[0])
    strength = 0.22 if mark.start is not None and mark.end is not None else 0.12
    if mark.high is None:
        yield area(mark, start, end, (mark.value, mark.value + fade), (strength, 0.0))
    elif mark.low is None:
        yield area(mark, start, end, (mark.value - fade, mark.value), (0.0, strength))
    elif mark.low != mark.high:
        yield area(mark, start, end, (mark.low, mark.high), (0.2, 0.2))


def _interval(mark: Mark, start: str, end: str) -> Iterator[Trace]:
    known = mark.start is not None and mark.end is not None
    dash = "solid" if known else "2px,5px"
    line = {"color": f"${mark.colour}", "width": 3 if known else 2, "dash": dash}
    yield {**quiet(mark), "x": [start, end], "y": [mark.value] * 2, "line": line}
    if mark.start is not None:
        tick = {"symbol": "line-ns-open", "size": 11, "color": f"${mark.colour}"}
        tick["line"] = {"width": 2, "color": f"${mark.colour}"}
        yield {
            **quiet(mark, "markers"),
            "x": [start],
            "y": [mark.value],
            "marker": tick,
        }


def _glyph_trace(mark: Mark, x: list[Any], axes: dict[str, str] | None = None) -> Trace:
    return {
        **hits(mark, opacity=1.0),
        "x": x,
        "y": [mark.value],
        "customdata": [mark.id],
        "marker": glyph_style(mark),
        **(axes or {}),
    }


def _cap_traces(plan: Plan, cap: Mark) -> Iterator[Trace]:
    """A hatched band above the cap and its dashed edge, through the whole time."""
    ends = [times.iso(plan.begin), times.iso(plan.end)]
    band = 9 / plan.height * (plan.top - plan.ticks[0])
    yield {
        **quiet(cap),
        "x": [*ends, *reversed(ends)],
        "y": [cap.value] * 2 + [cap.value + band] * 2,
        "line": {"width": 0},
        "fill": "toself",
        "fillcolor": "rgba(0,0,0,0)",
        "fillpattern": {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": "$mute"},
    }
    line = {"color": "$mute", "width": 1.6, "dash": "7px,4px"}
    yield {**quiet(cap), "x": ends, "y": [cap.value] * 2, "line": line}
    days = [plan.begin + (plan.end - plan.begin) * n / HITS for n in range(HITS + 1)]
    yield {
        **hits(cap),
        "x": [times.iso(day) for day in days],
        "y": [cap.value] * len(days),
        "customdata": [cap.id] * len(days),
    }


def _bracket(plan: Plan, claimed: tuple[float, float]) -> list[dict[str, Any]]:
    """From the lowest to the highest claim, beside the plot: how far the origins lie apart."""
    low, high = claimed
    line = {
        "type": "line",
        "line": {"color": "$edge", "width": 1.2},
        "xsizemode": "pixel",
        **_right_edge(plan, "xanchor"),
    }
    ends = ((0, 0, low, high), (-6, 0, low, low), (-6, 0, high, high))
    return [{**line, "x0": x0, "x1": x1, "y0": y0, "y1": y1} for x0, x1, y0, y1 in ends]


def _right_edge(plan: Plan, name: str) -> dict[str, Any]:
    """Where the plot ends at the right: with the time, or with the lane of the undated."""
    if plan.undated:
        return {"xref": "x2", name: 1}
    return {"xref": "x", name: times.iso(plan.end)}


def _bracket_note(plan: Plan, claimed: tuple[float, float]) -> dict[str, Any]:
    words = escape(plan.text("indicator.range_of_claims"))
    middle = sum(claimed) / 2
    edge = _right_edge(plan, "x")
    note = frame.annotation(words, edge["x"], middle, (11, 0), mute=True, name="")
    return {**note, **edge, "textangle": 90, "xanchor": "center", "align": "center", "captureevents": False}


def _layout(plan: Plan, annotations: list[dict[str, Any]]) -> dict[str, Any]:
    """Axes, the lane of the undated, and the labels."""
    last = min(plan.last + 45, int(plan.end))
    values, texts = frame.time_ticks(plan.begin, last, plan.x(last), plan.text.lang)
    x_axis = frame.time_axis((times.iso(plan.begin), times.iso(plan.end)), values, texts)
    parts: dict[str, Any] = {
        "xaxis": x_axis,
        "yaxis": frame.value_axis(plan.ticks, plan.tick_texts, plan.top),
        "annotations": annotations,
    }
    parts["shapes"] = _bracket(plan, plan.claimed) if plan.has_bracket and plan.claimed else []
    if plan.undated:
        x_axis["domain"] = [0, UNDATED - 0.03]
        parts["xaxis2"] = _undated_axis(plan.text)
        parts["shapes"] += [_undated_line()]
    margin = {"l": plan.left, "r": plan.right, "t": frame.TOP, "b": frame.BOTTOM, "pad": 0}
    return frame.layout(plan.size, plan.left, **parts) | {"margin": margin}


def _undated_axis(text: Text) -> dict[str, Any]:
    return {
        "domain": [UNDATED, 1],
        "range": [0, 1],
        "tickvals": [0.5],
        "ticktext": [text("time.undated")],
        "tickfont": {"size": frame.FONT, "color": "$mute"},
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": "$rule",
        "fixedrange": True,
        "anchor": "y",
    }


def _undated_line() -> dict[str, Any]:
    """What parts the lane of the undated from the time."""
    line = {"color": "$rule", "width": 1, "dash": "dot"}
    ends = {"x0": UNDATED - 0.015, "x1": UNDATED - 0.015, "y0": 0, "y1": 1}
    return {"type": "line", "xref": "paper", "yref": "paper", "line": line, **ends}


def _are_few(marks: Sequence[Mark], _caps: Sequence[Mark], _wanted: str) -> bool:
    return len(marks) <= MOST and sum(mark.is_dated for mark in marks) * 2 >= len(marks)


TYPE = ChartType(name="claims", fits=_are_few, draw=draw, native=DATED, fills=True, may_be_lanes=True)
