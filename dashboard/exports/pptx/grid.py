"""A table as printed, cell by cell; a value that was corrected stands before the misprint, which is struck through."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dashboard.quoting import Quoted
from etl.answers import StoredCell

MOST_ROWS, MOST_COLUMNS = 16, 12


@dataclass(frozen=True, slots=True)
class Cell:
    """The words of a cell, whether it heads a row or a column, and the misprint that they stand for."""

    words: str
    is_head: bool
    is_number: bool
    misprint: str = ""
    original: str = ""  # of a label in the language of the deck: what is printed

    @property
    def whole(self) -> str:
        """All that is to be read in it.

        >>> Cell("1,243.0*", False, True, "1.243.0").whole
        '1,243.0* 1.243.0'
        """
        return f"{self.words} {self.misprint}".strip()


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells, all of one length; how many rows and columns were left out."""

    rows: tuple[tuple[Cell, ...], ...]
    is_cut: bool


def make_grid(
    cells: Sequence[StoredCell], misprints: Mapping[str, Quoted], names: Mapping[tuple[int, int], str] | None = None
) -> Grid:
    """The cells of `Store.cells` in their rows, an empty one where none is printed; misprints by the id of a figure.

    With `names`, by row and column, a label is called so, and what is printed stands below.
    """
    rows = max(cell.row_index for cell in cells) + 1
    columns = max(cell.column_index for cell in cells) + 1
    held = {(cell.row_index, cell.column_index): cell for cell in cells}
    kept = [
        tuple(_cell(held.get((row, column)), misprints, names or {}) for column in range(min(columns, MOST_COLUMNS)))
        for row in range(min(rows, MOST_ROWS))
    ]
    return Grid(tuple(kept), rows > MOST_ROWS or columns > MOST_COLUMNS)


def _cell(cell: StoredCell | None, misprints: Mapping[str, Quoted], names: Mapping[tuple[int, int], str]) -> Cell:
    if cell is None:
        return Cell("", is_head=False, is_number=False)
    if name := names.get((cell.row_index, cell.column_index)):
        return Cell(name, True, False, original=" ".join(cell.text.split()))
    is_number = cell.role == "data"
    if words := misprints.get(cell.observation_id or ""):
        return Cell(f"{words.value}*", not is_number, is_number, words.printed)
    return Cell(" ".join(cell.text.split()), not is_number, is_number)
