"""An indicator is composed: measure × areas × breakdown × transformation × unit, with a readable id and names.

    exports.kp-cn.grain.growth    북한의 대중 곡물 수출 증가율    North Korean exports of grain to China, growth
    exports.kp-cn.usd             북한의 대중 수출               North Korean exports to China

The id is derived from the slots of a statement and never random: the same slots give the same id in every build.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from etl.model import OPEN, Mention, Period, Statement
from etl.rules import Rules
from etl.vocabulary import Vocabulary

UNFIT = re.compile(r"[^\w가-힣一-鿿А-Яа-яЁё-]+")
RELATIVE = frozenset({"growth", "points", "share", "ratio"})
NAMES_KO = {"growth": "증가율", "change": "증감", "points": "변화(%p)", "share": "비중", "ratio": "배율"}
NAMES_EN = {"growth": "growth", "change": "change", "points": "change in points", "share": "share", "ratio": "multiple"}
MANY_WORDS = 2  # gaps between the words of a part from which it stands in brackets
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
        parts.append(_unit_part(mention.unit, rules))
    parts.append(_frequency(mention, statement, rules.vocabulary))
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


def _frequency(mention: Mention, statement: Statement, vocabulary: Vocabulary) -> str:
    """How often a flow is counted, where that is not once a year; of a growth, what it is compared with."""
    period, base = mention.period, mention.base_period
    if period is None or period.end is None:
        return ""
    if statement.transformation in ("growth", "points", "change") and base is not None and base.end is not None:
        return {1: "mom", 3: "qoq"}.get(_months(base.end, period.end), "") or _window(period, statement, vocabulary)
    return _window(period, statement, vocabulary)


def _window(period: Period, statement: Statement, vocabulary: Vocabulary) -> str:
    concept = vocabulary.concepts.get(statement.measure or "")
    if (
        period.start is None
        or period.end is None
        or (concept is not None and concept.type in ("stock", "rate", "price"))
    ):
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


def _unit_part(unit: str, rules: Rules) -> str:
    """The family of a unit: what is only counted has none."""
    known = rules.units[unit]
    if known.dimension == "count":
        return ""
    return (known.base if known.base and known.dimension != "money" else known.id).lower()


def name_ko(statement: Statement, kind: str, vocabulary: Vocabulary) -> str:
    """The name in Korean.

    >>> from etl.vocabulary import Area, Breakdown, Concept, Vocabulary
    >>> words = Vocabulary(
    ...     concepts={"exports": Concept("exports", "trade", "수출", "exports", ("money",), "flow", "to")},
    ...     areas={"KP": Area("KP", "북한", "North Korea", "North Korean", syllables=("북",)),
    ...            "CN": Area("CN", "중국", "China", "Chinese", syllables=("중",))},
    ...     breakdowns={"grain": Breakdown("grain", "곡물", "grain")},
    ... )
    >>> statement = Statement("x", "exports", None, "growth", "KP", "CN", ("grain",))
    >>> name_ko(statement, "observed", words)
    '북한의 대중 곡물 수출 증가율'
    >>> name_en(statement, "observed", words)
    'North Korean exports of grain to China, growth'
    """
    concept = vocabulary.concepts.get(statement.measure or "")
    area, other = (vocabulary.areas.get(name or "") for name in (statement.ref_area, statement.counterpart_area))
    words = []
    if area is not None and other is not None and concept is not None and concept.side == SYMMETRIC:
        words.append(f"{area.ko}·{other.ko}")
    else:
        if area is not None:
            words.append(f"{area.ko}의")
        if other is not None:
            words.append(f"대{other.syllables[0] if other.syllables else other.ko}")
    told = [_plain(part) for part in statement.breakdown if _is_told(part, vocabulary)]
    for part in statement.breakdown:
        if not _is_told(part, vocabulary):
            words.append(vocabulary.breakdowns[part].ko if part in vocabulary.breakdowns else _plain(part))
    measured = concept.ko if concept is not None else _open_words(statement)
    words.append(f"{measured}({', '.join(told)})" if told else measured)
    if kind == "cap":
        words.append("상한")
    if statement.transformation in NAMES_KO:
        words.append(NAMES_KO[statement.transformation])
    return " ".join(words)


def name_en(statement: Statement, kind: str, vocabulary: Vocabulary) -> str:
    """The name in English; the words of an open measure stay as the text writes them."""
    concept = vocabulary.concepts.get(statement.measure or "")
    area, other = (vocabulary.areas.get(name or "") for name in (statement.ref_area, statement.counterpart_area))
    words = [area.adjective] if area is not None else []
    words.append(concept.en if concept is not None else f"“{_open_words(statement)}”")
    parts = [
        vocabulary.breakdowns[part].en if part in vocabulary.breakdowns else f"“{_plain(part)}”"
        for part in statement.breakdown
    ]
    if parts:
        words.append("of " + ", ".join(parts))
    if other is not None:
        side = concept.side if concept is not None and concept.side else "with"
        words.append(f"{side} {other.en}")
    name = " ".join(words) + (", cap" if kind == "cap" else "")
    if statement.transformation in NAMES_EN:
        name += f", {NAMES_EN[statement.transformation]}"
    return name[0].upper() + name[1:]


def _is_told(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part is told by several words of the text, which no noun phrase can hold: 부품 수급 차질로 멈췄다."""
    return part not in vocabulary.breakdowns and part.count("_") >= MANY_WORDS


def _plain(part: str) -> str:
    return part.replace("_", " ")


def _open_words(statement: Statement) -> str:
    return (statement.measure or "").removeprefix(OPEN).replace("_", " ")
