"""Tables drawn with bars: Markdown, and text with | or │ between cells and +---+ around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line
from etl.passages.tables.grid import Grid, RawCell, cut, is_number
from etl.passages.tables.ragged_bars import straighten

BAR = re.compile(r"\\.|[|│┃]")
RULE = re.compile(r"\s*+[|│├]?\s*+:?-++:?\s*+(?:[|│+┼]\s*+:?-++:?\s*+)*[|│┤]?\s*+$")
BORDER = re.compile(r"\s*[+|├┌└╔╚┏┗╠┣][-=+─━═┼┬┴╪╬╦╩┳┻╋|]{2,}[+|┤┐┘╗╝┓┛╣┫]?\s*$")


def read_bars(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where no bars stand."""
    text = lines[filled[place]].text
    if not (_has_bar(text) or BORDER.match(text)):
        return None
    grid, at = Grid(), place
    ruled = False
    while at < len(filled):
        line = lines[filled[at]]
        if BORDER.match(line.text) or (RULE.match(line.text) and (_has_bar(line.text) or at == place + 1)):
            is_apart = at - 2 >= place and filled[at - 1] - filled[at - 2] > 1
            if not ruled and len(grid.rows) > 1 and (is_apart or len(grid.rows[0]) != len(grid.rows[-1])):
                return None, at - 1  # Excel | CSV | Print: what stands above a table is no head of it
            ruled = ruled or len(grid.rows) == 1
        elif _has_bar(line.text):
            grid.rows.append(_cells(line))
        else:
            break
        grid.lines.append(filled[at])
        at += 1
    grid.marked_header = ruled
    _give_corner(lines, grid)
    if _is_table(lines, grid, ruled):
        return grid, at
    straight = straighten(grid.rows) if all(lines[index].text.rstrip().endswith("|") for index in grid.lines) else None
    grid.rows = straight or grid.rows
    return (grid if straight is not None else None), at


def _has_bar(text: str) -> bool:
    return "|" in text or "│" in text or "┃" in text


def _give_corner(lines: Sequence[Line], grid: Grid) -> None:
    """A head whose bar at the beginning parts its empty corner, where no other row begins with one: | 2015 | 2014."""
    if len(grid.rows) < 2 or len(grid.rows[0]) + 1 != len(grid.rows[1]):
        return
    texts = [lines[index].text.strip() for index in grid.lines[:2]]
    if texts[0].startswith("|") and not texts[0].endswith("|") and not texts[1].startswith("|"):
        moved = [cell._replace(column=cell.column + 1) for cell in grid.rows[0]]
        grid.rows[0] = [RawCell("", None, 0), *moved]


def _is_table(lines: Sequence[Line], grid: Grid, ruled: bool) -> bool:
    """With a rule below its first row, or framed by bars at both ends, or three rows of as many cells with numbers."""
    if len(grid.rows) < 2:
        return False
    if ruled:
        return True
    framed = all(lines[index].text.strip()[0] in "|│┃+├┌└╔╚┏┗╠┣" for index in grid.lines)
    widths = {len(row) for row in grid.rows}
    if framed:
        return len(widths) == 1 and len(grid.rows[0]) >= 2
    numbers = [sum(is_number(cell.text) for cell in row[1:]) for row in grid.rows[1:]]
    return len(widths) == 1 and len(grid.rows) >= 3 and min(numbers) >= 1 and len(grid.rows[0]) >= 3


def _cells(line: Line) -> list[RawCell]:
    """The cells between the bars; a bar behind a backslash is a character."""
    text = line.text
    body = text.strip()
    lead = len(text) - len(text.lstrip())
    bars = [lead + found.start() for found in BAR.finditer(body) if len(found[0]) == 1]
    if bars and bars[0] == lead:
        bars.pop(0)
        lead += 1
    end = lead - 1 + len(body) if body[0] in "|│┃" else lead + len(body)
    if bars and bars[-1] == end - 1:
        bars.pop()
        end -= 1
    cells, start = [], lead
    for column, bar in enumerate([*bars, end]):
        cell = cut(line, start, bar, column)
        cells.append(cell._replace(text=cell.text.replace("\\|", "|")))
        start = bar + 1
    return cells
