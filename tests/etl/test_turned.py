"""A figure that signs which nobody sees may show in another order waits for a person, and says why."""

import pytest

from dashboard.components.lists.reasons import explain
from dashboard.i18n import Text
from etl.composition import Composer
from etl.documents import plain_document
from etl.extract import extract
from etl.linking import link_all
from etl.plausible import TURNED
from etl.verdicts import Judge
from tests.rules import own_catalogue, own_rules

TURNING = [
    "북한의 2023년 경제성장률은 \u202e1.3\u202c%였다.",
    "북한의 2023년 경제성장률은 \u20671.3\u2069%였다.",
    "북한의 2023년 경제성장률은 \u202b1.3%\u202c였다.",
    "북한의 2023년 경제성장률은 1.3\u200f%였다.",
    "\u202e북한의 2023년 경제성장률은 1.3%였다.",
]
HARMLESS = [
    "북한의 2023년 경제성장률은 \u20681.3\u2069%였다.",
    "북한의 2023년 경제성장률은 \u200e1.3%였다.",
    "\u202e북한\u202c의 2023년 경제성장률은 1.3%였다.",
    "제목 \u202e뒤집힘\n\n북한의 2023년 경제성장률은 1.3%였다.",
    "북한의 2023년 경제성장률은 1.3\u200b%였다.",
]


def became(text):
    extraction = extract(plain_document(text, language="ko", published="2025-02-01"), own_rules())
    line = link_all([extraction], own_catalogue(), Composer(own_rules(), own_catalogue()), Judge(()), (), (), {})
    (mention,) = extraction.mentions
    return line.linkings[mention.id]


@pytest.mark.parametrize("text", TURNING)
def test_a_figure_that_may_be_shown_from_right_to_left_waits(text):
    linking = became(text)
    assert (linking.status, linking.reason) == ("waiting", TURNED)
    assert linking.readings[0] == "economy.growth"


@pytest.mark.parametrize("text", HARMLESS)
def test_signs_that_turn_no_figure_hold_none_back(text):
    assert became(text).status == "linked"


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_reason_is_told_in_both_languages(lang):
    told = explain(TURNED, "waiting", "percentage", Text(lang))
    english = "signs that nobody sees may show it in another order: a person has to confirm it"
    assert told == {"ko": TURNED, "en": english}[lang]
