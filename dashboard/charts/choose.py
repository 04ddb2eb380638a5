"""Which chart fits the figures, drawn for every size; and the list of all chart types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import SIZES, Size
from dashboard.charts.ground.strokes import find_glyphs
from dashboard.charts.types import claims, lanes, series, timeline
from dashboard.charts.types.chart_type import ChartType
from dashboard.i18n import Text

NUMBER = "number"  # a single figure, which no chart shows better
TYPES = (timeline.TYPE, series.TYPE, claims.TYPE, lanes.TYPE)  # the first that fits is drawn; the last fits all
LANES = lanes.TYPE.name


def choose_chart(marks: Sequence[Mark], caps: Sequence[Mark], wanted: str) -> str:
    """The name of the type: what the catalogue wants, as far as the figures allow it."""
    if len(marks) + len(caps) < 2 or not marks:
        return NUMBER
    return next(each.name for each in TYPES if each.fits(marks, caps, wanted))


def type_of(name: str) -> ChartType:
    """A type by its name; KeyError if there is none."""
    return {each.name: each for each in TYPES}[name]


def draw_charts(
    kind: str, marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text
) -> dict[str, dict[str, Any]]:
    """A figure for each size by its name; claims whose labels find no room become lanes."""
    return {size.name: draw_chart(kind, marks, caps, unit, text, size) for size in SIZES}


def draw_chart(
    kind: str, marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size
) -> dict[str, Any]:
    """The figure for one size, its type in `layout.meta`, where its marks stand in `glyphs` (numbers of traces).

    What has no room, and what is a single number elsewhere, becomes lanes.
    """
    drawn = type_of(kind).draw(marks, caps, unit, text, size) if kind != NUMBER else None
    name = kind if drawn else LANES
    figure = drawn or _draw_lanes(marks, caps, unit, text, size)
    figure["layout"]["meta"] = name
    return {**figure, "glyphs": find_glyphs(figure["data"])}


def _draw_lanes(
    marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size
) -> dict[str, Any]:
    figure = lanes.TYPE.draw(marks, caps, unit, text, size)
    assert figure is not None  # lanes take the height that they need
    return figure
