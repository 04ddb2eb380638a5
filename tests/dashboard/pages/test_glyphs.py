"""The key to the marks names each shape that a chart draws, and no other."""

import re
from html import unescape

import pytest

from dashboard.charts.data.marks import SHAPES, shape_of
from dashboard.charts.svg.traces import SYMBOLS
from etl.answers import replace
from tests.dashboard.made_up import BOUNDS, figure

KINDS = ("observed", "estimate", "claim", "cap", "plan", "forecast", "derived")
ALL_BOUNDS = (*BOUNDS, "less_than")


def find_drawn():
    """The shapes of figures of every kind under every bound."""
    return {shape_of(replace(figure(0), kind=kind, bound=bound)) for kind in KINDS for bound in ALL_BOUNDS}


def test_every_shape_that_is_known_is_the_shape_of_some_figure():
    assert find_drawn() == set(SHAPES)


def test_every_shape_has_an_outline_in_pictures():
    assert {symbol.removesuffix("-open") for symbol, _sign in SHAPES.values()} == set(SYMBOLS)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_key_shows_the_signs_of_all_shapes_and_nothing_that_is_never_drawn(client, lang):
    key = re.search(r'<dl class="ab-glyphs">.*?</dl>', client.get(f"/about?lang={lang}").text)[0]
    signs = {
        sign for told in re.findall(r"<dt>.*?</dt>", key) for sign in unescape(re.sub("<[^>]+>", "", told)).split()
    }
    assert signs == {SHAPES[shape][1] for shape in find_drawn()} | {"▨"}
    words = [unescape(told) for told in re.findall(r"<dd>(.*?)</dd>", key)]
    assert len(words) == len(set(words)) == len(signs) - 1
