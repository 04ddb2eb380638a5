"""A briefing as HTML: a sheet of A4, on the screen as on paper. It is also what the PDF is printed from."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import theme, urls
from dashboard.charts.svg.paint import theme_palette
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.content.briefing import Difference, Sheet, Statement
from dashboard.content.briefing.fit import COLUMNS as SHARES
from dashboard.content.briefing.picture import draw_narrow, draw_picture
from dashboard.exports.briefing.places import shrink
from dashboard.exports.crops import Crop
from dashboard.exports.qr import draw_qr
from dashboard.i18n import Text

COLUMNS = ("value", "origin", "window", "sentence", "source")


def sheet_html(sheet: Sheet, text: Text, *, for_paper: bool = False) -> Component:
    """The sheet, white in every brightness of the page around it; for a screen with a second chart, for narrow ones."""
    briefing = sheet.briefing
    told = [html.Li(rich.bold(words)) for words in sheet.findings]
    parts: list[Any] = [
        html.P(text("brief.title"), className="br-kind"),
        html.H1(briefing.title),
        html.P(briefing.subtitle, className="br-sub") if briefing.subtitle else None,
        html.P(rich.bold(briefing.finding[0]), className="br-lead"),
        html.Ul(told, className="br-told") if told else None,
        *_pictures(sheet, for_paper=for_paper),
        *(html.P(note, className="br-note") for note in briefing.notes),
        html.H2(text("brief.statements")),
        _statements(sheet, text),
        *_more(sheet.more_statements, "brief.more_statements", sheet, text),
        html.H2(text("brief.unexplained")),
        *_differences(sheet, text),
        *_cautions(sheet, text),
        html.H2(text("brief.sources")),
        html.Ol([_source(source.number, source.entry) for source in sheet.sources], className="br-sources"),
        _foot(sheet, text),
    ]
    return html.Article(parts, className="br-sheet", lang=briefing.lang, style=_paper())


def places_html(crops: Sequence[Crop], text: Text, lang: str) -> Component | None:
    """Another sheet with the places of figures on the pages of their originals; its pictures are in it."""
    if not crops:
        return None
    figures = [
        html.Figure(
            [
                html.Img(
                    src=f"data:image/png;base64,{b64encode(crop.png).decode()}",
                    alt=crop.alt,
                    style={"width": f"{crop.width * shrink(crop):.0f}pt"},
                ),
                html.Figcaption(html.A(crop.source, href=crop.path)),
            ]
        )
        for crop in crops
    ]
    parts = [html.H2(text("brief.places")), *figures]
    return html.Article(parts, className="br-sheet br-places", lang=lang, style=_paper())


def _paper() -> dict[str, str]:
    """The colours of paper."""
    return {f"--{name}": colour for name, colour in theme.COLOURS["light"].items()}


def _pictures(sheet: Sheet, *, for_paper: bool) -> list[Component]:
    if sheet.briefing.picture is None:
        return []
    drawn = {"wide": draw_picture(sheet, theme_palette("light", "wide"))}
    if not for_paper:
        drawn["narrow"] = draw_narrow(sheet, theme_palette("light", "narrow"))
    return [html.Div(Markup(svg), className=f"br-chart br-{name}") for name, svg in drawn.items()]


def _statements(sheet: Sheet, text: Text) -> Component:
    heads = [html.Th(text(f"brief.{name}"), scope="col") for name in COLUMNS]
    rows = [_statement(statement, sheet, text) for statement in sheet.statements]
    widths = html.Colgroup([html.Col(style={"width": f"{share:.0%}"}) for share in SHARES])
    return html.Table([widths, html.Thead(html.Tr(heads)), html.Tbody(rows)], className="br-table")


def _statement(statement: Statement, sheet: Sheet, text: Text) -> Component:
    value = html.A(statement.value, href=urls.observation(statement.id))
    glyph = html.Span(
        f"{statement.glyph} ", style={"color": f"var(--{statement.colour})"}, **hyphened(aria_hidden="true")
    )
    times = statement.quotations
    sentence: list[Any] = [html.B(statement.quote) if statement.quote else "", statement.after]
    named = [html.Small(statement.indicator), html.Br()] if statement.indicator else []
    source = " ".join(filter(None, (f"[{sheet.number_of(statement)}]", statement.page)))
    return html.Tr(
        [
            html.Td([html.B(value), html.Br(), html.Small(statement.kind)]),
            html.Td([glyph, statement.origin, *_small(text("indicator.quoted", n=times) if times > 1 else "")]),
            html.Td(statement.window),
            html.Td([*named, statement.before, *sentence, *_own(statement, text)]),
            html.Td(source),
        ]
    )


def _own(statement: Statement, text: Text) -> list[Component]:
    return _small(f"{text('note.own')}: {statement.note}") if statement.note else []


def _small(words: str) -> list[Component]:
    return [html.Br(), html.Small(words)] if words else []


def _differences(sheet: Sheet, text: Text) -> list[Component]:
    if not sheet.differences and not sheet.more_differences:
        return [html.P(text("brief.all_explained"), className="br-line")]
    listed = html.Ul([html.Li(_difference(each)) for each in sheet.differences], className="br-pairs")
    return [listed, *_more(sheet.more_differences, "brief.more_differences", sheet, text)]


def _difference(pair: Difference) -> list[Any]:
    ratio = f" ({pair.ratio})" if pair.ratio else ""
    name = [f"{pair.indicator}: "] if pair.indicator else []
    return [*name, html.B(f"{pair.left} ↔ {pair.right}"), f"{ratio}. {pair.reason}"]


def _cautions(sheet: Sheet, text: Text) -> list[Component]:
    if not sheet.cautions:
        return []
    return [
        html.H2(text("brief.cautions")),
        html.Ul([html.Li(caution) for caution in sheet.cautions], className="br-cautions"),
    ]


def _more(count: int, key: str, sheet: Sheet, text: Text) -> list[Component]:
    """How many are left out, and where they are."""
    if count <= 0:
        return []
    words = text(key, n=f"{count:,}", address="\0").split("\0")
    link = html.A(sheet.briefing.address, href=sheet.briefing.address)
    return [html.P([words[0], link, words[-1]], className="br-more")]


def _source(number: int, entry: str) -> Component:
    return html.Li([html.Span(f"[{number}]"), " ", entry])


def _foot(sheet: Sheet, text: Text) -> Component:
    address = sheet.briefing.address
    return html.Footer(
        [
            html.Div(
                [
                    html.P(text("brief.address")),
                    html.P(html.A(address, href=address), className="br-address"),
                    html.P(text("brief.version", version=sheet.briefing.version[:12])),
                ]
            ),
            Markup(draw_qr(address, text("brief.qr"))),
        ],
        className="br-foot",
    )
