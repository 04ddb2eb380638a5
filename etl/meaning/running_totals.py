"""What has added up since January by the day as of which an English text tells it, and what goes on with it.

Comes in: each figure in the order of its text, with its measure, its time and its base. Goes out: the same times; for a
sum that runs (as of 3 September the catch was 3.4 million tons) that from 1 January to the day, and for its base the
same part of the year before. What is there on that day (debts, vessels at sea), what is told by the day and what counts
from the beginning of a season stay as they are.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.bases import year_before
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.model import Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

LANGUAGE, FLOW, RULE = "en", "flow", "period.this_year_until"
ADDS_UP, ALL_THAT = pattern("meaning.running.adds_up"), pattern("meaning.running.all_that")
OF_OTHER_TIME, BY_THEN = pattern("meaning.running.of_other_time"), pattern("meaning.running.by_then")
WHOLE_YEAR = pattern("meaning.running.whole_year")
YEAR, MONTH = len("2024"), len("2024-09")
Times = tuple[Period | None, Period | None]


class RunningTotals:
    """The day up to which a text has added up last, and what it has."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._day: str | None = None
        self._measures: set[str | None] = set()

    def of(
        self, figure: Placed, view: View, statement: Statement, times: Times, own: Window | None, *, is_taken: bool
    ) -> Times:
        """The time of a figure and its base; `own`: the words of the sentence that tell it; `is_taken`: it is taken
        over from what was told before."""
        period, base = times
        if view.language != LANGUAGE or period is None or period.end is None or not self._is_flow(figure, statement):
            return times
        if OF_OTHER_TIME.search(view.text, view.start, view.end) is not None:
            return times
        day = self._day
        if own is not None and not is_taken and _is_as_of(own.period) and _is_day(period):
            is_sum = ADDS_UP.search(view.text, *view.clause_of(figure.start)) is not None
            is_sum = is_sum or (period.end == day and statement.measure in self._measures)
            if not is_sum or ALL_THAT.search(view.text, view.start, view.end) is not None:
                return times
            self._note(period.end, statement.measure)
            day = period.end
        total = _total(figure, view, period, day) if day is not None and statement.measure in self._measures else None
        return times if total is None else (total, _base_of(figure, view, total, base))

    def _is_flow(self, figure: Placed, statement: Statement) -> bool:
        """Whether what a figure measures adds up; a percentage that is no change or part tells of no sum."""
        concept = self._rules.vocabulary.concepts.get(statement.measure or "")
        is_rate = figure.mention.unit == "percent" and statement.transformation == "level"
        return concept is not None and concept.type == FLOW and not is_rate

    def _note(self, day: str, measure: str | None) -> None:
        """Go on with the latest day; that of a year before is what it is held against."""
        if self._day is None or day > self._day:
            self._day, self._measures = day, set()
        self._measures.add(measure)


def _total(figure: Placed, view: View, period: Period, day: str) -> Period | None:
    """From 1 January to the day: of what is told as of it, since January, or of a year before by the same date."""
    total = replace(period, start=f"{day[:YEAR]}-01-01", end=day, grain="day", relation="during", rule=RULE)
    if _is_day(period):
        return total if period.end == day else None
    if (period.start, period.end) == (f"{day[:YEAR]}-01", day[:MONTH]):
        return total
    years = _years_between(period, total)
    is_then = period.grain == "year" and period.start == period.end and years > 0
    if not is_then or BY_THEN.search(view.text, figure.end, view.clause_of(figure.start)[1]) is None:
        return None
    before = year_before(total, years)
    return replace(before, rule=RULE) if before is not None else None


def _is_as_of(period: Period) -> bool:
    return period.relation == "as_of" and period.grain == "day"


def _is_day(period: Period) -> bool:
    return period.grain == "day" and period.start == period.end


def _years_between(before: Period, after: Period) -> int:
    return int((after.end or "0")[:YEAR]) - int((before.end or "9999")[:YEAR])


def _base_of(figure: Placed, view: View, total: Period, base: Period | None) -> Period | None:
    """The same part of the year that a sum is held against, unless that is told to be all of it."""
    years = _years_between(base, total) if base is not None else 0
    is_year = base is not None and base.grain in ("year", "day") and base.start == base.end
    if base is None or not is_year or years <= 0 or WHOLE_YEAR.search(view.text, figure.end, view.end) is not None:
        return base
    before = year_before(total, years)
    return replace(before, rule=base.rule) if before is not None else base
