"""The times of figures as they are handed on: period and base, the topics of scopes, the times of a sentence.

What is asked of a time alone, without its text, stands here as well: whether it can be what a text is about, whether it
lasts, whether it holds another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from etl.meaning.bases import default_base
from etl.meaning.view import Placed
from etl.mentions.windows import Window
from etl.model import Evidence, Mention, Period, Statement
from etl.patterns import pattern

RELATIVE = frozenset({"percent", "percentage_point", "times", "fraction"})
BY_DEFAULT = frozenset({"growth", "points", "change"})
TO_COME = frozenset({"plan", "forecast"})
SUPPLIED = pattern("meaning.times.supplied")
LEVEL_OF = pattern("meaning.times.level_of")
WHOLE_TITLE = re.compile(r"[<〈《『「\[【][^<>〈〉《》『』「」\[\]【】]+[>〉》』」\]】]")
WEEK = timedelta(6)
CARRIED = frozenset({"period.carried", "period.taken_over"})


@dataclass(frozen=True, slots=True)
class Timed:
    """The period and the base of a figure, and how they got there (None: by its own clause or sentence)."""

    period: Period | None
    base: Period | None
    how: str | None = None
    base_how: str | None = None
    evidence: tuple[Evidence, ...] | None = None  # of both; None: that of the mention holds


@dataclass(frozen=True, slots=True)
class Topic:
    """A time that a scope is about, and the words that name it; `period` is None where nothing resolves them."""

    period: Period | None
    place: Evidence | None = None
    is_of_statistics: bool = False  # the year in the title of a survey, which is about all that is told of it
    is_late: bool = False  # named behind the figures of its sentence: whoever speaks next has a time of their own


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of an earlier figure of the sentence."""

    figure: Placed
    period: Period | None
    is_old: bool
    own: Window | None  # the words of its own sentence that tell its time


@dataclass(frozen=True, slots=True)
class Sentence:
    """The times of a sentence, those of them that are bases, words that nothing resolves, and its old values."""

    windows: tuple[Window, ...]
    bases: tuple[Window, ...]
    unknown: tuple[tuple[int, int], ...]
    old: tuple[Placed, ...] = ()
    is_told: bool = False  # somebody is said to tell its figures


def years_of(period: Period) -> list[str]:
    """The years of a stretch of years; none of any other time."""
    if period.start is None or period.end is None or {len(period.start), len(period.end)} != {4}:
        return []
    return [str(year) for year in range(int(period.start), int(period.end) + 1)]


def is_year_end(period: Period) -> bool:
    """A count at the end of a year, beside which the year itself is no time before."""
    return period.start == period.end and period.grain == "month" and (period.end or "").endswith("-12")


def month_of(date: str | None) -> int | None:
    """Months since the year 0, of a date that tells one."""
    return int(date[:4]) * 12 + int(date[5:7]) if date is not None and len(date) >= len("2025-01") else None


def is_same(one: Period, other: Period | None) -> bool:
    """Whether two times begin and end together."""
    return other is not None and (one.start, one.end) == (other.start, other.end)


def as_read(mention: Mention, statement: Statement, *, has_base: bool = True) -> Timed:
    """What was read of a mention itself; a growth that has a time and no base has the year before; `has_base`: whether
    it is held against a time at all, as no level in prose is, and nothing that is held against another area."""
    period = mention.period
    if period is not None and period.rule not in CARRIED:
        period = deadline(period, mention)
    if not has_base:
        return Timed(period, None)
    if statement.transformation in BY_DEFAULT and mention.base_period is None:
        base = default_base(period)
        if base is not None:
            return Timed(period, base.period, None, base.how)
    return Timed(period, mention.base_period)


def deadline(period: Period, mention: Mention, behind: str = "") -> Period:
    """The time of a plan is the one by which it is to be reached (2030년까지 10억 달러로); what is supplied adds up."""
    is_plan = mention.kind in TO_COME and SUPPLIED.search(behind) is None
    if period.relation != "until" or period.start is not None or not (is_plan or mention.unit in RELATIVE):
        return period
    return replace(period, start=period.end, relation="during")


def holds(whole: Period, part: Period) -> bool:
    """Whether a part of a year or month begins in it."""
    return (part.start or "").startswith(whole.end or "?")


def opens(window: Window) -> bool:
    """Whether a time can be what a text is about: no base, no title, no bracket, no past event, no single day."""
    is_beside = window.is_base or window.in_title or window.in_bracket or window.aside_end or window.is_past_event
    return not is_beside and lasts(window.period)


def is_of_years(window: Window) -> bool:
    """최근 5년간: the whole years before the one in which a text came out."""
    period = window.period
    return window.is_past_event and period.relation == "during" and len(years_of(period)) > 1 and not window.is_base


def opens_heading(window: Window, heading: str) -> bool:
    """Whether a time of a heading is what its section is about: < 2024년 말 대부업 실태 > is no title of a work."""
    is_whole = WHOLE_TITLE.fullmatch(heading.strip()) is not None
    window = replace(window, is_past_event=False) if is_of_years(window) else window
    return opens(replace(window, in_title=False) if is_whole else window)


def of_heading(told: Sequence[Window], heading: str) -> list[Window]:
    """The times of a heading that its section is about, in brackets only where no other is (수출입 동향(2024년)); a
    part of a year that is told right behind it counts before it (2025년 11월 1~20일)."""
    told = [w for w in told if LEVEL_OF.match(heading, w.end) is None]
    windows = [w for w in told if opens_heading(w, heading)]
    windows = windows or [w for w in told if opens_heading(replace(w, in_bracket=False), heading)]
    if len(windows) > 1 and windows[1].start - windows[0].end <= 1 and holds(windows[0].period, windows[1].period):
        return windows[1:]
    return windows


def lasts(period: Period) -> bool:
    """A single day is the time of an event, unless a count is taken on it (1일 기준); so is last week."""
    if period.relation == "until" and period.start is not None and period.end is not None:
        return True  # 올해 9월까지
    if period.relation not in ("during", "as_of"):
        return False
    is_day = period.grain == "day" and (period.start == period.end or _is_week(period))
    return period.relation == "as_of" or not is_day


def _is_week(period: Period) -> bool:
    """Whether a time is a week counted from when a text came out: 지난주."""
    if not period.is_inferred or period.start is None or period.end is None or len(period.start) < len("2025-01-01"):
        return False
    return date.fromisoformat(period.end) - date.fromisoformat(period.start) == WEEK
