"""A passage in pieces, set as HTML (see dashboard.content.passage)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from markupsafe import Markup, escape

from dashboard.content.passage import Layer, Segment


def set_passage(segments: Iterable[Segment]) -> Markup:
    """The pieces as HTML: a figure is one link around all of its pieces.

    Of two figures over one piece the longer one holds it; the id stands on the first stretch.
    """
    met: set[str] = set()
    groups = groupby(segments, key=find_figure)
    return Markup("").join(set_figure(figure, list(pieces), met) for figure, pieces in groups)


def find_figure(segment: Segment) -> Layer | None:
    """The figure that holds a piece."""
    figures = [layer for layer in segment.layers if layer.sort == "figure"]
    return max(figures, key=lambda layer: layer.end - layer.start, default=None)


def set_figure(figure: Layer | None, pieces: list[Segment], met: set[str]) -> Markup:
    """The link of one figure with its pieces, or the pieces alone."""
    inner = Markup("").join(set_piece(piece) for piece in pieces)
    if figure is None:
        return inner
    name = Markup(' id="{}"').format(figure.key) if figure.key not in met else Markup("")
    met.add(figure.key)
    return Markup('<a class="fig {}" href="{}" data-figure="{}"{}>{}</a>').format(
        figure.note, figure.href or f"#{figure.key}", figure.key, name, inner
    )


def set_piece(segment: Segment) -> Markup:
    """One piece: plain text, or a span that knows whose evidence it is."""
    html = escape(segment.text)
    for layer in segment.layers:
        if layer.sort == "numeral":
            html = Markup('<span class="num" id="{}" data-class="{}">{}</span>').format(layer.key, layer.note, html)
        elif layer.sort == "marker":
            name = Markup(' id="{}"').format(layer.note) if layer.note else ""
            html = Markup('<a class="note-mark" href="#{}"{}><sup>{}</sup></a>').format(layer.key, name, html)
    roles = [f"{layer.note}:{layer.key}" for layer in segment.layers if layer.sort == "evidence"]
    if roles:
        return Markup('<span class="ev" data-ev="{}">{}</span>').format(" ".join(roles), html)
    return html
