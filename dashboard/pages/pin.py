"""`/review/pin`: a composed indicator gets a name, a description, a caution, a range of its own; only on this machine.

Three steps as with a concept (dashboard.pages.concept): the draft, begun from the indicator (`i`); what it would
change, when it is sent here; and, from there alone, the writing (dashboard.routes.pinning).
"""

from __future__ import annotations

from typing import Any

from dash import html
from flask import request

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.writing.build_panel import REFRESH, build_panel
from dashboard.components.writing.pin_form import pin_form, show_changes, undo_form, write_form
from dashboard.components.writing.review_forms import hidden_fields
from dashboard.content.pinning import begin_pin, find_changed, mark_pin, read_pin
from dashboard.pages.page import Page, View
from etl.errors import FigtraceError
from etl.incoming import building

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
    body: list[Any] = [html.H1(text("pin.title")), html.P(text("pin.lead"), className="lead")]
    if (name := request.args.get("said")) is not None:
        return _done(view, body, name)
    if (name := request.args.get("undone")) is not None:
        body.append(html.P(text("pin.undone", name=name), className="tray-said", role="status"))
    if request.method != "POST":
        return Page(title=text("pin.title"), body=[*body, pin_form(hidden, begin_pin(indicator), text)])
    draft, status = read_pin(request.form), 200
    try:
        from etl.coining.pinning import draft_pins

        draft_pins(workspace, draft)
        body.append(show_changes(draft, find_changed(view.store, draft), text))
        body.append(write_form(hidden, draft, mark_pin(draft, local.form_key()), text))
    except FigtraceError as error:
        problems = html.Ul([html.Li(line) for line in str(error).splitlines()])
        body.append(
            html.Div([html.P(html.B(text("concept.refused"))), problems], className="tray-said bad", role="alert")
        )
        status = 409
    return Page(title=text("pin.title"), body=[*body, pin_form(hidden, draft, text)], status=status)


def _done(view: View, body: list[Any], name: str) -> Page | None:
    """What was written, and the build that takes it up."""
    from etl.coining.pinning import list_pins

    text, workspace = view.text, local.find_workspace()
    assert workspace is not None  # the page asked
    if name not in list_pins(workspace):
        return None
    progress = building.find_progress(workspace)
    body.append(html.P(text("pin.done", name=name), className="tray-said", role="status"))
    body.append(undo_form(hidden_fields(local.form_key(), None), name, text))
    body.append(build_panel(progress, view.shelf.publications(), local.form_key(), text, "review"))
    body += [html.P(html.A(text("concept.back"), href=urls.review())), script("30-add.js")]
    is_busy = progress is not None and progress.state == building.RUNNING
    return Page(title=text("pin.title"), body=body, head=REFRESH if is_busy else "")
