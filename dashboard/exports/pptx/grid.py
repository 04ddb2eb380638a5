"""A table as printed, cell by cell, with a sign at what was corrected."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

MOST_ROWS, MOST_COLUMNS = 16, 12


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, and whether it heads a row or a column."""

    words: str
    is_head: bool
    is_number: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one length; how many rows and columns were left out."""

    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool


def make_grid(cells: Sequence[dict[str, Any]]) -> Grid:
    """The cells of `Store.cells` in their rows, an empty one where none is printed."""
    rows = max(cell["row_index"] for cell in cells) + 1
    columns = max(cell["column_index"] for cell in cells) + 1
    held = {(cell["row_index"], cell["column_index"]): cell for cell in cells}
    kept = [
        tuple(_cell(held.get((row, column))) for column in range(min(columns, MOST_COLUMNS)))
        for row in range(min(rows, MOST_ROWS))
    ]
    return Grid(tuple(kept), rows > MOST_ROWS or columns > MOST_COLUMNS)


def _cell(cell: dict[str, Any] | None) -> Cell:
    if cell is None:
        return Cell("", is_head=False, is_number=False)
    sign = "*" if cell["status"] == "corrected" else ""
    is_head = cell["role"] != "data"
    return Cell(" ".join(cell["text"].split()) + sign, is_head, cell["role"] == "data")
