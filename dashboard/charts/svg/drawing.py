"""A figure of ours as SVG text: the same look that plotly gives it, without a browser and without a script.

In goes a figure as dashboard.charts draws it, colours by name, and a palette that says what the names
mean: codes of one theme for a picture, CSS variables for a page. Out comes the inside of an <svg> as
large as the figure. What our charts do not use, this does not draw: an unknown type of trace is a
KeyError, never a picture with a part missing.

With `links` every mark is a link, with words for those who do not see it. `pins` are ringed, and the
other marks step back, as on the page.
"""

from collections.abc import Callable, Collection, Mapping
from itertools import groupby
from typing import Any

from dashboard.charts.ground.frame import FONT
from dashboard.charts.ground.labels import Box, text_width
from dashboard.charts.svg.axes import Plot, draw_axes
from dashboard.charts.svg.paint import NOTHING, Palette, dashes, number, tag
from dashboard.charts.svg.traces import draw_trace
from dashboard.markup import escape

Links = Mapping[str, Mapping[str, str]]  # id of a mark: attributes of its <a>; `title` is shown on hover
BACKED = 3  # pixels that the ground of a label reaches beyond it
RING, OUTLINE = 13.5, 2.6
DIM, DIM_LABEL = "0.28", "0.6"


def draw_svg(
    figure: Mapping[str, Any],
    width: float,
    palette: Palette,
    links: Links | None = None,
    pins: Collection[str] = (),
) -> str:
    """What stands inside the <svg>: axes, traces, shapes, labels, in the order of plotly's layers."""
    layout, is_live = figure["layout"], links is not None
    plot = Plot(layout, width)
    traces = sorted(figure["data"], key=lambda trace: trace["type"] != "bar")  # columns lie below lines
    pinned = {trace["meta"] for trace in traces if trace.get("meta") in pins}
    shapes = layout.get("shapes", ())
    parts = [*draw_axes(plot, palette, [_box_of(note, plot) for note in _level(layout)])]
    parts += [_shape(shape, plot, palette) for shape in shapes if _lies_below(shape)]
    for mark, group in groupby(traces, key=lambda trace: trace.get("meta")):
        own = list(group)
        drawn = "".join(draw_trace(trace, plot, palette, is_live=is_live) for trace in own)
        if mark in pinned and mark in figure["glyphs"]:
            drawn += _ring(figure["data"][figure["glyphs"][mark]], plot, palette)
        parts.append(_link(mark, _dim(mark, drawn, pinned, DIM), links, is_label=False))
    parts += [_shape(shape, plot, palette) for shape in shapes if not _lies_below(shape)]
    parts = [_spare(layout, width, "".join(parts), plot, palette)]
    for mark, group in groupby(layout.get("annotations", ()), key=lambda note: note.get("name")):
        drawn = "".join(_note(note, plot, palette) for note in group)
        parts.append(_link(mark, _dim(mark, drawn, pinned, DIM_LABEL), links, is_label=True))
    return "".join(parts)


def _dim(mark: str | None, drawn: str, pinned: Collection[str], strength: str) -> str:
    """What is not pinned steps back where something else is."""
    return tag("g", {"opacity": strength}, drawn) if pinned and mark and mark not in pinned and drawn else drawn


def _ring(trace: Mapping[str, Any], plot: Plot, palette: Palette) -> str:
    """Around the glyph of a pinned mark; of a column its outline."""
    if trace["type"] == "bar":
        line = {"color": "$ink", "width": OUTLINE}
        return draw_trace({**trace, "marker": {"color": NOTHING, "line": line}}, plot, palette, is_live=False)
    x, y = plot.across(trace.get("xaxis", "x"))(trace["x"][-1]), plot.up()(trace["y"][-1])
    place = {"cx": number(x), "cy": number(y), "r": RING}
    return tag("circle", place | {"fill": "none", **palette.stroke("$ink"), "stroke-width": "2"})


def _link(mark: str | None, drawn: str, links: Links | None, *, is_label: bool) -> str:
    """A mark as a link; its label is the same link once more, for the pointer alone."""
    if not links or not drawn or mark is None or mark not in links:
        return drawn
    own = dict(links[mark])
    words = f"<title>{escape(own.pop('title', ''))}</title>"
    if is_label:
        own = {name: own[name] for name in ("href", "target") if name in own}
        own |= {"data-figure": mark, "tabindex": "-1", "aria-hidden": "true"}
    return tag("a", own, words + drawn)


