"""Dates and stretches of time as written, with and without digits.

Comes in: the reading of a passage. Goes out: `TimeExpression`s in order, not overlapping, joined where
they form one window. A missing year stays missing here; `periods` fills it in from what stands before
or from the document's date.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.mentions.dates_en import EN
from etl.mentions.dates_ko import find_korean_dates
from etl.mentions.dates_ru import RU
from etl.mentions.dates_zh import ZH
from etl.mentions.moments import Moment, TimeExpression
from etl.patterns import pattern, words

KOREAN = re.compile("[가-힣]")
OF_YEAR = pattern("mentions.dates.of_year")
PART_OF = pattern("mentions.dates.part_of")
STATE = pattern("mentions.dates.state")
UNTIL_KO = pattern("mentions.dates.until_ko")
SINCE_BEHIND = pattern("mentions.dates.since_behind")
SINCE = pattern("mentions.dates.since", re.IGNORECASE)
AS_OF = pattern("mentions.dates.as_of", re.IGNORECASE)
DAY_AS_OF = pattern("mentions.dates.day_as_of")
UNTIL = pattern("mentions.dates.until", re.IGNORECASE)
TOTAL_BEFORE = pattern("mentions.dates.total_before")
PART_AHEAD = pattern("mentions.dates.part_ahead")
SUMMED = pattern("mentions.dates.summed")
SUMMED_UP_TO = pattern("mentions.dates.summed_up_to")
INTO = pattern("mentions.dates.into")
WEEK_KO, WEEK = pattern("mentions.dates.week_ko"), 7  # days
ENDS = words("meaning.times.ends")
BEFORE = 24  # characters
HAS_ZH = re.compile("[年月季期周天日]")
HAS_RU = re.compile(r"[а-яё]")
WITH_END = re.compile(r"\s(?:по|до)\s")
WITH_RU = re.compile(r"(?:\d{4}\s)?[А-Яа-яё]+[мМ](?![А-Яа-яё])")
NUMBER_BEHIND = re.compile(r"[-‐‑]\d{3}[\dX](?!\d)")  # ISSN 2009-5236, tel. 2009-5236: no year


def find_times(text: str) -> list[TimeExpression]:
    """All time expressions of a passage, joined where they form one window."""
    atoms = list(find_korean_dates(text))
    if HAS_ZH.search(text):
        atoms += ZH.find(text)
    if HAS_RU.search(text):
        atoms += RU.find(text)
    atoms += EN.find(text)
    return _windows(text, _with_years(text, _with_parts(text, _without_numbers(text, _drop_overlaps(atoms)))))


def _without_numbers(text: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """Times without what is the first half of a number: ISSN 2009-5236, but 2019-2023년."""
    starts = {one.start for one in items}
    return [one for one in items if one.end + 1 in starts or not NUMBER_BEHIND.match(text, one.end)]


def _drop_overlaps(found: list[TimeExpression]) -> list[TimeExpression]:
    kept: list[TimeExpression] = []
    for item in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _with_parts(text: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """In the second, behind the first quarter or half: the next of those; behind none of them no time."""
    made: list[TimeExpression] = []
    part = ""
    for item in items:
        if item.kind == "ordinal":
            if not part or not PART_AHEAD.search(text, max(0, item.start - BEFORE), item.start):
                continue
            assert item.first is not None
            number = item.first.quarter
            moment = Moment(half=number) if part == "half" else Moment(quarter=number)
            item = replace(item, first=moment, last=moment, kind="date")
        elif item.first is not None and item.first.grain in ("quarter", "half"):
            part = item.first.grain
        made.append(item)
    return made


def _with_years(text: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """October of last year: one time; not 지난 2월 올해, where a year in Korean begins the next."""
    made: list[TimeExpression] = []
    for item in items:
        left, year = (made[-1] if made else None), item.first
        is_open = left is not None and left.first is left.last and left.first is not None and left.first.year is None
        if (
            is_open
            and left is not None
            and left.first is not None
            and left.first.grain in ("month", "quarter", "half")
            and left.first.relative is None
            and left.first.same_year is None
            and left.first.relative_months is None
            and year is not None
            and year.grain == "year"
            and year.relative is not None
            and OF_YEAR.fullmatch(text, left.end, item.start)
            and not KOREAN.match(text, item.start)
        ):
            moment = replace(left.first, relative=year.relative)
            made[-1] = replace(left, end=item.end, first=moment, last=moment)
        else:
            made.append(item)
    return made


def _windows(text: str, items: list[TimeExpression]) -> list[TimeExpression]:
    """Join `A부터 B까지` and mark what is open at one end."""
    result: list[TimeExpression] = []
    skip = False
    for place, item in enumerate(items):
        if skip:
            skip = False
            continue
        following = items[place + 1] if place + 1 < len(items) else None
        joined = None if following is None else _join_window(text, item, following)
        if joined is not None:
            result.append(joined)
            skip = True
            continue
        result.append(_open_end(text, item))
    return _drop_overlaps(result)


def _join_window(text: str, left: TimeExpression, right: TimeExpression) -> TimeExpression | None:
    if left.first is None:
        return None
    between = text[left.end : right.start]
    is_recent = between.endswith("지난 ")  # 2023년 3월부터 지난 8월까지
    between = between.removesuffix("지난 ") if is_recent else between
    if len(between) > 24:
        return None
    joins = re.fullmatch(
        r"\s?(?:\([^()]{0,12}\))?\s?(?:(?:[가-힣]{0,6}\s)?(?:부터|이후|에서|이래)\s?|들어서?\s|[~∼～〜–—-]\s?|(?:up\s)?to\s|through\s|and\s|until\s|по\s|до\s|至|到)",
        PART_OF.sub("", between),
    )
    if joins is None or (
        "and" in between and not re.search(r"\b[Bb]etween\s$", text[max(0, left.start - 9) : left.start])
    ):
        return None
    closes = re.match(
        r"\s?(?:[가-힣]{0,4}\s?)?(?:까지|현재|사이|기간|동안|에 걸쳐|중)", text[right.end : right.end + 10]
    )
    dashed = re.fullmatch(
        r"\s?[~∼～〜–—-]\s?|\s?(?:(?:up\s)?to|through|and|until)\s|至|到|\sпо\s|\sдо\s", PART_OF.sub("", between)
    )
    if "and" in between and left.first != left.last:
        return None  # between 2014–18 and 2019–23: two stretches
    if right.kind == "now":
        return TimeExpression(left.start, right.end, left.first, None, "since", "now")
    if closes is None and dashed is None:
        return None
    last = right.last
    if last is None:
        return None
    first = left.first
    if is_recent and last.year is None and last.month is not None:
        last = replace(last, is_recent=True)
    is_into = INTO.search(between) is not None
    if is_into and last.day is None and first.grain == "year":  # 올해 들어 9월까지
        first = replace(first, month=1)
    if is_into and last.day is not None:
        if first.month is not None or first.relative_months is not None:  # 이달 들어 20일까지
            first = replace(first, day=1)
        if last.month is None and last.relative_months is None:
            last = replace(last, relative_months=first.relative_months)
    is_bare = last.year is None and last.relative is None and last.grain in ("month", "quarter", "day")
    is_bare = is_bare and last.relative_months is None and KOREAN.search(between) is None
    if is_bare and first.grain == "year":  # this year through September
        first = replace(first, month=1)
    if last.month is None and last.day is not None and first.month is not None:
        last = replace(last, month=first.month)
    if (
        last.year is None
        and last.relative_months is None
        and last.relative is None
        and last.same_year is None
        and not last.is_recent
        and last.relative_days is None
    ):
        last = replace(last, year=first.year, relative=first.relative) if last.year is None else last
    if first.year is None and first.relative is None and first.same_year is None:
        shift = last.relative if first.relative_months is None else None  # between March and October of last year
        first = replace(first, year=last.year, relative=shift) if last.year or shift is not None else first
    end = right.end + (closes.end() if closes and "까지" in closes[0] else 0)
    return TimeExpression(left.start, end, first, last)


def _open_end(text: str, item: TimeExpression) -> TimeExpression:
    if item.kind == "now":
        return item
    summed = SUMMED.match(text, item.end)
    first = item.first
    week = WEEK_KO.match(text, item.end) if first is not None and first == item.last and first.has_day else None
    if week is not None:  # 12월 29일까지 한 주간
        return replace(item, end=week.end(), days=WEEK)
    if summed is not None and first is not None and first == item.last:
        if summed["state"]:  # 9월 말 현재 누적: all there has been until then
            return replace(item, relation="until")
        if first.grain in ("month", "quarter") and not text.endswith(ENDS.all, item.start, item.end):
            start = replace(first, month=1, quarter=None, day=None)
            return replace(item, end=summed.end(), first=start)
    up_to = SUMMED_UP_TO.match(text, item.end)
    is_part = first is not None and first == item.last and first.grain in ("month", "quarter")
    if up_to is not None and first is not None and is_part and not text.endswith(ENDS.all, item.start, item.end):
        return replace(item, end=up_to.end(), first=replace(first, month=1, quarter=None, day=None))
    if first is not None and first == item.last and first.grain == "year" and INTO.match(text, item.end):
        january = replace(first, month=1)
        return replace(item, first=january, last=january, relation="since")
    if STATE.match(text, item.end):
        is_sum = TOTAL_BEFORE.search(text, max(0, item.start - 24), item.start) is not None
        is_until = is_sum or UNTIL_KO.match(text, item.end) is not None
        return replace(item, relation="until" if is_until else "as_of")
    if SINCE_BEHIND.match(text, item.end):
        return replace(item, relation="since")
    before = text[max(0, item.start - BEFORE) : item.start]
    is_with = WITH_RU.match(text, item.start, item.end) is not None  # по сравнению с ноябрём: with, not since
    is_closed = (
        item.first != item.last and WITH_END.search(text, item.start, item.end) is not None
    )  # с января по сентябрь
    if SINCE.search(before) and not (is_with or is_closed):
        return replace(item, relation="since")
    is_day = first is not None and first == item.last and first.grain == "day"
    if AS_OF.search(before) or (is_day and DAY_AS_OF.search(before)):
        return replace(item, relation="as_of")
    if UNTIL.search(before):
        return replace(item, relation="until")
    return item
