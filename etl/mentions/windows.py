"""The time expressions of a passage, each with its period: which are bases of comparison, and which are no time at all.

A base (전년 대비, 6월 3억 달러에 비해) is the period only of the figures inside the comparison; the day on
which something was published or said is the period of none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from etl.mentions.calendars import Calendar
from etl.mentions.moments import TimeExpression
from etl.model import Period
from etl.patterns import pattern

BASE_AFTER = pattern("mentions.windows.base_after")
BASE_BEFORE = pattern("mentions.windows.base_before")
OF_OLD = pattern("mentions.windows.of_old")
ON_YEAR = pattern("mentions.windows.on_year")  # up 24% on the previous year
# told beside the matter: 2016년(3.8%) 이후 가장 높다, 2023년(2.9%)에 이어
ASIDE = pattern("mentions.windows.aside")
OF_BRACKET = pattern("mentions.windows.of_bracket")
OF_NOUN, OF_NOUN_BEHIND = pattern("mentions.windows.of_noun"), pattern("mentions.windows.of_noun_behind")
ENDS_CLAUSE = pattern("mentions.windows.ends_clause")
ENDS_CLAUSE_BEHIND = pattern("mentions.windows.ends_clause_behind")
CLOSES = re.compile("[)）]")
OF_BEFORE = 24  # characters before a bracket
SINCE_EVENT = pattern("mentions.windows.since_event")
OTHER_TIME = pattern("mentions.windows.other_time")
OF_WHOM = pattern("mentions.windows.of_whom")
STRETCH = pattern("mentions.windows.stretch")
DATELINE_PLACE, DATELINE_DASH = pattern("mentions.windows.dateline_place"), pattern("mentions.windows.dateline_dash")
DATELINE = pattern("mentions.windows.dateline")  # SEOUL, Aug. 8 (Yonhap) --
PUBLISHED_ON = pattern("mentions.windows.published_on")
TO_RU = pattern("mentions.windows.to_ru")  # к апрелю: what is held against it, or by when
BEFORE_BASE = 64  # characters before a time in which it may be told to be one that something is held against
CHANGED_RU, COMPARES_RU = pattern("mentions.windows.changed_ru"), pattern("mentions.windows.compares_ru")
PARTS_OF_YEAR = frozenset({"month", "quarter", "half"})
PARTS_BEFORE = frozenset({"previous_month", "previous_part"})
RATIO_OF = pattern("mentions.windows.ratio_of")  # 전년(1117명)의 12배
SAID_ON = pattern("mentions.windows.said_on")
FROM_TO = pattern("mentions.windows.from_to")
AND_TIME = re.compile(r" and (?:the )?[A-Z\d]")
RECENT, ON_DAY = pattern("mentions.windows.recent"), pattern("mentions.windows.on_day")
TITLE_OPENS = frozenset("‘'“\"「『《〈<`")
AMOUNT_OF_BASE, JOINED = pattern("mentions.windows.amount_of_base"), pattern("mentions.windows.joined")
SEASON_YEAR, SEASON = pattern("mentions.windows.season"), "period.stated.season"
PART_OF_DECADE = pattern("mentions.windows.part_of_decade")
PART_BEHIND = pattern("mentions.windows.part_of_decade_behind")
DECADE = 10  # years
PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}
TITLE = pattern("mentions.windows.title")
EVENT_BEHIND = pattern("mentions.windows.event_behind")
EVENT_BEFORE = pattern("mentions.windows.event_before")
DAY_AS_OF = pattern("mentions.windows.day_as_of")  # 15일 기준: the last 15th before the document's date


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
    aside_end: int = 0  # where the words end that tell it beside the matter; 0: none
    is_past_event: bool = False  # 2013년 통계 개편 이후, 최근 3년간: what has happened since

    @property
    def is_base(self) -> bool:
        """Whether the words begin a comparison."""
        return self.base_end > 0

    def dates(self, place: int) -> bool:
        """Whether a figure at `place` may have this period."""
        closed = self.base_end or self.aside_end
        return not closed or self.end <= place < closed


def read_windows(
    text: str, times: list[TimeExpression], calendar: Calendar, topic: Period | None = None,
    unknown: list[tuple[int, int]] | None = None, *, is_state: bool = False,
) -> list[Window]:  # fmt: skip
    """Every time expression of a passage as a window, in order; `topic`: what the text before it was about.

    Those that nothing resolves (지난해, in a text without a date) are added to `unknown`. `is_state`: the topic is that
    of the whole text, from which months, parts of a year and the year before count.
    """
    windows = []
    calendar.year = calendar.month = calendar.subject = None
    if is_state:
        calendar.begin_with(topic)
    elif topic is not None and topic.start and times and times[0].first and times[0].first.same_year == "previous":
        calendar.year = int(topic.start[:4])
    if not is_state and topic is not None and topic.grain != "year":
        calendar.subject = topic
        if topic.grain in ("day", "month") and topic.end and times and _is_bare_day(times[0]):
            calendar.year, calendar.month = int(topic.end[:4]), int(topic.end[5:7])
    for place, item in enumerate(times):
        base_end = _base_end(text, item)
        if item.first is not None and item.first.same_year == "previous" and calendar.year is None:
            calendar.year = _year_named_next(calendar, times[place + 1 : place + 2])
        if item.first is not None and item.first.same_part and calendar.subject is None and is_state:
            _begin_with_next(calendar, times[place + 1 : place + 2])
        recent = item.kind == "recent" or RECENT.search(text, max(0, item.start - 6), item.start) is not None
        is_dated = DAY_AS_OF.match(text, item.end) or is_of_event(text, item.start, item.end)
        if calendar.month is None and _is_bare_day(item) and (is_dated or item.first != item.last):
            recent = True
        opened = max(text.rfind(sign, max(0, item.start - 120), item.start) for sign in "(（")
        bracket = opened >= 0 and CLOSES.search(text, opened, item.start) is None
        bracket = bracket and not text.startswith(" 기준)", item.end)
        if bracket and (STRETCH.search(text, max(0, opened - 12), opened) or _tells_all(text, item, opened)):
            bracket = False
        if item.first is not None and item.first.grain in ("day", "month") and PUBLISHED_ON.match(text, item.end):
            continue
        if _is_dateline(text, item) or SAID_ON.search(text, max(0, item.start - 30), item.start):
            continue
        title = _in_title(text, item)
        aside = (
            None
            if base_end
            else ASIDE.match(text, item.end)
            or (_leans_back(item) and OF_BRACKET.match(text, item.end))
            or OF_WHOM.search(text, max(0, item.start - 48), item.start)
        )
        is_past = SINCE_EVENT.match(text, item.end) is not None or item.kind == "past"
        background = aside is not None or bracket or title or item.relation == "since" or is_past
        remember = not base_end and not background
        is_old = OF_OLD.search(text, max(0, item.start - 72), item.start) is not None
        period = calendar.resolve(item, remember=remember, recent=recent, is_old=is_old)
        if period is None:
            if unknown is not None and not base_end:
                unknown.append((item.start, item.end))
            continue
        aside_end = max(aside.end(), item.end) if aside else 0
        period = _as_written(text, item, period)
        windows.append(Window(item.start, item.end, period, base_end, bracket, title, aside_end, is_past))
    return _joined(text, windows)


def _tells_all(text: str, item: TimeExpression, opened: int) -> bool:
    """수출액(8월)은, □ (8월) 쌀 생산량, … 집계됐다(8월 말): a time in a bracket of its own that is no aside."""
    first = max(0, opened - OF_BEFORE)
    if OF_NOUN.search(text, first, item.start) and OF_NOUN_BEHIND.match(text, item.end):
        return True
    return bool(ENDS_CLAUSE.search(text, first, item.start) and ENDS_CLAUSE_BEHIND.match(text, item.end))


def _is_dateline(text: str, item: TimeExpression) -> bool:
    """SEOUL, Aug. 8 (Yonhap) --; SANTIAGO, July 8 -: when and where a report was written."""
    is_dashed = DATELINE_DASH.match(text, item.end) is not None
    return DATELINE.match(text, item.end) is not None or (
        is_dashed and DATELINE_PLACE.search(text, max(0, item.start - 60), item.start) is not None
    )


def is_of_event(text: str, start: int, end: int) -> bool:
    """Whether the day at [start, end) is that of an election or the like: 10일 치러진 총선, the election held on 5 May."""
    return EVENT_BEHIND.match(text, end) is not None or EVENT_BEFORE.search(text, max(0, start - 48), start) is not None


def _is_bare_day(item: TimeExpression) -> bool:
    """1일~20일: the month is that of the text before."""
    first = item.first
    return first is not None and first.day is not None and first.month is None and first.relative_months is None


def lean_on_the_text(item: TimeExpression) -> bool:
    """Whether a time means something only with what the text before it is about: 전년, 같은 기간, 1~20일."""
    first = item.first
    return first is not None and (first.same_year == "previous" or first.same_part or _is_bare_day(item))


def _leans_back(item: TimeExpression) -> bool:
    """The month before, the year before."""
    return item.first is not None and item.first.same_year in ("previous", "previous_month")


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
    before = text[max(0, item.start - BEFORE_BASE) : item.start]
    if before.endswith("etween ") and AND_TIME.match(text, item.end):
        return item.end  # between 2014–18 and 2019–23
    if item.first is not None and item.first.grain in PARTS_OF_YEAR and TO_RU.search(before) is not None:
        is_held = CHANGED_RU.search(before) is not None or COMPARES_RU.match(text, item.end) is not None
        return item.end if is_held else 0
    is_years = item.first is not None and item.first.grain == "year"  # from 2026-27
    is_range = is_years or (item.months == 0 and FROM_TO.search(text, item.start, item.end) is not None)
    if item.first != item.last and is_range and before.endswith(("from ", "from the ")):  # from 2023 to 2024
        return 0
    is_before = item.first is not None and (item.first.same_part or item.first.same_year in PARTS_BEFORE)
    if is_before and ON_YEAR.search(before):
        return item.end
    if BASE_BEFORE.search(before) is None:
        return 0
    if item.first is not None and item.first.has_day and ON_DAY.search(before):
        return 0
    amount = AMOUNT_OF_BASE.match(text, item.end)
    return item.end if amount is None else amount.end()


def _joined(text: str, windows: list[Window]) -> list[Window]:
    """Times that are told together: the second of two bases is one, and May and June 2022 are of one year."""
    joined = windows[:1]
    for window in windows[1:]:
        before = joined[-1]
        is_one = JOINED.fullmatch(text, before.end, window.start) is not None and not _is_between(text, before)
        if is_one and before.base_end == before.end and not window.is_base:
            window = replace(window, base_end=window.end)
        if is_one and before.aside_end == before.end and not window.aside_end:
            window = replace(window, aside_end=window.end)
        if is_one and before.period.is_inferred and not window.period.is_inferred:
            joined[-1] = replace(before, period=_of_year(before.period, window.period))
        joined.append(window)
    return joined


def _as_written(text: str, item: TimeExpression, period: Period) -> Period:
    """A season of two calendar years, told as one year (2019/20); the part of a decade (the early 2000s)."""
    first, last = period.start or "", period.end or ""
    is_years = period.grain in ("year", "decade") and len(first) == len(last) == len("2000")
    if not is_years or first == last:
        return period
    if int(last) == int(first) + 1 and SEASON_YEAR.search(text, item.start, item.end) is not None:
        return replace(period, rule=SEASON)
    ahead = PART_OF_DECADE.search(text, max(0, item.start - 24), item.start)
    part = ahead or PART_BEHIND.match(text, item.end)
    if part is None or part.lastgroup is None or int(last) - int(first) != DECADE - 1:
        return period
    start, end = PARTS_OF_DECADE[part.lastgroup]
    return replace(period, start=str(int(first) + start), end=str(int(first) + end))


def _is_between(text: str, window: Window) -> bool:
    """Between 2014–18 and 2019–23: the second is what the first is held against."""
    return text.endswith("etween ", 0, window.start)


def _of_year(period: Period, other: Period) -> Period:
    """A month without its year, which is that of the one told with it: April and May 2022."""
    first, last = period.start or "", other.start or ""
    is_month = period.grain == other.grain == "month" and period.start == period.end and other.start == other.end
    if not is_month or len(first) != len(last) or first[4:] >= last[4:]:
        return period
    return replace(period, start=last[:4] + first[4:], end=last[:4] + first[4:])


def _begin_with_next(calendar: Calendar, following: list[TimeExpression]) -> None:
    """(€66 million a year earlier) in the first quarter of 2024: a year before the time that is told next."""
    item = following[0] if following else None
    if item is None or item.first is None or item.first.grain not in PARTS_OF_YEAR or item.first.same_year is not None:
        return
    calendar.begin_with(Calendar(calendar.published).resolve(item))


def windows_between(windows: list[Window], first: int, last: int) -> list[Window]:
    """The windows that begin in a stretch; they come in order."""
    return windows[bisect_left(windows, first, key=_start) : bisect_left(windows, last, key=_start)]


def _start(window: Window) -> int:
    return window.start
