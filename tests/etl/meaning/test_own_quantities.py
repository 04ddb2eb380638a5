"""A label that names a quantity which no concept has keeps the concept of other labels and of the caption away.

One that names none (금액, Total, 2023, 增速) has what these tell.

`tests/cases/meaning/own_quantities.json` holds tables by their rows and caption, with heads of both kinds in four
languages; each is tried as Markdown and as a sheet, beside a column of what the caption counts.
"""

import csv
import io
import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.read import take_in
from etl.model import OPEN
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/own_quantities.json").read_text(encoding="utf-8"))
NUMBERS = (("1,204", "36.3"), ("2,377", "41.6"), ("1,902", "22.1"))
DATE = "2025-11-20"


def rows_of(case, heads):
    """The rows of a table with these heads, the caption and the heads among them."""
    yield [case["caption"]]
    yield [case["corner"], *heads]
    for row, numbers in zip(case["rows"], NUMBERS, strict=True):
        told = [numbers[1] if "%" in head else numbers[0] for head in heads]
        yield [row, *(one.replace(",", " ").replace(".", ",") if case["lang"] == "ru" else one for one in told)]


def read_alone(case, head):
    """What the cells of a table in Markdown state that has one column of numbers."""
    caption, *rows = rows_of(case, [head])
    lines = [*caption, "", *(f"| {' | '.join(row)} |" for row in rows)]
    lines.insert(3, "|---|---|")
    return read("\n".join(lines), "markdown", case["lang"])


def read_sheet(case, heads):
    """What the cells of a CSV with all of these columns state, each with its head."""
    written = io.StringIO()
    csv.writer(written).writerows(rows_of(case, heads))
    taken = take_in(written.getvalue().encode(), "table.csv")
    found = extract_from(taken.text, taken.view, case["lang"])
    return [(told, heads[cell.column - 1]) for cell, told in zip(found.mentions, found.statements, strict=True)]


def read(text, view, language):
    """The statements of a text."""
    return extract_from(text, view, language).statements


def extract_from(text, view, language):
    """What is read of a text that came out on a day of 2025."""
    document = plain_document(text, name="x", language=language, published="2025-11-20", format=view)
    return extract(document, own_rules())


def each(kind):
    return [
        pytest.param(case, head, id=f"{case['lang']} {case['concept']} {head if isinstance(head, str) else head[0]}")
        for case in CASES
        for head in case[kind]
    ]


def is_own(statement, case, head):
    """Whether a head is the measure: under its own words or the concept that they name."""
    words = (statement.measure or "").removeprefix(OPEN).replace("_", " ").split()
    is_named = bool(words) and (statement.measure in own_rules().vocabulary.concepts or words[0] in head)
    return is_named and statement.measure != case["concept"]


@pytest.mark.parametrize(("case", "head"), each("own"))
def test_a_head_that_names_a_quantity_is_the_measure(case, head):
    statements = read_alone(case, head)
    assert [is_own(one, case, head) for one in statements] == [True] * len(NUMBERS), statements[0].measure


@pytest.mark.parametrize(("case", "head"), each("lent"))
def test_a_head_that_names_none_has_what_the_others_tell(case, head):
    words, transformation = head
    told = [(one.measure, one.transformation) for one in read_alone(case, words)]
    assert told == [(case["concept"], transformation)] * len(NUMBERS)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']} {case['concept']}" for case in CASES])
def test_columns_of_both_kinds_stand_side_by_side_in_a_sheet(case):
    lent = [head for head, transformation in case["lent"] if transformation == "level"]
    heads = [*lent, *case["own"]]
    told = read_sheet(case, heads)
    assert len(told) > len(lent) * len(NUMBERS)
    assert [head for one, head in told if head in case["own"] and not is_own(one, case, head)] == []
    assert [head for one, head in told if head in lent and one.measure != case["concept"]] == []


def test_a_number_within_a_headline_is_no_number_of_its_row():
    rows = ["표 4. 지역별 확진자", "", "| 지역 | 확진자 | 주요 뉴스 제목 |", "|---|---|---|"]
    rows += ["| 대구 | 1,204명 이상 | 국내 첫 우한 폐렴 확진 여성 공항에서 바로 격리, 접촉자 218명 추적 |"]
    told = [one.measure for one in read("\n".join(rows), "markdown", "ko")]
    assert (told[0], "patients" in told[1:]) == ("patients", False)


@pytest.mark.parametrize("head", ["참가자(명)", "아시아", "2023"])
def test_people_are_no_level_of_things(head):
    rows = ["표 1. 지역 및 세션별 참가 현황 (단위: 명)", "", f"| 구분 | {head} |", "|---|---|", "| 논문 | 224 |"]
    assert [one.measure for one in read("\n".join(rows), "markdown", "ko")] != ["papers"]


@pytest.mark.parametrize(("lang", "mean"), [("ko", "평균"), ("en", "Mean"), ("zh", "平均"), ("ru", "Среднее")])
def test_the_mean_of_levels_is_a_part_that_waits_for_a_person(lang, mean):
    case = next(case for case in CASES if case["lang"] == lang)
    unit = {"ko": "(명)", "en": " (persons)", "zh": "（人）", "ru": ", человек"}[lang]
    statements = read_alone(case, f"{mean}{unit}")
    assert all(mean in one.breakdown and one.measure == case["concept"] for one in statements)


@pytest.mark.parametrize(
    ("lang", "caption", "row", "wanted"),
    [
        ("en", "Components of private consumption, 2016", "Consumption", "share"),
        ("en", "Private consumption, 2016", "Consumption", "growth"),
        ("ko", "표 3. 2023년 수출 구성", "수출", "share"),
        ("ko", "표 3. 2023년 경제 지표", "수출", "growth"),
        ("zh", "表3 2023年出口结构", "出口", "share"),
        ("zh", "表3 2023年经济指标", "出口", "growth"),
        ("ru", "Таблица 3. Структура экспорта, 2023", "Экспорт", "share"),
        ("ru", "Таблица 3. Показатели экономики, 2023", "Экспорт", "growth"),
    ],
)
def test_per_cent_of_what_something_is_made_up_of_is_a_part_of_it(lang, caption, row, wanted):
    rows = [caption, "", "| | 2016 |", "|---|---|", f"| {row} | 62% |", f"| {row} | 38% |"]
    assert {one.transformation for one in read("\n".join(rows), "markdown", lang)} == {wanted}


def test_a_hundred_per_cent_is_the_whole_of_a_table():
    rows = ["표 3. 2023년 경제 지표", "", "| | 2023 |", "|---|---|", "| 수출 | 100.0% |", "| 수입 | 3.8% |"]
    assert [one.transformation for one in read("\n".join(rows), "markdown", "ko")] == ["share", "growth"]
