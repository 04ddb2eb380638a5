"""Whose trade a figure is and with whom, in every plain way in which a language tells it of two countries.

`tests/cases/meaning/partners.json` holds names, pairs of countries A and B, and sentences by language with what is
expected of each of their figures: value, measure, whose, with whom, transformation.
"""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

TABLE = json.loads((Path(__file__).parents[2] / "cases/meaning/partners.json").read_text(encoding="utf-8"))
PARTICLES = (("은", "는"), ("이", "가"), ("으로", "로"))
RIEUL = 8  # the final consonant behind which 로 stands, not 으로


def with_particles(sentence, names):
    """The Korean particles behind names as their last syllable wants them."""
    for name in names:
        final = (ord(name[-1]) - 0xAC00) % 28
        for closed, opened in PARTICLES:
            is_closed = final and not (closed == "으로" and final == RIEUL)
            sentence = re.sub(rf"{name}{closed}(?= )", name + (closed if is_closed else opened), sentence)
    return sentence


def sentences(language):
    """Sentences of every third pair, with what is expected of each of their figures."""
    table = TABLE[language]
    for at, (frame, figures) in enumerate(table["frames"].items()):
        for owner, partner in table["pairs"][at % 3 :: 3]:
            names = [table["areas"][one] for one in (owner, partner)]
            forms = [one if isinstance(one, list) else [one] * 3 for one in names]
            slots = {f"{key}{case}": form[at] for key, form in zip("AB", forms, strict=True)
                     for at, case in enumerate(("", "2", "3"))}  # fmt: skip
            said = frame.format(**slots)
            said = with_particles(said, names) if language == "ko" else said[0].upper() + said[1:]
            areas = {"A": owner, "B": partner}
            yield said, {value: [measure, areas.get(own, own), areas.get(other, other), told]
                         for value, measure, own, other, told in figures}  # fmt: skip


def read_sides(sentence, language, values):
    document = plain_document(sentence, name="x", language=language, published="2023-07-21")
    extraction = extract(document, own_rules())
    read = {}
    for mention, said in zip(extraction.mentions, extraction.statements, strict=True):
        value = next((one for one in values if one in mention.quote and one not in read), None)
        if value is not None:
            read[value] = [said.measure, said.ref_area, said.counterpart_area, said.transformation]
    return read


@pytest.mark.parametrize("language", TABLE)
def test_trade_is_the_owners_and_with_its_partner(language):
    wrong = {}
    for sentence, expected in sentences(language):
        if (read := read_sides(sentence, language, list(expected))) != expected:
            wrong[sentence] = read
    assert wrong == {}


def test_a_deficit_that_widens_is_below_zero_from_its_first_value_on():
    sentence = "朝鲜对中国贸易逆差由2021年的5.6亿美元扩大到2022年的12.6亿美元。"
    document = plain_document(sentence, name="x", language="zh", published="2023-07-21")
    assert [one.value < 0 for one in extract(document, own_rules()).mentions] == [True, True]
