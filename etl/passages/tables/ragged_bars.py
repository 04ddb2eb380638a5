"""Rows with bars behind every cell, as a page loses its grid, whose heads have lost the cells that they go on over.

    Показатели | Единица | отчет | прогноз |
    2023 | 2024 |
    1 | 2 | 3 | 4 |
    1.1 | Численность населения | тыс. чел. | 751,0 | 743,4 |

Comes in: rows of cells. Goes out: the same with heads over the columns at the right end, without a row that numbers
the columns and without a column that numbers the rows; None where too few rows have as many cells and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.passages.tables.grid import RawCell, is_number, is_period

ORDINAL = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?$")
FEWEST_ROWS, FEWEST_CELLS = 2, 3


def straighten(rows: Sequence[Sequence[RawCell]]) -> list[list[RawCell]] | None:
    """The rows with every head over its column."""
    kept = [row for row in rows if not _numbers_columns(row)]
    width = max((len(row) for row in kept), default=0)
    whole = [row for row in kept if len(row) == width and any(_is_value(cell) for cell in row[1:])]
    if len(whole) < FEWEST_ROWS or width < FEWEST_CELLS:
        return None
    first = kept.index(whole[0])
    made = [_shifted(row, width - len(row)) for row in kept[:first] if len(_filled(row)) > 1]
    made += [list(row) for row in kept[first:]]
    return [_without_first(row) for row in made] if all(ORDINAL.match(row[0].text) for row in whole) else made


def _is_value(cell: RawCell) -> bool:
    return is_number(cell.text) and not is_period(cell.text)


def _filled(row: Sequence[RawCell]) -> list[RawCell]:
    return [cell for cell in row if cell.text]


def _numbers_columns(row: Sequence[RawCell]) -> bool:
    """1 | 2 | 3 | 4"""
    texts = [cell.text for cell in row]
    return len(texts) > 1 and texts == [str(number) for number in range(1, len(texts) + 1)]


def _shifted(row: Sequence[RawCell], by: int) -> list[RawCell]:
    blanks = [RawCell("", None, column) for column in range(by)]
    return [*blanks, *(cell._replace(column=cell.column + by) for cell in row)]


def _without_first(row: Sequence[RawCell]) -> list[RawCell]:
    return [cell._replace(column=cell.column - 1) for cell in row[1:]]
