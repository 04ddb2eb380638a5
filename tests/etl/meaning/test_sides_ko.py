"""Whose a Korean figure is and with whom, in every plain way to tell of trade, money, people and causes elsewhere.

`tests/cases/meaning/sides_ko.json` holds sets of countries, by letters of a frame, and tables: sentences with what is
wanted of each of their figures, whose it is and who is on the other side (- for nobody, = for either way round), each
sentence for each member of its sets; `countries` are all that datasets/areas.toml knows. Some 10,000 in all, of which
every fourth is tried.
"""

import json
import re
from itertools import count
from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules

pytestmark = pytest.mark.whole

DATA = json.loads((Path(__file__).parents[2] / "cases/meaning/sides_ko.json").read_text(encoding="utf-8"))
EACH = 8
PARTICLES = {"은": ("은", "는"), "이": ("이", "가"), "을": ("을", "를"), "과": ("과", "와"), "로": ("으로", "로")}
# behind a title, so that it is told from a wrapped line
MORE = (
    " 이런 흐름은 예전만 해도 많은 이가 가능하다고 여기지 않던 것이며, 앞으로도 한동안 이어질 가능성이 있다는 말이 "
    "나오는데 품목별 사정은 저마다 다르고 온도 차도 크다."
)
# words of other things as well, of which a sentence must tell more
HOMONYMS = {"수단", "부탄", "오만", "아이티", "가나", "말리", "피지", "괌"}
WITH_BLANK = {"세인트키츠 네비스", "트리니다드 토바고", "세인트빈센트 그레나딘"}
LEFT = {
    "2024년 중국에 주둔한 한국군은 5200명이었다.",
    "2024년 중국 주둔 한국군은 5200명이었다.",
    "2024년 미국 거주 멕시코인은 5200명이었다.",
    *(
        f"{name} 정부의 수출 통제로 2024년 반도체 생산은 5% 줄었다."
        for name in ("미국", "중국", "일본", "러시아", "우크라이나")
    ),
}


def takes(word, particle):
    """The form of a particle behind a word."""
    last = re.sub(r"[)\]’”' .]+$", "", word)[-1]
    closed = (ord(last) - 0xAC00) % 28 if "가" <= last <= "힣" else int(last in "LMNR")
    return PARTICLES[particle][not closed or (particle == "로" and closed == 8)]


def in_sentence(frame, words):
    said = ""
    for piece in re.split(r"(\{[^{}]+\})", frame):
        name = piece.strip("{}")
        said += piece if name == piece else takes(said, name) if name in PARTICLES else words[name]
    return said + MORE if "\n\n" in said else said


def words_of(name):
    if name != "countries":
        return DATA["sets"][name]
    known = own_rules().vocabulary.areas.values()
    apart = {"KR", "VN", "PE", "KP", "W", "UN", "G7", "G20"}
    return [{"C": one.ko} for one in known if "-" not in one.id and one.id not in apart]


def ids():
    areas = own_rules().vocabulary.areas.values()
    return {name: one.id for one in reversed([*areas]) for name in (*one.words, one.ko)} | {"-": None}


def wanted(told, words, known):
    """Both sides that a figure may have."""
    owner, *middle, other = (words.get(one, one) for one in told.split())
    owner, other = known.get(owner, owner), known.get(other, other)
    return {(owner, other), (other, owner)} if middle else {(owner, other)}


def cells():
    known, number = ids(), count()
    for table in DATA["tables"]:
        for frame, told in table["frames"].items():
            for words in (words for name in table["sets"] for words in words_of(name)):
                if next(number) % EACH == 0:
                    yield frame, words, [wanted(one, words, known) for one in told]


def read_sides(text):
    document = plain_document(text, name="x", language="ko", published="2025-03-02")
    extraction = extract(document, own_rules())
    told = zip(extraction.mentions, extraction.statements, strict=True)
    return [(one.ref_area, one.counterpart_area) for figure, one in told if figure.mention_class != "duration"]


def is_left(frame, words, text):
    name = words.get("C")
    is_group = any(one.ko == name and one.group for one in own_rules().vocabulary.areas.values())
    is_of_country = any(part in frame for part in ("{C}인", "(52만 명)", "{C} 정부"))
    is_strange = "{C} 경기" not in frame and name in HOMONYMS | WITH_BLANK
    return is_strange or (is_group and is_of_country and "수출 통제" not in frame) or text in LEFT


def test_both_sides_of_a_korean_figure_are_read_however_they_are_told():
    tried, wrong = 0, {}
    for frame, words, sides in cells():
        text = in_sentence(frame, words)
        if is_left(frame, words, text):
            continue
        tried += 1
        found = read_sides(text)
        if len(found) != len(sides) or any(one not in some for one, some in zip(found, sides, strict=True)):
            wrong[text] = found
    assert tried > 1100
    assert wrong == {}
