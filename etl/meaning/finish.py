"""Put a figure together: the mention with its sign, time, base and origin; its statement says how they got there."""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.sources import Sourced
from etl.meaning.times import Timed
from etl.model import Mention, Period, Statement

SIGNED = frozenset({"growth", "change", "points"})


def finish(mention: Mention, statement: Statement, timed: Timed, sourced: Sourced) -> tuple[Mention, Statement]:
    """A mention and its statement, complete."""
    taken = dict(statement.taken_over)
    direction = taken.pop("direction", None)
    if timed.how is not None:
        taken["period"] = timed.how
    if sourced.how is not None:
        taken["origin"] = sourced.how
    if sourced.proof is not None:
        kept = tuple(piece for piece in mention.evidence if piece.role != "origin")
        mention = replace(mention, evidence=(*kept, sourced.proof))
    base, based = timed.base, timed.base_how
    if base is None and statement.transformation in ("growth", "points", "change") and timed.period is not None:
        base, based = year_before(timed.period), "default"
    if statement.transformation not in ("growth", "points", "change", "ratio"):
        base, based = timed.base, None
    if based is not None and base is not None:
        taken["base"] = based
    mention = replace(
        mention, period=timed.period, base_period=base, origin=sourced.id, origin_name=sourced.name,
        direction=direction if statement.transformation in SIGNED else mention.direction,
    )  # fmt: skip
    if direction == "down" and statement.transformation in SIGNED and mention.value is not None and mention.value > 0:
        low, high = mention.low, mention.high
        mention = replace(
            mention, value=-mention.value, low=None if high is None else -high, high=None if low is None else -low
        )
    return mention, replace(statement, via=sourced.via, taken_over=taken)


def year_before(period: Period) -> Period | None:
    """The same part of the year before: what a growth without a stated base is compared with.

    >>> year_before(Period("2024-01", "2024-09", "month")).start
    '2023-01'
    """
    start, end = (None if day is None else f"{int(day[:4]) - 1:04d}{day[4:]}" for day in (period.start, period.end))
    if start is None and end is None:
        return None
    return Period(start, end, period.grain, "during", True, "period.base.default")
