"""Values are exact, or there is none: no number in a text is rounded, and none stops a build."""

from decimal import Decimal, Inexact

import pytest

from etl.documents import plain_document
from etl.exact import exactly
from etl.extract import extract
from etl.verdicts.numbers import ratio_of
from tests.rules import own_rules

RULES = own_rules()


def values(text, language="ko"):
    return [m.value for m in extract(plain_document(text, language=language), RULES).mentions]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("직원은 1만2，345명이다.", "ko", "12345"),
        ("직원은 3만 2，000명이다.", "ko", "32000"),
        ("매출은 １만２，３４５원이다.", "ko", "12345"),
        ("예산은 1억2，345만 원이다.", "ko", "123450000"),
        ("公司收入1亿2，345万元。", "zh", "123450000"),
    ],
)
def test_full_width_commas_group_digits_behind_a_scale_too(text, language, value):
    assert values(text, language) == [Decimal(value)]


def test_a_number_of_forty_digits_keeps_each_of_them():
    assert values("매출은 12,345,678,901,234,567,890,123,456,789조 원이다.") == [
        Decimal("12345678901234567890123456789000000000000")
    ]


def test_a_sum_of_scales_of_forty_digits_keeps_each_of_them():
    assert values("매출은 98765432109876543210987654321억 2,345만 원이다.") == [
        Decimal("9876543210987654321098765432123450000")
    ]


def test_what_would_be_rounded_is_an_error():
    with exactly(), pytest.raises(Inexact):
        Decimal(1) / 3


def test_a_third_has_ten_decimals_because_it_has_no_end():
    assert values("전체의 3분의 1을 차지했다.") == [Decimal("0.3333333333")]


def test_figures_thirty_digits_apart_still_have_a_ratio():
    assert ratio_of(Decimal(10) ** 30, Decimal(3)) == Decimal("333333333333333333333333333333.3333")
