"""A text that retells a published work states its figures by that, or by the body that publishes it where it is named.

`tests/cases/meaning/title_works.json` holds works by their kinds, and how texts tell them: each work in each. What is
`left`: a report as the title of a text is the text itself, and 协会 that presents it may be who states.
"""

import json
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

DATA = json.loads((Path(__file__).parents[2] / "cases/meaning/title_works.json").read_text(encoding="utf-8"))


def read_origins(frame, kind, title):
    text = frame.replace("{figures}", DATA["figures"]).format(T=title, w=kind)
    end = DATA["more"] if "来源：" not in text else ""
    document = plain_document(text + end, name="x", language="zh", published="2024-05-20")
    mentions = extract(document, own_rules()).mentions
    return {
        (one.origin_name or "author").strip("《》")
        for one in mentions
        if one.unit in ("CNY", "percent", "household", "company")
    }


def is_left(frame, kind):
    return any(frame.startswith(words) for words in DATA["left"].get(kind, ()))


@pytest.mark.parametrize("frame", DATA["of_work"])
def test_a_work_that_a_text_retells_states_it(frame):
    wrong = {}
    for kind, title in DATA["works"].items():
        origins = read_origins(frame, kind, title)
        if not is_left(frame, kind) and not all(name == kind or name in title for name in origins):
            wrong[title] = origins
    assert wrong == {}


@pytest.mark.parametrize("frame", DATA["of_body"])
def test_the_body_that_publishes_it_comes_first(frame):
    wrong = {}
    for kind, title in DATA["works"].items():
        origins = read_origins(frame, kind, title)
        if not all(any(body in name for body in DATA["bodies"]) for name in origins):
            wrong[title] = origins
    assert wrong == {}
