"""Tables in plain text and Markdown: which lines form one, and its cells with their offsets.

A plain-text table is a run of lines that end in the same number of cells (numbers, signs for
missing values), with or without a header of years; a line that holds only a label belongs to the
rows below it, which hold only a unit. A Markdown table has its bars.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.model import Cell, Line, Span, Table
from etl.passages.blocks import CAPTION, SOURCE, UNIT_LINE

NUMBER_CELL = re.compile(
    r"^(?:[-−–△▲▼+]?[$€₩]?\d[\d,]*(?:\.\d+)*%?(?:\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|[a-e]\)|\d\)|p|e)?|\([-−]?\d[\d,]*(?:\.\d+)?\)|[-–—−]|…|\.{2,3}|n\.?a\.?|N/A|N\.A\.)$"
)
YEAR_CELL = re.compile(r"^[’'‘]?(?:(?:19|20)\d{2}|\d{2})(?:년|\.\d{1,2}|e|p|E|P|\(p\)|F)?$")
BAR_ROW = re.compile(r"^\s*\|.*\|\s*$|^[^|]*\|[^|]*\|.*$")
BAR_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")
WORD = re.compile(r"\S+")


@dataclass
class Grid:
    """Rows of (text, span) under construction."""

    lines: list[int] = field(default_factory=list)
    rows: list[list[tuple[str, Span | None]]] = field(default_factory=list)


def find_tables(document: str, lines: Sequence[Line]) -> tuple[list[Table], frozenset[int]]:
    """Every table of the lines, and the indices of the lines that belong to them."""
    tables: list[Table] = []
    taken: set[int] = set()
    filled = [index for index, line in enumerate(lines) if line.text.strip()]
    place = 0
    while place < len(filled):
        grid, after = _bar_grid(lines, filled, place) or _plain_grid(lines, filled, place) or (None, place + 1)
        if grid is not None:
            tables.append(_table(document, len(tables) + 1, lines, filled, place, after, grid))
            taken.update(grid.lines)
        place = after
    return tables, frozenset(taken)


def _bar_grid(lines: Sequence[Line], filled: list[int], place: int) -> tuple[Grid, int] | None:
    if place + 1 >= len(filled) or "|" not in lines[filled[place]].text or not BAR_RULE.match(lines[filled[place + 1]].text):
        return None
    grid, at = Grid(), place
    while at < len(filled) and BAR_ROW.match(lines[filled[at]].text):
        line = lines[filled[at]]
        if at != place + 1:
            grid.rows.append(_bar_cells(line))
        grid.lines.append(filled[at])
        at += 1
    return grid, at


def _bar_cells(line: Line) -> list[tuple[str, Span | None]]:
    text = line.text.strip()
    lead = line.text.index(text)
    cells, start = [], lead + (1 if text.startswith("|") else 0)
    end = lead + len(text) - (1 if text.endswith("|") else 0)
    for piece in line.text[start:end].split("|"):
        cells.append(_cell(line, start, start + len(piece)))
        start += len(piece) + 1
    return cells


def _cell(line: Line, start: int, end: int) -> tuple[str, Span | None]:
    piece = line.text[start:end]
    text = piece.strip()
    if not text:
        return "", None
    left = start + piece.index(text)
    return text, Span(line.starts[left], line.starts[left + len(text) - 1] + 1)


def _plain_grid(lines: Sequence[Line], filled: list[int], place: int) -> tuple[Grid, int] | None:
    """A header or first row at `place`, and all rows that go with it."""
    label, cells = _split_row(lines[filled[place]])
    if len(cells) < 2 or len(label) > 4:
        return None
    count, at, pending = len(cells), place + 1, None
    is_header = all(YEAR_CELL.match(text) for text, _ in cells)
    grid = Grid([filled[place]], [_plain_row(label, cells, None, is_header)])
    while at < len(filled):
        line = lines[filled[at]]
        label, cells = _split_row(line)
        if len(cells) == count and len(label) <= 6:
            grid.rows.append(_plain_row(label, cells, pending, False))
        elif not cells and len(line.text.strip()) <= 24 and _is_label(line.text) and _rows_follow(lines, filled, at, count):
            pending = _cell(line, 0, len(line.text))
        else:
            break
        grid.lines.append(filled[at])
        at += 1
    data = len(grid.rows) - is_header
    return (grid, at) if data >= (1 if is_header else 2) and _is_table(grid, is_header) else None


def _is_label(text: str) -> bool:
    return not re.search(r"[.。!?:：]\s*$|다$", text.strip()) and not SOURCE.match(text)


def _rows_follow(lines: Sequence[Line], filled: list[int], at: int, count: int) -> bool:
    return at + 1 < len(filled) and len(_split_row(lines[filled[at + 1]])[1]) == count


def _split_row(line: Line) -> tuple[list[tuple[str, Span]], list[tuple[str, Span]]]:
    """Words of the label and, from the right, the cells."""
    words = [(found[0], Span(line.starts[found.start()], line.starts[found.end() - 1] + 1)) for found in WORD.finditer(line.text)]
    at = len(words)
    while at and (NUMBER_CELL.match(words[at - 1][0]) or YEAR_CELL.match(words[at - 1][0])):
        at -= 1
    return words[:at], words[at:]


def _plain_row(
    label: list[tuple[str, Span]], cells: list[tuple[str, Span]], above: tuple[str, Span | None] | None, header: bool
) -> list[tuple[str, Span | None]]:
    """label, unit, cells: the last word of a label is its unit if a label is left without it."""
    words = list(label)
    unit: tuple[str, Span | None] = ("", None)
    if words and (header or (_may_be_unit(words[-1][0]) and (len(words) > 1 or above is not None))):
        unit = words.pop()
    if words:
        name: tuple[str, Span | None] = (" ".join(text for text, _ in words), Span(words[0][1].start, words[-1][1].end))
    else:
        name = above if above is not None else ("", None)
    return [name, unit, *cells]


def _may_be_unit(word: str) -> bool:
    return re.search(r"(?:명|원|달러|불|톤|t|%|배럴|억|만|천|개|건|회|kg|km|㎢|MW|kWh|TEU|위안|루블|엔|유로|배|인|호|척|대|기|발|만kW)\)?$", word) is not None


def _is_table(grid: Grid, is_header: bool) -> bool:
    """Prose that happens to end in numbers has no labels, or labels of many words."""
    if is_header:
        return True
    return sum(bool(row[0][0]) for row in grid.rows) * 2 > len(grid.rows) and len(grid.rows) >= 3


def _table(
    document: str, ordinal: int, lines: Sequence[Line], filled: list[int], place: int, after: int, grid: Grid
) -> Table:
    columns = max(len(row) for row in grid.rows)
    cells = tuple(
        Cell(number, column, text, span, _role(grid, number, column))
        for number, row in enumerate(grid.rows)
        for column, (text, span) in enumerate(row)
        if text
    )
    caption, caption_span = _caption(lines, filled, place)
    source, source_span = _source(lines, filled, after)
    first, last = lines[grid.lines[0]], lines[grid.lines[-1]]
    return Table(
        document, ordinal, first.starts[0], last.starts[-1] + 1, caption, caption_span, source, source_span,
        len(grid.rows), columns, cells,
    )  # fmt: skip


def _role(grid: Grid, row: int, column: int) -> str:
    text = grid.rows[row][column][0]
    header = row == 0 and not _is_data_row(grid.rows[0])
    if header:
        return "corner" if column == 0 else "column_label"
    if column == 0:
        return "row_label"
    return "data" if NUMBER_CELL.match(text) or re.search(r"\d", text) else "unit" if column == 1 else "data"


def _is_data_row(row: list[tuple[str, Span | None]]) -> bool:
    numbers = [text for text, _ in row[1:] if text and NUMBER_CELL.match(text)]
    return any(not YEAR_CELL.match(text) for text in numbers)


def _caption(lines: Sequence[Line], filled: list[int], place: int) -> tuple[str | None, Span | None]:
    """The lines right above that name the table or its unit."""
    found = []
    for index in reversed(filled[max(0, place - 2) : place]):
        if not (CAPTION.match(lines[index].text) or UNIT_LINE.match(lines[index].text)):
            break
        found.insert(0, lines[index])
    if not found:
        return None, None
    text = " ".join(line.text.strip() for line in found)
    return text, Span(found[0].starts[0], found[-1].starts[-1] + 1)


def _source(lines: Sequence[Line], filled: list[int], after: int) -> tuple[str | None, Span | None]:
    for index in filled[after : after + 3]:
        text = lines[index].text
        if SOURCE.match(text):
            if re.match(r"^\s*[*※]?\s*[(\[]?(?:주|주석|Note|Notes)\s*\d*\s*[:：]", text):
                continue
            body = text.strip()
            left = text.index(body)
            return body, Span(lines[index].starts[left], lines[index].starts[left + len(body) - 1] + 1)
    return None, None
