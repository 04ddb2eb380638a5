"""What is made of rules is kept by the rules themselves: their words are never compared while a text is read."""

from dataclasses import fields
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.rules import load_rules

ROOT = Path(__file__).parents[2]


class Uncomparable(dict):
    """Words that cannot be compared."""

    def __eq__(self, other):
        raise AssertionError("compared")


@pytest.mark.whole
def test_rules_that_say_the_same_are_told_apart_without_comparing_their_words():
    first, second = load_rules(ROOT), load_rules(ROOT)
    for rules in (first, second):
        for one in (rules, rules.vocabulary):
            for field in fields(one):
                if type(value := getattr(one, field.name)) is dict:
                    object.__setattr__(one, field.name, Uncomparable(value))
    document = plain_document("국가정보원은 2024년에 북한 병사 1,200명 이상이 갔다고 밝혔다.")
    assert [m.quote for m in extract(document, first).mentions] == [m.quote for m in extract(document, second).mentions]
