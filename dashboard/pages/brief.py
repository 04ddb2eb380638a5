"""`/brief/i/<indicator>`, `/brief/origins/<origin>`, `/brief/d/<document>`: a briefing, one page of A4.

The sheet stands on the page as it is printed; above it are the ways to take it along. The query is that of the
work page of an indicator.
"""

from __future__ import annotations

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component
from flask import request

from dashboard import local, urls
from dashboard.components.card.own_note import tell_unread
from dashboard.components.taken.briefing import places_html, sheet_html
from dashboard.content.briefing import Briefing, brief_document, brief_indicator, brief_origin, fit_sheet
from dashboard.content.own_notes import add_notes, find_shown_notes
from dashboard.exports.briefing.places import find_crops, has_places
from dashboard.pages.page import Page, View
from dashboard.state import State

PATH = "/brief/<any(i,origins,d):sort>/<path:name>"
PAGES = "pages"  # the parameter that adds the places of figures in originals
FORMS = ("pdf", "docx", "hwpx")


def page(view: View, sort: str, name: str) -> Page | None:
    """The sheet; None if there is no such thing."""
    state = view.state
    if sort == "i":
        briefing = brief_indicator(view.store, name, state, view.lang, view.host)
    elif sort == "origins":
        briefing = brief_origin(view.store, name, view.lang, view.host)
    else:
        briefing = brief_document(view.store, name, view.lang, view.host)
    if briefing is None:
        return None
    kept = state if sort == "i" else State(version=state.version)
    work = {"i": urls.indicator(name, kept), "origins": urls.origin(name), "d": urls.document(name)}[sort]
    return lay_page(view, briefing, work, lambda form, **query: urls.briefing(sort, name, form, kept, **query))


def lay_page(view: View, briefing: Briefing, work: str, address: Callable[..., str]) -> Page:
    """A briefing on a page; `work` leads back to where its figures are worked with.

    `address` gives that of the sheet as a file of a form ("": as a page), with more for its query.
    """
    text, with_pages = view.text, request.args.get(PAGES) == "1"
    notes, problem = find_shown_notes(view.store, local.find_workspace())
    sheet = fit_sheet(add_notes(briefing, notes))
    carried = {PAGES: "1"} if with_pages else {}
    links = {form: address(form, **carried, lang=view.lang) for form in FORMS}
    other = None
    if with_pages:
        other = html.A(text("brief.without_pages"), href=address(""), className="button")
    elif has_places(view.store, sheet):
        other = html.A(text("brief.with_pages"), href=address("", **{PAGES: "1"}), className="button")
    places = places_html(find_crops(view.store, sheet, text) if with_pages else [], text, view.lang)
    told = html.Div(tell_unread(problem, text), className="br-tools") if problem else None  # which no paper shows
    return Page(
        title=f"{briefing.title} · {text('brief.title')}",
        description=briefing.finding[0].replace("**", ""),
        nav="",
        body=[_tools(view, work, links, other), told, sheet_html(sheet, text), places],
    )


def _tools(view: View, work: str, files: dict[str, str], other: Component | None) -> Component:
    """Back to the work page, the sheet as a file, and the way to it with or without places in originals."""
    text = view.text
    links = [html.A(f"‹ {text('brief.back')}", href=work, className="button")]
    links += [html.A(text(f"brief.{form}"), href=href, className="button") for form, href in files.items()]
    return html.P([*links, other], className="br-tools actions")
