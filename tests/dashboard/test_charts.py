"""Charts say what the rows say: bounds stay open, rivals stay apart, labels stay whole."""

import json
import re

import pytest

from dashboard.charts import choose
from dashboard.charts.data import regular, times
from dashboard.charts.ground.frame import FONT, LABEL, RIGHT, SIZES, TOP, config
from dashboard.charts.ground.labels import Box, text_width
from dashboard.charts.panels import spark
from dashboard.charts.types import claims, lanes, series
from dashboard.i18n import Text
from dashboard.theme import paint
from etl.answers import replace
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure

KO = Text("ko")
RIVALS = [
    figure(1, 7000, "at_least", "2023-10", "2024-04", "a"),
    figure(10, 13000, "at_least", "2023-08", "2024-10", "b"),
    figure(20, 20000, "at_least", None, "2024-12-18", "c"),
]
OF_ONE_TIME = [replace(row, period_start="2023-08", period_end="2024-10") for row in RIVALS]


def label_boxes(chart, size):
    """Where the words of a chart stand, in pixels of its plot, taken from the figure itself."""
    layout = chart["layout"]
    margin = layout["margin"]
    width = size.width - margin["l"] - margin["r"]
    height = layout["height"] - margin["t"] - margin["b"]
    lines = {}
    for note in layout["annotations"]:
        if not note["name"]:  # of no figure: the words beside the bracket, upright
            continue
        x = _place(note, "x", layout) * width + note["xshift"]
        y = height - _place(note, "y", layout) * height - note["yshift"]
        words = re.sub("<[^>]*>", "", note["text"]).replace("&lt;", "<").replace("&amp;", "&")
        wide = text_width(words, note["font"]["size"]) / 1.04
        left = x - wide / 2 if note["xanchor"] == "center" else x
        half = 8 if note["font"]["size"] == LABEL else 7
        lines.setdefault((note["name"], note["text"]), Box(left, y - half, left + wide, y + half))
    return lines, Box(-margin["l"], -margin["t"], width + margin["r"], height + margin["b"])


def _place(note, axis, layout):
    from datetime import date

    value, ref = note[axis], note.get(f"{axis}ref", axis)
    if ref == "paper":
        return value
    frame = layout[{"x": "xaxis", "x2": "xaxis2", "y": "yaxis"}[ref]]
    domain = frame.get("domain", [0, 1])
    ends = frame["range"]
    if isinstance(value, str):
        value, *ends = (date.fromisoformat(part).toordinal() for part in (value, *ends))
    return domain[0] + (value - ends[0]) / (ends[1] - ends[0]) * (domain[1] - domain[0])


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("count", [2, 3, 5, 7, 12, 40])
def test_no_label_is_cut_and_none_lies_on_another(size, lang, count):
    marks = made_up.marks(made_up.claims(count), lang)
    kind = choose.choose_chart(marks, [], "claims")
    chart = choose.draw_charts(kind, marks, [], UNIT, Text(lang))[size.name]
    lines, frame = label_boxes(chart, size)
    assert {name for name, _ in lines} == {mark.id for mark in marks}
    for box in lines.values():
        assert box.lies_in(frame), (box, frame)
    boxes = list(lines.items())
    for place, (name, box) in enumerate(boxes):
        for other, second in boxes[place + 1 :]:
            assert box.meets(second) < 4, (name, other)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("has_cap", [False, True])
def test_many_lanes_still_say_who_and_when_in_full(size, lang, has_cap):
    name = {
        "origin_ko": "우크라이나 국방부 정보총국 대변인",
        "origin_en": "Main Directorate of Intelligence of Ukraine",
    }
    rows = [replace(row, **(name if number % 2 else {})) for number, row in enumerate(made_up.claims(20))]
    caps = made_up.marks([figure(990, 4000, kind="cap", end="2024-12")], lang, measure="cap") if has_cap else []
    marks = made_up.marks(rows, lang)
    chart = lanes.draw(marks, caps, UNIT, Text(lang), size)
    for mark in marks:
        said = " ".join(note["text"] for note in chart["layout"]["annotations"] if note["name"] == mark.id)
        assert "…" not in said
        assert mark.period in said
        assert mark.who in said
    lines, frame = label_boxes(chart, size)
    boxes = list(lines.items())
    for place, (own, box) in enumerate(boxes):
        assert box.lies_in(frame), own
        assert all(box.meets(second) < 4 for _other, second in boxes[place + 1 :]), own


