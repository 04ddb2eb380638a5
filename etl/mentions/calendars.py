"""What a time expression means here: words that leave something open count from the document's date.

Comes in: a time expression with the years and months named before it. Goes out: its period, which says so
where something was filled in, or None where nothing tells which year is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import MAXYEAR, MINYEAR, date, timedelta

from etl.mentions.moments import Moment, TimeExpression
from etl.model import Period

QUARTER = 3  # months


@dataclass
class Calendar:
    """Fills in what the words leave open: the document's date, and the year last named."""

    published: str | None
    year: int | None = None
    month: int | None = None
    subject: Period | None = None  # the last period that is no base: 전년 동월 means the same months
    is_aside: bool = False  # the year told last is that of an old value

    def begin_with(self, topic: Period | None) -> None:
        """Count months, parts of a year and the year before from what the text is about."""
        until = topic.end or topic.start if topic is not None else None
        if topic is None or until is None:
            return
        self.year, self.subject = int(until[:4]), topic if topic.start and topic.end else None
        if topic.grain in ("day", "month"):
            self.month = int(until[5:7])

    def resolve(
        self, item: TimeExpression, *, remember: bool = True, recent: bool = False, is_old: bool = False
    ) -> Period | None:
        """The period of an expression, or None where nothing says which year is meant or no calendar has it.

        `remember`: later months without a year count from it; `recent`: 지난 stands before it; `is_old`: it
        is that of an old value, whose months the year before does not mean: down from 3.9% in March and 7.2% a year ago.
        """
        if item.first is None:
            return Period(None, self.published, "day", "until", self.published is None, "period.now")
        if item.first.same_year == "previous_part":
            part = _part_before(self.subject)
            if part is not None or item.first.relative_quarters is None:
                return part
        first, guessed = self._complete(item.first, recent)
        last, guessed_last = self._complete(item.last, recent) if item.last is not None else (None, False)
        if item.kind == "recent" and first is not None and last is not None and first.month and last.month:
            first, last = self._last_of(first, last)
        if first is None or (item.last is not None and last is None):
            return None
        if item.months and last is not None:
            first = _months_before(last, item.months - 1)
        if item.days and last is not None and last.has_day:
            first = _days_before(last, item.days - 1)
        if (
            (
                last is not None
                and item.last is not None
                and item.last is not item.first
                and item.last.year is None
                and first.year
                and last.month
                and first.month
            )
            and item.last.relative is None
            and (last.year, last.month) < (first.year, first.month)
        ):
            last = replace(last, year=first.year + 1)
            if guessed and self._is_ahead(last):  # between December and June, told in August
                first, last = replace(first, year=first.year - 1), replace(last, year=first.year)
        if not all(_is_on_calendar(moment.year) for moment in (first, last) if moment is not None):
            return None
        if (item.first.same_part or (item.last or item.first).same_part) and self.subject is not None and first.year:
            spans_years = self.subject.start and self.subject.end and self.subject.start[:4] != self.subject.end[:4]
            # FY2024/25: the one before it
            if item.first.same_year == "previous" and self.subject.start and spans_years:
                return _same_part(self.subject, int(self.subject.start[:4]) - item.first.years)
            if self.is_aside and item.first.same_year == "previous" and self.subject.start:
                return _same_part(self.subject, int(self.subject.start[:4]) - item.first.years)
            return _same_part(self.subject, first.year)
        is_of_years = (
            self.subject is not None and self.subject.grain == "year" and self.subject.start != self.subject.end
        )
        if is_of_years and item.first.same_year == "same" and self.subject is not None:
            return replace(self.subject, is_inferred=True)  # 9.5% in that year, of 2026-27
        is_now = item.first.relative_months == 0 or item.first.relative_days is not None
        if remember and not is_now:  # what comes behind now counts from what the text is about
            self.year, self.month = (last or first).year, (last or first).month
        period = _period(first, last, item.relation, guessed or guessed_last)
        if item.months:  # the six months to 1 January
            period = replace(period, grain="month")
        is_part = first.grain in ("month", "day", "quarter", "half")
        if item.relation == "until" and item.first.relative == 0 and is_part and period.start is None:
            period = replace(period, start=f"{first.year}-01", rule="period.this_year_until")
        self.is_aside = is_old if remember else self.is_aside
        if remember and not (is_old and self.subject) and period.start and period.end:
            self.subject = period
        if item.kind == "now" and self.published:
            return replace(period, end=self.published, is_inferred=True, rule="period.since_to_now")
        return period

    def _complete(self, moment: Moment, recent: bool = False) -> tuple[Moment | None, bool]:
        if moment.year is not None:
            return moment, False
        if moment.relative_days is not None or moment.relative_quarters is not None:
            return self._counted(moment), True
        if (
            (recent or moment.is_recent)
            and self.published
            and len(self.published) >= 7
            and moment.relative is None
            and moment.same_year is None
        ):
            return self._most_recent(moment), True
        base = int(self.published[:4]) if self.published else None
        if moment.relative is not None:
            return (None, True) if base is None else (replace(moment, year=base + moment.relative, relative=None), True)
        if moment.same_year is not None:
            year = self.year if self.year is not None else base
            if moment.same_year == "previous_month":
                if year is None or self.month is None:
                    return self._shifted(replace(moment, relative_months=-moment.years)), True
                months = year * 12 + self.month - 1 - moment.years
                return Moment(months // 12, months % 12 + 1), True
            if moment.same_year == "month" and year is not None:
                return replace(moment, year=year, month=self.month, same_year=None), True
            shift = {"next": 1, "previous": -1}.get(moment.same_year, 0)
            return (
                (None, True)
                if year is None
                else (replace(moment, year=year + shift * moment.years, same_year=None), True)
            )
        if moment.relative_months is not None:
            return self._shifted(moment), True
        year = self.year if self.year is not None else self._likely_year(moment, base)
        if year is None:
            return None, True
        if moment.day is not None and moment.month is None:
            if self.month is None:
                return None, True
            moment = replace(moment, month=self.month)
        return replace(moment, year=year), True

    def _counted(self, moment: Moment) -> Moment | None:
        """어제, 지난주, 지난 분기: so many days or quarters from the document's date."""
        if self.published is None or len(self.published) < 7:
            return None
        if moment.relative_quarters is not None:
            quarters = int(self.published[:4]) * 4 + (int(self.published[5:7]) - 1) // 3 + moment.relative_quarters
            return Moment(quarters // 4, quarter=quarters % 4 + 1)
        if len(self.published) < 10 or moment.relative_days is None:
            return None
        try:
            day = date.fromisoformat(self.published) + timedelta(moment.relative_days)
            if moment.weekday is not None:
                day += timedelta(moment.weekday - day.weekday())
        except OverflowError:
            return None
        return Moment(day.year, day.month, day.day)

    def _most_recent(self, moment: Moment) -> Moment:
        """지난 N월, 지난 N일: the last one before the document's date."""
        assert self.published is not None
        year, month = int(self.published[:4]), int(self.published[5:7])
        if moment.month is not None:
            return replace(moment, year=year - (moment.month > month))
        if moment.quarter is not None:
            return replace(moment, year=year - (moment.quarter * 3 > month))
        if moment.day is not None:
            today = int(self.published[8:10]) if len(self.published) >= 10 else 31
            months = year * 12 + month - 1 - (moment.day > today)
            return replace(moment, year=months // 12, month=months % 12 + 1)
        return replace(moment, year=year)

    def _likely_year(self, moment: Moment, base: int | None) -> int | None:
        """A month without a year: the document's year, or the one before if that month had not come."""
        if base is None or self.published is None or moment.month is None or len(self.published) < 7:
            return base
        return base - 1 if moment.month > int(self.published[5:7]) + 1 else base

    def _is_ahead(self, moment: Moment) -> bool:
        """Whether a month had not come when the text came out."""
        return self.published is not None and moment.year is not None and moment.iso()[:7] > self.published[:7]

    def _last_of(self, first: Moment, last: Moment) -> tuple[Moment, Moment]:
        """Last winter: the one that was over when the text came out."""
        year = last.year or 0
        if self.published is not None and f"{year:04d}-{last.month:02d}" >= self.published[:7]:
            year -= 1
        return replace(first, year=year - ((first.month or 0) > (last.month or 0))), replace(last, year=year)

    def _shifted(self, moment: Moment) -> Moment | None:
        if self.published is None or len(self.published) < 7 or moment.relative_months is None:
            return None
        months = int(self.published[:4]) * 12 + int(self.published[5:7]) - 1 + moment.relative_months
        return replace(moment, year=months // 12, month=months % 12 + 1, relative_months=None)


def _months_before(moment: Moment, months: int) -> Moment:
    count = (moment.year or 0) * 12 + (moment.month or 1) - 1 - months
    return Moment(count // 12, count % 12 + 1)


def _days_before(moment: Moment, days: int) -> Moment:
    day = date(moment.year or 0, moment.month or 1, moment.day or 1) - timedelta(days=days)
    return Moment(day.year, day.month, day.day)


def _part_before(subject: Period | None) -> Period | None:
    """As many months right before a stretch of them in one year; None where the subject is none."""
    if subject is None or subject.start is None or subject.end is None or {len(subject.start), len(subject.end)} != {7}:
        return None
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (subject.start, subject.end))
    if subject.grain not in ("quarter", "month") or last - first != QUARTER - 1:
        return None
    start, end = (f"{count // 12:04d}-{count % 12 + 1:02d}" for count in (first - QUARTER, first - 1))
    return Period(start, end, "quarter", "during", True, "period.relative.during")


def _period(first: Moment, last: Moment | None, relation: str, guessed: bool) -> Period:
    start: str | None = first.iso()
    end = last.iso(end=True) if last is not None else None
    rule = f"period.{'relative' if guessed else 'stated'}.{relation}"
    if relation == "since":
        end = end if last is not None and last != first else None
    elif relation == "until":
        start = None if last is None or last == first else start
    return Period(start, end, (last or first).grain, relation, guessed, rule)


def _is_on_calendar(year: int | None) -> bool:
    """Whether a year can be written as a date: not the one behind 9999 that the next year of a text may be."""
    return year is None or MINYEAR <= year <= MAXYEAR


def _same_part(subject: Period, year: int) -> Period | None:
    """The months of the subject in another year: 작년 동월, 전년 같은 기간; None where no calendar has them."""
    assert subject.start is not None
    assert subject.end is not None
    if not _is_on_calendar(year):
        return None
    if subject.grain == "day" and subject.start == subject.end:
        return Period(f"{year:04d}", f"{year:04d}", "year", "during", True, "period.same_part")
    shift = int(subject.start[:4]) - year
    start = f"{year:04d}{subject.start[4:]}"
    last = int(subject.end[:4]) - shift
    if not _is_on_calendar(last):
        return None
    return Period(start, f"{last:04d}{subject.end[4:]}", subject.grain, "during", True, "period.same_part")
