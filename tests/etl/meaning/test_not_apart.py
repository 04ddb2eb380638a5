"""A figure whose name nothing sets apart from another value of its text waits, and says why.

Two values of one thing, area, time, source and kind cannot both hold; where no word tells what the second is of, it is
in no series. What tells it (another time, source, part, a rounded repetition) keeps it where it was.
"""

import pytest

from dashboard.components.lists.reasons import explain
from dashboard.i18n import Text
from etl.composition import Composer
from etl.decisions import Decision
from etl.documents import plain_document
from etl.extract import extract
from etl.linking import link_all
from etl.plausible import MIXED
from etl.verdicts import Judge
from tests.rules import own_catalogue, own_rules

WAITS = {
    "ko": [
        "통계청에 따르면 2023년 한국의 출생아는 23만 명, 11만 명이었다.",
        "통계청에 따르면 2024년 한국의 수출은 6,838억 달러였다. 2024년 수출은 4,200억 달러이다.",
    ],
    "en": [
        "In 2023 exports of Kazakhstan were $78.7 billion and $41.2 billion, the committee said.",
        "The population of Kazakhstan in 2023 was 20 million and 12 million.",
    ],
    "zh": ["2023年哈萨克斯坦人口为2000万人、1200万人。"],
    "ru": [
        "В 2023 году население Казахстана – 20 млн человек и 12 млн человек.",
        "В 2024 году инфляция в Казахстане соответственно 8,4% и 5,9%.",
        "В 2023 году экспорт Казахстана составил 78,7 млрд долларов. Экспорт Казахстана составил 41,2 млрд долларов.",
        "В 2023 году доля продаж на рынках составила 31,5%, доля продаж на рынках составила 62,1%.",
        "В 2023 году добыча нефти в Казахстане – 89,9 млн тонн и 52,1 млн тонн.",
        "По итогам 2023 года импорт Армении – 12,3 млрд долларов, 8,7 млрд долларов.",
        "Безработица в Грузии в 2023 году соответственно 16,4% и 11,2%.",
        "В 2024 году ввод жилья в Беларуси составил 4,4 млн кв. м и 2,1 млн кв. м.",
    ],
}
STAYS = {
    "ko": [
        "통계청에 따르면 2023년 한국의 출생아는 23만 17명, 약 23만 명이었다.",
        "통계청에 따르면 한국의 출생아는 2022년 24만 9천 명, 2023년 23만 명이었다.",
    ],
    "en": ["The population of Kazakhstan was 19.5 million in 2022 and 20.6 million in 2024."],
    "zh": ["2022年哈萨克斯坦人口为1950万人，2024年为2060万人。"],
    "ru": [
        "Население Казахстана в 2023 году – 20,03 млн человек, то есть около 20 млн человек.",
        "Население Казахстана в 2021 году – 19,0 млн человек, в 2024 году – 20,2 млн человек.",
        "В 2023 году население Казахстана – 20 млн человек, Узбекистана – 36 млн человек.",
        "В 2023 году экспорт Казахстана составил 78,7 млрд долларов, импорт – 61,2 млрд долларов.",
        "В 2023 году экспорт Казахстана составил 78,7 млрд долларов, в том числе нефти – 42,3 млрд долларов.",
        "В 2023 году экспорт Казахстана в Китай – 14,7 млрд долларов, в Россию – 9,8 млрд долларов.",
    ],
}


def sentences(group):
    return [(language, text) for language, texts in group.items() for text in texts]


def are_apart(text, language):
    found = extract(plain_document(text, name="x", language=language, published="2025-03-01"), own_rules())
    return [mention.is_apart for mention in found.mentions]


@pytest.mark.parametrize(("language", "text"), sentences(WAITS))
def test_a_second_value_that_nothing_tells_of_waits(language, text):
    assert are_apart(text, language) == [True, False]


@pytest.mark.parametrize(("language", "text"), sentences(STAYS))
def test_one_that_its_words_tell_of_or_that_can_be_the_same_stays(language, text):
    assert all(are_apart(text, language))


def charted(text, decisions=()):
    """What became of the second figure of a Korean text, and under what the figures are charted."""
    extraction = extract(plain_document(text, language="ko", published="2025-02-01"), own_rules())
    second = extraction.mentions[1]
    composer = Composer(own_rules(), own_catalogue())
    settled = tuple(Decision(second.id, *decision) for decision in decisions)
    line = link_all([extraction], own_catalogue(), composer, Judge(()), (), settled, {})
    return line.linkings[second.id], [one.indicator for one in line.observations if one.mention == second.id]


def test_it_is_charted_by_nobody_but_a_person_and_tells_why_it_waits():
    linking, found = charted(WAITS["ko"][0])
    assert (linking.status, linking.reason, found) == ("waiting", MIXED, [])
    assert linking.readings[0] == "births.kr"
    linking, found = charted(WAITS["ko"][0], [("assign", "births.kr", "checked", "Kim", "2026-11-20")])
    assert found == ["births.kr"]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ko", "같은 글의 다른 수치와 이름으로 구별되지 않아 사람이 확인해야 한다"),
        ("en", "nothing sets its name apart from another figure of the same text: a person has to confirm it"),
    ],
)
def test_the_reason_is_told_in_the_language_of_the_reader(language, words):
    assert explain(MIXED, "waiting", "count", Text(language)) == words
