"""Choosing figures by origin, kind, document and period: plain links, so that a choice is an address.

Only what divides the figures is offered.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.components.html.attributes import hyphened
from dashboard.content.facets import Facets
from dashboard.i18n import Text
from dashboard.state import State

LEAST = 2  # figures from which on a choice is offered
MOST_YEARS = 60


def filters(facets: Facets, indicator_id: str, state: State, text: Text) -> Component | None:
    """The choices for all figures of an indicator; the chosen ones are lit and let go by a click."""
    if facets.figures < LEAST and not state.is_filtered:
        return None
    groups: list[Component | None] = [
        _group(text(f"filter.{name}"), f"{name}s", counts, facets.others.get(name, 0), indicator_id, state, text)
        for name, counts in facets.counts.items()
        if len(counts) > 1
    ]
    groups.append(_period(facets.years, indicator_id, state, text))
    if state.is_filtered:
        everything = urls.indicator(indicator_id, State(pins=state.pins, by_quotation=state.by_quotation))
        groups.append(html.A(text("filter.clear"), href=everything, className="filter-clear"))
    return html.Nav(groups, className="filters", **hyphened(aria_label=text("filter.label"))) if any(groups) else None


def counting(is_divided: bool, indicator_id: str, state: State, text: Text) -> Component | None:
    """Origins ⇄ quotations: one mark for what an origin states, or one for each text that quotes it."""
    if not is_divided and not state.by_quotation:
        return None
    ways = ((False, "indicator.by_origin"), (True, "indicator.by_quotation"))
    links = [
        html.A(
            text(words),
            href=urls.indicator(indicator_id, replace(state, by_quotation=way)),
            className="on" if way == state.by_quotation else None,
            **(hyphened(aria_current="true") if way == state.by_quotation else {}),
        )
        for way, words in ways
    ]
    return html.Div(links, className="counting", role="group", **hyphened(aria_label=text("indicator.counting")))


def _group(
    name: str,
    field: str,
    counts: Counter[tuple[str, str]],
    others: int,
    indicator_id: str,
    state: State,
    text: Text,
) -> Component:
    chosen = getattr(state, field)
    labels = [label for (value, label) in counts if value in chosen]
    links = []
    for (value, label), count in counts.most_common():
        kept = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        changed: dict[str, Any] = {field: kept, "pins": ()}
        href = urls.indicator(indicator_id, replace(state, **changed))
        links.append(_choice([label, html.Span(f"{count:,}", className="count")], href, value in chosen))
    if others:
        links.append(html.Li(text("filter.others", n=f"{others:,}"), className="muted"))
    shown = text("filter.chosen", n=len(labels)) if len(labels) > 1 else (*labels, text("filter.all"))[0]
    return _details(name, shown, html.Ul(links))


def _period(known: Sequence[str], indicator_id: str, state: State, text: Text) -> Component | None:
    """The first and the last year that are kept; a figure without a date passes any period."""
    years = sorted({date[:4] for date in (*known, state.start, state.end) if date})
    if len(years) < 2 or len(years) > MOST_YEARS:
        return None
    chosen = [year for year in (state.start, state.end) if year]
    shown = f"{state.start or ''}–{state.end or ''}" if chosen else text("filter.all")
    ends = (("start", "from", years), ("end", "to", years[::-1]))
    lists = [_end(field, word, own, indicator_id, state, text) for field, word, own in ends]
    return _details(text("filter.period"), shown, html.Div(lists, className="filter-ends"))


def _end(field: str, word: str, years: Sequence[str], indicator_id: str, state: State, text: Text) -> Component:
    chosen = getattr(state, field)
    links = []
    for year in years:
        changed: dict[str, Any] = {field: None if year == chosen else year, "pins": ()}
        href = urls.indicator(indicator_id, replace(state, **changed))
        links.append(_choice([year], href, year == chosen))
    return html.Div([html.Div(text(f"filter.{word}"), className="filter-head"), html.Ul(links)])


def _choice(words: list[Any], href: str, is_chosen: bool) -> Component:
    lit = hyphened(aria_current="true") if is_chosen else {}
    return html.Li(html.A(words, href=href, className="on" if is_chosen else None, **lit))


def _details(name: str, shown: str, choices: Component) -> Component:
    body = html.Div(choices, className="filter-body")
    return html.Details([html.Summary([name, " ", html.B(shown)]), body], className="filter")
