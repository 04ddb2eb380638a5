"""Labels of a table that are dates: 2024-01, 2024/1, 2024-01-01 00:00, 2024년 1월 1일, 1-Jan-24.

Comes in: a table. Goes out: the period of each such label, as the line of labels tells in which it stands. Days that are
all the first or all the last of their months, a month or more apart, stand for months, quarters, halves or years; where
every label may be a year and the next one (2009-10, 2010-11) none of them is a month. As Russian writes days
(01.01.2024) they tell what was there on that day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import gcd
from typing import NamedTuple

from etl.mentions.dates import find_times
from etl.mentions.moments import Moment
from etl.model import Cell, Period, Table
from etl.patterns import pattern

LABELS = frozenset({"row_label", "column_label"})
CLOCK = r"(?:[T\s]\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?)?"
DATE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])"
    rf"(?:(?P=sign)(?P<day>3[01]|[12]\d|0?[1-9])\.?{CLOCK})?"
)
YEAR_LAST, CYRILLIC = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}"), re.compile("[А-Яа-яЁё]")
LONGEST = 24  # characters of a date
FEWEST = 3  # days that stand for what lies between them
YEAR, HALF, QUARTER = 12, 6, 3  # months
MOST = {"month": 12, "quarter": 4, "half": 2, "day": 31}
PART_HEAD = pattern("passages.tables_grid.part_head")
YEAR_ALONE = pattern("mentions.dated_labels.year_alone")


class Date(NamedTuple):
    """A year and a month, and a day where it is told."""

    year: int
    month: int
    day: int | None

    @property
    def may_be_years(self) -> bool:
        """2010-11: a year and the next one."""
        return self.day is None and (self.year + 1) % 100 == self.month

    @property
    def months(self) -> int:
        """Counted through all years."""
        return self.year * YEAR + self.month - 1


def read_date(label: str) -> Date | None:
    """The date that a label is and nothing else.

    >>> read_date("2024-01"), read_date("2024/2/29 00:00"), read_date("2024.1"), read_date("2023-02-30")
    (Date(year=2024, month=1, day=None), Date(year=2024, month=2, day=29), None, None)
    """
    found = DATE.fullmatch(label.strip())
    if found is None or (found["day"] is None and found["sign"] == "."):  # 2024.1 is read with the years
        return None
    year, month, day = (int(found[name] or 0) for name in ("year", "month", "day"))
    return Date(year, month, day or None) if day <= monthrange(year, month)[1] else None


def _spelled(label: str) -> Date | None:
    """A day in words: 2024년 1월 1일, 1-Jan-24."""
    is_asked = len(label) <= LONGEST and YEAR_LAST.match(label) is None and CYRILLIC.search(label) is None
    found = find_times(label) if is_asked else []
    first = found[0].first if len(found) == 1 and found[0].last in (None, found[0].first) else None
    if first is None or (found[0].start, found[0].end) != (0, len(label.rstrip(" .,"))):
        return None
    return Date(first.year, first.month, first.day) if first.year and first.month and first.day else None


def dates_in(table: Table) -> dict[Cell, Period]:
    """The period of each label that is a date, or the number of a month, quarter or day beside or below its year."""
    lines: dict[tuple[str, int], list[tuple[Cell, Date]]] = defaultdict(list)
    for cell in table.cells:
        date = read_date(cell.text) or _spelled(cell.text) if cell.role in LABELS else None
        if date is not None:
            lines[cell.role, cell.row if cell.role == "column_label" else cell.column].append((cell, date))
    found = {cell: period for line in lines.values() for cell, period in _periods(line)}
    return found | dict(_numbered(table)) | dict(_below_years(table))


def _numbered(table: Table) -> Iterator[tuple[Cell, Period]]:
    """The times of rows whose years and months stand in columns of their own: 연도 | 월."""
    heads = [(cell, PART_HEAD.fullmatch(cell.text)) for cell in table.cells if cell.role == "corner"]
    parts = {cell.column: head.lastgroup or "" for cell, head in heads if head is not None}
    rows: dict[int, list[Cell]] = defaultdict(list)
    for cell in table.cells if parts else ():
        if cell.role == "row_label":
            rows[cell.row].append(cell)
    for labels in rows.values():
        years = [int(found["year"]) for cell in labels if (found := YEAR_ALONE.fullmatch(cell.text)) is not None]
        told = {parts[cell.column]: cell for cell in labels if cell.column in parts and cell.text.isdecimal()}
        moment = _moment(years[0], {name: int(cell.text) for name, cell in told.items()}) if len(years) == 1 else None
        if moment is not None:
            yield from ((cell, _stated(moment)) for cell in told.values())


def _moment(year: int, parts: dict[str, int]) -> Moment | None:
    """A year with the parts that are told; None where there is no such time."""
    month, day = parts.get("month"), parts.get("day")
    if any(not 1 <= part <= MOST[name] for name, part in parts.items()) or not parts:
        return None
    if day is not None:
        return Moment(year, month, day) if month is not None and day <= monthrange(year, month)[1] else None
    if month is not None:
        return Moment(year, month)
    return Moment(year, quarter=parts.get("quarter"), half=None if "quarter" in parts else parts["half"])


def _below_years(table: Table) -> Iterator[tuple[Cell, Period]]:
    """The months that stand as numbers below their year: 2022 over 11 and 12."""
    heads = [cell for cell in table.cells if cell.role == "column_label"]
    years = [(cell, int(found["year"])) for cell in heads if (found := YEAR_ALONE.fullmatch(cell.text)) is not None]
    for cell in heads:
        above = [(one, year) for one, year in years if one.row == cell.row - 1]
        over = (year for one, year in above if one.column <= cell.column < one.column + one.width)
        year = next(over, None) if cell.text.isdecimal() and len(cell.text) <= len("12") else None
        if year is not None and 1 <= int(cell.text) <= YEAR:
            yield cell, _stated(Moment(year, int(cell.text)))


def _periods(line: Sequence[tuple[Cell, Date]]) -> Iterator[tuple[Cell, Period]]:
    are_years = all(date.may_be_years for _, date in line)
    span = _span([date for _, date in line])
    for cell, date in line:
        if date.day is None and not are_years:
            yield cell, _stated(Moment(date.year, date.month))
        elif date.day is not None and span:
            yield cell, _stated(_around(date, span))
        elif date.day is not None:
            yield cell, _stated(Moment(date.year, date.month, date.day))


def _span(dates: Sequence[Date]) -> int:
    """For how many months each day stands; 0 where it stands for itself."""
    days = sorted(set(dates)) if all(date.day is not None for date in dates) else []
    if len(days) < FEWEST:
        return 0
    are_first = all(date.day == 1 for date in days)
    if not are_first and any(date.day != monthrange(date.year, date.month)[1] for date in days):
        return 0
    step = gcd(*(other.months - one.months for one, other in pairwise(days)))
    ends = [date.months if are_first else date.months + 1 for date in days]
    return next((span for span in (YEAR, HALF, QUARTER) if step % span == 0 and not any(at % span for at in ends)), 1)


def _around(date: Date, months: int) -> Moment:
    """The year, half, quarter or month that a day lies in."""
    if months == YEAR:
        return Moment(date.year)
    if months == HALF:
        return Moment(date.year, half=(date.month - 1) // HALF + 1)
    if months == QUARTER:
        return Moment(date.year, quarter=(date.month - 1) // QUARTER + 1)
    return Moment(date.year, date.month)


def _stated(moment: Moment) -> Period:
    return Period(moment.iso(), moment.iso(end=True), moment.grain, "during", False, "period.label")
