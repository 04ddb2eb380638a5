"""A sentence with its figure marked, by offsets and never by a search for the words."""

from __future__ import annotations

from markupsafe import Markup, escape

from dashboard.content.passage import Layer, cut_passage
from etl.answers import ContextSentence, MentionSentence, StatedFigure, WaitingMention


def set_quotation(sentence: MentionSentence | ContextSentence | None, figure: StatedFigure | WaitingMention) -> Markup:
    """The sentence of `Store.context` with the figure in a <mark>; empty without a sentence.

    `figure` is any row with offsets: a figure or a mention.
    """
    if sentence is None:
        return Markup("")
    layer = Layer(figure.char_start, figure.char_end, "figure", "")
    pieces = cut_passage(sentence.reading, sentence.starts, [layer])
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece.text) if piece.layers else escape(piece.text) for piece in pieces
    )
