"""A sentence with its figure marked, by offsets and never by a search for the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from dashboard.components.passage import Layer, cut_passage

Row = Mapping[str, Any]


def set_quotation(sentence: Row | None, figure: Row) -> Markup:
    """The sentence of `Store.context` with the figure in a <mark>; unmarked if it is not in it."""
    if sentence is None:
        return escape(figure["passage"])
    layer = Layer(figure["char_start"], figure["char_end"], "figure", figure["observation_id"])
    pieces = cut_passage(sentence["reading"], sentence["starts"], [layer])
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.layers else escape(piece.text)
        for piece in pieces
    )
