"""A small picture of figures as SVG text, for overviews: no script, colours by CSS variables.

Claims are lines at their height over the time that they count, on an axis from zero; a series is its line or its
columns. It has no number: it shows how many there are, how long, how far apart. The renderer is that of all charts.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.strokes import Trace, glyph_style, quiet
from dashboard.charts.svg.drawing import draw_svg
from dashboard.charts.svg.paint import page_palette
from dashboard.markup import quoted

PAD, ASIDE = 5, 14  # pixels around; for figures without a date
GLYPH, WIDEST = 6, 14.0  # pixels of a dot, of a column
MILLISECONDS = 86_400_000  # of a day
FONT = {"size": 1, "color": "$mute"}  # of axes that have no words


def draw(marks: Sequence[Mark], width: int = 132, height: int = 40, label: str = "") -> str:
    """The SVG, or nothing if there are fewer than two figures to see."""
    if len(marks) < 2:
        return ""
    name = f'role="img" aria-label="{quoted(label)}"' if label else 'aria-hidden="true"'
    figure = _series(marks, width, height) if _is_series(marks) else _claims(marks, width, height)
    body = draw_svg({**figure, "glyphs": {}}, width, page_palette())
    return f'<svg class="spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}" {name}>{body}</svg>'


def _is_series(marks: Sequence[Mark]) -> bool:
    return regular.are_regular(marks) and len({mark.origin_id for mark in marks}) == 1


def _series(marks: Sequence[Mark], width: int, height: int) -> dict[str, Any]:
    ordered = sorted(marks, key=lambda mark: mark.span)
    low, high = min(mark.value for mark in marks), max(mark.value for mark in marks)
    days = (ordered[0].span[0], ordered[-1].span[1])
    if not regular.starts_above_zero(marks):
        layout = _lay_out(days, (min(low, 0.0), max(high, 0.0)), height)
        return {"data": list(_columns(ordered, days, width)), "layout": layout | {"shapes": [_zero()]}}
    xs, ys = [sum(mark.span) / 2 for mark in ordered], [mark.value for mark in ordered]
    line = {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": _line(ordered[0], 1.6)}
    return {"data": [line, _glyph(ordered[-1], xs[-1])], "layout": _lay_out(days, (low, high), height)}


def _columns(marks: Sequence[Mark], days: tuple[int, int], width: int) -> Iterator[Trace]:
    room = width - 2 * PAD
    wide = min(WIDEST, room / len(marks) * 0.6) / room * (days[1] - days[0]) * MILLISECONDS
    for mark in marks:
        colour = f"${mark.colour}/0.8"
        marker = {"color": colour, "line": {"width": 0, "color": colour}}
        yield {"type": "bar", "x": [sum(mark.span) / 2], "y": [mark.value], "width": [wide], "marker": marker}


def _claims(marks: Sequence[Mark], width: int, height: int) -> dict[str, Any]:
    dated = [mark for mark in marks if mark.is_dated]
    aside = 0 if len(dated) == len(marks) else ASIDE
    first, last = min((mark.span[0] for mark in dated), default=0), max((mark.span[1] for mark in dated), default=1)
    last = max(last, first + 1)
    beside = last + (last - first) * aside / (width - 2 * PAD - aside)
    traces: list[Trace] = []
    for mark in marks:
        if mark.is_dated:
            start = first if mark.start is None and mark.is_running else mark.span[0]
            known = mark.start is not None and mark.end is not None
            line = _line(mark, 1.8) | ({} if known else {"dash": "1.5px,3px"})
            traces.append({**quiet(mark), "x": [start, mark.span[1]], "y": [mark.value] * 2, "line": line})
        traces.append(_glyph(mark, mark.span[1] if mark.is_dated else beside))
    reach = (min(0.0, *(mark.bottom for mark in marks)), max(mark.top for mark in marks))
    layout = _lay_out((first, last), reach, height, aside)
    return {"data": traces, "layout": layout | {"shapes": [_floor(width, height, aside)]}}


def _lay_out(days: tuple[float, float], reach: tuple[float, float], height: int, aside: int = 0) -> dict[str, Any]:
    low, high = reach if reach[1] > reach[0] else (reach[0] - 1, reach[0] + 1)
    across = {"range": list(days), "tickvals": [], "ticktext": [], "tickfont": FONT}
    margin = {"l": PAD, "r": PAD + aside, "t": PAD, "b": PAD}
    return {"height": height, "margin": margin, "xaxis": across, "yaxis": {"visible": False, "range": [low, high]}}


def _line(mark: Mark, width: float) -> dict[str, Any]:
    return {"color": f"${mark.colour}", "width": width}


def _zero() -> dict[str, Any]:
    """The line on which columns stand."""
    return _rule({"yref": "y", "y0": 0, "y1": 0}, 0.0)


def _floor(width: int, height: int, aside: int) -> dict[str, Any]:
    """The line at the foot of claims, from edge to edge."""
    down = -(PAD - 1.5) / (height - 2 * PAD)
    return _rule({"yref": "paper", "y0": down, "y1": down}, aside / (width - 2 * PAD - aside))


def _rule(place: dict[str, Any], beyond: float) -> dict[str, Any]:
    across = {"xref": "paper", "x0": -0.02, "x1": 1.02 + beyond}
    return {"type": "line", **across, **place, "layer": "below", "line": {"color": "$rule", "width": 1}}


def _glyph(mark: Mark, day: float) -> Trace:
    return {**quiet(mark, "markers"), "x": [day], "y": [mark.value], "marker": glyph_style(mark, GLYPH)}
