"""Who states a figure, in the turns that Korean papers give a source in."""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/who_states_ko.json").read_text(encoding="utf-8"))


def test_releases_and_news_tell_who_puts_out_a_figure():
    wrong = {}
    for case in CASES:
        document = plain_document(case["text"], name="x", language="ko", published="2025-08-14")
        told = [one.origin_name for one in extract(document, own_rules()).mentions if one.mention_class != "duration"]
        if told[-1] != case["origin"]:
            wrong[case["text"]] = told[-1]
    assert wrong == {}


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("키이우경제대학(KSE)의 집계로 2024년 12월 그림자 선단은 430척이다.", "키이우경제대학"),
        ("최모 박사는 올해 곡물 생산을 470만t 안팎으로 점쳤다.", "최모 박사"),
        ("탄도미사일이 100발 넘어갔다는 것이 합참의 판단이다.", "합참"),
    ],
)
def test_the_one_who_is_named_states_it(text, origin):
    document = plain_document(text, name="x", language="ko", published="2025-03-18")
    mentions = extract(document, own_rules()).mentions
    assert [mention.origin_name for mention in mentions][-1] == origin


def test_what_somebody_foretells_is_a_forecast():
    text = "최모 박사는 올해 곡물 생산을 470만t 안팎으로 점쳤다."
    (mention,) = extract(plain_document(text, name="x", language="ko", published="2025-03-18"), own_rules()).mentions
    assert mention.kind == "forecast"


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("2024년 평양의 쌀 1kg 값은 6,900원이다.", "KP-PYONGYANG"),
        ("2024년 평양의 대러 수출은 3억 달러다.", "KP"),
    ],
)
def test_a_price_is_that_of_the_city_and_trade_that_of_its_country(text, area):
    document = plain_document(text, name="x", language="ko", published="2025-03-18")
    assert extract(document, own_rules()).statements[-1].ref_area == area
