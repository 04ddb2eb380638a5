"""What is computed from two figures: exact in its bounds, rounded as the figures warrant, refused with a reason."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.answers import StatedFigure, StoredRate, UnitName
from etl.answers import replace as replace_row
from etl.derive import (
    Derived,
    End,
    Figure,
    Interval,
    Refused,
    Tools,
    compute,
    compute_growth,
    compute_ratio,
    find_steps,
    read_figure,
)
from etl.derive.digits import count_digits, place_of, round_at, round_to
from etl.derive.windows import Window, relate

UNITS = {
    name: UnitName(name, dimension, name, name, None, base, factor)
    for name, dimension, base, factor in (
        ("barrel", "volume", None, "1"),
        ("kW", "power", "kW", "1"),
        ("MW", "power", "kW", "1000"),
        ("item", "count", None, "1"),
        ("round", "count", None, "1"),
        ("percent", "ratio", None, "1"),
        ("KRW", "money", None, "1"),
        ("USD", "money", None, "1"),
    )
}
RATE = StoredRate("KRW", "USD", "2022", Decimal("1291.7796"), "average", "자료", "source", "https://example.org/")
TOOLS = Tools(UNITS, [RATE], {"oil": ["oil.cap"]})
OPEN = {"at_least": (1, 0), "more_than": (1, 0), "at_most": (0, 1), "less_than": (0, 1)}


def figure(value="1000", bound="exact", period="2024", **changed):
    """A figure of oil; `period` is 2024, 2024-01..2024-09, ..2024-12 or empty."""
    number = None if value is None else Decimal(value)
    start, _, end = (period or "").partition("..")
    if period and ".." not in period:
        end = start
    low, high = OPEN.get(bound, (1, 1))
    fields = {
        "id": "a",
        "indicator": "oil",
        "origin": "a",
        "unit": "barrel",
        "measure": "flow",
        "bound": bound,
        "value": number,
        "low": number if low else None,
        "high": number if high else None,
        "digits": None if number is None else count_digits(number, value),
        "start": start or None,
        "end": end or None,
    }
    return Figure(**{**fields, **changed})


def cap(value="500000", **changed):
    """A yearly cap on oil, its time not stated."""
    fields = {"id": "c", "indicator": "oil.cap", "measure": "cap", "kind": "cap", "rate": "year", "digits": None}
    return figure(value, "at_most", "", **{**fields, **changed})


def ends(result):
    """Both ends that are shown, as text."""
    return tuple(None if end is None else format(end, "f") for end in (result.shown.low, result.shown.high))


# bounds --------------------------------------------------------------------------------------------


def test_more_than_ten_thousand_over_at_most_fifty_is_more_than_two_hundred():
    result = compute(figure("10000", "more_than"), figure("50", "at_most", id="b"), TOOLS)
    assert (ends(result), result.shown.bound, result.is_about) == (("200", None), "more_than", False)


@pytest.mark.parametrize(
    ("left", "right", "shown", "bound"),
    [
        (("100", "at_least"), ("50", "exact"), ("2.0", None), "at_least"),
        (("100", "exact"), ("30", "at_least"), ("0", "3.4"), "range"),
        (("100", "less_than"), ("50", "exact"), (None, "2.0"), "less_than"),
        (("100", "exact"), ("50", "at_most"), ("2.0", None), "at_least"),
        (("100", "exact"), ("50", "less_than"), ("2.0", None), "more_than"),
    ],
)
def test_a_bound_of_either_figure_is_a_bound_of_the_ratio(left, right, shown, bound):
    result = compute(figure(*left), figure(*right, id="b"), TOOLS)
    assert (tuple(end and Decimal(end) for end in ends(result)), result.shown.bound) == (
        tuple(end and Decimal(end) for end in shown),
        bound,
    )


@pytest.mark.parametrize("bound", ["at_least", "more_than"])
def test_two_lower_bounds_give_no_ratio(bound):
    result = compute(figure("20000", bound), figure("13000", bound, id="b"), TOOLS)
    assert isinstance(result, Refused)
    assert result.reason == "open"


def test_a_range_over_a_range_has_the_widest_ends():
    wide = figure(None, "range", low=Decimal(10), high=Decimal(20))
    result = compute(wide, figure(None, "range", low=Decimal(2), high=Decimal(5), id="b"), TOOLS)
    assert (result.exact.low.at, result.exact.high.at) == (2, 10)


amounts = st.fractions(min_value="1/1000", max_value=10**9)


@st.composite
def intervals(draw):
    """An interval of amounts above zero, and a number in it."""
    low, high = sorted((draw(amounts), draw(amounts)))
    inside = low + (high - low) * draw(st.fractions(min_value=0, max_value=1))
    first = draw(st.sampled_from([None, End(low)]))
    last = draw(st.sampled_from([None, End(high)]))
    return Interval(first, last), inside


@given(intervals(), intervals())
def test_the_quotient_of_any_two_numbers_lies_inside_the_quotient_of_what_is_known(left, right):
    (above, a), (below, b) = left, right
    assert above.over(below).has(a / b)
    assert above.over(below).plus(-1).times(Fraction(100)).has((a / b - 1) * 100)


@given(intervals(), st.integers(min_value=1, max_value=6))
def test_rounding_never_leaves_a_number_out_that_was_inside(known, digits):
    interval, number = known
    if interval.low is None and interval.high is None:
        return
    shown = round_to(interval, digits)
    place = max(place_of(end.at, digits) for end in (interval.low, interval.high) if end is not None)
    if interval.is_point:
        assert abs(Fraction(shown.low) - number) <= Fraction(10) ** place / 2
        return
    ends = [None if end is None else End(Fraction(end)) for end in (shown.low, shown.high)]
    assert Interval(*ends).has(number)
    assert all(
        abs(end.at - old.at) < Fraction(10) ** place
        for end, old in zip(ends, (interval.low, interval.high), strict=True)
        if end is not None
    )


numbers = st.decimals(min_value="0.01", max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
figures = st.builds(
    figure,
    numbers.map(str),
    st.sampled_from(["exact", "about", *OPEN]),
    st.sampled_from(["2024", "2024-01..2024-09", "2023", "..2024", ""]),
    id=st.sampled_from(["a", "b"]),
    unit=st.sampled_from(list(UNITS)),
    rate=st.sampled_from([None, "year"]),
    is_vague=st.booleans(),
    kind=st.sampled_from(["observed", "cap"]),
)


@given(figures, figures)
def test_nothing_is_computed_without_both_figures_and_every_refusal_has_a_reason(left, right):
    for result in (compute(left, right, TOOLS), compute_growth(left, right)):
        assert {result.left, result.right} == {left, right}
        if isinstance(result, Derived):
            assert left.ends is not None
            assert right.ends is not None
            assert not left.is_vague
            assert not right.is_vague
        else:
            assert result.reason


@given(figures, figures)
def test_what_is_computed_holds_the_quotient_of_the_values_that_are_stated(left, right):
    result = compute(left, right, TOOLS)
    if isinstance(result, Derived):
        quotient = result.left.size * result.conversion.factor / result.right.size
        quotient *= 100 if result.sort == "share" else 1
        edges = [end.at for end in (result.exact.low, result.exact.high) if end is not None]
        assert result.exact.has(quotient) or quotient in edges


# ratios --------------------------------------------------------------------------------------------


def test_the_larger_amount_is_told_in_times_of_the_smaller():
    small, large = figure("30"), figure("60", id="b")
    for result in (compute(small, large, TOOLS), compute(large, small, TOOLS)):
        assert (result.left, result.right, ends(result)) == (large, small, ("2.0", "2.0"))
    assert compute_ratio(small, large, TOOLS, keeps_order=True).left == small


def test_an_exact_quotient_of_exact_figures_is_not_about():
    assert not compute(figure("60"), figure("30", id="b"), TOOLS).is_about
    assert compute(figure("60", "about"), figure("30", id="b"), TOOLS).is_about
    assert compute(figure("70"), figure("30", id="b"), TOOLS).is_about


def test_a_quotient_has_the_digits_of_the_least_exact_figure_but_two_at_least():
    assert ends(compute(figure("13221"), figure("7887", id="b"), TOOLS))[0] == "1.676"
    assert ends(compute(figure("13221"), figure("7900", id="b"), TOOLS))[0] == "1.7"
    assert ends(compute(figure("13221"), figure("8000", id="b"), TOOLS))[0] == "1.7"


def test_zeros_behind_a_printed_point_count_and_zeros_at_the_end_of_a_whole_number_do_not():
    assert count_digits(Decimal(1430000), "143.0") == 4
    assert count_digits(Decimal(1243), "1,243.0") == 5
    assert count_digits(Decimal(500000), "50만") == 1
    assert count_digits(Decimal(8000000), "총 800여만") == 1


def test_units_of_one_base_are_converted_and_others_refused():
    result = compute(figure("3", unit="MW"), figure("1500", unit="kW", id="b"), TOOLS)
    assert (ends(result), result.conversion.factor) == (("2.0", "2.0"), 1000)
    result = compute(figure("1500", unit="kW"), figure("3", unit="MW", id="b"), TOOLS)
    assert (result.left.unit, ends(result)) == ("MW", ("2.0", "2.0"))
    assert compute(figure(unit="item"), figure(unit="round", id="b"), TOOLS).reason == "unit"
    assert compute(figure(unit="barrel"), figure(unit="kW", id="b"), TOOLS).reason == "unit"


def test_currencies_are_converted_only_by_a_rate_of_the_very_time():
    won, dollars = figure("1291779600", unit="KRW", period="2022"), figure("500000", unit="USD", period="2022", id="b")
    result = compute(won, dollars, TOOLS)
    assert (result.exact.low.at, result.conversion.rate) == (2, RATE)
    result = compute(dollars, figure("645889800", unit="KRW", period="2022"), TOOLS)
    assert (result.exact.low.at, result.conversion.rate) == (1, RATE)
    other = [replace(each, start="2021", end="2021") for each in (won, dollars)]
    assert compute(*other, TOOLS).reason == "no_rate"
    part = [replace(each, start="2022-01", end="2022-09") for each in (won, dollars)]
    assert compute(*part, TOOLS).reason == "no_rate"
    undated = [replace(each, start=None, end=None) for each in (won, dollars)]
    assert compute(*undated, TOOLS).reason == "no_rate"
    stocks = [replace(each, measure="stock") for each in (won, dollars)]
    assert compute(*stocks, TOOLS).reason == "no_rate"
    assert compute(won, dollars, Tools(UNITS)).reason == "no_rate"


def test_a_vague_amount_gives_nothing_and_says_which_one_it_is():
    vague = figure("10000", "at_least", is_vague=True, id="b")
    result = compute(figure(), vague, TOOLS)
    assert (result.reason, result.at) == ("vague", vague)
    assert compute(figure(None), figure(id="b"), TOOLS).reason == "no_value"


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"transformation": "growth"}, "form"),
        ({"unit": "percent"}, "relative"),
        ({"rate": "day"}, "rate"),
        ({"value": "-5"}, "not_positive"),
        ({"value": "0"}, "not_positive"),
    ],
)
def test_what_is_no_amount_of_the_same_sort_is_refused(changed, reason):
    assert compute(figure(), figure(id="b", **changed), TOOLS).reason == reason
    assert compute(figure(**changed), figure(id="b"), TOOLS).reason == reason


@pytest.mark.parametrize(
    ("left", "right", "notes"),
    [
        ("2024", "2024", ()),
        ("2024", "2024-01..2024-12", ()),
        ("2024", "2024-03", ("windows_differ",)),
        ("2024-01..2024-06", "2024-04..2024-09", ("windows_differ",)),
        ("2024-03..", "2024-09..2024-11", ("time_partly",)),
        ("", "2024", ("time_unknown",)),
    ],
)
def test_a_ratio_says_how_the_times_of_both_lie(left, right, notes):
    assert compute(figure(period=left), figure(period=right, id="b"), TOOLS).notes == notes


def test_times_that_do_not_meet_give_no_ratio():
    assert compute(figure(period="2023"), figure(period="2024", id="b"), TOOLS).reason == "apart"
    assert compute(figure(period="..2023"), figure(period="2024..", id="b"), TOOLS).reason == "apart"


def test_a_plan_among_two_amounts_is_told():
    assert compute(figure(), figure(id="b", kind="plan"), TOOLS).notes == ("ahead",)


# shares of a cap -----------------------------------------------------------------------------------


def test_nine_months_beside_a_yearly_cap_are_a_share_of_the_whole_years_cap():
    result = compute(figure("450000", period="2024-01..2024-09"), cap(), TOOLS)
    assert (result.sort, ends(result)) == ("share", ("90", "90"))
    assert (result.notes, result.months, result.cap_months) == (("part_of_year",), 9, 12)


def test_a_share_of_more_than_a_million_is_more_than_two_hundred_per_cent():
    result = compute(cap(), figure("1000000", "more_than", "2024-03.."), TOOLS)
    assert (ends(result), result.shown.bound, result.notes) == (("200", None), "more_than", ("time_partly",))
    assert result.right.is_cap


@pytest.mark.parametrize(
    ("period", "notes"),
    [
        ("2024", ()),
        ("2024-01..2024-12", ()),
        ("2023-07..2024-06", ("two_years",)),
        ("2023-11..2024-02", ("part_of_year", "two_years")),
        ("2024-01-05..2024-02-10", ("days_of_year",)),
        ("", ("time_unknown",)),
        ("..2024-09", ("time_partly",)),
    ],
)
def test_a_share_says_which_part_of_the_year_the_total_is_of(period, notes):
    assert compute(figure(period=period), cap(), TOOLS).notes == notes


@pytest.mark.parametrize("period", ["2023-06..2024-09", "2023..2024", "2023-01-05..2024-02-10"])
def test_more_than_a_year_is_no_share_of_a_yearly_cap(period):
    assert compute(figure(period=period), cap(), TOOLS).reason == "longer"


def test_a_monthly_cap_is_for_one_month():
    monthly = cap(rate="month")
    assert compute(figure(period="2024-03"), monthly, TOOLS).notes == ()
    assert compute(figure(period="2024-03..2024-04"), monthly, TOOLS).reason == "longer"
    assert compute(figure(period="2024-03-01..2024-03-20"), monthly, TOOLS).reason == "longer"


def test_a_cap_for_one_stated_year_holds_for_that_year():
    once = cap(rate=None, start="2024", end="2024")
    result = compute(figure("450000", period="2024-01..2024-09"), once, TOOLS)
    assert (result.notes, result.months, result.cap_months) == (("part_of_cap",), 9, 12)
    assert compute(figure(), once, TOOLS).notes == ()
    assert compute(figure(period="2023"), once, TOOLS).reason == "apart"
    assert compute(figure(period=""), once, TOOLS).notes == ("time_unknown",)


def test_so_much_a_year_beside_so_much_a_year_needs_no_window():
    result = compute(figure("250000", rate="year"), cap(start="2024", end="2024"), TOOLS)
    assert (ends(result)[0], result.notes) == ("50", ())
    assert compute(figure(rate="year"), cap(), TOOLS).notes == ("time_unknown",)


def test_what_does_not_add_up_over_time_is_no_share_of_a_yearly_cap():
    assert compute(figure(measure="stock"), cap(), TOOLS).reason == "rate"
    assert compute(figure(rate="day"), cap(), TOOLS).reason == "rate"
    assert compute(figure(), cap(rate="day"), TOOLS).reason == "rate"


def test_a_cap_that_is_not_registered_for_the_total_is_told():
    assert compute(figure(indicator="coal"), cap(), TOOLS).notes == ("not_its_cap",)


def test_two_caps_have_a_ratio():
    assert compute(cap("400"), cap("200", id="d"), TOOLS).sort == "ratio"


# growth --------------------------------------------------------------------------------------------


def level(value, year, **changed):
    return figure(value, period=year, id=year, **{"concept": "oil", "area": "KP", **changed})


def stated(value, year="2022", base="2021", **changed):
    fields = {"transformation": "growth", "unit": "percent", "concept": "oil", "area": "KP"}
    return figure(value, period=year, id="s", base_start=base, base_end=base, **{**fields, **changed})


def test_growth_of_two_years_has_one_decimal_and_the_digits_of_its_levels():
    result = compute_growth(level("36253.2", "2021"), level("36704.2", "2022"))
    assert (result.sort, ends(result), result.is_about, result.notes) == ("growth", ("1.2", "1.2"), True, ())
    assert ends(compute_growth(level("400", "2021"), level("440", "2022"))) == ("10", "10")
    assert ends(compute_growth(level("440", "2021"), level("400", "2022"))) == ("-9", "-9")
    assert ends(compute_growth(level("40", "2021"), level("44", "2022"))) == ("10", "10")


def test_growth_from_a_bound_is_a_bound():
    result = compute_growth(level("100", "2021"), level("150", "2022", bound="more_than", high=None))
    assert (result.exact, result.shown.bound) == (Interval(End(Fraction(50), is_open=True)), "more_than")
    lower = {"bound": "at_least", "high": None}
    assert compute_growth(level("100", "2021", **lower), level("150", "2022", **lower)).reason == "open"


@pytest.mark.parametrize(("said", "agrees"), [("1.2", True), ("1.3", False), ("1", True), ("-0.2", False)])
def test_a_stated_growth_agrees_within_rounding_or_differs(said, agrees):
    result = compute_growth(level("36253.2", "2021"), level("36704.2", "2022"), [stated(said)])
    assert [one.agrees for one in result.agreements] == [agrees]


def test_the_rounding_of_the_levels_counts_for_agreement():
    result = compute_growth(level("40", "2021"), level("41", "2022"), [stated("3.5")])
    assert (ends(result)[0], result.agreements[0].agrees) == ("0", True)


@pytest.mark.parametrize(
    "changed",
    [
        {"concept": "coal"},
        {"concept": None},
        {"area": "RU"},
        {"base_start": "2020", "base_end": "2020"},
        {"start": "2021", "end": "2021"},
        {"transformation": "share"},
    ],
)
def test_a_growth_of_something_else_is_not_held_against_it(changed):
    one = replace(stated("1.2"), **changed)
    assert compute_growth(level("36253.2", "2021"), level("36704.2", "2022"), [one]).agreements == ()


def test_a_yearly_growth_without_a_base_is_that_of_the_year_before():
    one = replace(stated("1.2"), base_start=None, base_end=None)
    assert compute_growth(level("36253.2", "2021"), level("36704.2", "2022"), [one]).agreements[0].agrees


@pytest.mark.parametrize(
    ("earlier", "later", "reason"),
    [
        ("2021", "2022-01..2022-06", "length"),
        ("2021", "2021", "length"),
        ("2021-01..2021-09", "2021-07..2022-03", "length"),
        ("2021-01-01..2021-01-10", "2022-01-01..2022-01-11", "length"),
        ("", "2022", "length"),
    ],
)
def test_times_that_cannot_be_compared_give_no_growth(earlier, later, reason):
    result = compute_growth(figure(period=earlier), figure(period=later, id="b"))
    assert (type(result), result.reason) == (Refused, reason)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"kind": "plan"}, "kind"),
        ({"kind": "forecast"}, "kind"),
        ({"indicator": "coal"}, "unit"),
        ({"rate": "day"}, "rate"),
        ({"transformation": "growth"}, "form"),
        ({"is_vague": True}, "vague"),
        ({"low": Decimal(0), "value": Decimal(0), "high": Decimal(0)}, "not_positive"),
        ({"low": None, "value": None, "high": None}, "no_value"),
    ],
)
def test_what_is_no_level_of_the_same_series_gives_no_growth(changed, reason):
    later = replace(figure(period="2022", id="b"), **changed)
    assert compute_growth(figure(period="2021"), later).reason == reason


def test_parts_of_a_year_and_other_origins_are_told():
    parts = figure(period="2021-01..2021-03"), figure(period="2021-04..2021-06", id="b")
    assert compute_growth(*parts).notes == ("seasons",)
    same = figure(period="2021-01..2021-03"), figure(period="2022-01..2022-03", id="b")
    assert compute_growth(*same).notes == ()
    assert compute_growth(level("1", "2021"), level("2", "2022", origin="b")).notes == ("two_origins",)


def test_steps_join_what_one_origin_says_of_times_that_follow_each_other():
    levels = [level("3", "2022"), level("1", "2020"), level("2", "2021"), level("9", "2021", origin="b")]
    assert [(a.id, b.id) for a, b in find_steps(levels)] == [("2020", "2021"), ("2021", "2022")]
    twice = [level("1", "2020"), level("2", "2021"), replace(level("3", "2021"), id="x"), level("4", "2022")]
    assert [(a.id, b.id) for a, b in find_steps(twice)] == [("2020", "2022")]
    assert find_steps([level("1", "2020"), level("2", "2021", kind="plan")]) == []


# times ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        ("2024", "2024", 12),
        ("2024-01", "2024-09", 9),
        ("2024-02", "2024-02", 1),
        ("2023-11", "2024-02", 4),
        ("2024-01-01", "2024-01-31", 1),
        ("2024-01-02", "2024-01-31", None),
        ("2024", None, None),
    ],
)
def test_whole_months_are_counted(start, end, months):
    assert Window.of(start, end).months == months


def test_a_leap_year_is_not_longer_than_a_year():
    assert not Window.of("2024", "2024").is_longer_than_a_year
    assert Window.of("2023-06", "2024-06").is_longer_than_a_year


def test_one_day_of_overlap_is_overlap():
    a, b = Window.of("2024-01-01", "2024-03-01"), Window.of("2024-03-01", "2024-05-01")
    assert relate(a, b) == "overlapping"
    assert relate(Window.of("2024-01-01", "2024-02-29"), b) == "apart"


def test_a_point_is_rounded_to_the_nearest_and_a_half_to_the_even_digit():
    assert [round_at(Interval.point(Fraction(n, 2)), 0).low for n in (1, 3, 5)] == [0, 2, 2]


def test_an_open_end_is_not_reached_and_a_closed_one_is():
    closed, opened = End(Fraction(2)), End(Fraction(2), is_open=True)
    assert (Interval(None, closed).has(Fraction(2)), Interval(None, opened).has(Fraction(2))) == (True, False)
    assert (Interval(closed).has(Fraction(2)), Interval(opened).has(Fraction(2))) == (True, False)


def test_a_bound_without_a_number_has_no_value():
    assert compute(figure(None, "at_least"), figure(id="b"), TOOLS).reason == "no_value"


def test_a_row_is_read_with_the_digits_that_are_printed_or_meant_and_a_cap_is_exact():
    blank = dict.fromkeys(StatedFigure.__struct_fields__)
    row = StatedFigure(**{**blank, "value": Decimal(1430000), "quote_value": "143.0", "kind": "observed"})
    assert read_figure(row, "KRW", "flow").digits == 4
    assert read_figure(replace_row(row, correction_becomes="143.00"), "KRW", "flow").digits == 5
    assert read_figure(replace_row(row, kind="cap"), "KRW", "cap").digits is None
    assert read_figure(replace_row(row, value=None), "KRW", "flow").digits is None
