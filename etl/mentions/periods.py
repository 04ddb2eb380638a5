"""Give each figure its period: which time expression of the text it belongs to, and what that means.

The nearest expression before the figure in its sentence counts, unless it is a base of comparison
(전년 대비) or stands in a bracket of its own; a bracket right behind the figure wins; without any, the
first one after it. A sentence that leans on the one before (이 기간, 이 중) takes over its period.
Relative words count from the document's date; whatever is filled in that way says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.mentions.moments import Moment, TimeExpression
from etl.model import Period

BASE_AFTER = re.compile(
    r"\s?(?:의\s)?(?:동기|동월|동일|같은\s?(?:기간|달|시기)|수준)?(?:\s?[(（][^()（）]{0,40}[)）])?(?P<figure>\s?[^\s,.;()]{0,24}\d(?:[^,;()]|,(?=\d)){0,16}?)?"
    r"(?:(?:과|와|에|의)?\s?(?:대비|에?\s?비해|에?\s?비하여|에?\s?비하면|견줘|비교|비하면)|(?<=\S)보다|"
    r"의\s?\d[\d.]*\s?배(?!럴)|의\s?(?:약\s)?(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇|여러|수[십백천])\s?배(?!럴)|의\s?절반|\d[\d.]*%\s?(?:수준|에)|(?:과|와)\s?(?:같|동일|비슷|마찬가지))"
    r"|\s?(?:同比)|\s(?:over|compared|than)\b"
)
BASE_BEFORE = re.compile(
    r"(?:\bthan in|\bcompared (?:with|to)|\bover|\bfrom|по сравнению с(?:\s[а-яё]+){0,3}|чем в|比|同)\s?$"
)
ON_YEAR = re.compile(r"\b(?:on|than|against|versus)\s$")  # up 24% on the previous year
SINCE_LATER = re.compile(r"(?:이후|이래)(?:부터|로|에|,|\s|$)")
SINCE_EVENT = re.compile(r"\s?[^\s,.]{1,10}(?:\s[^\s,.]{1,6})?\s(?:이후|이래)")
OTHER_TIME = re.compile(r"전년|작년|지난해|전월|같은|동기|동월|지난달|\d\s?[년월]")
LISTED = re.compile(r"\s?(?:\([^()\d]{0,30}\))?\s?(?:[,，·]|및|와|과)\s?(?:그리고\s)?$")
RIGHT_BEHIND = re.compile(
    r"(?:[가-힣]{0,3}\s?)?[(（]\s?$|\s(?:[a-z]+\s){0,2}(?:in|for|during)\s(?:the\s)?(?:period\s)?(?:from\s|of\s)?$|\sв\s$"
)
DATELINE = re.compile(r"\s\([A-Z][A-Za-z ]{1,16}\)\s?[-–—]{1,2}\s|电\s?")  # SEOUL, Aug. 8 (Yonhap) --
PUBLISHED_ON = re.compile(  # 지난 18일 공개한 자료에: when it came out, not what it is about
    r"(?:\s?\([^()]{1,12}\))?\s?(?:공개|발표|발간|배포|공표|펴|내놓)[가-힣]{1,3}\s(?:[^\s,.]+\s){0,3}?[^\s,.]*(?:자료|보고서|통계|동향|지표|연감|백서|집계|현황)"
)
RATIO_OF = re.compile(
    r"의\s?(?:\d[\d.]*\s?배|(?:약\s)?(?:두|세|네|다섯|여섯|일곱|여덟|아홉|열|몇|여러|수[십백천])\s?배|절반)"
)  # 전년(1117명)의 12배
SAID_ON = re.compile(r"\b(?:said|told|announced|reported|stated|added)(?:\s\w+)?\son\s$")
TITLE_OPENS = frozenset("‘'“\"「『《〈<`")
TITLE = re.compile(
    r"[^‘’'“”\"「」『』《》〈〉<>`\n]{0,40}(?:지표|보고서|동향|현황|잠정치|통계|결과|백서|연감|자료집?|전망|총람|연보|편람|실태|조사|분석|평가|추정)"
    r"[^‘’'“”\"「」『』《》〈〉<>`\n]{0,16}[’'”\"」』》〉>`]"
)
SUPERLATIVE = re.compile(r"\s?(?:가장|최대|최고|최저|처음|첫|역대|사상|제일)")
DAY_AS_OF = re.compile(r"\s?(?:현재|기준)")  # 15일 기준: the last 15th before the document's date
YEAR_BEFORE = ("a year ", "the previous year", "the year before", "last ")
SEPARATES = re.compile(r"[。;；,，]")


@dataclass(frozen=True, slots=True)
class Window:
    """A time expression with the period that it means here.

    A base of comparison (6월 3억 달러에 비해) is the period only of the figures inside the comparison.
    """

    start: int
    end: int
    period: Period
    base_end: int = 0  # where the words of a comparison end that begins with this time; 0: none
    in_bracket: bool = False
    in_title: bool = False  # of a work: ‘2024년 북한 대외무역 동향’

    @property
    def is_base(self) -> bool:
        """Whether the words begin a comparison."""
        return self.base_end > 0

    def dates(self, place: int) -> bool:
        """Whether a figure at `place` may have this period."""
        return not self.is_base or self.end <= place < self.base_end


@dataclass
class Calendar:
    """Fills in what the words leave open: the document's date, and the year last named."""

    published: str | None
    year: int | None = None
    month: int | None = None
    subject: Period | None = None  # the last period that is no base: 전년 동월 means the same months

    def resolve(self, item: TimeExpression, *, remember: bool = True, recent: bool = False) -> Period | None:
        """The period of an expression, or None where nothing says which year is meant.

        `remember`: later months without a year count from it; `recent`: 지난 stands before it.
        """
        if item.first is None:
            return Period(None, self.published, "day", "until", self.published is None, "period.now")
        first, guessed = self._complete(item.first, recent)
        last, guessed_last = self._complete(item.last, recent) if item.last is not None else (None, False)
        if first is None or (item.last is not None and last is None):
            return None
        if (
            (
                last is not None
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
        if (item.first.same_part or (item.last or item.first).same_part) and self.subject is not None and first.year:
            return _same_part(self.subject, first.year)
        if remember:
            self.year, self.month = (last or first).year, (last or first).month
        period = _period(first, last, item.relation, guessed or guessed_last)
        if remember and period.start and period.end:
            self.subject = period
        if item.relation == "until" and item.first.relative == 0 and first.month is not None and period.start is None:
            period = replace(period, start=f"{first.year}-01", rule="period.this_year_until")
        if item.kind == "now" and self.published:
            return replace(period, end=self.published, is_inferred=True, rule="period.since_to_now")
        return period

    def _complete(self, moment: Moment, recent: bool = False) -> tuple[Moment | None, bool]:
        if moment.year is not None:
            return moment, False
        if (
            recent
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
                    return self._shifted(replace(moment, relative_months=-1)), True
                months = year * 12 + self.month - 2
                return Moment(months // 12, months % 12 + 1), True
            if moment.same_year == "month" and year is not None:
                return replace(moment, year=year, month=self.month, same_year=None), True
            shift = {"next": 1, "previous": -1}.get(moment.same_year, 0)
            return (None, True) if year is None else (replace(moment, year=year + shift, same_year=None), True)
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

    def _shifted(self, moment: Moment) -> Moment | None:
        if self.published is None or len(self.published) < 7 or moment.relative_months is None:
            return None
        months = int(self.published[:4]) * 12 + int(self.published[5:7]) - 1 + moment.relative_months
        return replace(moment, year=months // 12, month=months % 12 + 1, relative_months=None)


def _period(first: Moment, last: Moment | None, relation: str, guessed: bool) -> Period:
    start, end = first.iso(), last.iso(end=True) if last is not None else None
    rule = f"period.{'relative' if guessed else 'stated'}.{relation}"
    if relation == "since":
        end = end if last is not None and last != first else None
    elif relation == "until":
        start = None if last is None or last == first else start
    return Period(start, end, (last or first).grain, relation, guessed, rule)


def _same_part(subject: Period, year: int) -> Period:
    """The months of the subject in another year: 작년 동월, 전년 같은 기간."""
    assert subject.start is not None
    assert subject.end is not None
    shift = int(subject.start[:4]) - year
    start = f"{year}{subject.start[4:]}"
    return Period(
        start, f"{int(subject.end[:4]) - shift}{subject.end[4:]}", subject.grain, "during", True, "period.same_part"
    )


def read_windows(
    text: str, times: list[TimeExpression], calendar: Calendar, topic: Period | None = None
) -> list[Window]:
    """Every time expression of a passage as a window, in order; `topic`: what the text before it was about."""
    windows = []
    calendar.year = calendar.month = calendar.subject = None
    if topic is not None and topic.start and times and times[0].first and times[0].first.same_year == "previous":
        calendar.year = int(topic.start[:4])
    if topic is not None and topic.grain != "year":
        calendar.subject = topic
        if topic.grain in ("day", "month") and topic.end and times and _is_bare_day(times[0]):
            calendar.year, calendar.month = int(topic.end[:4]), int(topic.end[5:7])
    for place, item in enumerate(times):
        base_end = _base_end(text, item)
        if item.first is not None and item.first.same_year == "previous" and calendar.year is None:
            calendar.year = _year_named_next(calendar, times[place + 1 : place + 2])
        recent = re.search(r"(?:지난|직전)\s?$", text[max(0, item.start - 4) : item.start]) is not None
        if calendar.month is None and _is_bare_day(item) and DAY_AS_OF.match(text, item.end):
            recent = True
        opened = text.rfind("(", max(0, item.start - 120), item.start)
        bracket = opened >= 0 and ")" not in text[opened : item.start] and not text.startswith(" 기준)", item.end)
        if item.first is not None and item.first.day is not None and PUBLISHED_ON.match(text, item.end):
            continue
        if DATELINE.match(text, item.end) or SAID_ON.search(text, max(0, item.start - 30), item.start):
            continue
        title = _in_title(text, item)
        background = bracket or title or item.relation == "since" or SINCE_EVENT.match(text, item.end) is not None
        period = calendar.resolve(item, remember=not base_end and not background, recent=recent)
        if period is None:
            continue
        windows.append(Window(item.start, item.end, period, base_end, bracket, title))
    return windows


def _is_bare_day(item: TimeExpression) -> bool:
    """1일~20일: the month is that of the text before."""
    first = item.first
    return first is not None and first.day is not None and first.month is None and first.relative_months is None


def lean_on_the_text(item: TimeExpression) -> bool:
    """Whether a time means something only with what the text before it is about: 전년, 같은 기간, 1~20일."""
    first = item.first
    return first is not None and (first.same_year == "previous" or first.same_part or _is_bare_day(item))


def _in_title(text: str, item: TimeExpression) -> bool:
    """Inside quotation marks that hold the name of a work, right behind the opening one."""
    if text[max(0, item.start - 2) : item.start].strip()[-1:] not in TITLE_OPENS:
        return False
    return TITLE.match(text, item.end) is not None


def _year_named_next(calendar: Calendar, following: list[TimeExpression]) -> int | None:
    """전년의 93%에서 지난해 87%로: the year before is the one before the year named next."""
    if not following or following[0].first is None or following[0].first.relative is None or not calendar.published:
        return None
    return int(calendar.published[:4]) + following[0].first.relative


def _base_end(text: str, item: TimeExpression) -> int:
    """Where the comparison ends that a time begins, or 0."""
    after = BASE_AFTER.match(text, item.end)
    if after is not None and not OTHER_TIME.search(after["figure"] or ""):
        ratio = RATIO_OF.search(after[0])
        return after.end() if ratio is None else max(item.end + ratio.start(), item.end)
    before = text[max(0, item.start - 48) : item.start]
    if item.first is not None and item.first.same_part and ON_YEAR.search(before):
        return item.end
    return item.end if BASE_BEFORE.search(before) else 0


@dataclass(frozen=True, slots=True)
class Chosen:
    """The period of a figure, where its words stand (None: taken over), and the base of comparison."""

    period: Period | None
    windows: tuple[Window, ...] = ()
    base: Window | None = None


def choose_period(
    text: str, start: int, end: int, sentence: tuple[int, int], windows: list[Window], before: Period | None, leans: bool,
    others: Sequence[int] = (),
) -> Chosen:  # fmt: skip
    """The period of the figure at [start, end) of `text`; `before` is the one it may take over, `others` the figures beside it."""
    own = [
        window
        for window in windows_between(windows, *sentence)
        if sentence[0] <= window.start and window.end <= sentence[1] and not _quote_between(text, window, start)
    ]
    bases = [window for window in own if window.is_base and not window.dates(start)]
    base = min(bases, key=lambda window: abs(window.start - start), default=None)
    usable = [window for window in own if window.dates(start)]
    behind = next((w for w in usable if w.start >= end and _is_right_behind(text, end, w)), None)
    if behind is not None:
        return Chosen(behind.period, (behind,), base)
    open_ones = [window for window in usable if not _in_other_bracket(text, window, start)]
    open_ones = [window for window in open_ones if not window.in_title] or open_ones
    ahead = [window for window in open_ones if window.end <= start]
    if ahead:
        return Chosen(*_nearest(text, start, ahead, others), base)
    if leans and before is not None:
        return Chosen(replace(before, is_inferred=True, rule="period.taken_over"), (), base)
    after = [window for window in open_ones if window.start >= end and not SEPARATES.search(text[end : window.start])]
    if after:
        return Chosen(after[0].period, (after[0],), base)
    return Chosen(None, (), base)


def windows_between(windows: list[Window], first: int, last: int) -> list[Window]:
    """The windows that begin in a stretch; they come in order."""
    return windows[bisect_left(windows, first, key=_start) : bisect_left(windows, last, key=_start)]


def _is_right_behind(text: str, end: int, window: Window) -> bool:
    """3억 달러(2023년) · 1,100 in December · 410 a year earlier."""
    between = text[end : window.start]
    return RIGHT_BEHIND.fullmatch(between) is not None or (
        between == " " and text.startswith(YEAR_BEFORE, window.start)
    )


def _start(window: Window) -> int:
    return window.start


def _quote_between(text: str, window: Window, start: int) -> bool:
    """The words stand in a quotation that has ended before the figure."""
    return text.find("”", window.end, start) >= 0 and text.find("“", window.end, start) < 0


def _in_other_bracket(text: str, window: Window, start: int) -> bool:
    """In a bracket that does not hold the figure."""
    if not window.in_bracket:
        return False
    return text.rfind("(", 0, window.start) >= start or text.find(")", window.end, start) >= 0


def _nearest(text: str, start: int, ahead: list[Window], others: Sequence[int]) -> tuple[Period, tuple[Window, ...]]:
    nearest = ahead[-1]
    if nearest.period.relation == "until" and nearest.period.rule == "period.now":
        dated = [window for window in ahead[:-1] if window.period.grain == "day" and window.period.end]
        if dated:
            return replace(nearest.period, end=dated[-1].period.end, is_inferred=False), (nearest, dated[-1])
        return nearest.period, (nearest,)
    listed = [nearest]
    for window in reversed(ahead[:-1]):
        if not LISTED.fullmatch(text[window.end : listed[0].start]):
            break
        listed.insert(0, window)
    if len(listed) > 1 and "각각" in text[listed[0].start : start]:
        place = sum(nearest.end <= other < start for other in others)
        chosen = listed[min(place, len(listed) - 1)]
        return replace(chosen.period, rule="period.respectively"), (chosen,)
    if len(listed) > 1 and listed[0].period.start:
        period = replace(nearest.period, start=listed[0].period.start, rule="period.listed")
        return period, tuple(listed)
    later = SINCE_LATER.search(text, nearest.end, start)
    if later is not None and SUPERLATIVE.match(text, later.end()) and len(ahead) > 1:
        return ahead[-2].period, (ahead[-2],)  # 1985년 집계 이후 가장 많은: the background of the figure
    if later is not None and nearest.period.relation == "during" and nearest.period.start:
        return replace(nearest.period, end=None, relation="since", rule="period.since_event"), (nearest,)
    return nearest.period, (nearest,)
