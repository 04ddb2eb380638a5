"""Indicators that nobody listed: a paper about anything fills the store with series that are rightly named."""

from pathlib import Path

import pytest

from etl import linking
from etl.composition import Composer
from etl.documents import plain_document
from etl.extract import extract
from etl.model import Linking
from etl.observations import link
from etl.pipeline import build
from etl.store import Store
from tests.made_up_workspace import Workspace
from tests.rules import own_catalogue, own_rules

ROOT = Path(__file__).parents[2]
RULES = own_rules()
CATALOGUE = own_catalogue()
BIRTHS = (
    "통계청에 따르면 지난해 출생아는 23만 명으로 전년보다 8천 명 줄었다. 합계출산율은 0.72명이다. "
    "혼인은 19만 3천 건이었다. 사망자는 35만 명으로 5.1% 늘었다."
)


def compose(text, published="2024-03-02", language="ko", settled=()):
    """The composer, the linking of each quote, and the extraction; `settled` linkings are there before."""
    extraction = extract(plain_document(text, language=language, published=published), RULES)
    composer = Composer(RULES, CATALOGUE)
    linkings = {linking.mention_id: linking for linking in link(extraction, CATALOGUE)}
    linkings |= {linking.mention_id: linking for linking in settled}
    made = composer.link(extraction, linkings)
    return composer, {mention.quote: made[mention.id] for mention in extraction.mentions}, extraction


def test_a_paper_about_births_is_charted_under_names_that_are_composed():
    composer, made, _ = compose(BIRTHS)
    assert made["23만 명"].indicator == "births.kr"
    assert made["8천 명"].indicator == "births.kr.change"
    assert made["5.1%"].indicator == "deaths.kr.growth"
    indicator = composer.indicator("deaths.kr.growth")
    assert indicator.ko == "한국의 사망자 증가율"
    assert indicator.en == "South Korean deaths, growth"
    assert indicator.family == RULES.vocabulary.concepts["deaths"].family
    assert indicator.measure == "rate"


def test_a_composed_indicator_says_that_nobody_has_confirmed_it():
    composer, _, _ = compose(BIRTHS)
    indicator = composer.indicator("births.kr")
    assert "확인하지 않은" in indicator.caution_ko
    assert "confirmed by nobody" in indicator.caution_en


@pytest.mark.parametrize(
    ("text", "name", "flow"),
    [
        ("2023년 한국의 대중 수출은 1,248억 달러였다.", "exports.kr-cn.usd", ("KR", "CN")),
        ("2023년 한국의 대중 수입은 1,428억 달러였다.", "imports.kr-cn.usd", ("CN", "KR")),
        ("2023년 한국의 수입은 6,426억 달러였다.", "imports.kr.usd", (None, "KR")),
    ],
)
def test_what_is_imported_flows_to_whose_figure_it_is(text, name, flow):
    composer, _, _ = compose(text, "2024-02-01")
    indicator = composer.indicator(name)
    assert (indicator.flow_from, indicator.flow_to) == flow


def test_an_entry_of_the_catalogue_comes_first():
    composer, made, _ = compose("2024년 중국과 러시아의 교역액은 2,448억 달러였다.", "2025-02-01")
    assert made["2,448억 달러"].indicator == "trade.cn_ru_total"
    assert composer.catalogue(CATALOGUE, {"trade.cn_ru_total"}) == CATALOGUE


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("모두 23만 명이다.", "no measure"),
        ("한국의 출생아는 23만 명이다.", "no time"),
        ("2023년 한국의 출생아는 수십만 명이다.", "no value"),
        ("2023년 한국의 출생아는 23만 명이고 출생아는 25만 명이다.", "two values of one time"),
        ("2022년 한국의 출생아는 25만 명, 2023년 한국의 출생아는 2천 명이다.", "levels far apart"),
        ("출생아는 5년 동안 줄었다.", "a duration"),
        ("2023년 한국의 출생아는 약 23만 명이다.", "a rounded value"),
        ("정부는 2030년 한국의 출생아를 30만 명으로 늘릴 계획이다.", "a plan"),
        ("2023년 한국의 출생아는 혼인의 1.2배다.", "a multiple of what is not told"),
        ("2023년 쌍둥이가 한국 출생아에서 차지하는 비중은 5.5%다.", "a part that is only a word of the text"),
        ("2023년 한국의 원자력 발전 비중은 30.7%였다.", "a share of no part that is told"),
        ("2023년 한국의 스타트업은 30만 개다.", "things without a name"),
    ],
)
def test_what_is_not_sure_waits(text, why):
    _, made, _ = compose(text)
    assert made, why
    assert {linking.indicator for linking in made.values()} == {None}, why


