"""Indicators under each other on one axis of time: pictures as SVG, without a script."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace

from dash import html
from dash.development.base_component import Component
from markupsafe import Markup

from dashboard import urls
from dashboard.charts.panels import multiples
from dashboard.content.material import Material
from dashboard.i18n import Text
from dashboard.state import State

Link = Callable[[str], str]  # the address at which a figure is pinned
SIZES = {"wide": (1240, 190), "beside": (820, 190), "narrow": (344, 200)}


def draw_panels(
    materials: Sequence[Material],
    text: Text,
    link: Link | None = None,
    pins: Collection[str] = (),
    *,
    one_scale: bool = False,
    others: Collection[str] = (),
) -> dict[str, Component]:
    """The picture of each indicator that has anything to draw, by its id; all share their time and their margin.

    `link` is where a figure leads, by default to the page of its indicator; with one that is pinned there is a card
    beside the pictures, and less room. With `one_scale` those of one unit have one scale. `others` are the figures of
    whom the pictures are not about.
    """
    drawn = [each for each in materials if each.marks]
    panels = [replace(_panel(each, link or _to_own_page(each), pins, text), others=frozenset(others)) for each in drawn]
    panels = multiples.share_scales(panels) if one_scale else panels
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


def _to_own_page(material: Material) -> Link:
    return lambda figure: urls.indicator(material.indicator.indicator_id, State(pins=(figure,)))


def _panel(material: Material, link: Link, pins: Collection[str], text: Text) -> multiples.Panel:
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
