"""XLSX and CSV: every cell as the sheet shows it, at its address, under its heads."""

import tracemalloc
from datetime import datetime

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from etl.documents import plain_document
from etl.errors import IntakeError
from etl.extract import extract
from etl.intake.number_formats import show
from etl.intake.read import take_in
from tests.etl.intake.made import replaced, rules, saved, view

TITLE, UNIT, NOTE, SOURCE = "<표 1> 북한의 대외무역", "(단위: 백만 달러, %)", "주: 2024년은 잠정치", "자료: KOTRA"


def trade():
    """A sheet as statistics offices lay it out: title and unit over all columns, two heads, notes."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "무역"
    rows = [[TITLE], [None, None, None, UNIT], ["연도", "수출", None, "비중"], [None, "중국", "러시아", None],
            [2023, 1234.4, 5, 0.746], [2024, 2345.6, None, 0.5], [NOTE], [SOURCE]]  # fmt: skip
    for row in rows:
        sheet.append(row)
    for merged in ("A1:D1", "A3:A4", "B3:C3", "D3:D4"):
        sheet.merge_cells(merged)
    for row in (5, 6):
        sheet[f"B{row}"].number_format = "#,##0"
        sheet[f"D{row}"].number_format = "0.0%"
    return book


def test_a_sheet_is_a_table_with_title_unit_spans_and_notes():
    assert view(saved(trade())) == (
        "<h2>무역</h2>\n<table>\n"
        "<caption>&lt;표 1&gt; 북한의 대외무역<br>(단위: 백만 달러, %)</caption>\n"
        '<tr><td rowspan="2" data-cell="무역!A3">연도</td><td colspan="2" data-cell="무역!B3">수출</td>'
        '<td rowspan="2" data-cell="무역!D3">비중</td></tr>\n'
        '<tr><td data-cell="무역!B4">중국</td><td data-cell="무역!C4">러시아</td></tr>\n'
        '<tr><td data-cell="무역!A5">2023</td><td data-cell="무역!B5">1,234</td><td data-cell="무역!C5">5</td>'
        '<td data-cell="무역!D5">74.6%</td></tr>\n'
        '<tr><td data-cell="무역!A6">2024</td><td data-cell="무역!B6">2,346</td><td></td>'
        '<td data-cell="무역!D6">50.0%</td></tr>\n'
        "</table>\n<p>주: 2024년은 잠정치</p>\n<p>자료: KOTRA</p>\n"
    )


def test_its_figures_have_the_value_unit_and_year_that_a_reader_sees():
    document = plain_document(view(saved(trade())), format="html", published="2025-01-02")
    found = extract(document, rules()).mentions
    seen = {(float(one.value), one.unit, one.period.start) for one in found}
    assert seen == {(1.234e9, "USD", "2023"), (5e6, "USD", "2023"), (74.6, "percent", "2023"),
                    (2.346e9, "USD", "2024"), (50.0, "percent", "2024")}  # fmt: skip


def test_what_is_hidden_is_left_out_and_told():
    book = trade()
    book["무역"].row_dimensions[5].hidden = True
    book["무역"].column_dimensions["C"].hidden = True
    book.create_sheet("비밀").append(["몰래", 1])
    book["비밀"].sheet_state = "hidden"
    taken = take_in(saved(book), "a.xlsx")
    assert "2023" not in taken.text
    assert "러시아" not in taken.text
    assert "몰래" not in taken.text
    assert "수출" in taken.text
    assert taken.warnings == (
        "sheet '무역': 5 cells in hidden rows or columns are left out",
        "sheet '비밀' is hidden and left out",
    )


def test_what_is_struck_out_is_left_out_and_told():
    book = trade()
    sheet = book["무역"]
    sheet["B5"].font = openpyxl.styles.Font(strike=True)
    sheet["B6"].font = openpyxl.styles.Font(bold=True)
    sheet["C6"] = CellRichText(TextBlock(InlineFont(strike=True), "9"), TextBlock(InlineFont(b=True), "7"))
    taken = take_in(saved(book), "a.xlsx")
    assert "1,234" not in taken.text
    assert "2,346" in taken.text
    assert '<td data-cell="무역!C6">7</td>' in taken.text
    assert taken.warnings == ("sheet '무역': 1 cells that are struck out are left out",)


def test_formulas_without_a_result_are_told():
    book = trade()
    book["무역"]["C6"] = "=B5+B6"
    assert take_in(saved(book), "a.xlsx").warnings == (
        "1 formulas were never calculated and show nothing: open and save it in Excel",
    )


def test_raised_characters_of_a_cell_are_marked():
    book = trade()
    book["무역"]["B4"] = CellRichText("중국", TextBlock(InlineFont(vertAlign="superscript"), "1)"))
    assert "중국<sup>1)</sup></td>" in view(saved(book))


def test_tables_on_one_sheet_stay_apart():
    book = openpyxl.Workbook()
    rows = [["연도", "수출"], [2023, 1], [2024, 2], [], ["지역", "인구"], ["평양", 3], ["신의주", 4]]
    for row in rows:
        book.active.append(row)
    assert view(saved(book)).count("<table>") == 2
    book = openpyxl.Workbook()
    for row in [["지역", "인구"], ["평양", 3], [], ["신의주", 4]]:  # a blank row inside a table
        book.active.append(row)
    assert view(saved(book)).count("<table>") == 1


def test_a_sheet_of_two_cells_17_billion_apart_costs_nothing():
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "가", "나"
    assert view(saved(book)) == "<h2>Sheet</h2>\n<p>가</p>\n<p>나</p>\n"


@pytest.mark.parametrize("merged", ["A1:XFD1048576", "A1:Z90000"])
def test_cells_merged_over_half_the_world_are_refused(merged):
    book = openpyxl.Workbook()
    book.active["A1"] = "가"
    content = saved(book)
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/>'
        f'<mergeCells><mergeCell ref="{merged}"/></mergeCells></worksheet>'
    )
    with pytest.raises(IntakeError, match="cells under merged ones, more than"):
        take_in(replaced(content, "xl/worksheets/sheet1.xml", sheet), "a.xlsx")


def test_too_many_cells_are_refused_before_they_are_made(monkeypatch):
    monkeypatch.setattr("etl.intake.limits.CELLS", 5)
    with pytest.raises(IntakeError, match="cells, more than 5"):
        view(saved(trade()))


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        (8542321010.0, "General", "8542321010"), (0.1 + 0.2, "General", "0.3"), (1234.5678, "#,##0.00", "1,234.57"),
        (-5.25, "0.0_ ;[Red]△0.0\\ ", "△5.3"), (1500000, '0.0,,"백만"', "1.5백만"), (0.05, "0.##", "0.05"),
        (12, '0"월"', "12월"), (7, "000", "007"), (3.5, "[$₩-412]#,##0", "₩4"), (2.5, "0.0E+00", "2.5E+00"),
        (5, "[>100]0;General", "5"), (True, "General", "TRUE"), (-0.4, "0", "0"), (0.0, "General", "0"),
        (datetime(2024, 7, 8, 13, 5), "yyyy-mm-dd hh:mm", "2024-07-08 13:05"),
        (datetime(2024, 7, 8), "mmm-yy", "Jul-24"), (datetime(2024, 7, 8), "yyyy/m/d", "2024/7/8"),
        (1e-12, "General", "1.00000E-12"), (None, "0", ""), ("=글", "@", "=글"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_its_format_shows_it(value, code, seen):
    assert show(value, code) == seen


CSV = [TITLE, ",,,(단위: 톤)", "연도,중국,러시아,합계", '2023,"1,200",30,"1,230"', "2024,900,p,-", SOURCE]


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp949", ","), ("utf-16", "\t"), ("utf-8", ";")])
def test_a_csv_is_a_table_too(encoding, delimiter):
    table = '<table data-decimal="?">' if delimiter == ";" else "<table>"
    lines = "\r\n".join(CSV).replace('"1,2', "1.2").replace('0"', "0")
    taken = take_in(lines.replace(",", delimiter).encode(encoding), "a.csv")
    assert taken.text == (
        f"{table}\n<caption>&lt;표 1&gt; 북한의 대외무역<br>(단위: 톤)</caption>\n"
        '<tr><td data-cell="A3">연도</td><td data-cell="B3">중국</td><td data-cell="C3">러시아</td>'
        '<td data-cell="D3">합계</td></tr>\n'
        '<tr><td data-cell="A4">2023</td><td data-cell="B4">1.200</td><td data-cell="C4">30</td>'
        '<td data-cell="D4">1.230</td></tr>\n'
        '<tr><td data-cell="A5">2024</td><td data-cell="B5">900</td><td data-cell="C5">p</td>'
        '<td data-cell="D5">-</td></tr>\n</table>\n<p>자료: KOTRA</p>\n'
    )
    assert taken.format == "csv"


@pytest.mark.whole
def test_a_large_sheet_takes_little_room():
    """No cell is held twice: as its library has it and as it is written, or as that and in a set of places."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Trade")
    for row in range(600):
        sheet.append([f"item {row}", *(row * column + 0.5 for column in range(20))])
    content = saved(book)
    take_in(content, "a.xlsx")  # what is loaded once is not of the sheet
    tracemalloc.start()
    take_in(content, "a.xlsx")
    held = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert held < 800 * 600 * 21


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_line():
    rows = '구분,2022년,2023년\n수출,"1\n5",2\n"대중 무역액(백만 달러,1500,2300\n수입,3,4\n'
    for content in (rows, rows + "x" * 200_000):
        with pytest.raises(IntakeError, match=r"a\.csv: a quotation mark of line 4 that is never closed"):
            take_in(content.encode(), "a.csv")
    closed = take_in(rows.replace('"대중', "대중").encode(), "a.csv").text
    assert "<br>" in closed
    assert "2300" in closed


