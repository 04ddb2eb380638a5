"""Give each figure its period: which time expression of the text it belongs to.

The nearest expression before the figure in its sentence counts, unless it is a base of comparison
(전년 대비) or stands in a bracket of its own; a bracket right behind the figure wins; without any, the
first one after it. A sentence that leans on the one before (이 기간, 이 중) takes over its period.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.mentions.windows import Window, windows_between
from etl.model import Period
from etl.patterns import pattern

SINCE_LATER = pattern("mentions.periods.since_later")
LISTED = pattern("mentions.periods.listed")
RIGHT_BEHIND = pattern("mentions.periods.right_behind")
JUST_CLOSED = pattern("mentions.periods.just_closed")  # (22년) 13.4%
SUPERLATIVE = pattern("mentions.periods.superlative")
BESIDE = pattern("mentions.periods.beside")
INSERTED = pattern("mentions.periods.inserted")
OR_ELSE = pattern("mentions.periods.or_else")
CLOSES = re.compile("[)）]")
SEPARATES = re.compile(r"[。;；，]|,(?!\d{3}\b)")


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
    bracketed = next((w for w in reversed(usable) if w.in_bracket and JUST_CLOSED.fullmatch(text, w.end, start)), None)
    if bracketed is not None:
        return Chosen(bracketed.period, (bracketed,), base)
    behind = next((w for w in usable if w.start >= end and _is_right_behind(text, end, w)), None)
    if behind is not None and behind.in_bracket and _has_figure(text, behind, others):
        behind = None  # 6만 건(작년 5만 건): the time of the value beside it
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
    if not after and OR_ELSE.match(text, end):
        after = _behind_no_semicolon(text, end, open_ones)
    if not after and INSERTED.search(text, max(sentence[0], start - 16), start):
        after = _behind_no_semicolon(text, end, open_ones)  # At $12 billion, exports in 2024 were
    if after:
        return Chosen(after[0].period, (after[0],), base)
    return Chosen(None, (), base)


def _is_right_behind(text: str, end: int, window: Window) -> bool:
    """3억 달러(2023년) · 1,100 in December · 410 a year earlier."""
    between = text[end : window.start]
    return RIGHT_BEHIND.fullmatch(between) is not None or (
        between == " " and BESIDE.match(text, window.start) is not None
    )


def _behind_no_semicolon(text: str, end: int, windows: list[Window]) -> list[Window]:
    return [window for window in windows if window.start >= end and ";" not in text[end : window.start]]


def _has_figure(text: str, window: Window, others: Sequence[int]) -> bool:
    """Whether a figure stands behind a time in the same bracket."""
    found = CLOSES.search(text, window.end)
    closed = found.start() if found is not None else -1
    return any(window.end <= place < closed for place in others)


def _quote_between(text: str, window: Window, start: int) -> bool:
    """The words stand in a quotation that has ended before the figure."""
    return text.find("”", window.end, start) >= 0 and text.find("“", window.end, start) < 0


def _in_other_bracket(text: str, window: Window, start: int) -> bool:
    """In a bracket that does not hold the figure."""
    if not window.in_bracket:
        return False
    opened = max(text.rfind(sign, 0, window.start) for sign in "(（")
    return opened >= start or CLOSES.search(text, window.end, start) is not None


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
    if later is not None and any(sign.isdecimal() for sign in text[nearest.end : later.start()]):
        later = None  # 8월 수출은 2019년 10월 이후 가장 많은: since another time
    if later is not None and SUPERLATIVE.match(text, later.end()) and len(ahead) > 1:
        return ahead[-2].period, (ahead[-2],)  # 1985년 집계 이후 가장 많은: the background of the figure
    if later is not None and nearest.period.relation == "during" and nearest.period.start:
        return replace(nearest.period, end=None, relation="since", rule="period.since_event"), (nearest,)
    return nearest.period, (nearest,)
