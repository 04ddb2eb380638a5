"""Numerals, units and bounds of tests/cases/reading.jsonl and reading2.jsonl: exact spans, and nothing else is read.

A slot of meaning (period, base, claimant, transformation, the sign of a fall) is asked elsewhere.
"""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

ROOT = Path(__file__).parents[2]
RULES = own_rules()
FILES = ("reading", "reading2")
OF_MEANING = {"transformation", "period", "base", "claimant"}
# Lines of which a slot of meaning is not read yet.
WAITS_FOR_MEANING: dict[tuple[str, int], set[str]] = {
    ("reading", 13): {"kind", "bound"},
    ("reading", 25): {"direction"},
    ("reading", 33): {"kind"},
    ("reading", 40): {"kind"},
}


def read_cases():
    for name in FILES:
        lines = (ROOT / "tests" / "cases" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            case = json.loads(line)
            yield pytest.param(case, WAITS_FOR_MEANING.get((name, number), set()), id=f"{name}-{number}")


def read(text: str, language: str, published: str | None = None):
    return extract(plain_document(text, language=language, published=published), RULES).mentions


def slots_of(mention, wanted: dict) -> dict[str, object]:
    """What was read, in the words of a case and as far as it asks."""
    value = mention.value
    if mention.bound == "range" or value is None:
        value = mention.low if mention.low is not None else mention.high
    if value is not None and wanted.get("direction"):
        value = abs(value)  # the sign of a fall is a slot of meaning
    found = {
        "surface": mention.quote,
        "value": value,
        "unit": mention.unit,
        "bound": mention.bound,
        "value_high": mention.high,
        "kind": mention.kind,
        "direction": mention.direction,
        "rate": mention.rate,
    }
    return {name: found[name] for name in wanted}


@pytest.mark.parametrize(("case", "waits"), list(read_cases()))
def test_a_number_is_read_with_its_exact_span_value_unit_and_bound(case, waits):
    wanted = [
        {key: value for key, value in figure.items() if key not in OF_MEANING | waits} for figure in case["expected"]
    ]
    for figure in wanted:
        if "value" in figure and figure["value"] is not None:
            value = Decimal(str(figure["value"]))
            figure["value"] = abs(value) if figure.get("direction") else value
        if "value_high" in figure:
            figure["value_high"] = Decimal(str(figure["value_high"]))
    mentions = read(case["text"], case["lang"], case.get("published"))
    assert [m.quote for m in mentions] == [figure["surface"] for figure in wanted], case["why"]
    assert [slots_of(m, figure) for m, figure in zip(mentions, wanted, strict=True)] == wanted, case["why"]


@pytest.mark.parametrize(
    "text",
    ["zero one people", "one two people", "twenty thirty men", "двадцать тридцать человек", "一二三人", "二〇二四人"],
)
def test_numerals_in_a_row_are_no_figure_and_neither_is_their_tail(text):
    assert not read(text, "en")
