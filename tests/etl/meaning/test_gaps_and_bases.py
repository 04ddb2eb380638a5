"""What a figure of a release is held against: an area, several times, so many people; in its list and in its table.

The sentences are in the style of the releases of statistics offices, with invented numbers.
"""

import pytest

from etl.documents import plain_document
from etl.extract import extract
from tests.rules import own_rules


def read(text):
    """The figures of a text by their quotes."""
    found = extract(plain_document(text, language="ko", published="2023-11-29", format="text"), own_rules())
    return {m.quote: (m, s) for m, s in zip(found.mentions, found.statements, strict=True)}


def base_of(mention):
    return mention.base_period and mention.base_period.start


@pytest.mark.parametrize(
    "than", ["전국(62.1%) 대비", "전국(62.1%)보다", "전국(62.1%)보다는", "전국 평균(62.1%)에 비해"]
)
@pytest.mark.parametrize(("verb", "sign"), [("높으며", 1), ("높고", 1), ("높음", 1), ("낮으나", -1), ("낮지만", -1)])
def test_how_far_a_province_is_above_its_country_is_no_change_of_that_country(than, verb, sign):
    mention, statement = read(f"2022년 서울의 고용률은 62.5%로, {than} 0.4%p {verb}, 인천(60.1%)은 그다음이다.")[
        "0.4%p"
    ]
    assert (statement.ref_area, statement.counterpart_area) == ("KR-SEOUL", "KR")
    assert (statement.transformation, mention.value * sign > 0, base_of(mention)) == ("points", True, None)


@pytest.mark.parametrize("than", ["전국(2.4명)보다", "일본(2.4명)보다", "일본보다"])
def test_by_how_many_more_one_area_has_than_another_is_no_level_and_has_no_year_before(than):
    mention, statement = read(f"2022년 서울의 인구 천 명당 의사 수는 2.6명으로 {than} 0.2명 많으며, 증가세다.")["0.2명"]
    assert (statement.transformation, statement.ref_area, base_of(mention)) == ("points", "KR-SEOUL", None)
    assert statement.counterpart_area in ("KR", "JP")


@pytest.mark.parametrize(
    ("text", "quote"), [("전년 대비 2%p 높다", "2%p"), ("2010년(58.0%) 대비 4%p 높으며, 늘고 있다", "4%p")]
)
def test_what_is_held_against_a_time_is_still_a_change(text, quote):
    mention, statement = read(f"2022년 한국의 고용률은 62.1%로 {text}.")[quote]
    assert (statement.ref_area, statement.counterpart_area) == ("KR", None)
    assert base_of(mention) in ("2021", "2010")


def test_the_area_that_one_figure_is_held_against_is_not_that_of_the_next():
    found = read("2022년 서울의 고용률은 62.5%로 전국(63.6%) 대비 1.1%p 낮으나, 2010년(57.6%) 대비 4.9%p 상승했다.")
    assert [found[one][1].counterpart_area for one in ("1.1%p", "57.6%", "4.9%p")] == ["KR", None, None]
    assert (found["4.9%p"][1].ref_area, base_of(found["4.9%p"][0])) == ("KR-SEOUL", "2010")


@pytest.mark.parametrize(
    ("measure", "first", "second", "told"),
    [
        ("자살률은 23.5명으로", "4.9명", "1.2명", "change"),
        ("고용률은 62.5%로", "3.1%p", "1.2%p", "points"),
        ("취업자는 2,800만 명으로", "300만 명", "120만 명", "change"),
        ("수출은 6,000억 달러로", "17.3%", "4.9%", "growth"),
    ],
)
@pytest.mark.parametrize(("verb", "sign"), [("감소함", -1), ("늘었다", 1)])
def test_the_verb_behind_the_last_of_several_times_tells_of_all_of_them(measure, first, second, told, verb, sign):
    found = read(f"2021년 한국의 {measure} 2010년 대비 {first}, 2015년 대비 {second} {verb}.")
    for quote, base in ((first, "2010"), (second, "2015")):
        mention, statement = found[quote]
        assert (statement.transformation, mention.value * sign > 0, base_of(mention)) == (told, True, base)


def test_a_rate_in_brackets_behind_such_an_amount_is_its_growth_whatever_is_measured():
    found = read(
        "’21년 서울의 인구 십만 명당 자살률은 23.5명으로 "
        "’10년(28.4명) 대비 4.9명(17.3%),‘15년(24.7명) 대비 1.2명(4.9%) 감소함"
    )
    for quote, base in (("17.3%", "2010"), ("4.9%", "2015")):
        mention, statement = found[quote]
        assert (statement.transformation, mention.value < 0, base_of(mention)) == ("growth", True, base)
    assert [found[one][1].transformation for one in ("28.4명", "24.7명", "23.5명")] == ["level"] * 3


def test_a_second_time_without_a_verb_of_its_own_is_not_made_up():
    mention, statement = read("2021년 한국의 자살률은 2010년 대비 4.9명 줄었고, 2015년에는 24.7명이었다.")["24.7명"]
    assert (statement.transformation, mention.value) == ("level", mention.value.copy_abs())


@pytest.mark.parametrize("whole", ["전국(3.17명)보다 많으며", "전국은 3.17명이고", "전국이 3.17명이며"])
def test_a_list_goes_on_with_so_many_people_behind_the_whole_country(whole):
    found = read(f"2022년 서울의 인구 천 명당 의사 수는 3.41명으로 {whole}, 인천(3.16명), 부산(3.00명) 순이다.")
    assert {statement.breakdown for _, statement in found.values()} == {("per_thousand_people",)}


def test_the_whole_country_behind_a_part_is_still_all_of_it():
    found = read("2022년 서울의 여성 취업자는 230만 명, 전국은 1,200만 명이었다.")
    assert "per_thousand_people" not in found["1,200만 명"][1].breakdown


@pytest.mark.parametrize(
    ("caption", "part"), [("인구 백만 명당 특허 출원 건수", ("per_million_people",)), ("특허 출원 건수", ())]
)
def test_cells_are_of_so_many_people_as_their_caption_says(caption, part):
    rows = "| 지역 | 2010 | 2021 |\n|---|---|---|\n| 전국 | 2,642 | 3,628 |\n| 서울 | 3,561 | 4,616 |"
    found = read(f"표 1. {caption} (단위: 건)\n\n{rows}\n")
    assert {statement.breakdown for _, statement in found.values()} == {part}
    assert len(found) == 4


def test_a_label_that_tells_its_own_number_of_people_comes_before_the_caption():
    head = "| 지표 | 2010 | 2021 |\n|---|---|---|"
    rows = f"{head}\n| 인구 천 명당 의사 수 | 2.6 | 3.1 |\n| 인구 십만 명당 의사 수 | 260 | 310 |"
    found = read(f"표 1. 인구 만 명당 의사 수 (단위: 명)\n\n{rows}\n")
    assert {statement.breakdown for _, statement in found.values()} == {("per_thousand_people",), ("per_population",)}
