"""Whose trade a figure is and with whom, where a Russian text ranks the partners of one country.

`tests/cases/meaning/partners_ranked_ru.json` holds what a text begins with, what it goes on with, and by the number of
a figure both areas that a careful reader gives it; those who rank by themselves have no other side.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/partners_ranked_ru.json").read_text(encoding="utf-8"))


def read_sides(text, wanted):
    """By each number the areas of the first figure with it, of two partners in trade in the order of their ids."""
    found = extract(plain_document(text, name="x", language="ru", published="2025-10-02"), own_rules())
    read = {}
    for one, told in zip(found.mentions, found.statements, strict=True):
        number = next((number for number in wanted if number in one.quote and number not in read), None)
        if number is not None:
            sides = [told.ref_area, told.counterpart_area]
            read[number] = sorted(sides) if told.measure == "trade" and None not in sides else sides
    return read


@pytest.mark.parametrize("gap", [" ", "\n\n"])
@pytest.mark.parametrize("case", CASES, ids=[case["text"].strip()[:40] for case in CASES])
def test_one_who_is_ranked_is_the_other_side_of_whose_trade_it_is(case, gap):
    text = f"{case['head']}{gap}{case['text']}" if case["head"] else case["text"]
    assert read_sides(text, case["sides"]) == case["sides"]
