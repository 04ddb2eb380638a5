"""`/brief?i=a,b`: a briefing on several indicators, one page of A4; without any it tells how to choose."""

from __future__ import annotations

from functools import partial

from dash import html

from dashboard import urls
from dashboard.content.briefing import brief_indicators
from dashboard.pages.brief import lay_page
from dashboard.pages.page import Page, View
from dashboard.state import split_ids

PATH = "/brief"


def page(view: View) -> Page:
    """The sheet of what is chosen."""
    text, ids = view.text, split_ids(view.query.get("i"))
    briefing = brief_indicators(view.store, ids, view.state, view.lang, view.host)
    if briefing is None:
        link = html.A(text("brief.choose_link"), href=urls.figures())
        title = text("brief.title")
        body = [html.H1(title), html.P([text("brief.choose"), " ", link], className="lead")]
        return Page(title=title, description=text("brief.choose"), nav="", body=body)
    address = partial(urls.briefings, ids, view.state)
    return lay_page(view, briefing, urls.compare(ids), address)
