"""Indicators under each other on one axis of time, never on one of numbers: pictures as SVG, without a script."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.charts import multiples
from dashboard.content.material import Material
from dashboard.i18n import Text
from dashboard.state import State

SIZES = {"wide": (1240, 190), "narrow": (344, 200)}


def draw_panels(materials: Sequence[Material], text: Text) -> dict[str, Component]:
    """The picture of each indicator that has anything to draw, by its id; all share their time and their margin."""
    drawn = {each.indicator.indicator_id: _panel(each, text) for each in materials if each.marks}
    panels = list(drawn.values())
    span, left = multiples.find_span(panels), multiples.axis_width(panels, text.lang)
    return {name: _pictures(panel, span, left, text) for name, panel in drawn.items()}


def _panel(material: Material, text: Text) -> multiples.Panel:
    name = material.indicator.indicator_id
    own = [*material.marks, *material.cap_marks]
    links: Mapping[str, str] = {mark.id: urls.indicator(name, State(pins=(mark.id,))) for mark in own}
    label = text("compare.chart", title=text.pick(material.indicator.ko, material.indicator.en), n=len(own))
    return multiples.Panel(material.marks, material.cap_marks, material.unit, links, label)


def _pictures(panel: multiples.Panel, span: multiples.Span, left: int, text: Text) -> Component:
    """One picture for wide and one for narrow screens; the style sheet shows the one that fits."""
    drawn = [
        html.Div(Markup(multiples.draw(panel, span, left, size, text)), className=f"compare-{name}")
        for name, size in SIZES.items()
    ]
    return html.Div(drawn)
