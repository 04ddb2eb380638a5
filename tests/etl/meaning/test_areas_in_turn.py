"""Several areas with a figure each, and areas that a figure is only held against, in every plain way of telling them.

`tests/cases/meaning/areas_in_turn.json` holds names of areas, triples of them, measures and sentences by language; each
sentence is tried with every third triple and one of the measures. Expected of each figure: its own area and no other
side, what is measured, the year 2022 and no part.
"""

import json
import re
from itertools import product
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/areas_in_turn.json").read_text(encoding="utf-8"))
RATES, AMOUNTS, LIVES = ("3.9", "2.4", "7.1"), ("1234", "567", "89"), ("81", "76", "83")
VALUES = {"population": ("1234", "567", "890"), "exports": AMOUNTS, "life_expectancy": LIVES}
LEFT = {  # frames and measures that are read without a measure, or as of a group and its member
    ("zh", "aspect", "life_expectancy"),
    ("zh", "top", "life_expectancy"),
    ("ko", "thisgap", "exports"),  # of countries that are exported to
}
INSIDE = {("zh", "higher")}  # higher than in the group of which one is a member
GROUP = "OECD"  # that a sentence may name as the one to compare with
PARTICLES = (("은", "는"), ("이", "가"), ("과", "와"))


def with_particles(sentence, names):
    """The Korean particles behind names as their last syllable wants them."""
    for name, (closed, opened) in product(names, PARTICLES):
        particle = closed if (ord(name[-1]) - 0xAC00) % 28 else opened
        sentence = re.sub(rf"{name}((?:\([^)]*\))?)(?:{closed}|{opened})(?= )", rf"{name}\1{particle}", sentence)
    return sentence


def sentences(language):
    """Sentences, with the area that is expected of each value."""
    table = TABLE[language]
    for at, (name, frame) in enumerate(table["frames"].items()):
        for number, triple in enumerate(table["triples"]):
            measure, word, unit = table["measures"][(at + number // 3) % len(table["measures"])]
            is_inside = (language, name) in INSIDE and "EUROZONE" in triple
            if (at + number) % 3 or is_inside or (language, name, measure) in LEFT:
                continue
            values = VALUES.get(measure, RATES)
            if measure == "population" and language in ("en", "ru"):
                values = ("123.4", "56.7", "8.9")
            names = [table["areas"][area] for area in triple]
            in_place = [one[1] if isinstance(one, list) else one for one in names]
            named = [one[0] if isinstance(one, list) else one for one in names]
            keys = ("A", "B", "C", "b1", "b2", "b3", "x", "y", "z")
            said = frame.format(m=word, u=unit, **dict(zip(keys, (*named, *in_place, *values), strict=True)))
            said = re.sub(r"(?<=\. )the", "The", said)
            said = with_particles(said, (*named, word)) if language == "ko" else said[0].upper() + said[1:]
            expected = {
                value: GROUP if key == "y" and re.search(r"OECD|经合|ОЭСР", frame) else area
                for key, value, area in zip("xyz", values, triple, strict=True)
                if f"{{{key}}}" in frame
            }
            yield said, measure, expected


def read_areas(sentence, language, values):
    document = plain_document(sentence, name="x", language=language, published="2023-10-11")
    extraction = extract(document, own_rules())
    read = {}
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        value = next((one for one in values if one in mention.quote and one not in read), None)
        if value is not None:
            period = mention.period.start if mention.period else None
            sides = (statement.ref_area, statement.counterpart_area)
            read[value] = (*sides, statement.measure, period, statement.breakdown)
    return read


@pytest.mark.parametrize("language", TABLE)
def test_each_of_several_areas_has_its_own_figure(language):
    wrong = {}
    for sentence, measure, areas in sentences(language):
        expected = {value: (area, None, measure, "2022", ()) for value, area in areas.items()}
        if (read := read_areas(sentence, language, list(areas))) != expected:
            wrong[sentence] = read
    assert wrong == {}
