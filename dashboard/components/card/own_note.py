"""The note of one's own about a figure, with the form that writes it; only where the workspace may be written to."""

from __future__ import annotations

from urllib.parse import urlencode

from dash import html
from dash.development.base_component import Component
from flask import has_request_context

from dashboard import local
from dashboard.components.html.attributes import hyphened
from dashboard.content.own_notes import find_shown_notes
from dashboard.i18n import Text
from etl.noting import LONGEST
from etl.store import Store

PATH = "/note"


def own_note(store: Store, figure: str, text: Text) -> Component | None:
    """The note and its form; None on a server that is not for this machine alone."""
    workspace = local.find_workspace() if has_request_context() else None
    if workspace is None:
        return None
    notes, problem = find_shown_notes(store, workspace)
    if problem:  # a note that is typed now could not be kept either
        return html.Div(tell_unread(problem, text), className="card-own")
    note = notes.get(figure, "")
    label = text("note.own")
    field = html.Textarea(note, name="note", rows=3, maxLength=LONGEST, **hyphened(aria_label=label))
    button = html.Button(text("note.keep"), type="submit", name="token", value=local.form_key(), className="button")
    form = html.Form([field, button], method="post", action=f"{PATH}?{urlencode({'m': figure})}", className="own-form")
    shown = html.P(note, className="own-note") if note else None
    summary = html.Summary(label if note else text("note.write"))
    return html.Div(
        [shown, html.Details([summary, form, html.P(text("note.where"), className="muted")])], className="card-own"
    )


def tell_unread(problem: str, text: Text) -> Component:
    """That the notes cannot be shown, and why."""
    return html.P(text("note.unread", told=problem), className="note", role="alert")
