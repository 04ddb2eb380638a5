"""`/review/table`: the figures of a document that are not settled, in a table, to be ticked and accepted together; only
on this machine (dashboard.local).

Each row has the words of the text, what was read and how it got there; whoever doubts one opens it by its number. It
works without a script (assets/30-review.js ticks all of a page).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from flask import request

from dashboard import local, urls
from dashboard.components.html.assets import script
from dashboard.components.writing import review_forms as forms
from dashboard.components.writing.review_table import bring_back, table_form
from dashboard.content.documents import name_document
from dashboard.content.review import Decision, find_queue, load_decisions
from dashboard.content.review_table import Sheet, find_last, find_sheet
from dashboard.pages.drafted import show_build
from dashboard.pages.page import Page, View
from etl.errors import FigtraceError

PATH = "/review/table"


def page(view: View) -> Page | None:
    """The rows of a document; None without one, or where this server may not write."""
    text, workspace = view.text, local.find_workspace()
    document = view.store.document(request.args.get("d") or "")
    if workspace is None or document is None:
        return None
    try:
        decisions = load_decisions(workspace)
    except FigtraceError as error:
        return _page(view, [html.P(line, className="tray-said bad", role="alert") for line in str(error).splitlines()])
    queue = find_queue(view.store, decisions, document.document_id)
    sheet = find_sheet(view.store, workspace, queue, request.args.get("begin") or None)
    one_by_one = html.A(text("many.one_by_one"), href=urls.review(document.document_id))
    panel, head = show_build(view, workspace)
    body: list[Any] = [
        html.P([html.B(name_document(document, text).name), " · ", one_by_one], className="crumb"),
        html.P(text("review.progress", n=len(queue.mentions), done=queue.settled), className="muted"),
        _name(document.document_id, view),
        _said(decisions, document.document_id, view),
        *_rows(sheet, document.document_id, view),
        panel,
        script("30-review.js"),
        script("30-add.js"),
    ]
    return _page(view, body, head)


def _page(view: View, body: list[Any], head: str = "") -> Page:
    text = view.text
    heads = [html.H1(text("many.title")), html.P(text("many.lead"), className="lead")]
    return Page(title=text("many.title"), body=[*heads, *body], head=head)


def _name(document: str, view: View) -> Component | None:
    """Who decides is said on /review, once."""
    if local.find_person():
        return None
    way = html.A(view.text("many.name_first"), href=urls.review(document))
    return html.P(way, className="note")


def _said(decisions: Sequence[Decision], document: str, view: View) -> Any:
    """What was accepted just now, and the way back, as long as nothing was decided after it."""
    mark = request.args.get("said", "")
    last = find_last(decisions, mark)
    if not last:
        return None
    hidden = forms.hidden_fields(local.form_key(), document)
    return bring_back(hidden, request.args.get("begin"), len(last), mark, view.text)


def _rows(sheet: Sheet, document: str, view: View) -> list[Any]:
    """The rows, what is not among them, and the way to the next ones."""
    text, begin = view.text, request.args.get("begin")
    if not sheet.left:
        return [html.P(text("review.all_settled"), className="empty")]
    bare = html.P(text("many.bare", n=sheet.bare), className="muted") if sheet.bare else None
    following = html.A(
        text("many.next"), href=urls.review_table(document, sheet.following), className="button", rel="next"
    )
    hidden = forms.hidden_fields(local.form_key(), document)
    table = table_form(view.store, sheet.rows, hidden, begin, text, is_named=bool(local.find_person()))
    return [table if sheet.rows else None, bare, html.P(following) if sheet.following else None]
