"""Which figures and which times of a sentence are what the others are compared with.

From A to B, more than A, a third of A: A is the old value, its time the base of what follows and never the time that
the text is about.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from etl.meaning.compared_zh import is_of_amount
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.patterns import pattern

BESIDE = pattern("meaning.compared.beside")
# 12억 달러에서, 27억 달러보다, 370만 달러이던 교역액이
OLD_KO = pattern("meaning.compared.old_ko")
WAS_UNTIL = pattern("meaning.compared.was_until")
OLD_NOUN = pattern("meaning.compared.old_noun")
OLD_ALONE = pattern("meaning.compared.old_alone")
OLD_BEFORE = {
    "en": pattern("meaning.compared.old_before_en"),
    "ru": pattern("meaning.compared.old_before_ru"),
    "zh": pattern("meaning.compared.old_before_zh"),
}  # fmt: skip
AFTER_CHANGE = pattern("meaning.compared.after_change")
FROM_EN, CHANGED_EN = pattern("meaning.compared.from_en"), pattern("meaning.compared.changed_en")
THINGS = frozenset({"item", "person", "country", "place", "company", "region"})  # of which others may be counted
FROM_RU, CHANGED_RU = pattern("meaning.compared.from_ru"), pattern("meaning.compared.changed_ru")
NEAR = 90  # characters in which a change stands beside the value that it begins with
BECOMES_ZH = pattern("meaning.compared.becomes_zh")
TRANSITION_KO = pattern("meaning.compared.transition_ko")
NAMED = frozenset("「『《〈")  # these marks hold nothing but the name of a work
SO = pattern("meaning.compared.so")
WORK = pattern("meaning.compared.work")
WORK_BEFORE = pattern("meaning.compared.work_before")
OF_ITS_WORK, WORK_OF_IT = pattern("meaning.compared.of_its_work"), pattern("meaning.compared.work_of_it")
OF_IT = pattern("meaning.compared.of_it")
AHEAD = 48  # characters before a figure
RELATIVE = frozenset({"percent", "times", "fraction"})
SAME_PART = "period.same_part"
TOUCHES = pattern("meaning.compared.touches")
AND_ANOTHER = re.compile(r"(?:\s(?:in|for|during)\s(?:[A-Z]\w+\s?)?(?:\d{4})?)?(?:,|,?\sand)\s")
AND = re.compile(r",?\s(?:and|и)\s")
BEHIND = re.compile(r"\s?[(（]?|\s(?:[а-я]+\s|[a-z]{3,}\s){0,2}")
EXCEEDED_KO = pattern("meaning.compared.exceeded_ko")
TIME_BEFORE_KO = pattern("meaning.compared.time_before_ko")
NOUN_BETWEEN_KO = pattern("meaning.compared.noun_between_ko")
OF_WHOLE_KO, TOLD_THAN_KO = pattern("meaning.compared.of_whole_ko"), pattern("meaning.compared.told_than_ko")
BEHIND_OLD = pattern("meaning.compared.behind_old")
BRACKET = re.compile(r"\s?[(（][^()（）]*[)）]\s?")
BIGGER = pattern("meaning.compared.bigger")
OF_PLACE_KO = pattern("meaning.compared.of_place_ko")
IN_PLACE, AGAINST_RU = pattern("meaning.owners.behind_figure"), pattern("meaning.compared.against_ru")
RECOVERED_ZH = pattern("meaning.compared.recovered_zh")
OF_IT_ZH = pattern("meaning.compared.of_it_zh")


def is_old(figure: Placed, following: Placed | None, view: View) -> bool:
    """Whether a figure is what another one is compared with.

    `following` is the next figure of the sentence.
    """
    text, code = view.text, view.language
    if _is_of_another_place(figure, following, view):
        return False
    if code == "ko":
        if EXCEEDED_KO.match(text, figure.end) and TIME_BEFORE_KO.search(
            text, max(view.start, figure.start - 8), figure.start
        ):
            return True
        if WAS_UNTIL.match(text, figure.end):
            return True
        if OLD_KO.match(text, figure.end):
            return following is not None or OLD_ALONE.search(text, figure.end, figure.end + 12) is not None
        if following is None or following.mention.unit not in RELATIVE or figure.mention.unit in RELATIVE:
            return False
        return OF_IT.fullmatch(text, figure.end, following.start) is not None
    before = OLD_BEFORE[code].search(text[max(view.start, figure.start - AHEAD) : figure.start]) is not None
    if code == "en" and is_before_another(figure, view):
        return True
    if code == "en" and before and FROM_EN.search(text, max(view.start, figure.start - AHEAD), figure.start):
        return _has_changed(figure, view)
    if code == "ru" and before and FROM_RU.search(text, max(view.start, figure.start - 32), figure.start):
        first, last = max(view.start, figure.start - NEAR), min(view.end, figure.end + NEAR)
        changes = CHANGED_RU.search(text, first, figure.start) or CHANGED_RU.search(text, figure.end, last)
        return changes is not None  # пятое место с 58,6 млрд: with so much
    if code == "zh":
        return before and BECOMES_ZH.search(text, figure.end, figure.end + 12) is not None
    return before


def _has_changed(figure: Placed, view: View) -> bool:
    """Whether an English value behind from is what something was: a change is told, or a value of the same; not where
    something is from (cases were reported from 18 districts)."""
    unit = figure.mention.unit
    others = {one.mention.unit for one in view.figures if one is not figure}
    if unit in others and unit not in THINGS:
        return True
    return CHANGED_EN.search(view.text, view.start, min(view.end, figure.end + NEAR)) is not None


def _is_of_another_place(figure: Placed, following: Placed | None, view: View) -> bool:
    """From 3.9% in Japan to 2.4% in Korea; 3,9% против 2,4% в Корее; 일본(2.4%)보다: so much elsewhere, not before."""
    if view.language == "ko":
        return any(
            OF_PLACE_KO.fullmatch(view.text, hit.end, figure.start) for hit in view.areas if hit.end <= figure.start
        )
    here = _place_behind(figure, view)
    if here is None or view.language == "zh":
        return False
    there = _place_behind(following, view) if following is not None else None
    return (there is not None and there != here) if is_transition(figure, view) else view.language == "ru"


def _place_behind(figure: Placed, view: View) -> str | None:
    """The area that stands right behind a figure."""
    areas = (hit for hit in view.areas if hit.start >= figure.end)
    return next((hit.id for hit in areas if IN_PLACE.fullmatch(view.text, figure.end, hit.start)), None)


def is_before_another(figure: Placed, view: View) -> bool:
    """After a drop of 1.1% in 2021: a change that went before the one that is told, which is not counted from it."""
    if AFTER_CHANGE.search(view.text[max(view.start, figure.start - AHEAD) : figure.start]) is not None:
        return True
    at = bisect_left(view.starts, figure.start)
    before = view.counted[at - 1] if at else None
    is_joined = before is not None and AND_ANOTHER.fullmatch(view.text, before.end, figure.start) is not None
    return is_joined and before is not None and is_before_another(before, view)


def is_transition(figure: Placed, view: View) -> bool:
    """From A to B: A is the old value of the same thing, not that of another place."""
    if view.language == "ko":
        return TRANSITION_KO.match(view.text, figure.end) is not None
    if view.language == "ru" and AGAINST_RU.search(view.text, max(view.start, figure.start - NEAR), figure.start):
        return False
    return view.language != "en" or "from" in view.text[max(0, figure.start - 16) : figure.start].split()


def of_a_work(window: Window, view: View) -> bool:
    """「2023 북한 이해」, 2021년 보고서에서, 2017년 결의로: when a work or a rule came out."""
    if view.text[max(0, window.start - 1) : window.start] in NAMED or WORK.match(view.text, window.end) is not None:
        return not _is_of_years(window, view)
    before = view.text[max(view.start, window.start - 40) : window.start]
    if OF_ITS_WORK.search(before) is not None and WORK_OF_IT.match(view.text, window.end) is not None:
        return True
    return WORK_BEFORE.search(before) is not None


def _is_of_years(window: Window, view: View) -> bool:
    """2019~2021년 보고서에서: the years that a Korean report is about."""
    return view.language == "ko" and window.period.grain == "year" and window.period.start != window.period.end


def of_its_time(window: Window, figure: Placed, view: View) -> bool:
    """2019년의 78.2%: so much of what it was then; not so much as then (2023년의 1.7%보다)."""
    unit = figure.mention.unit
    if unit not in RELATIVE or window.end > figure.start:
        return False
    between = BRACKET.sub("", view.text[window.end : figure.start])
    if view.language == "zh":
        ahead = view.text[max(view.start, window.start - 6) : window.start]
        return OF_IT_ZH.fullmatch(between) is not None and (unit != "percent" or bool(RECOVERED_ZH.search(ahead)))
    if view.language != "ko" or not OF_IT.fullmatch(between):
        return False
    return unit != "percent" or BIGGER.match(view.text, figure.end) is None


def belongs_to(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time stands right before a figure: 2022년 370만 달러."""
    if window.end > figure.start:
        return False
    if SO.match(view.text, figure.end):  # 2010년 조사에서는 33.5%였으니: the whole clause is of it
        return not any(window.end <= other.start < figure.start for other in view.figures)
    return BESIDE.fullmatch(view.text, window.end, figure.start) is not None


