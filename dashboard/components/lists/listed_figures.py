"""A table of figures of many indicators: columns that can be chosen, heads that sort, words that lead on.

Each value leads to its card, its indicator to the chart in which it is pinned, its origin to all that it states, its
document to the place in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, urls
from dashboard.choice import Listing
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.figure_facets import CHOOSING
from dashboard.content.listed import ListedFigure
from dashboard.content.naming import name_area, name_part
from dashboard.i18n import Text
from dashboard.state import State
from dashboard.tongues import tongue

Names = Mapping[str, Mapping[str, str]]  # by field: the ids of measures, areas and breakdowns in the reader's language
Address = Callable[[Listing], str]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands in it, and by what it sorts (nothing, if it does not)."""

    name: str
    write: Callable[[ListedFigure, Names, Text], Any]
    sort: str = ""
    look: str = ""


def _indicator(row: ListedFigure, _names: Names, text: Text) -> Any:
    pinned = State(pins=(row.observation_id,))
    return html.A(text.pick(row.indicator_ko, row.indicator_en), href=urls.indicator(row.indicator_id, pinned))


def _quote(row: ListedFigure, _names: Names, text: Text) -> Any:
    """As quoted; a bare number and what another language says as an amount, the quotation small beside it."""
    said = quoting.telling(row, row.unit_words, text.lang).value
    value = rich.value(row, text)
    words = value if said == value[0] else [said, *value[1:]]
    beside = None if said == value[0] else html.Div(value[0], className="fg-original", lang=tongue(value[0]))
    glyph = rich.glyph(row, row.colour)
    return [glyph, " ", html.A(words, href=urls.observation(row.observation_id)), beside]


def _value(row: ListedFigure, _names: Names, text: Text) -> Any:
    if row.is_vague:
        return html.Span(text("indicator.vague"), className="muted")
    return format.short_amount(row, row.unit_words, text.lang)


def _period(row: ListedFigure, _names: Names, text: Text) -> Any:
    return _moment(row.period_start, row.period_end, text) or html.Span(text("time.undated"), className="muted")


def _origin(row: ListedFigure, _names: Names, text: Text) -> Any:
    return html.A(text.pick(row.origin_ko, row.origin_en), href=urls.origin(row.origin_id))


def _kind(row: ListedFigure, _names: Names, text: Text) -> Any:
    words: list[Any] = [text(f"kind.{row.kind}")]
    if row.bound != "exact" and row.kind != "cap":
        words.append(html.Div(text(f"bound.{row.bound}"), className="muted"))
    return words


def _document(row: ListedFigure, _names: Names, text: Text) -> Any:
    return html.A(text.pick(row.document_ko, row.document_en), href=urls.document(row.document_id, row.observation_id))


def _measure(row: ListedFigure, names: Names, _text: Text) -> Any:
    name = names["measure"].get(row.measure or "", row.measure or "")
    return html.A(name, href=urls.measure(row.measure)) if row.measure else ""


def _breakdown(row: ListedFigure, names: Names, _text: Text) -> str:
    parts = row.breakdown.split("; ") if row.breakdown else []
    return ", ".join(name_part(names["breakdown"], part) for part in parts)


def _published(row: ListedFigure, _names: Names, text: Text) -> str:
    return format.moment(row.published, text.lang, short=True) if row.published else ""


def _moment(start: str | None, end: str | None, text: Text) -> str:
    words = format.period(start, end, text.lang, short=True)
    return words.replace("–", "–\u200b") if start else words


COLUMNS = (
    Column("indicator", _indicator, "indicator"),
    Column("quote", _quote, look="serif fg-quote"),
    Column("value", _value, "value", "n"),
    Column("period", _period, "period", "when"),
    Column("origin", _origin, "origin"),
    Column("kind", _kind, look="nowrap"),
    Column("document", _document, "document", "fg-document"),
    Column("passage", lambda row, _names, _text: rich.excerpt(row.passage, row.quote_value, 70), look="quote"),
    Column("measure", _measure),
    Column("area", lambda row, names, _text: name_area(names["area"], row.area)),
    Column("partner", lambda row, names, _text: name_area(names["area"], row.partner)),
    Column("breakdown", _breakdown),
    Column("transformation", lambda row, _names, text: text.get(f"form.{row.transformation}") or row.transformation),
    Column("base", lambda row, _names, text: _moment(row.base_start, row.base_end, text), look="when"),
    Column("via", lambda row, _names, _text: row.via or ""),
    Column(
        "published",
        lambda row, _names, text: format.moment(row.published, text.lang, short=True) if row.published else "",
        "published",
        "when",
    ),
    Column("page", lambda row, _names, _text: row.page or "", look="n"),
    Column("certainty", lambda row, _names, text: text(f"certainty.{row.certainty}")),
)
KNOWN = tuple(column.name for column in COLUMNS)
USUAL = ("indicator", "quote", "period", "origin", "kind", "document", "passage")
SORTS = tuple(column.sort for column in COLUMNS if column.sort)


def listed_figures(
    rows: Sequence[ListedFigure], names: Names, listing: Listing, address: Address, caption: str, text: Text
) -> Component:
    """The table with its caption; a head that sorts is a link that says by which way."""
    shown = listing.columns or USUAL
    columns = [column for column in COLUMNS if column.name in shown]
    heads = [_head(column, listing, address, text) for column in columns]
    body = [_row(row, columns, names, text) for row in rows]
    table = html.Table(
        [html.Caption(caption), html.Thead(html.Tr(heads)), html.Tbody(body)], className="figures fg-table"
    )
    return html.Section(html.Div(table, className="table-wrap"), id="table", **hyphened(aria_label=caption))


def column_chooser(listing: Listing, address: Address, text: Text) -> Component:
    """Every column as a link that shows or hides it."""
    shown = listing.columns or USUAL
    items = [
        html.Li(
            html.A(
                text(f"figures.column_{name}"),
                href=address(listing.with_column(name, shown, KNOWN)),
                className="on" if name in shown else None,
                **(hyphened(aria_current="true") if name in shown else {}),
                **CHOOSING,
            )
        )
        for name in KNOWN
    ]
    body = html.Div(html.Ul(items), className="filter-body")
    return html.Details([html.Summary(text("figures.columns")), body], className="filter")


def _head(column: Column, listing: Listing, address: Address, text: Text) -> Component:
    words = text(f"figures.column_{column.name}")
    look = "n" if column.look == "n" else None
    if not column.sort:
        return html.Th(words, scope="col", className=look)
    sorted_by = listing.sort == column.sort
    way = ("descending" if listing.is_down else "ascending") if sorted_by else None
    sign = html.Span((" ↓" if listing.is_down else " ↑") if sorted_by else "", **hyphened(aria_hidden="true"))
    link = html.A([words, sign], href=address(listing.sorted_by(column.sort)), className="fg-sort", **CHOOSING)
    return html.Th(link, scope="col", className=look, **hyphened(aria_sort=way))


def _row(row: ListedFigure, columns: Sequence[Column], names: Names, text: Text) -> Component:
    cells: list[Component] = []
    for at, column in enumerate(columns):
        label = hyphened(data_label=text(f"figures.column_{column.name}"))
        content = column.write(row, names, text)
        if at:
            cells.append(
                html.Td(content, className=" ".join(filter(None, (column.look, f"at-{column.name}"))), **label)
            )
        else:
            cells.append(html.Th(content, scope="row", className=f"at-{column.name}", **label))
    return html.Tr(cells)
