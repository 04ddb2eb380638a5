"""我市, 全省 and the like are the place that the text tells by its title, a line of its head or end, or a body's name.

`tests/cases/meaning/local_homes.json` holds places (listed ones with their ids), the ways in which texts tell them, and
texts whose figures are of others, with the area of each (null: not asked).
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

DATA = json.loads((Path(__file__).parents[2] / "cases/meaning/local_homes.json").read_text(encoding="utf-8"))
EVERY = 7  # of all texts one is tried


def read_areas(text):
    document = plain_document(text, name="x", language="zh", published="2024-02-05")
    extraction = extract(document, own_rules())
    return [s.ref_area for m, s in zip(extraction.mentions, extraction.statements, strict=True) if m.unit is not None]


def is_of(area, place):
    return area == place or (area is not None and area.startswith("open:CN-") and place in area)


def as_texts():
    tails = [f"{{ours}}农村经济稳步前行\n\n来源：{{name}}{tail}\n\n2023年，{{figures}}" for tail in DATA["tails"]]
    for frame in (*DATA["frames"], *tails):
        for place in DATA["places"]:
            for word in "全我":
                ours = word + place["level"]
                told = frame.replace("{figures}", DATA["figures"]).replace("{X}", place["full"])
                told = told.replace("{x}", place["name"]).replace("{name}", place["name"])
                yield place, told.replace("{o}", ours).replace("{ours}", ours)


def test_our_city_is_the_one_that_the_text_tells():
    wrong = {}
    for place, text in [*as_texts()][::EVERY]:
        areas = read_areas(text)
        if not areas or not all(is_of(area, place["id"] or place["name"]) for area in areas):
            wrong[text] = areas
    assert wrong == {}


def test_what_is_told_of_others_is_theirs():
    wrong = {}
    for text, places in DATA["others"]:
        areas = read_areas(text)
        if len(areas) != len(places) or not all(w is None or is_of(a, w) for a, w in zip(areas, places, strict=True)):
            wrong[text] = areas
    assert wrong == {}
