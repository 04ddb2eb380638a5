"""Tables in plain text with blanks between cells: rows that end in the same number of numbers.

Comes in: a place among the lines. Goes out: a grid of label, unit and numbers, with the header above it.
A line that holds only a label belongs to the rows below it; a row may go on in the next line; a header
that comes back on a new page goes on with the table. Prose that ends in numbers is refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.model import Line, Span
from etl.passages.blocks import LIST_ITEM, PAGE_NUMBER, SOURCE
from etl.passages.tables.around import has_title, holds_times, names_table, states_unit
from etl.passages.tables.grid import BARE_YEAR, MISSING, Grid, Piece, RawCell, is_unit
from etl.passages.tables.head import Head, Level, Rows
from etl.passages.tables.heads import find_head, names_units
from etl.passages.tables.lines import (
    NOTHING,
    Cut,
    cut_labels,
    cut_periods,
    cut_row,
    cut_tailed,
    edges_of,
    fit,
    placed_under,
    words_of,
)
from etl.patterns import pattern
from etl.reading.signs_zh import closed_up

LABEL_WORDS = 7
GOES_ON = pattern("passages.tables_spaced.goes_on")
REST = re.compile(r"[)\]（(·ㆍ/a-zа-я]")
ENTRY = pattern("passages.tables_spaced.entry")
SAME_PAGE = 5  # lines in which a header may come back after a break


@dataclass
class Body:
    """Rows below a header, while they are gathered."""

    grid: Grid
    head: Head
    labels: list[tuple[Piece | None, ...]] = field(default_factory=list)
    real: list[int] = field(default_factory=list)  # of each row: numbers that are no years and not missing
    filled: set[int] = field(default_factory=set)  # columns that hold such a number somewhere
    entries: int = 0  # rows whose label looks like one of a reference or of a list of contents
    named: int = 0
    edges: list[tuple[int, int]] = field(default_factory=list)  # of each column, on a screen
    gapped: int = 0
    above: RawCell | None = None  # the label that rows without one take over
    opening: RawCell | None = None  # the first half of a label


def read_spaced(lines: Sequence[Line], filled: Sequence[int], place: int) -> tuple[Grid | None, int] | None:
    """A table at `place` and the place behind it; None where no row begins."""

    def row_at(at: int) -> Cut:
        return fit(cut_row(lines[filled[at]].text), counts) if at < len(filled) else NOTHING

    def tailed_at(at: int) -> Cut:
        return cut_tailed(lines[filled[at]].text) if at < len(filled) else NOTHING

    if _is_above_tabs(lines, filled, place):
        return None
    counts = _columns_below([lines[index] for index in filled[place : place + 2]])

    head = find_head(lines, filled, place, row_at, tailed_at)
    if head is None:
        return None
    body = Body(Grid(needs_roles=False), head)
    _add_head(lines, body)
    rows = row_at if head.last is None else tailed_at
    at = _gather(lines, filled, place + len(head.levels), body, rows)
    if not head.levels and any(holds_times(lines[index].text) for index in filled[max(0, place - 2) : place]):
        return None, max(place + 1, at)  # a head that its rows do not fit: no column can be told to be below which
    if not _is_table(body, states_unit(lines, filled, place), has_title(lines, filled, place)):
        return None, max(place + 1, at)
    return body.grid, at


def _is_above_tabs(lines: Sequence[Line], filled: Sequence[int], place: int) -> bool:
    """Whether a line of words stands above rows that tabs part: their title, no head of theirs."""
    text, below = lines[filled[place]].text, filled[place + 1 : place + 3]
    is_title = "\t" not in text.strip() and not holds_times(text)
    return is_title and len(below) > 1 and all("\t" in lines[index].text.strip() for index in below)


def _columns_below(heads: Sequence[Line]) -> tuple[int, ...]:
    """How many columns a line may stand over: by the times of it or the next line, else by its labels, with a corner
    or without."""
    periods = max(len(cut_periods(line).cells) for line in heads)
    if periods > 1:
        return (periods,)
    labels = len(cut_labels(heads[0]))
    return (labels, labels - 1) if labels > 1 else ()


def _add_head(lines: Sequence[Line], body: Body) -> None:
    """Header lines as rows: corner, units, and labels over one column or more."""
    for level in body.head.levels:
        line, width = lines[level.line], body.head.columns // max(1, len(level.labels))
        cells = []
        if level.corner:
            *names, last = level.corner
            corner = [last] if not names and not _names_unit(last.text) else list(names)
            if corner:
                cells.append(_cell(line, corner[0].start, corner[-1].end, 0, "corner"))
            if corner != [last]:
                cells.append(_cell(line, last.start, last.end, 1, "column_label"))
        spans = level.spans or tuple((number * width, width) for number in range(len(level.labels)))
        cells += [
            _cell(line, piece.start, piece.end, 2 + column, "column_label", wide)._replace(text=closed_up(piece.text))
            for piece, (column, wide) in zip(level.labels, spans, strict=True)
        ]
        body.grid.lines.append(level.line)
        body.grid.rows.append(cells)
        if len(level.labels) == body.head.columns and body.head.is_gapped:
            body.edges = [edges_of(line, piece) for piece in level.labels]
    if body.head.last is not None:  # over the words behind the numbers, and the number in their bracket
        line, last = lines[body.head.levels[0].line], body.head.last
        body.grid.rows[0].append(_cell(line, last.start, last.end, 2 + body.head.columns, "column_label", 2))


def _names_unit(text: str) -> bool:
    return re.search(r"단위|units?$|单位", text, re.IGNORECASE) is not None


def _cell(line: Line, start: int, end: int, column: int, role: str, width: int = 1) -> RawCell:
    return RawCell(closed_up(line.text[start:end]), line.span(start, end), column, width, role=role)


def _gather(lines: Sequence[Line], filled: Sequence[int], at: int, body: Body, rows: Rows) -> int:
    """Take rows as long as they fit; the place behind the last."""
    while at < len(filled):
        line, row = lines[filled[at]], rows(at)
        if (again := _head_again(lines, filled, at, body)) is not None:
            body.grid.lines.extend(level.line for level in _levels_at(filled, again, body))
            at = again + len(body.head.levels)
            continue
        taken = _take(lines, filled, at, body, rows)
        if taken:
            at += taken
        elif not row.cells and _is_label(line) and _rows_follow(lines, filled, at, body, rows):
            _add_label(line, lines[filled[at + 1]], rows(at + 1), body)
            body.grid.lines.append(filled[at])
            at += 1
        else:
            break
    return at


def _take(lines: Sequence[Line], filled: Sequence[int], at: int, body: Body, rows: Rows) -> int:
    """Add the row at a place; how many lines it fills, 0 if none begins here."""
    row, line, count = rows(at), lines[filled[at]], body.head.columns
    if row.words > LABEL_WORDS or not row.cells or SOURCE.match(line.text) or names_table(line.text):
        return 0
    cells = [(number, line, piece) for number, piece in enumerate(row.cells)]
    used = 1
    if len(cells) < count:
        rest = rows(at + 1)
        if row.label and not rest.label and len(rest.cells) == count - len(cells):
            cells += [(len(cells) + number, lines[filled[at + 1]], piece) for number, piece in enumerate(rest.cells)]
            used = 2
        else:
            placed = placed_under(line, row, body.edges)
            cells = [(column, line, piece) for column, piece in placed]
    if not cells or (used == 1 and len(row.cells) > count):
        return 0
    _add_row(line, row, cells, body)
    body.grid.lines.extend(filled[at : at + used])
    return used


def _add_row(line: Line, row: Cut, cells: list[tuple[int, Line, Piece]], body: Body) -> None:
    name, unit = _name_and_unit(line, row, body.above is not None)
    if name is not None and body.opening is not None:
        start = body.opening.span.start if body.opening.span else 0
        name = name._replace(
            text=f"{body.opening.text} {name.text}", span=Span(start, name.span.end if name.span else start)
        )
    name, body.opening = name or body.above, None
    body.above = name
    made = [cell for cell in (name, unit) if cell is not None]
    made += [_cell(of, piece.start, piece.end, 2 + column, "data") for column, of, piece in cells]
    made += [_cell(line, one.start, one.end, 2 + len(cells) + at, "data") for at, one in enumerate(row.tail or ())]
    body.grid.rows.append(made)
    body.named += name is not None
    text = line.text[: row.cells[0].start] if row.cells else line.text
    body.entries += bool(ENTRY.search(text.strip()) or LIST_ITEM.match(text))
    real = [column for column, _, piece in cells if not (BARE_YEAR.match(piece.text) or MISSING.match(piece.text))]
    body.real.append(len(real))
    body.filled.update(real)
    body.gapped += row.gapped
    if len(cells) == body.head.columns and row.gapped:
        body.edges = [edges_of(of, piece) for _, of, piece in cells]


def _name_and_unit(line: Line, row: Cut, is_below: bool) -> tuple[RawCell | None, RawCell | None]:
    """The last words of a label are its unit if a label is left without them, or stands above."""
    if not row.label:
        return None, None
    start, end = row.label[0].start, row.label[-1].end
    words = words_of(line.text[start:end])
    for first in range(max(0, len(words) - 3), len(words)):
        text = line.text[start + words[first].start : end]
        if (first or is_below) and is_unit(text):
            name = _cell(line, start, start + words[first - 1].end, 0, "row_label") if first else None
            return name, _cell(line, start + words[first].start, end, 1, "unit")
    return _cell(line, start, end, 0, "row_label"), None


def _is_label(line: Line) -> bool:
    text = line.text.strip()
    if (
        not text
        or len(text) > 30
        or PAGE_NUMBER.match(text)
        or SOURCE.match(text)
        or names_table(text)
        or line.kind == "heading"
    ):
        return False
    return re.search(r"[.。!?]\s*$|다$", text) is None


def _rows_follow(lines: Sequence[Line], filled: Sequence[int], at: int, body: Body, rows: Rows) -> bool:
    following = rows(at + 1)
    return len(following.cells) == body.head.columns and _head_again(lines, filled, at + 1, body) is None


def _add_label(line: Line, below: Line, row: Cut, body: Body) -> None:
    """A label over rows without one; over rows with their own it opens a section, or is half of a label."""
    start = len(line.text) - len(line.text.lstrip())
    cell = _cell(line, start, len(line.text.rstrip()), 0, "row_label")
    name, _ = _name_and_unit(below, row, True)
    if name is None:
        body.above = cell
    elif GOES_ON.search(cell.text) or REST.match(name.text):
        body.opening = cell
    else:
        body.grid.rows.append([cell])


def _head_again(lines: Sequence[Line], filled: Sequence[int], at: int, body: Body) -> int | None:
    """Where the header comes back: here, or behind a page number and a caption."""
    if not body.head.levels:
        return None
    wanted = "".join(lines[body.head.levels[0].line].text.split())
    for place in range(at, min(at + SAME_PAGE, len(filled))):
        text = lines[filled[place]].text
        if "".join(text.split()) == wanted:
            return place
        if not (
            PAGE_NUMBER.match(text) or names_table(text) or (re.search(r"계속|continued", text) and len(text) < 60)
        ):
            return None
    return None


def _levels_at(filled: Sequence[int], again: int, body: Body) -> list[Level]:
    return [
        level._replace(line=filled[again + number])
        for number, level in enumerate(body.head.levels)
        if again + number < len(filled)
    ]


def _is_table(body: Body, has_unit: bool, is_named: bool) -> bool:
    """Prose that happens to end in numbers has no labels, long ones, or numbers that are all years."""
    data, head = len(body.real), body.head
    real = sum(found > 0 for found in body.real)
    if not data or real * 2 <= data:
        return False
    if head.kind == "periods":
        return data >= 1 and (body.entries * 2 < data or has_unit)
    if body.entries * 3 > data and not has_unit:
        return False
    if head.kind == "labels":
        in_columns = head.is_gapped and body.gapped == data and head.columns > 1
        enough = 1 if has_unit else 2 if in_columns or is_named or names_units(head) else 3
        return data >= enough and body.named * 2 > data and (head.columns > 1 or has_unit or names_units(head))
    return body.named * 2 > data and data >= (2 if has_unit else 3) and len(body.filled) > 1
