"""Financial years as the months that they are: FY2024/25, fiscal year 2026, the 2023–24 financial year.

When one begins is told by the text itself (the fiscal year runs from July to June), else by its country
(`fiscal_year` of datasets/areas.toml). Where neither does, a financial year stays the year that it is called.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from etl.model import Period
from etl.patterns import pattern, values
from etl.rules import Rules

FISCAL = pattern("meaning.fiscal.fiscal", re.IGNORECASE)
SPLIT = pattern("meaning.fiscal.split")
BEFORE = pattern("meaning.fiscal.before", re.IGNORECASE)
AFTER = pattern("meaning.fiscal.after", re.IGNORECASE)
SAME = pattern("meaning.fiscal.same_zh")
SECOND_YEAR, MONTHS_OF = pattern("meaning.fiscal.second_year"), pattern("meaning.fiscal.months_of")
SEASON = pattern("meaning.fiscal.season", re.IGNORECASE)
RUNS = pattern("meaning.fiscal.runs", re.IGNORECASE)
ENDS, ACCOUNTED = pattern("meaning.fiscal.ends"), pattern("meaning.fiscal.accounted")
MONTHS = values("meaning.fiscal.months")
BESIDE = 24  # characters around a year in which it is told to be a financial one
YEAR = 12  # months


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month in which financial years begin, and whether they are called by the year in which they end."""

    start: int
    is_named_by_end: bool = True
    is_told: bool = True  # the text speaks of financial years somewhere: then 2023–24 is one

    def of(self, period: Period, *, is_split: bool) -> Period:
        """The months of a financial year, or of a part of one that is told as a part of a year.

        >>> FiscalYear(10).of(Period("2026-01", "2026-03", "quarter", "during", False, ""), is_split=False).start
        '2025-10'
        """
        if period.start is None or period.end is None:
            return period
        back = 0 if is_split or not self.is_named_by_end else YEAR
        is_two = is_split and is_split_year(period)
        last = period.start if is_two else period.end  # 2024–25 is the year that begins in 2024
        shift = self.start - 1 - back
        first, end = _moved(period.start, shift, is_end=False), _moved(last, shift, is_end=True)
        return replace(period, start=first, end=end, grain="month")


def _moved(date: str, months: int, *, is_end: bool) -> str:
    """A year or a month as the month so many months later."""
    year, _, month = date.partition("-")
    place = int(year) * YEAR + (int(month[:2]) if month else YEAR if is_end else 1) - 1 + months
    return f"{place // YEAR}-{place % YEAR + 1:02}"


def fiscal_year_of(text: str, area: str | None, rules: Rules) -> FiscalYear | None:
    """When financial years begin in a text about an area; None where they are calendar years or nothing tells it."""
    known = rules.vocabulary.areas.get(area or "")
    country = rules.vocabulary.areas.get(known.within) if known is not None and known.within else known
    start = _told_start(text)
    if start is None and known is not None and country is not None:
        start = known.fiscal_year or country.fiscal_year  # a city may have one of its own
    if start is None or start == 1:
        return None
    is_named_by_end = country is None or country.fiscal_year_named_by == "end"
    return FiscalYear(start, is_named_by_end, any(cue.search(text) for cue in (FISCAL, ENDS, ACCOUNTED)))


def _told_start(text: str) -> int | None:
    """The month in which the financial years of a text begin, as it says itself: by their first month or their last."""
    runs = RUNS.search(text)
    if runs is not None:
        return int(MONTHS[runs["month"].lower()])
    ends = ENDS.search(text)
    last = None if ends is None else ends["of_fiscal"] or ends["behind_day"] or ends["before_day"]
    return None if last is None else int(MONTHS[last.lower()]) % YEAR + 1


def as_months(period: Period, text: str, start: int, end: int, fiscal: FiscalYear | None, around: str = "") -> Period:
    """A time as the months that it is, where its words or those beside them (`around`: that hold for all) tell that it
    is a financial year or a part of one."""
    is_part = period.grain in ("quarter", "half") or MONTHS_OF.search(text, start, end) is not None
    if fiscal is None or not (period.grain == "year" or is_part) or period.relation not in ("during", "as_of"):
        return period
    words = text[start:end]
    if (second := SECOND_YEAR.match(text, end)) is not None and _is_next(period, second["year"]):
        begun = replace(fiscal, is_named_by_end=False)  # the first half of 2024/25, read as that of 2024
        return begun.of(period, is_split=False)
    told = text[:end] if SAME.search(words) is not None else words  # 上财年同期, of 2021/2022财年前9个月
    is_split = fiscal.is_told and SPLIT.search(told) is not None and (is_split_year(period) or is_part)
    beside = text[max(0, start - BESIDE) : start] + "|" + text[end : end + BESIDE]
    is_fiscal = any(FISCAL.search(part) is not None for part in (words, around)) or _is_beside(beside)
    if SEASON.match(text, end) is not None or not (is_split or is_fiscal):
        return period
    return fiscal.of(period, is_split=is_split)


def _is_next(period: Period, second: str) -> bool:
    """Whether two digits behind a part of a year are those of the year after it."""
    return period.start is not None and (int(period.start[:4]) + 1) % 100 == int(second)


def _is_beside(around: str) -> bool:
    ahead, _, behind = around.partition("|")
    return BEFORE.search(ahead) is not None or AFTER.match(behind) is not None


def is_split_year(period: Period) -> bool:
    """Whether a stretch of years is of one year and the next.

    >>> is_split_year(Period("2024", "2025", "year", "during", False, ""))
    True
    """
    years = [date for date in (period.start, period.end) if date is not None and len(date) == len("2024")]
    return len(years) == 2 and int(years[1]) == int(years[0]) + 1


def is_financial(period: Period) -> bool:
    """Whether a stretch is a year that is none of the calendar: a split one, or twelve months over two years.

    >>> is_financial(Period("2022-07", "2023-06", "month")), is_financial(Period("2022-01", "2022-12", "month"))
    (True, False)
    """
    if is_split_year(period):
        return True
    if period.start is None or period.end is None or len(period.start) != 7 or len(period.end) != 7:
        return False
    first, last = (int(date[:4]) * 12 + int(date[5:7]) for date in (period.start, period.end))
    return last - first == 11 and period.start[:4] != period.end[:4]
