"""Whose an office is: the country right before its name, unless that is its own or no part of it."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.subjects import by_offices
from tests.rules import own_rules


def read(text):
    return extract(plain_document(text, name="x", language="ko", published="2025-01-02"), own_rules())


@pytest.mark.parametrize(
    ("text", "name", "id_"),
    [
        ("영국 통계청 통계를 보면 수출은 5% 늘었다.", "영국 통계청", "name:영국_통계청"),
        ("대한민국 관세청 집계 결과 수출은 5% 늘었다.", "관세청", "kr.customs"),
        ("베트남 한국대사관 통계를 보면 수출은 5% 늘었다.", "한국대사관", "name:한국대사관"),
        ("동남아 관세청이 발표한 자료에 따르면 수출은 5% 늘었다.", "동남아 관세청", "name:동남아_관세청"),
    ],
)
def test_an_office_is_that_of_the_country_before_its_name(text, name, id_):
    [mention] = read(text).mentions
    assert (mention.origin_name, mention.origin) == (name, id_)


@pytest.mark.parametrize(
    ("office", "country"),
    [("통계청", "KR"), ("대한민국 관세청", "KR"), ("네덜란드 연방통계청", None), ("독일 연방통계청", "DE")],
)
def test_a_text_is_about_the_country_whose_offices_it_names_alone(office, country):
    passages = read(f"{office}은 지난해 수출이 늘었다고 밝혔다.").passages
    assert by_offices(passages, own_rules()) == country
