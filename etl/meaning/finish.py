"""Put a figure together: the mention with its sign, time, base and origin; its statement says how they got there."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.exact import share
from etl.meaning.sourced import Sourced
from etl.meaning.timed import Timed
from etl.model import Evidence, Mention, Statement

ONE = Decimal(1)
SIGNED = frozenset({"growth", "change", "points"})


def finish(mention: Mention, statement: Statement, timed: Timed, sourced: Sourced) -> tuple[Mention, Statement]:
    """A mention and its statement, complete."""
    taken = dict(statement.taken_over)
    direction = taken.pop("direction", None)
    if timed.how is not None:
        taken["period"] = timed.how
    if sourced.how is not None:
        taken["origin"] = sourced.how
    if timed.base is not None and timed.base_how is not None:
        taken["base"] = timed.base_how
    value, low, high = mention.value, mention.low, mention.high
    if direction == "down" and statement.transformation in (*SIGNED, "level") and value is not None and value > 0:
        value, low, high = -value, None if high is None else -high, None if low is None else -low
    if direction == "down" and statement.transformation == "ratio" and value is not None and value > 1:
        value = share(ONE, value)  # втрое меньше
        low, high = None if high is None else share(ONE, high), None if low is None else share(ONE, low)
    mention = replace(
        mention, value=value, low=low, high=high, period=timed.period, base_period=timed.base,
        evidence=_evidence(mention, timed, sourced), origin=sourced.id, origin_name=sourced.name,
        direction=direction if statement.transformation in SIGNED else mention.direction,
    )  # fmt: skip
    return mention, replace(statement, via=sourced.via, taken_over=taken)


def _evidence(mention: Mention, timed: Timed, sourced: Sourced) -> tuple[Evidence, ...]:
    """The evidence of a mention, with the words that tell its origin, its time and base now."""
    pieces = mention.evidence
    if sourced.proof is not None:
        pieces = (*(piece for piece in pieces if piece.role != "origin"), sourced.proof)
    if timed.evidence is None:
        return pieces
    others = [piece for piece in pieces if piece.role != "period"]
    at = next((i for i, piece in enumerate(others) if piece.role == "origin"), len(others))
    return (*others[:at], *timed.evidence, *others[at:])
