"""CSV as the world writes it: what parts its cells and its decimals is read where the file shows it, and else left."""

import tracemalloc

import pytest

from dashboard.content.sheets.grid import read_grids
from dashboard.i18n import Text
from dashboard.i18n.refusals import tell_refusal
from etl.documents import plain_document
from etl.errors import IntakeError
from etl.extract import extract
from etl.intake.read import take_in
from tests.etl.intake.made import rules

COMMAS = "read with decimal commas and {} between cells"
UNREAD = "numbers such as 1,234 and 1.234 are left unread: nothing shows whether they are more than a thousand"


def taken(text, encoding="utf-8"):
    return take_in(text.encode(encoding), "a.csv")


def values(text, encoding="utf-8", language="ko"):
    """What the cells of its tables are worth whose number and unit are read, in their order."""
    read = taken(text, encoding)
    document = plain_document(read.text, format="html", language=language, published="2025-01-02")
    found = extract(document, rules())
    for one in found.mentions:
        assert read.text[one.start : one.end] == one.quote
    return [float(one.value) for one in found.mentions if one.table is not None and one.value is not None]


HEAD = "연도;수출(톤);수입(톤)\n"
SURE = [
    (HEAD + "2023;12,5;3.200,00\n2024;13,1;3.300,50\n", [12.5, 3200, 13.1, 3300.5], "semicolons"),
    (HEAD + "2023;0,125;1 234,5\n2024;0,250;1 300\n", [0.125, 1234.5, 0.25, 1300], "semicolons"),
    (HEAD + "2023;12,5;1'234,5\n2024;13;1’300,5\n", [12.5, 1234.5, 13, 1300.5], "semicolons"),
    (HEAD + "2023;-12,5;1.234.567,8\n2024;△0,5;2.345.678\n", [-12.5, 1234567.8, -0.5, 2345678], "semicolons"),
    ("sep=;\r\n" + HEAD + "2023;12,5;3\r\n2024;13,1;4\r\n", [12.5, 3, 13.1, 4], "semicolons"),
    ('"sep=;"\n' + HEAD + "2023;12,5;3\n2024;13,1;4\n", [12.5, 3, 13.1, 4], "semicolons"),
    ("\ufeff" + HEAD + "2023;12,5;3\n2024;13,1;4\n", [12.5, 3, 13.1, 4], "semicolons"),
    (HEAD.replace(";", "\t") + "2023\t12,5\t3,25\n2024\t13,1\t4,75\n", [12.5, 3.25, 13.1, 4.75], "tabs"),
    ('연도,수출(톤),수입(톤)\n2023,"12,5","3.200,00"\n2024,"13,1","3.300,50"\n', [12.5, 3200, 13.1, 3300.5], "commas"),
    ('연도;"수출\n(톤)";수입(톤)\n2023;12,5;"3,2"\n2024;13,1;3,3\n', [12.5, 3.2, 13.1, 3.3], "semicolons"),
]
PLAIN = [
    (HEAD + "2023;12.5;3,200.00\n2024;13.1;3,300.50\n", [12.5, 3200, 13.1, 3300.5]),
    (HEAD + "2023;12.5;3,200\n2024;13.1;3,300\n", [12.5, 3200, 13.1, 3300]),
    (HEAD + "2023;12;1,234,567\n2024;13;3,300\n", [12, 1234567, 13, 3300]),
    (HEAD + "2023;12;3200\n2024;13;3300\n", [12, 3200, 13, 3300]),
    ('연도,수출(톤),수입(톤)\n2023,12,"3,200"\n2024,13,"3,300"\n', [12, 3200, 13, 3300]),
    ("연도,수출(톤),수입(톤)\n2023,12,1.250\n2024,13,1.300\n", [12, 1.25, 13, 1.3]),
    ("연도,수출(톤),수입(톤)\n2023,12,1'250\n2024,13,1'300.5\n", [12, 1250, 13, 1300.5]),
    ("품목; 원산지,2023년(톤),2024년(톤)\n쌀; 콩,12,13\n밀; 보리,14,15\n", [12, 13, 14, 15]),
    ('연도,수출(톤),문항\n2023,"3,200","1,3"\n2024,"3,300","2,4,5"\n2025,"3,400","1,2"\n', [3200, 3300, 3400]),
    ('연도,수출(톤),문항\n2023,"3,200","1,3"\n2024,"3,300","1,2"\n2025,"3,400",2\n', [3200, 3300, 3400]),
]
UNSURE = [
    (HEAD + "2023;12;3,200\n2024;13;3,300\n", [12, 13]),
    (HEAD + "2023;12;3.200\n2024;13;3.300\n", [12, 13]),
    (HEAD + "2023;12,5;3.2\n2024;13,1;3.3\n", []),
    (HEAD + "2023;12,5;1,234\n2024;13,1;1,345\n", []),
    (HEAD + "2023;12,5;1.234\n2024;13,1;1.345\n", []),
    (HEAD + "2023;12,5 이상;3.200\n2024;13;3.300\n", [13]),
    (HEAD + "2023;1.250;12,5\n2024;1.300;3.200,00\n", []),  # more than a thousand, or one with three decimals
]


