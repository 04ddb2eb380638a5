"""The range of claims and the caps: what is claimed stands in a bracket, what is allowed in a hatched step."""

import dataclasses

import pytest

from dashboard.charts import choose
from dashboard.charts.data.rivals import claimed_range
from dashboard.charts.ground.frame import SIZES
from dashboard.charts.types import claims, lanes, series
from dashboard.i18n import Text
from etl.answers import replace
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure
from tests.dashboard.test_charts import OF_ONE_TIME, RIVALS, label_boxes

KO = Text("ko")
UNDATED = figure(30, 9000, "exact", origin="d")
CAP = figure(99, 500, "at_most", kind="cap", origin="un")


def bracket_of(chart):
    """The words beside the bracket, and its ends in numbers."""
    layout = chart["layout"]
    said = [note["text"] for note in layout["annotations"] if not note["name"]]
    ends = {shape[side] for shape in layout["shapes"] for side in ("x0", "x1", "y0", "y1")}
    return said, {end for end in ends if isinstance(end, float) and end >= 2000}


@pytest.mark.parametrize("draw", [claims.draw, lanes.draw], ids=["claims", "lanes"])
def test_rival_origins_stand_in_a_bracket_as_far_as_they_speak_of_one_time(draw):
    other = figure(30, 30_000, "exact", "2022", "2022", origin="d")
    said, ends = bracket_of(draw(made_up.marks([*OF_ONE_TIME, UNDATED, other]), [], UNIT, KO, SIZES[0]))
    assert said == ["주장 범위, 신뢰구간 아님"]
    assert ends == {7000.0, 20000.0}


@pytest.mark.parametrize("draw", [claims.draw, lanes.draw], ids=["claims", "lanes"])
def test_claims_of_different_times_are_no_range(draw):
    said, ends = bracket_of(draw(made_up.marks([*RIVALS, UNDATED]), [], UNIT, KO, SIZES[0]))
    assert (said, ends) == ([], set())


@pytest.mark.parametrize("draw", [claims.draw, lanes.draw], ids=["claims", "lanes"])
def test_one_origin_alone_has_no_range(draw):
    alone = made_up.marks([replace(row, origin_id="a") for row in OF_ONE_TIME])
    assert bracket_of(draw(alone, [], UNIT, KO, SIZES[0]))[0] == []


def test_slips_and_other_definitions_are_no_part_of_the_range():
    low, middle, high = made_up.marks(OF_ONE_TIME)
    assert claimed_range([low, middle, high]) == (7000, 20000)
    assert claimed_range([low, middle, dataclasses.replace(high, scope=None)]) == (7000, 13000)
    assert claimed_range([low, dataclasses.replace(middle, scope=None), dataclasses.replace(high, scope=None)]) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"period_end": "2024-11"},
        {"kind": "forecast"},
        {"rate": "year"},
        {"unit": "tonne"},
        {"base_start": "2022", "base_end": "2022"},
    ],
    ids=lambda changed: ", ".join(changed),
)
def test_what_is_of_another_time_sort_or_basis_is_no_part_of_the_range(changed):
    low, middle, high = OF_ONE_TIME
    assert claimed_range(made_up.marks([low, middle, replace(high, **changed)])) == (7000, 13000)


def test_a_year_and_its_months_are_one_time():
    year, months = figure(1, 7000, "exact", "2024", "2024"), figure(2, 9000, "exact", "2024-01", "2024-12", "b")
    assert claimed_range(made_up.marks([year, months])) == (7000, 9000)


def test_without_a_time_only_what_needs_none_is_a_range():
    rows = [UNDATED, figure(31, 7000, origin="e")]
    assert claimed_range(made_up.marks(rows, measure="stock")) == (7000, 9000)
    assert [claimed_range(made_up.marks(rows, measure=name)) for name in ("flow", "cumulative", "rate")] == [None] * 3


def test_of_several_ranges_the_widest_is_bracketed():
    later = [figure(40 + n, 90 + n * 90, "exact", "2025", "2025", origin=f"l{n}") for n in range(2)]
    assert claimed_range(made_up.marks([*later, *OF_ONE_TIME])) == (7000, 20000)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("count", [2, 7, 20])
