"""Where each value of a plot lies in the spreadsheet inside its chart: one layout for both.

    A      | B …      | then, where they are needed      | last, of a chart over time
    dates  | a series | days back · the ends of ranges   | first days · figures in words

Row 1 holds the names, every other row one figure (or one period, one lane): a point of row r stands in
row r + 2, other cells of its series are empty. What a chart needs besides (how far an arrow goes that
has no end, where the axis begins) stands in the chart and not in its data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from dashboard.exports.pptx.along_time import serial
from dashboard.exports.pptx.plot import CAP, OPEN_SHAPES, SCATTER, Plot, Point, Series

REACHES: dict[str, Callable[[Point], float]] = {
    "up": lambda point: point.up,
    "down": lambda point: point.down,
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it is (rows, value, up, down, days, first, words), of which series, and its cells."""

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
    for series in plot.series:
        columns.append(Column("value", len(columns), series, _spread(plot, series, lambda point: point.value)))
    for series in plot.series:
        for sort in reaches_of(series):
            columns.append(Column(sort, len(columns), series, _spread(plot, series, REACHES[sort])))
    if plot.kind == SCATTER:
        for sort, cells in _tell_rows(plot):
            columns.append(Column(sort, len(columns), None, cells))
    return columns


def reaches_of(series: Series) -> Iterator[str]:
    """Which ends of ranges a series has; where a side is open there is no number."""
    if any(point.shape in OPEN_SHAPES for point in series.points):
        return
    for sort, reach in REACHES.items():
        if any(reach(point) for point in series.points):
            yield sort


def _tell_rows(plot: Plot) -> Iterator[tuple[str, tuple[float | str | None, ...]]]:
    """Of each figure over time: how many days it counts and from which, if that is known, and its words."""
    points = {point.row: (one, point) for one in plot.series if one.sort != CAP for point in one.points}
    held = [points[row] for row in range(len(plot.rows))]
    known = [0 if one.is_loose else plot.days_of(point) for one, point in held]
    if any(known):
        yield "days", tuple(days or None for days in known)
        yield (
            "first",
            tuple(serial(point.start) if days else None for (_, point), days in zip(held, known, strict=True)),
        )
    yield "words", tuple(" · ".join(point.words) for _, point in held)


def _spread(plot: Plot, series: Series, pick: Callable[[Point], float]) -> tuple[float | None, ...]:
    held = {point.row: pick(point) for point in series.points}
    return tuple(held.get(row) for row in range(len(plot.rows)))
