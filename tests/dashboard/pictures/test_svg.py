"""Charts as our own SVG: complete, in the theme asked for, and made of nothing but what stands in the figure."""

import re
from xml.etree import ElementTree

import pytest

from dashboard.charts import choose
from dashboard.charts.ground.frame import Size
from dashboard.charts.ground.labels import Box
from dashboard.charts.sheets.bodies import Chart, Number
from dashboard.charts.sheets.sheet import FORMATS, Room, Words, draw_sheet
from dashboard.charts.svg.axes import Plot, draw_axes
from dashboard.charts.svg.drawing import _box_of, draw_svg
from dashboard.charts.svg.paint import number, page_palette, theme_palette
from dashboard.exports.pictures import THEMES, Look, indicator_svg
from dashboard.i18n import Text
from dashboard.state import State
from tests.dashboard.made_up import UNIT, claims, figure, marks, years

SVG = "{http://www.w3.org/2000/svg}"
SIZE = Size("some", 620, 400)
WORDS = Words("제목", "밑줄", ["알림"], "자료: 글", "http://127.0.0.1/i/made.up?o=a", "말로 한 그림")
CHARTS = {
    "claims": ("claims", claims(4)),
    "close": ("claims", [figure(n, value, start="2023", end="2024") for n, value in enumerate((19, 14, 9, 4))]),
    "lanes": (choose.LANES, claims(9)),
    "many": (choose.LANES, claims(40)),
    "columns": ("series", years(6, [100, 250, -30, 400, 90, 10])),
    "line": ("series", years(7)),
    "timeline": (
        "timeline",
        [figure(1, 3, start="2001-08", end="2011-08"), figure(20, 4, end="2019", origin="b")],
    ),
}


def made(name, lang="ko"):
    kind, rows = CHARTS[name]
    return kind, marks(rows, lang)


def figure_of(name):
    kind, drawn = made(name)
    return drawn, choose.draw_chart(kind, drawn, (), UNIT, Text("ko"), SIZE)


def read(inside):
    return ElementTree.fromstring(f'<svg xmlns="{SVG[1:-1]}">{inside}</svg>')


def words_of(tree):
    return ["".join(element.itertext()) for element in tree.iter(f"{SVG}text")]


@pytest.mark.parametrize("name", CHARTS)
def test_every_label_and_every_tick_of_a_figure_stands_in_its_picture(name):
    _, drawn = figure_of(name)
    written = words_of(read(draw_svg(drawn, SIZE.width, theme_palette())))
    labels = [re.sub("</?b>", "", note["text"]) for note in drawn["layout"]["annotations"]]
    assert labels
    assert [label for label in labels if label not in written] == []
    shown = [axis for key, axis in drawn["layout"].items() if "axis" in key and axis.get("visible", True)]
    ticks = [word for axis in shown for word in axis["ticktext"]]
    assert len(ticks) > 1
    assert len([tick for tick in ticks if tick in written]) > len(ticks) / 2  # some lie beyond the ends


@pytest.mark.parametrize("name", CHARTS)
def test_every_mark_is_a_link_to_its_words(name):
    own, drawn = figure_of(name)
    links = {mark.id: {"href": f"/o/{mark.id}", "data-figure": mark.id, "title": mark.quote} for mark in own}
    tree = read(draw_svg(drawn, SIZE.width, page_palette(), links))
    reached = [link.get("data-figure") for link in tree.iter(f"{SVG}a") if link.get("tabindex") is None]
    assert sorted(set(reached)) == sorted(mark.id for mark in own)


@pytest.mark.parametrize("name", CHARTS)
def test_a_picture_without_links_carries_nothing_for_the_pointer(name):
    drawn = draw_svg(figure_of(name)[1], SIZE.width, theme_palette())
    assert "<a " not in drawn
    assert "reach" not in drawn


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", FORMATS)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_sheet_is_whole_in_every_size_theme_and_language(name, theme, size, lang):
    kind, drawn = made(name, lang)
    look = Look(size, theme, lang)
    svg = draw_sheet(look.format, WORDS, look.palette, Chart(kind, drawn, (), UNIT, Text(lang)))
    tree = ElementTree.fromstring(svg)
    assert (tree.get("width"), tree.get("height")) == (str(look.format.width), str(look.format.height))
    for word in ("제목", "밑줄", "알림", "자료: 글", WORDS.address):
        assert word in words_of(tree)
    assert [bad for bad in ("$", "nan", "None", "inf", "rgba", "var(") if bad in svg] == []


