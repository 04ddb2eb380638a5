"""Names of composed indicators, a case a kind: what was read in the names of all open texts and did not hold."""

import pytest

from etl.compose import name_en, name_ko
from etl.model import Statement
from tests.rules import own_rules

KR, KP, US = "KR", "KP", "US"
CASES = {  # Korean, English: measure, form, whose, the other side, parts, how often
    ("한국의 대미 수출(월간)", "South Korean exports to the United States, monthly"): (
        *("exports", "level", KR, US, (), "m"),
    ),
    ("한국의 수출 변화(%p, 월간)", "South Korean exports, change in points, monthly"): (
        *("exports", "points", KR, None, (), "m"),
    ),
    ("한국의 하루 평균 수출 증가율", "South Korean exports per day, growth"): (
        *("exports", "growth", KR, None, ("per_day",), ""),
    ),
    ("한국의 석탄 수출 비중", "South Korean exports of coal, share"): ("exports", "share", KR, None, ("coal",), ""),
    ("한국의 석탄 교역액 증가율", "South Korean trade in coal, growth"): ("trade", "growth", KR, None, ("coal",), ""),
    ("한국의 석탄 발전량 비중", "South Korean electricity generated (coal), share"): (
        *("electricity_generated", "share", KR, None, ("coal",), ""),
    ),
    ("한국의 수출 증가율(2019년 대비)", "South Korean exports, growth, on 2019"): (
        *("exports", "growth", KR, None, (), "since_2019"),
    ),
    ("미국의 시장점유율", "US market share"): ("market_share", "share", US, None, (), ""),
    (
        "북한의 한국 대비 1인당 국민총소득 배율",
        "North Korean gross national income per head, relative to South Korea, multiple",
    ): ("gni_per_head", "ratio", KP, KR, (), ""),
    ("한국의 실업률 변화(%p)", "South Korean unemployment rate, change in points"): (
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
