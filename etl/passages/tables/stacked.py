"""Tables whose cells stand one below another, as a page loses its grid: heads, then each label with its numbers.

Comes in: a place among the lines. Goes out: a grid of as many columns as numbers stand behind every label. What is
no label with as many numbers as the one before it ends the table; a list of dates or of single numbers is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Line
from etl.passages.blocks import LIST_ITEM, SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import states_unit
from etl.passages.tables.grid import MISSING, Grid, cut, is_number, is_period
from etl.passages.tables.heads import CORNER

LONGEST_CELL, MOST_COLUMNS, MOST_WORDS = 60, 12, 5
FEWEST_ROWS, FEWEST_OF_ONE_COLUMN = 2, 3


def read_stacked(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where none begins."""
    if not _is_head(lines[filled[place]]):
        return None
    first = _first_number(lines, filled, place)
    if first is None:
        return None
    columns = _numbers_from(lines, filled, first)
    heads = first - 1 - place  # the label of the first row stands between them
    has_corner = heads == columns + 1
    if not columns or not (heads == columns or has_corner) or not _is_label(lines[filled[first - 1]]):
        return None
    rows = _rows(lines, filled, first - 1, columns)
    fewest = FEWEST_ROWS if columns > 1 else FEWEST_OF_ONE_COLUMN
    if rows < fewest or not _tells(lines, filled, place, heads, has_corner=has_corner):
        return None
    after = first - 1 + rows * (columns + 1)
    return _grid(lines, filled[place:after], columns, has_corner=has_corner), after


def _is_head(line: Line) -> bool:
    return _is_label(line) or is_period(line.text.strip())


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    if len(text) > LONGEST_CELL or line.cells or "\t" in text or "|" in text or _is_value(line):
        return False
    is_sentence = STRONG_END.search(text) is not None and len(text.split()) > MOST_WORDS  # Экспорт, млн долл.
    return not (is_sentence or LIST_ITEM.match(text) or SOURCE.match(text) or text.endswith((":", ";")))


def _is_value(line: Line) -> bool:
    text = line.text.strip()
    return len(text) <= LONGEST_CELL and (is_number(text) or MISSING.match(text) is not None)


def _first_number(lines: Sequence[Line], filled: Sequence[int], place: int) -> int | None:
    """The first number below the heads and a label; the years of a head are none."""
    for at in range(place + 2, min(place + MOST_COLUMNS + 3, len(filled))):
        line = lines[filled[at]]
        if _is_value(line) and not is_period(line.text.strip()):
            return at
        if not _is_head(line):
            return None
    return None


def _numbers_from(lines: Sequence[Line], filled: Sequence[int], at: int) -> int:
    end = at
    while end < len(filled) and end - at <= MOST_COLUMNS and _is_value(lines[filled[end]]):
        end += 1
    return end - at


def _rows(lines: Sequence[Line], filled: Sequence[int], at: int, columns: int) -> int:
    """How many labels with as many numbers follow one another."""
    rows = 0
    while at < len(filled) and _is_head(lines[filled[at]]) and _numbers_from(lines, filled, at + 1) == columns:
        rows, at = rows + 1, at + columns + 1
    return rows


def _tells(lines: Sequence[Line], filled: Sequence[int], place: int, heads: int, *, has_corner: bool) -> bool:
    """Times over all columns, a corner that is named as one, or a unit around: what heads alone would not show."""
    texts = [lines[filled[at]].text.strip() for at in range(place, place + heads)]
    is_timed = all(is_period(text) for text in texts[has_corner:])
    is_named = has_corner and CORNER.match(texts[0]) is not None
    return is_timed or is_named or states_unit(lines, filled, place)


def _grid(lines: Sequence[Line], taken: Sequence[int], columns: int, *, has_corner: bool) -> Grid:
    grid, width = Grid(list(taken)), columns + 1
    cells = [(lines[index], lines[index].text) for index in taken]
    shift = 0 if has_corner else 1
    row = [cut(line, 0, len(text), place + shift) for place, (line, text) in enumerate(cells[: width - shift])]
    grid.rows.append(row)
    below = cells[width - shift :]
    for start in range(0, len(below), width):
        piece = below[start : start + width]
        grid.rows.append([cut(line, 0, len(text), column) for column, (line, text) in enumerate(piece)])
    return grid
