"""The chart and its rail: the part of an indicator's page that answers to a click."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from dash import dcc, html
from dash.development.base_component import Component

from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import SIZES, config
from dashboard.components.html.attributes import hyphened
from dashboard.i18n import Text


def workbench(
    chart: Component, rail: Any, below: Sequence[Component], label: str, stores: Sequence[Component] = ()
) -> Component:
    """Chart and what follows on the left, the rail beside them, called by `label`."""
    return html.Div(
        [
            html.Div([chart, *below], className="work-main"),
            html.Aside(rail, id="rail", className="rail panel", **hyphened(aria_label=label)),
            *stores,
        ],
        className="work",
    )


def chart_panel(
    graph: Component,
    tools: Sequence[Any],
    notes: Sequence[Any],
    label: str,
    keys: str | None = None,
) -> Component:
    """The frame around a chart: choices and downloads above, how to read it and its sources below."""
    return html.Figure(
        [
            html.Div(list(tools), className="tools"),
            graph,
            html.Figcaption(
                [*(html.P(note) for note in notes if note)]
                + ([html.P(keys, id="chart-keys", className="keys")] if keys else []),
                className="chart-notes",
            ),
        ],
        className="panel chart-panel",
        **hyphened(aria_label=label),
    )


def graph(charts: Mapping[str, dict[str, Any]], label: str, text: Text) -> Component:
    """The chart itself, one stop of the keyboard; the script puts the figure that fits into it."""
    kind = charts[SIZES[0].name]["layout"]["meta"]
    heights = {f"--h-{name}": f"{chart['layout']['height']}px" for name, chart in charts.items()}
    return html.Div(
        [
            dcc.Graph(
                id="chart",
                config=cast(Any, config(text.lang)),  # of plotly.js: Dash's own type lacks some of its keys
                responsive=True,
                className="chart",
                style={"height": "var(--h)"},
            ),
            html.P(id="chart-voice", className="visually-hidden", **hyphened(aria_live="polite")),
        ],
        id="chart-box",
        className="chart-box",
        style=heights,
        tabIndex="0",
        role="group",
        **hyphened(aria_label=label, aria_describedby="finding chart-keys", data_kind=kind),
    )


def stores(
    charts: Mapping[str, dict[str, Any]],
    marks: Sequence[Mark],
    pins: Sequence[str],
    context: Mapping[str, Any],
    text: Text,
) -> list[Component]:
    """What the script and the callback need to know."""
    order = sorted(marks, key=lambda mark: (not mark.is_dated, mark.span[1], mark.value))
    spoken = [
        {
            "id": mark.id,
            "value": mark.value,
            "same": [name for name in mark.quoted_by if name != mark.id],
            "spoken": text("indicator.spoken", quote=mark.line, period=mark.period, kind=mark.kind, origin=mark.who),
        }
        for mark in order
    ]
    widths = {size.name: size.width for size in SIZES}
    return [
        dcc.Store(id="figures", data={"charts": charts, "widths": widths, "marks": spoken}),
        dcc.Store(id="pins", data=list(pins)),
        dcc.Store(id="look", data={}),
        dcc.Store(id="context", data=dict(context)),
    ]
