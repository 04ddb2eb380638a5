"""The place of a figure on the page of its original, as it stands in the citation card."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.content.leaf import Place, find_place
from dashboard.i18n import Text
from etl.store import Row, Store, find_original


def page_picture(store: Store, row: Row, text: Text) -> Component | None:
    """The picture with a link to its page, one line where the original is not here; None without pages.

    `row` is that of `Store.observation`.
    """
    if (place := find_place(store, row["observation_id"])) is None:
        return None
    document = store.document(row["document_id"])
    if document is None or find_original(store.path, document) is None:
        return html.P([text("leaf.label", label=place.label), ": ", text("leaf.no_original")], className="card-how")
    address = urls.page(row["document_id"], place.page, row["mention_id"])
    words: list[Any] = [html.A(text("leaf.open", label=place.label), href=address)]
    if place.goes_on:
        words.append(html.Span(text("leaf.goes_on")))
    return html.Figure(
        [html.A(_picture(row, place, text), href=address), html.Figcaption(words)], className="card-page"
    )


def _picture(row: Row, place: Place, text: Text) -> Component:
    """The part of the page; its size is known before it comes, so that nothing moves then."""
    left, top, right, bottom = place.part
    return html.Img(
        src=urls.figure_picture(row["observation_id"]),
        alt=text("leaf.crop", label=place.label, words=" ".join(row["passage"].split())),
        width=str(round(2 * (right - left))),
        height=str(round(2 * (bottom - top))),
    )
