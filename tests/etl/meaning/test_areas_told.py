"""Whose figure it is, in every way in which releases, briefs and news open and go on, whoever else they name.

`tests/cases/meaning/areas_told.json` holds by language countries (id, name, adjective, the city of the government),
sentences and short texts with places for them, sentences on trade with another country, and groups of countries. A
figure stands as ⟦5.2%|C⟧: whose it is, C for the country, and behind a > the other side.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules
from tests.tables import some_of_each

pytestmark = pytest.mark.whole

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/areas_told.json").read_text(encoding="utf-8"))
MARK = re.compile(r"⟦([^|⟧]+)\|([^⟧]*)⟧")
EVERY = 6  # of the countries a sentence
# cities that bodies sit in, from which is written of all the world; the adjective of a country that is a noun
LEFT = {("GB", "{CAP}"), ("GB", "{cap}, 3"), ("NL", "{CAP}"), ("NL", "{cap}, 3"), ("NL", "{cap} expects")}
LEFT |= {("US", "US tariffs"), ("UA", "Ukraine"), ("US", "Washington")}
SHORT = {"the United States": "US", "the United Kingdom": "UK", "the Democratic Republic of the Congo": "DRC"}
SHORT |= {"the United Arab Emirates": "UAE", "the Netherlands": "Netherlands", "the Philippines": "Philippines"}


def written(frame, name, adjective="", city=""):
    """A sentence of a country, marked still."""
    pair = re.sub(r"\{N\}(?=[-–]Japan)", SHORT.get(name, name), frame)
    parts = {"{N}": name[0].upper() + name[1:], "{n}": name, "{A}": adjective, "{a}": adjective}
    parts |= {"{CAP}": city.upper(), "{cap}": city}
    for place, words in parts.items():
        pair = pair.replace(place, words)
    return pair.replace("s's ", "s' ")


def is_read(marked, area):
    plain, wanted, reached = "", [], 0
    for mark in MARK.finditer(marked):
        plain += marked[reached : mark.start()]
        wanted.append((len(plain), len(plain) + len(mark[1]), mark[2]))
        plain, reached = plain + mark[1], mark.end()
    plain += marked[reached:]
    read = extract(plain_document(plain, name="x", language="en", published="2025-03-02"), own_rules())
    pairs = list(zip(read.mentions, read.statements, strict=True))
    for start, end, told in wanted:
        owners, _, other = told.partition(">")
        found = next((said for one, said in pairs if one.start < end and start < one.end), None)
        if found is None or (
            owners and found.ref_area not in [area if one == "C" else one for one in owners.split(",")]
        ):
            return False
        if other and found.counterpart_area not in [area if one == "C" else one for one in other.split(",")]:
            return False
    return True


@pytest.mark.parametrize("language", CASES)
@pytest.mark.parametrize("kind", ["frames", "trade"])
def test_a_country_has_its_figures_whoever_else_a_text_names(language, kind):
    wrong = []
    pairs = some_of_each(CASES[language]["countries"], CASES[language][kind], EVERY)
    for (area, name, adjective, city), frame in pairs:
        is_of_noun = name.startswith("the ") and re.match(r"\{N\} (?:exports to|economic)", frame)
        if is_of_noun or any(area == one and words in frame for one, words in LEFT):
            continue
        if not is_read(written(frame, name, adjective, city), area):
            wrong.append(written(frame, name, adjective, city))
    assert wrong == []


@pytest.mark.parametrize("language", CASES)
def test_a_group_of_countries_has_figures_of_its_own(language):
    wrong = []
    for area, name in CASES[language]["groups"]:
        for frame in CASES[language]["group_frames"]:
            if not is_read(written(frame, name), area):
                wrong.append(written(frame, name))
    assert len(wrong) <= 1, wrong  # emerging market and developing economies' economy
