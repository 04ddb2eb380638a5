"""Choosing figures by origin, kind and document: plain links, so that a choice is an address.

Only what divides the figures is offered, and only where there are enough of them to choose from.
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
LEAST = 4  # figures from which on a choice is offered


def filters(rows: Sequence[Row], indicator_id: str, state: urls.State, text: Text) -> Component | None:
    """The choices for all rows of an indicator; the chosen ones are lit and let go by a click."""
    if len(rows) < LEAST and not state.is_filtered:
        return None
    names: tuple[tuple[str, str, Callable[[Row], tuple[str, str]]], ...] = (
        ("origin", "origins", lambda row: (row["origin_id"], text.pick(row, "origin"))),
        ("kind", "kinds", lambda row: (row["kind"], text(f"kind.{row['kind']}"))),
        ("document", "documents", lambda row: (row["document_id"], row["document_title"])),
    )
    groups = [
        _group(text(f"filter.{name}"), field, Counter(map(key, rows)), indicator_id, state, text)
        for name, field, key in names
        if len({key(row) for row in rows}) > 1
    ]
    if state.is_filtered:
        everything = urls.indicator(indicator_id, urls.State(pins=state.pins))
        groups.append(html.A(text("filter.clear"), href=everything, className="filter-clear"))
    return html.Nav(groups, className="filters", **{"aria-label": text("filter.label")})


def _group(
    name: str,
    field: str,
    counts: Counter[tuple[str, str]],
    indicator_id: str,
    state: urls.State,
    text: Text,
) -> Component:
    chosen = getattr(state, field)
    shown = ", ".join(label for (value, label) in counts if value in chosen) or text("filter.all")
    links = []
    for (value, label), count in counts.most_common():
        kept = tuple(v for v in chosen if v != value) if value in chosen else (*chosen, value)
        href = urls.indicator(indicator_id, replace(state, **{field: kept}, pins=()))
        links.append(
            html.Li(
                html.A(
                    [label, html.Span(str(count), className="count")],
                    href=href,
                    className="on" if value in chosen else None,
                    **({"aria-current": "true"} if value in chosen else {}),
                )
            )
        )
    return html.Details([html.Summary([name, " ", html.B(shown)]), html.Ul(links)], className="filter")
