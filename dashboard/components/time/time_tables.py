"""What the picture of /time shows, as tables: the figures lane by lane, the events with their sources and texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.charts.time.time_plan import Bar
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.reasons import HANGUL
from dashboard.content.listed import ListedFigure
from dashboard.content.timeline import Lane, moment_of, say_value
from dashboard.i18n import Text
from etl.answers import DocumentName, EventPlace, TimeEvent
from etl.store import Lanes


def lanes_table(lanes: Sequence[Lane], by: Lanes, caption: str, text: Text) -> Component:
    """Every mark of the picture in a row of its own, in the order of time."""
    other = "measure" if by == "origin" else "origin"
    names = ("period", "value", other, "document")
    heads = [html.Th(text(f"timeline.by_{by}"), scope="col")]
    heads += [html.Th(text(f"timeline.column_{name}"), scope="col") for name in names]
    bodies = [_body(lane, by, text) for lane in lanes if lane.bars]
    table = html.Table([html.Caption(caption), html.Thead(html.Tr(heads)), *bodies], className="figures tm-table")
    return html.Section(html.Div(table, className="table-wrap"), id="table", **hyphened(aria_label=caption))


def events_table(
    events: Sequence[TimeEvent],
    places: Mapping[str, Sequence[EventPlace]],
    documents: Mapping[str, DocumentName],
    text: Text,
) -> Component:
    """When, what, by which source, and which texts name it."""
    heads = [html.Th(text(f"timeline.column_{name}"), scope="col") for name in ("when", "event", "source", "named")]
    rows = [_event(event, places.get(event.event_id, ()), documents, text) for event in events]
    table = html.Table([html.Thead(html.Tr(heads)), html.Tbody(rows)], className="figures tm-table tm-event-table")
    return html.Div(table, className="table-wrap")


def _body(lane: Lane, by: Lanes, text: Text) -> Component:
    bars = sorted(lane.bars, key=lambda bar: (bar.start, bar.end, bar.id))
    name = html.A(lane.name, href=lane.href) if lane.href else lane.name
    rows = []
    for at, bar in enumerate(bars):
        cells = _cells(bar, lane.figures.get(bar.id), by, text)
        first = [html.Th(name, scope="rowgroup", rowSpan=len(bars))] if not at else []
        rows.append(html.Tr([*first, *cells]))
    return html.Tbody(rows)


def _cells(bar: Bar, row: ListedFigure | None, by: Lanes, text: Text) -> list[Component]:
    if row is None:
        label = hyphened(data_label=text("timeline.column_value"))
        return [html.Td(html.A(bar.told, href=bar.href), colSpan=4, className="tm-heap-row", **label)]
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    value = say_value(row, text)
    glyph = rich.glyph(row, row.colour)
    if by == "origin":
        name = text.pick(row.indicator_ko, row.indicator_en)
        other = html.A(name, href=urls.indicator(row.indicator_id))
    else:
        name = text.pick(row.origin_ko, row.origin_en)
        other = html.A(name, href=urls.origin(row.origin_id))
    title = text.pick(row.document_ko, row.document_en)
    document = html.A(title, href=urls.document(row.document_id, row.observation_id))
    cells: tuple[tuple[str, Any, str], ...] = (
        ("period", period, "when"),
        ("value", [glyph, " ", html.A(value, href=bar.href)], "serif fg-quote"),
        ("measure" if by == "origin" else "origin", other, ""),
        ("document", document, "fg-document"),
    )
    return [
        html.Td(content, className=f"{look} at-{name}".strip(), **hyphened(data_label=text(f"timeline.column_{name}")))
        for name, content, look in cells
    ]


def _event(
    event: TimeEvent, places: Sequence[EventPlace], documents: Mapping[str, DocumentName], text: Text
) -> Component:
    name = text.pick(event.ko, event.en)
    note = text.pick(event.note_ko, event.note_en)
    said = html.Cite(event.source, lang="ko" if HANGUL.search(event.source) else "en")  # in its own language
    source: Any = html.A(said, href=event.url, rel="noopener") if event.url else said
    named: list[Any] = [
        html.Div([html.A(_title(documents, place, text), href=urls.document(place.document_id)), f" “{place.quote}”"])
        for place in places
    ]
    if event.documents > len(places):
        named.append(html.Div(text("timeline.more_texts", n=f"{event.documents - len(places):,}"), className="muted"))
    cells: tuple[tuple[str, Any], ...] = (
        ("event", [html.B(name), html.Div(note, className="muted") if note else None]),
        ("source", [text(f"timeline.kind_{event.kind}"), " · ", source]),
        ("named", named),
    )
    tds = [html.Td(content, className=f"at-{key}", **_label(key, text)) for key, content in cells]
    when = html.Th(moment_of(event, text), scope="row", className="when")
    return html.Tr([when, *tds], id=f"event-{event.event_id}")


def _label(name: str, text: Text) -> dict[str, Any]:
    return hyphened(data_label=text(f"timeline.column_{name}"))


def _title(documents: Mapping[str, DocumentName], place: EventPlace, text: Text) -> str:
    return text.pick(documents[place.document_id].title_ko, documents[place.document_id].title_en)
