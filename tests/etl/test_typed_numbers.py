"""Numbers as people type them into the box: every spelling has the same worth."""

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from etl.reading.typed import read_in_words, read_typed, typed_words
from etl.store.asking.question import read_question

LANGUAGES = Path(__file__).parents[2] / "datasets" / "language"
WORDS = typed_words(
    {code: tomllib.loads((LANGUAGES / f"{code}.toml").read_text(encoding="utf-8"))["numbers"] for code in ("ko", "en")}
)


@pytest.mark.parametrize(
    ("typed", "worth", "rest"),
    [
        ("13,000", "13000", ""),
        ("1만3천", "13000", ""),
        ("1만 3000여", "13000", ""),
        ("1.3만", "13000", ""),
        ("2,448억 달러", "244800000000", " 달러"),
        ("36조 7042억", "36704200000000", ""),
        ("244.8 billion", "244800000000", ""),
        ("244.8bn", "244800000000", ""),
        ("800m", "800", "m"),
        ("7000개", "7000", "개"),
        ("-4.5%", "-4.5", "%"),
        ("2024 13,000", "2024", " 13,000"),
        ("1,2345", "1", ",2345"),
    ],
)
def test_digits_are_read_with_their_scales_and_nothing_behind(typed, worth, rest):
    number = read_typed(typed, 0, WORDS)
    assert number is not None
    assert (number.value, typed[number.end :]) == (Decimal(worth), rest)


@pytest.mark.parametrize(
    ("typed", "worth"), [("일만 삼천", 13000), ("열두", 12), ("수십억", 10**9), ("six million", 6 * 10**6)]
)
def test_numerals_in_words_are_read_where_all_of_the_word_is_one(typed, worth):
    assert read_in_words(typed, 0, WORDS)[0].value == worth


def test_a_misprint_is_no_number():
    assert read_typed("1.243.0", 0, WORDS) is None


def test_a_sign_of_money_says_what_an_abbreviation_means():
    assert read_typed("3m", 0, WORDS, with_sign=True).value == 3_000_000
    assert read_typed("3m", 0, WORDS).value == 3


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("2024년 9월 정제유", [("2024년 9월", "2024-09"), ("정제유", "")]),
        ("Sep 2024 oil", [("Sep 2024", "2024-09"), ("oil", "")]),
        ("2024만", [("2024만", "")]),
        ("컨테이너2024", [("컨테이너", ""), ("2024", "2024")]),
        ("50만배럴", [("50만", ""), ("배럴", "")]),
    ],
)
def test_periods_numbers_and_words_are_told_apart(typed, parts):
    assert [(part.words, part.period) for part in read_question(typed, WORDS, lambda _: set())] == parts


def test_a_name_that_is_known_goes_before_a_number():
    (part,) = read_question("오만", WORDS, lambda keys: set(keys))
    assert part.is_known
    (part,) = read_question("오만", WORDS, lambda _: set())
    assert part.number == 50_000
