"""Small multiples as SVG text: one panel an indicator, all over one axis of time, each on its own numbers.

    across  time, the same for all panels; figures without any date in a lane of their own at the right
    up      numbers, from zero unless they are a series far above it; panels of one unit have one scale

A series of one origin is columns or a line; claims are intervals that nothing joins; a cap is a
hatched step. Every mark is a link to the words that state it. There is no script.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dashboard.charts.data import times
from dashboard.charts.ground import frame
from dashboard.charts.ground.strokes import find_glyphs
from dashboard.charts.panels.panel import Panel, Plot, Span, find_ticks
from dashboard.charts.panels.panel_axes import lay_out, name_axes
from dashboard.charts.panels.panel_labels import draw_labels
from dashboard.charts.panels.panel_marks import draw_claims, draw_series
from dashboard.charts.svg.drawing import draw_svg
from dashboard.charts.svg.paint import Palette, page_palette
from dashboard.i18n import Text
from dashboard.markup import quoted

__all__ = ["Panel", "Span", "axis_width", "draw", "find_span", "share_scales"]

FLAT = 20  # times: what is smaller than that beside the largest of its unit would lie on the floor


def find_span(panels: Sequence[Panel]) -> Span:
    """The time from the first to the last figure of all panels."""
    marks = [mark for panel in panels for mark in panel.marks]
    dated = [mark.span for mark in marks if mark.is_dated]
    first = min((start for start, _ in dated), default=times.first_day("2000"))
    last = max((end for _, end in dated), default=first + 365)
    room = max(30, round((last - first) * 0.03))
    return Span(first - room, last + room, any(not mark.is_dated for mark in marks))


def share_scales(panels: Sequence[Panel]) -> list[Panel]:
    """The same panels, those of one unit on one scale; one that would lie flat on it keeps its own."""
    highest: dict[str, float] = defaultdict(float)
    for panel in panels:
        highest[panel.unit.id] = max(highest[panel.unit.id], panel.reach[1])
    groups: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for panel in panels:
        if not is_flat(panel, highest[panel.unit.id]):
            groups[panel.unit.id].append(panel.reach)
    return [
        panel if is_flat(panel, highest[panel.unit.id]) else replace(panel, scale=_widest(groups[panel.unit.id]))
        for panel in panels
    ]


def is_flat(panel: Panel, highest: float) -> bool:
    """Whether all of it would lie on the floor of an axis that reaches so high."""
    return panel.reach[1] * FLAT < highest


def _widest(reaches: Sequence[tuple[float, float]]) -> tuple[float, float] | None:
    """From the lowest to the highest of several; one alone needs none."""
    if len(reaches) < 2:
        return None
    return min(low for low, _ in reaches), max(high for _, high in reaches)


def axis_width(panels: Sequence[Panel], lang: str) -> int:
    """The room that the numbers of the widest axis need, so that the panels stand in one line."""
    texts = [frame.tick_texts(find_ticks(panel), panel.unit, lang) for panel in panels]
    return max((frame.left_margin(words) for words in texts), default=0)


def draw(panel: Panel, span: Span, left: int, size: tuple[int, int], text: Text, palette: Palette | None = None) -> str:
    """The SVG of one panel at a size in pixels: for a page, each mark a link; with a palette of its own a picture."""
    plot, (width, height) = Plot(panel, span, left, size), size
    figure = make_figure(plot, text)
    if palette is None:
        names = [mark.id for mark in (*panel.marks, *panel.caps)]
        on_page = page_palette(f"m{width}-{names[0].replace(':', '-')}")  # apart from the panels beside it
        body = draw_svg(figure, width, on_page, _links(panel), panel.pins)
    else:
        body = draw_svg(figure, width, palette)
    return (
        f'<svg viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        f' role="group" aria-label="{quoted(panel.label)}" class="multiple-chart">{body}</svg>'
    )


def make_figure(plot: Plot, text: Text) -> dict[str, Any]:
    """The panel as a figure, which the renderer of all charts draws."""
    traces = list(draw_series(plot) if plot.panel.is_series else draw_claims(plot))
    notes = [*name_axes(plot, text), *draw_labels(plot, text)]
    return {"data": traces, "layout": {**lay_out(plot, text), "annotations": notes}, "glyphs": find_glyphs(traces)}


def _links(panel: Panel) -> dict[str, dict[str, str]]:
    """Where each mark leads, with its words."""
    made = {}
    for mark in (*panel.marks, *panel.caps):
        words = ", ".join((mark.line, mark.period, mark.who))
        made[mark.id] = {"href": panel.links[mark.id], "data-figure": mark.id, "aria-label": words, "title": words}
        if mark.id in panel.pins:
            made[mark.id]["class"] = "pinned"
    return made
