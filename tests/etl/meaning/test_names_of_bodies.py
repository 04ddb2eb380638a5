"""Every body is named whole in every way in which a language says that it states something.

`tests/cases/meaning/bodies.json` holds names and sentences by language: each name in each sentence, some 900 in all. A
name is right as it stands in the sentence, without an article.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

BODIES = json.loads((Path(__file__).parents[2] / "cases/meaning/bodies.json").read_text(encoding="utf-8"))
CLOSED = "LMNR1378"  # Latin letters and digits that Korean says with a consonant at the end


def in_sentence(frame, name):
    last = name[-1]
    is_closed = (ord(last) - 0xAC00) % 28 > 0 if "가" <= last <= "힣" else last in CLOSED
    chosen = frame.replace("{은/는}", "은" if is_closed else "는").replace("{이/가}", "이" if is_closed else "가")
    said = chosen.format(name)
    return said[0].upper() + said[1:]


def read_origin(sentence, language):
    document = plain_document(sentence, name="x", language=language, published="2025-01-02")
    return [one.origin_name for one in extract(document, own_rules()).mentions if one.unit == "percent"][-1:]


@pytest.mark.parametrize("language", BODIES)
def test_a_body_is_named_whole_however_it_is_said_to_state(language):
    wrong = {}
    for name in BODIES[language]["names"]:
        for frame in BODIES[language]["frames"]:
            sentence = in_sentence(frame, name)
            if read_origin(sentence, language) not in ([name], [name.removeprefix("the ")]):
                wrong[sentence] = read_origin(sentence, language)
    assert wrong == {}
