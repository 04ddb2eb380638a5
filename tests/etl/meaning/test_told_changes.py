"""Every verb and noun by which a language tells of rise and fall is read in every plain sentence that it stands in.

`tests/cases/meaning/changes.json` holds words with their forms, up and down, and sentences by language: each word in
a sixth of the sentences, each sentence with a sixth of the words, some 1,250 in all. A figure stands as
⟦5%|growth ~5⟧: its transformation, its value, which is that of a rise with ~ before it, of a fall with !, by the way of
the word, and its kind where it is not observed. Groups without forms are single sentences: signs, multiples, levels,
shares.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

CHANGES = json.loads((Path(__file__).parents[2] / "cases/meaning/changes.json").read_text(encoding="utf-8"))
MARK = re.compile(r"⟦([^|⟧]+)\|(\w+) ([~!]?)(-?[\d.e+-]+)(?: (\w+))?⟧")
NEAR = 0.001  # of a value that a fraction rounds
LEFT = 0  # sentences that are still read wrongly
EACH = 6


def filled(group):
    """Each sentence of a group with a third of its words in turn, and the way of the word."""
    for place, way in enumerate(("up", "down")):
        for number, word in enumerate(group[way]):
            forms = dict(zip(group["forms"], word, strict=True))
            if "against" in group:
                forms["against"] = group["against"][place]
            each = min(EACH, len(group["frames"])) if group["forms"] else 1
            for frame in group["frames"][number % each :: each]:
                yield re.sub(r"\{(\w+)\}", lambda hit, forms=forms: forms[hit[1]], frame), 1 - 2 * place


def expected_in(sentence, way):
    """The plain sentence, and of each marked figure the place and what is told of it."""
    plain, wanted, reached = "", [], 0
    for mark in MARK.finditer(sentence):
        plain += sentence[reached : mark.start()]
        sign = {"~": way, "!": -way, "": 1}[mark[3]]
        wanted.append((len(plain), len(plain) + len(mark[1]), mark[2], sign * float(mark[4]), mark[5]))
        plain, reached = plain + mark[1], mark.end()
    return plain + sentence[reached:], wanted


def is_read(document, wanted):
    read = extract(document, own_rules())
    pairs = list(zip(read.mentions, read.statements, strict=True))
    for start, end, transformation, value, kind in wanted:
        found = [(one, told) for one, told in pairs if one.start < end and one.end > start][:1]
        if not found or found[0][0].value is None or found[0][1].transformation != transformation:
            return False
        is_near = abs(float(found[0][0].value) - value) <= NEAR * abs(value)
        if not is_near or (kind is not None and found[0][0].kind != kind):
            return False
    return True


@pytest.mark.parametrize("language", CHANGES)
def test_a_change_is_read_by_whatever_word_it_is_told(language):
    wrong = []
    for group in CHANGES[language]:
        for sentence, way in filled(group):
            plain, wanted = expected_in(sentence, way)
            document = plain_document(plain, name="x", language=language, published="2025-03-02")
            if not is_read(document, wanted):
                wrong.append(plain)
    assert len(wrong) <= LEFT, wrong
