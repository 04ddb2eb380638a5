"""Years that Taiwan counts from 1912 (105年) are read as such, and what its bodies state as Taiwan's, unnamed as it is.

`tests/cases/meaning/republic.json` holds forms of such times and texts that tell them, bodies and how they are told to
state, and what is no such year or no body of Taiwan.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

DATA = json.loads((Path(__file__).parents[2] / "cases/meaning/republic.json").read_text(encoding="utf-8"))
FIGURES = (89860, 50179)


def read(text):
    extraction = extract(plain_document(text, name="x", language="zh", published="2017-05-05"), own_rules())
    return list(zip(extraction.mentions, extraction.statements, strict=True))


def times(pairs):
    return [[m.period.start, m.period.end] if m.period else None for m, _ in pairs]


@pytest.mark.parametrize("frame", DATA["frames"])
def test_a_year_of_the_republic_is_1911_years_later(frame):
    wrong = {}
    for told, period in DATA["times"].items():
        if any(body in frame and time == told for body, time in DATA["left"]):
            continue  # the day on which the body stated it
        found = times([pair for pair in read(frame.format(t=told)) if pair[0].value in FIGURES])
        if found != [period, period]:
            wrong[told] = found
    assert wrong == {}


@pytest.mark.parametrize(("text", "start", "base"), DATA["compared"])
def test_it_is_a_base_as_other_years_are(text, start, base):
    mention, _ = read(text)[-1]
    assert (mention.period.start, mention.base_period.start) == (start, base)


@pytest.mark.parametrize(("text", "period"), DATA["lasting"])
def test_what_lasts_so_many_years_is_no_year(text, period):
    people = [pair for pair in read(text) if pair[0].unit == "person"]
    assert times(people[-1:]) == [period]


@pytest.mark.parametrize("frame", DATA["told"])
def test_what_a_body_of_taiwan_states_is_of_taiwan(frame):
    wrong = {}
    for body in DATA["bodies"][::2]:
        found = {(m.origin_name, s.ref_area) for m, s in read(frame.format(b=body))}
        city = DATA["cities"].get(body)
        if not all(name == body and (area == "TW" or (city and city in area)) for name, area in found):
            wrong[body] = found
    assert wrong == {}


@pytest.mark.parametrize(("text", "area"), DATA["others"])
def test_a_like_body_of_another_country_is_of_that(text, area):
    assert read(text)[-1][1].ref_area == area
