"""The words in the panels of a comparison: no line runs through them."""

import random
import re
from itertools import pairwise

import pytest

from dashboard.charts.ground.labels import Box, place, text_width
from dashboard.charts.panels import multiples
from dashboard.charts.panels.multiples import Panel
from dashboard.charts.panels.panel import FONT
from dashboard.components.time.time_panels import SIZES
from dashboard.i18n import Text
from tests.dashboard import made_up
from tests.dashboard.made_up import UNIT, figure

LINE = re.compile(
    r'<path d="M([\d.-]+) ([\d.-]+)L([\d.-]+) \2" fill="none" stroke="var\(--(?:o\d|mute)\)"'
)  # of a claim or a cap
WORDS = re.compile(r'<text x="([\d.-]+)" y="([\d.-]+)" [^>]*font-weight="600">([^<]+)</text>')
RISE, FALL = 9, 1  # pixels that letters take above the line they stand on, and below it
LEAST = 0.8  # of the marks that say their number, or the test sees too little


@pytest.mark.parametrize("height", [60, 70, 90, 200])
def test_no_number_of_an_axis_lies_over_another_however_low_a_panel_is(height):
    rows = made_up.years(4, [-400, 100, -200, -300])
    svg = draw_panel(rows, [], (300, height), "en")
    words = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)"[^>]*text-anchor="end"[^>]*>[−\d,]+(?: boxes)?</text>', svg)
    at = sorted(float(y) for _, y in words)
    assert at
    assert all(after - before > FONT for before, after in pairwise(at))


def make_rows(seed):
    """A few claims over windows that cross, some of which begin nobody knows when."""
    draw = random.Random(seed)
    for number in range(draw.randrange(2, 8)):
        start = draw.randrange(12)
        end = start + draw.randrange(1, 14)
        months = [f"{2023 + month // 12}-{month % 12 + 1:02d}" for month in (start, end)]
        known = {"start": months[0]} if draw.random() > 0.3 else {}
        bound = draw.choice(("at_least", "about", "at_most", "range", "exact"))
        value = draw.randrange(500, 20_000, 100)
        yield figure(number * 10, value, bound, origin="abcdef"[number % 6], end=months[1], **known)


def draw_panel(rows, caps, size, lang="ko"):
    marks, cap_marks = made_up.marks(rows, lang), made_up.marks(caps, lang)
    panel = Panel(marks, cap_marks, UNIT, {mark.id: "/" for mark in (*marks, *cap_marks)}, "x")
    left = multiples.axis_width([panel], lang)
    return multiples.draw(panel, multiples.find_span([panel]), left, size, Text(lang))


def find_crossed(svg):
    """The words that a line runs through, and how many words there are."""
    lines = [tuple(map(float, found)) for found in LINE.findall(svg)]
    words = [(float(x), float(y), said) for x, y, said in WORDS.findall(svg)]
    crossed = [
        said
        for x, y, said in words
        for begin, height, end in lines
        if y - RISE < height < y + FALL and min(end, x + text_width(said, FONT)) - max(begin, x) > 1
    ]
    return crossed, len(words)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize("has_cap", [False, True])
def test_no_line_runs_through_the_words_of_a_claim(size, has_cap):
    drawn = said = 0
    for seed in range(60):
        rows = list(make_rows(seed))
        caps = [figure(990, 9_000, kind="cap", end="2024-12")] if has_cap else []
        crossed, words = find_crossed(draw_panel(rows, caps, size))
        assert crossed == [], seed
        drawn, said = drawn + len(rows), said + words
    assert said > drawn * LEAST


def test_the_words_of_a_cap_stand_clear_of_its_line_at_the_foot_of_a_panel():
    svg = draw_panel([figure(0, 19_000, end="2024-05")], [figure(990, 200, kind="cap", end="2024-12")], SIZES["narrow"])
    edge = max(float(y) for _x, y, _end in LINE.findall(svg))
    told = float(re.search(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>' + Text("ko")("compare.cap"), svg)[1])
    assert edge > SIZES["narrow"][1] - 40  # at the foot, or the test sees nothing
    assert not edge - RISE < told < edge + RISE + 3


def test_a_place_that_may_not_cost_more_is_the_one_that_is_found_without_a_bound():
    draw = random.Random(7)

    def boxes(many):
        corners = [(draw.randrange(300), draw.randrange(90)) for _ in range(many)]
        return [Box(left, top, left + draw.randrange(8, 60), top + 16) for left, top in corners]

    found = refused = 0
    for _ in range(200):
        candidates, taken, lines = boxes(12), boxes(draw.randrange(40)), boxes(draw.randrange(40))
        best = place(candidates, taken, lines, Box(0, 0, 320, 110))
        bounded = place(candidates, taken, lines, Box(0, 0, 320, 110), 100)
        assert bounded == (best if best and best[1] < 100 else None)
        found, refused = found + bool(bounded), refused + (bounded is None)
    assert min(found, refused) > 20
