"""Numbers, quantities, bounds and periods as a Korean and an English reader write them."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import format
from dashboard.format import Unit
from etl.answers import Amount, replace

ITEM = Unit("item", "개", "containers")
USD = Unit("USD", "달러", "US dollars", "US$")
BARREL = Unit("barrel", "배럴", "barrels")
PERCENT = Unit("percent", "%", "%", "%")
TIMES = Unit("times", "배", "times", "×")


@pytest.mark.parametrize(
    ("value", "unit", "ko", "en"),
    [
        ("13000", ITEM, "1만 3,000개", "13,000 containers"),
        ("20000", ITEM, "2만 개", "20,000 containers"),
        ("1", ITEM, "1개", "1 container"),
        ("244800000000", USD, "2,448억 달러", "US$\u00a0244.8 billion"),
        ("1107.0000", USD, "1,107달러", "US$\u00a01,107"),
        ("1000000", BARREL, "100만 배럴", "1 million barrels"),
        ("77.8", PERCENT, "77.8%", "77.8%"),
        ("-4.5", PERCENT, "−4.5%", "−4.5%"),
        ("12", TIMES, "12배", "12 times"),
        ("36704200000000", Unit("KRW", "원", "won", "₩"), "36조 7,042억 원", "₩\u00a036.7042 trillion"),
        ("0", ITEM, "0개", "0 containers"),
        ("43", Unit("time", "회", "times"), "43회", "43"),  # of what happened the indicator says what it is
        ("100", Unit("unit", "기", "units"), "100기", "100"),
    ],
)
def test_a_quantity_reads_as_in_its_language(value, unit, ko, en):
    assert format.quantity(Decimal(value), unit, "ko") == ko
    assert format.quantity(Decimal(value), unit, "en") == en


@given(st.decimals(-(10**15), 10**15, places=4))
def test_a_written_number_loses_no_digit(value):
    assert Decimal(format.number(value).replace(",", "").replace("−", "-")) == value
    assert _read_korean(format.scaled(value, "ko")) == value
    assert _read_english(format.scaled(value, "en")) == value


def _read_korean(text):
    sign = -1 if text.startswith("−") else 1
    scale = {"조": 10**12, "억": 10**8, "만": 10**4, "": 1}
    parts = re.findall(r"([\d,.]+)([조억만]?)", text)
    return sign * sum(Decimal(number.replace(",", "")) * scale[word] for number, word in parts)


def _read_english(text):
    sign = -1 if text.startswith("−") else 1
    number, _, word = text.lstrip("−").partition(" ")
    scale = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "": 1}
    return sign * Decimal(number.replace(",", "")) * scale[word]


def _row(bound, low, high, value="13000"):
    known = [None if part is None else Decimal(part) for part in (low, high)]
    return Amount("어떤 수", value and Decimal(value), *known, bound, None, False)


@pytest.mark.parametrize(
    ("bound", "low", "high", "ko", "en", "sign"),
    [
        ("exact", "13000", "13000", "1만 3,000개", "13,000 containers", ""),
        ("about", "13000", "13000", "약 1만 3,000개", "about 13,000 containers", "≈ "),
        ("at_least", "13000", None, "1만 3,000개 이상", "at least 13,000 containers", "≥ "),
        ("more_than", "13000", None, "1만 3,000개 초과", "more than 13,000 containers", "> "),
        ("at_most", None, "13000", "1만 3,000개 이하", "at most 13,000 containers", "≤ "),
        ("less_than", None, "13000", "1만 3,000개 미만", "less than 13,000 containers", "< "),
    ],
)
def test_a_bound_stays_a_bound(bound, low, high, ko, en, sign):
    row = _row(bound, low, high)
    assert format.amount(row, ITEM, "ko") == ko
    assert format.amount(row, ITEM, "en") == en
    assert format.short_amount(row, ITEM, "ko") == sign + "1만 3,000개"


def test_a_range_keeps_both_ends_and_names_its_unit_once():
    row = _row("range", "50000", "70000", "50000")
    assert format.amount(row, Unit("tonne", "톤", "tonnes"), "ko") == "5만–7만 톤"
    assert format.amount(row, Unit("tonne", "톤", "tonnes"), "en") == "50,000–70,000 tonnes"


@pytest.mark.parametrize("write", [format.amount, format.short_amount])
def test_a_vague_amount_is_never_said_as_a_number(write):
    row = Amount("수십 차례", Decimal(10), Decimal(10), None, "at_least", None, False)
    assert write(replace(row, is_vague=True), Unit("time", "회", "times"), "ko") == "수십 차례"
    assert write(replace(row, is_vague=True), Unit("time", "회", "times"), "en") == "tens of times"
    assert "10" in write(replace(row, is_vague=False), Unit("time", "회", "times"), "en")


def test_an_amount_without_a_value_stays_as_quoted():
    assert format.amount(_row("at_least", None, None, None), ITEM, "ko") == "어떤 수"


@pytest.mark.parametrize(
    ("start", "end", "ko", "short", "en"),
    [
        ("2023-08", "2024-10", "2023년 8월–2024년 10월", "2023.8–2024.10", "August 2023 – October 2024"),
        ("2024-09", "2024-11", "2024년 9월–11월", "2024.9–2024.11", "September 2024 – November 2024"),
        ("2024", "2024", "2024년", "2024", "2024"),
        ("2024-06-19", "2024-06-19", "2024년 6월 19일", "2024.6.19", "19 June 2024"),
        ("2024-03", None, "2024년 3월 이후", "2024.3부터", "since March 2024"),
        (None, "2024-12-18", "2024년 12월 18일까지", "2024.12.18까지", "until 18 December 2024"),
        (None, None, "", "", ""),
    ],
)
def test_a_period_is_as_precise_as_its_text_and_open_where_it_is_open(start, end, ko, short, en):
    assert format.period(start, end, "ko") == ko
    assert format.period(start, end, "ko", short=True) == short
    assert format.period(start, end, "en") == en


def test_an_axis_writes_thousands_in_words():
    assert [format.tick(Decimal(n), "ko") for n in (0, 5000, 15000, 20000)] == [
        *("0", "5천", "1만 5천", "2만"),
    ]