@pytest.mark.parametrize(("text", "worth", "sign"), SURE)
def test_a_decimal_comma_is_read_where_all_columns_show_it(text, worth, sign):
    assert values(text) == worth
    assert taken(text).warnings == (COMMAS.format(sign),)


@pytest.mark.parametrize(("text", "worth"), PLAIN)
def test_a_decimal_point_stays_one_and_nothing_is_said(text, worth):
    assert values(text) == worth
    assert taken(text).warnings == ()


@pytest.mark.parametrize(("text", "worth"), UNSURE)
def test_what_may_mean_either_is_left_unread_and_told(text, worth):
    assert values(text) == worth
    assert taken(text).warnings == (UNREAD,)


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_its_language_changes_nothing(language):
    text, worth, _ = SURE[0]
    assert values(text.replace("톤", "%"), language=language) == worth
    assert values(UNSURE[0][0].replace("톤", "%"), language=language) == UNSURE[0][1]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_its_encoding_changes_nothing(encoding):
    assert values(SURE[0][0], encoding) == SURE[0][1]


def test_a_line_for_programs_is_no_row_of_the_sheet():
    text = taken("sep=;\n" + HEAD + "2023;12,5;3\n2024;13,1;4\n").text
    assert 'data-cell="A1">연도' in text
    assert "sep=" not in text


@pytest.mark.parametrize("line", [UNREAD, *(COMMAS.format(sign) for sign in ("semicolons", "tabs", "commas", "bars"))])
def test_it_is_told_in_korean_too(line):
    told = tell_refusal(line, Text("ko"))
    assert not any(char in told for char in "abcdefghijklmnopqrstuvwxyz{")
    assert tell_refusal(line, Text("en")) == line


def test_its_sheet_is_drawn_all_the_same():
    (grid,) = read_grids(taken(SURE[0][0]).text)
    assert len(grid.rows) == 3


def test_a_file_of_too_many_characters_is_refused_before_its_rows_are_made(monkeypatch):
    content = "연도,수출(톤)\n".encode() + b"2023,5\n" * 200_000
    take_in(b"a,b\n1,2\n", "a.csv")  # what is loaded once is not of the file
    monkeypatch.setattr("etl.intake.limits.CHARACTERS", 100_000)
    for name in ("a.csv", "a.txt", "a.md"):
        tracemalloc.start()
        with pytest.raises(IntakeError, match="more than 100,000 characters"):
            take_in(content, name)
        held = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert held < 6 * len(content), name


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_any_program_ends_them_and_nowhere_else(end):
    rows = ["연도,비고,수출(톤)", '2023,"두\x0b줄",5', "2024,끝\u2028말,6"]
    text = take_in(end.join(rows).encode(), "a.csv").text
    assert text.count("<tr>") == 3
    assert take_in((end.join(rows) + end).encode(), "a.csv").text == text
