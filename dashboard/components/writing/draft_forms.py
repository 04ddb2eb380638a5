"""What the forms of drafts have in common (concept_form, pin_form): fields, and the buttons that write and undo."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dash import html
from markupsafe import Markup

from dashboard.i18n import Text


def draft_form(action: str, hidden: Markup, lines: Iterable[Markup], words: str) -> Markup:
    """The draft in fields; it is looked at before anything is written."""
    return Markup(
        '<form method="post" action="{}" class="cc-form">{}{}'
        '<button class="button primary" name="do" value="preview">{}</button></form>'
    ).format(action, hidden, Markup("").join(lines), words)


def write_form(action: str, hidden: Markup, fields: Mapping[str, str], words: str) -> Markup:
    """The button that writes what was seen, with all fields of it."""
    kept = (Markup('<textarea name="{}" hidden>\n{}</textarea>').format(*field) for field in fields.items())
    return Markup(
        '<form method="post" action="{}/write" class="cc-write">{}{}'
        '<button class="button primary" name="do" value="write">{}</button></form>'
    ).format(action, hidden, Markup("").join(kept), words)


def undo_form(action: str, hidden: Markup, name: str, words: str) -> Markup:
    """The button that takes out again what was written just now."""
    return Markup(
        '<form method="post" action="{}/undo" class="cc-write">{}<input type="hidden" name="id" value="{}">'
        '<button class="button" name="do" value="undo">{}</button></form>'
    ).format(action, hidden, name, words)


def select(name: str, label: str, options: Iterable[tuple[str, str]], chosen: str, *, needed: bool = False) -> Markup:
    """A field with some answers: each by its value and the words for it."""
    told = Markup("").join(
        Markup('<option value="{}"{}>{}</option>').format(value, Markup(" selected") if value == chosen else "", words)
        for value, words in options
    )
    return Markup('<label for="cc-{0}">{1}</label><select id="cc-{0}" name="{0}"{2}>{3}</select>').format(
        name, label, Markup(" required" if needed else ""), told
    )


def note(words: str) -> Markup:
    """What is said beside a field."""
    return Markup('<p class="muted">{}</p>').format(words)


def heads(text: Text) -> Any:
    """The heads of the table of figures that would move."""
    names = ("document", "sentence", "value", "was")
    return html.Thead(html.Tr([html.Th(text(f"concept.column_{name}"), scope="col") for name in names]))


def refusal(words: str, error: Exception) -> Any:
    """Why a draft cannot be written: all problems, a line each."""
    problems = html.Ul([html.Li(line) for line in str(error).splitlines()])
    return html.Div([html.P(html.B(words)), problems], className="tray-said bad", role="alert")
