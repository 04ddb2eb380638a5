"""`/review/pin`: a composed indicator gets a name, a description, a caution, a range of its own; only on this machine.

Three steps as with a concept (dashboard.pages.concept): the draft, begun from the indicator (`i`); what it would
change, when it is sent here; and, from there alone, the writing (dashboard.routes.pinning).
"""

from __future__ import annotations

from typing import Any

from dash import html
from flask import request

from dashboard import local, urls
from dashboard.components.writing.draft_forms import refusal, undo_form, write_form
from dashboard.components.writing.pin_form import pin_form, show_changes
from dashboard.components.writing.review_forms import hidden_fields
from dashboard.content.pinning import begin_pin, find_changed, mark_pin, read_pin, write_pin_fields
from dashboard.pages.drafted import tell_written
from dashboard.pages.page import Page, View
from etl.coining.pinning import draft_pins, list_pins
from etl.errors import FigtraceError

PATH = "/review/pin"
METHODS = ["GET", "POST"]


def page(view: View) -> Page | None:
    """The form, and what it would change if it was sent; None where this server may not write."""
    text, workspace = view.text, local.find_workspace()
    if workspace is None:
        return None
    asked = request.args.get("i")
    indicator = view.store.indicator(asked) if asked else None
    if asked and indicator is None:
        return None
    hidden = hidden_fields(local.form_key(), None)
    title = text("pin.title")
    body: list[Any] = [html.H1(title), html.P(text("pin.lead"), className="lead")]
    if (name := request.args.get("said")) is not None:
        if name not in list_pins(workspace):
            return None
        undo = undo_form(urls.pin(), hidden, name, text("pin.undo"))
        return tell_written(view, workspace, body, title=title, said=text("pin.done", name=name), undo=undo)
    if (name := request.args.get("undone")) is not None:
        body.append(html.P(text("pin.undone", name=name), className="tray-said", role="status"))
    if request.method != "POST":
        return Page(title=title, body=[*body, pin_form(hidden, begin_pin(indicator), text)])
    draft, status = read_pin(request.form), 200
    try:
        draft_pins(workspace, draft)
        fields = write_pin_fields(draft) | {"seen": mark_pin(draft, local.form_key())}
        body.append(show_changes(draft, find_changed(view.store, draft), text))
        body.append(write_form(urls.pin(), hidden, fields, text("pin.write")))
    except FigtraceError as error:
        body.append(refusal(text("concept.refused"), error))
        status = 409
    return Page(title=title, body=[*body, pin_form(hidden, draft, text)], status=status)
