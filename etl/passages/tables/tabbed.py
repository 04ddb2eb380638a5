"""Tables with a tab between cells: consecutive lines that fall into two fields and more."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line
from etl.passages.blocks import SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import SHORT_YEAR, names_table, states_unit
from etl.passages.tables.grid import LONGEST_FIELD, LONGEST_LINE, Grid, RawCell, are_units, cut, is_number, is_period

Row = list[RawCell]
UNIT_SIGN = re.compile("[(（]|단위|单位")
COLUMNS, LONGEST_HEAD = 3, 60  # cells and characters of each by which a line with a full stop is a row


def read_tabs(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where no tab parts two fields."""
    if "\t" not in lines[filled[place]].text:
        return None
    first = _row(lines[filled[place]])
    if first is None or _held(first) < 2:
        return None
    grid, at = Grid([filled[place]], [first]), place + 1
    while at < len(filled):
        row = _row(lines[filled[at]])
        is_alone = row is not None and _held(row) < 2 and not (at == place + 1 and are_units(row))
        if row is None or (is_alone and not _opens_section(lines, filled, at, row)):
            break
        grid.lines.append(filled[at])
        grid.rows.append(row)
        at += 1
    return (grid if _is_table(grid, states_unit(lines, filled, place)) else None), at


def _row(line: Line) -> Row | None:
    text = line.text
    if len(text) > LONGEST_LINE or SOURCE.match(text) or names_table(text):
        return None
    cells, start = [], 0
    for column, piece in enumerate(text.rstrip("\t ").split("\t")):
        cells.append(cut(line, start, start + len(piece), column))
        start += len(piece) + 1
    longest = max(len(cell.text) for cell in cells)
    is_row = _held(cells) >= COLUMNS and longest <= LONGEST_HEAD  # рублей ⇥ в % к сентябрю 2024 г.
    ends = STRONG_END.search(text) is not None and SHORT_YEAR.search(text) is None  # в % к сентябрю 2024 г.
    is_prose = longest > 20 and ends and not is_number(cells[-1].text) and not is_row
    return None if longest > LONGEST_FIELD or is_prose else cells


def _held(row: Row) -> int:
    return sum(bool(cell.text) for cell in row)


def _opens_section(lines: Sequence[Line], filled: Sequence[int], at: int, row: Row) -> bool:
    """A label alone, above rows: it holds for them."""
    if not row[0].text or len(row[0].text) > 30 or at + 1 >= len(filled) or "\t" not in lines[filled[at + 1]].text:
        return False
    following = _row(lines[filled[at + 1]])
    return following is not None and any(is_number(cell.text) for cell in following[1:])


def _is_table(grid: Grid, has_unit: bool) -> bool:
    """Labels with numbers behind them, under a header, or three rows of a kind."""
    numbers = [[cell for cell in row[1:] if is_number(cell.text) and not is_period(cell.text)] for row in grid.rows]
    data = sum(bool(found) for found in numbers)
    columns = max(len(found) for found in numbers)
    has_header = not numbers[0] and _held(grid.rows[0]) >= 2
    of_units = sum(are_units(row) for row in grid.rows[1:2])
    labelled = sum(bool(row[0].text) for row in grid.rows) * 2 > len(grid.rows) - of_units
    if columns >= 2:
        return labelled and (data >= 2 or (data >= 1 and has_header))
    periods = any(is_period(cell.text) for cell in grid.rows[0])
    units = any(UNIT_SIGN.search(cell.text) for cell in grid.rows[0])
    return (
        columns == 1
        and labelled
        and ((has_unit and data >= 2) or (has_header and data >= 2 and (periods or units or data >= 3)))
    )
