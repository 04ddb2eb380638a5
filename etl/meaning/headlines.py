"""A headline says in short what the text says: an amount of it without a time has that of the same amount below.

Comes in: the mentions and statements of a text, the passages in their order. Goes out: those of them that are changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.apart import can_both_hold
from etl.model import Mention, Passage, Period, Statement

HEADS = frozenset({"heading", "front"})

Told = tuple[Mention, Statement]


def date_headline(made: Mapping[str, Told], passages: Sequence[Passage]) -> dict[str, Told]:
    """What is told in the first passage of a text, with the times that the rest of it tells."""
    first = next((passage for passage in passages if passage.table is None), None)
    if first is None or first.kind not in HEADS:
        return dict(made)
    rest = sorted((mention for mention, _ in made.values() if mention.passage != first.id), key=lambda one: one.start)
    dated: dict[str, Told] = {}
    for mention, statement in made.values():
        if mention.passage != first.id or mention.period is not None:
            continue
        twin = next((other for other in rest if _is_same(mention, statement, other, made[other.id][1])), None)
        if twin is not None and twin.period is not None:
            taken = {**statement.taken_over, "period": "document"}
            dated[mention.id] = replace(mention, period=_carried(twin.period)), replace(statement, taken_over=taken)
    return {**made, **dated}


def _is_same(one: Mention, stated: Statement, other: Mention, below: Statement) -> bool:
    is_alike = one.unit == other.unit and stated.transformation == below.transformation
    return is_alike and one.value is not None and other.value is not None and can_both_hold(one, other)


def _carried(period: Period) -> Period:
    return replace(period, is_inferred=True, rule="period.carried")
