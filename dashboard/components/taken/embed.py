"""The inside of an embed: finding, chart, sources, table, and the cards that a click opens.

The chart is our own SVG, drawn for four widths; the style sheet shows the one that fits and colours
it by the theme. So it stands before any script has run, and a mark without one is a link to the words
that state it. In a live embed a small script (assets/30-embed.js) opens those words as a card inside.
"""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import Size
from dashboard.charts.svg.drawing import Links, draw_svg
from dashboard.charts.svg.paint import page_palette, tag
from dashboard.components.card.card import card, card_model
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.html.plain import to_html
from dashboard.components.taken.embed_number import short_of
from dashboard.components.taken.embed_words import SIZES, Words, sizes_of, thin, write_words
from dashboard.content.material import Material
from dashboard.content.picture import kind_of
from dashboard.i18n import Text
from dashboard.markup import escape
from etl.answers import SampleFigure
from etl.store import Store

MOST_INLINE = 12  # cards that come with the page; the others are asked for
MOST_ROWS, MOST_STATIC_ROWS = 200, 40


def embed_body(store: Store, material: Material, text: Text, host: str, *, is_static: bool) -> str:
    """The HTML inside <body>."""
    words = write_words(store, material, text, is_static=is_static)
    material = thin(material) if is_static else material
    parts = [
        html.Header(
            [
                html.H1(rich.bold(words.finding)),
                html.P(words.measure),
            ]
        ),
        _shown(store, material, text, is_static=is_static),
        html.Div([html.P(line) for line in words.notes], className="notes"),
        _table(material, text, is_static=is_static),
        _foot(words, material, host),
    ]
    live = [] if is_static else [_sheet(text), *_cards(store, material, text, host)]
    return to_html([html.Main(parts), *live])


def embed_card(store: Store, material: Material, observation_id: str, text: Text, host: str) -> str | None:
    """The card of one figure of the indicator; None if it has no such figure."""
    own = {row.observation_id: row for row in (*material.all_rows, *material.caps)}
    row = own.get(observation_id)
    model = row and card_model(store, observation_id, text.lang, material.colours[row.origin_id], host)
    return to_html(card(model)) if model else None


def _shown(store: Store, material: Material, text: Text, *, is_static: bool) -> Component | None:
    """The chart; of a single figure its short card."""
    if not material.rows:
        return None
    if short := short_of(store, material, text):
        return short.component
    return _charts(material, text, sizes_of(material, is_static=is_static))


def _charts(material: Material, text: Text, sizes: Sequence[Size]) -> Component:
    label = text("indicator.chart_label", title=text.pick(material.indicator.ko, material.indicator.en))
    pins = [pin for pin in material.state.pins if any(mark.id == pin for mark in material.marks)]
    links = _links([*material.marks, *material.cap_marks])
    drawn = [_chart(material, text, size, label, links, pins) for size in sizes]
    sort = {1: "charts one", len(SIZES): "charts"}.get(len(sizes), "charts few")
    return html.Div(drawn, className=sort)


def _chart(material: Material, text: Text, size: Size, label: str, links: Links, pins: Sequence[str]) -> Component:
    """One drawing; it tells the style sheet how tall it is drawn, for it may give way by a part of that."""
    figure = choose.draw_chart(kind_of(material), material.marks, material.cap_marks, material.unit, text, size)
    height = figure["layout"]["height"]
    root = {"viewBox": f"0 0 {size.width} {height}", "role": "group", "aria-label": label}
    svg = tag("svg", root, draw_svg(figure, size.width, page_palette(size.name), links, pins))
    return html.Div(Markup(svg), className=f"chart at-{size.name}", style={"--tall": str(height)})


def _links(marks: Sequence[Mark]) -> Links:
    """Each mark as a link to its words, with what it says for those who hear the page."""
    return {
        mark.id: {
            "href": urls.observation(mark.id),
            "target": "_blank",  # which SVG does not take from <base>
            "data-figure": mark.id,
            "aria-label": " · ".join((mark.line, mark.period, mark.origin)),
            "title": f"{mark.line}\n{mark.period}\n{mark.origin}",
        }
        for mark in marks
    }


def _table(material: Material, text: Text, *, is_static: bool) -> Component | None:
    """The figures as a table, folded; the equal of the chart."""
    rows = [*material.rows, *material.caps]
    if not rows:
        return None
    most = MOST_STATIC_ROWS if is_static else MOST_ROWS
    heads = [html.Th(text(f"indicator.column_{name}"), scope="col") for name in ("origin", "quote", "period")]
    body = [_row(row, material, text) for row in rows[:most]]
    caption = html.Caption(
        text("embed.caption", title=text.pick(material.indicator.ko, material.indicator.en), n=len(rows))
    )
    table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(body)])
    more = html.P(f"+{len(rows) - most}") if len(rows) > most else None
    return html.Details([html.Summary(text("embed.table", n=len(rows))), html.Div(table, className="wide"), more])


def _row(row: SampleFigure, material: Material, text: Text) -> Component:
    glyph = rich.glyph(row, material.colours.get(row.origin_id, "o8"))
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    name = row.observation_id
    quote = html.A(rich.value(row, text, material.unit), href=urls.observation(name), **hyphened(data_figure=name))
    return html.Tr(
        [
            html.Th([glyph, " ", text.pick(row.origin_ko, row.origin_en)], scope="row"),
            html.Td(quote),
            html.Td(period or text("time.undated")),
        ]
    )


def _foot(words: Words, material: Material, host: str) -> Component:
    """Documents, permalink, and whether what is shown will change."""
    name = material.indicator.indicator_id
    address = urls.absolute(host, urls.indicator(name, material.state))
    return html.Footer(
        [
            html.P(words.source),
            html.P([html.A(words.link, href=address), " · ", html.Span(words.kept, className="kept")]),
        ]
    )


def _sheet(text: Text) -> Component:
    """Where a card opens."""
    close = html.Button("×", type="button", className="close", **hyphened(aria_label=text("indicator.close")))
    inside = html.Div(id="card-inside")
    named = hyphened(aria_label=text("card.label"))
    return html.Aside([close, inside], id="card", hidden=True, role="dialog", tabIndex="-1", **named)


def _cards(store: Store, material: Material, text: Text, host: str) -> list[Markup]:
    """The cards of the first figures, ready in the page."""
    names = list(dict.fromkeys(mark.id for mark in (*material.marks, *material.cap_marks)))[:MOST_INLINE]
    found = {name: embed_card(store, material, name, text, host) for name in names}
    return [Markup(f'<template data-card="{escape(name)}">{made}</template>') for name, made in found.items() if made]
