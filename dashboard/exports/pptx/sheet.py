"""Where each value of a plot lies in the spreadsheet inside its chart: one layout for both.

    A      | B …      | then, two columns a series where it needs them
    dates  | a series | reach up and reach down

Row 1 holds the names; a point of row r stands in row r + 2; other cells of its series are empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from dashboard.exports.pptx.plot import LINES, SCATTER, Plot, Point, Series
from dashboard.exports.pptx.timeline import serial

REACHES: dict[str, Callable[[Point], float]] = {
    "up": lambda point: point.up,
    "down": lambda point: point.down,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is (rows, value, up, down), of which series, and its cells."""

    sort: str
    number: int  # from 0
    series: Series | None
    cells: tuple[float | str | None, ...]

    def range(self, sheet: str) -> str:
        """The reference to its cells."""
        letter = xl_col_to_name(self.number)
        return f"'{sheet}'!${letter}$2:${letter}${len(self.cells) + 1}"

    def head(self, sheet: str) -> str:
        """The reference to its name."""
        return f"'{sheet}'!${xl_col_to_name(self.number)}$1"


def lay_out(plot: Plot) -> list[Column]:
    """All columns, from the left."""
    rows = tuple(serial(row) if isinstance(row, int) else row for row in plot.rows)
    columns = [Column("rows", 0, None, rows)]
    for series in sorted(plot.series, key=lambda one: one.sort in LINES):
        columns.append(Column("value", len(columns), series, _spread(plot, series, lambda point: point.value)))
    for series in plot.series:
        for sort in reaches_of(plot, series):
            columns.append(Column(sort, len(columns), series, _spread(plot, series, REACHES[sort])))
    return columns


def reaches_of(plot: Plot, series: Series) -> Iterator[str]:
    """Which reaches a series has: those that are not nothing for all of its points."""
    for sort, reach in REACHES.items():
        is_arrow = plot.kind == SCATTER and series.is_open  # drawn as a line of its own
        if any(reach(point) for point in series.points) and not is_arrow:
            yield sort


def _spread(plot: Plot, series: Series, pick: Callable[[Point], float]) -> tuple[float | None, ...]:
    held = {point.row: pick(point) for point in series.points}
    return tuple(held.get(row) for row in range(len(plot.rows)))
