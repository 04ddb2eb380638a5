"""The work page of an indicator with one figure: a number with its context, and its card open at once."""

from collections.abc import Sequence
from typing import Any

from dash.development.base_component import Component

from dashboard import format
from dashboard.components.work.number import number_panel
from dashboard.components.work.workbench import chart_panel, workbench
from dashboard.content.material import Material
from dashboard.pages import wording
from dashboard.pages.page import View
from dashboard.pages.rail import fill_rail
from etl.answers import StatedFigure, StoredIndicator

REACH = 2_000  # characters: no sentence is longer
MOST_WHOLES = 60


def lay_number(view: View, material: Material, tools: Sequence[Any], below: Sequence[Component]) -> Component:
    """One figure: its number, and its card open at once. Vague ones beside it stay in the table."""
    shown = material.marks[0].id if material.marks else material.rows[0].observation_id
    pins = view.state.pins or (shown,)
    row = next(row for row in material.rows if row.observation_id == shown)
    colour = material.colours[row.origin_id]
    neighbours, whole = _same_sentence(view, row), _whole_of(view, material.indicator, row)
    units = _units_of(view, neighbours)
    panel = chart_panel(
        number_panel(row, material.unit, colour, material.bases[shown], view.text, neighbours, whole, units),
        tools,
        [
            wording.caution(material, view.text),
            wording.not_drawn(material, view.text),
            wording.source_line(view, material),
        ],
        view.text.pick(material.indicator.ko, material.indicator.en),
    )
    cards = fill_rail(view.store, material, pins, view.text, view.host)
    return workbench(panel, cards[-1:] if len(material.rows) == 1 else cards, below, view.text("indicator.rail"))


def _same_sentence(view: View, row: StatedFigure) -> list[StatedFigure]:
    """The figures of other indicators that stand in the sentence of this one, in its order."""
    near = (row.char_start - REACH, row.char_end + REACH)
    return [
        other
        for other in view.store.figures_in(row.document_id, *near)
        if other.passage == row.passage and other.indicator_id != row.indicator_id
    ]


def _units_of(view: View, rows: Sequence[StatedFigure]) -> dict[str, format.Unit]:
    """The units of the indicators of some figures."""
    found = (view.store.indicator(name) for name in dict.fromkeys(row.indicator_id for row in rows))
    return {row.indicator_id: format.Unit.named(row) for row in found if row is not None}


def _whole_of(view: View, indicator: StoredIndicator, row: StatedFigure) -> StatedFigure | None:
    """The figure that this one is a part of: of the same origin, time and unit, as exact as this one."""
    if not indicator.part_of:
        return None
    same = ("origin_id", "unit", "period_start", "period_end", "bound")
    rows = view.store.latest_figures(indicator.part_of, origin=row.origin_id, limit=MOST_WHOLES)
    return next((other for other in rows if all(getattr(other, name) == getattr(row, name) for name in same)), None)
