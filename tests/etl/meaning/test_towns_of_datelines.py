"""A text that names no country is about the one from whose town it is written, however its dateline is laid out."""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

RULES = own_rules()
TOWNS = {
    "Bucharest": "RO", "Nairobi": "KE", "Tokyo": "JP", "Milan": "IT", "Frankfurt": "DE", "Mumbai": "IN",
    "San Diego": "US", "Richmond, Va.": "US", "Sao Paulo": "BR", "Almaty": "KZ",
}  # fmt: skip
DATED = {
    "agency": "{CAPS}, May 12 (Agency) - {text}",
    "dash": "{town}, 12 May 2024 – {text}",
    "line with an ISO date": "{CAPS} 2024-05-12\n\n{text}",
    "line": "{town}, 12 May 2024\n\n{text}",
    "American line": "{town}, May 12, 2024\n\n{text}",
    "line that begins with its date": "12 May 2024 | {town}\n\n{text}",
    "date in brackets": "{CAPS} (12 May 2024) – {text}",
    "all in brackets": "({town}, 12 May 2024) – {text}",
}
UNDATED = {"colon": "{CAPS}: {text}", "brackets": "({CAPS}) {text}"}
TEXT = "Sales of new cars rose 5 percent to 40,000 in April, dealers said.\n\nStocks fell to 12,000."


def areas_of(line, town, body=TEXT):
    name, _, state = town.partition(", ")
    caps = f"{name.upper()}, {state}" if state else name.upper()
    text = "Car sales rise\n\n" + line.format(town=town, CAPS=caps, text=body)
    read = extract(plain_document(text, name="x", language="en", published="2024-05-12"), RULES)
    assert read.statements
    return {statement.ref_area for statement in read.statements}


@pytest.mark.parametrize("layout", DATED)
def test_a_dated_line_tells_the_country_of_its_town(layout):
    assert [town for town, country in TOWNS.items() if areas_of(DATED[layout], town) != {country}] == []


@pytest.mark.parametrize("layout", UNDATED)
def test_a_town_in_capitals_before_the_text_tells_its_country(layout):
    towns = {town: country for town, country in TOWNS.items() if "," not in town}
    assert [town for town, country in towns.items() if areas_of(UNDATED[layout], town) != {country}] == []


@pytest.mark.parametrize(
    ("line", "town", "area"),
    [
        ("{CAPS}, May 12 (Agency) - {text}", "London", None),  # of the world, and of bodies that sit there
        ("{CAPS}: 45,000 cars\n\n{text}", "Ontario", "CA-ONTARIO"),  # a list by province
        ("{town} 2024\n\n{text}", "Chicago", "US-CHICAGO"),
    ],
)
def test_what_only_looks_like_a_dateline(line, town, area):
    assert areas_of(line, town) == {area}


def test_the_text_outweighs_its_dateline():
    assert areas_of("{CAPS}, May 12 (Agency) - {text}", "Nairobi", "Uganda sold 40,000 cars in April.") == {"UG"}
