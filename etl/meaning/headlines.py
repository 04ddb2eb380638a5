"""A headline says in short what the text says: an amount of it without a time has that of the same amount below.

Comes in: the mentions and statements of a text, the passages in their order. Goes out: those of them that are changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.apart import can_both_hold
from etl.meaning.undated import LASTING
from etl.model import Mention, Passage, Period, Statement

HEADS = frozenset({"heading", "front"})

NO_STATEMENT = frozenset({"duration", "age", "rank"})
Told = tuple[Mention, Statement]


def date_headline(made: Mapping[str, Told], passages: Sequence[Passage]) -> dict[str, Told]:
    """What is told in the first passage of a text, with the times that the rest of it tells."""
    first = next((passage for passage in passages if passage.table is None), None)
    if first is None or first.kind not in HEADS:
        return dict(made)
    rest = sorted((mention for mention, _ in made.values() if mention.passage != first.id), key=lambda one: one.start)
    dated: dict[str, Told] = {}
    for mention, statement in made.values():
        if mention.passage != first.id:
            continue
        twin = next((other for other in rest if _is_same(mention, statement, other, made[other.id][1])), None)
        if twin is not None and mention.period is not None:
            dated.update(_held_as_below(mention, statement, twin, made[twin.id][1]))
        elif twin is not None and twin.period is not None:
            dated[mention.id] = _dated(mention, statement, twin.period, twin)
    return {**made, **dated}


def _held_as_below(mention: Mention, statement: Statement, twin: Mention, below: Statement) -> dict[str, Told]:
    """8월 가계대출 4조 7천억 급증, of which the text tells that it was counted from the month before: so is the
    headline that tells no base."""
    is_open = statement.taken_over.get("base") == "default" and "base" not in below.taken_over
    if not is_open or twin.base_period is None or twin.period is None or mention.period is None:
        return {}
    if (twin.period.start, twin.period.end) != (mention.period.start, mention.period.end):
        return {}
    taken = {**statement.taken_over, "base": "document"}
    return {mention.id: (replace(mention, base_period=twin.base_period), replace(statement, taken_over=taken))}


def date_lead(made: Mapping[str, Told]) -> dict[str, Told]:
    """The lead of a report, whose source is named below it, with the time that this source tells first, where it tells
    none itself: 초등학생 10명 중 8명은 …. / 통계청의 2017년 조사 결과 ….; at best that of the same amount."""
    rest = sorted((told for told in made.values() if told[0].period is not None), key=lambda one: one[0].start)
    dated: dict[str, Told] = {}
    for mention, statement in made.values():
        named = next((piece.span.start for piece in mention.evidence if piece.role == "origin"), 0)
        is_of_time = mention.mention_class in NO_STATEMENT or mention.unit in LASTING
        if mention.period is not None or named <= mention.end or is_of_time:
            continue
        below = [told for told in rest if told[0].start > named and told[0].origin_name == mention.origin_name]
        twins = [told for told in below if _is_same(mention, statement, *told)]
        period = next((one.period for one, _ in (*twins, *below[:1]) if one.period is not None), None)
        if period is not None and period.relation in ("during", "as_of"):
            dated[mention.id] = _dated(mention, statement, period, twins[0][0] if twins else None)
    return {**made, **dated}


def _dated(mention: Mention, statement: Statement, period: Period, twin: Mention | None) -> Told:
    """A figure with a time that is told below; where the same change is told there, with its base as well."""
    taken = {**statement.taken_over, "period": "document"}
    base = mention.base_period
    if base is None and twin is not None and twin.base_period is not None:
        base, taken["base"] = twin.base_period, "document"
    return replace(mention, period=_carried(period), base_period=base), replace(statement, taken_over=taken)


def _is_same(one: Mention, stated: Statement, other: Mention, below: Statement) -> bool:
    is_alike = one.unit == other.unit and stated.transformation == below.transformation
    return is_alike and one.value is not None and other.value is not None and can_both_hold(one, other)


def _carried(period: Period) -> Period:
    return replace(period, is_inferred=True, rule="period.carried")
