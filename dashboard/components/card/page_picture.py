"""The place of a figure on the page of its original, as it stands in the citation card."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.content.leaf import Place, find_place, is_shown, say, say_layout
from dashboard.content.leaf_sheets import is_drawn
from dashboard.i18n import Text
from etl.store import Store


def page_picture(store: Store, figure: str, document_id: str, words: str, text: Text) -> Component | None:
    """The picture with a link to its page, one line where the original is not here; None without pages.

    `figure` is the id of a mention, charted or not; `words` are its sentence.
    """
    if (place := find_place(store, figure)) is None:
        return None
    document = store.document(document_id)
    if document is None or not is_shown(store, document):
        return html.P([text("leaf.label", label=place.label), ": ", text("leaf.no_original")], className="card-how")
    address = urls.page(document_id, place.page, figure)
    told: list[Any] = [html.A(say(document, text, "open", label=place.label), href=address)]
    if place.goes_on:
        told.append(html.Span(text("leaf.goes_on")))
    if said := say_layout(document, text):
        told.append(html.Span(said))
    form = "svg" if is_drawn(document) else "webp"
    alt = say(document, text, "crop", label=place.label, words=" ".join(words.split()))
    return html.Figure(
        [html.A(_picture(urls.figure_picture(figure, form), alt, place), href=address), html.Figcaption(told)],
        className="card-page",
    )


def _picture(address: str, alt: str, place: Place) -> Component:
    """The part of the page; its size is known before it comes, so that nothing moves then."""
    left, top, right, bottom = place.part
    return html.Img(
        src=address,
        alt=alt,
        width=str(round(2 * (right - left))),
        height=str(round(2 * (bottom - top))),
    )
