"""Names of composed indicators, a case a kind: what was read in the names of all open texts and did not hold."""

from dataclasses import replace

import pytest

from etl.catalogue import Indicator
from etl.composed_names import name_en, name_ko
from etl.composition import name_apart
from etl.model import Statement
from tests.rules import own_rules

KR, KP, US = "KR", "KP", "US"
CASES = {  # Korean, English: measure, form, whose, the other side, parts, how often
    ("한국의 대미 수출(월간)", "South Korean exports to the United States, monthly"): (
        *("exports", "level", KR, US, (), "m"),
    ),
    ("한국의 수출 비율 변화(%p, 월별)", "South Korean exports, change in percentage points, by month"): (
        *("exports", "points", KR, None, (), "m"),
    ),
    ("한국의 대EU 수출", "South Korean exports to the European Union"): ("exports", "level", KR, "EU", (), ""),
    ("한국의 대아세안 수출", "South Korean exports to ASEAN"): ("exports", "level", KR, "ASEAN", (), ""),
    ("북한의 블라디보스토크 입항(반기)", "North Korean port calls to Vladivostok, half-yearly"): (
        *("port_calls", "level", KP, "RU-VLADIVOSTOK", (), "h"),
    ),
    ("한국의 하루 평균 수출 증가율", "South Korean exports per day, growth"): (
        *("exports", "growth", KR, None, ("per_day",), ""),
    ),
    ("한국의 석탄 수출 비중", "South Korean exports of coal, share"): ("exports", "share", KR, None, ("coal",), ""),
    ("한국의 석탄 교역액 증가율", "South Korean trade in coal, growth"): ("trade", "growth", KR, None, ("coal",), ""),
    ("한국의 석탄 발전량 비중", "South Korean electricity generated (coal), share"): (
        *("electricity_generated", "share", KR, None, ("coal",), ""),
    ),
    ("한국의 수출 증가율(2019년 대비)", "South Korean exports, growth since 2019"): (
        *("exports", "growth", KR, None, (), "since_2019"),
    ),
    ("미국의 시장점유율", "US market share"): ("market_share", "share", US, None, (), ""),
    (
        "북한의 한국 대비 1인당 국민총소득 배율",
        "North Korean gross national income per head, relative to South Korea, multiple",
    ): ("gni_per_head", "ratio", KP, KR, (), ""),
    ("한국의 소비자물가 상승률(전월 대비)", "South Korean consumer prices, growth on the month before"): (
        *("consumer_price_index", "growth", KR, None, (), "mom"),
    ),
    ("한국의 실질 GDP 성장률(분기별)", "South Korean real GDP, growth, by quarter"): (
        *("real_gdp", "growth", KR, None, (), "q"),
    ),
    ("한국의 재학생 비중", "South Korean students (current pupils), share"): (
        *("students", "share", KR, None, ("current_pupils",), ""),
    ),
    ("한국의 휘발유 가격(월간)", "South Korean price of petrol, monthly"): (
        *("fuel_price", "level", KR, None, ("petrol",), "m"),
    ),
    ("한국의 석탄 수입 증가율", "South Korean imports of coal, growth"): (
        *("energy_imports", "growth", KR, None, ("coal",), ""),
    ),
    ("한국의 소 사육 마릿수", "South Korean livestock (cattle)"): (
        *("livestock", "level", KR, None, ("cattle_kind",), ""),
    ),
    ("한국의 아파트 인허가", "South Korean housing permits (apartments)"): (
        *("housing_permits", "level", KR, None, ("apartments",), ""),
    ),
    ("북한의 식품 생산량", "North Korean output (food)"): ("grain_output", "level", KP, None, ("food",), ""),
    ("한국의 석유류 가격 상승률", "South Korean price of petroleum products, growth"): (
        *("price", "growth", KR, None, ("petroleum_goods",), ""),
    ),
    ("북한의 대한 남성 탈북민 입국(반기)", "North Korean defectors arriving (men, South Korea), half-yearly"): (
        *("defectors", "level", KP, KR, ("men",), "h"),
    ),
    ("북한·중국 교역액 배율(2019년 대비)", "North Korean trade with China, multiple of 2019"): (
        *("trade", "ratio", KP, "CN", (), "since_2019"),
    ),
    ("북한의 중국 내 IT 인력", "North Korean IT workers in China"): ("it_workers", "level", KP, "CN", (), ""),
    ("북한의 훈춘 임금", "North Korean wages (Hunchun)"): ("wages", "level", KP, "CN-HUNCHUN", (), ""),
    ("중국의 주택 투자", "Chinese investment (“주택”)"): ("investment", "level", "CN", None, ("주택",), ""),
    ("북한의 대중 투자", "North Korean investment in China"): ("investment", "level", KP, "CN", (), ""),
    ("한국의 ‘rare earths’", "South Korean “rare earths”"): ("open:rare_earths", "level", KR, None, (), ""),
    ("한국의 ‘差额’ 교역액", "South Korean trade in “差额”"): ("trade", "level", KR, None, ("差额",), ""),
    ("한국의 실업률 변화(%p)", "South Korean unemployment rate, change in percentage points"): (
        *("unemployment_rate", "points", KR, KR, (), ""),
    ),
}


@pytest.mark.parametrize(("names", "slots"), CASES.items(), ids=[en for _, en in CASES])
def test_a_name_reads_as_a_statistics_office_writes_it(names, slots):
    measure, form, area, other, parts, frequency = slots
    statement = Statement("x", measure, None, form, area, other, parts)
    vocabulary = own_rules().vocabulary
    assert (
        name_ko(statement, "observed", vocabulary, frequency),
        name_en(statement, "observed", vocabulary, frequency),
    ) == names


def test_indicators_of_one_name_are_told_apart_by_their_units():
    one = Indicator(
        *("a", "economy", 1, "한국의 국가채무", "South Korean government debt", "-", "-", "KRW", "stock", "claims", ()),
    )
    other, alone = (
        replace(one, id="b", unit="percent"),
        replace(one, id="c", ko="한국의 인구", en="Population"),
    )
    named = name_apart([one, other, alone], {"KRW": ("원", "won"), "percent": ("%", "per cent")})
    assert [indicator.ko for indicator in named] == ["한국의 국가채무(원)", "한국의 국가채무(%)", "한국의 인구"]
    assert [indicator.en for indicator in named[:2]] == [
        "South Korean government debt, in won",
        "South Korean government debt, in per cent",
    ]
