"""Tables drawn with bars: Markdown, and text with |, │ or ¦ between cells and +---+ around them.

A row whose cells were wrapped goes on over the lines below until one ends with a bar: | Volume⏎of services | 412,7 |.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line, Span
from etl.passages.tables.grid import Grid, RawCell, cut, is_number, is_period
from etl.passages.tables.ragged_bars import straighten

BARS = "|│┃¦"
BAR = re.compile(r"\\.|[|│┃¦]")
RULE = re.compile(r"\s*+[|│├¦]?\s*+:?-++:?\s*+(?:[|│+┼¦]\s*+:?-++:?\s*+)*[|│┤¦]?\s*+$")
BORDER = re.compile(r"\s*[+|├┌└╔╚┏┗╠┣¦][-=+─━═┼┬┴╪╬╦╩┳┻╋|¦]{2,}[+|┤┐┘╗╝┓┛╣┫¦]?\s*$")
FRAME = BARS + "+├┌└╔╚┏┗╠┣"  # what a line of a framed table begins with
MOST_LINES = 5  # of a row whose cells were wrapped


def read_bars(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where no bars stand."""
    text = lines[filled[place]].text
    if not (_has_bar(text) or BORDER.match(text)):
        return None
    grid, at = Grid(), place
    ruled, framed = False, True
    while at < len(filled):
        line, begin = lines[filled[at]], at
        if BORDER.match(line.text) or (RULE.match(line.text) and (_has_bar(line.text) or at == place + 1)):
            is_apart = at - 2 >= place and filled[at - 1] - filled[at - 2] > 1
            if not ruled and len(grid.rows) > 1 and (is_apart or len(grid.rows[0]) != len(grid.rows[-1])):
                return None, at - 1  # Excel | CSV | Print: what stands above a table is no head of it
            ruled = ruled or len(grid.rows) == 1
            at += 1
        elif _has_bar(line.text):
            of_row = _lines_of_row(lines, filled, at)
            grid.rows.append(_joined([_cells(lines[index]) for index in of_row]))
            at += len(of_row)
        else:
            break
        framed = framed and line.text.strip()[0] in FRAME
        grid.lines += filled[begin:at]
    grid.marked_header = ruled
    _give_corner(lines, grid)
    if _is_table(grid, ruled, framed):
        return grid, at
    straight = straighten(grid.rows) if all(lines[index].text.rstrip().endswith("|") for index in grid.lines) else None
    grid.rows = straight or grid.rows
    return (grid if straight is not None else None), at


def _has_bar(text: str) -> bool:
    return any(bar in text for bar in BARS)


def _lines_of_row(lines: Sequence[Line], filled: Sequence[int], at: int) -> list[int]:
    """The lines of a row: one, or those as far as the bar that closes what a bar has opened, none of them apart."""
    first = lines[filled[at]].text.strip()
    if first[0] not in BARS or (first[-1] in BARS and len(first) > 1):
        return [filled[at]]
    found = [filled[at]]
    for index in filled[at + 1 : at + MOST_LINES]:
        text = lines[index].text.strip()
        if index != found[-1] + 1 or (text[0] in BARS and len(text) > 1):
            break
        found.append(index)
        if text[-1] in BARS and len(text) > 1:
            return found
    return [filled[at]]


def _joined(pieces: Sequence[Sequence[RawCell]]) -> list[RawCell]:
    """The cells of a row from those of its lines: the last of a line goes on in the first of the next."""
    row = list(pieces[0])
    for piece in pieces[1:]:
        last, first = row[-1], piece[0]
        spans = [cell.span for cell in (last, first) if cell.span is not None]
        span = Span(spans[0].start, spans[-1].end) if spans else None
        row[-1] = last._replace(text=f"{last.text} {first.text}".strip(), span=span)
        row += [cell._replace(column=cell.column + last.column) for cell in piece[1:]]
    return row


def _give_corner(lines: Sequence[Line], grid: Grid) -> None:
    """A head whose bar at the beginning parts its empty corner, where no other row begins with one: | 2015 | 2014."""
    if len(grid.rows) < 2 or len(grid.rows[0]) + 1 != len(grid.rows[1]):
        return
    texts = [lines[index].text.strip() for index in grid.lines[:2]]
    if texts[0].startswith("|") and not texts[0].endswith("|") and not texts[1].startswith("|"):
        moved = [cell._replace(column=cell.column + 1) for cell in grid.rows[0]]
        grid.rows[0] = [RawCell("", None, 0), *moved]


def _is_table(grid: Grid, ruled: bool, framed: bool) -> bool:
    """With a rule below its first row, or framed by bars at both ends, or three rows of as many cells with numbers."""
    if len(grid.rows) < 2:
        return False
    if ruled:
        return True
    whole = [row for row in grid.rows if sum(bool(cell.text) for cell in row) > 1]  # not a label alone
    widths = {len(row) for row in whole}
    if framed:
        return len(widths) == 1
    numbers = [sum(is_number(cell.text) for cell in row[1:]) for row in grid.rows[1:]]
    is_even = len(widths) == 1 or _lacks_corner(grid.rows)
    return is_even and len(grid.rows) >= 3 and min(numbers) >= 1 and len(grid.rows[1]) >= 3


def _lacks_corner(rows: Sequence[Sequence[RawCell]]) -> bool:
    """Whether the first row has one cell fewer than all others, and times among them: 2021 | 2022."""
    widths = {len(row) for row in rows[1:]}
    return widths == {len(rows[0]) + 1} and any(is_period(cell.text) for cell in rows[0])


def _cells(line: Line) -> list[RawCell]:
    """The cells between the bars; a bar behind a backslash is a character."""
    text = line.text
    body = text.strip()
    lead = len(text) - len(text.lstrip())
    bars = [lead + found.start() for found in BAR.finditer(body) if len(found[0]) == 1]
    if bars and bars[0] == lead:
        bars.pop(0)
        lead += 1
    end = lead - 1 + len(body) if body[0] in BARS else lead + len(body)
    if bars and bars[-1] == end - 1:
        bars.pop()
        end -= 1
    cells, start = [], lead
    for column, bar in enumerate([*bars, end]):
        cell = cut(line, start, bar, column)
        cells.append(cell._replace(text=cell.text.replace("\\|", "|")))
        start = bar + 1
    return cells
