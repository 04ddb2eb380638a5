"""`/data`: everything to take away, what its columns mean, and which version it is."""

from collections import defaultdict

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.exports.columns import COLUMNS, Column
from dashboard.pages.page import Page, View

PATH = "/data"
FORMATS = (("csv", False), ("csv", True), ("json", False), ("parquet", False))
HASHES = ("version", "code_version", "seeds_hash", "datasets_hash")


def page(view: View) -> Page:
    """Downloads, indicators, columns, version."""
    text = view.text
    body = [
        html.H1(text("data.title")),
        html.P(text("data.lead", **view.store.counts()), className="lead"),
        html.Ul([_download(view, *form) for form in FORMATS], className="dt-downloads"),
        html.P(text("data.excel_note"), className="note measure"),
        *_indicators(view),
        html.H2(text("data.columns")),
        html.P(text("data.columns_lead"), className="measure"),
        _columns(view),
        html.H2(text("data.version")),
        _version(view),
    ]
    return Page(title=text("data.title"), body=body, nav="data")


def _download(view: View, form: str, bom: bool) -> Component:
    name = "excel" if bom else form
    return html.Li(
        [
            html.A(view.text(f"data.{name}"), href=urls.export(form, bom=bom), className="dt-name"),
            html.Span(view.text(f"data.{name}_for"), className="muted"),
        ],
        className="panel",
    )


def _indicators(view: View) -> list[Component]:
    """Each indicator with its id and its files, by family; those without figures are left out."""
    text = view.text
    groups: dict[str, list[dict]] = defaultdict(list)
    for row in view.store.indicators():
        if row["figures"]:
            groups[row["family"]].append(row)
    heading = html.H2(text("data.indicators"))
    if not groups:
        return [heading, html.P(text("data.empty"), className="empty")]
    body = [
        part
        for family in view.store.families()
        if family["family"] in groups
        for part in (
            html.Tr(html.Th(family[view.lang], colSpan=4, scope="rowgroup"), className="dt-family"),
            *(_indicator(view, row) for row in groups[family["family"]]),
        )
    ]
    heads = ("indicator", "id", "figures", "files")
    head = html.Tr(
        [html.Th(text(f"data.{name}"), scope="col", className="n" if name == "figures" else None) for name in heads]
    )
    table = html.Table([html.Thead(head), html.Tbody(body)], className="dt-indicators")
    return [heading, _wrap(table, text("data.indicators"))]


def _indicator(view: View, row: dict) -> Component:
    key = row["indicator_id"]
    files = [
        html.A(
            "Excel CSV" if bom else form.upper() if form != "parquet" else "Parquet",
            href=urls.export(form, key, bom=bom),
        )
        for form, bom in FORMATS
    ]
    return html.Tr(
        [
            html.Td(html.A(row[view.lang], href=urls.indicator(key))),
            html.Td(html.Code(key)),
            html.Td(f"{row['figures']:,}", className="n"),
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
    meaning = [
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
        part for name in HASHES for part in (html.Dt(view.text(f"data.{name}")), html.Dd(html.Code(build[name])))
    ]
    return html.Dl(entries, className="bibliography")


def _wrap(table: Component, label: str) -> Component:
    return html.Div(table, className="table-wrap", tabIndex="0", role="region", **{"aria-label": label})
