"""Whoever states a figure is named, by whatever verb and in whatever plain sentence it is told that he states it.

`tests/cases/meaning/tellings.json` holds bodies in the forms that a language has for their names, verbs of stating,
sentences for each verb, and sentences that need none: some 900 in all. The last figure of a sentence is the body's.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TELLINGS = json.loads((Path(__file__).parents[2] / "cases/meaning/tellings.json").read_text(encoding="utf-8"))


def told(data):
    """Each sentence with each body in it, and the name of that body."""
    frames = [(frame, verb) for frame in data["frames"] for verb in data["verbs"]]
    for name in data["names"]:
        forms = dict(zip(data["forms"], name, strict=True))
        for frame, verb in (*frames, *((frame, "") for frame in data["plain"])):
            said = frame.format(verb=verb, **forms)
            yield said[0].upper() + said[1:], name[0]


def read_origin(sentence, language):
    document = plain_document(sentence, name="x", language=language, published="2025-03-02")
    return [one.origin_name for one in extract(document, own_rules()).mentions if one.unit in ("percent", "tonne")][-1:]


@pytest.mark.parametrize("language", TELLINGS)
def test_a_body_states_its_figure_by_whatever_verb(language):
    wrong = {}
    for sentence, name in told(TELLINGS[language]):
        names = (name, name.removeprefix("the "), name[0].lower() + name[1:])
        if not set(read_origin(sentence, language)) & set(names):
            wrong[sentence] = read_origin(sentence, language)
    assert wrong == {}
