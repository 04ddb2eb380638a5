"""`/sources`: the documents, what each states of itself and how much was found in it."""

from dash import html
from dash.development.base_component import Component

from dashboard import local, urls
from dashboard.citation.items import document_item
from dashboard.components.card.bibliography import describe_date, stated
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.documents import name_authors, name_document, name_series
from dashboard.exports.citation_meta import write_coins
from dashboard.pages.page import Page, View
from etl.answers import CountedDocument

PATH = "/sources"
DOCUMENTS_A_PAGE = 50
COUNTS = ("numerals", "mentions", "figures", "waiting")


def page(view: View) -> Page:
    """The list."""
    text = view.text
    shown = Slice.of(view.query, view.store.counts().documents, DOCUMENTS_A_PAGE)
    rows = view.store.documents(limit=shown.size, first=shown.first)
    body = [
        html.H1(text("sources.title")),
        html.P(text("sources.lead", n=f"{shown.total:,}"), className="lead"),
        html.P(html.A(text("list.csv"), href=urls.export_list("documents")), className="muted") if rows else None,
        html.P(html.A(text("add.title"), href=urls.add(), className="button")) if local.find_workspace() else None,
        page_links(view.path, view.query, shown, text),
        _table(view, rows) if rows else html.P(text("sources.empty"), className="empty"),
        page_links(view.path, view.query, shown, text),
    ]
    return Page(title=text("sources.title"), body=body, nav="sources")


def _table(view: View, rows: list[CountedDocument]) -> Component:
    text = view.text
    heads = [
        html.Th(text("sources.document"), scope="col"),
        html.Th(text("sources.where"), scope="col"),
        html.Th(text("document.published"), scope="col"),
        *(html.Th(text(f"sources.{name}"), scope="col", className="n") for name in COUNTS),
    ]
    body = html.Tbody([_line(view, row) for row in rows])
    return html.Div(
        html.Table([html.Thead(html.Tr(heads)), body], className="src-table"),
        className="table-wrap",
        tabIndex="0",
        role="region",
        **hyphened(aria_label=text("sources.title")),
    )


def _line(view: View, row: CountedDocument) -> Component:
    text, lang = view.text, view.lang
    named, series = name_document(row, text), name_series(row, text)
    return html.Tr(
        [
            html.Th(
                [
                    html.A(named.name, href=urls.document(row.document_id), className="src-title"),
                    html.Div(named.original, lang=row.language, className="src-by") if named.original else None,
                    html.Div(_authors(view, row), className="src-by"),
                    write_coins(document_item(row, lang), urls.absolute(view.host, urls.document(row.document_id))),
                ],
                scope="row",
            ),
            html.Td(
                [
                    stated(series.name, text),
                    html.Div(series.original, lang=row.language, className="src-by") if series.original else None,
                ],
                className="said",
                **hyphened(data_label=text("sources.where")),
            ),
            html.Td(
                describe_date(row, text), className="nowrap said", **hyphened(data_label=text("document.published"))
            ),
            *(
                html.Td(f"{getattr(row, name):,}", className="n", **hyphened(data_label=text(f"sources.{name}")))
                for name in COUNTS
            ),
        ],
    )


def _authors(view: View, row: CountedDocument) -> list[Component | str]:
    named = name_authors(row, view.text)
    if not named.name:
        return [view.text("document.author"), " ", stated(None, view.text)]
    shown: list[Component | str] = [named.name, *rich.original(named.original)]
    if not row.title:
        shown += [" · ", view.text("document.title"), " ", stated(None, view.text)]
    return shown
