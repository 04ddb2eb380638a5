"""Which part of a time is a figure's: the whole year, what has passed of it, one end of a stretch, one of its years.

Comes in: a figure with the time that its words choose, the times of its sentence, and what was read of the figures
before it. Goes out: the time as it is the figure's, unchanged where nothing says more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.meaning.bases import SPAN, year_before
from etl.meaning.compared import belongs_to, is_transition
from etl.meaning.compared_zh import is_of_amount
from etl.meaning.fiscal import is_split_year
from etl.meaning.timed import RELATIVE, Read, Sentence, holds, lasts, years_of
from etl.meaning.view import Placed, View
from etl.mentions.periods import Chosen
from etl.mentions.windows import SEASON, Window
from etl.model import Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

THEME = pattern("meaning.times.theme")
CUMULATED = pattern("meaning.times.cumulated")
ANNUAL = pattern("meaning.times.annual")
AVERAGE = pattern("meaning.times.average")
RUNNING = pattern("meaning.times.running")
UP_TO = pattern("meaning.times.up_to", re.IGNORECASE)
BY = pattern("meaning.times.by", re.IGNORECASE)
ADDS_UP = pattern("meaning.times.adds_up")
BETWEEN = {code: pattern(f"meaning.times.between_{code}") for code in ("en", "ru")}
BEFORE = 24  # characters before a time
EACH = pattern("meaning.places.each")
SO_FAR = pattern("meaning.times.so_far")
EACH_YEAR = pattern("meaning.times.each_year")
EACH_YEAR_BEFORE = pattern("meaning.times.each_year_before")
TO_MONTH = pattern("meaning.times.to_month")
FROM = "from "
CHANGES = frozenset({"growth", "change", "points"})
OLD_BEHIND = pattern("meaning.compared.old_behind")
EVER, THIS_YEAR = pattern("meaning.times.ever"), pattern("meaning.times.this_year")
LEAST_YEARS = 3  # of a stretch that is told as one: 2018–22
SET_AGAINST, COMPARES = pattern("meaning.times.set_against"), pattern("meaning.times.compares")
FROM_JANUARY, SAME_PART = "period.from_january", "period.same_part"
SPLIT = re.compile(r"\d\s?[/–-]\s?\d")


def of_the_year(
    figure: Placed, view: View, sentence: Sentence, period: Period | None, now: Period | None
) -> Period | None:
    """연간 목표: of the whole year, in a text on a part of it; 연간 누계는: of what has passed of it by the time that
    the text is about, `now`."""
    before, _ = view.neighbours(figure)
    added = CUMULATED.search(view.text, view.start, figure.start) if view.language == "ko" else None
    if added is not None and not any(added.end() <= w.start < figure.start and not w.is_base for w in sentence.windows):
        is_whole = period is not None and period.grain == "year" and now is not None and holds(period, now)
        return _so_far(now if is_whole else period)
    named = ANNUAL.search(view.text, before, figure.start)
    if named is None or period is None or any(named.end() <= w.start < figure.start for w in sentence.windows):
        return period
    year = (period.end or period.start or "")[:4]
    return Period(year, year, "year", "during", True, "period.annual")


def _so_far(period: Period | None) -> Period | None:
    """From the beginning of the year to the end of a part of it."""
    end = period.end if period is not None else None
    if period is None or end is None or len(end) <= len("2025"):
        return period
    start = f"{end[:4]}-01-01"[: len(end)]
    return replace(period, start=start, relation="during", rule="period.this_year_until")


def end_of_stretch(figure: Placed, view: View, sentence: Sentence, read: list[Read], period: Period) -> Period:
    """Between 2019 and 2024 it rose from A to B: A is of the first of these years, B of the last."""
    is_stretch = period.grain == "year" and period.rule not in (SEASON, "period.same_part")  # not 2022/23
    if not is_stretch or not period.start or not period.end or period.start == period.end:
        return period
    before = read[-1] if read else None
    pair = two_told(sentence.windows) if view.language == "en" else None
    if figure in sentence.old and is_transition(figure, view):
        return replace(period, end=period.start) if pair is None else replace(pair[1], rule=period.rule)
    if before is not None and before.is_old and is_transition(before.figure, view):
        return replace(period, start=period.end) if pair is None else replace(pair[0], rule=period.rule)
    return period


def two_told(windows: Sequence[Window]) -> tuple[Period, Period] | None:
    """Two stretches of as many years that an English sentence tells, one behind the other, the later first: in
    2018–22 lower than in 2013–17."""
    told = {(w.period.start, w.period.end): w.period for w in windows if _is_stretch(w.period)}
    for later in told.values():
        begin, years = int((later.start or "")[:4]), years_of(later)
        if len(years) >= LEAST_YEARS and (before := told.get((str(begin - len(years)), str(begin - 1)))) is not None:
            return later, before
    return None


def within(period: Period, whole: Period) -> bool:
    """Whether a time lies within a longer one of years, without being all of it."""
    start, end = (period.start or "")[:4], (period.end or "")[:4]
    is_inside = bool(start and end) and (whole.start or "9") <= start <= end <= (whole.end or "")
    return is_inside and (period.start, period.end) != (whole.start, whole.end)


def _is_stretch(period: Period) -> bool:
    return period.grain == "year" and bool(period.start and period.end) and period.start != period.end


def up_to_now(view: View, period: Period, window: Window, now: Period | None, published: str | None) -> Period:
    """Since January, in a text on a month: up to that; so far this year: up to the month in which a text came out."""
    start = period.start or ""
    is_open = (
        view.language in ("en", "ru")
        and period.relation == "since"
        and period.end is None
        and len(start) == len("2025-01")
    )
    told = now.end if now is not None and now.end is not None and len(now.end) >= len(start) else None
    told = told or (published if SO_FAR.search(view.text, window.start, window.end) is not None else None)
    if not is_open or told is None or not start < told[: len(start)] or told[:4] != start[:4]:
        return period
    return replace(period, end=told[: len(start)], relation="during", is_inferred=True)


def at_its_end(statement: Statement, view: View, period: Period, window: Window, rules: Rules) -> Period:
    """Prices rose 10% in the twelve months to September: what does not add up is so at the end of them."""
    concept = rules.vocabulary.concepts.get(statement.measure or "")
    is_change = statement.transformation in CHANGES and concept is not None and concept.type != "flow"
    if not is_change or period.end is None or TO_MONTH.match(view.text, window.start, window.end) is None:
        return period
    return replace(period, start=period.end, grain="month", is_inferred=True)


def as_ended(window: Window, view: View, period: Period | None) -> Window:
    """A window as a text goes on with it: the end of the twelve months, where a figure is of their end."""
    is_ended = view.language == "en" and period is not None and window.period.start != period.start
    if not is_ended or period is None or TO_MONTH.match(view.text, window.start, window.end) is None:
        return window
    return replace(window, period=period)


def is_average(figure: Placed, view: View) -> bool:
    """Whether a Korean percentage is the growth of each of several years: 연평균 증가율은 4.3%."""
    before, _ = view.neighbours(figure)
    is_growth = view.language == "ko" and figure.mention.unit == "percent"
    return is_growth and AVERAGE.search(view.text, before, figure.start) is not None


def running(figure: Placed, view: View, period: Period, window: Window) -> Period:
    """By the end of September the running total for the year was 2 billion, as of 5 May 412 cases had been reported in
    2022: from the beginning of the year on."""
    is_point = period.grain in ("month", "day") and period.end is not None and period.start in (None, period.end)
    within = (view.start, view.end) if view.language == "zh" else view.clause_of(figure.start)
    told = RUNNING.search(view.text, *within) if is_point else None
    if told is None or (told["year"] or (period.end or "")[:4]) != (period.end or "")[:4]:
        return period
    is_end = view.language == "zh" or UP_TO.search(view.text, max(view.start, window.start - BEFORE), window.start)
    return replace(period, start=f"{(period.end or '')[:4]}-01", rule="period.this_year_until") if is_end else period


def from_january(windows: Sequence[Window], published: str | None) -> list[Window]:
    """9월까지, told in October: from January on, as 올해 9월까지 is; 작년 같은 기간 behind it is that part of the year
    before. `summed` takes that back where nothing is added up."""
    made: list[Window] = []
    whole: Period | None = None
    for one in windows:
        period, year = one.period, (published or "?")[:4]
        is_open = period.relation == "until" and period.start is None and period.grain == "month" and period.is_inferred
        if is_open and not one.is_base and year <= (period.end or "") <= (published or ""):
            whole = period = replace(period, start=f"{year}-01", rule=FROM_JANUARY)
        elif whole is not None and period.rule == SAME_PART and (before := year_before(whole)) is not None:
            period = replace(before, rule=SAME_PART)
        made.append(replace(one, period=period))
    return made


def summed(figure: Placed, view: View, period: Period, statement: Statement, rules: Rules) -> Period:
    """9월까지, of what adds up since January; of a stock, or all that ever was (9월 말까지 누적), without beginning."""
    if period.rule != FROM_JANUARY:
        return period
    before, after = view.neighbours(figure)
    concept = rules.vocabulary.concepts.get(statement.measure or "")
    is_flow = concept is not None and concept.type == "flow" and EVER.search(view.text, before, after) is None
    if is_flow or THIS_YEAR.search(view.text, view.start, after) is not None:
        return period
    return replace(period, start=None)


def two_compared(windows: Sequence[Window], view: View) -> tuple[Window, Window] | None:
    """Two stretches of years that a Korean sentence says are compared, the earlier first: 2015∼19년과 2020∼24년을
    비교한, 2010~14년 대비 2015~19년."""
    for one, other in pairwise(windows):
        first, last = one.period, other.period
        is_pair = all(p.grain == "year" and p.start and p.end and p.start < p.end for p in (first, last))
        if not is_pair or (first.end or "") >= (last.start or ""):
            continue
        if SET_AGAINST.fullmatch(view.text, one.end, other.start) and COMPARES.match(view.text, other.end, view.end):
            return one, other
    return None


def added_up(figure: Placed, view: View, period: Period, window: Window) -> Period:
    """By the end of April 4,700 had been killed: all until then, since nobody knows when."""
    is_point = period.start == period.end and period.start is not None and period.grain in ("month", "day")
    if not is_point or view.language != "en" or figure.mention.unit in RELATIVE or period.relation == "since":
        return period
    by = BY.search(view.text, max(view.start, window.start - BEFORE), window.start)
    if by is None or ADDS_UP.search(view.text, *view.clause_of(figure.start)) is None:
        return period
    return replace(period, start=None, relation="until")


def is_of_all(figure: Placed, view: View) -> bool:
    """Whether a change is not from one end of its time to the other: that of each year, by 2.1% a year on average."""
    before, after = view.neighbours(figure)
    if SPAN.search(view.text, figure.end, view.end) is not None:
        return True
    is_growth = view.language == "en" and figure.mention.unit == "percent"
    is_each = EACH_YEAR.match(view.text, figure.end, after) or EACH_YEAR_BEFORE.search(view.text, before, figure.start)
    return is_growth and is_each is not None


def between_ends(view: View, period: Period, window: Window) -> tuple[Period, Period] | None:
    """Between August 2023 and August 2024 it rose by 5%, с 2019 по 2024 год: what the change came to, and what it is
    compared with."""
    is_two = period.start is not None and period.end is not None and period.start != period.end
    is_so_far = (period.start or "").endswith("-01") and (period.start or "")[:4] == (period.end or "")[:4]
    between = BETWEEN.get(view.language)
    if (
        between is None
        or not is_two
        or is_so_far
        or not between.search(view.text[max(0, window.start - 8) : window.start])
    ):
        return None
    is_from = view.text[max(0, window.start - 5) : window.start].casefold() == FROM
    if (view.language == "ru" or is_from) and period.grain != "year":
        return None  # с июля по сентябрь: of the window
    return replace(period, start=period.end), replace(period, end=period.start, rule="period.base")


def of_each(figure: Placed, view: View, period: Period) -> Period:
    """2022~2024년 수출은 각각 5만, 6만, 7만 톤이었다: each figure is of one of the years, in their order."""
    years = years_of(period)
    told = EACH.search(view.text, view.start, figure.start) if len(years) > 1 else None
    if told is None:
        return period
    behind = [one for one in view.figures if one.start >= told.end() and one.mention.unit == figure.mention.unit]
    if len(behind) != len(years) or figure not in behind:
        return period
    year = years[behind.index(figure)]
    return replace(period, start=year, end=year)


def is_shared(figure: Placed, view: View, sentence: Sentence, chosen: Chosen) -> bool:
    """2024년 수출은 3억 달러에서 4억 달러로: the only time of the sentence is that of the new value."""
    windows = [w for w in sentence.windows if not w.in_bracket]
    if (
        len(windows) != 1
        or windows[0] not in chosen.windows
        or windows[0].end > figure.start
        or belongs_to(windows[0], figure, view)
        or is_of_amount(windows[0], figure, view)
    ):
        return False
    return view.language != "ko" or THEME.search(view.text, windows[0].end, figure.start) is not None


def is_of_new(figure: Placed, view: View, sentence: Sentence, chosen: Chosen) -> bool:
    """Whether the time that an old value has found is that of the new one: 1년 전 4만 톤이던 생산량이 8월 5만 톤으로;
    2024년 수출은 3억 달러에서 4억 달러로."""
    last = chosen.windows[-1] if chosen.windows else None
    if view.language == "ko" and last is not None and last.start >= figure.end:
        return not last.in_bracket and OLD_BEHIND.fullmatch(view.text, figure.end, last.start) is None
    return is_transition(figure, view) and is_shared(figure, view, sentence, chosen)


def closed(period: Period, sentence: Sentence) -> Period:
    """A window that is still open ends on the day on which it is told."""
    if period.relation != "since" or period.end is not None or not sentence.is_told:
        return period
    days = [w.period.end for w in sentence.windows if w.period.relation == "during" and not lasts(w.period)]
    return replace(period, end=next((day for day in days if day and day > (period.start or "")), None))


def is_season(period: Period, chosen: Chosen, view: View) -> bool:
    """Whether a time is written as a split year, which has no ends of its own: 2022-23, 2022/23."""
    words = view.text[chosen.windows[-1].start : chosen.windows[-1].end] if chosen.windows else ""
    return is_split_year(period) and SPLIT.search(words) is not None
