"""What figures say and when, in the sentences that statistics are told in: rose by, fell to, from A to B, (작년 B).

Every text came out on 20 November 2025; a slot that a case leaves out is not asked for.
"""

from decimal import Decimal

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.meaning_cases import read_meaning_cases
from tests.rules import own_rules

CASES = read_meaning_cases("structures")


def written(period):
    if period is None:
        return None
    return period.start if period.start == period.end else f"{period.start or ''}..{period.end or ''}"


def read(case):
    """The slots of every figure that a case asks for, each figure taken once, in the order of the text."""
    document = plain_document(case["text"], name="x", language=case["lang"], published="2025-11-20")
    extraction = extract(document, own_rules())
    left = list(zip(extraction.mentions, extraction.statements, strict=True))
    for figure in case["figures"]:
        mention, statement = next(pair for pair in left if pair[0].quote == figure["quote"])
        left.remove((mention, statement))
        told = {
            "quote": mention.quote,
            "transformation": statement.transformation,
            "value": mention.value,
            "period": written(mention.period),
            "base": written(mention.base_period),
        }
        yield {slot: told[slot] for slot in figure}


@pytest.mark.parametrize("case", CASES, ids=[f"{case['lang']}-{place}" for place, case in enumerate(CASES)])
def test_a_figure_says_what_its_sentence_says(case):
    wanted = [figure | ({"value": Decimal(figure["value"])} if "value" in figure else {}) for figure in case["figures"]]
    assert list(read(case)) == wanted


def test_all_four_languages_have_their_sentences():
    assert {case["lang"] for case in CASES} == {"ko", "en", "zh", "ru"}
    assert sum(len(case["figures"]) for case in CASES) >= 300


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("Порты отгружали 3,6 млн баррелей нефти в сутки.", "day"),
        ("Завод принимал 40 тыс. б/с.", "day"),
        ("Порты отгрузили 3,6 млн баррелей нефти в мае.", None),
    ],
)
def test_a_rate_may_stand_behind_the_thing_that_is_measured(text, rate):
    extraction = extract(plain_document(text, name="x", language="ru", published="2025-11-20"), own_rules())
    assert [mention.rate for mention in extraction.mentions] == [rate]
