"""Stocks of a Chinese text that are told without a time of their own, beside one counted at the end of the year.

Comes in: a figure's statement with its time, in the order of the text. Goes out: the same time, or the end of the year
where that is taken over from what adds up over it: 年末全国人口140967万人。全年出生人口902万人。男性人口72032万人。
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.timed import is_year_end
from etl.model import Period, Statement
from etl.rules import Rules

LANGUAGE, STOCK = "zh", "stock"
COUNTED = frozenset({"level", "share"})
MONTH = len("2023-12")


class YearEnds:
    """The years at whose end a text has counted something."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._told: set[str] = set()

    def of(
        self, period: Period | None, base: Period | None, statement: Statement, language: str, *, is_own: bool
    ) -> Period | None:
        """The time of a figure with its base; `is_own`: its sentence tells it."""
        concept = self._rules.vocabulary.concepts.get(statement.measure or "")
        if language != LANGUAGE or period is None or concept is None or concept.type != STOCK:
            return period
        year = (period.end or "")[: len("2023")]
        if is_own:
            self._told |= {year} if is_year_end(period) and len(period.end or "") == MONTH else set()
            return period
        is_year = period.grain == "year" and period.start == period.end == year
        is_counted = statement.transformation in COUNTED or (base is not None and is_year_end(base))
        if not is_year or year not in self._told or not is_counted:
            return period
        return replace(period, start=f"{year}-12", end=f"{year}-12", grain="month")