@pytest.mark.parametrize(
    ("slot", "text", "first"),
    [
        ("measure", "통계청에 따르면 2023년 출생아는 23만 명이다. 2024년에는 24만 명으로 늘었다.", "births.kr"),
        ("ref_area", "2023년 일본의 출생아는 72만 명이었다. 사망자는 157만 명이었다.", "births.jp"),
    ],
)
def test_what_goes_on_from_the_sentence_before_waits(slot, text, first):
    _, made, extraction = compose(text, "2025-03-02")
    later = extraction.statements[1]
    assert later.is_sure
    assert later.taken_over[slot] == "paragraph"
    assert [linking.indicator for linking in made.values()] == [first, None]


def test_two_sources_may_say_two_things():
    text = "통계청은 2023년 한국 출생아가 23만 명이라고 했다. 보건복지부는 2023년 한국 출생아가 24만 명이라고 했다."
    _, made, _ = compose(text)
    assert [linking.indicator for linking in made.values()] == ["births.kr", "births.kr"]


@pytest.mark.parametrize(
    ("language", "text", "name", "en"),
    [
        ("en", "According to the ministry, Japan's rents rose by 4.5 percent in 2023.", "rents.jp.growth", "rents"),
        ("zh", "2023年日本出生人数为72万人。", "births.jp", "births"),
        ("ru", "В 2023 году экспорт Японии составил 717 млрд долларов.", "exports.jp.usd", "exports"),
    ],
)
def test_a_language_whose_readings_are_not_sure_enough_composes_what_a_person_is_asked(language, text, name, en):
    composer, made, _ = compose(text, language=language)
    (linking,) = made.values()
    assert (linking.indicator, linking.status, linking.readings[0]) == (None, "waiting", name)
    assert en in composer.proposed(name).en.casefold()


@pytest.mark.parametrize(
    ("language", "text", "measure", "ko", "en"),
    [
        ("en", "Kenya planted 518,740 lamp posts in 2023.", "open:lamp_posts", "lamp posts", "lamp posts"),
        ("ko", "2023년 한국의 가로등 점검은 3만 건이었다.", "open:가로등_점검", "가로등 점검", "가로등 점검"),
    ],
)
def test_what_only_words_of_the_text_measure_is_asked_and_never_charted_by_itself(language, text, measure, ko, en):
    composer, made, extraction = compose(text, language=language)
    (linking,), (statement,) = made.values(), extraction.statements
    assert statement.measure == measure
    assert linking.status == "waiting"
    asked = composer.proposed(linking.readings[0])
    assert (asked.family, ko in asked.ko, en in asked.en) == ("open", True, True)


@pytest.mark.parametrize("status", ["linked", "set_aside"])
def test_what_is_settled_stays(status):
    _, _, extraction = compose(BIRTHS)
    settled = Linking(extraction.mentions[0].id, None, status, "someone's word")
    _, made, _ = compose(BIRTHS, settled=[settled])
    assert made["23만 명"] == settled


def test_the_catalogue_grows_by_what_was_composed_and_by_its_families():
    composer, made, _ = compose(BIRTHS)
    grown = composer.catalogue(CATALOGUE, {linking.indicator for linking in made.values()})
    names = [indicator.id for indicator in grown.indicators]
    assert names[: len(CATALOGUE.indicators)] == [indicator.id for indicator in CATALOGUE.indicators]
    assert set(names[len(CATALOGUE.indicators) :]) == {x.indicator for x in made.values() if x.indicator}
    assert {indicator.family for indicator in grown.indicators} <= {family.id for family in grown.families}
    assert len({family.ordinal for family in grown.families}) == len(grown.families)


def test_what_no_figure_uses_any_more_is_no_indicator():
    composer, _, _ = compose(BIRTHS)
    assert composer.catalogue(CATALOGUE, set()) == CATALOGUE
    grown = composer.catalogue(CATALOGUE, {"births.kr"})
    assert [x.id for x in grown.indicators[len(CATALOGUE.indicators) :]] == ["births.kr"]


@pytest.mark.whole
def test_a_document_that_fails_behind_its_linking_leaves_no_indicator_without_figures(tmp_path, monkeypatch):
    made = Workspace(tmp_path, ROOT)
    made.write(t901=None, t902=BIRTHS)
    observe = linking._observe

    def observe_or_fail(one, correction):
        if one.mention_id.startswith("902:"):
            raise IndexError("no words")
        return observe(one, correction)

    monkeypatch.setattr(linking, "_observe", observe_or_fail)
    report = build(made.folder, jobs=1)
    assert report.unread["902.txt"].endswith(": no words")
    with Store.open(made.current) as store:
        names = {row.indicator_id for row in store.indicators()}
    assert names == {indicator.id for indicator in CATALOGUE.indicators}


def test_a_share_below_nothing_waits():
    _, made, _ = compose("2023년 한국의 온실가스 배출량은 6억 톤이며 산업 2억 톤(-3.0%), 수송 1억 톤이다.")
    assert all(linking.indicator is None or "share" not in linking.indicator for linking in made.values())
