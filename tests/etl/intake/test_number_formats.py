"""XLSX: what a number format says beside a number is its unit, its scale, its sign, as a reader sees them."""

import openpyxl
import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.number_formats import show
from etl.intake.read import take_in
from tests.etl.intake.made import rules, saved

SCALED = '[>=1000000]0.0,,"백만 원";[>=1000]0.0,"천 원";0"원"'
ACCOUNTS = '_("$"* #,##0_);_("$"* \\(#,##0\\);_("$"* "-"??_);_(@_)'
UNITS = [
    (1234, '#,##0" 천톤"', 1234000, "tonne"),
    (1234, '#,##0"천톤"', 1234000, "tonne"),
    (1234.5, '#,##0.0 "천 톤"', 1234500, "tonne"),
    (1234, '#,##0 "thousand tonnes"', 1234000, "tonne"),
    (1234, '#,##0"万吨"', 12340000, "tonne"),
    (1234, '#,##0"万人"', 12340000, "person"),
    (1234, '#,##0 "명"', 1234, "person"),
    (1234, "#,##0\\명", 1234, "person"),
    (123.4, '#,##0.0"만 명"', 1234000, "person"),
    (1234, '#,##0"원"', 1234, "KRW"),
    (1234567, '#,##0,"천원"', 1235000, "KRW"),
    (12, '#,##0"조 원"', 12 * 10**12, "KRW"),
    (1234, "[$₩-412]#,##0", 1234, "KRW"),
    (12, '#,##0.0 "백만 달러"', 12000000, "USD"),
    (12, '0"억 달러"', 12 * 10**8, "USD"),
    (1234, "[$$-409]#,##0", 1234, "USD"),
    (1234567, '"$"#,##0.0,,"M"', 1200000, "USD"),
    (1234, "[$USD] #,##0", 1234, "USD"),
    (1234, "#,##0.00 [$€-407]", 1234, "EUR"),
    (1234, "[$£-809]#,##0", 1234, "GBP"),
    (1234, "#,##0 [$₽-419]", 1234, "RUB"),
    (1234, "[$¥-411]#,##0", 1234, "JPY"),
    (1234, "[$¥-804]#,##0", 1234, "CNY"),
    (1234, "[$$-C09]#,##0", 1234, "AUD"),
    (1234, "[$$-404]#,##0", 1234, "TWD"),
    (1234, ACCOUNTS, 1234, "USD"),
    (-1234, ACCOUNTS, -1234, "USD"),
    (0.123, "0.0%", 12.3, "percent"),
    (12.3, '0.0"%"', 12.3, "percent"),
    (12.3, "0.0\\%", 12.3, "percent"),
    (-0.032, "0.0%;△0.0%", -3.2, "percent"),
    (-0.05, "0.0%;[Red]\\(0.0%\\)", -5, "percent"),
    (0.5, '0.0"%p"', 0.5, "percentage_point"),
    (1234, '#,##0"건"', 1234, "case"),
    (25, '0" °C"', 25, "degree_celsius"),
    (1234, 'General"명"', 1234, "person"),
    (1234.5, 'General" 천톤"', 1234500, "tonne"),
    (12.5, 'General"%"', 12.5, "percent"),
    (1234567, SCALED, 1200000, "KRW"),
    (12345, SCALED, 12300, "KRW"),
    (123, SCALED, 123, "KRW"),
    (-5, '0"명";[Red]0"명"', -5, "person"),
    (-1234, '[파랑]#,##0"명";[빨강]-#,##0"명"', -1234, "person"),
    (5e6, '0.0E+00"원"', 5000000, "KRW"),
]


def figures(code, *values, heads=("연도", "수출"), language="ko"):
    """The figures of a column of that format."""
    book = openpyxl.Workbook()
    book.active.append(heads)
    for place, value in enumerate(values):
        book.active.append([2022 + place, value])
        book.active.cell(2 + place, 2).number_format = code
    text = take_in(saved(book), "a.xlsx").text
    found = extract(plain_document(text, format="html", language=language, published="2024-05-01"), rules())
    return [(float(one.value), one.unit, one.period.start) for one in found.mentions]


@pytest.mark.parametrize(("value", "code", "worth", "unit"), UNITS)
def test_a_format_tells_the_unit_the_scale_and_the_sign(value, code, worth, unit):
    assert figures(code, value, value) == [(worth, unit, "2022"), (worth, unit, "2023")]


def test_a_book_in_russian_parts_thousands_by_blanks():
    """A comma there would be a decimal one: 1,234 тыс. тонн would be a thousandth of it."""
    for code, worth in (('#,##0 "тыс. тонн"', 1234000), ('#,##0.0 "тонн"', 1234)):
        found = figures(code, 1234, 1234, heads=("Год", "Экспорт"), language="ru")
        assert found == [(worth, "tonne", "2022"), (worth, "tonne", "2023")]


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (5, ";;;", ""),
        (-5, "0;;", ""),
        (0, '#,##0;-#,##0;"-"', "-"),
        (0, "#,##0;-#,##0;", ""),
        (3, "[<0]0;0.0", "3.0"),
        (-3, '[<0]"△"0;0.0', "△3"),
        (50, "[>100]0;General", "50"),
        (150, "[>100]0.0;0", "150.0"),
        (0.5, "# ?/?", "0.5"),
        (-2, '0;"▼"0', "▼2"),
        (-2, "0;0", "-2"),
        (1234, "[$$-409]#,##0", "$1,234"),
    ],
)
def test_sections_are_chosen_as_a_sheet_does(value, code, seen):
    assert show(value, code) == seen
