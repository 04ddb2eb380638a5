"""`/data`: everything to take away, what its columns mean, and which version it is."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.frame.paging import Slice, page_links
from dashboard.components.html.attributes import hyphened
from dashboard.exports.columns import COLUMNS, Column
from dashboard.pages.page import Page, View
from etl.answers import IndicatorCard, as_dict

PATH = "/data"
INDICATORS_A_PAGE = 100
FORMATS = ("csv", "excel", "xlsx", "parquet", "json", "jsonl", "zip", "duckdb")
OF_INDICATOR = ("csv", "xlsx", "parquet", "json", "zip")
HASHES = ("version", "code_version", "seeds_hash", "datasets_hash")


def page(view: View) -> Page:
    """Downloads, indicators, columns, version."""
    text = view.text
    body = [
        html.H1(text("data.title")),
        html.P(text("data.lead", **as_dict(view.store.counts())), className="lead"),
        html.Ul([_download(view, form) for form in FORMATS], className="dt-downloads"),
        html.P(text("data.excel_note"), className="note measure"),
        html.P(
            [html.A(text("api.title"), href=urls.api()), " · ", html.A(text("versions.title"), href=urls.versions())]
        ),
        *_indicators(view),
        html.H2(text("data.columns")),
        html.P(text("data.columns_lead"), className="measure"),
        _columns(view),
        html.P(html.A(text("data.dictionary"), href=urls.dictionary()), className="measure"),
        html.H2(text("data.version")),
        _version(view),
    ]
    return Page(title=text("data.title"), body=body, nav="data")


def _download(view: View, form: str) -> Component:
    return html.Li(
        [
            html.A(view.text(f"data.{form}"), href=_address(form), className="dt-name"),
            html.Span(view.text(f"data.{form}_for"), className="muted"),
        ],
        className="panel",
    )


def _address(form: str) -> str:
    """`excel` is CSV with a byte order mark."""
    return urls.export("csv", bom=True) if form == "excel" else urls.export(form)


def _indicators(view: View) -> list[Component | None]:
    """Each indicator with its id and its files, by family, a page at a time; those without figures are left out."""
    text = view.text
    heading = html.H2(text("data.indicators"), id="indicators")
    shown = Slice.of(view.query, view.store.counts().indicators, INDICATORS_A_PAGE)
    if not shown.total:
        return [heading, html.P(text("data.empty"), className="empty")]
    families = view.store.family_cards(limit=shown.size, first=shown.first)
    body = [
        part
        for family in families
        if family.indicators
        for part in (
            html.Tr(html.Th(view.text.pick(family.ko, family.en), colSpan=4, scope="rowgroup"), className="dt-family"),
            *(_indicator(view, row) for row in family.indicators),
        )
    ]
    heads = ("indicator", "id", "figures", "files")
    head = html.Tr(
        [html.Th(text(f"data.{name}"), scope="col", className="n" if name == "figures" else None) for name in heads]
    )
    table = html.Table([html.Thead(head), html.Tbody(body)], className="dt-indicators")
    links = page_links(view.path, view.query, shown, text, "indicators")
    return [heading, _wrap(table, text("data.indicators")), links]


def _indicator(view: View, row: IndicatorCard) -> Component:
    key = row.indicator_id
    files = [html.A(view.text(f"data.{form}"), href=urls.export(form, key)) for form in OF_INDICATOR]
    return html.Tr(
        [
            html.Td(html.A(view.text.pick(row.ko, row.en), href=urls.indicator(key))),
            html.Td(html.Code(key)),
            html.Td(f"{row.figures:,}", className="n"),
            html.Td(files, className="dt-files"),
        ]
    )


def _columns(view: View) -> Component:
    text = view.text
    heads = ("column", "type", "meaning")
    head = html.Tr([html.Th(text(f"data.{name}"), scope="col") for name in heads])
    lines = [_column(view, column) for column in COLUMNS]
    table = html.Table([html.Thead(head), html.Tbody(lines)], className="dt-columns")
    return _wrap(table, text("data.columns"))


def _column(view: View, column: Column) -> Component:
    korean = view.lang == "ko"
    meaning: list[Any] = [
        html.B(column.ko if korean else column.en),
        " ",
        column.description_ko if korean else column.description_en,
    ]
    if column.values:
        meaning += [html.Br(), *(html.Code(f"{value} ") for value in column.values)]
    return html.Tr(
        [
            html.Th(html.Code(column.name), scope="row"),
            html.Td(view.text(f"data.type_{column.type}"), className="nowrap"),
            html.Td(meaning),
        ]
    )


def _version(view: View) -> Component:
    build = view.store.build()
    entries = [
        part
        for name in HASHES
        for part in (html.Dt(view.text(f"data.{name}")), html.Dd(html.Code(getattr(build, name))))
    ]
    return html.Dl(entries, className="bibliography")


def _wrap(table: Component, label: str) -> Component:
    return html.Div(table, className="table-wrap", tabIndex="0", role="region", **hyphened(aria_label=label))
