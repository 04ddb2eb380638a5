"""`/search?q=`: figures that fit all that is asked for, then indicators, origins, documents and passages."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.frame.shell import search_form
from dashboard.components.html import rich
from dashboard.components.lists import answers
from dashboard.i18n import Text
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.answers import FoundPassage, FoundThing, OriginIndicator
from etl.store import Answer

PATH = "/search"

MOST = 24  # of each sort
MOST_OF_AN_ORIGIN = 6
MOST_CORRECTED = 1000  # that are looked through for those of the passages found


def page(view: View) -> Page:
    """The results, grouped by sort; without a question, the place to ask."""
    text, query = view.text, " ".join(view.query.get("q", "").split())[:200]
    answer = view.store.search(query, MOST) if query else Answer()
    title = text("search.title_for", query=query) if query else text("search.title")
    said = answers.summary(answer, query, text) if query else text("search.lead")
    beside = {**_indicators_of(view, answer.origins), **_corrected_in(view, answer.passages)}
    return Page(
        title=title,
        body=[
            html.H1(title),
            search_form(text, query, place="page"),
            html.P(said, className="empty" if query and answer.is_empty else "muted"),
            *answers.sections(answer, query, text, beside),
        ],
    )


def _indicators_of(view: View, origins: Sequence[FoundThing]) -> dict[str, Component]:
    """The indicators that origins give figures for, some of each, by the address of the origin."""
    text = view.text
    own = view.store.origin_indicators([row.id for row in origins], MOST_OF_AN_ORIGIN) if origins else []
    listed = {origin: list(rows) for origin, rows in groupby(own, key=lambda row: row.origin_id)}
    return {answers.address_of_origin(row, text): _listed(listed[row.id], text) for row in origins if row.id in listed}


def _listed(own: Sequence[OriginIndicator], text: Text) -> Component:
    links: list[Any] = [
        [
            " ",
            html.A(
                text.pick(indicator.indicator_ko, indicator.indicator_en),
                href=urls.indicator(indicator.indicator_id, State(origins=(indicator.origin_id,))),
            ),
        ]
        for indicator in own
    ]
    rest = own[0].indicators - len(own)
    more = f" … +{rest:,}" if rest else ""
    return html.P([text("search.origin_in"), *links, more], className="muted results-own")


def _corrected_in(view: View, passages: Sequence[FoundPassage]) -> dict[str, Component]:
    """The figures that the found passages misprint, each right and with a way to its card, by the address."""
    found = {row.id: row for row in passages}
    rows = view.store.corrected(limit=MOST_CORRECTED) if found else []
    by_passage: dict[str, list[Any]] = {}
    for row in rows:
        if row.passage_id in found:
            correction = html.A(rich.correction(row, view.text), href=urls.observation(row.observation_id))
            by_passage.setdefault(row.passage_id, []).append(html.P(correction, className="results-own"))
    return {urls.document(found[name].document_id, name): html.Div(own) for name, own in by_passage.items()}
