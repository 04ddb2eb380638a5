"""The forms of /review/pin: what an indicator is called, what would change, and the buttons that write and undo it."""

from __future__ import annotations

from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
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
            text("pin.range"), _note(text("pin.range_why")), ends
        )
    )
    charts = [("", text("pin.chart_none")), *((name, text(f"pin.chart_{name}")) for name in CHARTS)]
    lines.append(_select("chart", charts, draft.chart, text))
    lines += [_lines("alias", told["alias"], text), _note(text("pin.alias_why"))]
    return Markup(
        '<form method="post" action="{}" class="cc-form">{}{}'
        '<button class="button primary" name="do" value="preview">{}</button></form>'
    ).format(urls.pin(), hidden, Markup("").join(lines), text("pin.preview"))


def write_form(hidden: Markup, draft: PinDraft, seen: str, text: Text) -> Markup:
    """The button that writes what was seen."""
    fields = write_pin_fields(draft) | {"seen": seen}
    kept = (Markup('<textarea name="{}" hidden>\n{}</textarea>').format(*field) for field in fields.items())
    return _button("write", hidden + Markup("").join(kept), text("pin.write"), "button primary")


def undo_form(hidden: Markup, name: str, text: Text) -> Markup:
    """The button that takes out again what was written just now."""
    field = Markup('<input type="hidden" name="id" value="{}">').format(name)
    return _button("undo", hidden + field, text("pin.undo"), "button")


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
    heads = [html.Th(text(f"concept.column_{name}"), scope="col") for name in ("document", "sentence", "value", "was")]
    return html.Div(
        html.Table([html.Thead(html.Tr(heads)), html.Tbody([_row(figure, text) for figure in figures])]),
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


def _button(what: str, inner: Markup, words: str, look: str) -> Markup:
    return Markup(
        '<form method="post" action="{}/{}" class="cc-write">{}'
        '<button class="{}" name="do" value="{}">{}</button></form>'
    ).format(urls.pin(), what, inner, look, what, words)


def _line(name: str, value: str, text: Text, *, needed: bool = False) -> Markup:
    return Markup(
        '<label for="cc-{0}">{1}</label>'
        '<input id="cc-{0}" name="{0}" value="{2}" maxlength="{3}"{4} autocomplete="off">'
    ).format(name, text(f"pin.{name}"), value, LONGEST[name], Markup(" required" if needed else ""))


def _lines(name: str, value: str, text: Text) -> Markup:
    return Markup(
        '<label for="cc-{0}">{1}</label><textarea id="cc-{0}" name="{0}" rows="2" maxlength="4000">\n{2}</textarea>'
    ).format(name, text(f"pin.{name}"), value)


def _select(name: str, options: list[tuple[str, str]], chosen: str, text: Text) -> Markup:
    told = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(value, Markup(" selected") if value == chosen else "", words)
        for value, words in options
    )
    return Markup('<label for="cc-{0}">{1}</label><select id="cc-{0}" name="{0}">{2}</select>').format(
        name, text(f"pin.{name}"), told
    )


def _note(words: str) -> Markup:
    return Markup('<p class="muted">{}</p>').format(words)
