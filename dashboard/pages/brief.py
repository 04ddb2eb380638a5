"""`/brief/i/<indicator>`, `/brief/origins/<origin>`, `/brief/d/<document>`: a briefing, one page of A4.

The sheet stands on the page as it is printed; above it are the ways to take it along. The query is that of the
work page of an indicator.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import local, urls
from dashboard.components.taken.briefing import sheet_html
from dashboard.content.briefing import Briefing, brief_document, brief_indicator, brief_origin, fit_sheet
from dashboard.content.own_notes import add_notes, find_notes
from dashboard.pages.page import Page, View
from dashboard.state import State

PATH = "/brief/<any(i,origins,d):sort>/<path:name>"
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
    files = {form: urls.briefing(sort, name, form, kept, lang=view.lang) for form in FORMS}
    return lay_page(view, briefing, work, files)


def lay_page(view: View, briefing: Briefing, work: str, files: dict[str, str]) -> Page:
    """A briefing on a page; `work` leads back to where its figures are worked with."""
    text = view.text
    briefing = add_notes(briefing, find_notes(view.store, local.find_workspace()))
    return Page(
        title=f"{briefing.title} · {text('brief.title')}",
        description=briefing.finding[0].replace("**", ""),
        nav="",
        body=[_tools(view, work, files), sheet_html(fit_sheet(briefing), text)],
    )


def _tools(view: View, work: str, files: dict[str, str]) -> Component:
    """Back to the work page, and the sheet as a file."""
    text = view.text
    links = [html.A(f"‹ {text('brief.back')}", href=work, className="button")]
    links += [html.A(text(f"brief.{form}"), href=href, className="button") for form, href in files.items()]
    return html.P(links, className="br-tools actions")
