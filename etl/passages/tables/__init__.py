"""Tables in text of every form: which lines form one, and its cells with their offsets.

Comes in: the lines of a document. Goes out: tables with caption, source and cells, and the indices of the
lines that belong to them. Each form has its builder: cells marked by the format, bars, tabs, lines, blanks.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Line, Table
from etl.passages.tables.around import find_caption, find_source, find_unit_below, states_unit
from etl.passages.tables.bars import read_bars
from etl.passages.tables.grid import Grid
from etl.passages.tables.listed import read_listed
from etl.passages.tables.marked import read_marked
from etl.passages.tables.roles import assign_roles
from etl.passages.tables.spaced import read_spaced
from etl.passages.tables.stacked import read_stacked
from etl.passages.tables.tabbed import read_tabs

BUILDERS = (read_marked, read_stacked, read_bars, read_listed, read_tabs, read_spaced)


def find_tables(document: str, lines: Sequence[Line]) -> tuple[list[Table], frozenset[int]]:
    """Every table of the lines, and the indices of the lines that belong to them."""
    tables: list[Table] = []
    taken: set[int] = set()
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    place = 0
    while place < len(filled):
        grid, after = _read_at(lines, filled, place)
        if grid is not None:
            tables.append(_table(document, len(tables) + 1, lines, filled, place, after, grid))
            taken.update(grid.lines)
        place = after
    return tables, frozenset(taken)


def _read_at(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int]:
    """The first builder that finds its form decides; a refusal says where to go on."""
    line = lines[filled[place]]
    if line.kind in ("heading", "item", "caption"):
        return None, place + 1
    for build in BUILDERS:
        if (found := build(lines, filled, place)) is not None:
            return found
    return None, place + 1


def _table(
    document: str, ordinal: int, lines: Sequence[Line], filled: Sequence[int], place: int, after: int, grid: Grid
) -> Table:
    cells = assign_roles(grid)
    below = [] if states_unit(lines, filled, place) else find_unit_below(lines, filled, after)
    caption, caption_span = find_caption(lines, filled, place, [*grid.captions, *below])
    source, source_span = find_source(lines, filled, after, [*grid.sources, *below])
    first, last = lines[grid.lines[0]], lines[grid.lines[-1]]
    columns = max((cell.column + cell.width for cell in cells), default=0)
    return Table(
        document, ordinal, first.starts[0], last.span(len(last.text) - 1, len(last.text)).end,
        caption, caption_span, source, source_span, len(grid.rows), columns, cells, first.decimal,
    )  # fmt: skip