def test_a_line_of_the_grid_ends_before_the_words_of_a_claim_and_no_ground_covers_other_words():
    chart = claims.draw(made_up.marks(RIVALS), [], UNIT, KO, SIZES[0])
    (lines, _frame), layout = label_boxes(chart, SIZES[0]), chart["layout"]
    height = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    grid = [height - _place({"y": tick}, "y", layout) * height for tick in layout["yaxis"]["tickvals"]]
    crossed = 0
    for row in RIVALS:
        own = [note for note in layout["annotations"] if note["name"] == row.observation_id]
        boxes = [lines[note["name"], note["text"]] for note in own]
        top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
        through = [line for line in grid if top < line < bottom]
        has_ground = ["bgcolor" in note for note in own]
        assert sum(has_ground) == len(through)
        assert has_ground == sorted(has_ground, reverse=True)  # what comes later is painted over it
        for line, box in zip(through, boxes, strict=False):
            assert box.top - 2 < line < box.bottom + 2
        crossed += len(through)
    assert crossed


def test_an_open_bound_fades_out_and_a_closed_one_does_not():
    chart = claims.draw(made_up.marks(RIVALS), [], UNIT, KO, SIZES[0])
    fading = [trace for trace in chart["data"] if "fillgradient" in trace]
    assert len(fading) == 3
    for trace in fading:
        first, last = (colour for _, colour in trace["fillgradient"]["colorscale"])
        assert last.endswith("/0.0")
        assert not first.endswith("/0.0")
    exact = [figure(1, 5, "exact", "2023", "2023"), figure(9, 6, "exact", "2024", "2024")]
    flat = claims.draw(made_up.marks(exact), [], UNIT, KO, SIZES[0])
    assert not [trace for trace in flat["data"] if "fillgradient" in trace]


def test_claims_are_never_joined():
    chart = claims.draw(made_up.marks(RIVALS), [], UNIT, KO, SIZES[0])
    for trace in chart["data"]:
        if trace["mode"] == "lines" and "fill" not in trace:
            assert len(set(trace["y"])) == 1


