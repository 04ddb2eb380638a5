"""Which figures and which times of a sentence are what the others are compared with.

From A to B, more than A, a third of A: A is the old value, its time the base of what follows and never the time that
the text is about.
"""

from __future__ import annotations

import re

from etl.meaning.view import Placed, View
from etl.mentions.windows import Window

BESIDE = re.compile(
    r"\s?(?:의|에|에는|에도|엔|년|的|为)?\s?(?:약\s|총\s|불과\s|겨우\s|단\s|평균\s|하루 평균\s)?[(（]?\s?"
)
# 12억 달러에서, 27억 달러보다, 370만 달러이던 교역액이
OLD_KO = re.compile(
    r"(?:대|선|가량|정도|여)?(?:\s(?:수준|안팎|가량|정도))?[)）]?(?:\s?(?:적자|흑자))?"
    r"(?:에서는?\s|보다|이던|였던|이었던|에 비|과 비교|와 비교|과 견|와 견|에 견|\s?대비|\s?比|[을이] 정점)"
)
OLD_BEFORE = {
    "en": re.compile(
        r"\b(?:from|than|against|versus|compared (?:with|to)|after)\s(?:about\s|some\s|nearly\s|the\s)?(?:US)?[$€£¥]?$"
    ),
    "ru": re.compile(r"(?<![а-яё])(?:со?|против|после)\s(?:[а-яё]+\s)?$"),
    "zh": re.compile(r"(?:由|从|较|比)(?:[^，。；\d]{0,8}的|[^，。；]{0,14}[年月期]的?)?$"),
}  # fmt: skip
BECOMES_ZH = re.compile(r"(?:提高|增加|上升|下降|降|升|增|提|减少|扩大|收窄|回落|增长)[到至]")
TRANSITION_KO = re.compile(r"(?:대|선|가량|정도|여)?(?:\s(?:수준|안팎|가량|정도))?[)）]?(?:에서는?\s|이던|였던|이었던)")
NAMED = frozenset("「『《〈")  # these marks hold nothing but the name of a work
WORK = re.compile(r"\s(?:[가-힣]{1,6}\s)?(?:보고서에서|보고서는|결의[로에는]|전략을)")
OF_IT = re.compile(r"[)）]?\s?의\s(?:약\s|불과\s|겨우\s|무려\s)?")
RELATIVE = frozenset({"percent", "times", "fraction"})
SAME_PART = "period.same_part"
TOUCHES = re.compile(r"[\s–—:(（,为是的]{1,4}(?:it\s(?:stood|was)\sat\s)?(?:US)?[$€£¥]?")
BEHIND = re.compile(r"\s?[(（]?|\s(?:[а-яa-z]{3,}\s){0,2}")
BRACKET = re.compile(r"\s?[(（][^()（）]*[)）]\s?")
BIGGER = re.compile(
    r"(?:보다|에서|[을를]\s?(?:웃|밑|넘|상회|하회|크게)|에 이어|에 비|[와과]\s?(?:비|견|같)|\s?대비|이던|였던)"
)
OF_IT_ZH = re.compile(r"(?:同[月期])?的(?:约|近)?")


def is_old(figure: Placed, following: Placed | None, view: View) -> bool:
    """Whether a figure is what another one is compared with.

    `following` is the next figure of the sentence.
    """
    text, code = view.text, view.language
    if code == "ko":
        if OLD_KO.match(text, figure.end):
            return following is not None or "이던" in text[figure.end : figure.end + 6]
        if following is None or following.mention.unit not in RELATIVE or figure.mention.unit in RELATIVE:
            return False
        return OF_IT.fullmatch(text, figure.end, following.start) is not None
    before = OLD_BEFORE[code].search(text[max(view.start, figure.start - 32) : figure.start]) is not None
    if code == "zh":
        return before and BECOMES_ZH.search(text, figure.end, figure.end + 12) is not None
    return before


def is_transition(figure: Placed, view: View) -> bool:
    """From A to B: A is the old value of the same thing, not that of another place."""
    if view.language == "ko":
        return TRANSITION_KO.match(view.text, figure.end) is not None
    return view.language != "en" or "from" in view.text[max(0, figure.start - 16) : figure.start].split()


def of_a_work(window: Window, view: View) -> bool:
    """「2023 북한 이해」, 2021년 보고서에서, 2017년 결의로: when a work or a rule came out."""
    return view.text[max(0, window.start - 1) : window.start] in NAMED or WORK.match(view.text, window.end) is not None


def of_its_time(window: Window, figure: Placed, view: View) -> bool:
    """2019년의 78.2%: so much of what it was then; not so much as then (2023년의 1.7%보다)."""
    unit = figure.mention.unit
    if unit not in RELATIVE or window.end > figure.start:
        return False
    between = BRACKET.sub("", view.text[window.end : figure.start])
    if view.language == "zh":
        return OF_IT_ZH.fullmatch(between) is not None and unit != "percent"
    if view.language != "ko" or not OF_IT.fullmatch(between):
        return False
    return unit != "percent" or BIGGER.match(view.text, figure.end) is None


def belongs_to(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time stands right before a figure: 2022년 370만 달러."""
    return window.end <= figure.start and BESIDE.fullmatch(view.text, window.end, figure.start) is not None


def touches(window: Window, figure: Placed, view: View) -> bool:
    """годом ранее – 60,9%; 上年同期为2.38; 410 a year earlier: the time of the value beside it."""
    if window.end <= figure.start:
        return TOUCHES.fullmatch(view.text, window.end, figure.start) is not None
    after = next((other for other in view.figures if other.start >= window.end), None)
    if after is not None and TOUCHES.fullmatch(view.text, window.end, after.start) is not None:
        return False
    return BEHIND.fullmatch(view.text, figure.end, window.start) is not None


def _leans(window: Window, view: View) -> bool:
    """A year earlier; not the same period of 2019."""
    return not any(letter.isdecimal() for letter in view.text[window.start : window.end])


def base_windows(view: View, windows: list[Window], old: list[Placed]) -> list[Window]:
    """The times of a sentence that are those of old values: bases, never what the sentence is about."""
    return [
        window
        for window in windows
        if window.is_base
        or (view.language != "ko" and window.period.rule == SAME_PART and _leans(window, view))
        or any(belongs_to(window, figure, view) for figure in old)
        or any(of_its_time(window, figure, view) for figure in view.figures)
    ]
