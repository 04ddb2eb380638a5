"""The traces of a figure as SVG: lines, fields that fade, glyphs, columns."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.svg.axes import Place, Plot, as_number
from dashboard.charts.svg.paint import Palette, dashes, number, tag

Trace = Mapping[str, Any]
DAY = 86_400_000  # milliseconds, in which plotly measures the width of a column over time
REACH = 18  # pixels around a line that belong to it

# The outline of each symbol, as plotly draws it at half its size `r`.
SYMBOLS = {
    "circle": "M{r} 0A{r} {r} 0 1 1 0 -{r}A{r} {r} 0 0 1 {r} 0Z",
    "square": "M{r} {r}H-{r}V-{r}H{r}Z",
    "diamond": "M{d} 0L0 {d}L-{d} 0L0 -{d}Z",
    "triangle-up": "M-{t} {h}H{t}L0 -{r}Z",
    "triangle-down": "M-{t} -{h}H{t}L0 {r}Z",
    "line-ew": "M{l} 0H-{l}",
    "line-ns": "M0 {l}V-{l}",
}


def draw_trace(trace: Trace, plot: Plot, palette: Palette, *, is_live: bool) -> str:
    """One trace; what is only there for the pointer is drawn, unseen, where there is one."""
    return _DRAWN[trace["type"]](trace, plot, palette, is_live)


def _bar(trace: Trace, plot: Plot, palette: Palette, _is_live: bool) -> str:
    across, up = plot.across(), plot.up()
    line = trace["marker"]["line"]
    look = palette.fill(trace["marker"]["color"]) | palette.stroke(line["color"])
    look["stroke-width"] = number(line["width"])
    parts = []
    for x, y, width in zip(trace["x"], trace["y"], trace["width"], strict=True):
        middle, half = as_number(x), width / DAY / 2
        left, right = across(middle - half), across(middle + half)
        top, foot = sorted((up(y), up(0)))
        box = {"x": left, "y": top, "width": right - left, "height": max(foot - top, 0.5)}
        parts.append(tag("rect", {name: number(value) for name, value in box.items()} | look))
    return "".join(parts)


def _scatter(trace: Trace, plot: Plot, palette: Palette, is_live: bool) -> str:
    across, up = plot.across(trace.get("xaxis", "x")), plot.up()
    if trace["mode"] == "markers":
        return _markers(trace, across, up, palette, is_live)
    lines = list(_polylines(trace, across, up))
    if trace.get("fill") == "toself":
        return _field(trace, lines[0], palette)
    line = trace["line"]
    look = {"fill": "none", **palette.stroke(line["color"]), "stroke-width": number(line["width"]), **dashes(line)}
    return "".join(tag("path", {"d": _path(points), **look}) for points in lines)


_DRAWN = {"bar": _bar, "scatter": _scatter}


def _polylines(trace: Trace, across: Place, up: Place) -> Iterator[list[tuple[float, float]]]:
    """The points of a trace, a list for each stretch without a gap."""
    points: list[tuple[float, float]] = []
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if y is None:
            yield points
            points = []
        else:
            points.append((across(x), up(y)))
    if points:
        yield points


def _path(points: Sequence[tuple[float, float]], *, is_closed: bool = False) -> str:
    written = "L".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M{written}" + ("Z" if is_closed else "")


def _field(trace: Trace, points: Sequence[tuple[float, float]], palette: Palette) -> str:
    """An area that fades from one strength of a colour to another, or is hatched."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    name = f"{palette.prefix}-{number(min(xs))}-{number(min(ys))}-{number(max(xs))}".replace(".", "_")
    made = _hatch(trace, name, palette) if "fillpattern" in trace else _gradient(trace, name, points, palette)
    return made + tag("path", {"d": _path(points, is_closed=True), "fill": f"url(#{name})"})


def _gradient(trace: Trace, name: str, points: Sequence[tuple[float, float]], palette: Palette) -> str:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    fill = trace["fillgradient"]
    ends = (min(xs), 0, max(xs), 0) if fill["type"] == "horizontal" else (0, max(ys), 0, min(ys))
    stops = []
    for offset, colour in fill["colorscale"]:
        code, strength = palette.named(colour)
        stops.append(tag("stop", {"offset": offset, "stop-color": code, "stop-opacity": strength}))
    places = dict(zip(("x1", "y1", "x2", "y2"), map(number, ends), strict=True))
    return tag("linearGradient", {"id": name, "gradientUnits": "userSpaceOnUse", **places}, "".join(stops))


def _hatch(trace: Trace, name: str, palette: Palette) -> str:
    pattern = trace["fillpattern"]
    size = number(pattern["size"])
    line = tag("path", {"d": f"M0 0V{size}", **palette.stroke(pattern["fgcolor"]), "stroke-width": "1.4"})
    box = {"width": size, "height": size, "patternTransform": "rotate(45)", "patternUnits": "userSpaceOnUse"}
    return tag("pattern", {"id": name, **box}, line)


def _markers(trace: Trace, across: Place, up: Place, palette: Palette, is_live: bool) -> str:
    points = [(across(x), up(y)) for x, y in zip(trace["x"], trace["y"], strict=True)]
    marker = trace["marker"]
    if marker.get("opacity") == 0:
        return _reach(points) if is_live else ""
    return "".join(_glyph(marker, x, y, palette) for x, y in points)


def _reach(points: Sequence[tuple[float, float]]) -> str:
    """What the pointer can hit beside what it can see."""
    return tag("path", {"d": _path(points), "class": "reach", "stroke-width": str(REACH)})


def outline(symbol: str, size: float) -> str:
    """The path of a symbol around its middle; every picture of the server takes it from here.

    >>> outline("line-ns-open", 10), outline("square", 8)
    ('M0 7.00V-7.00', 'M4.00 4.00H-4.00V-4.00H4.00Z')
    """
    r = size / 2
    sizes = {"r": r, "d": r * 1.3, "t": r * 1.1547, "h": r / 2, "l": r * 1.4}
    return SYMBOLS[symbol.removesuffix("-open")].format(**{name: f"{length:.2f}" for name, length in sizes.items()})


def _glyph(marker: Mapping[str, Any], x: float, y: float, palette: Palette) -> str:
    symbol, line = marker["symbol"], marker.get("line", {})
    path, is_open = outline(symbol, marker["size"]), symbol.endswith("-open")
    look = {"fill": "none"} if is_open else palette.fill(marker["color"])
    look |= palette.stroke(marker["color"] if is_open else line["color"])
    at = f"translate({number(x)} {number(y)})"
    return tag("path", {"d": path, "transform": at, **look, "stroke-width": number(line["width"])})
