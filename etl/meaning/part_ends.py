"""A quarter or a half at whose end something is counted: its last month (1/4분기말, at the end of the third quarter).

Comes in: a time of a sentence with its words, or a figure with the quarter that it took over. Goes out: the same time,
or the month that it ends in. While a text is read such a month keeps the grain of its part, so that the part before it
(전분기말) is found; `as_month` is what is handed on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.fiscal import is_financial
from etl.meaning.timed import is_year_end
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.model import Mention, Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

PARTS = frozenset({"quarter", "half"})
END_IN = pattern("meaning.part_ends.behind")  # from the words of the part on
END_OF = pattern("meaning.part_ends.before")  # right before the part
BARE = pattern("meaning.part_ends.bare")  # 분기말 기준: the part is told elsewhere
BY_END = pattern("times.ru.end_of_document_year")  # к концу года
BESIDE = 24  # characters
YEAR, MONTH = 4, 7  # characters of a date that tells a year, or a month of it


def at_end(period: Period, text: str, start: int, end: int) -> Period:
    """The time that the words at [start, end) of `text` tell: the last month of it where it is the end of a part."""
    if period.grain == "month" and period.start == period.end and END_IN.search(text[start:end]) is not None:
        return replace(period, grain="quarter")  # 三季度末
    if not _is_part(period):
        return period
    is_end = END_IN.search(text[start : end + 3]) or END_OF.search(text[max(0, start - BESIDE) : start])
    return _ended(period) if is_end else period


def at_end_told(figure: Placed, view: View, period: Period | None) -> Period | None:
    """The time of a figure whose clause tells that it is counted at the end of the part that is told elsewhere."""
    if period is not None and is_financial(period) and len(period.end or "") == MONTH:
        is_told = view.language == "zh" and BARE.search(view.text, view.start, figure.start) is not None
        return _ended(period) if is_told else period  # 期末库存为430万吨，上年为370万吨
    if period is None or not _is_part(period) or is_end(period):
        return period
    first, last = view.clause_of(figure.start)
    before, after = view.neighbours(figure)
    told = BARE.search(view.text, max(first, before), min(last, after))
    return _ended(period) if told is not None else period


def as_whole_year(
    period: Period | None, told: Sequence[Window], view: View, mention: Mention, statement: Statement, rules: Rules
) -> Period | None:
    """К концу года экспорт достигнет 45 млн тонн: what adds up over a year is to have come to so much in all of it."""
    concept = rules.vocabulary.concepts.get(statement.measure or "")
    is_flow = concept is not None and concept.type == "flow" and statement.transformation == "level"
    is_by_end = any(BY_END.match(view.text, window.start) for window in told)
    if not is_by_end or not is_flow or mention.rate is not None or period is None or not is_year_end(period):
        return period
    year = (period.end or "")[:4]
    return replace(period, start=year, end=year, grain="year")


def is_end(period: Period) -> bool:
    """Whether a time is the end of a quarter or half."""
    return period.grain in PARTS and period.start == period.end


def is_end_in(period: Period, whole: Period) -> bool:
    """Whether a time is the month or day that a longer one ends with: at the end of March, beside January to March.

    >>> quarter = Period("2024-01", "2024-03", "quarter", "during", False, "")
    >>> is_end_in(Period("2024-03", "2024-03", "month", "during", False, ""), quarter)
    True
    """
    is_stretch = whole.start != whole.end and len(whole.end or "") >= len("2024-03")
    return period.start == period.end and is_stretch and (period.end or "").startswith(whole.end or "9")


def as_month(period: Period | None) -> Period | None:
    """The month that the end of a part is; a stretch from a year up to a month of it begins with January (올해 초부터
    10월까지).

    >>> as_month(Period("2025-03", "2025-03", "quarter", "during", False, "")).grain
    'month'
    """
    if period is None or period.start is None or period.end is None:
        return period
    if len(period.start) == YEAR and len(period.end) == MONTH and period.end.startswith(period.start):
        return replace(period, start=f"{period.start}-01")
    return replace(period, grain="month") if is_end(period) else period


def _is_part(period: Period) -> bool:
    return period.grain in PARTS and period.end is not None and period.relation in ("during", "as_of")


def _ended(period: Period) -> Period:
    return replace(period, start=period.end)
