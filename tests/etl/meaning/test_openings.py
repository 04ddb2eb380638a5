"""Who opens a text is who states what it goes on to tell, in every way in which releases and reports begin.

`tests/cases/meaning/openings.json` holds beginnings of texts and bodies by language, some known, most not: each body in
each beginning. Every amount of dollars below is of that body.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.etl.meaning.test_names_of_bodies import in_sentence
from tests.rules import own_rules

pytestmark = pytest.mark.whole

OPENINGS = json.loads((Path(__file__).parents[2] / "cases/meaning/openings.json").read_text(encoding="utf-8"))
# what an unknown body opens only where it is told to state something
LEFT = {
    ("en", "Rystad Energy"): ("has published a report", "18 February 2024"),
    ("ko", "산업통상자원부"): ('"지난해 수출', "김민수 국장"),
    ("ko", "인천항만공사"): ('"지난해 수출', "김민수 국장"),
    ("ko", "질병관리청"): ('"지난해 수출', "김민수 국장"),
    ("ko", "서울시"): ('"지난해 수출', "김민수 국장", "브리핑", "발표\n"),
}


def as_text(frame, body, short, more):
    written = frame.replace("{이/가}", "{{이/가}}").replace("{은/는}", "{{은/는}}")
    written = written.format(name=body, Name=body[0].upper() + body[1:], short=short, more=more)
    return in_sentence(written, body)


def read_origins(text, language):
    document = plain_document(text, name="x", language=language, published="2024-02-20")
    return [one.origin_name or "author" for one in extract(document, own_rules()).mentions if one.unit == "USD"]


@pytest.mark.parametrize("language", OPENINGS)
def test_who_opens_a_text_states_what_it_tells(language):
    data, wrong = OPENINGS[language], {}
    for body, short in data["bodies"].items():
        bare = body.removeprefix("the ")
        for frame in data["frames"]:
            if any(words in frame for words in LEFT.get((language, body), ())):
                continue
            text = as_text(frame, body, short, data["more"])
            origins = read_origins(text, language)
            if not origins or not all(bare in name or name == short for name in origins):
                wrong[text[:120]] = origins
    assert wrong == {}