def test_only_a_transparent_picture_has_nothing_behind_it():
    def ground(theme):
        look = Look("full", theme)
        tree = ElementTree.fromstring(
            draw_sheet(look.format, WORDS, look.palette, Chart(*made("line"), (), UNIT, Text("ko")))
        )
        boxes = [box.get("fill") for box in tree.findall(f"{SVG}rect")]
        return boxes, next(text.get("fill") for text in tree.findall(f"{SVG}text"))

    assert ground("light") == (["#ffffff"], "#1c2024")
    assert ground("dark") == (["#1b1f23"], "#eceae4")
    assert ground("transparent") == ([], "#1c2024")
    assert ground("transparent-dark") == ([], "#eceae4")


@pytest.mark.parametrize(("theme", "card"), [("transparent", "#ffffff"), ("transparent-dark", "#1b1f23")])
def test_nothing_in_a_transparent_picture_is_painted_as_its_ground(store, theme, card):
    """A label's box, or the inside of an open mark, would stand out on the slide behind it."""
    drawn = 0
    for row in store.indicators():
        if row["figures"]:
            clear = indicator_svg(store, row["indicator_id"], State(), Look(theme=theme), "")
            assert card not in clear, row["indicator_id"]
            drawn += 1
    assert drawn > 40


def test_what_is_pinned_is_ringed_and_the_others_step_back():
    own, drawn = figure_of("claims")
    plain = read(draw_svg(drawn, SIZE.width, theme_palette()))
    pinned = read(draw_svg(drawn, SIZE.width, theme_palette(), pins=(own[0].id,)))
    assert not list(plain.iter(f"{SVG}circle"))
    assert len(list(pinned.iter(f"{SVG}circle"))) == 1
    assert len([group for group in pinned.iter(f"{SVG}g") if group.get("opacity")]) >= len(own) - 1


@pytest.mark.parametrize("name", CHARTS)
def test_a_ring_lies_around_the_glyph_and_nowhere_else(name):
    own, drawn = figure_of(name)
    for mark in own:
        trace = drawn["data"][drawn["glyphs"][mark.id]]
        plot = Plot(drawn["layout"], SIZE.width)
        x, y = plot.across(trace.get("xaxis", "x"))(trace["x"][0]), plot.up()(trace["y"][0])
        pinned = read(draw_svg(drawn, SIZE.width, theme_palette(), pins=(mark.id,)))
        rings = [(float(ring.get("cx")), float(ring.get("cy"))) for ring in pinned.iter(f"{SVG}circle")]
        boxes = [rect for rect in pinned.iter(f"{SVG}rect") if rect.get("fill") == "none"]
        middles = [(float(box.get("x")) + float(box.get("width")) / 2, float(box.get("y"))) for box in boxes]
        ((left, top),) = rings or middles
        assert left == pytest.approx(x, abs=0.1)
        assert top == pytest.approx(min(y, plot.up()(0)) if middles else y, abs=0.1)


def test_an_interval_is_ringed_where_it_ends():
    (mark,) = marks([figure(1, 100, start="2024-01", end="2024-12")])
    drawn = choose.draw_chart("claims", [mark], (), UNIT, Text("ko"), SIZE)
    assert drawn["data"][drawn["glyphs"][mark.id]]["x"] == ["2025-01-01"]


def test_a_gap_in_a_series_stays_a_gap():
    rows = [row for row in years(7) if row["period_start"] != "2013"]
    drawn = choose.draw_chart("series", marks(rows), (), UNIT, Text("ko"), SIZE)
    lines = [
        path.get("d")
        for path in read(draw_svg(drawn, SIZE.width, theme_palette())).iter(f"{SVG}path")
        if path.get("fill") == "none" and path.get("stroke-opacity") and "L" in path.get("d")
    ]
    assert [line.count("L") + 1 for line in lines] == [3, 3]


def test_words_of_a_document_cannot_become_markup():
    rows = [
        figure(1, origin="<script>alert(1)</script>&", origin_ko="<script>&\"'", start="2023", end="2023"),
        *claims(2),
    ]
    drawn = choose.draw_chart("claims", marks(rows), (), UNIT, Text("ko"), SIZE)
    words = Words("<b>&\"'", "</svg>", ["<!--"], "]]>", 'http://h/"><x', "<title>")
    for inside in (
        draw_svg(drawn, SIZE.width, theme_palette()),
        draw_sheet(FORMATS["half"], words, theme_palette(), no_body),
    ):
        assert "<script" not in inside
        read(inside)


def no_body(_room, _palette):
    return ""


def test_a_long_title_becomes_smaller_before_it_is_cut():
    title = "아주 긴 제목이 여기에 있어서 한 줄에는 다 들어가지 않으므로 글자가 작아진다 " * 2
    for form in FORMATS.values():
        words = Words(title.strip(), "", [], "자료", "http://h/", "")
        written = " ".join(words_of(ElementTree.fromstring(draw_sheet(form, words, theme_palette(), no_body))))
        assert title.strip() in written


