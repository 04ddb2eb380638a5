"""Whose money a name or a sign is that several countries have."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules


def units(text):
    extraction = extract(plain_document(text, name="x", language="en", published="2025-11-20"), own_rules())
    return [mention.unit for mention in extraction.mentions if mention.unit != "percent"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parliament of Australia\n\nThe budget was $41.8 billion in 2024, and $35.2 billion in 2023.", ["AUD", "AUD"]),
        ("Canada's deficit was $40 billion in 2024.", ["CAD"]),
        ("Australia's budget was $41.8 billion. It gave US$5 million to Tonga.", ["USD", "USD"]),
        ("Fiji's exports were $1 billion in 2024.", ["USD"]),
        ("Taiwan's exports were $400 billion in 2024.", ["USD"]),
        ("Mongolia's exports were $15 billion in 2024.", ["USD"]),
        ("North Korea's trade with China was $2 billion in 2024.", ["USD"]),
        ("Mexico's budget was 5 billion pesos in 2024. It spent 3 billion on roads.", ["MXN", "MXN"]),
        ("Mexico's exports were 5 billion pesos in 2024. Chile's were 3 billion pesos.", ["peso", "peso"]),
        ("The XR5 million and the MK5bn models were sold.", []),
        ("Pakistan's exports were Rs300 crore in 2023.", ["PKR"]),
        ("India's exports were Rs300 crore in 2023.", ["INR"]),
        ("Cameroon's revenue was 300 billion CFA francs in 2023.", ["XAF"]),
        ("Uganda's budget was Sh52 trillion in 2024.", ["UGX"]),
        ("France spent 5 million francs in 1990.", ["franc"]),
        ("Zambia's budget was K5.5bn in 2024.", ["ZMW"]),
        ("Papua New Guinea's budget was K5.5bn in 2024.", ["PGK"]),
        ("Nigeria's debt rose to N87.38 trillion in June 2023 from N49.85 trillion.", ["NGN", "NGN"]),
        ("Korea's K9 howitzers, N95 masks and the M2 road.", []),
        ("Sales in Hungary came to 2,790 billion forints in 2024.", ["HUF"]),
    ],
)
def test_a_bare_sign_is_of_the_country_that_the_text_is_about(text, expected):
    assert units(text) == expected


@pytest.mark.parametrize(
    ("amount", "value"),
    [("$5.4 bln", "5400000000"), ("$5 bil", "5000000000"), ("€5 Mrd", "5000000000"), ("$5 mil", "5000000"),
     ("EUR 5 mio", "5000000"), ("$5 MM", "5000000"), ("$5 trln", "5000000000000"), ("$5 tr", "5000000000000")],
)  # fmt: skip
def test_an_abbreviated_scale_is_never_left_out(amount, value):
    extraction = extract(plain_document(f"Canada spent {amount} on roads.", name="x", language="en"), own_rules())
    assert [f"{mention.value:.0f}" for mention in extraction.mentions] == [value]


def test_the_row_says_that_it_was_guessed():
    extraction = extract(plain_document("Canada's deficit was $40 billion.", name="x", language="en"), own_rules())
    assert "unit.money_of_area" in extraction.mentions[0].notes