@pytest.mark.parametrize(
    "text", ["대중 무역액(백만 달러,1500,2300", "북한의 대중 무역액 (백만 달러", "[억 달러; 잠정치"]
)
def test_a_unit_in_a_bracket_that_is_never_closed_is_no_figure(text):
    assert extract(plain_document(text), rules()).mentions == ()


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ('<c r="ZZZZZZ1"><v>5</v></c>', "cell ZZZZZZ1 lies beyond the last of a sheet"),
        ('<c r="A99999999999"><v>5</v></c>', "cell A99999999999 lies beyond the last of a sheet"),
        (
            '<c r="B1"><v>5</v></c><c t="str" r="C1"><v>abc</v></c><c r="D1"><v>abc</v></c>',
            "cell D1 holds no number: abc",
        ),
        ('<c s="0" r="B1"><f>1/0</f><v>5</v></c><c r="C1"><v>NaN</v></c>', "cell C1 holds no number: NaN"),
    ],
)
def test_a_cell_that_no_sheet_can_have_is_named(cell, told):
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet = f'<worksheet xmlns="{space}"><sheetData><row r="1">{cell}</row></sheetData></worksheet>'
    broken = replaced(saved(openpyxl.Workbook()), "xl/worksheets/sheet1.xml", sheet)
    with pytest.raises(IntakeError, match=f"a.xlsx: sheet1.xml: {told}"):
        take_in(broken, "a.xlsx")
