"""The total of districts is no figure of the country, where nothing tells whose districts they are."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.read import take_in
from tests.etl.intake.made import rules

HEADS = ["자치구", "자치구별", "행정동", "구군", "동별", "시군구별(2)", "군구"]


def areas(head, rows, language="ko", measure="등록외국인(명)"):
    lines = [f"{head},{measure}", *(f"{label},{1000 + at}" for at, label in enumerate(rows))]
    text = take_in("\n".join(lines).encode(), "a.csv").text
    found = extract(plain_document(text, format="html", language=language), rules())
    return [said.ref_area for said in found.statements]


@pytest.mark.parametrize("head", HEADS)
def test_the_total_of_parts_of_a_city_has_no_area(head):
    assert areas(head, ["합계", "종로구", "중구", "용산구"])[0].startswith("open:")


@pytest.mark.parametrize("head", ["시도별", "시도", "지역", "구분", "연령별"])
def test_the_total_of_provinces_and_of_other_parts_is_the_country_s(head):
    assert areas(head, ["합계", "가", "나"])[0] == "KR"


def test_a_row_that_names_the_country_or_a_city_keeps_it():
    assert areas("시군구별", ["전국", "서울특별시", "수원시"])[:2] == ["KR", "KR-SEOUL"]
