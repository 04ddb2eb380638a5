"""The times of one sentence: as they are written, with what the text that holds it tells of them.

Comes in: a sentence, and the time from which months, parts of a year and the year before count. Goes out: its times as
windows, those of them that are bases, the words that nothing resolves, the figures that others are compared with.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from etl.meaning.bases import year_before, years_earlier
from etl.meaning.compared import base_windows, belongs_to, is_old
from etl.meaning.compared_zh import is_of_amount
from etl.meaning.fiscal import FiscalYear, as_months, is_split_year
from etl.meaning.foretold import of_what_comes
from etl.meaning.part_ends import at_end
from etl.meaning.seasons import Seasons
from etl.meaning.series_times import in_series
from etl.meaning.stretches import from_january, two_compared, two_told, up_to_now
from etl.meaning.timed import TO_COME, Sentence, month_of
from etl.meaning.together import added_together
from etl.meaning.view import Placed, View
from etl.meaning.years_told import by_season, without_records
from etl.mentions.calendars import Calendar
from etl.mentions.discourse import Discourse
from etl.mentions.windows import Window, is_of_event, read_windows, windows_between
from etl.model import Period
from etl.patterns import pattern

YEAR = 12  # months
SOON = 2  # months behind the publication: what is told of them may be meant to come
AHEAD = TO_COME | {"cap"}  # what need not have come when a text came out
BEST_RU = pattern("meaning.times.best_ru")
YEAR_BEFORE = pattern("times.en.year_before")
AT_HAND_EN, SO_FAR = pattern("meaning.times.at_hand_en"), pattern("meaning.times.so_far")
NOT_YET_EN, TO_COME_EN = pattern("meaning.times.not_yet_en"), pattern("meaning.times.to_come_en")
SURVEYED, COUNTED_AS_OF = pattern("meaning.times.surveyed"), pattern("meaning.times.counted_as_of")
ASKED = 16  # characters before a day
DUE = pattern("times.ru.end_of_document_year")
MASTHEAD = "period.stated.during"


class SentenceTimes:
    """How the times of sentences are read in a text."""

    def __init__(self, published: str | None, fiscal: FiscalYear | None, *, is_short: bool) -> None:
        self.published, self._fiscal, self._is_short = published, fiscal, is_short
        self._seasons = Seasons()
        self.compared: tuple[Period, Period] | None = None  # a stretch of years, and the one it is compared with
        self.entitled: str | None = None  # the year in the title of a text without a date: its own

    def read(self, view: View, discourse: Discourse, now: Period | None) -> Sentence:
        """The times of a sentence; `now`: what the text before it is about."""
        is_told = bool(view.figures) and bool(discourse.speakers(view.index))
        if not self._is_short:
            inside = in_series(windows_between(discourse.windows, view.start, view.end), view.text)
            return Sentence(tuple(inside), tuple(w for w in inside if w.is_base), tuple(discourse.unknown), (), is_told)
        times = [time for time in discourse.times if view.start <= time.start < view.end]
        unknown: list[tuple[int, int]] = []
        calendar = Calendar(self.published or self.entitled)
        windows = read_windows(view.text, times, calendar, now, unknown, is_state=True)
        windows = [window for window in windows if not self._is_masthead(window.period)]
        windows = [window for window in windows if not _is_since_best(window, view)]
        windows = [replace(window, period=self._in_one_year(window.period)) for window in windows]
        windows = by_season(view, without_records(view, windows), now)
        windows = self._seasons.read(view, windows, now)
        windows = of_what_comes(windows, view)
        windows = [_surveyed(window, view) for window in self.by_months(windows, view.text)]
        windows = [replace(one, period=at_end(one.period, view.text, one.start, one.end)) for one in windows]
        is_english = view.language == "en"
        is_told_now = is_english or view.language == "ru"
        if (now is not None or is_told_now) and not any(figure.mention.kind in AHEAD for figure in view.figures):
            is_over = is_told_now and TO_COME_EN.search(view.text, view.start, view.end) is None
            come = [
                replace(one, period=self._come(one.period, is_over=is_over and _is_over(one, view))) for one in windows
            ]
            come = _held_before(windows, come)
            come = [one if DUE.match(view.text, one.start) else new for one, new in zip(windows, come, strict=True)]
            windows = come if is_english or all(_goes_on(one, two) for one, two in pairwise(come)) else windows
        windows = added_together(_up_to(windows, view, now, self.published), view)
        windows = [self._so_far(w, windows[:place]) if _is_bare(w, view) else w for place, w in enumerate(windows)]
        windows = self._in_korean(windows, view) if view.language == "ko" else windows
        self.compared = (two_told(windows) if is_english else None) or self.compared
        windows = in_series(windows, view.text)
        pairs = zip(view.figures, [*view.figures[1:], None], strict=False)
        old = [f for f, after in pairs if is_old(f, after, view) or any(is_of_amount(w, f, view) for w in windows)]
        if view.language == "ko" and old:
            windows = _before_the_new(windows, old, view)
        return Sentence(tuple(windows), tuple(base_windows(view, windows, old)), tuple(unknown), tuple(old), is_told)

    def _in_korean(self, windows: list[Window], view: View) -> list[Window]:
        """9월까지: from January on; of two stretches of years that are compared, the first as what the other is held
        against, also for the rest of the text."""
        windows = from_january(windows, self.published)
        compared = two_compared(windows, view)
        if compared is None:
            return windows
        self.compared = compared[1].period, compared[0].period
        return [replace(one, base_end=one.end) if one is compared[0] else one for one in windows]

    def by_months(self, windows: list[Window], text: str) -> list[Window]:
        """fiscal year 2026: the months that it has; a year earlier, beside one: the one before it."""
        made = [replace(one, period=as_months(one.period, text, one.start, one.end, self._fiscal)) for one in windows]
        if self._fiscal is None or all(one.period is other.period for one, other in zip(windows, made, strict=True)):
            return made
        return [
            replace(one, period=self._fiscal.of(one.period, is_split=True)) if is_split_year(one.period) else one
            for one in made
        ]

    def _so_far(self, window: Window, before: list[Window]) -> Window:
        """올해 240억이 목표이나 11월까지 150억, 2025년 들어 9월까지: from the beginning of that year on."""
        period = window.period
        if period.relation != "until" or period.start is not None or not period.is_inferred or period.end is None:
            return window
        years = [year for year in map(_year_told, before) if year is not None]
        if not years or period.grain not in ("month", "day"):
            return window
        end = f"{years[-1]}{period.end[4:]}"
        if self.published is not None and end > self.published:
            return window
        return replace(window, period=replace(period, start=f"{years[-1]}-01", end=end))

    def _is_masthead(self, period: Period) -> bool:
        """The day of publication, written out with its year, says when a text came out."""
        return self.is_of_publication(period) and period.rule == MASTHEAD and period.grain == "day"

    def _come(self, period: Period, *, is_over: bool = False) -> Period:
        """A month, half or quarter without its year that took that of the text, though it was far to come when the
        text came out, is of the year before: nobody has counted it yet."""
        start, now = month_of(period.start), month_of(self.published)
        soon = SOON
        if is_over and period.grain in ("month", "quarter"):
            is_quarter = period.grain == "quarter" and month_of(period.end) == (now or 0) + SOON
            soon = -1 if is_quarter else 0  # in the fourth quarter, told in its first month
        if not period.is_inferred or start is None or now is None or start - now <= soon:
            return period
        first, last = (None if date is None else years_earlier(date) for date in (period.start, period.end))
        return replace(period, start=first, end=last)

    def _in_one_year(self, period: Period) -> Period:
        """In January to September, told before they have come: both of the year before."""
        start, end = period.start or "", period.end or ""
        is_pair = (
            bool(start)
            and period.is_inferred
            and period.grain == "month"
            and start[:4] < end[:4]
            and start[5:] < end[5:]
        )
        if not is_pair or self.published is None or end <= self.published:
            return period
        return replace(period, end=f"{start[:4]}{end[4:]}")

    def is_of_publication(self, period: Period) -> bool:
        """Whether a time is the day on which the text came out, as exactly as that is known."""
        return (period.start, period.end) == (self.published, self.published)


def _is_bare(window: Window, view: View) -> bool:
    """Whether a time is told without its year: 11월까지; not 지난해 말까지."""
    return view.text[window.start].isdecimal() or view.language != "ko"


def _goes_on(one: Window, other: Window) -> bool:
    """Whether of two parts of a year without it the later one is not told first: 하반기 3분기와 4분기."""
    is_open = one.period.is_inferred and other.period.is_inferred and one.period.grain == other.period.grain
    return not is_open or one.is_base or other.is_base or (one.period.start or "") <= (other.period.start or "9")


def _up_to(windows: list[Window], view: View, now: Period | None, published: str | None) -> list[Window]:
    """So far this year, the year to date: a window that ends with the month that a text is about, or came out in; what
    was a year earlier, behind it, ends a year before."""
    made: list[Window] = []

    def is_so_far(window: Window) -> bool:
        return SO_FAR.search(view.text, window.start, window.end) is not None

    for one in windows:
        period, before = one.period, made[-1].period if made else None
        if period.relation == "since" and is_so_far(one):
            period = up_to_now(view, period, one, now, published)
        elif before is not None and is_so_far(made[-1]) and YEAR_BEFORE.match(view.text, one.start):
            period = replace(year_before(before) or period, rule="period.same_part")
        made.append(replace(one, period=period))
    return made


def _is_over(window: Window, view: View) -> bool:
    """In November, told in October: one month or quarter of which something is told that has been counted."""
    is_one = window.period.start == window.period.end or window.period.grain == "quarter"
    is_one = is_one and AT_HAND_EN.match(view.text, window.start, window.end) is None
    return is_one and (
        window.is_base or NOT_YET_EN.search(view.text, max(view.start, window.start - 16), window.start) is None
    )


def _held_before(read: list[Window], come: list[Window]) -> list[Window]:
    """A year earlier, behind a time that is of the year before: a year before that."""
    made, moved = [], ""
    for one, new in zip(read, come, strict=True):
        if new.period is not one.period:
            moved = new.period.start or ""
        elif moved and new.period.rule == "period.same_part" and new.period.start == moved:
            first, last = (None if date is None else years_earlier(date) for date in (one.period.start, one.period.end))
            new = replace(new, period=replace(new.period, start=first, end=last))
        made.append(new)
    return made


def _before_the_new(windows: list[Window], old: list[Placed], view: View) -> list[Window]:
    """지난해 980만 명이던 것이 2021년 말 1,130만 명으로, told in 2022: the year before the one that is written."""
    made = list(windows)
    for place, (one, after) in enumerate(pairwise(windows)):
        is_of_old = _leans_on_now(one) and any(belongs_to(one, figure, view) for figure in old)
        is_stated = after.period.rule.startswith("period.stated") and not after.is_base
        if is_of_old and is_stated and (after.period.end or "")[:4] == one.period.end:
            made[place] = replace(one, period=year_before(one.period) or one.period)
        if any(belongs_to(one, figure, view) for figure in old):
            made[place + 1] = _behind(one, after)
    return made


def _behind(old: Window, new: Window) -> Window:
    """작년 말 1,472원이던 환율은 6월 말, told in November: the month behind that of the old value."""
    first, last = month_of(old.period.end), month_of(new.period.start)
    is_month = new.period.grain == "month" and new.period.is_inferred and new.period.start == new.period.end
    if first is None or last is None or not is_month or new.is_base or not 0 < first - last < YEAR:
        return new
    later = f"{int((new.period.end or '')[:4]) + 1}{(new.period.end or '')[4:]}"
    return replace(new, period=replace(new.period, start=later, end=later))


def _leans_on_now(window: Window) -> bool:
    """Whether a time is a year counted from when the text came out."""
    return window.period.grain == "year" and window.period.rule == "period.relative.during"


def _is_since_best(window: Window, view: View) -> bool:
    """Максимальную с ноября 2024 года сумму: since when nothing was so high, no time of the figure."""
    if view.language != "ru" or window.period.relation != "since":
        return False
    return BEST_RU.search(view.text, max(view.start, window.start - 40), window.start) is not None


def _surveyed(window: Window, view: View) -> Window:
    """A day on which prices were asked, people counted or a vote held is that of the figures: 19일 실시한 조사에,
    以2020年11月1日零时为标准时点."""
    is_day = window.period.grain == "day" and window.period.relation == "during"
    if not is_day:
        return window
    is_meant: re.Match[str] | bool | None = SURVEYED.match(view.text, window.end)
    is_meant = is_meant or COUNTED_AS_OF.search(view.text, max(view.start, window.start - ASKED), window.start)
    is_meant = is_meant or is_of_event(view.text, window.start, window.end)
    if not is_meant:
        return window
    return replace(window, period=replace(window.period, relation="as_of"))


def _year_told(window: Window) -> str | None:
    """The year that a time is, or from whose beginning on it goes."""
    period = window.period
    if window.is_base or window.in_title or period.start is None:
        return None
    if period.grain == "year" and period.start == period.end:
        return period.start
    return period.start[:4] if period.relation == "since" and period.start.endswith("-01") else None
