"""What one origin says over time: its indicators as pictures on one axis, the figures of others who differ in grey."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component

from dashboard import urls
from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark, read_marks
from dashboard.charts.data.quotations import Claim
from dashboard.choice import Choice
from dashboard.components.time.time_panels import draw_panels
from dashboard.content.material import Material, gather
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import ChosenIndicator, StoredRelation
from etl.store import Store

DRAWN = 8  # indicators
OTHERS = 5  # figures of others in a picture
QUIET = "edge"  # the colour of those


def over_time(
    store: Store,
    choice: Choice,
    indicators: Sequence[ChosenIndicator],
    pairs: Iterable[StoredRelation],
    text: Text,
) -> list[Component | None]:
    """The indicators with most figures on one axis of time; the others by name."""
    state, pairs = choice.state, list(pairs)
    most = sorted(indicators, key=lambda row: -row.figures)[:DRAWN]
    found = [each for row in most if (each := gather(store, row.indicator_id, state, text.lang))]
    others = {each.indicator.indicator_id: find_others(store, each, pairs, text) for each in found}
    materials = [
        replace(each, cap_marks=[], marks=[*each.marks, *others[each.indicator.indicator_id]]) for each in found
    ]
    quiet = {mark.id for marks in others.values() for mark in marks}
    drawn = draw_panels(materials, text, others=quiet)
    panels = [
        _panel(each, drawn[name], state, text) for each in found if (name := each.indicator.indicator_id) in drawn
    ]
    rest = [row for row in indicators if row.indicator_id not in drawn]
    listed = [
        html.Li([html.A(_name(row, text), href=urls.indicator(row.indicator_id, state)), f" {row.figures:,}"])
        for row in rest
    ]
    return [
        html.H2(text("origins.over_time"), id="time"),
        html.P(text("origins.others_key"), className="muted") if quiet else None,
        *panels,
        html.H3(text("origins.further")) if listed and panels else None,
        html.Ul(listed, className="og-rest") if listed else None,
    ]


def find_others(store: Store, own: Material, pairs: Iterable[StoredRelation], text: Text) -> list[Mark]:
    """The figures of others that differ from those of an origin on one indicator, some of them.

    None beside a regular series, whose line they would break up.
    """
    name, mine = own.indicator.indicator_id, {row.observation_id for row in own.rows}
    if len(own.marks) > 1 and regular.are_regular(own.marks):
        return []
    about = [pair for pair in pairs if pair.indicator_id == name == pair.right_indicator_id]
    ids = [one for pair in about for one in (pair.left_id, pair.right_id) if one not in mine]
    rows = list(store.figures_named(list(dict.fromkeys(ids))[:OTHERS]).values()) if ids else []
    marks = read_marks(map(Claim, rows), {}, own.unit, text, own.indicator.measure)
    return [replace(mark, colour=QUIET) for mark in marks]


def _name(row: ChosenIndicator, text: Text) -> str:
    return text.pick(row.indicator_ko, row.indicator_en)


def _panel(material: Material, picture: Component, state: State, text: Text) -> Component:
    indicator = material.indicator
    count = html.Span(text("home.figures", n=f"{len(material.rows):,}"), className="muted")
    link = html.A(text.pick(indicator.ko, indicator.en), href=urls.indicator(indicator.indicator_id, state))
    head = html.Div([html.H3(link), count], className="compare-head")
    return html.Section([head, picture], className="compare-panel panel og-panel")
