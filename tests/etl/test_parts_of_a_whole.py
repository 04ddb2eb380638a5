"""Numbers without a unit that add up to a whole beside them are its parts, and have its unit."""

from __future__ import annotations

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

PARTS = [
    ("ko", "유학생수 5,842명\n- 학사 1,988석사 1,930, 박사 402기타 1,522", "person", "1988 1930 402 1522"),
    ("ko", "유학생은 총 120명(남 70, 여 50)이다.", "person", "70 50"),
    ("ko", "수출액은 174.6억 달러(선박 100.2, 승용차 74.4)다.", "USD", "10020000000 7440000000"),
    ("ko", "학사 1,988, 석사 1,930, 박사 402, 기타 1,522 등 모두 5,842명이 등록했다.", "person", "1988 1930 402 1522"),
    ("ko", "병상은 1,500개(종합병원 900, 병원 600)다.", "item", "900 600"),
    ("ko", "피해 주택은 342채\n- 전파 41, 반파 101, 침수 200", "building", "41 101 200"),
    ("ko", "쌀 생산량은 350만 톤(남부 200, 중부 150)이다.", "tonne", "2000000 1500000"),
    ("ko", "확진자 1,024명: 서울 500, 경기 424, 인천 100", "person", "500 424 100"),
    ("ko", "차량 250대(승용 180, 화물 70)를 들여왔다.", "vehicle_unit", "180 70"),
    ("ko", "학교는 86개교(초등 50, 중등 36)다.", "institution", "50 36"),
    ("ko", "예산 46억 원(인건비 31, 사업비 15)을 편성했다.", "KRW", "3100000000 1500000000"),
    ("ko", "○ 사망 31명\n  - 남성 19, 여성 12", "person", "19 12"),
    ("zh", "共有教师120人，其中男70、女50。", "person", "70 50"),
    ("zh", "出口额46亿美元（石油31、天然气15）。", "USD", "3100000000 1500000000"),
    ("zh", "新增病例87例：北京40、上海30、广东17。", "case", "40 30 17"),
    ("zh", "粮食产量650万吨（水稻400、小麦250）。", "tonne", "4000000 2500000"),
    ("zh", "共有5842人，学士1988，硕士1930，博士402，其他1522。", "person", "1988 1930 402 1522"),
    ("zh", "死亡31人\n男19，女12", "person", "19 12"),
    ("zh", "共售出4.6万辆（轿车3.1、客车1.5）。", "vehicle_unit", "31000 15000"),
    ("en", "Exports came to $4.6 billion (oil 3.1, gas 1.5).", "USD", "3100000000 1500000000"),
    ("en", "The fund has 1,240 staff (Asia 700, Africa 540).", "person", "700 540"),
    ("en", "There are 24 members (Germany 10, France 8, Spain 6).", "person", "10 8 6"),
    ("en", "Output was 52.5 tonnes (north 30.5, south 22).", "tonne", "30.5 22"),
    ("en", "Imports were $12.4 million (rice 7.4, maize 5).", "USD", "7400000 5000000"),
    ("en", "A total of 1,100 people: Leinster 600, Munster 500.", "person", "600 500"),
    ("ru", "Экспорт составил 4,6 млрд долларов (нефть 3,1, газ 1,5).", "USD", "3100000000 1500000000"),
    ("ru", "Погибли 120 человек (мужчин 70, женщин 50).", "person", "70 50"),
    ("ru", "Собрано 52,5 тыс. тонн (север 30,5, юг 22).", "tonne", "30500 22000"),
    ("ru", "Построено 86 школ: Томск 50, Омск 36.", "institution", "50 36"),
    ("ru", "Импорт – 12,4 млн долларов (рис 7,4, кукуруза 5).", "USD", "7400000 5000000"),
]
NONE = [
    ("ko", "사망자는 5명이다. 고리 2, 3호기가 멈췄다."),
    ("ko", "병상은 1,500개다. 표 700, 그림 800을 보라."),
    ("ko", "참가자는 10명이다(방 7, 층 3)."),
    ("ko", "학생은 5,842명이다.\n- 학사 1,988 석사 1,930 박사 402 기타 1,000"),
    ("ko", "비율은 100%다(가 60, 나 40)."),
    ("ko", "기간은 24개월(봄 12, 가을 12)이다."),
    ("zh", "共5人，第2、3组缺席。"),
    ("zh", "占比100%（甲60，乙40）。"),
    ("en", "The 5 members met in room 2, floor 3."),
    ("en", "It took 24 months (phase 12, stage 12)."),
    ("ru", "Погибли 5 человек: дом 2, корпус 3."),
]


def parts(language: str, text: str) -> list[tuple[str, str | None]]:
    """The figures of a text that stand without a unit."""
    found = extract(plain_document(text, language=language, published="2024-11-11"), own_rules()).mentions
    return [(f"{mention.value.normalize():f}", mention.unit) for mention in found if mention.unit_quote is None]


@pytest.mark.parametrize(("language", "text", "unit", "values"), PARTS)
def test_parts_that_add_up_to_a_whole_have_its_unit(language: str, text: str, unit: str, values: str) -> None:
    assert parts(language, text) == [(value, unit) for value in values.split()]


@pytest.mark.parametrize(("language", "text"), NONE)
def test_numbers_that_are_no_parts_are_no_figures(language: str, text: str) -> None:
    assert parts(language, text) == []
