"""What a figure measures that is told together with the one before it: the same thing, the same part of it.

    на 15,3% (до 46,94 млн тонн), наливных — на 8,5%      the amount that the growth led to is no part of what follows
    23,4 млн тонн (-6,1%), транзитных — …                 nor is the growth in brackets behind an amount
    전체 진료비의 44.1%                                    a share of the whole of what was told before
    до 2,4 млн тонн (2,3 млн тонн год назад), ячменя …    the value of another time in brackets
    29대 가운데 8대는 멈췄다                                a part of the amount before it

Comes in: a figure in its sentence and what the figure before it measures. Goes out: what it measures itself, or nothing
where the two are not bound so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from etl.meaning.change import Change
from etl.meaning.measured import Measure
from etl.meaning.parts import is_of_which, told_part
from etl.meaning.view import Placed, View
from etl.model import Statement
from etl.patterns import pattern

RELATIVE = frozenset({"growth", "ratio"})
TOLD_TWICE = frozenset({"level", "growth", "share"})  # of which another time has one as well
BY_SO_MUCH = RELATIVE | {"change", "points"}
LED_TO = pattern("meaning.mates.led_to")
BRACKETED = pattern("meaning.mates.bracketed")
CHANGED_BY = pattern("meaning.mates.changed_by")
LED_TO_KO, BECAME = pattern("meaning.mates.led_to_ko"), pattern("meaning.mates.became")
OF_ALL = pattern("meaning.base.of_all")
OTHER_TIME = pattern("meaning.mates.other_time")  # до 2,4 млн тонн (2,3 млн тонн за тот же период)
BOUND = 3  # characters of a word of bound that a figure begins with


def as_mate(
    view: View,
    figure: Placed,
    change: Change,
    head: Placed | None,
    before: Measure | None,
    made: Mapping[str, Statement],
) -> Measure | None:
    """What the figure before measures, where one of the two is the growth by which the other came about; `made`: what
    is known of the figures before."""
    if head is None or before is None or view.neighbours(figure)[0] != head.end:
        return None
    if view.language in ("ko", "zh") and before.is_open:
        is_by = change.transformation == "change" and head.mention.unit == figure.mention.unit
        is_by = is_by and CHANGED_BY.fullmatch(view.text, head.end, figure.start) is not None
        if is_by or (change.transformation == "level" and _is_led_to(view, head, figure)):
            return replace(before, how="list", sure=False)
    if view.language == "ko":
        return None
    words = LED_TO if change.transformation == "level" else BRACKETED
    told = made[head.mention.id].transformation
    is_level = told == change.transformation and told in TOLD_TWICE and head.mention.unit == figure.mention.unit
    if view.language == "ru" and is_level and OTHER_TIME.fullmatch(view.text, head.end, figure.start) is not None:
        return replace(before, how="list", sure=False)
    is_pair = told in BY_SO_MUCH if words is LED_TO else told == "level" and change.transformation in RELATIVE
    if not is_pair or words.match(view.text, head.end, figure.start + BOUND) is None:
        return None
    return replace(before, how="list", sure=False)


def _is_led_to(view: View, head: Placed, figure: Placed) -> bool:
    """Whether a level is what a change right before it led to, or what an older one became: 4.1% 늘어난 5,200건."""
    if LED_TO_KO.fullmatch(view.text, head.end, figure.start) is not None:
        return True
    is_alike = head.mention.unit == figure.mention.unit
    return is_alike and BECAME.fullmatch(view.text, head.end, figure.start) is not None


def of_part_before(view: View, figure: Placed, whole: Measure, before: Measure | None) -> Measure:
    """What a share is of, where its words name the whole alone: 노인 진료비는 49조 원으로 전체 진료비의 44.1%."""
    if before is None or before.id != whole.id or not before.breakdown or whole.breakdown:
        return whole
    ahead = view.text[view.neighbours(figure)[0] : figure.start]
    return replace(before, how="list") if OF_ALL.search(ahead) is not None else whole


def of_which(view: View, head: Placed, figure: Placed, change: Change, measure: Measure) -> Measure:
    """A part of the amount before it is no second value of that: 대형 헬기 29대 가운데 8대는 멈췄다."""
    is_part = change.transformation == "level" and figure.mention.unit == head.mention.unit
    if not is_part or not is_of_which(view.text[head.end : figure.start]):
        return measure
    part = told_part(view.text, figure.end, view.clause_of(figure.start)[1])
    return replace(measure, breakdown=(*measure.breakdown, *part)) if part else measure
