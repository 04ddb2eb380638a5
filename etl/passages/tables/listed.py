"""Tables without heads: a list of labels with their numbers under a title, or a box of key figures.

    Refugees by nationality        3.8 million
    South Sudan 944,127            People to be assisted by the end of the year
    DR Congo 450,638               2.7 million
    Others 85,589                  People reached with assistance

Comes in: a place among the lines. Goes out: a grid of labels and numbers. A list of contents, whose numbers are those
of pages, lines of prose that end in a number, and a box of which nobody can tell whether the labels stand above or
below their numbers are refused.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Line
from etl.passages.blocks import LIST_ITEM, SOURCE
from etl.passages.style import STRONG_END
from etl.passages.tables.around import ends_in_unit, gives_unit
from etl.passages.tables.grid import Grid, RawCell, cut
from etl.patterns import pattern

ROW = pattern("passages.tables_listed.row")
AMOUNT = pattern("passages.tables_listed.amount")
COUNT = re.compile(r"[-−+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)")
ROWS, PAIRS, LONGEST_TITLE, LONGEST_LABEL = 3, 3, 120, 100
LETTERS = re.compile(r"[A-Za-z]{3}")

Found = tuple[Grid | None, int] | None


def read_listed(lines: Sequence[Line], filled: Sequence[int], place: int) -> Found:
    """A table at `place` and the place behind it; None where too few rows follow each other."""
    return _read_rows(lines, filled, place) or _read_box(lines, filled, place)


def _read_rows(lines: Sequence[Line], filled: Sequence[int], place: int) -> Found:
    """Label and number on a line, under a title; without a unit in that, most numbers must be no pages."""
    rows: list[re.Match[str]] = []
    while place + len(rows) < len(filled) and (row := ROW.fullmatch(lines[filled[place + len(rows)]].text)) is not None:
        rows.append(row)
    if len(rows) < ROWS or not place or not _is_title(lines[filled[place - 1]].text):
        return None
    above = lines[filled[place - 1]].text
    counts = sum(COUNT.fullmatch(row["number"]) is not None for row in rows)
    is_measured = gives_unit(above) or ends_in_unit(above)
    each_tells = any(row.string[row.end("label")] == ":" for row in rows)  # Births: 41,200: read as words are
    if not is_measured and (each_tells or counts * 2 <= len(rows)):
        return None
    grid = Grid(captions=[filled[place - 1]], needs_roles=False)
    for index, row in zip(filled[place:], rows, strict=False):
        grid.lines.append(index)
        grid.rows.append(_row(lines[index], row.span("label"), lines[index], row.span("number")))
    return grid, place + len(rows)


def _read_box(lines: Sequence[Line], filled: Sequence[int], place: int) -> Found:
    """Amounts that alternate with lines of words, of which each amount is closer to one than to the other."""
    end = place
    while end < len(filled) and _is_cell(lines[filled[end]].text) and (end == place or _alternates(lines, filled, end)):
        end += 1
    first_is_amount = AMOUNT.fullmatch(lines[filled[place]].text) is not None
    pairs = (end - place) // 2
    is_whole = (end - place) % 2 == 0 and (not place or not _alternates(lines, filled, place))
    if pairs < PAIRS or not (_stand_together(filled[place : place + 2 * pairs]) or is_whole):
        return None
    if (end - place) % 2 and not first_is_amount and _gap(filled, end - 2) >= _gap(filled, end - 1):
        return None  # a line of words at both ends: a title above, or below it the next
    grid = Grid(needs_roles=False)
    for at in range(place, place + 2 * pairs, 2):
        above, below = lines[filled[at]], lines[filled[at + 1]]
        label, amount = (below, above) if first_is_amount else (above, below)
        grid.lines += filled[at : at + 2]
        grid.rows.append(_row(label, (0, len(label.text)), amount, (0, len(amount.text))))
    return grid, place + 2 * pairs


def _row(of_label: Line, label: tuple[int, int], of_number: Line, number: tuple[int, int]) -> list[RawCell]:
    named = cut(of_label, *label, 0)._replace(role="row_label")
    return [named, cut(of_number, *number, 1)._replace(role="data")]


def _gap(filled: Sequence[int], at: int) -> int:
    """How many lines on the next line with something on it is."""
    return filled[at + 1] - filled[at]


def _stand_together(indices: Sequence[int]) -> bool:
    """Whether within each pair the lines are closer to each other than to the pairs beside it."""
    within = [indices[at + 1] - indices[at] for at in range(0, len(indices), 2)]
    between = [indices[at + 1] - indices[at] for at in range(1, len(indices) - 1, 2)]
    return max(within) < min(between)


def _alternates(lines: Sequence[Line], filled: Sequence[int], at: int) -> bool:
    first, second = (AMOUNT.fullmatch(lines[filled[one]].text) is not None for one in (at - 1, at))
    return first != second


def _is_cell(text: str) -> bool:
    """An amount, or a line of words that is no sentence, no point of a list and no source."""
    if AMOUNT.fullmatch(text) is not None:
        return True
    is_short = len(text.strip()) <= LONGEST_LABEL and LETTERS.search(text) is not None
    is_apart = LIST_ITEM.match(text) is not None or SOURCE.match(text) is not None or "|" in text or "\t" in text
    return is_short and not is_apart and STRONG_END.search(text) is None


def _is_title(text: str) -> bool:
    """A line that ends like no sentence and is no row itself."""
    is_short = len(text.strip()) <= LONGEST_TITLE and LETTERS.search(text) is not None
    return is_short and STRONG_END.search(text) is None and ROW.fullmatch(text) is None
