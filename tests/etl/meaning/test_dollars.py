"""Whose dollars a bare sign is of."""

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
        ("Mongolia's exports were $15 billion in 2024.", ["USD"]),
        ("North Korea's trade with China was $2 billion in 2024.", ["USD"]),
        ("Sales in Hungary came to 2,790 billion forints in 2024.", ["HUF"]),
    ],
)
def test_a_bare_sign_is_of_the_country_that_the_text_is_about(text, expected):
    assert units(text) == expected


def test_the_row_says_that_it_was_guessed():
    extraction = extract(plain_document("Canada's deficit was $40 billion.", name="x", language="en"), own_rules())
    assert "unit.dollars_of_area" in extraction.mentions[0].notes
