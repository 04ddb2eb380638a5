"""`/d/<document>/…`: what the reader's script asks for, as pieces of HTML.

/d/002/part/2               the second part of a long document
/d/002/figure/002:8020-8032 the card of one figure of it
/d/002/picture/3            the third page of its original, with its figures
/d/002/picture/of/002:8020-8032   the page on which a figure stands
"""

from __future__ import annotations

import re

from flask import Flask, Response, request

from dashboard import public, versions
from dashboard.components.card.figure import find_card
from dashboard.components.card.quiet import quiet_card
from dashboard.components.html.plain import to_html
from dashboard.components.reader.leaf import set_head, set_leaf
from dashboard.components.reader.material import load_part
from dashboard.content.leaf import find_page, find_pages, find_place, is_shown, say_layout
from dashboard.content.leaf_figures import find_leaf_figures
from dashboard.i18n import Text
from etl.store import Store

PLACE = re.compile(r":(\d+)-\d+$")  # where a mention begins, in its id


def register(server: Flask, store: Store) -> None:
    """Add the routes."""

    @server.get("/d/<document_id>/part/<int:number>")
    def answer_part(document_id: str, number: int) -> Response:
        """A part of the text, counted from 1."""
        return piece(load_part(store, document_id, number, read_language().lang))

    @server.get("/d/<document_id>/figure/<mention_id>")
    def answer_figure(document_id: str, mention_id: str) -> Response:
        """The card of a figure, charted or not."""
        return piece(set_card(store, document_id, mention_id, read_language()))

    @server.get("/d/<document_id>/picture/<int:number>")
    def answer_picture(document_id: str, number: int) -> Response:
        """A page of the original with its figures."""
        return piece(set_picture(store, document_id, number, read_language()))

    @server.get("/d/<document_id>/picture/of/<mention_id>")
    def answer_place(document_id: str, mention_id: str) -> Response:
        """The page on which a figure stands."""
        place = find_place(store, mention_id) if mention_id.startswith(f"{document_id}:") else None
        return piece(set_picture(store, document_id, place.page, read_language()) if place else None)


def set_picture(store: Store, document_id: str, number: int, text: Text) -> str | None:
    """A page as HTML, or None if the document has no such page."""
    document, shown = store.document(document_id), find_page(store, document_id, number)
    if document is None or shown is None:
        return None
    figures = find_leaf_figures(store, document_id, number)
    head = set_head(document, shown, len(find_pages(store, document_id)), text, say_layout(document, text))
    return head + set_leaf(document, shown, figures, text, is_here=is_shown(store, document))


def set_card(store: Store, document_id: str, mention_id: str, text: Text) -> str | None:
    """The card of a figure as HTML, or None if the document has no such figure."""
    if (charted := find_card(store, mention_id, text, public.base())) is not None:
        return to_html(charted)
    start = int(place[1]) if (place := PLACE.search(mention_id)) else 0
    mentions = (row for row in store.mentions(document_id, start, start + 1) if row.mention_id == mention_id)
    if (mention := next(mentions, None)) is None:
        return None
    names = {name: text.pick(row.ko, row.en) for name, row in store.indicator_names(mention.candidates).items()}
    return to_html(quiet_card(mention, names, text))


def piece(html: str | None) -> Response:
    """A piece of HTML for the script, or 404; it holds as long as the version does."""
    if html is None:
        return Response("", status=404, mimetype="text/html")
    response = Response(html, mimetype="text/html")
    return versions.keep(response)


def read_language() -> Text:
    """The words of the language that the request names."""
    return Text(request.args.get("lang", "ko"))
