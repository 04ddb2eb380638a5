"""`/origins`: who states figures, the most quoted first, and how much each of them states."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import theme, urls
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.naming import name_country
from dashboard.pages.page import Page, View
from dashboard.tongues import is_foreign
from etl.answers import StoredOrigin

PATH = "/origins"
ORIGINS_A_PAGE = 100


def page(view: View) -> Page:
    """The list, a page at a time."""
    text, total = view.text, view.store.counts().origins
    shown = Slice.of(view.query, total, ORIGINS_A_PAGE)
    rows = view.store.origins(limit=shown.size, first=shown.first, least=1)
    title = text("origins.title")
    return Page(
        title=title,
        description=text("origins.lead"),
        nav="origins",
        body=[
            html.H1(title),
            html.P(text("origins.lead"), className="lead"),
            _table(view, rows) if rows else html.P(text("origins.none"), className="empty"),
            page_links(PATH, view.query, shown, text),
        ],
    )


def _table(view: View, rows: Sequence[StoredOrigin]) -> Component:
    text = view.text
    heads = [
        html.Th(text(f"origins.{name}"), scope="col", className="n" if name in ("figures", "documents") else None)
        for name in ("origin", "type", "figures", "documents")
    ]
    colours = theme.name_colours(view.store.origin_colours(row.origin_id for row in rows))
    body = [_row(view, row, colours[row.origin_id]) for row in rows]
    return html.Div(
        html.Table([html.Thead(html.Tr(heads)), html.Tbody(body)], className="src-table"), className="table-wrap"
    )


def _row(view: View, row: StoredOrigin, colour: str) -> Component:
    text = view.text
    name = html.A(text.pick(row.ko, row.en) or row.ko, href=urls.origin(row.origin_id), className="src-title")
    return html.Tr(
        [
            html.Th([rich.swatch(colour), name, *rich.original(_own(row, view))], scope="row"),
            html.Td(say_sort(row.type, row.country, view), **hyphened(data_label=text("origins.type"))),
            html.Td(f"{row.figures:,}", className="n", **hyphened(data_label=text("origins.figures"))),
            html.Td(f"{row.documents:,}", className="n", **hyphened(data_label=text("origins.documents"))),
        ]
    )


def _own(row: StoredOrigin, view: View) -> str:
    """The words of the text for a name that is only spelled in Latin letters."""
    return row.ko if row.type == "stated" and is_foreign(row.ko, view.lang) else ""


def say_sort(sort: str, country: str | None, view: View) -> str:
    """What sort of origin it is, and of which country."""
    words = [view.text.get(f"origin_type.{sort}") or sort]
    if country:
        words.append(name_country(view.store, country, view.text))
    return " · ".join(words)
