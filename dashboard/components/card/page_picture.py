"""The place of a figure on the page of its original, as it stands in the citation card."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.content.leaf import Place, find_place, say_layout
from dashboard.i18n import Text
from etl.store import Store, find_shown


def page_picture(store: Store, figure: str, document_id: str, words: str, text: Text) -> Component | None:
    """The picture with a link to its page, one line where the original is not here; None without pages.

    `figure` is the id of a mention, charted or not; `words` are its sentence.
    """
    if (place := find_place(store, figure)) is None:
        return None
    document = store.document(document_id)
    if document is None or find_shown(store.path, document) is None:
        return html.P([text("leaf.label", label=place.label), ": ", text("leaf.no_original")], className="card-how")
    address = urls.page(document_id, place.page, figure)
    told: list[Any] = [html.A(text("leaf.open", label=place.label), href=address)]
    if place.goes_on:
        told.append(html.Span(text("leaf.goes_on")))
    if said := say_layout(document, text):
        told.append(html.Span(said))
    return html.Figure(
        [html.A(_picture(figure, words, place, text), href=address), html.Figcaption(told)], className="card-page"
    )


def _picture(figure: str, words: str, place: Place, text: Text) -> Component:
    """The part of the page; its size is known before it comes, so that nothing moves then."""
    left, top, right, bottom = place.part
    return html.Img(
        src=urls.figure_picture(figure),
        alt=text("leaf.crop", label=place.label, words=" ".join(words.split())),
        width=str(round(2 * (right - left))),
        height=str(round(2 * (bottom - top))),
    )