def test_a_long_address_is_printed_whole():
    address = "http://127.0.0.1:8050/i/made.up?" + "&".join(f"o=origin{n}" for n in range(30))
    for form in FORMATS.values():
        words = Words("제목", "", [], "자료", address, "")
        written = words_of(ElementTree.fromstring(draw_sheet(form, words, theme_palette(), no_body)))
        assert "".join(written[2:]) == address


def test_the_figure_in_a_passage_is_set_off_to_the_letter():
    body = Number(
        "3만 개", "3만 개 · 누적", "● 누군가", [("그는 ", False), ("3만 개", True), ("라고 했다.", False)], "o1"
    )
    tree = read(body(Room(0, 0, 600, 500), theme_palette()))
    strong = [run.text for run in tree.iter(f"{SVG}tspan")]
    assert strong == ["3만", "개"]
    assert "개라고" in words_of(tree)[-1]


def test_more_lanes_than_fit_are_all_drawn():
    kind, drawn = made("many")
    chart = Chart(kind, drawn, (), UNIT, Text("ko"))
    room = Room(0, 0, 600, 300)
    fitted, scale = chart.fit(room)
    assert fitted["layout"]["height"] * scale <= room.height + 1
    tree = read(chart(room, theme_palette()))
    assert len(list(tree.iter(f"{SVG}path"))) > len(drawn)


@pytest.mark.parametrize("name", ["lanes", "timeline"])
def test_no_line_runs_through_a_label_of_a_transparent_picture(name):
    """Where no ground may be painted the lines end before a word."""
    _, drawn = figure_of(name)
    backed = [note for note in drawn["layout"]["annotations"] if "bgcolor" in note]
    clear = read(draw_svg(drawn, SIZE.width, Look(theme="transparent").palette))
    (mask,) = clear.iter(f"{SVG}mask")
    everything, *spared = mask
    assert (everything.get("fill"), everything.get("width")) == ("#fff", str(SIZE.width))
    assert len(spared) == len(backed) > 0
    (lines,) = [group for group in clear.iter(f"{SVG}g") if group.get("mask") == f"url(#{mask.get('id')})"]
    inside = set(lines.iter())
    words = [text for text in clear.iter(f"{SVG}text") if text not in inside]
    for box in spared:  # each box holds the beginning of a label, and that label stands before the mask
        left, top, tall = (float(box.get(side)) for side in ("x", "y", "height"))
        assert any(abs(float(text.get("x")) - left) < 2 and top < float(text.get("y")) < top + tall for text in words)
    assert not list(read(draw_svg(drawn, SIZE.width, theme_palette())).iter(f"{SVG}mask"))


@pytest.mark.parametrize("theme", ["light", "transparent"])
@pytest.mark.parametrize("name", ["close", "claims", "lanes", "many", "line"])
def test_no_line_of_the_grid_runs_through_words(name, theme):
    _, drawn = figure_of(name)
    plot, palette = Plot(drawn["layout"], SIZE.width), Look(theme=theme).palette
    boxes = [_box_of(note, plot) for note in drawn["layout"]["annotations"] if not note.get("textangle")]
    assert boxes
    lines = [draw for draw in draw_axes(plot, palette, boxes) if draw.startswith("<path")]
    spans = [tuple(map(float, re.findall(r"-?[\d.]+", re.search(r' d="([^"]+)"', line)[1]))) for line in lines]
    level = [(x1, x2, y) for x1, y, x2, end in spans if y == end and y != plot.up()(0)]
    for box in boxes:
        through = [
            (x1, x2) for x1, x2, y in level if box.top < y < box.bottom and x1 < box.right - 1 and x2 > box.left + 1
        ]
        assert through == []
    whole = [draw for draw in draw_axes(plot, palette) if draw.startswith("<path")]
    assert name != "close" or len(lines) > len(whole)
    shown = draw_svg(drawn, SIZE.width, palette)
    assert all(re.search(r' d="([^"]+)"', line)[0] in shown for line in lines)


def test_a_line_of_the_grid_goes_on_behind_words():
    _, drawn = figure_of("line")
    plot = Plot(drawn["layout"], SIZE.width)
    ticks = [tick for tick in drawn["layout"]["yaxis"]["tickvals"] if tick]
    y = plot.up()(ticks[-1])
    whole = "".join(draw_axes(plot, theme_palette()))
    cut = "".join(draw_axes(plot, theme_palette(), [Box(200, y - 8, 300, y + 8)]))
    assert f"M{number(plot.left)} {number(y)}L{number(plot.right)} {number(y)}" in whole
    assert f"M{number(plot.left)} {number(y)}L200 {number(y)}" in cut
    assert f"M300 {number(y)}L{number(plot.right)} {number(y)}" in cut
