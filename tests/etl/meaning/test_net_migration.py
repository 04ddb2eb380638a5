"""People who leave a place, less those who come, are a level of net migration below zero; a week ends with its day."""

from __future__ import annotations

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

NET = [
    ("ko", "호남권 인구이동은 2,846명 순유출로 나타났다.", -2846),
    ("ko", "2023년 서울의 순유출은 2,846명이다.", -2846),
    ("ko", "경기도 인구이동은 1만 2,407명이 순유입됐다.", 12407),
    ("ko", "(인구이동) 2,846명 순유출", -2846),
    ("ko", "전남의 순전출은 388명이다.", -388),
    ("ko", "순이동은 956명 순전출이다.", -956),
    ("ko", "부산은 1만 1천명이 순유출됐다.", -11000),
    ("ko", "세종의 순유입은 1,500명이다.", 1500),
    ("ko", "순이동은 -1,502명이다.", -1502),
    ("ko", "순이동은 1,502명이다.", 1502),
    ("zh", "2023年辽宁人口净流出12,407人。", -12407),
    ("zh", "2023年浙江人口净流入43万人。", 430000),
    ("zh", "2023年四川人口净流出为3.5万人。", -35000),
    ("zh", "2023年广东人口净流入达7.2万人。", 72000),
    ("en", "Net migration was a net outflow of 2,846 people in 2023.", -2846),
    ("en", "Net migration was a net inflow of 2,846 people in 2023.", 2846),
    ("en", "Net migration was 2,846 people in 2023.", 2846),
    ("en", "Net emigration was 1,200 people in 2023.", -1200),
    ("en", "Net immigration was 1,200 people in 2023.", 1200),
    ("ru", "Миграционная убыль составила 2846 человек.", -2846),
    ("ru", "Миграционный прирост составил 2846 человек.", 2846),
]
OTHERS = [
    ("ko", "외국인 자금은 12억 달러 순유출됐다.", 1_200_000_000),
    ("ko", "펀드에서 3,000억 원이 순유출됐다.", 300_000_000_000),
    ("ko", "서울의 전출은 2,846명이다.", 2846),
    ("zh", "资金净流出12亿元。", 1_200_000_000),
    ("en", "Funds saw a net outflow of $1.2 billion.", 1_200_000_000),
    ("ru", "Отток капитала составил 12 млрд рублей.", 12_000_000_000),
]
WEEKS = [
    ("12월 29일까지 한 주간", "2018-12-23"),
    ("12월 29일로 끝난 한 주 동안", "2018-12-23"),
    ("12월 29일까지 7일간", "2018-12-23"),
    ("12월 29일까지 일주일간", "2018-12-23"),
    ("12월 29일까지", None),
    ("12월 29일 기준", "2018-12-29"),
]


@pytest.mark.parametrize(("language", "text", "value"), NET)
def test_net_outflow_of_people_is_below_zero(language: str, text: str, value: int) -> None:
    found = extract(plain_document(text, language=language, published="2024-06-10"), own_rules())
    assert [(one.value, told.measure) for one, told in zip(found.mentions, found.statements, strict=True)] == [
        (value, "net_migration")
    ]


@pytest.mark.parametrize(("language", "text", "value"), OTHERS)
def test_flows_of_others_stay_as_they_are_written(language: str, text: str, value: int) -> None:
    found = extract(plain_document(text, language=language, published="2024-06-10"), own_rules())
    told = [(one.value, one_told.measure) for one, one_told in zip(found.mentions, found.statements, strict=True)]
    assert [number for number, _ in told] == [value]
    assert told[0][1] != "net_migration"


@pytest.mark.parametrize(("time", "start"), WEEKS)
def test_week_ends_with_the_day_that_a_korean_text_tells(time: str, start: str | None) -> None:
    text = f"{time} 신규 환자는 1,200명이다."
    found = extract(plain_document(text, language="ko", published="2019-01-03"), own_rules()).mentions
    period = next(one.period for one in found if one.value == 1200)
    assert period is not None
    assert (period.start, period.end) == (start, "2018-12-29")
