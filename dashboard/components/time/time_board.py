"""The picture of /time: the names of the lanes beside what lies in them, events behind, dates above and below.

Each lane is drawn twice, for a wide and for a narrow screen, as everywhere; the style sheet shows the one that fits.
Places across are shares of the width, so that the parts stand in one line at any size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts.time.time_picture import draw_axis, draw_events, draw_ground, draw_lane, draw_sign
from dashboard.charts.time.time_plan import Background, plan_events, plan_lane
from dashboard.components.html.attributes import hyphened
from dashboard.content.timeline import Lane
from dashboard.i18n import Text
from dashboard.window import Window

SIZES = (("wide", 560, 6), ("narrow", 300, 5))  # pixels across at least, rows of names of events
SHAPES = {name: f"timeline.shape_{name}" for name in ("range", "floor", "ceiling")}  # the others are kinds
SILENT = hyphened(aria_hidden="true")


def time_board(lanes: Sequence[Lane], events: Sequence[Background], window: Window, text: Text) -> Component:
    """The lanes under each other with their events and dates."""
    rows = [html.Li(_lane(lane, window, text), className="tm-lane") for lane in lanes]
    body = [
        _events(events, window, text) if events else None,
        _axis(window, text, "tm-above"),
        html.Div(
            [Markup(draw_ground(plan_events(events, window, SIZES[0][1], 0), window, text.lang))],
            className="tm-behind",
            **SILENT,
        ),
        html.Ol(rows, className="tm-lanes"),
        _axis(window, text, "tm-foot"),
    ]
    return html.Div(body, className="tm-board")


def time_key(lanes: Sequence[Lane], events: Sequence[Background], text: Text) -> Component:
    """What each sign means, of those that are there."""
    bars = [bar for lane in lanes for bar in lane.bars]
    shapes = list(dict.fromkeys(bar.shape for bar in bars if bar.figures == 1))
    signs: list[tuple[Any, str]] = [
        (Markup(draw_sign(shape)), text(SHAPES.get(shape, f"kind.{shape}"))) for shape in sorted(shapes)
    ]
    if any(bar.figures > 1 for bar in bars):
        signs.append((html.Span("n", className="tm-sign-heap", **SILENT), text("timeline.shape_heap")))
    if any(bar.opens for bar in bars):
        signs.append((html.Span(className="tm-sign-open", **SILENT), text("timeline.shape_open")))
    if any(lane.ticks for lane in lanes):
        signs.append((html.Span("⚑", className="tm-sign-flag", **SILENT), text("timeline.shape_publication")))
    if events:
        signs.append((html.Span(className="tm-sign-event", **SILENT), text("timeline.shape_event")))
    return html.P([html.Span([sign, " ", words]) for sign, words in signs], className="tm-key")


def _lane(lane: Lane, window: Window, text: Text) -> list[Component]:
    counts = (
        text("timeline.lane", n=f"{lane.seen:,}", all=f"{lane.dated:,}")
        if lane.seen != lane.dated
        else f"{lane.dated:,}"
    )
    name = html.A(lane.name, href=lane.href) if lane.href else html.Span(lane.name)
    rest = html.Span(text("timeline.rest", n=f"{lane.rest:,}"), className="muted") if lane.rest else None
    head = html.Div([name, " ", html.Span(counts, className="muted"), rest], className="tm-name")
    return [head, *_both(lambda width, _rows: draw_lane(plan_lane(lane.bars, lane.ticks, window, width)))]


def _events(events: Sequence[Background], window: Window, text: Text) -> Component:
    head = html.Div(html.A(text("timeline.events"), href="#events"), className="tm-name tm-head")
    drawn = _both(lambda width, rows: draw_events(plan_events(events, window, width, rows), rows))
    return html.Div([head, *drawn], className="tm-lane tm-top")


def _axis(window: Window, text: Text, look: str) -> Component:
    """The dates: above the lanes, and below them for those who have scrolled down."""
    drawn = _both(lambda width, _rows: draw_axis(window, width, text.lang))
    return html.Div([html.Div(className="tm-name"), *drawn], className=f"tm-lane {look}", **SILENT)


def _both(draw: Callable[[int, int], str]) -> list[Component]:
    """Drawn for either width: pixels across, rows of names."""
    return [html.Div(Markup(draw(width, rows)), className=f"tm-{name}") for name, width, rows in SIZES]
