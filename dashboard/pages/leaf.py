"""`/d/<document>/p/<n>`: a page of the original, its picture with a box for each figure on it.

Without a script boxes and list are links and the pages lead to each other; with it (assets/30-leaf.js) the arrow keys
go through the pages, j and k through the figures, and a figure that is pointed at is lit in picture and list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.html.assets import script
from dashboard.components.html.attributes import hyphened
from dashboard.components.reader.leaf import set_leaf, set_list
from dashboard.content.documents import name_document
from dashboard.content.leaf import find_page, find_pages, is_shown, say, say_layout
from dashboard.content.leaf_figures import LeafFigure, find_leaf_figures
from dashboard.pages.page import Page, View
from etl.answers import StoredDocument, StoredPage

PATH = "/d/<document_id>/p/<int:number>"


def page(view: View, document_id: str, number: int) -> Page | None:
    """A page, or None if there is no such document or page."""
    row = view.store.document(document_id)
    pages = find_pages(view.store, document_id) if row else []
    shown = find_page(view.store, document_id, number) if row else None
    if row is None or shown is None:
        return None
    text, name = view.text, name_document(row, view.text).name
    figures = find_leaf_figures(view.store, document_id, number)
    is_here = is_shown(view.store, row)
    title = say(row, text, "title", title=name, label=shown.label)
    body: list[Any] = [
        html.P(
            [html.A(text("shell.sources"), href=urls.sources()), " / ", html.A(name, href=urls.document(document_id))],
            className="crumb",
        ),
        html.Div([html.H1(say(row, text, "heading", label=shown.label)), _ways(view, row, pages, number)],
                 className="leaf-head"),
        None if is_here else html.P(text("leaf.no_original"), className="note"),
        html.P(said, className="note") if (said := say_layout(row, text)) else None,
        html.Div(
            [
                Markup(set_leaf(row, shown, figures, text, is_here=is_here)),
                html.Aside(
                    [
                        html.H2(text("leaf.figures", n=len(figures)) if figures else text("leaf.no_figures")),
                        Markup(set_list(figures, text, row.language)),
                        html.P(html.A(text("leaf.to_text"), href=_in_text(document_id, figures), className="button")),
                        html.P(text("leaf.keys"), className="rd-keys"),
                    ],
                    className="leaf-side",
                ),
            ],
            className="leaf-page",
        ),
        script("30-leaf.js"),
    ]  # fmt: skip
    description = say(row, text, "description", title=name, label=shown.label)
    return Page(title=title, body=body, nav="sources", description=description)


def _in_text(document_id: str, figures: Sequence[LeafFigure]) -> str:
    """The reader, at the first figure of the page."""
    return urls.document(document_id, figures[0].mention.mention_id if figures else None)


def _ways(view: View, row: StoredDocument, pages: Sequence[StoredPage], number: int) -> Component:
    """The page before, the page after, and all of them."""
    text = view.text
    numbers = [one.page for one in pages]
    links = [
        html.A(
            sign,
            href=urls.page(row.document_id, other),
            rel=rel,
            className="button",
            title=text(f"leaf.{name}"),
            **hyphened(aria_label=text(f"leaf.{name}")),
        )
        if other in numbers
        else html.Span(sign, className="button off")
        for name, rel, sign, other in (("previous", "prev", "←", number - 1), ("next", "next", "→", number + 1))
    ]
    place = html.Span(text("leaf.of", number=number, pages=len(pages)), className="muted")
    return html.Nav([links[0], place, links[1]], className="leaf-ways", **hyphened(aria_label=say(row, text, "pages")))
