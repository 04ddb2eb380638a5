"""What a figure of a release is held against: an area, several times, so many people; in its list and in its table.

The sentences are in the style of the releases of statistics offices, with invented numbers.
"""

import pytest

from etl.composition import Composer
from etl.documents import plain_document
from etl.extract import extract
from etl.model import Linking
from tests.rules import own_rules


def read(text, published="2023-11-29", format="text"):
    """The figures of a text by their quotes."""
    found = extract(plain_document(text, language="ko", published=published, format=format), own_rules())
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


def charted(text):
    """The figures of a text that are charted with nobody's help."""
    found = extract(plain_document(text, language="ko", published="2023-11-29", format="text"), own_rules())
    waiting = {m.id: Linking(m.id, None, "waiting", "") for m in found.mentions}
    linked = Composer(own_rules()).link(found, waiting)
    return {m.quote for m in found.mentions if linked[m.id].status == "linked"}


@pytest.mark.parametrize("telling", ["지역별로 보면", "지역별로는", "시도별로는"])
def test_regions_told_behind_another_sentence_are_of_as_many_people(telling):
    text = (
        f"<p>2021년 서울의 인구 십만 명당 자살률은 23.5명이었다.</p><p>{telling} 인천(25.9명), 경기(23.6명) 순이다.</p>"
    )
    found = read(text, format="html")
    assert [found[one][1].breakdown for one in ("25.9명", "23.6명")] == [("per_population",)] * 2


@pytest.mark.parametrize("whole", ["전국(14.4명)보다 0.6명 많고", "전국은 14.4명이고"])
def test_what_is_counted_for_each_of_others_stays_so(whole):
    found = read(f"2022년 서울의 교원당 학생 수는 15.0명으로 {whole}, 인천(14.8명)이 다음이다.")
    assert {statement.breakdown for _, statement in found.values()} == {("교원당",)}


@pytest.mark.parametrize("verb", ["많고", "적음", "높지만"])
def test_a_level_in_brackets_that_is_above_others_did_not_change(verb):
    found = read(f"2021년 범죄는 2010년보다 5건 줄었고, 인천(26.0건), 경기(26.3건)는 전국보다 {verb}.")
    assert [found[one][1].transformation for one in ("5건", "26.0건", "26.3건")] == ["change", "level", "level"]


def test_a_list_that_is_above_the_country_did_not_grow():
    found = read("2021년 고용률은 2013년 대비 3.2%p 올랐고, 인천(63.0%), 서울(62.7%) 순으로, 모두 전국(61.9%)보다 높음")
    assert [found[one][1].transformation for one in ("63.0%", "62.7%", "61.9%")] == ["level"] * 3


def test_what_no_concept_has_is_gone_on_with_and_not_the_sentence_before():
    before = "2021년 서울의 지역내총생산은 472조 원으로 45.1% 늘었다."
    text = "2021년 서울의 연평균 경상소득은 7,022만 원으로 2011년 대비 2,357만 원"
    found = read(f"{before} {text}(50.5%) 늘어 전국(6,414만 원)보다 608만 원 많다.")
    assert found["45.1%"][1].measure == "grdp"
    told = {found[one][1].measure for one in ("7,022만 원", "2,357만 원", "50.5%", "6,414만 원", "608만 원")}
    assert len(told) == 1
    assert told != {"grdp"}


def test_points_of_those_who_are_of_an_opinion_wait_and_points_of_a_rate_do_not():
    shared = "서울에서 학교생활에 만족하는 학생의 비율은 2012년 47.3%에서 2022년 48.5%로 1.2%p 증가했다."
    rate = "2022년 서울의 실업률은 3.5%로 2012년 대비 1.2%p 상승했다."
    assert "1.2%p" not in charted(shared)
    assert "1.2%p" in charted(rate)


@pytest.mark.parametrize("moved", ["유입", "유출", "순유입"])
def test_so_many_who_moved_are_no_growth_of_the_population(moved):
    found = read(f"2022년 인구가 {moved}(전년 대비)된 지역은 서울(0.14%), 강원(0.49%)이었다.")
    assert all(statement.measure != "population" for _, statement in found.values())


@pytest.mark.parametrize(("task", "kind"), [
    ("’22년까지 건강보험 보장률 70% 달성(’15년 63.4%)", "plan"),
    ("’18년에 기초연금을 70%로 인상, 치매 책임 강화", "plan"),
    ("’22년까지 공공임대주택의 70% 우선 공급, 난임 지원", "plan"),
    ("’15년 건강보험 보장률은 70%였다", "observed"),
])  # fmt: skip
def test_a_list_of_tasks_without_a_date_tells_plans(task, kind):
    assert read(task, published=None)["70%"][0].kind == kind


def test_a_task_that_has_passed_by_its_day_is_what_was_done():
    assert read("’20년까지 건강보험 보장률 70% 달성", published="2023-11-29")["70%"][0].kind != "plan"


def test_the_marks_of_a_web_page_make_no_text_long():
    sentence = "<p>2023년 한국의 고용률은 62.6%였다.</p>"
    cells = '<table border="0" cellspacing="0" cellpadding="0"><tr><td align="center">가</td></tr></table>' * 90
    assert len(cells) > 6_000
    long, short = (read(f"{sentence}{more}<p>실업률은 2.7%였다.</p>", format="html") for more in (cells, ""))
    assert long["2.7%"][0].period == short["2.7%"][0].period is not None
