"""Two amounts of one series, time and origin in one text: one is an older one, or of a part that its words tell."""

from decimal import Decimal

import pytest

from etl.compose import indicator_of
from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.apart import CONTRADICTION, can_both_hold
from tests.rules import own_rules

RULES = own_rules()


def read(text, language="ko"):
    found = extract(plain_document(text, language=language, published="2025-03-01"), RULES)
    return list(zip(found.mentions, found.statements, strict=True))


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("2024년 말 미분양 주택은 6만 4천 호였다.\n(입주 후) 2만 7천 호로 늘었다.", "ko", {"입주_후"}),
        ("2024年游客为3.5亿人次，其中乡村老人游客1200万人次。", "zh", {"乡村老人"}),
        (
            "In 2024 exports of the DPRK to China were $500 million; the coal brought $90 million.",
            "en",
            {"coal_brought"},
        ),
        (
            "В 2024 году добыча угля составила 430 млн тонн, из них карьерным способом 90 млн тонн.",
            "ru",
            {"карьерным_способом"},
        ),
    ],
)
def test_a_second_amount_is_kept_apart_under_its_words(text, language, parts):
    (whole, stated), (part, told) = read(text, language)
    assert set(told.breakdown) == parts
    assert stated.breakdown == ()
    assert told.taken_over["breakdown"] == CONTRADICTION
    assert not told.is_sure
    assert indicator_of(whole, stated, RULES) != indicator_of(part, told, RULES)


@pytest.mark.parametrize(
    ("text", "language", "older"),
    [
        ("중앙은행은 7월 기준금리를 20%에서 18%로 인하했다.", "ko", 0),
        ("2024년 11월 여행수지 적자는 7억 6천만 달러로 지난번 당시(4억 8천만 달러)보다 커졌다.", "ko", 1),
        ("Wages rose 3.8 percent in March 2025, after 4.3 percent.", "en", 1),
    ],
)
def test_what_an_amount_is_compared_with_is_not_of_its_time(text, language, older):
    figures = read(text, language)
    mention, statement = figures[older]
    now = figures[1 - older][0]
    assert (mention.period, statement.taken_over["period"]) == (None, CONTRADICTION)
    assert now.period is not None
    assert all(piece.role != "period" for piece in mention.evidence)
    assert statement.breakdown == ()


@pytest.mark.parametrize(
    ("text", "language", "period"),
    [
        ("2024년 11월 여행수지 적자는 7억 6천만 달러로 전달(4억 8천만 달러)보다 커졌다.", "ko", "2024-10"),
        ("2024년 사망자는 508명으로, 4년 전의 89명보다 많다.", "ko", "2020"),
        ("Wages rose 3.8 percent in March 2025, after 4.3 percent a year earlier.", "en", "2024-03"),
    ],
)
def test_the_time_of_an_older_amount_is_counted_from_that_of_the_newer(text, language, period):
    mention, statement = read(text, language)[-1]
    assert (mention.period.start, mention.period.end) == (period, period)
    assert "period" not in statement.taken_over
    told = [piece for piece in mention.evidence if piece.role == "period"]
    assert [text[piece.span.start : piece.span.end] for piece in told] == [piece.quote for piece in told] != []


def test_the_amount_whose_measure_was_taken_over_is_kept_apart_though_it_comes_first():
    told = read("2024년 말 미분양 주택은 3천 호 늘었다. (입주 후) 2만 7천 호다. 미분양 주택은 6만 4천 호다.")
    assert [statement.breakdown for _, statement in told] == [(), ("입주_후",), ()]


def test_where_each_amount_is_an_older_one_all_keep_their_time():
    told = read("2024년 11월 여행수지 적자는 당시(7억 6천만 달러)와 당시(4억 8천만 달러)였다.")
    assert [mention.period.start for mention, _ in told] == ["2024-11", "2024-11"]


def test_an_older_amount_with_its_own_time_keeps_it_and_the_newer_is_not_of_that_time():
    (older, _), (newer, told) = read("건설업은 전년 1.4% 감소에서 3.8% 증가로 돌아섰다.")
    assert older.period is not None
    assert (newer.period, told.taken_over["period"]) == (None, CONTRADICTION)


def test_a_cell_is_kept_apart_under_its_own_head():
    table = "2024년 휴대전화 보급률\n\n| 구분 | 산골 | 바닷가 |\n|---|---|---|\n| 휴대전화 보급률(%) | 78.4 | 58.2 |\n"
    (_, first), (_, second) = read(table)
    assert set(second.breakdown) - set(first.breakdown) == {"바닷가"}


def test_words_that_tell_one_amount_apart_tell_no_third():
    told = read("2024년 말 미분양 주택은 6만 4천 호였다.\n(입주 후) 2만 7천 호로 늘었다. (입주 후) 3만 9천 호도 있다.")
    assert [statement.breakdown for _, statement in told] == [(), ("입주_후",), ()]


@pytest.mark.parametrize(
    "second",
    [
        "(입주 후) 2만 7천 호로 전망된다.",
        "2023년 말에는 (입주 후) 2만 7천 호였다.",
        "한국은행에 따르면 2024년 말 (입주 후) 2만 7천 호였다.",
    ],
)
def test_amounts_of_another_kind_time_or_origin_contradict_nothing(second):
    told = read(f"2024년 말 미분양 주택은 6만 4천 호였다.\n{second}")
    assert [statement.breakdown for _, statement in told] == [(), ()]


def test_the_name_of_what_is_measured_tells_nothing_apart():
    (_, _), (_, told) = read("2024년 말 미분양 주택은 6만 4천 호였다.\n미분양 주택 2만 7천 호")
    assert told.breakdown == ()


@pytest.mark.parametrize(
    "text",
    [
        "2024년 말 미분양 주택은 6만 4천 호였다. 국토교통부의 미분양 주택은 6만 4,318호였다.",
        "2024년 말 미분양 주택은 6만 호가 넘었다. 전국의 미분양 주택은 7만 4천 호였다.",
    ],
)
def test_the_same_told_again_or_a_bound_of_it_stays(text):
    assert [statement.breakdown for _, statement in read(text)] == [(), ()]


def test_amounts_can_both_hold_where_their_ranges_meet():
    (first, _), (second, _) = read("쌀은 100톤이었다. 밀은 104톤이었다.")
    assert can_both_hold(first, second)
    assert [first.value, second.value] == [Decimal(100), Decimal(104)]
    (_, _), (third, _) = read("쌀은 100톤이었다. 밀은 106톤이었다.")
    assert not can_both_hold(first, third)
