"""A Russian body states its figures by whatever case of its name, and goes on to state those of the next sentence.

`tests/cases/meaning/russian_bodies.json` holds bodies of many sorts in their cases (a site with its title in quotation
marks, a commission for something, a department at a court) and sentences by which they state.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.meaning.nominative import are_cases_of_one
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/russian_bodies.json").read_text(encoding="utf-8"))


def read_origins(sentence):
    document = plain_document(sentence, name="x", language="ru", published="2025-02-02")
    return [(one.origin, one.origin_name) for one in extract(document, own_rules()).mentions]


def is_called(origin, name):
    identifier, written = origin
    known = own_rules().origins.get(identifier or "")
    names = [written or "", *((known.ko, known.en, *known.words) if known is not None else ())]
    return any(name in one.lower() or are_cases_of_one(name, one.lower()) for one in names)


def test_a_body_states_all_figures_of_its_sentence_and_the_next():
    wrong = {}
    for body in TABLE["names"]:
        first = body["nominative"]
        for frame in TABLE["frames"]:
            sentence = frame.format(**body, Nominative=first[0].upper() + first[1:])
            origins = read_origins(sentence)
            if not origins or not all(is_called(one, body["named"].lower()) for one in origins):
                wrong[sentence] = origins
    assert wrong == {}
