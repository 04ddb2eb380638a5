"""`/review/concept`: what a figure measures in words of its text becomes a concept; only on this machine.

Three steps, each a form that works without a script: the draft, begun from the figure (`m`); what it would move, when
it is sent here; and, from there alone, the writing (dashboard.routes.coining).
"""

from __future__ import annotations

from typing import Any

from dash import html
from flask import request

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.writing.build_panel import REFRESH, build_panel
from dashboard.components.writing.concept_form import concept_form, show_moves, undo_form, write_form
from dashboard.components.writing.review_forms import hidden_fields
from dashboard.content.coining import draft_of, mark_seen, read_draft
from dashboard.pages.page import Page, View
from etl.coining.draft import find_choices, list_concepts
from etl.errors import FigtraceError
from etl.incoming import building

PATH = "/review/concept"
METHODS = ["GET", "POST"]


def page(view: View) -> Page | None:
    """The form, and what it would move if it was sent; None where this server may not write."""
    text, workspace = view.text, local.find_workspace()
    if workspace is None:
        return None
    is_sent = request.method == "POST"
    asked = (request.form if is_sent else request.args).get("m") or None
    mention = view.store.mention(asked) if asked else None
    if asked and mention is None:
        return None
    hidden = hidden_fields(local.form_key(), None, asked)
    body: list[Any] = [html.H1(text("concept.title")), html.P(text("concept.lead"), className="lead")]
    if (name := request.args.get("said")) is not None:
        return _done(view, body, name)
    if (name := request.args.get("undone")) is not None:
        body.append(html.P(text("concept.undone", name=name), className="tray-said", role="status"))
    status = 200
    try:
        choices = find_choices(workspace)
        draft = read_draft(request.form) if is_sent else draft_of(view.store, mention)
        if mention is not None:
            way = html.A(mention.reading, href=urls.review(None, mention.mention_id))
            body.append(html.P([text("concept.of_figure"), " ", way]))
        form = concept_form(hidden, draft, choices, text)
        if not is_sent:
            return Page(title=text("concept.title"), body=[*body, form])
        try:
            from etl.coining.moving import find_moves  # reads texts, which few servers ever need

            moves = find_moves(workspace, draft)
            seen = mark_seen(draft, local.form_key())
            body += [show_moves(draft, moves, text), write_form(hidden, draft, seen, text)]
        except FigtraceError as error:
            body.append(_refusal(text("concept.refused"), str(error).splitlines()))
            status = 409
        body.append(form)
    except FigtraceError as error:
        body.append(_refusal(text("concept.refused"), str(error).splitlines()))
        status = 409
    return Page(title=text("concept.title"), body=body, status=status)


def _refusal(words: str, lines: list[str]) -> Any:
    problems = html.Ul([html.Li(line) for line in lines])
    return html.Div([html.P(html.B(words)), problems], className="tray-said bad", role="alert")


def _done(view: View, body: list[Any], name: str) -> Page | None:
    """What was written, and the build that takes it up."""
    text, workspace = view.text, local.find_workspace()
    assert workspace is not None  # the page asked
    if name not in list_concepts(workspace):
        return None
    progress = building.find_progress(workspace)
    body.append(html.P(text("concept.done", name=name), className="tray-said", role="status"))
    body.append(undo_form(hidden_fields(local.form_key(), None, None), name, text))
    body.append(build_panel(progress, view.shelf.publications(), local.form_key(), text, "review"))
    body += [html.P(html.A(text("concept.back"), href=urls.review())), script("30-add.js")]
    is_busy = progress is not None and progress.state == building.RUNNING
    return Page(title=text("concept.title"), body=body, head=REFRESH if is_busy else "")
