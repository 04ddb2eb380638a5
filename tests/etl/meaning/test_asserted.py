"""What its own sentence denies or only supposes waits for a person, who is told why; what it limits, states or leaves
open is read as ever.

`tests/cases/meaning/asserted.json` holds sentences by language. Those of `held` have ⟦ ⟧ around the figures that they
take back, and no others; those of `kept` take none back.
"""

import json
import re
from pathlib import Path

import pytest

from dashboard.components.lists.reasons import explain
from dashboard.i18n import Text
from etl.composition import Composer
from etl.decisions import Decision
from etl.documents import plain_document
from etl.extract import extract
from etl.linking import link_all
from etl.plausible import UNASSERTED
from etl.verdicts import Judge
from tests.rules import own_catalogue, own_rules

CASES = json.loads((Path(__file__).parents[2] / "cases/meaning/asserted.json").read_text(encoding="utf-8"))
MARK = re.compile("⟦([^⟧]+)⟧")


def sentences(group):
    return [
        pytest.param(language, sentence, id=f"{language}-{place}")
        for language, found in CASES[group].items()
        for place, sentence in enumerate(found)
    ]


def taken_back_in(sentence, language):
    """The figures that a sentence takes back, by where they begin and end."""
    read = extract(plain_document(sentence, language=language, published="2025-02-01"), own_rules())
    assert read.mentions, "found all the same"
    return [(mention.start, mention.end) for mention in read.mentions if not mention.is_asserted]


@pytest.mark.parametrize(("language", "sentence"), sentences("held"))
def test_what_its_sentence_denies_or_only_supposes_is_not_asserted(language, sentence):
    plain, wanted = "", []
    for place, piece in enumerate(MARK.split(sentence)):
        if place % 2:
            wanted.append((len(plain), len(plain) + len(piece)))
        plain += piece
    found = taken_back_in(plain, language)
    assert len(found) == len(wanted)
    assert all(start < last and first < end for (start, end), (first, last) in zip(found, wanted, strict=True))


@pytest.mark.parametrize(("language", "sentence"), sentences("kept"))
def test_limits_and_the_claims_of_others_and_open_conditions_are_read_as_ever(language, sentence):
    assert taken_back_in(sentence, language) == []


def test_there_are_twenty_sentences_of_each_sort_in_each_language():
    assert all(len(found) >= 20 for group in CASES.values() for found in group.values())
    assert {language for group in CASES.values() for language in group} == {"ko", "en", "zh", "ru"}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_reason_is_told_in_the_language_of_the_reader(language):
    told = explain(UNASSERTED, "waiting", "count", Text(language))
    assert told == {
        "ko": "그 문장이 부인하거나 가정만 하거나 고치기 전 값으로 말하는 수치여서 사람이 확인해야 한다",
        "en": "what its sentence denies, only supposes or puts right: a person has to confirm it",
    }[language]  # fmt: skip


DENIED = "국정원은 북한이 2023년 러시아에 컨테이너 13,000개를 보내지 않았다고 밝혔다."
CLAIMED = "국정원은 북한이 2023년 러시아에 컨테이너 13,000개를 보냈다고 밝혔다."


def charted(text, decisions=()):
    """What became of the only figure of a text, and the indicators under which it is charted."""
    extraction = extract(plain_document(text, language="ko", published="2025-02-01"), own_rules())
    (mention,) = extraction.mentions
    composer = Composer(own_rules(), own_catalogue())
    settled = tuple(Decision(mention.id, *decision) for decision in decisions)
    line = link_all([extraction], own_catalogue(), composer, Judge(()), (), settled, {})
    assert not line.failures
    return line.linkings[mention.id], [one.indicator for one in line.observations]


def test_it_is_not_charted_unaided_but_waits_with_what_it_could_be():
    linking, found = charted(CLAIMED)
    assert (linking.status, found) == ("linked", ["arms.containers"])
    linking, found = charted(DENIED)
    assert (linking.status, linking.reason, found) == ("waiting", UNASSERTED, [])
    assert linking.readings[0] == "arms.containers"


def test_a_person_who_accepts_it_has_it_charted():
    linking, found = charted(DENIED, [("accept", None, "checked", "Kim", "2026-11-20")])
    assert (linking.status, found) == ("linked", ["arms.containers"])


def test_a_composed_indicator_does_not_chart_it_either():
    told = "통계청에 따르면 2023년 한국의 출생아는 23만 명이{}."
    assert charted(told.format("었다"))[1] == ["births.kr"]
    linking, found = charted(told.format(" 아니었다"))
    assert (linking.status, linking.reason, found) == ("waiting", UNASSERTED, [])
