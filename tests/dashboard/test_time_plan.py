"""Lanes along time, laid out: nothing touches, nothing is lost, what is outside is not drawn."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.charts.ground.labels import text_width
from dashboard.charts.time.time_picture import draw_events, draw_lane
from dashboard.charts.time.time_plan import (
    FONT,
    GLYPH,
    HEAP,
    MOST_ROWS,
    ROW,
    Background,
    Bar,
    Tick,
    plan_events,
    plan_lane,
)
from dashboard.window import LEAST, Window

WIDTH = 600.0
WINDOW = Window(date(2020, 1, 1).toordinal(), date(2025, 1, 1).toordinal())
DAYS = st.integers(WINDOW.start - 900, WINDOW.end + 900)


def bar(start, end, words="", figures=1, name="a"):
    return Bar(name, start, max(start, end), words, f"told {name}", f"/o/{name}", figures=figures)


BARS = st.lists(
    st.tuples(
        DAYS, st.integers(0, 1500), st.sampled_from(["", "7천 개", "약 160만 발 이상"]), st.sampled_from([1, 1, 9])
    ),
    max_size=14,
).map(lambda found: [bar(s, s + n, w, f, f"n{at}") for at, (s, n, w, f) in enumerate(found)])


def room(placed):
    """The pixels that a mark and its words take."""
    left, right = placed.left * WIDTH, placed.right * WIDTH
    if placed.bar.figures > 1:
        half = max(right - left, HEAP) / 2
        return (left + right) / 2 - half, (left + right) / 2 + half
    left, right = min(left, right - GLYPH), right + GLYPH
    wide = text_width(placed.line, FONT)
    if placed.side == "inside":
        assert wide < right - left
    return (left - wide, right) if placed.side == "left" else (left, right + (wide if placed.side == "right" else 0))


@given(BARS)
def test_each_bar_in_sight_is_placed_once_and_touches_none_of_its_row(bars):
    plan = plan_lane(bars, (), WINDOW, WIDTH)
    expected = {one.id for one in bars if one.end > WINDOW.start and one.start < WINDOW.end}
    assert {placed.bar.id for placed in plan.bars} == expected
    assert len(plan.bars) == len(expected)
    for row in range(MOST_ROWS - 1):
        taken = sorted(room(placed) for placed in plan.bars if placed.row == row)
        assert all(first[1] < second[0] for first, second in pairwise(taken))
    for placed in plan.bars:
        assert 0 <= placed.left <= placed.right <= 1
        assert placed.side is None or (room(placed)[0] >= -HEAP / 2 - 1 and room(placed)[1] <= WIDTH + HEAP / 2 + 1)
    lowest = max((placed.row for placed in plan.bars), default=0)
    assert plan.height > 20 * (lowest + 1)


def test_words_go_to_the_other_side_where_the_edge_is_near():
    late = plan_lane([bar(WINDOW.end - 40, WINDOW.end - 10, "1만 3,000여 개 이상")], (), WINDOW, WIDTH).bars[0]
    early = plan_lane([bar(WINDOW.start, WINDOW.start + 10, "1만 3,000여 개 이상")], (), WINDOW, WIDTH).bars[0]
    assert (late.side, early.side) == ("left", "right")


def test_words_that_have_no_room_stand_on_the_line_or_become_short():
    whole = plan_lane([bar(WINDOW.start - 9, WINDOW.end + 9, "40차례가 넘는")], (), WINDOW, WIDTH).bars[0]
    assert (whole.side, whole.words) == ("inside", "40차례가 넘는")


def test_beside_the_value_stands_the_longest_that_has_room_or_it_stands_below():
    at = WINDOW.start + 900
    one = replace(bar(at, at, "1만 3,000여 개 이상"), beside=("북한의 대러 컨테이너 반출", "컨테이너"))
    plans = {width: plan_lane([one], (), WINDOW, width) for width in (WIDTH, 400, 250, 100)}
    assert {width: (plan.bars[0].line, plan.bars[0].is_stacked) for width, plan in plans.items()} == {
        WIDTH: ("1만 3,000여 개 이상 · 북한의 대러 컨테이너 반출", False),
        400: ("1만 3,000여 개 이상 · 컨테이너", False),
        250: ("1만 3,000여 개 이상 · 컨테이너", True),
        100: ("", False),
    }
    assert plans[250].height - plans[400].height == ROW  # which nothing else may take
    crowd = plan_lane([replace(one, id=name) for name in "ab"], (), WINDOW, 250)
    assert abs(crowd.bars[0].row - crowd.bars[1].row) == 2
    drawn = draw_lane(plan_lane([one], (), WINDOW, 400))
    assert '<tspan class="tm-beside"> · 컨테이너</tspan>' in drawn


def test_a_publication_outside_is_not_drawn_and_every_mark_is_a_link_with_words():
    ticks = [Tick(WINDOW.start + 5, "published <early>", "/d/1"), Tick(WINDOW.end, "late", "/d/2")]
    plan = plan_lane(
        [bar(WINDOW.start + 90, WINDOW.start + 99, "3 & more"), bar(*[WINDOW.start] * 2, "", 12, "h")],
        ticks,
        WINDOW,
        WIDTH,
    )
    drawn = draw_lane(plan)
    assert drawn.count("<a ") == drawn.count("<title>") == 2
    assert "late" not in drawn
    assert "published &lt;early&gt;" in drawn
    assert "3 &amp; more" in drawn


def event(start, words, name, is_named=False):
    return Background(name, start, start, words, words, f"#{name}", is_named)


@given(st.lists(st.tuples(DAYS, st.booleans()), max_size=30), st.integers(1, 6))
def test_names_of_events_do_not_touch_and_those_that_texts_name_come_first(found, rows):
    events = [event(day, "안보리 결의 2397호", f"e{at}", is_named) for at, (day, is_named) in enumerate(found)]
    placed = plan_events(events, WINDOW, WIDTH, rows)
    assert [one.event.start for one in placed] == sorted(one.event.start for one in placed)
    assert len(placed) == sum(WINDOW.start < one.end and one.start < WINDOW.end for one in events)
    wide = text_width("안보리 결의 2397호", FONT - 1)
    for row in range(rows):
        spans = []
        for one in placed:
            if one.row == row:
                at = one.left * WIDTH
                spans.append((at, at + wide) if one.side == "right" else (at - wide, at))
        assert all(a[1] < b[0] for a, b in pairwise(sorted(spans)))
    alone = [one for one in placed if one.event.is_named]
    without = plan_events([one for one in events if one.is_named], WINDOW, WIDTH, rows)
    assert [(one.event.id, one.row) for one in alone] == [(one.event.id, one.row) for one in without]
    assert draw_events(placed, rows).count("<a ") == len(placed)


WINDOWS = st.builds(
    lambda start, days: Window(start, start + days), st.integers(700_000, 740_000), st.integers(LEAST, 9000)
)


@given(WINDOWS, WINDOWS, st.floats(0.1, 10), st.floats(-2, 2))
def test_a_window_is_zoomed_and_moved_inside_the_whole_and_written_as_it_is_read(window, whole, factor, share):
    inner = window.kept_in(whole)
    for found in (inner, inner.zoomed(factor, whole), inner.moved(share, whole)):
        assert whole.start <= found.start < found.end <= whole.end
        assert Window.read(str(found)) == found
    assert inner.moved(share, whole).days == inner.days
    assert inner.zoomed(0.5, whole).days <= inner.days
