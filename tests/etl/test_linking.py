"""Which indicator claims a figure, on sentences of our own: what stands beside a figure may belong to the next one."""

from pathlib import Path

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.observations import NUMBERLESS, Words, link
from tests.rules import own_catalogue, own_rules

ROOT = Path(__file__).parents[2]
RULES = own_rules()
CATALOGUE = own_catalogue()


def claimed(text: str, language: str = "ko") -> dict[str, str | None]:
    """Quote to indicator, of every figure of a text."""
    extraction = extract(plain_document(text, language=language, published="2025-07-30"), RULES)
    linked = {linking.mention_id: linking.indicator for linking in link(extraction, CATALOGUE)}
    return {mention.quote: linked[mention.id] for mention in extraction.mentions}


def test_imports_are_no_deficit_because_the_deficit_is_named_next():
    found = claimed("북한의 대외무역이 줄었다. 수입은 4.4% 감소한 23억 달러로 무역적자는 6.8% 줄어든 19억 달러였다.")
    assert found["23억 달러"] == "trade.kp_imports"
    assert found["19억 달러"] == "trade.kp_deficit"


def test_an_amount_keeps_the_words_that_stand_before_its_change():
    found = claimed("북한의 지난해 수출은 전년보다 10.9% 증가한 3억6천만 달러였다.")
    assert found["3억6천만 달러"] == "trade.kp_exports"


def test_the_distance_of_a_missile_is_not_its_altitude():
    found = claimed("북한이 쏜 미사일은 비행거리 약 1천 km, 고도 약 6천 km로 탐지됐다.")
    assert found == {"약 1천 km": "arms.kp_missile_distance", "약 6천 km": "arms.kp_missile_altitude"}


def test_what_china_sends_to_north_korea_is_what_north_korea_imports():
    text = "China's exports to North Korea were $204 million in June while imports from North Korea were $13 million."
    found = claimed(text, "en")
    assert found == {"$204 million": "trade.kp_imports_from_cn", "$13 million": "trade.kp_exports_to_cn"}


@pytest.mark.parametrize(
    "text",
    [
        "중화학공업과 관련된 북한의 전략물자 수입이 36.7% 증가했다.",
        "러시아는 북한 국적자 750명에게 취업 비자를 내줬다.",
        "북한의 광물유 수입액은 4억5천만 달러다.",
        "돼지고기는 북한의 혜산에서 1만원, 휘발유는 비쌌다.",
    ],
)
def test_a_figure_of_something_else_waits_instead_of_being_claimed(text):
    wrong = {"economy.growth_heavy_industry", "people.entries_ru_study", "trade.kp_imports", "economy.petrol_price"}
    found = claimed(text)
    assert found
    assert not wrong & set(found.values())


def test_a_sentence_is_looked_through_once_however_many_figures_stand_in_it(monkeypatch):
    looked = []
    find = Words._find

    def count(words, wanted):
        looked.append(len(words.text))
        return find(words, wanted)

    monkeypatch.setattr(Words, "_find", count)

    def looks(figures):
        looked.clear()
        text = "북한은 컨테이너를 " + " ".join(f"{n}개," for n in range(1_001, 1_001 + figures)) + " 러시아에 보냈다."
        link(extract(plain_document(text), RULES), CATALOGUE)
        return sum(length > 300 for length in looked)  # what is near a figure is shorter

    assert 0 < looks(100) == looks(200)


def test_an_amount_without_a_number_waits_so_that_its_paper_can_be_built():
    text = "북한이 러시아에 보낸 노동자는 몇 명이나 되나? 북한이 러시아에 보낸 노동자는 1만 명이다."
    extraction = extract(plain_document(text, language="ko", published="2025-07-30"), RULES)
    made = {m.quote: linking for m, linking in zip(extraction.mentions, link(extraction, CATALOGUE), strict=True)}
    assert (made["몇 명"].status, made["몇 명"].reason) == ("waiting", NUMBERLESS)
    assert made["1만 명"].status == "linked"


TRADE = """북한의 대러 교역이 크게 늘었다.

표 1. 북한의 대러 교역 추이 (단위: 만 달러)

| 구분 | 2023 | 2024 |
|---|---|---|
| 수입 | 3,280 | 5,060 |
| 수출 | 150 | 160 |
| 합계 | 3,430 | 5,220 |

자료: 러시아 연방관세청
"""


def test_a_row_of_imports_is_not_the_trade_that_the_caption_names():
    found = claimed(TRADE)
    assert found["3,430"] == found["5,220"] == "trade.kp_ru_total"
    assert found["3,280"] is found["160"] is None  # nor all imports and exports of a country, for one partner's


def test_a_branch_is_not_the_growth_of_the_whole_economy():
    table = (
        "북한의 경제활동별 실질 성장률 (전년 대비, %)\n\n| | 2022 | 2023 |\n|---|---|---|\n"
        "| 국내총생산 | -0.2 | 3.1 |\n| 광공업 | -1.3 | 4.9 |\n| 농림어업 | -2.1 | 1.0 |\n"
    )
    found = claimed(table)
    assert found["3.1"] == "economy.growth"
    assert found["4.9"] is None
    assert found["1.0"] == "economy.growth_agriculture"


def test_the_south_beside_the_north_is_not_the_north():
    table = "[표] 남북한 주요 지표, 2023년\n\n| | 북한 | 남한 |\n|---|---|---|\n| 인구 (천 명) | 25,790 | 51,713 |\n"
    found = claimed(table)
    assert found["25,790"] == "economy.population"
    assert found["51,713"] is None
