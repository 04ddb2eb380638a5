"""What lies between two figures of one indicator."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.model import Evidence, Period, Span
from etl.relations import PAIRS_A_FIGURE, Figure, find_relations, first_day, last_day, relate

OPEN = {"at_least": {"high": None}, "more_than": {"high": None}, "at_most": {"low": None}, "less_than": {"low": None}}


@pytest.fixture
def figure(records):
    """Make a figure of one indicator: by default of 2024, stated by the NIS on 1 May 2024."""
    count = iter(range(10_000))

    def make(value, period=("2024", "2024"), *, origin="nis", stated="2024-05-01", bound="exact", **changed):
        document = records.document(f"{value}개", name=f"{next(count):04}")
        changed = {"bound": bound, "origin": origin, **OPEN.get(bound, {}), **changed}
        if period is not None:
            changed["period"] = Period(*period, "year")
        mention = records.mention(document, f"{value}개", value=str(value), **changed)
        return Figure(mention.id, "arms.containers", mention, Decimal(value), stated)

    return make


def test_the_same_value_of_two_origins_is_agreement_not_a_relation(figure):
    assert relate(figure(7000), figure(7000, origin="us")) is None


def test_the_same_number_as_a_floor_and_as_a_count_is_not_agreement(figure):
    assert relate(figure(7000), figure(7000, origin="us", bound="at_least")) is not None


def test_a_series_of_one_origin_is_no_rivalry(figure):
    assert relate(figure(7000, ("2023", "2023")), figure(8000)) is None
    assert relate(figure(7000, ("2023-08", "2024-10")), figure(8000, ("2023-10", "2024-04"))) is None


def test_windows_without_a_common_day_are_no_rivals(figure):
    found = find_relations([figure(7000, ("2023", "2023")), figure(9000, ("2024-01", "2024"), origin="us")])
    assert found == []


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ({"unit": "tonne"}, {}, "unit"),
        ({"rate": "year"}, {}, "basis"),
        ({"value": 70_500}, {"value": 7000}, "slip"),
        ({"period": ("2023-08", "2024-10")}, {"period": ("2023-10", "2024-04")}, "period"),
        ({"period": None}, {}, "period"),
        ({"stated": "2024-09-01", "origin": "nis"}, {"origin": "nis"}, "revision"),
        ({"kind": "cap"}, {"kind": "observed"}, "definition"),
        ({"kind": "estimate"}, {"kind": "observed"}, "conflict"),
        ({}, {}, "conflict"),
    ],
)
def test_the_first_rule_that_applies_names_the_relation(figure, left, right, kind):
    a = figure(left.pop("value", 9000), **{"origin": "us", **left})
    b = figure(right.pop("value", 7000), **right)
    assert relate(a, b).type == kind
    assert relate(b, a).type == kind


def test_words_that_narrow_what_is_counted_are_coverage(figure):
    def says(*words):
        return tuple(Evidence("indicator", Span(0, 1), word, "test") for word in words)

    wide = figure(9000, evidence=says("포탄"), origin="us")
    narrow = figure(7000, evidence=says("포탄", "122mm"))
    found = relate(wide, narrow)
    assert found.type == "coverage"
    assert "122mm" in found.reason_ko


def test_two_floors_do_not_contradict_each_other_and_it_is_said(figure):
    a = figure(13_000, ("2023-08", "2024-10"), bound="at_least")
    b = figure(20_000, (None, "2024-12-18"), bound="at_least", origin="us")
    found = relate(a, b)
    assert (found.type, found.ratio) == ("period", Decimal("1.5385"))
    assert found.reason_ko.endswith("서로 어긋나지 않는다.")
    assert found.reason_en.endswith("do not contradict each other.")


def test_a_floor_above_a_count_contradicts_it(figure):
    found = relate(figure(7000), figure(9000, bound="at_least", origin="us"))
    assert "contradict" not in found.reason_en


def test_a_longer_period_with_a_smaller_value_is_pointed_out(figure):
    long = figure(6_000_000, (None, "2024-12-18"), bound="at_least", origin="us")
    short = figure(8_000_000, ("2023-08", "2024-10"), bound="at_least")
    assert "does not explain" in relate(long, short).reason_en


def test_units_that_cannot_be_compared_have_no_ratio(figure):
    assert relate(figure(7000, unit="tonne"), figure(9000, origin="us")).ratio is None


def test_values_across_zero_have_no_ratio(figure):
    assert relate(figure(-2), figure(3, origin="us")).ratio is None


@pytest.mark.parametrize("value", [7_200, 6_700, 69_000, 6_900_000])
def test_a_power_of_ten_is_suspect_only_within_two_percent(figure, value):
    found = relate(figure(690), figure(value, origin="us"))
    assert (found.type == "slip") == (value in (69_000, 6_900_000))


def test_a_vague_amount_is_no_slip_and_has_no_ratio(figure):
    found = relate(figure(100, is_vague=True, bound="at_least"), figure(1000, origin="us"))
    assert found.type != "slip"
    assert found.ratio is None
    assert "order of magnitude" in found.reason_en


def test_eight_quotations_of_one_origin_are_one_statement(figure):
    figures = [figure(13_000) for _ in range(8)] + [figure(20_000, origin="us")]
    assert len(find_relations(figures)) == 1


def test_figures_of_different_indicators_are_not_compared(figure):
    a, b = figure(7000), figure(9000, origin="us")
    other = Figure(b.id, "arms.shells", b.mention, b.value, b.stated)
    assert find_relations([a, other]) == []


def test_many_rivals_cost_no_more_than_their_number(figure):
    figures = [figure(1000 + n, origin=f"name:{n}") for n in range(400)]
    assert len(find_relations(figures)) <= 400 * PAIRS_A_FIGURE


def test_of_a_few_rivals_every_pair_is_looked_at(figure):
    figures = [figure(1000 + n, origin=f"name:{n}") for n in range(20)]
    assert len(find_relations(figures)) == 20 * 19 / 2


def test_before_and_after_in_one_text_are_no_rivals(records):
    document = records.document("30,023명이던 노동자가 11,490명으로 줄었다")
    before, after = (
        Figure(m.id, "people.workers", m, m.value, "2019")
        for m in (records.mention(document, q, value=q.replace(",", "")) for q in ("30,023", "11,490"))
    )
    assert relate(before, after) is None


def test_the_order_of_the_figures_does_not_matter(figure):
    figures = [figure(13_000), figure(20_000, origin="us"), figure(7000, origin=None)]
    assert find_relations(figures) == find_relations(reversed(figures))


@given(st.dates())
def test_days_of_any_precision_hold_the_day(date):
    day = date.isoformat()
    for precision in (4, 7, 10):
        assert first_day(day[:precision]) <= day <= last_day(day[:precision])
