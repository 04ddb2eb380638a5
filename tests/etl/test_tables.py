"""The tables of tests/cases/tables: each cell with its labels, value, unit and period, and no table in prose.

A case is a text and, beside it, a JSON of what a careful reader takes from it: the number of tables, and a
figure a line: row label, column label, value, unit, period (one or [start, end]), kind and bound if asked.
"""

import json
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases" / "tables"
FORMATS = {".txt": "text", ".md": "markdown", ".html": "html"}
RULES = own_rules()


@dataclass(frozen=True)
class Case:
    """A text, how it is read, and what stands in it."""

    name: str
    text: str
    format: str
    expected: dict


def read_case(path: Path) -> Case:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    return Case(path.stem, path.read_text(encoding="utf-8"), FORMATS[path.suffix], expected)


def find(case: Case):
    document = plain_document(case.text, language=case.expected.get("language", "ko"), format=case.format)
    return extract(document, RULES)


CASE_FILES = sorted(path for path in CASES.iterdir() if path.suffix in FORMATS)
ALL = [pytest.param(read_case(path), id=path.stem) for path in CASE_FILES]


@pytest.mark.parametrize("case", ALL)
def test_a_table_is_found_where_there_is_one_and_nowhere_else(case):
    found = find(case).tables
    assert len(found) == case.expected["tables"], [[cell.text for cell in table.cells] for table in found]


@pytest.mark.parametrize("case", ALL)
def test_every_cell_has_its_labels_value_unit_and_period(case):
    figures = [mention for mention in find(case).mentions if mention.table]
    assert [describe(one) for one in figures] == [complete(one) for one in case.expected["figures"]]


@pytest.mark.parametrize("case", [case for case in ALL if "mentions" in case.values[0].expected])
def test_what_stands_around_is_read_as_words(case):
    assert len([mention for mention in find(case).mentions if not mention.table]) == case.expected["mentions"]


@pytest.mark.parametrize("case", ALL)
def test_every_span_is_exact_and_every_numeral_is_named(case):
    result = find(case)
    for mention in result.mentions:
        assert case.text[mention.start : mention.end] == mention.quote
        assert all(case.text[proof.span.start : proof.span.end] == proof.quote for proof in mention.evidence)
    ends = sorted((numeral.start, numeral.end) for numeral in result.numerals)
    assert all(first[1] <= second[0] for first, second in pairwise(ends))
    covered = {place for start, end in ends for place in range(start, end)}
    seen = {place for passage in result.passages for place in passage.starts if case.text[place].isdecimal()}
    assert seen <= covered


@pytest.mark.parametrize("case", [case for case in ALL if "origin" in case.values[0].expected])
def test_the_source_line_states_the_origin(case):
    assert {mention.origin_name for mention in find(case).mentions if mention.table} == {case.expected["origin"]}


def test_there_are_enough_cases_and_enough_of_them_say_no():
    no = [path for path in CASE_FILES if read_case(path).expected["tables"] == 0]
    assert len(CASE_FILES) >= 60
    assert len(no) >= 15


def describe(mention) -> list:
    """A figure as the cases write it."""
    period = mention.period and [mention.period.start, mention.period.end]
    return [
        said(mention, "row"),
        said(mention, "column"),
        None if mention.value is None else plain(mention.value),
        mention.unit,
        period,
        mention.kind,
        mention.bound,
    ]


def said(mention, role: str) -> str:
    return " ".join(" ".join(proof.quote for proof in mention.evidence if proof.role == role).split())


def complete(figure: list) -> list:
    """What a case leaves out: observed, exact, a period that begins and ends the same."""
    row, column, value, unit, period, kind, bound = (*figure, *[None] * (7 - len(figure)))
    both = [period, period] if isinstance(period, str) else period
    value = None if value is None else plain(Decimal(value))
    return [row, column, value, unit, both, kind or "observed", bound or "exact"]


def plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
