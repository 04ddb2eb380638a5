"""XLSX: months and years kept as dates, and heads of two levels, are the times of the cells below and beside them."""

from datetime import datetime
from itertools import product

import openpyxl
import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.intake.number_formats import show
from etl.intake.read import take_in
from tests.etl.intake.made import rules, saved

UNITS = {"ko": "(단위: 백만 달러)", "en": "(Unit: USD million)", "zh": "(百万美元)", "ru": "(млн долларов)"}
MONTHS = [
    "yyyy-mm",
    "mmm-yy",
    "[$-409]mmm\\-yy;@",
    'yyyy"년" m"월"',
    "yyyy/mm",
    "yyyy.mm",
    "mmmm yyyy",
    "mmm\\.yy",
    "yy.mm",
    'yy"년" m"월"',
    'yyyy"年"m"月"',
    "yyyymm",
    "\\'yy.m",
    "mmm 'yy",
]
YEARS = ["yyyy", 'yyyy"년"', 'yyyy"年"', '\\\'yy"년"']
DAYS = [
    "yyyy-mm-dd",
    'yyyy"년" m"월" d"일"',
    "m/d/yyyy",
    "dd/mm/yyyy",
    "d-mmm-yy",
    "yyyy.mm.dd",
    "mm-dd-yy",
    "yyyy-mm-dd hh:mm",
]


