"""Strokes that charts share: the glyph of a mark, what can be clicked, what fades out."""

import math
from collections.abc import Sequence
from typing import Any

from dashboard.charts.data.marks import SHAPES, Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import wrap
from dashboard.markup import escape

Trace = dict[str, Any]
MOST_GLYPH = 30
HOVER_WIDTH = 300  # pixels of a line under the pointer


def glyph_size(mark: Mark, size: float = 12) -> float:
    """Its diameter in pixels: the area grows with the number of quotations."""
    return min(round(size * math.sqrt(mark.quotations), 1), MOST_GLYPH)


def glyph_style(mark: Mark, size: float = 12) -> dict[str, Any]:
    """The shape of a mark in the colour of its origin."""
    symbol, size = SHAPES[mark.shape][0], glyph_size(mark, size)
    colour = f"${mark.colour}"
    is_open = symbol.endswith("-open")
    is_stroke = is_open and symbol.startswith(("line", "x"))
    return {
        "symbol": symbol if is_stroke else symbol.removesuffix("-open"),
        "size": size + 2 if mark.shape in ("floor", "ceiling", "range") else size,
        "color": colour if is_stroke or not is_open else "$card",
        "line": {"color": colour if is_open else "$card", "width": 2.2 if is_open else 1},
        "opacity": 1,
    }


def hover_text(mark: Mark) -> str:
    """At most six short lines: value, misprint, period, origin and text, kind, quotations or base."""
    origin = " → ".join(dict.fromkeys(part for part in (mark.origin, mark.document) if part))
    last = " · ".join(part for part in (mark.base, mark.quoted) if part and part != mark.document)
    lines = (mark.quote, mark.printed, mark.period, origin, mark.kind, last)
    cut = [wrap(line, frame.FONT, HOVER_WIDTH, 1)[0] for line in lines if line]
    first, *others = (escape(line) for line in cut)
    if mark.misprint:
        others[0] = others[0].replace(escape(mark.misprint), f"<s>{escape(mark.misprint)}</s>")
    return "<br>".join((f"<b>{first}</b>", *others)) + "<extra></extra>"


def find_glyphs(traces: Sequence[Trace]) -> dict[str, int]:
    """Where each mark stands: the number of the trace that is its glyph or column, by the id of the mark.

    A ring is drawn around this trace and no other, on the page and in a picture alike. A cap, which runs
    through the whole chart, stands nowhere.
    """
    glyphs: dict[str, int] = {}
    for number, trace in enumerate(traces):
        is_glyph = trace["type"] == "bar" or (len(trace.get("customdata", ())) == 1 and "marker" in trace)
        if is_glyph:
            glyphs.setdefault(trace["meta"], number)
    return glyphs


def quiet(mark: Mark, mode: str = "lines") -> Trace:
    """A trace that only shows: it does not answer to the pointer."""
    return {
        "type": "scatter",
        "mode": mode,
        "hoverinfo": "skip",
        "meta": mark.id,
        "cliponaxis": False,
    }


def hits(mark: Mark, opacity: float = 0.0) -> Trace:
    """A trace that answers to the pointer."""
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": mark.id,
        "cliponaxis": False,
        "hovertemplate": hover_text(mark),
        "marker": {"size": 10, "color": f"${mark.colour}", "opacity": opacity},
    }


def area(mark: Mark, start: str, end: str, ends: tuple[float, float], strengths: tuple[float, float]) -> Trace:
    """A field over the time of a mark, from one strength of its colour to another upwards."""
    low, high = (f"${mark.colour}/{strength}" for strength in strengths)
    return {
        **quiet(mark),
        "x": [start, end, end, start],
        "y": [ends[0], ends[0], ends[1], ends[1]],
        "line": {"width": 0},
        "fill": "toself",
        "fillgradient": {"type": "vertical", "colorscale": [[0, low], [1, high]]},
    }