def test_a_cap_is_a_hatched_step_across_the_lanes_that_nothing_touches(size, count):
    cap = made_up.marks([CAP], measure="cap")
    chart = lanes.draw(made_up.marks(made_up.claims(count)), cap, UNIT, KO, size)
    of_cap = [trace for trace in chart["data"] if trace["meta"] == cap[0].id]
    hatched = [trace for trace in of_cap if trace.get("fillpattern", {}).get("shape") == "/"]
    assert len(hatched) == 1
    low, high = chart["layout"]["yaxis"]["range"]
    assert {min(hatched[0]["y"]), max(hatched[0]["y"])} == {low, high}
    assert {x for trace in of_cap if "fill" not in trace for x in trace["x"]} == {500.0}
    for trace in chart["data"]:
        if trace["meta"] != cap[0].id and trace["mode"] == "lines" and "fill" not in trace:
            assert len(set(trace["y"])) == 1, "a line along its own lane"
    assert any(cap[0].id in trace.get("customdata", []) for trace in of_cap), "the law can be opened"


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("value", [500, 9000, 30000])
def test_the_words_of_cap_and_range_lie_inside_and_apart(size, lang, value):
    cap = made_up.marks([replace(CAP, value=value, low=None, high=value)], lang, measure="cap")
    chart = lanes.draw(made_up.marks([*OF_ONE_TIME, UNDATED], lang), cap, UNIT, Text(lang), size)
    lines, frame = label_boxes(chart, size)
    assert any(name == cap[0].id for name, _ in lines)
    boxes = list(lines.items())
    for place, (name, box) in enumerate(boxes):
        assert box.lies_in(frame), (name, box, frame)
        for other, second in boxes[place + 1 :]:
            assert box.meets(second) < 4, (name, other)


def test_two_caps_that_say_the_same_are_named_once():
    caps = made_up.marks([CAP, replace(CAP, observation_id="901:1-5", origin_id="b")], measure="cap")
    for draw in (claims.draw, lanes.draw):
        chart = draw(made_up.marks(RIVALS), caps, UNIT, KO, SIZES[0])
        named = [note for note in chart["layout"]["annotations"] if KO("kind.cap") in note["text"]]
        assert len(named) == 1


def test_nothing_is_ever_stacked():
    wide = made_up.marks(made_up.years(6, [5, 50, -7, 20, 3, 90]))
    assert series.draw(wide, UNIT, KO, SIZES[0])["layout"]["barmode"] == "overlay"
    for rows in (RIVALS, made_up.claims(9), made_up.years(5)):
        marks = made_up.marks(rows)
        kind = choose.choose_chart(marks, [], "series")
        for chart in choose.draw_charts(kind, marks, [], UNIT, KO).values():
            assert not any("stackgroup" in trace for trace in chart["data"])


@pytest.mark.parametrize("kind", ["claims", choose.LANES, "series", "timeline"])
def test_a_drawing_says_what_kind_it_is(kind):
    rows = made_up.years(6) if kind == "series" else RIVALS
    charts = choose.draw_charts(kind, made_up.marks(rows), [], UNIT, KO)
    assert charts["wide"]["layout"]["meta"] == kind
    assert {chart["layout"]["meta"] for chart in charts.values()} <= {kind, choose.LANES}


def test_a_series_of_several_origins_says_whose_its_last_values_are_and_spells_a_range():
    rows = [
        figure(1, 100, start="2022", end="2022"),
        figure(2, 500, start="2023", end="2023"),
        figure(3, 300, start="2023", end="2023", origin="b"),
        figure(4, 750, "range", start="2024", end="2024", origin="c", low=700, high=800),
    ]
    chart = series.draw(made_up.marks(rows, "en"), UNIT, Text("en"), SIZES[0])
    said = {note["text"] for note in chart["layout"]["annotations"]}
    assert said == {"<b>100</b>", "<b>500 Origin a</b>", "<b>300 Origin b</b>", "<b>700–800 Origin c</b>"}
    assert chart["layout"]["yaxis"]["range"][0] == 0  # nothing lies below
