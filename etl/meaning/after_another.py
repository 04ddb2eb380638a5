"""The time of a figure that stands behind another: what it takes of the one that was read before it.

Comes in: a figure and what was read of the figures before it in its sentence. Goes out: its time, where the one before
tells it: the month behind that of an old value, the time of the new value that a change tells again, the same months of
another year, the time of an amount in another currency.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.compared import is_transition
from etl.meaning.held_against import COMPARED
from etl.meaning.timed import Read, Sentence
from etl.meaning.view import Placed, View
from etl.mentions.periods import Chosen
from etl.model import Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

MONTH_BEFORE = pattern("meaning.times.month_before")
RESTATED = pattern("meaning.times.restated")
SAME_MEASURE_RU, IN_BRACKET_RU = pattern("meaning.times.same_measure_ru"), pattern("meaning.times.in_bracket_ru")
AGAINST = pattern("meaning.times.against_ru")
MONTH = len("2025-01")


def behind_month_before(view: View, read: list[Read]) -> Period | None:
    """전월의 52억 달러에서 57억 달러로: the new value of the month behind that of the old one."""
    before = read[-1] if read else None
    if before is None or before.period is None or before.own is None or not is_transition(before.figure, view):
        return None
    words, period = view.text[before.own.start : before.own.end], before.period
    if MONTH_BEFORE.fullmatch(words) is None or period.grain != "month" or period.end is None:
        return None
    months = int(period.end[:4]) * 12 + int(period.end[5:7])
    month = f"{months // 12:04d}-{months % 12 + 1:02d}"
    return replace(period, start=month, end=month, rule="period.carried")


def of_the_new(statement: Statement, chosen: Chosen, view: View, read: list[Read]) -> Period | None:
    """The time of a change behind both values: €3 billion in 2023, compared to €2 billion in 2022, an increase of
    50%. It is that of the new one."""
    old = read[-1] if read else None
    if view.language != "en" or old is None or not old.is_old or old.own is None or old.own not in chosen.windows:
        return None
    if statement.transformation not in COMPARED:
        return None
    new = next((one for one in reversed(read[:-1]) if not one.is_old and one.period is not None), None)
    return new.period if new is not None else None


def of_the_same_part(
    figure: Placed, view: View, sentence: Sentence, read: list[Read], period: Period | None, chosen: Chosen,
    last: Period | None,
) -> Period | None:  # fmt: skip
    """(в 2015 году — 169 тысяч), против 14,9 млн в прошлом году: of the months of the value that it is beside; `last`:
    the time that a sentence before told last."""
    before = read[-1] if read else None
    if view.language not in ("ru", "en") or period is None or not chosen.windows or period.grain != "year":
        return period
    part = before.period if before is not None else last
    if period.start != period.end or part is None or part.start is None or part.end is None or len(part.start) != MONTH:
        return period
    window = chosen.windows[-1]
    if view.language == "en":  # sales in the ten months to October rose to 35 tonnes from 29 tonnes in 2015
        is_sum = figure.mention.unit != "percent"  # 40 per cent, down from 60 in 2024, is of a year
        is_beside = before is not None and is_sum and figure in sentence.old and part.start != part.end
        is_beside = is_beside and (period.start or "") < part.start[:4]
    elif before is None:
        is_beside = SAME_MEASURE_RU.match(view.text, view.start) is not None
    else:
        is_beside = IN_BRACKET_RU.fullmatch(view.text, before.figure.end, window.start) is not None
        is_against = AGAINST.search(view.text, view.start, figure.start) is not None
        is_beside = is_beside or (is_against and figure in sentence.old)
    if not is_beside or part.start[:4] != part.end[:4]:
        return period
    year = period.start or ""
    return replace(part, start=f"{year}{part.start[4:]}", end=f"{year}{part.end[4:]}", rule="period.same_part")


def restated(
    figure: Placed, view: View, statement: Statement, read: list[Read], period: Period | None, rules: Rules
) -> Period | None:
    """5,100만 달러(한화 약 601억 원): of the time of the amount that it tells again."""
    before = read[-1] if view.language == "ko" and read and statement.transformation == "level" else None
    if before is None or before.period is None:
        return period
    units = [rules.units.get(one.mention.unit or "") for one in (before.figure, figure)]
    is_money = all(unit is not None and unit.dimension == "money" for unit in units)
    is_aside = is_money and RESTATED.fullmatch(view.text, before.figure.end, figure.start) is not None
    return replace(before.period, is_inferred=True) if is_aside else period
