"""What time a sentence leaves open for the next, by the figures that were read of it.

Comes in: the figures of the sentence with the times that they have. Goes out: the window, with the period that it
opens, or None: the later of two times, that of the new value of a transition, a window that is still open, the one day
of all figures, a time behind its figure.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from etl.meaning.compared import is_transition
from etl.meaning.own_times import is_of_results
from etl.meaning.timed import TO_COME, Read, Sentence, holds, is_of_years, is_year_end, lasts, opens
from etl.meaning.view import View
from etl.mentions.windows import Window
from etl.model import Period
from etl.patterns import pattern

COMES_TO = pattern("meaning.left_open.comes_to")
PARTS, SEVERAL = frozenset({"month", "quarter", "half"}), 3
AGES = frozenset({"duration", "age", "rank"})  # these are no statements


def last_told(leading: Period, read: list[Read], sentence: Sentence) -> Window | None:
    """2018년 65.9%까지 떨어졌다가 지난해 81.8%로 올랐다: what goes on is the later time; so is the stock at the end of
    the year with which the sentence begins: 2020년 들어 줄어 12월 말 현재 204만 명이다."""
    own = [one.own for one in read if one.own is not None and not one.is_old and one.figure.mention.kind not in TO_COME]
    since = (leading.end or "")[:4]
    is_stock = is_year_end(leading)
    own = [w for w in own if opens(w) and w not in sentence.bases]
    later = [
        w
        for w in own
        if (w.period.start or "")[:4] > since
        or (is_stock and w.period.grain == "year" and w.period.start == since)
        or (leading.grain == "year" and is_year_end(w.period) and holds(leading, w.period))
    ]
    return later[-1] if later else None


def came_back_to(read: list[Read], sentence: Sentence, view: View) -> Window | None:
    """2021年和2022年分别下降0.1%和0.3%，去年反弹: what goes on is the later time that the end of a Chinese sentence
    comes back to, without a figure of it."""
    dated = [one for one in read if one.own is not None and one.period is not None and one.period.end is not None]
    if view.language != "zh" or not dated or dated[-1].figure is not read[-1].figure:
        return None
    behind = [w for w in sentence.windows if w.start >= read[-1].figure.end and opens(w) and w not in sentence.bases]
    if not behind or COMES_TO.search(view.text, behind[-1].end, view.end) is not None:
        return None
    year = (behind[-1].period.start or "")[:4]
    return behind[-1] if all((one.period.end or "9")[:4] < year for one in dated if one.period is not None) else None


def are_parts_in_turn(read: list[Read], view: View) -> bool:
    """一季度34人，二季度65人，三季度40人: parts of what a Chinese text is about, none of which goes on."""
    told = [one.own.period for one in read if one.own is not None and one.own.period.grain in PARTS]
    return view.language == "zh" and len({(one.start, one.end) for one in told}) >= SEVERAL


def became(read: list[Read], view: View) -> Window | None:
    """2001년 4.3%에서 2023년 13.7%로 뛰었다: what goes on is the time of the new value; not where that came first: it
    reached 2.7 in 2024, down from 2.8 in 2023 but short of the 7.6 of 2014."""
    for before, one in pairwise(read):
        if not before.is_old and before.own is not None and view.language != "ko":
            return None
        if before.is_old and is_transition(before.figure, view) and one.own is not None and opens(one.own):
            return one.own
    return None


def of_results(read: list[Read], view: View) -> Window | None:
    """매출 79조원의 2024년 3분기 실적을 발표했다: what goes on is the time of the results, though it stands behind."""
    if view.language != "ko":
        return None
    return next((one.own for one in read if one.own is not None and is_of_results(one.own, view)), None)


def still_open(read: list[Read]) -> Window | None:
    """지난해 10월 이후 1만 명이 파병됐다: the window goes on."""
    own = [r for r in read if r.own is not None and not r.is_old and r.figure.mention.mention_class not in AGES]
    last = own[-1] if own else None
    if last is None or last.own is None or last.period is None or last.period.relation != "since":
        return None
    return replace(last.own, period=last.period)


def of_a_day(read: list[Read]) -> Window | None:
    """6월 29일 쌀값은 1만 원이었다: the day that all figures of a sentence are of."""
    days = {one.own for one in read if not one.is_old}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or day.is_base or day.period.grain != "day" or lasts(day.period):
        return None
    return day


def of_a_stretch(read: list[Read]) -> Window | None:
    """최근 5년간 출생아는 100만 명이었다: the years that all figures of a sentence are of."""
    told = {one.own for one in read if not one.is_old}
    own = next(iter(told)) if len(told) == 1 else None
    return own if own is not None and is_of_years(own) else None


def told_late(read: list[Read], sentence: Sentence) -> Window | None:
    """Trade fell to $1.3 billion in the first half of 2018: the time behind the first figure.

    An outlook beside what has been counted, and a time before that of the first figure, are asides.
    """
    told = [one for one in read if not one.is_old]
    counted = [one for one in told if one.figure.mention.kind not in TO_COME] or told
    own = (one.own for one in counted if one.own is not None)
    late = next((w for w in own if opens(w) and w not in sentence.bases), None)
    first = counted[0].period if counted else None
    is_aside = late is not None and first is not None and (late.period.end or "9") < (first.start or "")
    return None if is_aside else late
