"""Times that are told by how many years they are away, and those that only tell since when nothing was like it.

    a four-fold increase in four years     what it is compared with lies so many years before
    to 170 billion within seven years      a plan is of the year so many years behind its publication
    its smallest crop since 2007/08        no time of anything that is told
    in marketing year 2019/20, over last year   the year before is the season before
    since 2010 road deaths have fallen 35%      a change is held against the time since which it has gone on

Comes in: a figure or the times of a sentence. Goes out: the base or time of the figure; the times that are left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.bases import Base, months_before, year_before
from etl.meaning.fiscal import is_financial
from etl.meaning.view import Placed, View
from etl.mentions.periods import Chosen
from etl.mentions.windows import SEASON, Window
from etl.model import Period, Statement
from etl.patterns import pattern, values

SINCE_WHEN = pattern("meaning.years_told.since_when")
OF_YEAR, THIS_YEAR = pattern("meaning.years_told.of_year"), pattern("meaning.years_told.this_year")
SINCE = pattern("meaning.years_told.since")
GOES_ON = pattern("meaning.years_told.goes_on")
IN_YEARS = pattern("meaning.years_told.in_years")
RECORD_KO = pattern("meaning.years_told.record_ko")
IN_YEARS_KO, GREW_KO = pattern("meaning.years_told.in_years_ko"), pattern("meaning.years_told.grew_ko")
LENGTHS_KO = values("meaning.years_told.lengths_ko")
MONTHS_KO = values("meaning.years_told.months_ko")
DECADE = pattern("meaning.years_told.decade")
WITHIN = pattern("meaning.years_told.within")
LAST_SEASON = pattern("meaning.years_told.last_season")
START_OF_YEAR = pattern("meaning.years_told.start_of_year")
CHANGES = frozenset({"growth", "points", "change", "ratio"})
HELD_SINCE = frozenset({"en", "ko"})  # languages in which a change since a time is held against it
YEAR = "year"
BEFORE = 72  # characters before a time
NEAR = 20  # characters before a change


def without_records(view: View, windows: list[Window]) -> list[Window]:
    """The times of a sentence but those since when nothing was as high or low; one that tells more of then stays."""
    return [
        window
        for window in windows
        if GOES_ON.match(view.text, window.end) is not None or not _is_of_record(view, window)
    ]


def _is_of_record(view: View, window: Window) -> bool:
    """Whether words of a record stand before a time, whose own words may begin with since; in Korean behind it."""
    if view.language == "ko":
        return RECORD_KO.match(view.text, window.end) is not None
    own = SINCE.match(view.text, window.start, window.end)
    stop = window.start if own is None else own.end()
    if THIS_YEAR.fullmatch(view.text, window.start, window.end) is not None:  # the first increase this year
        return OF_YEAR.search(view.text, max(view.start, window.start - BEFORE), window.start) is not None
    return SINCE_WHEN.search(view.text[max(view.start, window.start - BEFORE) : stop]) is not None


def by_season(view: View, windows: list[Window], now: Period | None) -> list[Window]:
    """Last year, where the text is about a season: the one before it."""
    season = now if now is not None and now.rule == SEASON else None
    told = []
    for window in windows:
        is_meant = season is not None and (window.is_base or season is not now)
        if is_meant and season is not None and LAST_SEASON.fullmatch(view.text, window.start, window.end) is not None:
            before = year_before(season)
            window = replace(window, period=replace(before, rule=SEASON)) if before is not None else window
        elif window.period.rule == SEASON:
            season = season if window.is_base else window.period
        told.append(window)
    return told


def of_years_told(period: Period | None, chosen: Chosen, view: View, now: Period | None) -> Period | None:
    """Last year, in a paragraph on a financial year: the one before that, where the calendar's is the same."""
    told = chosen.windows[-1] if len(chosen.windows) == 1 else None
    if told is None or now is None or view.text[told.start : told.end].casefold() != "last year":
        return period
    return year_before(now) if is_financial(now) else period


def since_behind(figure: Placed, windows: Sequence[Window]) -> Window | None:
    """The time right behind a figure since which it has changed: $5 billion in 2024, up 4% since 2019."""
    behind = (w for w in windows if 0 < w.start - figure.end <= len(" since the ") and w.period.relation == "since")
    return next(behind, None)


def base_since(view: View, statement: Statement, window: Window | None) -> Base | None:
    """The time since which a change has gone on: over the year since August 2020 rents rose 8%."""
    if view.language not in HELD_SINCE or window is None or statement.transformation not in CHANGES:
        return None
    start = window.period.start
    if window.period.relation != "since" or window.period.end is not None or start is None:
        return None
    if START_OF_YEAR.fullmatch(view.text, window.start, window.end) is not None:
        return None
    period = replace(window.period, end=start, relation="during", rule="period.base")
    return Base(period, window.start, window.end)


def base_by_years(view: View, figure: Placed, period: Period | None) -> Base | None:
    """So many years before the time of a change: rose 12% in five years, over the past decade fell by a fifth."""
    if view.language == "ko":
        return _base_by_length(view, figure, period)
    told = _years_of_change(view, figure)
    if told is None or period is None or period.start != period.end or period.start is None:
        return None
    count, start, end = told
    before = year_before(period, count) if 0 < count < 100 else None
    return Base(before, start, end) if before is not None else None


def _years_of_change(view: View, figure: Placed) -> tuple[int, int, int] | None:
    """How many years a change took, and where that is told: behind it, or before it at the head of its clause."""
    years = _years_behind(view, figure)
    if years is not None and IN_YEARS.fullmatch(view.text, figure.end, years.start) is not None:
        count = int(years.mention.value or 0)
        return (count, years.start, years.end) if years.mention.value == count else None
    if view.language != "en":
        return None
    before, after = view.neighbours(figure)
    decade = DECADE.search(view.text, figure.end, min(after, figure.end + BEFORE))
    decade = decade or DECADE.search(view.text, max(before, figure.start - 2 * BEFORE), figure.start)
    return (10, decade.start(), decade.end()) if decade is not None else None


def _base_by_length(view: View, figure: Placed, period: Period | None) -> Base | None:
    """5년 새 40% 늘었다, 한 달 만에 97% 급증했다: as long before the time of a Korean change; what grew again only
    after as long (3년 만에 0.3% 성장했다) tells no base."""
    told = IN_YEARS_KO.search(view.text, max(view.start, figure.start - NEAR), figure.start)
    if told is None or period is None or GREW_KO.match(view.text, figure.end) is None:
        return None
    count = int(told["count"]) if told["count"].isdecimal() else int(LENGTHS_KO[told["count"]])
    months = MONTHS_KO.get(told["unit"])
    found = year_before(period, count) if months is None else months_before(period, months * count)
    return Base(found, told.start(), told.end()) if found is not None else None


def due_within(view: View, figure: Placed, published: str | None) -> Period | None:
    """The year by which something is to be reached: to 170 billion within seven years."""
    years = _years_behind(view, figure)
    if years is None or published is None or WITHIN.fullmatch(view.text, figure.end, years.start) is None:
        return None
    count = years.mention.value
    if count is None or count != int(count):
        return None
    year = str(int(published[:4]) + int(count))
    return Period(year, year, "year", "during", True, "period.within_years")


def _years_behind(view: View, figure: Placed) -> Placed | None:
    """The number of years that stands next behind a figure."""
    behind = next((one for one in view.figures if one.start >= figure.end), None)
    is_years = behind is not None and behind.mention.unit == YEAR and behind.mention.mention_class == "duration"
    return behind if is_years else None
