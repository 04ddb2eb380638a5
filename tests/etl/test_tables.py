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


def test_a_caption_says_whom_its_numbers_count():
    text = (
        "■ 외국인 유학생 수 비교\n구 분 총계 학위과정 비학위과정 비중\n2017년 123,858 72,032 51,826 12.3\n"
        "2016년 104,262 63,104 41,158 12.1\n2015년 91,332 55,739 35,593 12.0\n"
    )
    document = plain_document(text, name="x", language="ko", published="2018-01-02")
    read = [(one.value, one.unit, one.period.start) for one in extract(document, own_rules()).mentions]
    counts = [(Decimal(value), "person", "2017") for value in (123858, 72032, 51826)]
    assert read[:3] == counts
    assert (Decimal("12.3"), "person", "2017") not in read


def test_rows_below_a_head_that_they_do_not_fit_are_no_table():
    text = (
        "어종별 생산동향(7월)\n구 분 5년 평균 2018년 2019년 전년대비 증감(%) 5년 평균 18년 총생산량\n"
        "7월 7월 7월 대비 증감(%)\n멸치 24,068 25,013 15,706 -37.2 -34.7 188,528\n"
        "오징어 4,194 5,325 10,736 101.6 156 46,274\n고등어 7,332 11,290 2,084 -81.5 -71.6 141,513\n"
    )
    document = plain_document(text, name="x", language="ko", published="2019-09-04")
    extraction = extract(document, own_rules())
    assert [one.quote for one in extraction.mentions if one.unit == "percent"] == []
