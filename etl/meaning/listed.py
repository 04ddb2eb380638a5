"""Rise or fall of a Korean figure that a verb tells of a list or of what stands beside a bracket.

    ▲쌀(15.9%) ▲달걀(9.2%)이 오른 반면            the verb behind the last member, to where another verb has told
    정보통신업(10만 5천 명)과 운수업(7만 9천 명) 등에서 늘었다     counts of branches
    늘어난 품목은 반도체(7.7%) 등이고            the head of the list
    2010년 대비 4.9명, 2015년 대비 1.2명 감소       the verb behind the last of those that are held against times
    1.7%(2.3억 달러↓)                           the arrow behind the amount of the same change
    4.7%(전년 3.5%) 감소했다                      the earlier value in brackets, which the verb does not tell of

Comes in: a figure in its sentence and the words of rise and fall. Goes out: up or down, or None.
"""

from __future__ import annotations

import re

from etl.meaning.view import Placed, View
from etl.patterns import pattern

LIST_GAP = pattern("meaning.changes.list_gap")  # between the members of a list
LED_TO = pattern("meaning.listed.led_to")
LAST_OF_LIST = pattern("meaning.changes.last_of_list")
TIMED = {code: pattern(f"meaning.listed.timed_{code}") for code in ("zh", "ru")}
EARLIER = pattern("meaning.changes.in_bracket")
OF_HEAD, NO_MEMBERS = pattern("meaning.listed.of_head"), pattern("meaning.listed.no_members")
ARROW_INSIDE = pattern("meaning.listed.arrow_inside")
TOPIC_NEXT, CHANGED_BY = pattern("meaning.listed.topic_next"), pattern("meaning.listed.changed_by")
ALL_CHANGED = pattern("meaning.listed.all_changed")
HELD_AGAINST = pattern("meaning.listed.held_against")
AGAINST = pattern("meaning.parts_of_areas.held_against")
SINCE, NEXT_TIME = pattern("meaning.listed.held_against_time"), pattern("meaning.listed.next_time")
BRACKET = re.compile(r"[(（][^()（）]*[)）]")
BEHIND_LIST, BEHIND_BRANCHES = 24, 16  # characters in which the verb stands


