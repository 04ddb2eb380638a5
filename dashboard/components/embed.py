"""The inside of an embed: finding, chart, sources, table, and the cards that a click opens.

The chart is our own SVG, drawn for four widths; the style sheet shows the one that fits and colours
it by the theme. So it stands before any script has run, and a mark without one is a link to the words
that state it. In a live embed a small script (assets/30-embed.js) opens those words as a card inside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import format, urls
from dashboard.charts import choose
from dashboard.charts.frame import Size, escape
from dashboard.charts.marks import Mark
from dashboard.charts.sheet import lines_of
from dashboard.charts.svg import Links, draw_svg
from dashboard.charts.svg_paint import page_palette, tag
from dashboard.components import rich
from dashboard.components.card import card, card_model
from dashboard.components.plain import to_html
from dashboard.content.material import Material
from dashboard.content.picture import explain, kind_of, name_documents, say_measure, tell
from dashboard.i18n import Text
from etl.store import Store

Row = Mapping[str, Any]
SIZES = (Size("s", 300, 340), Size("m", 420, 340), Size("l", 560, 360), Size("xl", 740, 390))
STATIC_SIZES, STATIC_SIZE = ("s", "l"), ("l",)  # of few marks, of many
FEW, MOST_STATIC = 60, 120  # marks; a static embed has to stay small
PADDING, TITLE, SMALL = 16, 18, 12.5  # pixels, as in the style sheet
LARGEST = 1.35  # how much larger than drawn a chart is shown
FRAME, CARD = 105, 560  # pixels of what always stands around a chart; of the card of a single figure
MOST_INLINE = 12  # cards that come with the page; the others are asked for
MOST_ROWS, MOST_STATIC_ROWS = 200, 40


def embed_body(store: Store, material: Material, text: Text, host: str, *, is_static: bool) -> str:
    """The HTML inside <body>."""
    first, *rest = tell(material, text)
    total, material = len(material.marks), _thin(material) if is_static else material
    thinned = text("embed.thinned", n=MOST_STATIC, total=total) if len(material.marks) < total else ""
    notes = [line for line in (" ".join(rest).replace("**", ""), *explain(material, text), thinned) if line]
    parts = [
        html.Header(
            [
                html.H1(rich.bold(first)),
                html.P(" · ".join([material.indicator[text.lang], *say_measure(material, text)])),
            ]
        ),
        _shown(store, material, text, host, is_static=is_static),
        html.Div([html.P(line) for line in notes], className="notes"),
        _table(material, text, is_static=is_static),
        _foot(store, material, text, host),
    ]
    live = [] if is_static else [_sheet(text), *_cards(store, material, text, host)]
    return to_html([html.Main(parts), *live])


def embed_card(store: Store, material: Material, observation_id: str, text: Text, host: str) -> str | None:
    """The card of one figure of the indicator; None if it has no such figure."""
    own = {row["observation_id"]: row for row in (*material.all_rows, *material.caps)}
    row = own.get(observation_id)
    model = row and card_model(store, observation_id, text.lang, material.colours[row["origin_id"]], host)
    return to_html(card(model)) if model else None


def embed_height(material: Material, width: int, text: Text) -> int:
    """About how tall an embed is at a width in pixels, for those who make its frame before they see it."""
    inner = max(width - 2 * PADDING, SIZES[0].width)
    size = next((each for each in reversed(SIZES) if each.width <= inner), SIZES[0])
    first, *rest = tell(material, text)
    small = [
        " ".join(say_measure(material, text)),
        " ".join(rest),
        *explain(material, text),
        name_documents(material, text),
    ]
    lines = sum(len(lines_of(words, SMALL, inner)) for words in (*small, material.indicator[text.lang]))
    title = len(lines_of(first, TITLE, inner)) * TITLE * 1.4
    if not material.rows or kind_of(material) == choose.NUMBER:
        return round(title + 20 * lines + CARD)
    figure = choose.draw_chart(kind_of(material), material.marks, material.cap_marks, material.unit, text, size)
    chart = figure["layout"]["height"] * min(LARGEST, inner / size.width)
    return round(title + chart + 20 * lines + FRAME)


def _thin(material: Material) -> Material:
    """The latest marks, as many as a static embed can carry."""
    latest = sorted(material.marks, key=lambda mark: (mark.is_dated, mark.span), reverse=True)[:MOST_STATIC]
    kept = {mark.id for mark in latest}
    return replace(material, marks=[mark for mark in material.marks if mark.id in kept])


def _shown(store: Store, material: Material, text: Text, host: str, *, is_static: bool) -> Component | None:
    """The chart, or of a single figure its card at once."""
    if not material.rows:
        return None
    if kind_of(material) != choose.NUMBER:
        still = STATIC_SIZES if len(material.marks) <= FEW else STATIC_SIZE
        return _charts(material, text, still if is_static else [size.name for size in SIZES])
    row = material.rows[0]
    shown = material.marks[0].id if material.marks else row["observation_id"]
    found = embed_card(store, material, shown, text, host)
    return html.Div(Markup(found or ""), className="number")


def _charts(material: Material, text: Text, names: Sequence[str]) -> Component:
    label = text("indicator.chart_label", title=material.indicator[text.lang])
    pins = [pin for pin in material.state.pins if any(mark.id == pin for mark in material.marks)]
    links = _links([*material.marks, *material.cap_marks])
    drawn = [
        html.Div(Markup(_chart(material, text, size, label, links, pins)), className=f"chart at-{size.name}")
        for size in SIZES
        if size.name in names
    ]
    sort = {1: "charts one", len(SIZES): "charts"}.get(len(names), "charts few")
    return html.Div(drawn, className=sort)


def _chart(material: Material, text: Text, size: Size, label: str, links: Links, pins: Sequence[str]) -> str:
    figure = choose.draw_chart(kind_of(material), material.marks, material.cap_marks, material.unit, text, size)
    height = figure["layout"]["height"]
    root = {"viewBox": f"0 0 {size.width} {height}", "role": "group", "aria-label": label}
    return tag("svg", root, draw_svg(figure, size.width, page_palette(size.name), links, pins))


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
    caption = html.Caption(text("embed.caption", title=material.indicator[text.lang], n=len(rows)))
    table = html.Table([caption, html.Thead(html.Tr(heads)), html.Tbody(body)])
    more = html.P(f"+{len(rows) - most}") if len(rows) > most else None
    return html.Details([html.Summary(text("embed.table", n=len(rows))), html.Div(table, className="wide"), more])


def _row(row: Row, material: Material, text: Text) -> Component:
    glyph = rich.glyph(row, material.colours.get(row["origin_id"], "o8"))
    period = format.period(row["period_start"], row["period_end"], text.lang, short=True)
    name = row["observation_id"]
    quote = html.A(rich.value(row, text), href=urls.observation(name), **{"data-figure": name})
    return html.Tr(
        [
            html.Th([glyph, " ", text.pick(row, "origin")], scope="row"),
            html.Td(quote),
            html.Td(period or text("time.undated")),
        ]
    )


def _foot(store: Store, material: Material, text: Text, host: str) -> Component:
    """Documents, permalink, and whether what is shown will change."""
    name = material.indicator["indicator_id"]
    address = urls.absolute(host, urls.indicator(name, material.state))
    kept = text("embed.frozen" if urls.frozen() else "embed.live", version=store.version[:12])
    return html.Footer(
        [
            html.P([text("shell.source_line"), ": ", name_documents(material, text)]),
            html.P([html.A(text("embed.open"), href=address), " · ", html.Span(kept, className="kept")]),
        ]
    )


def _sheet(text: Text) -> Component:
    """Where a card opens."""
    close = html.Button("×", type="button", className="close", **{"aria-label": text("indicator.close")})
    inside = html.Div(id="card-inside")
    named = {"aria-label": text("card.label")}
    return html.Aside([close, inside], id="card", hidden=True, role="dialog", tabIndex="-1", **named)


def _cards(store: Store, material: Material, text: Text, host: str) -> list[Markup]:
    """The cards of the first figures, ready in the page."""
    names = list(dict.fromkeys(mark.id for mark in (*material.marks, *material.cap_marks)))[:MOST_INLINE]
    found = {name: embed_card(store, material, name, text, host) for name in names}
    return [Markup(f'<template data-card="{escape(name)}">{made}</template>') for name, made in found.items() if made]
