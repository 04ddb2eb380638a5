"""An indicator is composed: measure × areas × breakdown × transformation × unit, with a readable id.

    exports.kp-cn.grain.growth    북한의 대중 곡물 수출 증가율    North Korean exports of grain to China, growth
    exports.kp-cn.usd             북한의 대중 수출               North Korean exports to China

The id is derived from the slots of a statement and never random: the same slots give the same id in every build.
Names are made in `etl/composed_names.py`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from etl.model import OPEN, Mention, Period, Statement
from etl.rules import Rules
from etl.vocabulary import Vocabulary

UNFIT = re.compile(r"[^\w가-힣一-鿿А-Яа-яЁё-]+")
BASED = frozenset({"growth", "points", "change", "ratio"})  # what has a time that it is compared with
RELATIVE = frozenset({"growth", "points", "share", "ratio"})
YEAR, LONG_AGO = 12, 24  # months
SINCE = "since_"
SYMMETRIC = "with"  # trade of A with B is that of B with A


def indicator_of(mention: Mention, statement: Statement, rules: Rules) -> str | None:
    """The id of the indicator that a statement is of; None where its measure or its unit is not known."""
    if statement.measure is None or mention.unit is None:
        return None
    parts = [_measure_id(statement.measure), _areas(statement, rules.vocabulary)]
    parts += [UNFIT.sub("_", part) for part in statement.breakdown]
    if mention.kind == "cap":
        parts.append("cap")
    if statement.transformation != "level":
        parts.append(statement.transformation)
    if statement.transformation not in RELATIVE:
        parts.append(_unit_part(mention.unit, statement, rules))
    parts.append(frequency_of(mention, statement, rules.vocabulary))
    return ".".join(part for part in parts if part)


def mirror_of(
    indicator: str, mention: Mention, statement: Statement, mirrors: Mapping[str, str], rules: Rules
) -> str | None:
    """The id of the indicator that counts the same flow at its other end; None where there is no other end.

    Exports of A to B are imports of B from A: `mirrors` has the two concepts both ways. An indicator that a person
    named says nothing of its ends that could be turned round.
    """
    other = mirrors.get(statement.measure or "")
    if other is None or statement.ref_area is None or statement.counterpart_area is None:
        return None
    if indicator_of(mention, statement, rules) != indicator:
        return None
    turned = replace(statement, measure=other, ref_area=statement.counterpart_area, counterpart_area=statement.ref_area)
    return indicator_of(mention, turned, rules)


def frequency_of(mention: Mention, statement: Statement, vocabulary: Vocabulary) -> str:
    """The part of an id that says how often a flow is counted, if not once a year; of a growth, the time before."""
    period, base = mention.period, mention.base_period
    if period is None or period.end is None:
        return ""
    if period.start is None and statement.transformation == "level":
        concept = vocabulary.concepts.get(statement.measure or "")
        return "cumulative" if concept is not None and concept.type == "flow" else ""
    if statement.transformation in BASED and base is not None and base.end is not None:
        away = _months(base.end, period.end)
        return {1: "mom", 3: "qoq"}.get(away, "") or _since(base, away) or _window(period, statement, vocabulary)
    return _window(period, statement, vocabulary)


def _since(base: Period, away: int) -> str:
    """The time that a growth is counted from, where that is no year ago: 15.6% above the record of 2019, к декабрю."""
    if base.end is None:
        return ""
    if away >= LONG_AGO:
        return f"{SINCE}{base.end[:4]}"
    is_month = len(base.end) > len("2024") and base.start == base.end
    return f"{SINCE}{base.end[:7]}" if is_month and 0 < away < YEAR else ""


def _window(period: Period, statement: Statement, vocabulary: Vocabulary) -> str:
    concept = vocabulary.concepts.get(statement.measure or "")
    if period.start is None or period.end is None or (concept is not None and concept.type in ("stock", "rate")):
        return ""
    if len(period.end) == 4:
        return "" if period.start == period.end else "cumulative"
    months = _months(period.start, period.end) + 1
    return {1: "m", 3: "q", 6: "h", 12: ""}.get(months, "ytd" if period.start[5:7] == "01" else "cumulative")


def _months(first: str, last: str) -> int:
    """Months from one date to another; a bare year counts as its end.

    >>> _months("2024-12", "2025-01"), _months("2023", "2024")
    (1, 12)
    """
    a, b = ((int(date[:4]), int(date[5:7]) if len(date) > 4 else 12) for date in (first, last))
    return (b[0] - a[0]) * 12 + b[1] - a[1]


def _measure_id(measure: str) -> str:
    return "open." + UNFIT.sub("_", measure.removeprefix(OPEN)) if measure.startswith(OPEN) else measure


def _areas(statement: Statement, vocabulary: Vocabulary) -> str:
    named = (area.removeprefix(OPEN) for area in (statement.ref_area, statement.counterpart_area) if area)
    both = [UNFIT.sub("_", area) for area in named]
    concept = vocabulary.concepts.get(statement.measure or "")
    if concept is not None and concept.side == SYMMETRIC:
        both.sort()
    return "-".join(both).lower()


def _unit_part(unit: str, statement: Statement, rules: Rules) -> str:
    """The family of a unit: what is only counted has none, but where a measure of persons or things is told in events
    or bodies (40여 개국에 10만 명: of workers abroad, countries and persons)."""
    known = rules.units[unit]
    if known.dimension == "count":
        concept = rules.vocabulary.concepts.get(statement.measure or "")
        counter = rules.units.get(concept.counter or "") if concept is not None else None
        is_apart = known.counts is not None and counter is not None and known.counts != counter.counts
        return unit if is_apart else ""
    return family_of(known.id, known.dimension, known.base)


def family_of(unit: str, dimension: str, base: str | None) -> str:
    """What tells composed indicators of two units apart: each money its own, a measure its base, a count nothing.

    >>> family_of("person", "count", None), family_of("KRW", "money", None), family_of("kt", "mass", "t")
    ('', 'krw', 't')
    """
    if dimension == "count":
        return ""
    return (base if base and dimension != "money" else unit).lower()
