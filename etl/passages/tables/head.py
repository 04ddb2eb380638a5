"""The header of a table whose cells blanks part, as those who find it hand it on: its lines, and what each label is over.

Rows below it are asked for by their place among the lines that hold something.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from etl.passages.tables.grid import Piece
from etl.passages.tables.lines import Cut

Rows = Callable[[int], Cut]  # the row at a place among the filled lines
Spans = tuple[tuple[int, int], ...]  # of labels: the first column and how many


class Level(NamedTuple):
    """One line of a header: what stands over the labels of the rows, and its labels; `spans`: of each the first column
    and how many, where they are not all as wide."""

    line: int
    corner: tuple[Piece, ...]
    labels: tuple[Piece, ...]
    spans: Spans = ()


class Head(NamedTuple):
    """A header: its lines from the top, the columns of numbers below, and what sort it is."""

    levels: tuple[Level, ...]
    columns: int
    kind: str  # periods, labels, none
    is_gapped: bool
    last: Piece | None = None  # over a column of words behind the numbers
