"""An English text goes on with the region or country that it is about, however it tells whose bodies speak.

`tests/cases/meaning/whose_texts.json` holds regions with texts about one of them, and texts about their country that
name one; bodies that every state has, with texts that name the country once, far off or among others; texts of firms
that name a country once; bodies named with their country. A sample of all of these together is tried.
"""

import json
from itertools import product
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/whose_texts.json").read_text(encoding="utf-8"))
OF_COUNTRY = "natl"  # how texts about all of a country are called
EVERY = 5
FIRST, LAST = "395,300", "2.4"  # the figures of texts about a country


def upper(words):
    return words[0].upper() + words[1:]


def areas_of(text):
    """The figures of a text with their areas and other sides, in order."""
    found = extract(plain_document(text, name="x", language="en", published="2019-03-22"), own_rules())
    pairs = zip(found.mentions, found.statements, strict=True)
    return [(one.quote, told.ref_area, told.counterpart_area) for one, told in pairs]


def test_a_text_that_names_one_region_alone_is_about_it():
    wrong = []
    for (area, name, country, code), (kind, text) in list(product(CASES["regions"], CASES["region_texts"].items()))[
        ::EVERY
    ]:
        wanted = [code, area, code] if kind.startswith(OF_COUNTRY) else [area] * 3
        told = upper(text.format(r=name, c=country))
        found = areas_of(told)
        if [whose for _, whose, _ in found] != wanted or any(other for *_, other in found):
            wrong.append((told, found))
    assert wrong == []


def test_a_text_of_bodies_of_a_state_is_about_the_one_country_that_it_names():
    wrong = []
    table = product(CASES["state_texts"], CASES["state_bodies"], CASES["countries"])
    for text, body, (area, name, adjective) in list(table)[::EVERY]:
        told = text.format(B=upper(body), b=body, c=name, a=adjective)
        found = {quote: whose for quote, whose, _ in areas_of(told) if FIRST in quote or LAST in quote}
        if len(found) != 2 or set(found.values()) != {area}:
            wrong.append((told, found))
    assert wrong == []


def test_a_text_of_a_firm_that_names_a_country_once_is_not_about_it():
    for text, (_, name, _) in product(CASES["other_texts"], CASES["countries"][:3]):
        assert areas_of(text.format(c=name))[0][1] is None


def test_a_text_goes_on_with_the_country_of_the_body_that_it_is_according_to():
    wrong = []
    for body, (area, name, adjective) in list(product(CASES["own_bodies"], CASES["countries"]))[::EVERY]:
        told = CASES["own_text"].format(b=body.format(c=name, a=adjective))
        found = areas_of(told)
        if [whose for _, whose, _ in found] != [area, area]:
            wrong.append((told, found))
    assert wrong == []
