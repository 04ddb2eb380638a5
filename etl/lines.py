"""Mentions and numerals as JSON lines: what `figtrace extract` prints, one object a line.

First the fields that are promised (the order is part of the promise), then what else is known.
Numbers are exact: no exponent, no rounding, whole ones without a point.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from etl.compose import frequency_of, indicator_of
from etl.composed_names import name_en, name_ko
from etl.exact import format_decimal
from etl.model import Extraction, Mention, Numeral, Statement
from etl.rules import Rules


def write_lines(extraction: Extraction, rules: Rules, *, every_numeral: bool = False) -> Iterator[str]:
    """One line a mention in the order of the text; then, if asked for, one a numeral."""
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        slots = describe_statement(mention, statement, extraction.document.text, rules)
        yield write_object(describe_mention(mention, rules.origins) | slots)
    if every_numeral:
        for numeral in extraction.numerals:
            yield write_object(describe_numeral(numeral))


def describe_mention(m: Mention, origins: Mapping[str, Any]) -> dict[str, object]:
    """The fields of a mention; `origin` is a name, or None for the author of the document."""
    period, base = m.period, m.base_period
    known = origins.get(m.origin) if m.origin else None
    return {
        "document": m.document,
        "start": m.start,
        "end": m.end,
        "quote": m.quote,
        "value": None if m.is_vague else m.value,
        "low": m.low,
        "high": m.high,
        "bound": m.bound,
        "is_vague": m.is_vague,
        "unit": m.unit,
        "unit_quote": m.unit_quote,
        "kind": m.kind,
        "period_start": period.start if period else None,
        "period_end": period.end if period else None,
        "origin": known.ko if known else m.origin_name,
        "sentence_start": m.sentence_start,
        "sentence_end": m.sentence_end,
        "class": m.mention_class,
        "origin_id": m.origin,
        "origin_quote": next((e.quote for e in m.evidence if e.role == "origin"), None),
        "direction": m.direction,
        "rate": m.rate,
        "base_start": base.start if base else None,
        "base_end": base.end if base else None,
        "reading": m.reading,
    }


def describe_statement(m: Mention, s: Statement, text: str, rules: Rules) -> dict[str, object]:
    """The slots of a statement; `taken_over` says of each that its own clause does not state how it got there."""
    indicator = indicator_of(m, s, rules)
    named = (s, m.kind, rules.vocabulary, frequency_of(m, s, rules.vocabulary))
    return {
        "measure": s.measure,
        "measure_quote": None if s.measure_span is None else text[s.measure_span.start : s.measure_span.end],
        "transformation": s.transformation,
        "ref_area": s.ref_area,
        "counterpart_area": s.counterpart_area,
        "breakdown": list(s.breakdown),
        "via": s.via,
        "indicator_id": indicator,
        "indicator_ko": None if indicator is None else name_ko(*named),
        "indicator_en": None if indicator is None else name_en(*named),
        "taken_over": dict(s.taken_over),
    }


def describe_numeral(n: Numeral) -> dict[str, object]:
    """The fields of a numeral: its class and the reason for it."""
    return {
        "document": n.document,
        "start": n.start,
        "end": n.end,
        "quote": n.quote,
        "class": n.numeral_class,
        "reason": n.reason,
        "value": n.value,
    }


def write_object(fields: Mapping[str, object]) -> str:
    """One JSON object on one line.

    >>> write_object({"value": Decimal("2.400E+11"), "low": Decimal("-0.20"), "quote": "약"})
    '{"value": 240000000000, "low": -0.2, "quote": "약"}'
    """
    return "{" + ", ".join(f'"{name}": {write_value(v)}' for name, v in fields.items()) + "}"


def write_value(value: object) -> str:
    """A JSON literal."""
    return format_decimal(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)
