"""How the numbers of a delimited file are written: 1,234.5 or 1.234,5.

Comes in: the cells of a table as they stand in the file, and what cuts its rows. Goes out: the sign before decimals,
where the columns show it surely; UNSURE where a number with a point or a comma may mean either; nothing where numbers
are written as anywhere (1,234.5), or have neither sign.

    12,5   0,125   3.200,00   1 234,5     a decimal comma: none of them can be anything else
    12.5   0.125   3,200.00   1,234,567   a decimal point
    3,200  3.200                          either; with a semicolon between the cells nothing tells which
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from enum import Enum

from etl.intake.view import Cell, plain

POINT, COMMA, UNSURE, AS_ANYWHERE = ".", ",", "?", ""
SEMICOLON = ";"
NUMBER = re.compile(r"[^\w.,]{0,4}(?P<digits>\d[\d.,'’ \u00a0\u2009\u202f]*)[^\w.,]{0,3}")
BLANKS = re.compile(r"['’ \u00a0\u2009\u202f]")
WITH_COMMA = re.compile(r"\d{1,3}(?:\.\d{3})+,\d+|\d{4,},\d+|0,\d+|\d{1,3},(?:\d{1,2}|\d{4,})|\d{1,3}(?:\.\d{3}){2,}")
WITH_POINT = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{4,}\.\d+|0\.\d+|\d{1,3}\.(?:\d{1,2}|\d{4,})|\d{1,3}(?:,\d{3}){2,}")
EITHER_COMMA, EITHER_POINT = re.compile(r"[1-9]\d{0,2},\d{3}"), re.compile(r"[1-9]\d{0,2}\.\d{3}")
LIST = re.compile(r"\d+(?:,\d+){2,}")
FEWEST = 2  # numbers that show a decimal comma


class Shown(Enum):
    """What a number of a cell shows of its signs."""

    NOTHING = 0  # 3200
    COMMA = 1
    POINT = 2
    EITHER_COMMA = 3  # 3,200
    EITHER_POINT = 4  # 3.200
    LIST = 5  # 1,3,4


SURE = frozenset({Shown.COMMA, Shown.POINT})
SHAPES = (
    (WITH_COMMA, Shown.COMMA),
    (WITH_POINT, Shown.POINT),
    (EITHER_COMMA, Shown.EITHER_COMMA),
    (EITHER_POINT, Shown.EITHER_POINT),
    (LIST, Shown.LIST),
)


def find_decimal(cells: Iterable[Cell], delimiter: str) -> str:
    """The sign before decimals of a table.

    >>> from etl.intake.view import Piece
    >>> def rows(*texts):
    ...     return [Cell(row, 0, [Piece(text)]) for row, text in enumerate(texts)]
    >>> find_decimal(rows("12,5", "3.200,00"), ";"), find_decimal(rows("3,200", "1,100"), ";")
    (',', '?')
    >>> find_decimal(rows("3,200", "1,100"), ","), find_decimal(rows("12.5", "3,200"), ";")
    ('', '')
    """
    columns: dict[int, Counter[Shown]] = defaultdict(Counter)
    for cell in cells:
        shown = read_shown(plain(cell.pieces))
        if shown is not None:
            columns[cell.column][shown] += 1
    every = sum(columns.values(), Counter())
    is_asked = delimiter == SEMICOLON  # elsewhere a number that shows nothing is read as anywhere
    unless = UNSURE if is_asked else AS_ANYWHERE
    if every[Shown.POINT]:
        return unless if every[Shown.COMMA] else AS_ANYWHERE
    if every[Shown.COMMA] < FEWEST:
        return unless if every.keys() - {Shown.NOTHING, Shown.LIST} else AS_ANYWHERE
    if every[Shown.LIST] or any(_is_doubtful(found) for found in columns.values()):
        return unless
    is_even = all(2 * found[Shown.COMMA] >= found.total() for found in columns.values() if found[Shown.COMMA])
    return COMMA if is_asked or is_even else AS_ANYWHERE


def _is_doubtful(found: Counter[Shown]) -> bool:
    """Whether the numbers of a column have signs, and none shows which they are."""
    has_either = found[Shown.EITHER_COMMA] or found[Shown.EITHER_POINT]
    return bool(has_either) and not SURE & found.keys()


def read_shown(text: str) -> Shown | None:
    """What a cell shows of how its number is written; None if it is no number.

    >>> read_shown("1 234,5"), read_shown("3,200"), read_shown("2024"), read_shown("12.05.2023")
    (<Shown.COMMA: 1>, <Shown.EITHER_COMMA: 3>, <Shown.NOTHING: 0>, None)
    """
    found = NUMBER.fullmatch(text.strip())
    bare = BLANKS.sub("", found["digits"]) if found is not None else ""
    if bare.isdecimal():
        return Shown.NOTHING
    for shape, shown in SHAPES:
        if shape.fullmatch(bare):
            return shown
    return None
