"""Both variants of the CSV, read back by the standard reader."""

import csv
import io
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports.columns import COLUMNS, NAMES
from dashboard.exports.csv import BOM, TEXT, figures_csv

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


def test_a_formula_is_neutralised_only_for_excel(row):
    formula = row(passage='=HYPERLINK("http://x","y")', origin_ko="+82", unit="@SUM(A1)", grain="\tx")
    assert read(formula)[0]["passage"] == '=HYPERLINK("http://x","y")'
    guarded = read(formula, excel=True)[0]
    assert guarded["passage"] == '\'=HYPERLINK("http://x","y")'
    assert (guarded["origin_ko"], guarded["unit"], guarded["grain"]) == (
        "'+82",
        "'@SUM(A1)",
        "'\tx",
    )


def test_a_negative_number_stays_a_number_and_a_negative_quotation_is_text(row):
    growth = row(quote_value="-4.5", value=Decimal("-4.5"))
    assert read(growth)[0]["quote_value"] == "-4.5"
    excel = read(growth, excel=True)[0]
    assert (excel["value"], excel["quote_value"]) == ("-4.5", "'-4.5")


def test_a_line_break_inside_a_quotation_survives(row):
    assert read(row())[0]["quote_value"] == "1만 3,000여 개\n\n이상"


def test_a_large_export_streams_in_pieces(row):
    pieces = list(figures_csv(row(char_start=number) for number in range(5_000)))
    assert len(pieces) > 5
    assert max(map(len, pieces)) < 600_000


@given(
    st.fixed_dictionaries(dict.fromkeys(sorted(TEXT), texts)),
    st.none() | decimals,
    st.booleans(),
)
def test_the_plain_variant_gives_back_any_text_and_any_number(row, text, number, vague):
    wanted = row(**text, value=number, is_vague=vague)
    [got] = read(wanted)
    assert {name: got[name] for name in TEXT} == text | {"document_id": f"doc-{text['document_id']}"}
    assert (Decimal(got["value"]) if got["value"] else None) == number
    assert got["is_vague"] == ("true" if vague else "false")


@given(st.fixed_dictionaries(dict.fromkeys(sorted(TEXT), texts)), decimals)
def test_the_excel_variant_only_ever_adds_an_apostrophe_to_text(row, text, number):
    [got] = read(row(**text, value=number), excel=True)
    text["document_id"] = f"doc-{text['document_id']}"
    assert all(got[name] in (text[name], "'" + text[name]) for name in TEXT)
    assert not any(got[name].startswith(("=", "+", "-", "@", "\t", "\r")) for name in TEXT)
    assert Decimal(got["value"]) == number


def test_every_column_of_text_is_guarded_and_no_other():
    assert {column.name for column in COLUMNS if column.type != "string"} == set(NAMES) - TEXT