def way_of_list(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """The way of a percentage whose verb stands behind the last of its list: amounts in brackets part no list, a verb
    between two members does (수입(20억 달러)은 124.1%, 수출(2억 달러)은 118.4% 증가)."""
    last = figure
    levels: list[slice] = []  # amounts between two members to which they led: 2.0%, 상고심은 1만1900건으로 4.3%
    for other in (one for one in view.figures if one.start > figure.start):
        is_percent = other.mention.unit == "percent"
        if not is_percent and view.is_bracketed(other):
            continue
        led = LED_TO.match(view.text, other.end) if not is_percent else None
        if led is not None:
            levels.append(slice(other.start, led.end()))
            continue
        gap = BRACKET.sub("", _without(view.text, last.end, other.start, levels))
        is_told = rise.search(gap) or fall.search(gap)  # 쌀(15.9%)이 오른 반면 배추(-18.8%)는
        if not is_percent or is_told or LIST_GAP.fullmatch(gap) is None:
            break
        last, levels = other, []
    return None if last is figure else _way(view, last.end, BEHIND_LIST, rise, fall)


def _without(text: str, start: int, end: int, left_out: list[slice]) -> str:
    """A stretch of a text without some of it."""
    kept = (at for at in range(start, end) if all(not one.start <= at < one.stop for one in left_out))
    return "".join(text[at] for at in kept)


def way_of_head(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """The way of a member of a list whose head tells it: 늘어난 품목은 반도체(7.7%), 승용차(7.3%) 등이고, 줄어든 …"""
    heads = list(OF_HEAD.finditer(view.text, view.start, figure.start))
    if not heads or NO_MEMBERS.search(view.text, heads[-1].end(), figure.start):
        return None
    told = heads[-1][0]
    return "up" if rise.search(told) else "down" if fall.search(told) else None


def way_of_bracket(view: View, figure: Placed) -> str | None:
    """The way of a percentage by the arrow of the amount in brackets behind it: 1.7%(2.3억 달러↓)."""
    arrow = ARROW_INSIDE.match(view.text, figure.end, view.end)
    return None if arrow is None else "up" if arrow["up"] else "down"


def way_of_branches(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """The way of a count in the bracket of a branch in which there are so many more or fewer than before."""
    closed = LAST_OF_LIST.match(view.text, figure.end, view.end) if view.is_bracketed(figure) else None
    return None if closed is None else _way(view, closed.end(), BEHIND_BRANCHES, rise, fall)


def way_of_amounts(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """The way of an amount whose verb stands behind the next of its topic: 1만 2천 명, 5년 이상은 6천 명 감소했다."""
    unit = figure.mention.unit
    after = next((one for one in view.figures if one.start > figure.start and one.mention.unit == unit), None)
    if after is None or TOPIC_NEXT.fullmatch(view.text, figure.end, after.start) is None:
        return None
    told = CHANGED_BY.match(view.text, after.end, view.end)
    if told is None:
        return None
    return "up" if rise.match(view.text, told.end()) else "down" if fall.match(view.text, told.end()) else None


def way_of_times(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """The way of what changed since one of several times, of which the verb tells behind the last: 2010년(28.4명) 대비
    4.9명(17.3%), 2015년(24.7명) 대비 1.2명(4.9%) 감소했다."""
    if SINCE.search(view.text, view.start, figure.start) is None:
        return None
    last = figure
    for other in (one for one in view.figures if one.start > figure.start and one.mention.unit == figure.mention.unit):
        if view.is_bracketed(other) or SINCE.search(view.text, last.end, other.start) is None:
            continue
        if NEXT_TIME.match(view.text, last.end, other.start) is None:
            break
        last = other
    return None if last is figure else _way(view, last.end, BEHIND_LIST, rise, fall)


def is_so_much_of(view: View, figure: Placed, growth: Placed) -> bool:
    """Whether an amount in brackets is that by which the amount told before has changed: 100만 마리로 2.4%(2만 4천
    마리), 0.8%(8천 마리) 줄었다."""
    rate, amount = growth.mention.value, figure.mention.value
    levels = [one for one in view.figures if one.end <= growth.start and one.mention.unit == figure.mention.unit]
    level = levels[0].mention.value if levels else None
    if not rate or not amount or not level or not view.is_bracketed(figure):
        return False
    so_much = abs(level * rate) / 100
    return abs(so_much - abs(amount)) <= so_much / 4


def is_of_changes(view: View, figure: Placed, rise: re.Pattern[str], fall: re.Pattern[str]) -> bool:
    """Whether an amount in brackets stands in a list of changes: 화재는 15%(2,903건), 인명피해는 10.7%(131명)가 각각
    늘었다."""
    if not view.is_bracketed(figure) or is_percent_before(view, figure):
        return False
    behind = [one for one in view.figures if one.start > figure.start]
    last = figure
    for rate, amount in zip(behind[::2], behind[1::2], strict=False):
        is_pair = rate.mention.unit == "percent" and amount.mention.unit != "percent" and view.is_bracketed(amount)
        if not is_pair or LIST_GAP.fullmatch(view.text[last.end : rate.start]) is None:
            break
        last = amount
    told = ALL_CHANGED.match(view.text, last.end, view.end) if last is not figure else None
    return told is not None and any(words.match(view.text, told.end()) for words in (rise, fall))


def is_earlier(view: View, figure: Placed) -> bool:
    """Whether a percentage is the earlier one in brackets behind another."""
    if not is_percent_before(view, figure) or view.text[figure.end : figure.end + 1] not in (")", "）"):
        return False
    return EARLIER.fullmatch(view.text, view.neighbours(figure)[0], figure.start) is not None


def is_another_time(view: View, figure: Placed) -> bool:
    """Whether a figure in Chinese or Russian tells what the one before it does at another time, or elsewhere:
    一季度为5.4%，三季度回落至4.8%; темпы роста в 2023 году – 103,6%, в 2022 году – 98,8%."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    timed = TIMED.get(view.language)
    if timed is None or at == 0 or view.figures[at - 1].mention.unit != figure.mention.unit:
        return False
    return timed.fullmatch(view.text, view.figures[at - 1].end, figure.start) is not None


def is_percent_before(view: View, figure: Placed) -> bool:
    """Whether the figure before it in the sentence has its unit, a percentage."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    return at > 0 and view.figures[at - 1].mention.unit == figure.mention.unit


def _way(view: View, start: int, most: int, rise: re.Pattern[str], fall: re.Pattern[str]) -> str | None:
    """Which word comes first behind a place."""
    after = view.text[start : min(start + most, view.end)]
    if HELD_AGAINST.match(after):  # 여성(36.8%)보다 많았다
        return None
    found = [(hit.start(), way) for way, words in (("up", rise), ("down", fall)) if (hit := words.search(after))]
    if not found or AGAINST.search(after, 0, min(found)[0]):  # 경기(12.6%) 순으로, 모두 전국보다 높다
        return None
    return min(found)[1]
