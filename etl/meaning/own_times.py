"""The time of a figure by the words of its sentence.

Comes in: a figure, its sentence and the times of that. Goes out: the time that its own words choose, or none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.bases import of_amount_behind
from etl.meaning.clauses_en import reaches
from etl.meaning.compared import belongs_to, is_of_old, is_right_behind, of_a_work, of_its_time, touches
from etl.meaning.compared_zh import is_of_amount
from etl.meaning.in_turn import time_in_turn
from etl.meaning.timed import RELATIVE, Sentence, lasts
from etl.meaning.view import Placed, View
from etl.mentions.carrying import INTRODUCES
from etl.mentions.periods import Chosen, choose_period
from etl.mentions.windows import Window
from etl.patterns import pattern

# what stands in brackets behind a time is of that time: чем в 2023 году (8,1 млн), the record of 2019 (31.9 million)
IN_BRACKET = pattern("meaning.times.in_bracket")
POSSESSIVE, ATTRIBUTIVE = pattern("meaning.times.possessive"), pattern("meaning.times.attributive")
MONTH = pattern("passages.tables_grid.month_en")
WAS_THEN, FRONT = pattern("meaning.times.was_then"), pattern("meaning.times.front")
OLD_BEHIND = pattern("meaning.compared.old_behind")
DECIDES = pattern("meaning.times.decides", re.IGNORECASE)
DECIDED = pattern("meaning.times.decided", re.IGNORECASE)
WAS_ONCE, SO_FAR_BUT = pattern("meaning.times.was_once"), pattern("meaning.times.so_far_but")
GONE_ON = pattern("meaning.times.gone_on")
BEHIND_RU = pattern("meaning.times.behind_old_ru")
WHEN, IN_SAME = pattern("meaning.times.when"), pattern("meaning.times.in_same_bracket")
TOLD_BEHIND, PARTED = pattern("meaning.times.told_behind"), pattern("meaning.times.parted")
TOLD_THAT, TELLING = pattern("meaning.times.told_that"), pattern("meaning.times.telling")
IN_SAME_RU = pattern("meaning.times.in_same_bracket_ru")
EARLIER, PUT = pattern("meaning.times.earlier"), pattern("meaning.times.put")
FROM_TO, TO_NEW = pattern("meaning.times.from_to"), pattern("meaning.times.to_new")
TOLD_ON = pattern("meaning.times.told_on")
RESULTS, OF_ALL = pattern("meaning.times.results"), pattern("meaning.times.of_all")
IN_IT = pattern("meaning.times.in_it")
TOLD_WEEK = pattern("meaning.times.told_week")
FORETOLD_IN, DECIDED_BEHIND = pattern("meaning.times.foretold_in"), pattern("meaning.times.decided_behind")
PREPARED = pattern("meaning.times.prepared")
RECORD_SINCE = pattern("meaning.times.record_since")  # its smallest crop since 2007/08


def choose(figure: Placed, view: View, sentence: Sentence, *, has_topic: bool) -> Chosen:
    """The time of a figure by the words of its sentence: none that is the base of the sentence; `has_topic`: the text
    has a time that others can go on with."""
    own = next((w for w in sentence.windows if IN_BRACKET.fullmatch(view.text, w.end, figure.start)), None)
    if own is not None and view.language == "en":  # in 2023 (8,700 in 2022)
        told = (w for w in sentence.windows if not (w.is_base and figure.mention.unit in RELATIVE))
        own = next((w for w in told if IN_SAME.fullmatch(view.text, figure.end, w.start)), own)
    if view.language == "en" and own is None:
        own = next((w for w in sentence.windows if POSSESSIVE.fullmatch(view.text, w.end, figure.start)), None)
        own = own or next((w for w in sentence.windows if _is_attributive(w, figure, view)), None)
        own = own or next((w for w in sentence.windows if _is_fronted(w, figure, view)), None)
    if view.language == "ru" and view.text[figure.start - 1 : figure.start] == "(":
        own = next((w for w in sentence.windows if IN_SAME_RU.fullmatch(view.text, figure.end, w.start)), own)
    if view.language == "ko" and own is None:
        own = next((w for w in sentence.windows if OLD_BEHIND.fullmatch(view.text, figure.end, w.start)), None)
        if own is not None:
            return Chosen(own.period, (own,))
    beside = (w for w in sentence.bases if w.end <= figure.start and touches(w, figure, view))
    if own is None and figure.mention.unit not in RELATIVE:
        own = next(beside, None) or _alone(figure, view, sentence)
    if own is None and view.language == "ru" and figure in sentence.old:
        own = _behind_old_ru(figure, view, sentence)
    if own is None and view.language != "ko":
        own = time_in_turn(figure, view, sentence.windows)
    if own is None and view.language == "zh":
        own = next((w for w in sentence.windows if is_of_amount(w, figure, view)), None)
    if own is None and view.language == "en":
        own = _beside_en(figure, view, sentence)
    if own is None:
        own = _of_new_value(figure, view, sentence)
    if own is not None and view.language == "en" and own.period.relation == "since" and own.period.end is None:
        return Chosen(
            replace(own.period, end=own.period.start, relation="during"), (own,)
        )  # since 1990, when it was 46%
    if own is not None and view.language != "ko":
        return Chosen(own.period, (own,))
    held = of_amount_behind(view, figure, sentence.windows) if figure.mention.unit in RELATIVE else None
    windows = [
        w
        for w in sentence.windows
        if w is not held
        and reaches(w, figure, view)
        and not (of_its_time(w, figure, view) or of_a_work(w, view) or _is_of_telling(w, figure, view, sentence))
        and not (_is_of_decision(w, figure, view, sentence) or _is_background(w, figure, view))
        and not _is_of_older(w, figure, view, sentence)
        and not _is_closed_zh(w, figure, view, sentence)
        and (view.language != "en" or RECORD_SINCE.search(view.text, view.start, w.start) is None)
        and (w.is_base or w not in sentence.bases or _reaches(w, figure, view, sentence))
    ]
    places = [other.start for other in view.figures]
    chosen = choose_period(view.text, figure.start, figure.end, (view.start, view.end), windows, None, False, places)
    if chosen.period is None and view.language == "en":
        chosen = _alone_behind(figure, view, windows) or chosen
    behind = bool(chosen.windows) and chosen.windows[0].start > figure.end + 1
    if chosen.period is None and view.language == "ko":
        whole = next((w for w in windows if w.start > figure.end and is_of_results(w, view)), None)
        return Chosen(whole.period, (whole,)) if whole is not None else chosen
    if behind and view.language == "ko" and has_topic and not _ends_clause(chosen.windows[0], figure, view):
        return Chosen(None)  # it is the next figure's
    return chosen


def _alone_behind(figure: Placed, view: View, windows: Sequence[Window]) -> Chosen | None:
    """4.4 million barrels of fuel, gasoline among it, from January to September: the only time of an English sentence,
    behind its only figure."""
    is_one = len(windows) == 1 and len(view.counted) == 1 and windows[0].start >= figure.end
    if not is_one or windows[0].in_bracket or windows[0].is_base or ";" in view.text[figure.end : windows[0].start]:
        return None
    if PREPARED.search(view.text, max(view.start, windows[0].start - 16), windows[0].start) is None:
        lasts_on = windows[0].period.start != windows[0].period.end  # from January to September is all of a time
        return Chosen(windows[0].period, (windows[0],)) if lasts_on else None
    return Chosen(windows[0].period, (windows[0],))


def is_of_results(window: Window, view: View) -> bool:
    """매출 79조원, 영업이익 9조원의 2024년 3분기 실적을: what is told before the time is of it."""
    ahead = view.text[max(view.start, window.start - 2) : window.start]
    return RESULTS.match(view.text, window.end, view.end) is not None and OF_ALL.fullmatch(ahead) is not None


def _ends_clause(window: Window, figure: Placed, view: View) -> bool:
    """2억5천만명이 2022년에 식량 위기를 겪었다: the time behind the only figure of a Korean clause."""
    _, last = view.clause_of(figure.start)
    is_alone = not any(figure.end <= one.start < last for one in view.figures)
    return is_alone and window.end <= last and IN_IT.match(view.text, window.end, last) is not None


def _of_new_value(figure: Placed, view: View, sentence: Sentence) -> Window | None:
    """More than tripled, from 2.1 million in 2000 to 6.9 million in 2022: the time of the value that it led to."""
    if view.language == "ko" or figure.mention.unit not in RELATIVE:
        return None
    behind = view.counted[bisect_right(view.starts, figure.start) :][:2]
    if len(behind) < 2 or FROM_TO.fullmatch(view.text, figure.end, behind[0].start) is None:
        return None
    then, now = (next((w for w in sentence.windows if is_right_behind(w, one, view)), None) for one in behind)
    if then is None or now is None or TO_NEW.search(view.text[then.end : behind[1].start]) is None:
        return None
    return now


def _beside_en(figure: Placed, view: View, sentence: Sentence) -> Window | None:
    """The time that an English clause tells of a figure, though another one stands nearer or is a base: than in
    October, when it was 0.6%; (31.4%, in 2020-21); $191 billion in 2024, and $230 billion after ten months."""
    before, after = view.neighbours(figure)
    for window in sentence.windows:
        is_told = window.end <= figure.start and before <= window.start
        if is_told and WHEN.match(view.text, window.end) is not None:
            return window
        if not figure.end <= window.start < after:
            continue
        is_held = window.is_base and figure.mention.unit in RELATIVE  # (up 5% on a year earlier)
        if window.in_bracket and not is_held and IN_SAME.fullmatch(view.text, figure.end, window.start) is not None:
            opened, closed_at = (view.text.rfind(sign, view.start, figure.start) for sign in "()")
            return window if opened > closed_at else None
        is_behind = TOLD_BEHIND.fullmatch(view.text, figure.end, window.start) is not None
        if is_behind and not window.is_base and PARTED.search(view.text, before, figure.start) is not None:
            return window
    return None


def _is_attributive(window: Window, figure: Placed, view: View) -> bool:
    """January exports were less than December exports of $132.5 billion: the month before the noun of a figure."""
    if window.end > figure.start or MONTH.fullmatch(view.text, window.start, window.end) is None:
        return False
    return ATTRIBUTIVE.fullmatch(view.text, window.end, figure.start) is not None


def _is_fronted(window: Window, figure: Placed, view: View) -> bool:
    """A year ago, the rate stood at 41%: a time that begins a clause is that of what it was then."""
    if window.end > figure.start or WAS_THEN.fullmatch(view.text, window.end, figure.start) is None:
        return False
    return FRONT.search(view.text, max(view.start - 2, 0), window.start) is not None


def _behind_old_ru(figure: Placed, view: View, sentence: Sentence) -> Window | None:
    """Против 130 млн тонн в прошлом году, с 14% в 2023-м: the time right behind an old value is its own."""
    _, after = view.neighbours(figure)
    behind = (w for w in sentence.windows if figure.end <= w.start < after)
    return next((w for w in behind if BEHIND_RU.fullmatch(view.text, figure.end, w.start) is not None), None)


def _is_of_older(window: Window, figure: Placed, view: View, sentence: Sentence) -> bool:
    """Против 6,1 млн месяцем ранее, Ирак — 3,4 млн: the time right behind an old value is no time of what follows."""
    if view.language != "ru" or window.end > figure.start:
        return False
    old = (one for one in sentence.old if one is not figure and one.end <= window.start)
    return any(BEHIND_RU.fullmatch(view.text, one.end, window.start) is not None for one in old)


def _is_closed_zh(window: Window, figure: Placed, view: View, sentence: Sentence) -> bool:
    """产量为8850万吨，上年为8150万吨；出口量为4350万吨, 上年为8150万吨，增长8.6%: a time that leans on another, behind
    a figure, ends with its part of a Chinese sentence; with its amount, for what is told in per cent of that."""
    if view.language != "zh" or window.end > figure.start:
        return False
    is_next = "；" in view.text[window.end : figure.start]
    if not is_next and not (figure.mention.unit in RELATIVE and _has_amount(window, figure, view)):
        return False
    leans = not any(letter.isdecimal() for letter in view.text[window.start : window.end])
    newer = [w for w in sentence.windows if w.end <= window.start and not w.is_base]
    is_old = all(_last_month(w) > _last_month(window) for w in newer)
    return leans and is_old and any(one.end <= window.start for one in view.counted)


def _has_amount(window: Window, figure: Placed, view: View) -> bool:
    """Whether an amount that is told in no per cent stands between a time and a figure, right behind the time."""
    told = next((one for one in view.counted if window.end <= one.start < figure.start), None)
    is_beside = told is not None and (window.end == told.start or touches(window, told, view))
    return told is not None and is_beside and told.mention.unit not in RELATIVE


def _last_month(window: Window) -> str:
    """The month that a time ends with; December of a year."""
    return f"{window.period.end or '9'}-12"[: len("2025-12")]


def _alone(figure: Placed, view: View, sentence: Sentence) -> Window | None:
    """За тот же срок годом раньше не хватало 200 млрд: the one time of a clause, of an amount that it tells."""
    first, _ = view.clause_of(figure.start)
    ahead = [w for w in sentence.windows if first <= w.start and w.end <= figure.start]
    others = any(first <= other.start < figure.start for other in view.figures)
    is_one = len(ahead) == 1 and ahead[0] in sentence.bases and not ahead[0].is_base and not others
    return ahead[0] if is_one and view.language != "ko" else None


def _is_of_telling(window: Window, figure: Placed, view: View, sentence: Sentence) -> bool:
    """A single day in a sentence that somebody tells is when he told it, unless the figure stands beside it."""
    is_forecast = view.language == "en" and figure.mention.kind in ("forecast", "estimate", "plan")
    if is_forecast and FORETOLD_IN.search(view.text, max(view.start, window.start - 40), window.start) is not None:
        return True
    if view.language == "en" and window.end <= figure.start and TOLD_THAT.match(view.text, window.end) is not None:
        return TELLING.search(view.text, view.start, window.start) is not None
    is_earlier = EARLIER.search(view.text[max(view.start, window.start - 12) : window.start]) is not None
    is_put = sentence.is_told or PUT.search(view.text, window.end, figure.start) is not None
    if is_put and is_earlier and view.text[window.start : window.end].startswith("this "):
        return True
    if view.language in ("en", "ru") and window.period.start != window.period.end:
        return TOLD_WEEK.search(view.text[max(view.start, window.start - 24) : window.start]) is not None
    if not sentence.is_told or lasts(window.period) or window.period.relation != "during":
        return False
    if view.language == "ko" and _is_of_another_day(window, figure, view):
        return False
    is_introduced = INTRODUCES.search(view.text, view.start, window.start) is not None
    is_closing = any(w.period.rule == "period.now" for w in sentence.windows)
    return not (is_introduced or is_closing or belongs_to(window, figure, view) or touches(window, figure, view))


def _is_of_another_day(window: Window, figure: Placed, view: View) -> bool:
    """15일 출생아 수가 5만 명이었다고 통계청이 18일 밝혔다: another day of the sentence is when it was told; "15일
    이익은 5조 원이었다"고: what is told, with its day."""
    ahead, between = view.text[view.start : window.start], view.text[window.end : figure.start]
    is_quoted = ahead.count('"') % 2 == 1 or ahead.count("“") > ahead.count("”")
    if is_quoted and window.end <= figure.start and not set(between) & set('"”'):
        return True
    told = list(TOLD_ON.finditer(view.text, view.start, view.end))
    told = [one for one in told if one["verb"]] or told
    return bool(told) and all(one.end() <= window.start or window.end <= one.start() for one in told)


