"""What tables of every form have in common: cells on their way into a table, and what a cell can hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model import Line, Span
from etl.patterns import formed, pattern
from etl.reading.signs_zh import closed_up

YEAR = pattern("passages.tables_grid.year")
PART = pattern("passages.tables_grid.part")
STATE = pattern("passages.tables_grid.state")
MORE = pattern("passages.tables_grid.more")
PERIOD = formed(
    lambda: rf"(?:{YEAR}(?:[.\s]?\s?(?:{PART}|1[0-2]|0?[1-9])\.?)?|{PART}|{YEAR}\s?[~∼～–-]\s?{YEAR}|{MORE}){STATE}$"
)
BARE_YEAR = re.compile(r"(?:19|20)\d{2}$|[’'‘]\d{2}$|(?:19|20)\d{2}\.(?:1[0-2]|0?[1-9])$")
SIGN = r"[-−–△▲▼▽+]?"
MONEY = pattern("passages.tables_grid.money")
DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)*(?:[Ee][+-]\d{1,2})?"
BRACKETED = rf"(?:\(\s?[-−–△▲▼+]?\s?{DIGITS}\s?[%％]?\s?\)|\[\s?{DIGITS}\s?[%％]?\s?\])"
MARKS = pattern("passages.tables_grid.marks")
WORD_VALUE = formed(
    lambda: rf"(?:{SIGN}{MONEY}{DIGITS}%?{MARKS}?(?:{BRACKETED})?|{BRACKETED}|[-–—−]|…|\.{{2,3}}|n\.?a\.?|N/A|N\.A\.)$"
)
FIELD_VALUE = formed(
    lambda: (
        rf"(?:{SIGN}\s?{MONEY}\s?(?:\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?:[.,]\d+)?|{DIGITS})\s?%?\s?(?:{MARKS}|(?<=\s)\d)?(?:\s?{BRACKETED})?"
        rf"|{MONEY}\s?{BRACKETED})$"
    )
)
LABEL_WITH_NUMBER = pattern("passages.tables_grid.label_with_number")
YEAR_AND_WORDS = pattern("passages.tables_grid.year_and_words")
OWN_UNIT = pattern("passages.tables_grid.own_unit")
MISSING = pattern("passages.tables_grid.missing", re.IGNORECASE)
SCALE = pattern("passages.tables_grid.scale")
NAMES = pattern("passages.tables_grid.names")
ENGLISH = pattern("passages.tables_grid.english")
UNIT = pattern("passages.tables_grid.unit")
COUNTED = pattern("passages.tables_grid.counted")
UNIT_HEAD = pattern("passages.tables_grid.unit_head", re.IGNORECASE)
UNIT_BEHIND = re.compile(r"(?<!\s)\s*+[(（][^()（）\d]{1,8}[)）]$")  # behind a time at the head of a column
LONGEST_FIELD, LONGEST_LINE = 80, 600


class Piece(NamedTuple):
    """A stretch of a line without the blanks around it."""

    text: str
    start: int
    end: int


class RawCell(NamedTuple):
    """A cell with its words, where they stand and what it covers; `role` where its builder knows it."""

    text: str
    span: Span | None
    column: int
    width: int = 1
    height: int = 1
    is_header: bool = False
    role: str | None = None


@dataclass
class Grid:
    """A table under construction: its lines, its rows, and what stands around it."""

    lines: list[int] = field(default_factory=list)
    rows: list[list[RawCell]] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)  # lines of its own that name it, or its unit
    sources: list[int] = field(default_factory=list)
    needs_roles: bool = True
    marked_header: bool = False  # the first row is a header by its form


def cut(
    line: Line, start: int, end: int, column: int, width: int = 1, height: int = 1, *, is_header: bool = False
) -> RawCell:
    """The cell between two places of a line."""
    piece = line.text[start:end]
    text = piece.strip()
    if not text:
        return RawCell("", None, column, width, height, is_header)
    left = start + len(piece) - len(piece.lstrip())
    return RawCell(closed_up(text), line.span(left, left + len(text)), column, width, height, is_header)


def is_number(text: str) -> bool:
    """A number as a cell has it, perhaps with its unit: 1,234 · △3.2 · 12만 명 · 1,234 1)."""
    if not any(char.isdecimal() for char in text):
        return False
    if FIELD_VALUE.match(text) is not None:
        return True
    if LABEL_WITH_NUMBER.match(text) is not None:
        return False
    return OWN_UNIT.match(text) is not None and not is_period(text) and YEAR_AND_WORDS.match(text) is None


def is_unit(text: str) -> bool:
    """A unit and nothing else, in brackets or not: 천명 · (억 달러) · 10억 원 · %."""
    return (
        UNIT.match(text) is not None and (text[0] in "([（〔") == (text[-1] in ")]）〕") and PERIOD.match(text) is None
    )


def is_period(text: str) -> bool:
    """A year, a half, a quarter, a month, or some of them: 2024 · 2024.1~6 · 3/4 · ’23년 · 8월(%)."""
    return PERIOD.match(UNIT_BEHIND.sub("", text)) is not None


def are_units(row: Sequence[RawCell]) -> bool:
    """Whether a line has units behind its label and nothing else, and no label but one that says so: Unit | kt | %."""
    held = [cell for cell in row if cell.text]
    named = [cell for cell in held if cell.column > 0]
    is_labelled = any(cell.column == 0 and UNIT_HEAD.match(cell.text) is None for cell in held)
    return bool(named) and not is_labelled and all(is_unit(cell.text) for cell in named)
