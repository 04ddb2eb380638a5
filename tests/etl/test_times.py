"""Times as four languages write them: one figure behind each, in a text on 2025 that came out on 20 November 2025."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.mentions.dates import find_times
from tests.meaning_cases import read_meaning_cases
from tests.rules import own_rules

CASES = read_meaning_cases("times")
AROUND = {
    "en": "Trade, 2025 bulletin. {} exports of cars reached 4.2 million tonnes.",
    "ko": "2025년 수출 동향. {} 자동차 수출은 420만 톤이었다.",
    "ru": "Торговля в 2025 году. {} экспорт автомобилей составил 4,2 млн тонн.",
    "zh": "2025年进出口情况。{}汽车出口420万吨。",
}


def read(case):
    text = AROUND[case["lang"]].format(case["time"])
    document = plain_document(text, name="x", language=case["lang"], published="2025-11-20")
    period = extract(document, own_rules()).mentions[-1].period
    return (period.start, period.end) if period is not None else None


@pytest.mark.parametrize("language", AROUND)
def test_a_time_is_read_in_every_form_that_a_language_has(language):
    cases = [case for case in CASES if case["lang"] == language]
    assert len(cases) >= 60
    found = {case["time"]: read(case) for case in cases}
    assert found == {case["time"]: (case["start"], case["end"]) for case in cases}


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "The H2 tank holds 40 litres.", 40),  # hydrogen
        ("en", "Q1. How many came? 40 people.", 40),  # a question
        ("ko", "이 다리는 길이가 2년 전쟁 때 놓인 40m이다.", 40),
        ("zh", "提前个月完成40万吨。", 400_000),
        ("ru", "Мария Мая привезла 40 тонн.", 40),
    ],
)
def test_words_that_look_like_a_time_are_none(language, text, value):
    mention = extract(plain_document(text, name="x", language=language), own_rules()).mentions[-1]
    assert (mention.value, mention.period) == (value, None)


@pytest.mark.parametrize(
    ("language", "text", "published"),
    [
        ("en", "Exports of cars will reach 42 tonnes next year.", "9999-12-31"),
        ("ko", "내년 자동차 수출은 420만 톤으로 전망된다.", "9999-12-31"),
        ("ko", "지난해 자동차 수출은 420만 톤이었다.", "0001-01-01"),
    ],
)
def test_a_time_that_no_calendar_has_is_none(language, text, published):
    document = plain_document(text, name="x", language=language, published=published)
    assert [mention.period for mention in extract(document, own_rules()).mentions] == [None]


@pytest.mark.parametrize("head", ["On-line ISSN 2009-5236", "ISSN 2013-455X", "Enquiries: 2009-5236"])
def test_half_of_a_number_is_no_year(head):
    assert find_times(head) == []
    assert [one.first.year for one in find_times(head.replace("-", " to "))] != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Exports grew by 3% in 2019-2023."),
        ("ko", "2019-2023년 수출은 3% 증가했다."),
        ("ru", "Экспорт вырос на 3% в 2019-2023 годах."),
        ("zh", "2019-2023年出口增长3%。"),
    ],
)
def test_both_years_of_some_stay_a_time(language, text):
    found = extract(plain_document(text, name="x", language=language, published="2024-12-18"), own_rules()).mentions
    assert [(one.period.start, one.period.end) for one in found] == [("2019", "2023")]
