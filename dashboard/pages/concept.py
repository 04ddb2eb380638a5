"""`/review/concept`: what a figure measures in words of its text becomes a concept; only on this machine.

Three steps, each a form that works without a script: the draft, begun from the figure (`m`); what it would move, when
it is sent here; and, from there alone, the writing (dashboard.routes.coining).
"""

from __future__ import annotations

from typing import Any

from dash import html
from flask import request

from dashboard import local, urls
from dashboard.components.writing.concept_form import concept_form, show_moves
from dashboard.components.writing.draft_forms import refusal, undo_form, write_form
from dashboard.components.writing.review_forms import hidden_fields
from dashboard.content.coining import draft_of, mark_seen, read_draft, write_fields
from dashboard.pages.drafted import tell_written
from dashboard.pages.page import Page, View
from etl.coining.draft import find_choices, list_concepts
from etl.errors import FigtraceError

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
    title = text("concept.title")
    body: list[Any] = [html.H1(title), html.P(text("concept.lead"), className="lead")]
    if (name := request.args.get("said")) is not None:
        if name not in list_concepts(workspace):
            return None
        undo = undo_form(urls.concept(), hidden_fields(local.form_key(), None, None), name, text("concept.undo"))
        return tell_written(view, workspace, body, title=title, said=text("concept.done", name=name), undo=undo)
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
            return Page(title=title, body=[*body, form])
        try:
            from etl.coining.moving import find_moves  # reads texts, which few servers ever need

            moves = find_moves(workspace, draft)
            fields = write_fields(draft) | {"seen": mark_seen(draft, local.form_key())}
            body.append(show_moves(draft, moves, text))
            body.append(write_form(urls.concept(), hidden, fields, text("concept.write")))
        except FigtraceError as error:
            body.append(refusal(text("concept.refused"), error))
            status = 409
        body.append(form)
    except FigtraceError as error:
        body.append(refusal(text("concept.refused"), error))
        status = 409
    return Page(title=title, body=body, status=status)
