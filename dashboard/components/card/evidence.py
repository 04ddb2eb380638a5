"""The rail when nothing is pinned: every figure with the words that state it, latest first."""

from collections.abc import Mapping, Sequence
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import format, urls
from dashboard.charts.data.quotations import Claim, latest_first
from dashboard.components.html import rich
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text
from dashboard.state import State
from etl.answers import StatedFigure

MOST = 12


def evidence_list(
    claims: Sequence[Claim[StatedFigure]],
    indicator_id: str,
    colours: Mapping[str, str],
    state: State,
    unit: format.Unit,
    text: Text,
) -> list[Component]:
    """A heading and an entry a figure; each leads to its card, without a script too."""
    ordered = latest_first(claims)[:MOST]
    return [
        html.H2(text("indicator.rail_list", n=len(claims)), className="rail-title"),
        html.P(
            [text("indicator.rail_hint"), html.Span(f" {text('indicator.rail_shift')}", className="by-keys")],
            className="rail-hint",
        ),
        html.Ol(
            [_entry(claim, indicator_id, colours, state, unit, text) for claim in ordered],
            className="evidence",
        ),
    ]


def _entry(
    claim: Claim[StatedFigure],
    indicator_id: str,
    colours: Mapping[str, str],
    state: State,
    unit: format.Unit,
    text: Text,
) -> Component:
    row = claim.row
    colour = colours.get(row.origin_id, "o8")
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    pinned = State(**{**_filters(state), "pins": (row.observation_id,)})
    quoted = rich.quoted(claim, text)
    said: list[str | Component] = [
        f"{text.pick(row.origin_ko, row.origin_en)} · ",
        html.Span(period or text("time.undated"), className="nowrap"),
    ]
    if quoted:
        said += [" · ", html.Span(quoted, className="nowrap")]
    return html.Li(
        html.A(
            [
                html.Span(
                    [
                        rich.glyph(row, colour),
                        html.Span(said),
                    ],
                    className="evidence-who",
                ),
                html.B(rich.value(row, text, unit), className="evidence-value"),
                html.Span(rich.excerpt(row.passage, row.quote_value), className="evidence-words"),
            ],
            href=urls.indicator(indicator_id, pinned),
            **hyphened(data_pin=row.observation_id),
        )
    )


def _filters(state: State) -> dict[str, Any]:
    names = ("origins", "kinds", "documents", "start", "end", "by_quotation")
    return {name: getattr(state, name) for name in names}
