"""What was put right since, is denied, failed or is only rumoured waits; what such a sentence tells besides does not.

`tests/cases/meaning/taken_back.json` holds sentences by kind and language. Those of `held` have ⟦ ⟧ around the figures
that they do not assert, and no others; those of `kept` assert all.
"""

import json
import re
from pathlib import Path

import pytest

from etl.compose import indicator_of
from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/taken_back.json").read_text(encoding="utf-8"))
MARK = re.compile("[⟦⟧]")


def sentences(group):
    return [
        pytest.param(language, sentence, id=f"{kind}-{language}-{place}")
        for kind, groups in CASES.items()
        for language, found in groups[group].items()
        for place, sentence in enumerate(found)
    ]


def told(sentence, language):
    """The figures of a sentence that it does not assert, and those that it does, by where they begin and end."""
    read = extract(plain_document(sentence, language=language, published="2025-02-01"), own_rules())
    assert read.mentions, "found all the same"
    spans = {flag: [(m.start, m.end) for m in read.mentions if m.is_asserted is flag] for flag in (False, True)}
    return spans[False], spans[True]


@pytest.mark.parametrize(("language", "sentence"), sentences("held"))
def test_what_is_put_right_denied_failed_or_rumoured_is_not_asserted_and_what_stands_beside_it_is(language, sentence):
    pieces = MARK.split(sentence)
    start = len(pieces[0])
    end = start + len(pieces[1])
    (found,), _ = told("".join(pieces), language)
    assert found[0] < end
    assert start < found[1]


@pytest.mark.parametrize(("language", "sentence"), sentences("kept"))
def test_what_such_a_sentence_tells_besides_is_asserted(language, sentence):
    assert told(sentence, language)[0] == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ko", "2023년 북한의 대중국 수출은 3억 달러에 이르지 못했다."),
        ("ko", "2023년 수출은 3억 달러에 도달하지 못했다."),
        ("en", "In 2023 exports failed to reach $300 million."),
        ("en", "In 2023 exports fell short of $300 million."),
        ("zh", "2023年出口未能达到3亿美元。"),
        ("zh", "2023年出口没有达到3亿美元。"),
        ("ru", "В 2023 году экспорт не достиг 300 млн долларов."),
        ("ru", "В 2023 году экспорт не дотянул до 300 млн долларов."),
    ],
)
def test_what_was_not_reached_is_a_limit_and_no_amount(language, sentence):
    (mention,) = extract(plain_document(sentence, language=language, published="2025-02-01"), own_rules()).mentions
    assert (mention.bound, mention.is_asserted) == ("less_than", True)


def test_each_kind_has_its_siblings_and_counter_examples_in_four_languages():
    for groups in CASES.values():
        assert sum(map(len, groups["held"].values())) >= 25
        assert sum(map(len, groups["kept"].values())) >= 8
        assert set(groups["held"]) == set(groups["kept"]) == {"ko", "en", "zh", "ru"}


@pytest.mark.parametrize(
    "sentence",
    [
        "2023년 북한의 경제성장률은 3.1%가 아니라 2.1%였다.",
        "2023년 북한의 경제성장률이 3.1%라는 보도는 사실이 아니다. 2023년 북한의 경제성장률은 2.1%였다.",
    ],
)
def test_what_is_right_is_held_against_nothing_that_was_taken_back(sentence):
    read = extract(plain_document(sentence, language="ko", published="2025-02-01"), own_rules())
    taken_back, right = read.mentions
    assert not taken_back.is_asserted
    assert right.is_asserted
    assert right.is_apart
    assert indicator_of(right, read.statements[1], own_rules()) == "real_gdp.kp.growth"
