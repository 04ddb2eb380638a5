"""The form of /review/pin: what an indicator is called, and what would change."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.writing.draft_forms import draft_form, heads, note, select
from dashboard.content.pinning import PROSE, Changed, write_pin_fields
from dashboard.i18n import Text
from etl.answers import StatedFigure
from etl.coining.pinning import CHARTS, FILE, PinDraft, write_entry

SHOWN = 200  # figures
LONGEST = {"id": 200, "ko": 1000, "en": 1000, "low": 40, "high": 40}


def pin_form(hidden: Markup, draft: PinDraft, text: Text) -> Markup:
    """The draft in fields; it is looked at before anything is written."""
    told = write_pin_fields(draft)
    lines = [_line(name, told[name], text, needed=True) for name in ("id", "ko", "en")]
    lines += [_lines(name, told[name], text) for name in PROSE]
    ends = Markup("").join(_line(name, told[name], text) for name in ("low", "high"))
    lines.append(
        Markup("<fieldset><legend>{}</legend>{}{}</fieldset>").format(
            text("pin.range"), note(text("pin.range_why")), ends
        )
    )
    charts = [("", text("pin.chart_none")), *((name, text(f"pin.chart_{name}")) for name in CHARTS)]
    lines.append(select("chart", text("pin.chart"), charts, draft.chart))
    lines += [_lines("alias", told["alias"], text), note(text("pin.alias_why"))]
    return draft_form(urls.pin(), hidden, lines, text("pin.preview"))


def show_changes(draft: PinDraft, changed: Changed, text: Text) -> Component:
    """The name before and after, the figures that would come and those that would wait, the lines to be written."""
    present = changed.present
    before = text.pick(present.ko, present.en) if present else text("pin.not_composed")
    said: list[Any] = [html.P([html.Del(before), " → ", html.Ins(text.pick(draft.ko, draft.en))])]
    if changed.unknown:
        said.append(html.P([text("pin.unknown"), " ", ", ".join(changed.unknown)], className="note"))
    for name, figures in (("moved", changed.moved), ("held", changed.held)):
        said.append(html.H3(text(f"pin.{name}", n=len(figures))) if figures else html.P(text(f"pin.{name}_none")))
        said.append(_table(figures[:SHOWN], text) if figures else None)
        if (rest := len(figures) - SHOWN) > 0:
            said.append(html.P(text("concept.more", n=rest)))
    said += [html.P(text("concept.file", path=FILE)), html.Pre(html.Code(write_entry(draft)))]
    return html.Section(
        [html.H2(text("pin.changes"), id="changes"), *said], className="cc-moves", **hyphened(aria_labelledby="changes")
    )


def _table(figures: tuple[StatedFigure, ...], text: Text) -> Component:
    return html.Div(
        html.Table([heads(text), html.Tbody([_row(figure, text) for figure in figures])]),
        className="table-wrap",
    )


def _row(figure: StatedFigure, text: Text) -> Component:
    return html.Tr(
        [
            html.Td(html.A(figure.document_id, href=urls.document(figure.document_id, figure.observation_id))),
            html.Td(" ".join(figure.passage.split())),
            html.Td(rich.value(figure, text)),
            html.Td(text.pick(figure.indicator_ko, figure.indicator_en)),
        ]
    )


def _line(name: str, value: str, text: Text, *, needed: bool = False) -> Markup:
    return Markup(
        '<label for="cc-{0}">{1}</label>'
        '<input id="cc-{0}" name="{0}" value="{2}" maxlength="{3}"{4} autocomplete="off">'
    ).format(name, text(f"pin.{name}"), value, LONGEST[name], Markup(" required" if needed else ""))


def _lines(name: str, value: str, text: Text) -> Markup:
    return Markup(
        '<label for="cc-{0}">{1}</label><textarea id="cc-{0}" name="{0}" rows="2" maxlength="4000">\n{2}</textarea>'
    ).format(name, text(f"pin.{name}"), value)
