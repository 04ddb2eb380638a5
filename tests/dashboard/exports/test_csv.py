"""Both variants of the CSV, read back by the standard reader."""

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.columns import COLUMNS, NAMES
from dashboard.exports.csv import BOM, TEXT, figures_csv, write_guarded
from dashboard.exports.package import QUOTATIONS, format_rows
from etl.guarding import IS_FORMULA

texts = st.text(st.characters(codec="utf-8"))
decimals = st.decimals(min_value=-(10**20), max_value=10**20, places=10)


def read(*rows, excel=False):
    data = b"".join(figures_csv(rows, excel=excel))
    text = data.removeprefix(BOM).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_an_empty_export_is_the_header_alone():
    assert b"".join(figures_csv([])) == (",".join(NAMES) + "\n").encode()
    assert b"".join(figures_csv([], excel=True)) == BOM + (",".join(NAMES) + "\r\n").encode()


def test_only_the_excel_variant_begins_with_a_byte_order_mark(row):
    assert next(figures_csv([row()], excel=True)).startswith(BOM)
    assert not next(figures_csv([row()])).startswith(BOM)


def test_decimals_have_no_exponent_and_no_trailing_zeros(row):
    [read_back] = read(row(value=Decimal("2.400E+11"), low=Decimal("-0.2000000000"), high=Decimal("0E-10")))
    assert (read_back["value"], read_back["low"], read_back["high"]) == (
        "240000000000",
        "-0.2",
        "0",
    )


def bare(cell, *, excel=False):
    """The text of a cell, as the description of the files tells to read it."""
    return cell[1:] if cell.startswith("'") and IS_FORMULA[excel].search(cell) else cell


FORMULAS = [
    '=HYPERLINK("http://x","y")', "@SUM(A1)", "＝1+1", "\t=1+1", "\r\n=1", " =1+1", "-2+3+cmd|' /C calc'!D2", "+82-10",
    "-HYPERLINK(A1)", "+'file:///etc/passwd'#$passwd.A1", "- 수출(전년 대비) 12%", "－(1)", "'=1", "''=1",
]  # fmt: skip
HARMLESS = [
    "-4.5",
    "-4.5%",
    "+3.2%p",
    "- 수출 12.3% 증가",
    "－3만 2천 명",
    "-1,200",
    "12=12",
    "'90년대",
    "a@b",
    "\n\n본문",
]


@pytest.mark.parametrize("excel", [False, True])
@pytest.mark.parametrize("formula", FORMULAS)
def test_no_text_of_any_csv_is_run_as_a_formula(formula, excel, row):
    [got] = read(row(passage=formula, origin_ko=formula, quote_value=formula), excel=excel)
    assert {got[name] for name in ("passage", "origin_ko", "quote_value")} == {f"'{formula}"}
    assert write_guarded(formula, excel=excel) == f"'{formula}"
    assert bare(got["passage"], excel=excel) == formula


@pytest.mark.parametrize("text", HARMLESS)
def test_what_can_do_nothing_is_not_changed_for_programs(text, row):
    [got] = read(row(passage=text, quote_value=text))
    assert got["passage"] == got["quote_value"] == write_guarded(text) == text


def test_a_negative_number_stays_a_number_and_a_negative_quotation_is_text_for_excel(row):
    growth = row(quote_value="-4.5", value=Decimal("-4.5"))
    assert (read(growth)[0]["value"], read(growth)[0]["quote_value"]) == ("-4.5", "-4.5")
    excel = read(growth, excel=True)[0]
    assert (excel["value"], excel["quote_value"]) == ("-4.5", "'-4.5")


def test_a_line_break_inside_a_quotation_survives(row):
    assert read(row())[0]["quote_value"] == "1만 3,000여 개\n\n이상"


def test_a_large_export_streams_in_pieces(row):
    pieces = list(figures_csv(row(char_start=number) for number in range(5_000)))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 600_000


@given(st.fixed_dictionaries(dict.fromkeys(sorted(TEXT), texts)), st.none() | decimals, st.booleans(), st.booleans())
def test_both_variants_give_back_any_text_and_any_number(row, text, number, vague, excel):
    [got] = read(row(**text, value=number, is_vague=vague), excel=excel)
    text["document_id"] = f"doc-{text['document_id']}"
    assert {name: bare(got[name], excel=excel) for name in TEXT} == text
    assert not any(got[name].startswith(("=", "@", "＝", "＠")) for name in TEXT)
    assert not excel or not any(got[name].startswith(("+", "-", "\t", "\r")) for name in TEXT)
    assert (Decimal(got["value"]) if got["value"] else None) == number
    assert got["is_vague"] == ("true" if vague else "false")


def test_every_column_of_text_is_guarded_and_no_other():
    assert {column.name for column in COLUMNS if column.type != "string"} == set(NAMES) - TEXT


def test_the_untouched_sentences_of_a_package_are_guarded_as_well():
    numbers = {column.name: 1 for column in QUOTATIONS if column.type == "integer"}
    words = {column.name: "=1+1" for column in QUOTATIONS if column.type == "string"}
    line = format_rows([numbers | words], [column.name for column in QUOTATIONS]).decode()
    assert line.count("'=1+1") == line.count("=") == len(words)
