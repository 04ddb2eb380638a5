"""Choosing figures by origin, kind, document and period: plain links, so that a choice is an address.

Only what divides the figures is offered.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.i18n import Text

Row = Mapping[str, Any]
LEAST = 2  # figures from which on a choice is offered
MOST_YEARS = 60


def filters(rows: Sequence[Row], indicator_id: str, state: urls.State, text: Text) -> Component | None:
    """The choices for all rows of an indicator; the chosen ones are lit and let go by a click."""
    if len(rows) < LEAST and not state.is_filtered:
        return None
    names: tuple[tuple[str, str, Callable[[Row], tuple[str, str]]], ...] = (
        ("origin", "origins", lambda row: (row["origin_id"], text.pick(row, "origin"))),
        ("kind", "kinds", lambda row: (row["kind"], text(f"kind.{row['kind']}"))),
        ("document", "documents", lambda row: (row["document_id"], row["document_title"])),
    )
    groups: list[Component | None] = [
        _group(text(f"filter.{name}"), field, Counter(map(key, rows)), indicator_id, state, text)
        for name, field, key in names
        if len({key(row) for row in rows}) > 1
    ]
    groups.append(_period(rows, indicator_id, state, text))
    if state.is_filtered:
        everything = urls.indicator(indicator_id, urls.State(pins=state.pins, by_quotation=state.by_quotation))
        groups.append(html.A(text("filter.clear"), href=everything, className="filter-clear"))
    return html.Nav(groups, className="filters", **{"aria-label": text("filter.label")}) if any(groups) else None


def counting(is_divided: bool, indicator_id: str, state: urls.State, text: Text) -> Component | None:
    """Origins ⇄ quotations: one mark for what an origin states, or one for each text that quotes it."""
    if not is_divided and not state.by_quotation:
        return None
    ways = ((False, "indicator.by_origin"), (True, "indicator.by_quotation"))
    links = [
        html.A(
            text(words),
            href=urls.indicator(indicator_id, replace(state, by_quotation=way)),
            className="on" if way == state.by_quotation else None,
            **({"aria-current": "true"} if way == state.by_quotation else {}),
        )
        for way, words in ways
    ]
    return html.Div(links, className="counting", role="group", **{"aria-label": text("indicator.counting")})


def _group(
    name: str,
    field: str,
    counts: Counter[tuple[str, str]],
    indicator_id: str,
    state: urls.State,
    text: Text,
) -> Component:
    chosen = getattr(state, field)
    labels = [label for (value, label) in counts if value in chosen]
    links = []
    for (value, label), count in counts.most_common():
        kept = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        href = urls.indicator(indicator_id, replace(state, **{field: kept}, pins=()))
        links.append(_choice([label, html.Span(str(count), className="count")], href, value in chosen))
    shown = text("filter.chosen", n=len(labels)) if len(labels) > 1 else (*labels, text("filter.all"))[0]
    return _details(name, shown, html.Ul(links))


def _period(rows: Sequence[Row], indicator_id: str, state: urls.State, text: Text) -> Component | None:
    """The first and the last year that are kept; a figure without a date passes any period."""
    dates = [row[name] for row in rows for name in ("period_start", "period_end") if row[name]]
    years = sorted({date[:4] for date in (*dates, state.start, state.end) if date})
    if len(years) < 2 or len(years) > MOST_YEARS:
        return None
    chosen = [year for year in (state.start, state.end) if year]
    shown = f"{state.start or ''}–{state.end or ''}" if chosen else text("filter.all")
    ends = (("start", "from", years), ("end", "to", years[::-1]))
    lists = [_end(field, word, own, indicator_id, state, text) for field, word, own in ends]
    return _details(text("filter.period"), shown, html.Div(lists, className="filter-ends"))


def _end(field: str, word: str, years: Sequence[str], indicator_id: str, state: urls.State, text: Text) -> Component:
    chosen = getattr(state, field)
    links = []
    for year in years:
        href = urls.indicator(indicator_id, replace(state, **{field: None if year == chosen else year}, pins=()))
        links.append(_choice([year], href, year == chosen))
    return html.Div([html.Div(text(f"filter.{word}"), className="filter-head"), html.Ul(links)])


def _choice(words: list[Any], href: str, is_chosen: bool) -> Component:
    lit = {"aria-current": "true"} if is_chosen else {}
    return html.Li(html.A(words, href=href, className="on" if is_chosen else None, **lit))


def _details(name: str, shown: str, choices: Component) -> Component:
    body = html.Div(choices, className="filter-body")
    return html.Details([html.Summary([name, " ", html.B(shown)]), body], className="filter")
