"""Colours can be told from the page and read on it, in both themes."""

import pytest

from dashboard.theme import COLOURS, ORIGINS, name_colours, paint, variables
from etl.answers import OriginColour


def luminance(code):
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", COLOURS)
@pytest.mark.parametrize("ground", ["paper", "card", "row", "note"])
@pytest.mark.parametrize("name", ["ink", "mute", "link", "good", "bad", "accent"])
def test_text_stands_out_by_four_and_a_half(theme, ground, name):
    assert contrast(COLOURS[theme][name], COLOURS[theme][ground]) >= 4.5


@pytest.mark.parametrize("theme", COLOURS)
@pytest.mark.parametrize("name", [*ORIGINS, "edge"])
def test_a_mark_stands_out_by_three(theme, name):
    assert contrast(COLOURS[theme][name], COLOURS[theme]["card"]) >= 3


@pytest.mark.parametrize("theme", COLOURS)
def test_highlighted_words_stay_readable(theme):
    assert contrast(COLOURS[theme]["ink"], COLOURS[theme]["mark"]) >= 4.5


def test_both_themes_define_the_same_colours():
    assert COLOURS["light"].keys() == COLOURS["dark"].keys()
    assert variables().count("--ink:") == 3
    assert variables().count("--o8:") == 4  # once more for pages of originals, which are paper in both


def test_painting_leaves_no_name_of_a_colour_behind():
    painted = paint({"a": ["$ink", {"b": "$o1/0.5"}], "c": "$5 a barrel", "d": 3})
    assert painted == {"a": ["#1c2024", {"b": "rgba(0,114,178,0.5)"}], "c": "$5 a barrel", "d": 3}


def test_the_colour_of_an_origin_has_a_name():
    assert name_colours([OriginColour("nis", 0), OriginColour("us", 7)]) == {"nis": "o1", "us": "o8"}
