"""What is made of rules is kept by the rules themselves: their words are never compared while a text is read."""

import shutil
from dataclasses import fields, replace
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
    known = load_rules(ROOT)
    first, second = (replace(known, vocabulary=replace(known.vocabulary)) for _ in range(2))
    for rules in (first, second):
        for one in (rules, rules.vocabulary):
            for field in fields(one):
                if type(value := getattr(one, field.name)) is dict:
                    object.__setattr__(one, field.name, Uncomparable(value))
    document = plain_document("국가정보원은 2024년에 북한 병사 1,200명 이상이 갔다고 밝혔다.")
    assert [m.quote for m in extract(document, first).mentions] == [m.quote for m in extract(document, second).mentions]


@pytest.mark.whole
def test_rules_that_were_read_before_are_known_by_their_content_wherever_they_lie(tmp_path):
    shutil.copytree(ROOT / "datasets", tmp_path / "datasets", ignore=shutil.ignore_patterns("published"))
    known = load_rules(ROOT)
    assert load_rules(tmp_path) is known
    origins = tmp_path / "datasets" / "origins.toml"
    origins.write_text(origins.read_text(encoding="utf-8") + "# a word\n", encoding="utf-8")
    assert load_rules(tmp_path) is not known
    assert load_rules(ROOT) is known