def _lies_below(shape: Mapping[str, Any]) -> bool:
    return shape.get("layer") == "below"


def _shape(shape: Mapping[str, Any], plot: Plot, palette: Palette) -> str:
    """A straight line, in data, in parts of the plot, or in pixels from an anchor."""
    across, up = plot.place(shape, "x"), plot.place(shape, "y")
    if shape.get("xsizemode") == "pixel":
        start = across(shape["xanchor"])
        across = _beyond(start)
    ends = {"x1": across(shape["x0"]), "x2": across(shape["x1"]), "y1": up(shape["y0"]), "y2": up(shape["y1"])}
    line = shape["line"]
    look = palette.stroke(line["color"]) | {"stroke-width": number(line["width"])} | dashes(line)
    return tag("line", {name: number(value) for name, value in ends.items()} | look)


def _beyond(start: float) -> Callable[[Any], float]:
    return lambda pixels: start + pixels


def _note(note: Mapping[str, Any], plot: Plot, palette: Palette) -> str:
    """A label: one line of text, bold if it says so, upright or turned."""
    x, y = _place(note, plot)
    words, is_bold = _unwrap(note["text"])
    size = note["font"].get("size", FONT)
    anchor = {"left": "start", "center": "middle", "right": "end"}[note.get("xanchor", "left")]
    look = {"font-size": number(size), "text-anchor": anchor, **palette.fill(note["font"]["color"])}
    if is_bold:
        look["font-weight"] = "600"
    turned = note.get("textangle")
    if turned:
        look["transform"] = f"rotate({turned} {number(x)} {number(y)})"
    text = tag("text", {"x": number(x), "y": number(y + size * 0.36), **look}, words)
    return _ground(note, plot, palette) + text


def _level(layout: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The labels whose words are not turned."""
    return [note for note in layout.get("annotations", ()) if not note.get("textangle")]


def _ground(note: Mapping[str, Any], plot: Plot, palette: Palette) -> str:
    """What keeps lines and areas of the chart from running through a label."""
    if "bgcolor" not in note or not palette.is_solid:
        return ""  # a box of our own colour would stand out from whatever lies behind the picture
    return tag("rect", _rect(_box_of(note, plot)) | palette.fill(note["bgcolor"]))


def _box_of(note: Mapping[str, Any], plot: Plot) -> Box:
    """The rectangle of a label, a little larger than its words."""
    (x, y), size = _place(note, plot), note["font"].get("size", FONT)
    wide = text_width(_unwrap(note["text"])[0], size)
    left = x - wide * {"left": 0, "center": 0.5, "right": 1}[note.get("xanchor", "left")]
    return Box(left - 1, y - size * 0.62, left + wide + BACKED - 1, y + size * 0.62)


def _rect(box: Box) -> dict[str, str]:
    sides = {"x": box.left, "y": box.top, "width": box.right - box.left, "height": box.bottom - box.top}
    return {name: number(value) for name, value in sides.items()}


def _spare(layout: Mapping[str, Any], width: float, drawn: str, plot: Plot, palette: Palette) -> str:
    """The drawing without what would run through a label, where no ground can be painted below the labels."""
    backed = [note for note in layout.get("annotations", ()) if "bgcolor" in note]
    if palette.is_solid or not backed:
        return drawn
    name, room = f"{palette.prefix}-spared", {"x": 0, "y": 0, "width": number(width), "height": layout["height"]}
    boxes = [tag("rect", _rect(_box_of(note, plot))) for note in backed]
    mask = tag("rect", room | {"fill": "#fff"}) + "".join(boxes)
    spared = tag("mask", {"id": name, "maskUnits": "userSpaceOnUse", **room}, mask)
    return spared + tag("g", {"mask": f"url(#{name})"}, drawn)


def _place(note: Mapping[str, Any], plot: Plot) -> tuple[float, float]:
    """Where the words of a label begin, and their middle."""
    x = plot.place(note, "x")(note["x"]) + note.get("xshift", 0)
    return x, plot.place(note, "y")(note["y"]) - note.get("yshift", 0)


def _unwrap(text: str) -> tuple[str, bool]:
    """The words of a label, already escaped, and whether they are bold."""
    return text.replace("<b>", "").replace("</b>", ""), text.startswith("<b>")
