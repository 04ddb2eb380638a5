"""The growth in a row of a table is of what the amounts of that row are of.

    留宿旅客  10,405  13,176  -21.0     in a table of spending: spending fell by a fifth, no number of visitors

Comes in: the cells of a text with their statements, row by row. Goes out: the statement of a cell under a head that
tells only that it is a growth (变动, 증감률), with what the amounts before it in its row measure, where these measure
one thing; any other unchanged.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from etl.meaning.cell_changes import is_change, is_relative
from etl.mentions.cell_periods import is_time
from etl.model import OPEN, Mention, Statement
from etl.rules import Rules

CHANGES = frozenset({"growth", "change", "points"})
Told = tuple[str, tuple[str, ...]]


class RowLevels:
    """What the amounts of each row measure, so far."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._told: dict[tuple[str | None, int | None], set[Told]] = defaultdict(set)

    def settle(self, mention: Mention, statement: Statement) -> Statement:
        """The statement of a cell, of a growth with the measure of its row."""
        told = self._told[mention.table, mention.row]
        if statement.transformation == "level" and statement.measure is not None:
            told.add((statement.measure, statement.breakdown))
        is_of_row = statement.transformation in CHANGES and len(told) == 1 and self._tells_change_alone(mention)
        if not is_of_row:
            return statement
        measure, breakdown = next(iter(told))
        if measure.startswith(OPEN) or measure == statement.measure:
            return statement
        return replace(statement, measure=measure, breakdown=breakdown)

    def _tells_change_alone(self, mention: Mention) -> bool:
        named = [head for head in mention.heads if not is_time(head)]
        return bool(named) and all(is_relative(head, self._rules) or is_change(head) for head in named)
