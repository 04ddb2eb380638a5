"""`/data/dictionary`: every table and view of the store, every column, what it is and what it means."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.exports.dictionary import Described, Table, describe_store
from dashboard.pages.page import Page, View

PATH = "/data/dictionary"
HEADS = ("column", "type", "meaning")


def page(view: View) -> Page:
    """A list of the tables, then each with its columns."""
    text = view.text
    tables = describe_store(view.store.columns())
    body = [
        html.P(html.A(text("data.title"), href=urls.data()), className="crumb"),
        html.H1(text("dictionary.title")),
        html.P(text("dictionary.lead", tables=len(tables)), className="lead"),
        html.Nav(
            html.Ul([html.Li(_link(table, view)) for table in tables], className="dt-tables"),
            **hyphened(aria_label=text("dictionary.tables")),
        ),
        *(part for table in tables for part in _table(table, view)),
    ]
    return Page(title=text("dictionary.title"), body=body, nav="data")


def _link(table: Table, view: View) -> list[str | Component]:
    name, meaning = table.itself.name, table.itself.meaning(view.lang)
    return [html.A(html.Code(name), href=f"#{name}"), " ", html.Span(meaning, className="muted")]


def _table(table: Table, view: View) -> list[Component]:
    text, name = view.text, table.itself.name
    head = html.Tr([html.Th(text(f"data.{column}"), scope="col") for column in HEADS])
    lines = [_column(column, view) for column in table.columns]
    listed = html.Table([html.Thead(head), html.Tbody(lines)], className="dt-columns")
    sort = text("dictionary.view" if table.is_view else "dictionary.table")
    return [
        html.H2([html.Code(name), " ", html.Small(sort, className="muted")], id=name),
        html.P(table.itself.meaning(view.lang), className="measure"),
        html.Div(listed, className="table-wrap", tabIndex="0", role="region", **hyphened(aria_label=name)),
    ]


def _column(column: Described, view: View) -> Component:
    required = view.text("dictionary.required") if column.is_required else None
    meaning: list[Any] = [
        column.meaning(view.lang),
        *([" ", html.Small(required, className="muted")] if required else []),
    ]
    return html.Tr(
        [
            html.Th(html.Code(column.name), scope="row"),
            html.Td(html.Code(column.type.lower()), className="nowrap"),
            html.Td(meaning),
        ]
    )
