"""Every country is understood as the one whose figure it is, or as the other side, in the plain ways to say so."""

import json
import re
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

# by language, the names that a country goes by: 北韩, 紐西蘭, Burma, the Lao PDR
OTHER_NAMES = json.loads(
    (Path(__file__).parents[2] / "cases/meaning/names_of_countries.json").read_text(encoding="utf-8")
)
INFLATION = {
    "en": "In {}, inflation was 5 percent in 2023.",
    "en adjectives": "{} inflation was 5 percent in 2023.",
    "ko": "2023년 {}의 물가상승률은 5%였다.",
    "zh": "2023年{}的通胀率为5%。",
    "ru": "В 2023 году инфляция в {} составила 5%.",
}
NONE = None
GROUPS = {"EU", "UN", "G7"}
FRAMES = {  # sentence, whose figure it is, the other side; {} is the country, of which C stands for the id
    "en": (
        ("{}'s inflation was 5 percent in 2023.", "C", NONE),
        ("In {}, exports rose by 5 percent in 2023.", "C", NONE),
        ("{}'s exports to South Korea rose by 5 percent in 2023.", "C", "KR"),
        ("South Korea exported cars worth 5 billion euros to {} in 2023.", "KR", "C"),
    ),
    "ko": (
        ("2023년 {}의 물가상승률은 5%였다.", "C", NONE),
        ("2023년 {}에서는 수출이 5% 늘었다.", "C", NONE),
        ("2023년 {} 인구는 500만 명이었다.", "C", NONE),
        ("2023년 {}의 대한국 수출은 5% 늘었다.", "C", "KR"),
        ("2023년 한국은 {}에 자동차 50억 달러를 수출했다.", "KR", "C"),
    ),
    "zh": (
        ("2023年{}的通胀率为5%。", "C", NONE),
        ("2023年韩国对{}出口50亿美元。", "KR", "C"),
        ("2023年韩国从{}进口50亿美元。", "KR", "C"),
    ),
}
# homonyms and names with a blank, which a sentence with more around them tells apart
LEFT = {
    "2023년 한국은 수단에 자동차 50억 달러를 수출했다.",
    "2023년 한국은 세인트키츠 네비스에 자동차 50억 달러를 수출했다.",
    "2023년 한국은 트리니다드 토바고에 자동차 50억 달러를 수출했다.",
    "2023년 한국은 세인트빈센트 그레나딘에 자동차 50억 달러를 수출했다.",
}


def named_in(language, area):
    if language == "zh":
        return next(word for word in area.words if re.fullmatch(r"[一-鿿·]{2,10}", word))
    return area.ko if language == "ko" else f"the {area.en}" if area.the else area.en


def read_areas(sentence, language):
    document = plain_document(sentence, name="x", language=language, published="2025-01-02")
    return [(one.ref_area, one.counterpart_area) for one in extract(document, own_rules()).statements][:1]


@pytest.mark.parametrize("language", FRAMES)
def test_each_country_has_its_figures_and_stands_on_its_side(language):
    wrong = {}
    for area in own_rules().vocabulary.areas.values():
        if len(area.id) != 2 or area.id in GROUPS or area.id in ("KR", "KP"):
            continue
        for frame, owner, other in FRAMES[language]:
            sentence = frame.format(named_in(language, area)).replace("s's ", "s' ")
            sentence = sentence[0].upper() + sentence[1:]
            expected = [tuple(area.id if side == "C" else side for side in (owner, other))]
            if read_areas(sentence, language) != expected:
                wrong[sentence] = read_areas(sentence, language)
    assert wrong.keys() == {one for one in LEFT if language == "ko"}, wrong


@pytest.mark.parametrize("language", OTHER_NAMES)
def test_each_name_that_a_country_goes_by_is_known(language):
    wrong = {}
    for area, names in OTHER_NAMES[language].items():
        for name in names:
            sentence = INFLATION[language].format(name)
            if read_areas(sentence, language[:2]) != [(area, NONE)]:
                wrong[name] = read_areas(sentence, language[:2])
    assert wrong == {}
