"""What a Russian text counts is one series of one unit, by whatever case of its noun and in whatever plain sentence.

`tests/cases/meaning/russian_nouns.json` holds nouns in five cases, and sentences with what each figure tells of them.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.mentions.stems_ru import stem
from etl.model import OPEN
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/russian_nouns.json").read_text(encoding="utf-8"))
SAME = 4  # letters that all cases of a noun have in common


def read_figures(sentence):
    document = plain_document(sentence, name="x", language="ru", published="2024-02-02")
    extraction = extract(document, own_rules())
    return list(zip(extraction.mentions, extraction.statements, strict=True))


def sentences(noun):
    forms = {**noun, "Plural": noun["plural"].capitalize()}
    return {frame.format(**forms): changes for frame, changes in TABLE["frames"].items()}


def is_of(measure, noun):
    said = (measure or "").replace("ё", "е")
    return bool(said) and (not said.startswith(OPEN) or stem(noun["many"])[:SAME] in said)


def test_a_noun_is_what_is_measured_in_every_sentence():
    wrong = {}
    for noun in TABLE["nouns"]:
        for sentence, changes in sentences(noun).items():
            told = [statement for _, statement in read_figures(sentence)]
            is_right = [(one.ref_area, one.transformation) for one in told] == [("BR", change) for change in changes]
            if not is_right or not all(is_of(one.measure, noun) for one in told):
                wrong[sentence] = [(one.measure, one.ref_area, one.transformation) for one in told]
    assert wrong == {}


def test_a_noun_is_one_unit_in_all_its_cases():
    wrong = {}
    for noun in TABLE["nouns"]:
        units = {mention.unit for sentence in sentences(noun) for mention, _ in read_figures(sentence)} - {"percent"}
        if len(units) != 1:
            wrong[noun["many"]] = units
    assert wrong == {}
