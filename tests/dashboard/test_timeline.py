"""Counts of dated events along time: when, how often, who says so, and nothing joined."""

import pytest

from dashboard.charts import choose
from dashboard.charts.ground.frame import SIZES
from dashboard.charts.types import timeline
from dashboard.i18n import Text
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure
from tests.dashboard.test_charts import label_boxes

KO = Text("ko")
SUMMITS = [
    figure(1, 3, "exact", "2001-08", "2011-08", "a"),
    figure(10, 4, "exact", "2000-05", None, "b"),
    figure(20, 1, "exact", "2019-04-25", "2019-04-25", "c"),
    figure(30, 5, "exact", origin="d"),
]


def test_the_catalogue_asks_for_a_timeline():
    marks = made_up.marks(SUMMITS)
    assert choose.choose_chart(marks, [], "timeline") == "timeline"
    assert choose.choose_chart(marks, [], "claims") == "claims"
    undated = made_up.marks([figure(1, 2), figure(9, 3)])
    assert choose.choose_chart(undated, [], "timeline") == choose.LANES


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_counts_are_never_joined_and_have_no_axis_of_numbers(size):
    chart = timeline.draw(made_up.marks(SUMMITS), UNIT, KO, size)
    assert chart["layout"]["yaxis"]["visible"] is False
    assert len(chart["data"]) >= 3 * 2 + 2
    for trace in chart["data"]:
        assert len(set(trace["y"])) == 1, "a line runs along time only"
        assert trace["meta"] in {mark.id for mark in made_up.marks(SUMMITS)}


def test_what_has_no_date_stands_over_a_rule_of_its_own():
    chart = timeline.draw(made_up.marks(SUMMITS), UNIT, KO, SIZES[0])
    rule = next(shape for shape in chart["layout"]["shapes"] if shape["xref"] == "paper")
    heights = {trace["meta"]: trace["y"][0] for trace in chart["data"]}
    assert heights.pop("900:30-35") > rule["y0"] > max(heights.values())
    assert any(note["text"] == KO("time.undated") for note in chart["layout"]["annotations"])
    grid = [shape for shape in chart["layout"]["shapes"] if shape["xref"] == "x"]
    assert grid
    assert all(shape["y1"] <= rule["y0"] for shape in grid), "no date runs up to what has none"


def test_an_unknown_end_is_dotted():
    chart = timeline.draw(made_up.marks(SUMMITS), UNIT, KO, SIZES[0])
    dotted = {trace["meta"] for trace in chart["data"] if trace.get("line", {}).get("dash") == "2px,5px"}
    assert dotted == {"900:10-15"}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("count", [2, 5, 12, 40])
def test_no_label_is_cut_and_none_lies_on_another(size, lang, count):
    marks = made_up.marks(made_up.claims(count), lang)
    chart = choose.draw_charts("timeline", marks, [], UNIT, Text(lang))[size.name]
    lines, frame = label_boxes(chart, size)
    assert {name for name, _ in lines} == {mark.id for mark in marks}
    boxes = list(lines.items())
    for place, (name, box) in enumerate(boxes):
        assert box.lies_in(frame), (box, frame)
        for other, second in boxes[place + 1 :]:
            assert box.meets(second) < 4, (name, other)
