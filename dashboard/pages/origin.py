"""`/origins/<origin>`: all that one origin says, over time; in which words, who quotes it, what it has revised.

Query: `page` of its figures, from 1. Everything is plain HTML and needs no script.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from dashboard.components.taken.brief_link import brief_tag
from dashboard.components.time.time_panels import draw_panels
from dashboard.content.choosing import name_choice
from dashboard.content.listed import list_figures
from dashboard.content.material import Material, gather
from dashboard.content.naming import name_terms
from dashboard.pages.cited import cite_choice, describe_choice
from dashboard.pages.origins import say_sort
from dashboard.pages.page import Page, View
from dashboard.state import State
from etl.store import ChosenIndicator, OriginDocument, OriginTotal, Revision, present

PATH = "/origins/<origin_id>"
FIGURES_A_PAGE = 50
PANELS = 8  # indicators that are drawn over time
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
            *_over_time(view, choice, indicators),
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
    slides = [f"i/{row.indicator_id}{urls.search_part('', choice.state.to_query())}" for row in indicators[:PANELS]]
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


def _over_time(view: View, choice: Choice, indicators: Sequence[ChosenIndicator]) -> list[Component | None]:
    """The indicators with most figures on one axis of time, the origin's own figures alone; the others by name."""
    text, state = view.text, choice.state
    most = sorted(indicators, key=lambda row: -row.figures)[:PANELS]
    found = [gather(view.store, row.indicator_id, state, view.lang) for row in most]
    materials = [replace(each, cap_marks=[]) for each in found if each is not None]
    drawn = draw_panels(materials, text)
    panels = [_panel(each, drawn[name], state, view) for each in materials if (name := _id(each)) in drawn]
    rest = [row for row in indicators if row.indicator_id not in drawn]
    listed = [
        html.Li([html.A(_name(row, view), href=urls.indicator(row.indicator_id, state)), f" {row.figures:,}"])
        for row in rest
    ]
    return [
        html.H2(text("origins.over_time"), id="time"),
        *panels,
        html.H3(text("origins.further")) if listed and panels else None,
        html.Ul(listed, className="og-rest") if listed else None,
    ]


def _id(material: Material) -> str:
    name: str = material.indicator.indicator_id
    return name


def _name(row: ChosenIndicator | Revision, view: View) -> str:
    return view.text.pick(row.indicator_ko, row.indicator_en)


def _panel(material: Material, picture: Component, state: State, view: View) -> Component:
    href = urls.indicator(_id(material), state)
    count = html.Span(view.text("home.figures", n=f"{len(material.rows):,}"), className="muted")
    head = html.Div(
        [html.H3(html.A(view.text.pick(material.indicator.ko, material.indicator.en), href=href)), count],
        className="compare-head",
    )
    return html.Section([head, picture], className="compare-panel panel og-panel")


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
                    html.A(_name(pair, view), href=both),
                    " ",
                    html.B(" → ".join(values), className="serif"),
                    html.Div(reason, className="muted"),
                ],
                **hyphened(data_pair=pair.left_id),
            )
        )
    return [html.H2(text("origins.revisions")), html.Ul(items, className="og-documents")]
