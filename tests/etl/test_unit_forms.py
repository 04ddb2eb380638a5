"""Units as the trades that use them abbreviate them: gas, ships, mills, bonds, health."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules


def read(text, language):
    [mention] = extract(plain_document(text, name="x", language=language, published="2025-01-02"), own_rules()).mentions
    return mention.quote, f"{mention.value.normalize():f}", mention.unit, mention.rate


@pytest.mark.parametrize(
    ("amount", "value", "unit"),
    [
        ("5 bcm", "5000000000", "m3"),
        ("5.4 Bcf/d", "5400000000", "ft3"),
        ("5 tcf", "5000000000000", "ft3"),
        ("5 mtpa", "5000000", "tonne"),
        ("5 MMT", "5000000", "tonne"),
        ("5 mbpd", "5000000", "barrel"),
        ("5 kboe/d", "5000", "boe"),
        ("5 mmbtu", "5000000", "btu"),
        ("5.4m DWT", "5400000", "dwt"),
        ("5 mn TEU", "5000000", "TEU"),
        ("5 bn people", "5000000000", "person"),
        ("5 GT", "5", "gross_tonne"),
        ("5 VLCCs", "5", "vessel"),
        ("5 MWp", "5", "MW"),
        ("5 m3", "5", "m3"),
        ("5 sq. km", "5", "km2"),
        ("5 oz", "5", "ounce"),
        ("5 mph", "5", "mile_per_hour"),
        ("25 basis points", "0.25", "percentage_point"),
        ("12 bps", "0.12", "percentage_point"),
    ],
)
def test_an_abbreviated_unit_is_read_with_its_scale(amount, value, unit):
    assert read(f"Last year it came to {amount} there.", "en")[:3] == (amount, value, unit)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ko", "지난해 수주량은 5만CGT에 달했다.", ("5만CGT", "50000", "compensated_gross_tonne", None)),
        ("ko", "스프레드가 12bp 확대됐다.", ("12bp", "0.12", "percentage_point", None)),
        ("ko", "인구 10만 명당 4.9명이 숨졌다.", ("4.9명", "4.9", "person", "hundred_thousand")),
        ("ko", "인구 100만 명당 4.9명이 숨졌다.", ("4.9명", "4.9", "person", "million")),
        ("en", "There were 58 deaths per 100,000 people.", ("58 deaths", "58", "person", "hundred_thousand")),
        ("en", "Beds stood at 2.1 beds per 1,000 residents.", ("2.1 beds", "2.1", "bed", "thousand")),
        ("en", "The rate was 12.3 per 100,000.", ("12.3 per 100,000", "12.3", "per_100000", None)),
        ("ru", "Выявлено 5 случаев на 100 тыс. населения.", ("5 случаев", "5", "case", "hundred_thousand")),
        ("ru", "ЦБ снизил ставку на 50 б.п.", ("50 б.п.", "-0.5", "percentage_point", None)),
        ("zh", "每10万人死亡4.9人。", ("4.9人", "4.9", "person", "hundred_thousand")),
    ],
)
def test_a_figure_per_so_many_is_no_plain_count(language, text, expected):
    assert read(text, language) == expected


def test_a_point_of_a_tenth_is_one_word_with_its_number():
    assert read("A 50-basis-point cut surprised them.", "en")[:3] == ("50-basis-point", "-0.5", "percentage_point")


@pytest.mark.parametrize(
    ("amount", "value", "bound"),
    [
        (".5 percent", "0.5", "exact"),
        ("2 1/2 percent", "2.5", "exact"),
        ("300+ ships", "300", "at_least"),
        ("2 million-plus people", "2000000", "at_least"),
        ("300-odd ships", "300", "about"),
        ("one fifth", "0.2", "exact"),
    ],
)
def test_a_number_is_worth_what_its_odd_spelling_says(amount, value, bound):
    document = plain_document(f"Last year it came to {amount} of the whole.", name="x", language="en")
    [mention] = extract(document, own_rules()).mentions
    assert (mention.quote, f"{mention.value.normalize():f}", mention.bound) == (amount, value, bound)


def test_a_hollow_triangle_that_points_down_is_a_fall():
    [mention] = extract(plain_document("수출은 ▽3.2%였다.", name="x", language="ko"), own_rules()).mentions
    assert (mention.quote, str(mention.value)) == ("▽3.2%", "-3.2")


def test_what_is_more_than_a_whole_is_no_part_of_a_number():
    mentions = extract(plain_document("He ran 2 5/4 miles.", name="x", language="en"), own_rules()).mentions
    assert all(mention.value == mention.value.to_integral_value() for mention in mentions)
