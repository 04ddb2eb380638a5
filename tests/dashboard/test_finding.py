"""The sentence over a chart is true for whatever rows are shown."""

import pytest

from dashboard.content import finding
from dashboard.content.verdicts import explain_verdict, name_verdict
from dashboard.format import Unit
from dashboard.i18n import Text
from etl.answers import StoredRelation, replace
from etl.model import VERDICTS
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure, made

FLOORS = [
    figure(1, 7000, "at_least", "2023-10", "2024-04", "a"),
    figure(10, 13000, "at_least", "2023-08", "2024-10", "b"),
    figure(20, 20000, "at_least", None, "2024-12-18", "c"),
]


def say(rows, lang="ko", caps=(), relations=()):
    return finding.say(rows, made_up.marks(rows, lang), caps, relations, UNIT, Text(lang))


def relation(verdict, left=0, right=1, reason="까닭."):
    ids = {"left_id": FLOORS[left].observation_id, "right_id": FLOORS[right].observation_id}
    return made(StoredRelation, verdict=verdict, reason_ko=reason, reason_en="A reason.", **ids)


def test_rival_lower_bounds_are_called_so():
    assert say(FLOORS).startswith("세 출처가 제시한 하한은 **7,000개**에서 **2만 개**까지 서로 다르다.")
    assert say(FLOORS, "en").startswith("Three origins give different lower bounds, from **7,000** to **20,000 boxes**")


def test_it_tells_where_a_difference_comes_from_only_if_both_sides_are_shown():
    assert "기간이 서로 달라" in say(FLOORS, relations=[relation("window")])
    assert "기간이 서로 달라" not in say(FLOORS[:1], relations=[relation("window")])


def test_what_nothing_explains_is_said_with_the_reason_of_the_store_and_outranks_the_rest():
    said = say(FLOORS, relations=[relation("unexplained"), relation("window", 1, 2)])
    assert said.endswith("**설명되지 않은 차이**: 까닭.")
    assert say(FLOORS, "en", relations=[relation("unexplained")]).endswith("**Unexplained**: A reason.")


def test_of_several_unexplained_pairs_the_first_is_told_and_all_are_counted():
    pairs = [relation("unexplained"), relation("unexplained", 1, 2, reason="다른 까닭.")]
    assert "설명되지 않은 차이가 2쌍" in say(FLOORS, relations=pairs)
    assert say(FLOORS, relations=pairs).endswith("까닭.")
    assert "다른 까닭" not in say(FLOORS, relations=pairs)


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_has_its_words(verdict, lang):
    text = Text(lang)
    assert say(FLOORS, lang, relations=[relation(verdict)]) != say(FLOORS, lang)
    assert name_verdict(verdict, text)
    assert explain_verdict(verdict, text).endswith(".")


def test_floors_are_only_said_to_agree_where_that_is_the_verdict():
    assert "모순되지 않는다" in say(FLOORS, relations=[relation("compatible")])
    assert "모순되지 않는다" not in say(FLOORS, relations=[relation("window")])


def test_one_figure_is_said_with_its_origin_and_period():
    assert say(FLOORS[:1]) == "출처 a에 따르면 2023년 10월–2024년 4월 **7,000개 이상**이다."


