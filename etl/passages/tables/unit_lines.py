"""The line of a head in plain text that holds units alone, each over the columns as far as the next one.

                    2015-2019 average   2019    2020    change 2020/2019
                    000 tonnes                          percent

Comes in: a place among the lines, and how a head is found there. Goes out: the head that stands there once the line of
units is left out, with that line as its lowest level; None where no such line stands below, or nothing tells its columns.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from etl.model import Line
from etl.passages.tables.grid import Piece, is_unit
from etl.passages.tables.head import Head, Level, Rows, Spans
from etl.passages.tables.lines import Cut, edges_of, fields_of

Find = Callable[[Sequence[Line], Sequence[int], int, Rows, Rows], Head | None]


def find_over_units(
    lines: Sequence[Line], filled: Sequence[int], place: int, rows: Rows, tailed: Rows, find: Find
) -> Head | None:
    """The head at `place` with the line of units below it; `find`: how a head is found without one."""
    units = _units_of(lines[filled[place + 1]]) if place + 2 < len(filled) else []
    if not units:
        return None
    without = [*filled[: place + 1], *filled[place + 2 :]]
    head = find(lines, without, place, _behind(rows, place), _behind(tailed, place))
    if head is None or len(head.levels) != 1 or head.last is not None:
        return None
    if not head.is_gapped and head.kind != "periods":
        return None  # a title, with its unit below it
    spans = _spans_of(lines, filled[place + 1], units, head)
    return (
        None
        if spans is None
        else head._replace(levels=(*head.levels, Level(filled[place + 1], (), tuple(units), spans)))
    )


def _units_of(line: Line) -> list[Piece]:
    fields = fields_of(line.text)
    return fields if fields and all(is_unit(piece.text) for piece in fields) else []


def _behind(rows: Rows, place: int) -> Rows:
    """The rows as they are counted without the line below `place`."""

    def row_at(at: int) -> Cut:
        return rows(at + (at > place))

    return row_at


def _spans_of(lines: Sequence[Line], below: int, units: Sequence[Piece], head: Head) -> Spans | None:
    """Of each unit the first column and how many: it begins where the label stands that it is nearest to."""
    if len(units) == 1:
        return ((0, head.columns),)
    level = head.levels[0]
    if len(units) == head.columns:
        return tuple((column, 1) for column in range(head.columns))
    if len(level.labels) != head.columns or not head.is_gapped:
        return None
    edges = [edges_of(lines[level.line], label) for label in level.labels]
    starts = [0, *(_nearest(edges_of(lines[below], unit), edges) for unit in units[1:])]
    if any(first >= second for first, second in pairwise(starts)):
        return None
    return tuple((first, end - first) for first, end in pairwise([*starts, head.columns]))


def _nearest(own: tuple[int, int], edges: Sequence[tuple[int, int]]) -> int:
    """The column whose label begins, ends or has its middle nearest to those of a unit."""
    left, right = own
    away = [min(abs(left - start), abs(right - end), abs(left + right - start - end) // 2) for start, end in edges]
    return away.index(min(away))
