"""`/origins/<origin>`: all that one origin says, over time; in which words, who quotes it, what it has revised.

Query: `page` of its figures, from 1. Everything is plain HTML and needs no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, quoting, theme, urls
from dashboard.choice import Choice, Listing
from dashboard.components.frame.feed_link import feed_link
from dashboard.components.frame.paging import Slice, page_links, place_in
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.components.lists.listed_figures import listed_figures
from dashboard.components.lists.rival_pairs import list_pairs
from dashboard.components.taken.brief_link import brief_tag
from dashboard.components.time.origin_panels import DRAWN, over_time
from dashboard.content.choosing import name_choice
from dashboard.content.listed import list_figures
from dashboard.content.naming import name_terms
from dashboard.pages.cited import cite_choice, describe_choice
from dashboard.pages.origins import say_sort
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.answers import ChosenIndicator, OriginDocument, OriginTotal, StoredRelation
from etl.store import present

PATH = "/origins/<origin_id>"
FIGURES_A_PAGE = 50
MOST_PAIRS, SHOWN_PAIRS = 60, 6  # that are looked at for the pictures; that are told
MOST_INDICATORS, MOST_DOCUMENTS, MOST_REVISIONS = 200, 200, 30
COLUMNS = ("indicator", "quote", "period", "kind", "document", "via", "passage")


def page(view: View, origin_id: str) -> Page | None:
    """What the origin says; None if there is no such origin, or if it says nothing."""
    origin = view.store.origin(origin_id)
    if origin is None or not origin.figures:
        return None
    text, choice = view.text, Choice(origin=(origin_id,))
    name = text.pick(origin.ko, origin.en)
    indicators = view.store.chosen_indicators(limit=MOST_INDICATORS, **choice.narrowing())
    pairs = view.store.origin_relations(origin_id, MOST_PAIRS)
    told = _tell(origin, view)
    colours = theme.name_colours(view.store.origin_colours([origin_id]))
    return Page(
        title=name,
        description=told,
        nav="origins",
        head=feed_link(choice, name, text.lang)
        + describe_choice(
            view, name_choice(view.store, choice, text.lang), urls.origin(origin_id, v=view.store.version)
        )
        + brief_tag(urls.briefing("origins", origin_id, "pdf", lang=view.lang), text),
        body=[
            html.P(html.A(text("origins.title"), href=urls.origins()), className="crumb"),
            html.H1([rich.swatch(colours[origin_id]), name]),
            html.P(told, className="lead"),
            _tools(choice, indicators, view),
            *_rivals(view, pairs),
            *over_time(view.store, choice, indicators, pairs, text),
            *_figures(view, choice, origin),
            *_documents(view, origin),
            *_revisions(view, origin),
            cite_choice(view, choice),
            html.P(urls.absolute(view.host, urls.origin(origin_id)), className="print-address"),
        ],
    )


def _tell(origin: OriginTotal, view: View) -> str:
    """What sort of origin it is, how much it states and of which time."""
    text = view.text
    counts = {name: f"{getattr(origin, name):,}" for name in ("figures", "indicators", "documents")}
    words = [say_sort(origin.type, origin.country, view), text("origins.told", **counts)]
    if origin.first_year and origin.last_year:
        words.append(format.period(origin.first_year, origin.last_year, text.lang))
    return " · ".join(words)


def _tools(choice: Choice, indicators: Sequence[ChosenIndicator], view: View) -> Component:
    text = view.text
    slides = [f"i/{row.indicator_id}{urls.search_part('', choice.state.to_query())}" for row in indicators[:DRAWN]]
    links = [
        (text("origins.to_figures"), urls.figures(choice)),
        (text("timeline.here"), urls.time(choice, by="measure")),
        (text("brief.link"), urls.briefing("origins", choice.origin[0])),
        (text("indicator.csv"), urls.figures_file(choice)),
        (text("indicator.xlsx"), urls.figures_file(choice, "xlsx")),
        (text("figures.deck"), urls.deck(slides)),
        (text("figures.feed"), urls.feed(choice, view.lang)),
        (text("figures.call"), urls.figures_call(choice)),
    ]
    return html.P(
        [html.A(words, href=href, className="button") for words, href in links], className="actions page-actions"
    )


def _rivals(view: View, pairs: Sequence[StoredRelation]) -> list[Component | None]:
    """Where others say otherwise, or the origin itself: what nothing explains first."""
    text = view.text
    if not pairs:
        return []
    more = html.P(html.A(text("origins.more_rivals"), href=urls.conflicts())) if len(pairs) > SHOWN_PAIRS else None
    return [
        html.H2(text("origins.rivals"), id="rivals"),
        html.P(text("origins.rivals_lead"), className="muted"),
        list_pairs(view.store, pairs[:SHOWN_PAIRS], text, with_verdicts=True),
        more,
    ]


def _figures(view: View, choice: Choice, origin: OriginTotal) -> list[Component | None]:
    """All figures, the latest period first, each in its words."""
    text = view.text
    shown = Slice.of(view.query, origin.figures, FIGURES_A_PAGE)
    frame = view.store.figure_list(sort="period", down=True, limit=shown.size, first=shown.first, **choice.narrowing())
    rows = list_figures(view.store, frame)
    columns = tuple(name for name in COLUMNS if name != "via" or any(row.via for row in rows))
    listing = Listing("period", is_down=True, columns=columns)

    def elsewhere(changed: Listing) -> str:
        return urls.figures(choice, **changed.to_query())

    table = listed_figures(rows, name_terms(view.store, view.lang), listing, elsewhere, place_in(shown, text), text)
    return [html.H2(text("origins.all")), table, page_links(view.path, view.query, shown, text, "table")]


def _documents(view: View, origin: OriginTotal) -> list[Component]:
    """Who quotes it: each document, and through whom it heard of it."""
    text = view.text
    rows = view.store.origin_documents(origin.origin_id, MOST_DOCUMENTS)
    titles = {row.document_id: row for row in view.store.document_names(list({row.document_id for row in rows}))}
    items = [
        _document(row, text.pick(titles[row.document_id].title_ko, titles[row.document_id].title_en), view)
        for row in rows
    ]
    heading = text("origins.own_document" if origin.type == "author" else "origins.quoted_by")
    return [html.H2(heading), html.Ul(items, className="og-documents")]


def _document(row: OriginDocument, title: str, view: View) -> Component:
    text = view.text
    facts: list[Any] = [text("home.figures", n=f"{row.figures:,}")]
    if row.published:
        facts.append(format.moment(row.published, text.lang, short=True))
    if row.via:
        facts.append(text("origins.via", via=row.via))
    link = html.A(title, href=urls.document(row.document_id, row.first_figure))
    return html.Li([link, html.Span(" · ".join(facts), className="muted")])


def _revisions(view: View, origin: OriginTotal) -> list[Component]:
    """What it has stated and then stated otherwise."""
    text = view.text
    pairs = view.store.origin_revisions(origin.origin_id, MOST_REVISIONS)
    if not pairs:
        return []
    figures = view.store.figures_named([name for pair in pairs for name in (pair.left_id, pair.right_id)])
    items = []
    for pair in pairs:
        both = urls.indicator(pair.indicator_id, State(pins=(pair.left_id, pair.right_id)))
        told = [figures[name] for name in (pair.left_id, pair.right_id)]
        unit = format.Unit.named(present(view.store.indicator(pair.indicator_id)))
        values = [quoting.telling(row, unit, text.lang).line(text) for row in told]
        reason = text.pick(pair.reason_ko, pair.reason_en)
        items.append(
            html.Li(
                [
                    html.A(text.pick(pair.indicator_ko, pair.indicator_en), href=both),
                    " ",
                    html.B(" → ".join(values), className="serif"),
                    html.Div(reason, className="muted"),
                ],
                **hyphened(data_pair=pair.left_id),
            )
        )
    return [html.H2(text("origins.revisions")), html.Ul(items, className="og-documents")]