def test_rival_origins_stand_in_a_bracket_that_says_what_it_is_not():
    chart = claims.draw(made_up.marks(OF_ONE_TIME), [], UNIT, KO, SIZES[0])
    said = [note for note in chart["layout"]["annotations"] if not note["name"]]
    assert [note["text"] for note in said] == ["주장 범위, 신뢰구간 아님"]
    ends = {y for shape in chart["layout"]["shapes"] for y in (shape["y0"], shape["y1"])}
    assert ends == {7000.0, 20000.0}
    alone = [replace(row, origin_id="a") for row in OF_ONE_TIME]
    assert not claims.draw(made_up.marks(alone), [], UNIT, KO, SIZES[0])["layout"]["shapes"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
def test_forty_figures_fit_on_two_screens(size):
    marks = made_up.marks(made_up.claims(40))
    chart = choose.draw_charts(choose.LANES, marks, [], UNIT, KO)[size.name]
    assert chart["layout"]["height"] <= 1_800


def test_a_cap_is_a_hatched_step_that_nothing_touches():
    cap = made_up.marks([figure(99, 500, "at_most", kind="cap", origin="un")], measure="cap")
    delivered = made_up.marks([figure(1, 1000, "more_than", "2024-03", None)])
    chart = claims.draw(delivered, cap, UNIT, KO, SIZES[0])
    of_cap = [trace for trace in chart["data"] if trace["meta"] == cap[0].id]
    assert any(trace.get("fillpattern", {}).get("shape") == "/" for trace in of_cap)
    assert any(trace.get("line", {}).get("dash") == "7px,4px" for trace in of_cap)
    assert {y for trace in of_cap if "fill" not in trace for y in trace["y"]} == {500.0}
    assert any(KO("kind.cap") in note["text"] for note in chart["layout"]["annotations"])


def test_an_unknown_start_is_dotted_and_an_undated_claim_has_its_own_lane():
    rows = [*RIVALS, figure(30, 9000, "exact", origin="d")]
    chart = claims.draw(made_up.marks(rows), [], UNIT, KO, SIZES[0])
    dotted = [trace for trace in chart["data"] if trace.get("line", {}).get("dash") == "2px,5px"]
    assert {trace["meta"] for trace in dotted} == {"900:20-25"}
    aside = [trace for trace in chart["data"] if trace.get("xaxis") == "x2"]
    assert {trace["meta"] for trace in aside} == {"900:30-35"}
    assert chart["layout"]["xaxis2"]["ticktext"] == [KO("time.undated")]


@pytest.mark.parametrize("draw", [claims.draw, lanes.draw], ids=["claims", "lanes"])
def test_lengths_are_compared_from_zero(draw):
    chart = draw(made_up.marks(RIVALS), [], UNIT, KO, SIZES[0])
    axis = chart["layout"]["yaxis" if draw is claims.draw else "xaxis"]
    assert axis["range"][0] == 0


def test_a_vague_amount_is_never_drawn():
    vague = figure(40, 1000000, "at_least", is_vague=True)
    assert len(made_up.marks([*RIVALS, vague])) == 3


def test_columns_stand_on_zero_and_a_line_that_does_not_is_told():
    small = made_up.marks(made_up.years(6))
    wide = made_up.marks(made_up.years(6, [5, 50, -7, 20, 3, 90]))
    assert regular.starts_above_zero(small)
    assert not regular.starts_above_zero(wide)
    columns = series.draw(wide, UNIT, KO, SIZES[0])
    assert columns["layout"]["yaxis"]["range"][0] <= -7
    assert all(trace["type"] == "bar" for trace in columns["data"])


def test_a_gap_stays_a_gap():
    rows = [row for row in made_up.years(7) if row["period_start"] != "2013"]
    chart = series.draw(made_up.marks(rows), UNIT, KO, SIZES[0])
    line = next(trace for trace in chart["data"] if trace["mode"] == "lines")
    assert None in line["y"]
    assert line["connectgaps"] is False


def test_lines_join_only_one_origin():
    rows = [*made_up.years(4, origin="a"), *made_up.years(4, [900, 910, 920, 930], origin="b")]
    rows = [replace(row, observation_id=f"900:{number}-{number + 1}") for number, row in enumerate(rows)]
    chart = series.draw(made_up.marks(rows), UNIT, KO, SIZES[0])
    lines = [trace for trace in chart["data"] if trace["mode"] == "lines"]
    assert len(lines) == 2
    assert all(len(trace["y"]) == 4 for trace in lines)


def test_a_corrected_value_is_marked():
    rows = made_up.years(3)
    rows[1] = replace(rows[1], status="corrected")
    chart = series.draw(made_up.marks(rows), UNIT, KO, SIZES[0])
    assert any("*" in note["text"] for note in chart["layout"]["annotations"])


@pytest.mark.parametrize(
    ("rows", "wanted", "kind"),
    [
        ([], "claims", choose.NUMBER),
        (RIVALS[:1], "claims", choose.NUMBER),
        (RIVALS[:2], "claims", "claims"),
        (RIVALS, "series", "claims"),
        (made_up.years(6), "series", "series"),
        ([figure(1), figure(9)], "claims", choose.LANES),
        (made_up.claims(40), "claims", choose.LANES),
    ],
)
def test_the_chart_fits_the_figures(rows, wanted, kind):
    assert choose.choose_chart(made_up.marks(rows), [], wanted) == kind


def test_every_mark_can_be_clicked_and_names_its_figure_as_text():
    for rows in (RIVALS, made_up.years(6), made_up.claims(40)):
        marks = made_up.marks(rows)
        kind = choose.choose_chart(marks, [], "series")
        for chart in choose.draw_charts(kind, marks, [], UNIT, KO).values():
            ids = {i for trace in chart["data"] for i in trace.get("customdata", [])}
            assert ids == {mark.id for mark in marks}
            json.dumps(paint(chart, "dark"))  # plain lists and strings, nothing of numpy


def test_a_quotation_cannot_become_markup_in_a_chart():
    rows = [figure(1, quote_value="<b>1</b> & 더", start="2023", end="2023"), *RIVALS[:1]]
    chart = claims.draw(made_up.marks(rows), [], UNIT, KO, SIZES[0])
    assert "&lt;b&gt;1&lt;/b&gt; &amp; 더" in json.dumps(chart, ensure_ascii=False)


def test_no_chart_offers_to_send_itself_anywhere():
    for lang in ("ko", "en"):
        assert config(lang)["showSendToCloud"] is False
        assert config(lang)["displaylogo"] is False
        assert config(lang)["locale"] == lang


def test_a_spark_is_drawn_for_two_and_left_out_for_one():
    marks = made_up.marks(RIVALS)
    assert spark.draw(marks).count("<path") >= 6
    assert spark.draw(marks[:1]) == ""
    assert "var(--o1)" in spark.draw(marks)


def test_sizes_leave_room_on_the_narrowest_screens():
    assert SIZES[-1].width <= 292
    assert FONT >= 12
    assert RIGHT >= 10
    assert TOP >= 10


def test_a_count_is_not_drawn_beyond_the_day_of_its_document():
    early = {"start": "2023-08", "end": "2025", "published": "2024-11-30"}
    (counted,) = made_up.marks([figure(0, **early)])
    assert counted.span[1] == times.day_after("2024-11-30")
    (later,) = made_up.marks([figure(0, **early | {"published": "2026-01-01"})])
    assert later.span[1] == times.day_after("2025")
    for kind in ("forecast", "plan", "cap"):
        (ahead,) = made_up.marks([figure(0, kind=kind, **early)])
        assert ahead.span[1] == times.day_after("2025")
    (level,) = made_up.marks([figure(0, **early)], measure="flow")
    assert level.span[1] == times.day_after("2025")  # a flow is of its whole period
