"""Tables whose format marks the cells (HTML): consecutive lines that carry the number of one table."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Line
from etl.passages.blocks import SOURCE
from etl.passages.tables.around import NOTES, names_table
from etl.passages.tables.grid import Grid, RawCell, cut


def read_marked(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where the line has no cells."""
    number = lines[filled[place]].table
    if number is None:
        return None
    at, grid = place, Grid()
    while at < len(filled) and lines[filled[at]].table == number:
        line = lines[filled[at]]
        cells = [_cell(line, number_of) for number_of in range(len(line.cells))]
        held = [cell for cell in cells if cell.text]
        if len(held) == 1 and not grid.rows and names_table(line.text):
            grid.captions.append(filled[at])
        elif len(held) == 1 and grid.rows and (SOURCE.match(line.text) or NOTES.match(line.text)):
            grid.sources.append(filled[at])
        elif held:
            grid.lines.append(filled[at])
            grid.rows.append(cells)
        at += 1
    grid.marked_header = bool(grid.rows) and all(cell.is_header for cell in grid.rows[0] if cell.text)
    return (grid if len(grid.rows) >= 2 else None), at


def _cell(line: Line, place: int) -> RawCell:
    cell = line.cells[place]
    return cut(line, cell.start, cell.end, cell.column, width=cell.width, height=cell.height, is_header=cell.is_header)