def _is_of_decision(window: Window, figure: Placed, view: View, sentence: Sentence) -> bool:
    """In January the Council agreed to spend 5% from 2026 to 2030: when it was decided."""
    is_behind = view.language == "en" and window.start >= figure.end and figure.mention.kind == "cap"
    if is_behind and DECIDED_BEHIND.search(view.text, figure.end, window.start) is not None:
        return True
    if view.language == "ko" or window.end > figure.start or window.period.grain == "year":
        return False
    is_told = DECIDED.search(view.text[max(view.start, window.start - 24) : window.start]) is not None
    is_told = is_told or DECIDES.search(view.text, window.end, figure.start) is not None
    return is_told and any(w is not window and not w.is_base for w in sentence.windows)


def _is_background(window: Window, figure: Placed, view: View) -> bool:
    """What something was before tells which one is meant, and what has gone on for long is told beside what is new:
    전년도 1위였던 철강은 23% 늘었다; 2021년부터 자리를 지키고 있으나, 전년 대비 13% 줄었다."""
    if view.language != "ko" or window.end > figure.start:
        return False
    if GONE_ON.match(view.text, window.end) is not None:
        return True
    is_open = window.period.relation == "since" and window.period.end is None
    if is_open and SO_FAR_BUT.search(view.text, window.end, figure.start):
        return True
    others = (one for one in view.counted if window.end <= one.start < figure.start)
    return next(others, None) is None and WAS_ONCE.match(view.text, window.end, figure.start) is not None


def _reaches(window: Window, figure: Placed, view: View, sentence: Sentence) -> bool:
    """Whether the time of an old value is that of this figure."""
    if figure in sentence.old and is_of_old(window, figure, view):
        return True
    return touches(window, figure, view) and (view.language != "ko" or figure not in sentence.old)
