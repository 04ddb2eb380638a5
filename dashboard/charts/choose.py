"""Which chart fits the figures, drawn for every size."""

from collections.abc import Sequence
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import SIZES, Size
from dashboard.charts.ground.strokes import find_glyphs
from dashboard.charts.types import claims, lanes, series, timeline
from dashboard.i18n import Text

NUMBER, SERIES, CLAIMS, LANES, TIMELINE = "number", "series", "claims", "lanes", "timeline"
MOST_CLAIMS = 7


def choose_chart(marks: Sequence[Mark], caps: Sequence[Mark], wanted: str) -> str:
    """The kind of chart: what the catalogue wants, as far as the figures allow it."""
    if len(marks) + len(caps) < 2 or not marks:
        return NUMBER
    if not caps and wanted == TIMELINE and timeline.fits(marks):
        return TIMELINE
    if not caps and series.fits(marks) and (wanted == SERIES or _is_one_origin(marks)):
        return SERIES
    dated = sum(mark.is_dated for mark in marks)
    if len(marks) <= MOST_CLAIMS and dated * 2 >= len(marks):
        return CLAIMS
    return LANES


def draw_charts(
    kind: str, marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text
) -> dict[str, dict[str, Any]]:
    """A figure for each size by its name; claims whose labels find no room become lanes."""
    return {size.name: draw_chart(kind, marks, caps, unit, text, size) for size in SIZES}


def draw_chart(
    kind: str, marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size
) -> dict[str, Any]:
    """The figure for one size, its kind in `layout.meta`, where its marks stand in `glyphs` (numbers of traces).

    Lanes take the height that they need.
    """
    if kind == SERIES:
        figure = series.draw(marks, unit, text, size)
    elif kind == TIMELINE:
        figure = timeline.draw(marks, unit, text, size)
    else:
        drawn = claims.draw(marks, caps, unit, text, size) if kind == CLAIMS else None
        kind = CLAIMS if drawn else LANES
        figure = drawn or lanes.draw(marks, caps, unit, text, size)
    figure["layout"]["meta"] = kind
    return {**figure, "glyphs": find_glyphs(figure["data"])}


def _is_one_origin(marks: Sequence[Mark]) -> bool:
    return len({mark.origin_id for mark in marks}) == 1