def read(rows, merged=(), formats=None, language="ko"):
    """Measure and time of the cells of a sheet below a line with the unit."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in [["", "", "", UNITS[language]], *rows]:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    for row, column in product(range(2, 12), range(1, 9)):
        if isinstance(sheet.cell(row, column).value, datetime):
            sheet.cell(row, column).number_format = formats
    text = take_in(saved(book), "a.xlsx").text
    found = extract(plain_document(text, format="html", language=language, published="2025-05-01"), rules())
    pairs = zip(found.mentions, found.statements, strict=True)
    return [(said.measure, one.period.start, one.period.end) for one, said in pairs if one.table is not None]


def dated(format, moments):
    """The times of a column of dates, and of a row of them."""
    down = read([["시점", "수출"], *([one, 100 + place] for place, one in enumerate(moments))], formats=format)
    across = read([["구분", *moments], ["수출", 10, 20, 30], ["수입", 40, 50, 60]], formats=format)
    assert [one[1:] for one in across[:3]] == [one[1:] for one in across[3:]]
    assert [one[0] for one in across] == ["exports"] * 3 + ["imports"] * 3
    assert [one[1:] for one in down] == [one[1:] for one in across[:3]]
    return [(one[1], one[2]) for one in down]


@pytest.mark.parametrize("format", MONTHS)
def test_a_date_that_shows_its_month_is_that_month(format):
    for first in (1, 9):
        months = [f"2024-{first + place:02}" for place in range(3)]
        moments = [datetime(2024, first + place, 1) for place in range(3)]
        assert dated(format, moments) == [(month, month) for month in months]


@pytest.mark.parametrize("format", YEARS)
def test_a_date_that_shows_its_year_is_that_year(format):
    moments = [datetime(2021 + place, 1, 1) for place in range(3)]
    assert dated(format, moments) == [("2021", "2021"), ("2022", "2022"), ("2023", "2023")]


@pytest.mark.parametrize("format", DAYS)
def test_the_first_days_of_months_stand_for_these_and_other_days_for_themselves(format):
    firsts = [datetime(2024, month, 1) for month in (2, 3, 4)]
    assert dated(format, firsts) == [("2024-02", "2024-02"), ("2024-03", "2024-03"), ("2024-04", "2024-04")]
    lasts = [datetime(2023, 12, 31), datetime(2024, 1, 31), datetime(2024, 2, 29)]
    assert dated(format, lasts) == [("2023-12", "2023-12"), ("2024-01", "2024-01"), ("2024-02", "2024-02")]
    quarters = [datetime(2024, month, 1) for month in (1, 4, 7)]
    assert [start for start, _ in dated(format, quarters)] == ["2024-01", "2024-04", "2024-07"]
    assert [end for _, end in dated(format, quarters)] == ["2024-03", "2024-06", "2024-09"]
    others = [datetime(2024, 1, day) for day in (2, 3, 4)]
    assert dated(format, others) == [(day, day) for day in ("2024-01-02", "2024-01-03", "2024-01-04")]


def test_the_day_of_a_register_in_russian_stays_a_day():
    rows = [["Дата", "Экспорт"], ["01.01.2024", 10], ["01.02.2024", 20], ["01.03.2024", 30]]
    assert [one[1] for one in read(rows, language="ru")] == ["2024-01-01", "2024-02-01", "2024-03-01"]


def test_years_and_the_next_ones_are_no_months():
    rows = [["Year", "Exports"], ["2009-10", 10], ["2010-11", 20], ["2011-12", 30]]
    assert [one[1:] for one in read(rows, language="en")] == [("2009", "2010"), ("2010", "2011"), ("2011", "2012")]
    rows = [["Month", "Exports"], ["2011-10", 10], ["2011-11", 20], ["2011-12", 30]]
    assert [one[1:] for one in read(rows, language="en")] == [(f"2011-{n}", f"2011-{n}") for n in (10, 11, 12)]


@pytest.mark.parametrize(
    ("code", "seen"),
    [
        ("yyyy/m/d", "2024/2/1"),
        ("mm-dd-yy", "2024-02-01"),
        ("m/d/yy h:mm", "2024-02-01 13:05"),
        ("mmm-yy", "Feb-24"),
        ("yy.mm", "2024.02"),
        ("yymm", "202402"),
        ("h:mm", "13:05"),
        ("[$-412]yy-mm-dd", "2024-02-01"),
        ("d-mmm", "1-Feb"),
    ],
)
def test_a_day_whose_order_only_the_country_tells_is_written_from_the_year_on(code, seen):
    assert show(datetime(2024, 2, 1, 13, 5), code) == seen


OVER_TWO = ("A2:A3", "B2:C2", "D2:E2")
NUMBERS = [["중국", 100, 200, 300, 400], ["일본", 500, 600, 700, 800]]
FLOWS = ["exports", "imports"]


@pytest.mark.parametrize(
    ("language", "years", "names", "merged"),
    [
        ("ko", (2022, 2023), ("수출", "수입"), OVER_TWO),
        ("ko", ("2022년", "2023년"), ("수출", "수입"), OVER_TWO),
        ("ko", (2022, 2023), ("수출", "수입"), ()),
        ("en", (2022, 2023), ("Exports", "Imports"), OVER_TWO),
        ("en", ("FY2022", "FY2023"), ("Exports", "Imports"), OVER_TWO),
        ("zh", ("2022年", "2023年"), ("出口", "进口"), OVER_TWO),
        ("ru", (2022, 2023), ("Экспорт", "Импорт"), OVER_TWO),
        ("ru", ("2022 г.", "2023 г."), ("Экспорт", "Импорт"), ()),
        ("ko", ("’22", "’23"), ("수출", "수입"), OVER_TWO),
        ("ko", ("2022", "2023p"), ("수출액", "수입액"), OVER_TWO),
        ("en", (2022, 2023), ("Exports of goods", "Imports of goods"), ()),
        ("zh", (2022, 2023), ("出口额", "进口额"), ()),
        ("ko", (datetime(2022, 1, 1), datetime(2023, 1, 1)), ("수출", "수입"), OVER_TWO),
    ],
)
def test_heads_of_two_levels_tell_year_and_measure_in_either_order(language, years, names, merged):
    corner = {"ko": "국가", "en": "Country", "zh": "国家", "ru": "Страна"}[language]
    rows = [[corner, years[0], None, years[1], None], [None, *names, *names], *NUMBERS]
    found = read(rows, merged, "yyyy", language)
    assert [one[:2] for one in found] == 2 * list(zip(2 * FLOWS, ["2022", "2022", "2023", "2023"], strict=True))
    rows = [[corner, names[0], None, names[1], None], [None, *years, *years], *NUMBERS]
    found = read(rows, merged, "yyyy", language)
    assert [one[:2] for one in found] == 2 * [(flow, year) for flow in FLOWS for year in ("2022", "2023")]


QUARTERS = ["2022-01", "2022-04", "2023-01", "2023-04"]
PARTS = [
    (["1분기", "2분기"], "ko", QUARTERS),
    (["1/4", "2/4"], "ko", QUARTERS),
    (["Q1", "Q2"], "en", QUARTERS),
    (["1Q", "2Q"], "ko", QUARTERS),
    (["Ⅰ", "Ⅱ"], "ko", QUARTERS),
    (["一季度", "二季度"], "zh", QUARTERS),
    (["상반기", "하반기"], "ko", ["2022-01", "2022-07", "2023-01", "2023-07"]),
    (["H1", "H2"], "en", ["2022-01", "2022-07", "2023-01", "2023-07"]),
    (["1월", "2월"], "ko", ["2022-01", "2022-02", "2023-01", "2023-02"]),
    (["Jan", "Feb"], "en", ["2022-01", "2022-02", "2023-01", "2023-02"]),
    (["январь", "февраль"], "ru", ["2022-01", "2022-02", "2023-01", "2023-02"]),
    (["1月", "2月"], "zh", ["2022-01", "2022-02", "2023-01", "2023-02"]),
    ([11, 12], "ko", ["2022-11", "2022-12", "2023-11", "2023-12"]),
    (["I кв.", "II кв."], "ru", QUARTERS),
]


@pytest.mark.parametrize(("parts", "language", "starts"), PARTS)
def test_parts_of_a_year_below_it_or_beside_it_are_of_that_year(parts, language, starts):
    name = {"ko": "수출", "en": "Exports", "zh": "出口", "ru": "Экспорт"}[language]
    rows = [
        ["", 2022, None, 2023, None],
        [None, *parts, *parts],
        [name, 100, 200, 300, 400],
        [name, 500, 600, 700, 800],
    ]
    assert [one[1] for one in read(rows, OVER_TWO, language=language)] == 2 * starts
    heads = {"ko": ["연도", "시기"], "en": ["Year", "Period"], "zh": ["年份", "时期"], "ru": ["Год", "Период"]}[
        language
    ]
    if isinstance(parts[0], str):
        rows = [
            [*heads, name],
            [2022, parts[0], 100],
            [None, parts[1], 200],
            [2023, parts[0], 300],
            [None, parts[1], 400],
        ]
        assert [one[1] for one in read(rows, ("A3:A4", "A5:A6"), language=language)] == starts


NUMBERED = [
    (["연도", "월"], [(2022, 1), (2022, 2), (2022, 12)], ["2022-01", "2022-02", "2022-12"], "ko"),
    (["연도", "분기"], [(2022, 1), (2022, 2), (2022, 4)], ["2022-01", "2022-04", "2022-10"], "ko"),
    (["Year", "Month"], [(2022, 1), (2022, 2), (2022, 3)], ["2022-01", "2022-02", "2022-03"], "en"),
    (["Year", "Quarter"], [(2022, 3), (2022, 4), (2023, 1)], ["2022-07", "2022-10", "2023-01"], "en"),
    (["年份", "月份"], [(2022, 1), (2022, 2), (2022, 3)], ["2022-01", "2022-02", "2022-03"], "zh"),
    (["Год", "Месяц"], [(2022, 1), (2022, 2), (2022, 3)], ["2022-01", "2022-02", "2022-03"], "ru"),
    (["Год", "Квартал"], [(2022, 1), (2022, 2), (2022, 3)], ["2022-01", "2022-04", "2022-07"], "ru"),
    (
        ["연도", "월", "일"],
        [(2022, 1, 5), (2022, 1, 6), (2022, 2, 28)],
        ["2022-01-05", "2022-01-06", "2022-02-28"],
        "ko",
    ),
    (
        ["Year", "Month", "Day"],
        [(2022, 1, 5), (2022, 1, 6), (2022, 2, 7)],
        ["2022-01-05", "2022-01-06", "2022-02-07"],
        "en",
    ),
    (["Month", "Year"], [(1, 2022), (2, 2022), (3, 2022)], ["2022-01", "2022-02", "2022-03"], "en"),
    (["연도", "반기"], [(2022, 1), (2022, 2), (2023, 1)], ["2022-01", "2022-07", "2023-01"], "ko"),
    (["년", "월"], [("2022년", 1), ("2022년", 2), ("2022년", 3)], ["2022-01", "2022-02", "2022-03"], "ko"),
]


@pytest.mark.parametrize(("heads", "times", "starts", "language"), NUMBERED)
def test_months_and_quarters_in_a_column_of_their_own_are_no_values(heads, times, starts, language):
    name = {"ko": "수출", "en": "Exports", "zh": "出口", "ru": "Экспорт"}[language]
    found = read([[*heads, name], *([*time, 100 + place] for place, time in enumerate(times))], language=language)
    assert [one[:2] for one in found] == [("exports", start) for start in starts]


def test_numbers_under_such_a_head_that_are_no_months_stay_values():
    rows = [["연도", "월", "수출"], [2022, 45, 100], [2023, 60, 200]]
    assert [one[1] for one in read(rows)] == ["2022", "2022", "2023", "2023"]
