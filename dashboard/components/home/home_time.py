"""The claims over time on the first page: the lanes of the origins with most figures, and the way to all of them."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.choice import Choice
from dashboard.components.html.attributes import hyphened
from dashboard.components.time.time_board import time_board, time_key
from dashboard.content.timeline import ask_extent, ask_lanes, find_bounds, gather_lanes
from dashboard.i18n import Text
from etl.store import Store

LANES = 5


def claims_over_time(store: Store, text: Text) -> Component | None:
    """The picture; nothing where no figure has a time."""
    everything = Choice()
    bounds = find_bounds(ask_extent(store, everything))
    if bounds is None:
        return None
    seen = bounds[1]
    found = ask_lanes(store, everything, "origin", seen, LANES, 0)
    lanes = gather_lanes(store, "origin", everything, found, seen, text)
    rest = (found[0].lanes if found else 0) - len(lanes)
    words = text("home.all_in_time", n=f"{rest:,}") if rest > 0 else text("home.in_time")
    return html.Section(
        [
            html.H2(text("home.over_time"), id="over-time-title"),
            html.P(text("home.over_time_lead"), className="family-text"),
            html.Div(time_board(lanes, (), seen, text), className="tm-picture panel"),
            time_key(lanes, (), text),
            html.P(html.A(words, href=urls.time()), className="family-all"),
        ],
        className="family home-time",
        **hyphened(aria_labelledby="over-time-title"),
    )