@pytest.mark.parametrize(
    ("lang", "given", "said"),
    [
        ("ko", {"bound": "more_than"}, "출처 a에 따르면 2024년 **70개**를 넘는다."),
        ("ko", {"bound": "at_most"}, "출처 a에 따르면 2024년 **70개 이하**이다."),
        ("ko", {"bound": "at_most", "kind": "cap"}, "출처 a에 따르면 2024년 법정 상한은 **70개**이다."),
        ("ko", {"is_vague": True, "quote_value": "수십 개"}, "출처 a에 따르면 2024년 **수십 개**에 이른다."),
        ("en", {"bound": "more_than"}, "According to Origin a, the figure is **more than 70 boxes** (2024)."),
        ("en", {"bound": "at_most", "kind": "cap"}, "According to Origin a, the legal cap is **70 boxes** (2024)."),
    ],
)
def test_a_bound_is_said_as_a_sentence_and_not_hung_on_the_amount(lang, given, said):
    assert say([figure(1, 70, start="2024", end="2024", **given)], lang) == said


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Bank of Korea", "the Bank of Korea"),
        ("National Intelligence Service (South Korea)", "the National Intelligence Service (South Korea)"),
        ("Russian government", "the Russian government"),
        ("United Nations", "the United Nations"),
        ("Rosstat", "Rosstat"),
        ("Sunjae Kim (2025)", "Sunjae Kim (2025)"),
        ("Zhang Hanhui, Ambassador of the Ministry", "Zhang Hanhui, Ambassador of the Ministry"),
    ],
)
def test_an_office_has_its_article_in_english_and_a_person_none(name, told):
    row = replace(figure(1, 70), origin_en=name)
    assert finding.name_origin(row, Text("en")) == told
    assert finding.name_origin(row, Text("ko")) == row.origin_ko


def test_a_series_names_its_ends_and_extremes_and_computes_nothing():
    rows = made_up.years(4, [1000, 1300, 900, 1100])
    assert say(rows) == (
        "출처 a에 따르면 2010년 **1,000개**, 2013년 **1,100개**이다. 최댓값은 2011년, 최솟값은 2012년이다."
    )


def test_a_cap_is_said_to_be_no_delivery():
    cap = figure(90, 500, "at_most", kind="cap", origin="un")
    assert "한도이지 실적이 아니다" in say(FLOORS[:1], caps=[cap])


def test_vague_amounts_are_counted_and_do_not_set_the_range():
    vague = figure(40, 1_000_000, "at_least", is_vague=True, quote_value="수백만 개")
    said = say([*FLOORS, vague])
    assert "100만" not in said
    assert "막연한 수 1건" in said
    assert "**수백만 개**" in say([vague])


def test_one_figure_beside_a_vague_one_is_said_alone():
    vague = figure(40, 10, "at_least", is_vague=True, quote_value="수십 개", origin="b")
    said = say([FLOORS[0], vague])
    assert said.startswith("출처 a에 따르면 2023년 10월–2024년 4월 **7,000개 이상**이다.")
    assert said.endswith("막연한 수 1건은 그림에 넣지 않았다.")


def test_equal_figures_are_not_called_different():
    rows = [figure(1, 500, origin="a"), figure(9, 500, origin="b")]
    assert say(rows) == "두 출처가 모두 **500개**를 제시했다."


def test_two_values_in_one_sentence_read_as_before_and_after_in_the_order_of_the_text():
    one = {"passage": "900개이던 것이 300개로 줄었다.", "char_start": 10}
    rows = [figure(10, 300, **one | {"char_start": 20}), figure(2, 900, **one)]
    assert say(rows).startswith("출처 a는 한 문장에서 **900개**와 **300개**를 차례로 밝혔다. 두 값의 시점은")
    assert "분포" not in say(rows)
    apart = [rows[0], figure(2, 900, passage="다른 문장", char_start=1)]
    assert "차례로" not in say(apart)


def test_no_figure_gives_a_sentence_too():
    assert say([]) == "고른 조건에 맞는 수치가 없다."


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 40])
def test_any_number_of_figures_gives_a_whole_sentence(count, lang):
    said = say(made_up.claims(count), lang)
    assert said.endswith(".")
    assert "None" not in said
    assert said.count("**") % 2 == 0


def test_a_sentence_in_english_counts_what_happened_without_saying_times():
    rows = [figure(1, 4, start="2024", end="2024")]
    said = finding.say(rows, made_up.marks(rows, "en"), [], [], Unit("time", "회", "times"), Text("en"))
    assert said == "According to Origin a, the figure is **4** (2024)."
