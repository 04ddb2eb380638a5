"""What each cell of a table is for: label of a row, label of columns, unit, corner or data.

Comes in: a grid. Goes out: cells with their roles. Columns before the first one with numbers are labels,
rows before the first one with numbers are the header; what a builder knows already stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from etl.model import Cell
from etl.passages.tables.grid import MISSING, UNIT_HEAD, Grid, RawCell, are_units, is_number, is_period, is_unit
from etl.patterns import pattern

MOST_HEADS = 4
PART_HEAD, PART = pattern("passages.tables_grid.part_head"), re.compile("[12]\\d|3[01]|0?[1-9]")
MONTHS_LEAST, YEAR = 2, 12  # months
LABEL_COLUMNS = 3
UNIT_BEHIND_WORDS = re.compile(r"[^,(（]+[,(（]\s*(?P<unit>[^,()（）]+)[)）]?$")


def assign_roles(grid: Grid) -> tuple[Cell, ...]:
    """Every cell with words on it, in the order of rows and columns."""
    if not grid.needs_roles:
        return tuple(
            _cell(number, cell, cell.role or "data")
            for number, row in enumerate(grid.rows)
            for cell in row
            if cell.text
        )
    align_head(grid)
    heads = _head_rows(grid)
    first = _first_data_column(grid, heads)
    units = _unit_columns(grid, heads, first)
    rows = _with_labels_above(grid.rows, heads, first)
    width = max(map(_width, rows), default=0)
    cells: list[Cell] = []
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else ()
        for cell in row if number not in heads else _widened(row, above, number + 1 in heads, first, width):
            if cell.text:
                cells.append(_cell(number, cell, _role(cell, number in heads, first, units)))
    return tuple(cells)


def align_head(grid: Grid) -> None:
    """Move a head that lacks its empty first cell one column to the right, over the numbers below it.

    It is told by one cell fewer than every row below has, and by rows of a label with nothing but numbers behind.
    """
    if len(grid.rows) < 2 or not grid.rows[0]:
        return
    head, body = grid.rows[0], grid.rows[1:]
    width = {_width(row) for row in body if sum(bool(cell.text) for cell in row) > 1}
    if width != {_width(head) + 1} or not all(cell.text for cell in head) or _has_values(head):
        return
    if all(_is_label_with_numbers(row) for row in body if sum(bool(cell.text) for cell in row) > 1):
        grid.rows[0] = [cell._replace(column=cell.column + 1) for cell in head]


def _width(row: Sequence[RawCell]) -> int:
    return max((cell.column + cell.width for cell in row), default=0)


def _has_values(row: Sequence[RawCell]) -> bool:
    return any(is_number(cell.text) and not is_period(cell.text) for cell in row)


def _is_label_with_numbers(row: Sequence[RawCell]) -> bool:
    first, *rest = row
    return (not is_number(first.text) or is_period(first.text)) and all(
        not cell.text or is_number(cell.text) or MISSING.match(cell.text) for cell in rest
    )


def _cell(row: int, cell: RawCell, role: str) -> Cell:
    return Cell(row, cell.column, cell.text, cell.span, role, cell.width)


def _role(cell: RawCell, in_head: bool, first: int, units: frozenset[int]) -> str:
    if in_head:
        return "corner" if cell.column < first and cell.column not in units else "column_label"
    if cell.column in units:
        return "unit"
    return "row_label" if cell.column < first else "data"


def _head_rows(grid: Grid) -> frozenset[int]:
    """Rows above the first numbers, and rows that the format marks as headers, wherever they stand."""
    heads = {number for number, row in enumerate(grid.rows) if _is_marked(row)}
    for number, row in enumerate(grid.rows[:MOST_HEADS]):
        if number == 0 and grid.marked_header:
            heads.add(0)
        elif number and _are_months(row, grid.rows[number - 1]) and number - 1 in heads:
            heads.add(number)
        elif number not in heads and (
            (_has_numbers(row) and not (number == 0 and _is_of_words(row))) or not _may_be_head(row, number, grid)
        ):
            break
        else:
            heads.add(number)
    if len(heads) == len(grid.rows):
        heads = {0}
    return frozenset(heads)


def _are_months(row: Sequence[RawCell], above: Sequence[RawCell]) -> bool:
    """Whether a row without a label has nothing but months that rise below each year: 11 | 12 | 1 | 2."""
    held = [cell for cell in row if cell.text]
    if len(held) < MONTHS_LEAST or held[0].column == 0 or not all(PART.fullmatch(cell.text) for cell in held):
        return False
    years = [cell for cell in above if cell.text and is_period(cell.text)]
    under = [[int(cell.text) for cell in held if year.column <= cell.column < year.column + year.width]
             for year in years]  # fmt: skip
    return sum(map(len, under)) == len(held) and all(
        months == sorted(set(months)) and months[-1] <= YEAR for months in under if months
    )


def _is_marked(row: Sequence[RawCell]) -> bool:
    held = [cell for cell in row if cell.text]
    return len(held) > 1 and all(cell.is_header for cell in held)


def _has_numbers(row: Sequence[RawCell]) -> bool:
    return any(is_number(cell.text) and not is_period(cell.text) for cell in row[1:])


def _is_of_words(row: Sequence[RawCell]) -> bool:
    """Whether most cells of a first row have no number and the others have words beside it: 20대(명), 2023, человек."""
    held = [cell.text for cell in row[1:] if cell.text]
    numbered = [text for text in held if is_number(text)]
    return 2 * len(numbered) < len(held) and all(any(char.isalpha() for char in text) for text in numbered)


def _may_be_head(row: Sequence[RawCell], number: int, grid: Grid) -> bool:
    """The first row without numbers, or one below it: without a label of its own, with one from above, or the lower
    line of a header whose upper line leaves the corner empty."""
    held = [cell for cell in row if cell.text]
    if number == 0:
        is_over_all = len(held) == 1 and held[0].column > 0 and not row[0].text  # | | В % к | |
        return len(held) > 1 or (is_over_all and len(grid.rows) > 1 and not _has_numbers(grid.rows[1]))
    if not any(_has_numbers(other) for other in grid.rows[number + 1 : number + 4]):
        return False
    if are_units(row):
        return True
    if len(held) < 2:
        return False
    corner = next((cell for cell in row if cell.column == 0), None)
    above = next((cell for cell in grid.rows[0] if cell.column == 0), None)
    if corner is None or not corner.text:
        return True
    is_from_above = above is not None and corner.text == above.text
    return is_from_above or (number == 1 and (above is None or not above.text))


def _first_data_column(grid: Grid, heads: frozenset[int]) -> int:
    """The first column behind the labels that holds numbers; at least the second one."""
    body = [row for number, row in enumerate(grid.rows) if number not in heads]
    numbers: dict[int, int] = {}
    words: dict[int, int] = {}
    for row in body:
        for cell in row:
            if cell.text and not MISSING.match(cell.text):
                count = numbers if is_number(cell.text) and not is_period(cell.text) else words
                count[cell.column] = count.get(cell.column, 0) + 1
    columns = 1 + max((cell.column for row in grid.rows for cell in row), default=0)
    parts = _columns_of_parts(grid, heads)
    for column in range(1, min(columns, LABEL_COLUMNS + len(parts) + 1)):
        if column in parts:
            continue
        if numbers.get(column, 0) and numbers[column] >= words.get(column, 0):
            return column
    return 1


def _columns_of_parts(grid: Grid, heads: frozenset[int]) -> frozenset[int]:
    """Columns of nothing but months, quarters or days of the year that stands before them: 연도 | 월 | 일."""
    named = {cell.column for number in heads for cell in grid.rows[number] if PART_HEAD.fullmatch(cell.text)}
    held: dict[int, list[str]] = {column: [] for column in named}
    for number, row in enumerate(grid.rows):
        for cell in row if number not in heads else ():
            if cell.column in named and cell.text:
                held[cell.column].append(cell.text)
    return frozenset(column for column, texts in held.items() if texts and all(PART.fullmatch(text) for text in texts))


def _unit_columns(grid: Grid, heads: frozenset[int], first: int) -> frozenset[int]:
    """Columns under `단위`, and label columns that hold nothing but units."""
    found = {cell.column for number in heads for cell in grid.rows[number] if UNIT_HEAD.match(cell.text)}
    for column in range(1, first):
        held = [
            cell.text
            for number, row in enumerate(grid.rows)
            if number not in heads
            for cell in row
            if cell.column == column and cell.text
        ]
        if held and all(is_unit(text) for text in held):
            found.add(column)
    return frozenset(found)


def _with_labels_above(rows: Sequence[list[RawCell]], heads: frozenset[int], first: int) -> list[list[RawCell]]:
    """Labels that reach down over rows stand in each of them; an empty label takes over the one above."""
    reach: dict[int, tuple[RawCell, int]] = {}
    result: list[list[RawCell]] = []
    for number, row in enumerate(rows):
        made = list(row)
        if number not in heads:
            _fill(made, reach, number, first)
        for cell in row:
            if cell.column < first and cell.text and number not in heads:
                reach[cell.column] = (cell, number + cell.height)
        result.append(sorted(made, key=lambda cell: cell.column))
    return result


def _fill(row: list[RawCell], reach: dict[int, tuple[RawCell, int]], number: int, first: int) -> None:
    own = {cell.column for cell in row if cell.text}
    for column in range(first):
        if column in own or column not in reach:
            continue
        label, until = reach[column]
        covered = {cell.column for cell in row if cell.column == column}
        leans = column == 0 and any(place in own for place in range(1, first))
        if number < until or leans:
            row[:] = [cell for cell in row if cell.column not in covered]
            row.append(label._replace(height=1))


def _widened(
    row: Sequence[RawCell], above: Sequence[RawCell], is_over_another: bool, first: int, width: int
) -> list[RawCell]:
    """In the upper line of a header a label goes on over the empty places behind it; the last one, behind which a line
    may stop, over as many as those before it. So does a unit in a line of units, and the first over those before it."""
    if any(cell.width > 1 for cell in row):
        return list(row)
    if above and are_units(row):
        return _units_widened(row, above, first, width)
    if not is_over_another:
        return list(row)
    made: list[RawCell] = []
    for cell in row:
        if not cell.text and made and made[-1].column >= first and cell.column == made[-1].column + made[-1].width:
            made[-1] = made[-1]._replace(width=made[-1].width + 1)
        elif cell.text:
            made.append(cell)
    spread = {cell.width for cell in made[:-1] if cell.column >= first}
    if made and spread == {width - made[-1].column}:
        made[-1] = made[-1]._replace(width=width - made[-1].column)
    return made


def _units_widened(row: Sequence[RawCell], above: Sequence[RawCell], first: int, width: int) -> list[RawCell]:
    """Units, each over the columns as far as the next one or one whose own head tells its unit; the first one begins
    where the numbers do. Where neighbours have the same (тыс. чел. | тыс. чел. | ), each is of its own column alone."""
    labels = [cell for cell in row if cell.text and cell.column < first]
    units = [cell for cell in row if cell.text and cell.column >= first]
    if any(cell.text == other.text for cell, other in pairwise(units)):
        return [*labels, *units]
    own = {cell.column for cell in above if _tells_unit(cell.text)}
    starts = [first, *(cell.column for cell in units[1:])]
    made = list(labels)
    for cell, start, end in zip(units, starts, [*starts[1:], width], strict=True):
        begin = cell.column if own & set(range(start, cell.column)) else start
        until = min([end, *(column for column in own if column > cell.column)])
        made.append(cell._replace(column=begin, width=until - begin))
    return made


def _tells_unit(text: str) -> bool:
    """Whether the head of a column has a unit behind its words: Доля в 2024/25, % · Yield (t/ha)."""
    behind = UNIT_BEHIND_WORDS.search(text)
    return behind is not None and is_unit(behind["unit"].strip())
