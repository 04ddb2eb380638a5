"""Which claims are held against each other, and that what is said of them comes from the claims as they are read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.compose import indicator_of, mirror_of
from etl.model import Citation, Evidence, Period, Span, Statement, Work
from etl.relations import PAIRS_A_CLAIM, Claims, find_relations
from etl.rules import Origin
from etl.verdicts import Claim, own_judge
from etl.verdicts.days import first_day, last_day
from tests.rules import own_rules

JUDGE = own_judge()
YEAR = Period("2024", "2024", "year")


@pytest.fixture
def claim():
    """Make a claim of one indicator: by default of 2024, stated by the NIS on 1 May 2024."""
    count = iter(range(10_000))

    def make(value, period=("2024", "2024"), **changed):
        number = f"{next(count):04}"
        said = {"origin": "nis", "indicator": "arms.containers", "stated": "2024-05-01", **changed}
        return Claim(
            f"{number}:0-4",
            document=number,
            value=Decimal(value),
            low=Decimal(value),
            high=Decimal(value),
            start=period and period[0],
            end=period and period[1],
            **said,
        )

    return make


def find(*claims):
    return find_relations(claims, JUDGE)


def test_windows_without_a_common_day_are_no_rivals(claim):
    assert find(claim(7000, ("2023", "2023")), claim(9000, ("2024-01", "2024"), origin="us")) == []


def test_eight_quotations_of_one_origin_are_one_statement(claim):
    assert len(find(*[claim(13_000) for _ in range(8)], claim(20_000, origin="us"))) == 1


def test_claims_of_different_indicators_are_not_compared(claim):
    assert find(claim(7000), claim(9000, origin="us", indicator="arms.shells")) == []


def test_two_indicators_that_count_one_flow_at_its_ends_are_compared(claim):
    sent = claim(650, origin="cn.gacc", indicator="exports.cn-kp.usd", mirror="imports.kp-cn.usd")
    received = claim(500, origin="kr.kotra", indicator="imports.kp-cn.usd", mirror="exports.cn-kp.usd")
    other = claim(900, origin="kr.kotra", indicator="imports.kp-ru.usd", mirror="exports.ru-kp.usd")
    (relation,) = find(received, other, sent)
    assert (relation.indicator, relation.verdict) == ("exports.cn-kp.usd", "mirror")


def test_a_mirror_that_nobody_states_makes_no_difference(claim):
    rivals = (claim(650, origin="a", mirror="imports.x"), claim(500, origin="b", mirror="imports.x"))
    assert [relation.verdict for relation in find(*rivals)] == ["unexplained"]


def test_many_rivals_cost_no_more_than_their_number(claim):
    claims = [claim(1000 + n, origin=f"name:{n}") for n in range(400)]
    assert len(find(*claims)) <= 400 * PAIRS_A_CLAIM


def test_of_a_few_rivals_every_pair_is_looked_at(claim):
    claims = [claim(1000 + n, origin=f"name:{n}") for n in range(20)]
    assert len(find(*claims)) == 20 * 19 / 2


def test_the_order_of_the_claims_does_not_matter(claim):
    claims = [claim(13_000), claim(20_000, origin="us"), claim(7000, origin="author:1")]
    assert find(*claims) == find(*reversed(claims))


def test_a_relation_says_the_ratio_and_the_reason_in_both_languages(claim):
    (relation,) = find(claim(7000), claim(9100, origin="us"))
    assert relation.ratio == Decimal("1.3")
    assert relation.reason_ko.endswith("근거가 없다.")
    assert relation.reason_en.startswith("The same thing over the same period")


def test_units_that_cannot_be_compared_have_no_ratio(claim):
    assert find(claim(7000, unit="tonne"), claim(9000, origin="us"))[0].ratio is None


def test_values_across_zero_have_no_ratio(claim):
    assert find(claim(-2), claim(3, origin="us"))[0].ratio is None


# claims as they are made of what was read ---------------------------------------------------------


@pytest.fixture
def read(records):
    """Make the claim of a mention; what is cited and who speaks can be told."""

    def make(statement=None, works=(), **changed):
        document = records.document("국정원은 1만 3,000개라고 한다.", published="2025-03-24")
        mention = records.mention(document, "1만 3,000개", **{"period": YEAR, **changed})
        extraction = records.extraction(
            document,
            mention,
            works=tuple(Work(f"w{n}", document.id, None, 0, 1, "", **work) for n, work in enumerate(works)),
            citations=tuple(Citation(mention.id, f"w{n}", "1", 0, 1, "") for n, _ in enumerate(works)),
            statements=(statement(mention.id),) if statement else (Statement(mention.id),),
        )
        rules = records.rules
        rules.origins = {"kr.nis": Origin("kr.nis", "국가정보원", "NIS", "agency", "KR")}
        indicator = records.indicator("arms.containers", measure="cumulative", flow_from="KP", flow_to="RU")
        return Claims(extraction, rules, JUDGE).claim(mention, mention, indicator)

    return make


def test_a_claim_is_what_was_read(read):
    claim = read(origin="kr.nis", rate="year", bound="at_least", high=None, kind="estimate")
    assert (claim.origin, claim.country, claim.stated) == ("kr.nis", "KR", "2025-03-24")
    assert (claim.value, claim.floor, claim.ceiling) == (13_000, 13_000, None)
    assert (claim.rate, claim.kind, claim.measure, claim.flow) == ("year", "estimate", "cumulative", ("KP", "RU"))
    assert claim.window == ("2024-01-01", "2024-12-31")


def test_who_names_nobody_is_the_author_of_that_document(read):
    assert read(origin=None).origin == "author:900"


def test_a_claim_knows_the_base_the_words_and_the_works_it_was_read_with(read):
    words = tuple(Evidence("indicator", Span(0, 1), word, "test") for word in ("포탄", "122 mm"))
    claim = read(base_period=Period(None, "2023-06", "month"), evidence=words, works=[{"url": "https://a.org/R"}])
    assert claim.base == ("2023-06-01", "2023-06-30")
    assert claim.words == {"포탄", "122mm"}
    assert claim.works == {"https://a.org/r"}


def test_a_work_without_an_address_is_told_by_its_title(read):
    assert read(works=[{"title": "Trade"}, {}]).works == {"trade"}


def test_a_balance_is_known_by_its_concept(read):
    assert read(lambda mention: Statement(mention, "trade_balance")).is_net
    assert not read(lambda mention: Statement(mention, "exports")).is_net


def test_a_correction_is_judged_by_its_value_not_by_what_is_printed(claim):
    printed = claim(1243)
    assert find(printed, claim(1243, origin="us")) == []
    assert find(Claim("x:0-1", "arms.containers", "x", "us", Decimal(9), Decimal(1243), Decimal(1243)), printed)


def test_the_mirror_of_an_indicator_has_the_other_concept_and_the_areas_turned_round(records):
    rules = own_rules()
    document = records.document("북한의 대중 수출은 3억 달러다.")
    mention = records.mention(document, "3억 달러", "300000000", unit="USD", period=YEAR)
    statement = Statement(mention.id, "exports", None, "level", "KP", "CN")
    own = indicator_of(mention, statement, rules)
    assert mirror_of(own, mention, statement, JUDGE.mirrors, rules) == own.replace("exports.kp-cn", "imports.cn-kp")
    assert mirror_of("trade.pinned", mention, statement, JUDGE.mirrors, rules) is None
    assert mirror_of(own, mention, Statement(mention.id, "exports", ref_area="KP"), JUDGE.mirrors, rules) is None


@given(st.dates())
def test_days_of_any_precision_hold_the_day(date):
    day = date.isoformat()
    for precision in (4, 7, 10):
        assert first_day(day[:precision]) <= day <= last_day(day[:precision])
