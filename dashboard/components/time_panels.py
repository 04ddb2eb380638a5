"""Indicators under each other on one axis of time: pictures as SVG, without a script. One unit has one scale."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard.charts import multiples
from dashboard.content.material import Material
from dashboard.i18n import Text

SIZES = {"wide": (1240, 190), "beside": (820, 190), "narrow": (344, 200)}


def draw_panels(
    materials: Sequence[Material], link: Callable[[str], str], pins: Collection[str], text: Text
) -> dict[str, Component]:
    """The picture of each indicator that has anything to draw, by its id; all share their time and their margin.

    `link` is where a figure leads; with one that is pinned there is a card beside the pictures, and less room.
    """
    drawn = [each for each in materials if each.marks]
    panels = multiples.share_scales([_panel(each, link, pins, text) for each in drawn])
    span, left = multiples.find_span(panels), multiples.axis_width(panels, text.lang)
    sizes = {"wide": SIZES["beside"] if pins else SIZES["wide"], "narrow": SIZES["narrow"]}
    names = [each.indicator.indicator_id for each in drawn]
    return {name: _pictures(panel, span, left, sizes, text) for name, panel in zip(names, panels, strict=True)}


def find_apart(materials: Sequence[Material]) -> set[str]:
    """The indicators whose scale is not that of the others of their unit."""
    panels = {each.indicator.indicator_id: _panel(each, str, (), Text("ko")) for each in materials if each.marks}
    highest: dict[str, float] = {}
    for panel in panels.values():
        highest[panel.unit.id] = max(highest.get(panel.unit.id, 0.0), panel.reach[1])
    return {name for name, panel in panels.items() if multiples.is_flat(panel, highest[panel.unit.id])}


def _panel(material: Material, link: Callable[[str], str], pins: Collection[str], text: Text) -> multiples.Panel:
    own = [*material.marks, *material.cap_marks]
    links = {mark.id: link(mark.id) for mark in own}
    label = text("compare.chart", title=text.pick(material.indicator.ko, material.indicator.en), n=len(own))
    return multiples.Panel(material.marks, material.cap_marks, material.unit, links, label, pins)


def _pictures(
    panel: multiples.Panel, span: multiples.Span, left: int, sizes: dict[str, tuple[int, int]], text: Text
) -> Component:
    """One picture for wide and one for narrow screens; the style sheet shows the one that fits."""
    drawn = [
        html.Div(Markup(multiples.draw(panel, span, left, size, text)), className=f"compare-{name}")
        for name, size in sizes.items()
    ]
    return html.Div(drawn)