def touches(window: Window, figure: Placed, view: View) -> bool:
    """годом ранее – 60,9%; 上年同期为2.38; 410 a year earlier: the time of the value beside it."""
    if window.end <= figure.start:
        return TOUCHES.fullmatch(view.text, window.end, figure.start) is not None
    after = next((other for other in view.figures if other.start >= window.end), None)
    if after is not None and TOUCHES.fullmatch(view.text, window.end, after.start) is not None:
        return False
    return any(one.fullmatch(view.text, figure.end, window.start) is not None for one in (BEHIND, BEHIND_OLD))


def is_of_old(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time is that of an old value: 2022년 370만 달러에서, the $7.6 billion recorded in 2014, 올해 예산 3조의
    세 배."""
    if belongs_to(window, figure, view) or is_right_behind(window, figure, view) or is_of_amount(window, figure, view):
        return True
    if view.language == "ko" and WAS_UNTIL.match(view.text, figure.end) and window.end <= figure.start:
        return True  # 2006년 비율이 56.7%였으나 1년 새
    if view.language == "ko" and OLD_NOUN.fullmatch(view.text, window.end, figure.start):
        return True  # 전년도 같은 기간 교역 총액인 372만 달러에 비해
    is_whole = TRANSITION_KO.match(view.text, figure.end) is not None
    if view.language == "ko" and is_whole and OF_WHOLE_KO.fullmatch(view.text, window.end, figure.start) is not None:
        return True
    if view.language == "ko" and window.end <= figure.start and TOLD_THAN_KO.match(view.text, figure.end) is not None:
        return True
    is_near = view.language == "ko" and OF_IT.match(view.text, figure.end) is not None
    return is_near and NOUN_BETWEEN_KO.fullmatch(view.text, window.end, figure.start) is not None


def is_right_behind(window: Window, figure: Placed, view: View) -> bool:
    """The $7.6 billion recorded in 2014: the time of an old value."""
    return window.start > figure.end and BEHIND_OLD.fullmatch(view.text, figure.end, window.start) is not None


def _leans(window: Window, view: View) -> bool:
    """A year earlier; not the same period of 2019."""
    return not any(letter.isdecimal() for letter in view.text[window.start : window.end])


def base_windows(view: View, windows: list[Window], old: list[Placed]) -> list[Window]:
    """The times of a sentence that are those of old values: bases, never what the sentence is about."""
    bases: list[Window] = []
    for window in windows:
        is_joined = bool(bases) and AND.fullmatch(view.text, bases[-1].end, window.start) is not None
        if (
            window.is_base
            or (view.language != "ko" and window.period.rule == SAME_PART and _leans(window, view))
            or any(is_of_old(window, figure, view) for figure in old)
            or any(of_its_time(window, figure, view) for figure in view.figures)
            or (is_joined and not bases[-1].is_base)
        ):
            bases.append(window)
    return bases
