"""What a word of the vocabulary means is just that: no bare word of many measures, no other base, no part for an area.

The sentences are in the style of the releases of statistics offices.
"""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from etl.observations import link
from tests.rules import own_catalogue, own_rules


def claimed(text):
    """The entries of the catalogue that claim a figure of a text."""
    found = extract(plain_document(text, language="en", published="2024-05-01", format="text"), own_rules())
    return {linking.indicator for linking in link(found, own_catalogue())}


def read(text, language="ko"):
    """The figures of a text by their quotes."""
    found = extract(plain_document(text, language=language, published="2023-11-29", format="text"), own_rules())
    return {m.quote: (m, s) for m, s in zip(found.mentions, found.statements, strict=True)}


@pytest.mark.parametrize(
    "list_", ["경기(23.6명), 서울(22.6명)", "서울(22.6명), 경기(23.6명)", "인천(25.9명), 경기(23.6명)"]
)
def test_gyeonggi_is_an_area_in_a_list_of_areas_and_nobody_s_part(list_):
    _, statement = read(f"’21년 인구 십만 명당 자살률은 {list_} 순임")["23.6명"]
    assert statement.ref_area == "KR-GYEONGGI"
    assert "경기" not in statement.breakdown


def test_the_economy_is_no_area():
    (_, statement), *_ = read("2021년 경기는 회복세를 보여 한국의 고용률은 62.5%였다.").values()
    assert statement.ref_area == "KR"


@pytest.mark.parametrize(("area", "name"), [("충청권", "KR-CHUNGCHEONG"), ("호남권", "KR-HONAM"),
                                            ("대경권", "KR-DAEGYEONG"), ("동남권", "KR-SOUTHEAST")])  # fmt: skip
def test_the_regions_of_the_statistics_office_are_areas(area, name):
    assert read(f"2022년 고용률은 수도권(62.5%), {area}(61.3%) 순이었다.")["61.3%"][1].ref_area == name


BASES = {
    "천 명당": "per_thousand_people", "1천 명당": "per_thousand_people", "만 명당": "per_ten_thousand_people",
    "1만 명당": "per_ten_thousand_people", "십만 명당": "per_population", "10만 명당": "per_population",
    "백만 명당": "per_million_people", "100만 명당": "per_million_people",
}  # fmt: skip


@pytest.mark.parametrize("measure", ["의사 수는 3.4명", "범죄 발생 건수는 26.6건"])
@pytest.mark.parametrize("base", BASES)
def test_so_many_of_so_many_people_are_never_of_others(base, measure):
    (_, statement), *_ = read(f"2022년 한국의 인구 {base} {measure}이었다.").values()
    told = {part for part in statement.breakdown if part.startswith("per_")}
    assert told <= {BASES[base]}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("2021년 한국의 자원봉사 참여율은 7.6%였다.", "private_education_participation"),
        ("2022년 한국의 여가활동 참여율은 28.1%였다.", "private_education_participation"),
        ("2021년 한국 주민의 주거환경 만족도는 84.4%였다.", "trust"),
        ("2022년 한국 학생의 학교생활 만족도는 48.5%였다.", "trust"),
        ("2021년 한국의 예방 가능한 사망률은 25%였다.", "mortality_rate"),
        ("2021년 한국의 영아사망률은 2.4명이었다.", "mortality_rate"),
        ("2021년 한국의 모성사망비는 8.8명이었다.", "mortality_rate"),
    ],
)
def test_a_word_that_many_measures_have_is_none_of_them(text, measure):
    (_, statement), *_ = read(text).values()
    assert statement.measure != measure


@pytest.mark.parametrize(
    "text",
    [
        "China's share grew from 8% in 2015 to 12% in 2019.",
        "China's steel output grew 8% in 2019.",
        "Russia's grain harvest grew 8% in 2019.",
    ],
)
def test_what_else_of_a_country_grew_is_not_its_economy(text):
    assert claimed(text).isdisjoint({"economy.cn_growth", "economy.ru_growth"})


@pytest.mark.parametrize("text", ["China's economy grew 5.2% in 2023.", "China grew 5.2% in 2023."])
def test_its_economy_still_is(text):
    assert "economy.cn_growth" in claimed(text)


@pytest.mark.parametrize(
    "words",
    [
        "값과 대조하면",
        "대조군의",
        "범죄를 방조한",
        "대우가 나쁜",
        "대우조선 직원",
        "주조 공장",
        "대미를 장식한",
        "대중이 보는",
        "방조제 공사에 든",
    ],
)
def test_words_with_two_syllables_of_countries_name_none(words):
    (_, statement), *_ = read(f"{words} 인구는 2023년에 386,525명이다.").values()
    assert statement.counterpart_area is None


@pytest.mark.parametrize(("words", "area"), [("대미", "US"), ("대중", "CN"), ("대일", "JP")])
def test_compounds_of_trade_still_name_the_other_side(words, area):
    (_, statement), *_ = read(f"2022년 한국의 {words} 수출은 3억 달러였다.").values()
    assert statement.counterpart_area == area


@pytest.mark.parametrize("words", ["대조하면", "주소를 옮긴", "방조제 옆", "크고 작은 대소 마을의"])
def test_a_word_that_only_looks_like_a_compound_names_no_actor_of_the_catalogue(words):
    text = f"표본으로 서울 외의 인구를 더 {words} 시도의 인구는 2023년에 386,525명이다."
    document = plain_document(text, language="ko", published="2024-05-01", format="text")
    assert {one.indicator for one in link(extract(document, own_rules()), own_catalogue())} == {None}
