"""A time as words give it: a point or stretch on the calendar, and the expression that names it."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass

from etl.patterns import values

RELATIVE_YEARS = values("mentions.moments.relative_years")  # fmt: skip
HALVES = values("mentions.moments.halves")
LEAP_YEAR = 2000  # has every day
YEAR4 = r"(?:1[5-9]|20|21)\d{2}"


@dataclass(frozen=True, slots=True)
class Moment:
    """A point or stretch on the calendar, as far as the words give it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    half: int | None = None
    quarter: int | None = None
    decade: bool = False
    relative: int | None = None  # years from the document's date
    same_year: str | None = None  # 이듬해, 같은 해: leans on the year before
    relative_months: int | None = None
    relative_days: int | None = None  # 어제; with `weekday` a day of the week in which that day lies
    weekday: int | None = None  # 0: Monday
    relative_quarters: int | None = None  # 지난 분기, 上季度
    is_recent: bool = False  # 2023년 3월부터 지난 8월까지: the last one before the document's date
    same_part: bool = False  # 작년 동월, 전년 같은 기간: the months of the subject
    years: int = 1  # of `same_year`: so many years (months, of previous_month) before or behind the one named last

    @property
    def has_day(self) -> bool:
        """Whether a day is told that the calendar has: 30 February is told as its month.

        >>> Moment(2024, 2, 29).has_day, Moment(2023, 2, 29).has_day
        (True, False)
        """
        if self.day is None or self.month is None:
            return self.day is not None
        return self.day <= monthrange(self.year or LEAP_YEAR, self.month)[1]

    @property
    def grain(self) -> str:
        """The precision of the words."""
        if self.has_day or self.relative_days is not None:
            return "day"
        if self.relative_quarters is not None:
            return "quarter"
        for name in ("month", "quarter", "half"):
            if getattr(self, name) is not None:
                return name
        return "month" if self.relative_months is not None else "decade" if self.decade else "year"

    def iso(self, *, end: bool = False) -> str:
        """ISO 8601 at the precision of the words; halves, quarters and decades by their first or last part."""
        year = self.year or 0
        if self.decade:
            return f"{year + (9 if end else 0):04d}"
        if self.half is not None:
            return f"{year:04d}-{(6 if self.half == 1 else 12) if end else (1 if self.half == 1 else 7):02d}"
        if self.quarter is not None:
            return f"{year:04d}-{self.quarter * 3 - (0 if end else 2):02d}"
        if self.month is None:
            return f"{year:04d}"
        if not self.has_day:
            return f"{year:04d}-{self.month:02d}"
        return f"{year:04d}-{self.month:02d}-{self.day:02d}"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A stretch of the reading that names a time: from `first` to `last`."""

    start: int
    end: int
    first: Moment | None
    last: Moment | None
    relation: str = "during"
    kind: str = "date"  # date, now (지금까지), past (최근 3년간), ordinal (in the second), recent (last winter)
    days: int = 0  # the week to October 5: so many up to `last`
    months: int = 0  # the twelve months to June 2025: so many up to `last`; 0: from `first` on


def read_int(text: str | None) -> int | None:
    """The whole number in these digits; None for none."""
    return int(text) if text else None


def full_year(two_digits: int) -> int:
    """The year that two digits mean: from 1940 to 2039."""
    return 1900 + two_digits if two_digits >= 40 else 2000 + two_digits
