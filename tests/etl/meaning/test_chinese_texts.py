"""Whole Chinese texts in the ways of releases, agencies and reports, by what each kind of them shows.

`tests/cases/meaning/chinese_texts.json` holds them with the day on which they came out and, of some of their figures,
what a careful reader takes: period and base (null: none), area, partner, measure, breakdown, transformation, origin,
unit, rate, value; null for what is no figure. What a text has several times is told by which of them it is: 3.2%#2.
"""

import json
from pathlib import Path

import pytest

from etl.bench.accuracy import window
from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/chinese_texts.json").read_text(encoding="utf-8"))


def read_figures(text, published):
    document = plain_document(text, name="x", language="zh", published=published)
    extraction = extract(document, own_rules())
    figures = {}
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        count = sum(name.split("#")[0] == mention.quote for name in figures)
        figures[mention.quote if not count else f"{mention.quote}#{count + 1}"] = mention, statement
    return figures


def told(mention, statement, slot):
    if slot in ("period", "base"):
        period = mention.period if slot == "period" else mention.base_period
        return None if period is None else list(window(period.start, period.end))
    if slot == "origin":
        return mention.origin_name
    if slot in ("unit", "rate"):
        return getattr(mention, slot)
    if slot == "value":
        return str(mention.value)
    if slot == "breakdown":
        return list(statement.breakdown)
    names = {"area": "ref_area", "partner": "counterpart_area"}
    return getattr(statement, names.get(slot, slot))


def wanted(slot, value):
    if slot not in ("period", "base") or value is None:
        return value
    first, last = value if isinstance(value, list) else (value, value)
    return list(window(first, last))


def misses(case):
    figures = read_figures(case["text"], case["published"])
    for surface, slots in case["want"].items():
        if slots is None or surface not in figures:
            if slots is None and surface not in figures:
                continue
            yield surface, "found", slots, list(figures)
            continue
        for slot, value in slots.items():
            found = told(*figures[surface], slot)
            if found != wanted(slot, value):
                yield surface, slot, value, found


@pytest.mark.parametrize("kind", sorted({case["kind"] for case in CASES}))
def test_chinese_texts_are_read_as_a_careful_reader_does(kind):
    wrong = {case["text"]: found for case in CASES if case["kind"] == kind and (found := list(misses(case)))}
    assert wrong == {}
