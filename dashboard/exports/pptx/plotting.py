"""Which native chart the figures get: the kind that their page draws."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard import format
from dashboard.charts import choose
from dashboard.charts.data.marks import Mark
from dashboard.charts.types.chart_type import DATED, PERIODS
from dashboard.exports.pptx.along_time import place_labels
from dashboard.exports.pptx.claims import plot_claims
from dashboard.exports.pptx.lanes import plot_lanes
from dashboard.exports.pptx.periods import plot_periods
from dashboard.exports.pptx.plot import ROOM, Plot, Room
from dashboard.exports.pptx.scale import choose_scale
from dashboard.i18n import Text


def make_plot(
    kind: str, marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, room: Room = ROOM
) -> Plot:
    """The chart of these marks in so much room; `kind` is what the page draws (see dashboard.charts.choose)."""
    scale = choose_scale([size for mark in (*marks, *caps) for size in (mark.top, mark.bottom)], text.lang)
    percent = "%" if unit.id in ("percent", "%") else ""
    native = choose.type_of(kind).native if kind != choose.NUMBER else ""
    if native == PERIODS:
        return plot_periods(marks, scale, percent, text.lang)
    if native == DATED and all(mark.is_dated for mark in marks):
        plot = plot_claims(marks, caps, scale, percent, text, room)
        if placed := place_labels(plot):
            return placed
    return plot_lanes(marks, caps, scale, percent, text)
