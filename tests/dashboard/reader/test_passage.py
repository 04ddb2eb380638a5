"""A passage cut into segments keeps its text to the letter, whatever overlaps."""

import re
from html import unescape
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from dashboard.components.card.passage import find_figure, set_passage
from dashboard.content.passage import Layer, cut_passage

SORTS = ("figure", "evidence", "marker", "numeral")


@st.composite
def passages(draw):
    """A reading, the offsets of its characters (gaps: what the repair left out), and layers."""
    reading = draw(st.text(st.characters(codec="utf-8"), max_size=60))
    gaps = draw(st.lists(st.integers(0, 4), min_size=len(reading), max_size=len(reading)))
    starts, at = [], draw(st.integers(0, 50))
    for gap in gaps:
        at += gap
        starts.append(at)
    edge = st.integers(0, at + 10)
    layers = draw(
        st.lists(
            st.builds(
                lambda a, b, sort, key: Layer(min(a, b), max(a, b), sort, f"d:{key}"),
                edge, edge, st.sampled_from(SORTS), st.integers(0, 5),
            ),
            max_size=12,
        )
    )  # fmt: skip
    return reading, starts, layers


@given(passages())
def test_the_segments_joined_are_the_reading(passage):
    reading, starts, layers = passage
    assert "".join(segment.text for segment in cut_passage(reading, starts, layers)) == reading


@given(passages())
def test_each_character_has_just_the_layers_that_cover_it(passage):
    reading, starts, layers = passage
    at = 0
    for segment in cut_passage(reading, starts, layers):
        for offset in starts[at : at + len(segment.text)]:
            covering = sorted(layer for layer in layers if layer.start <= offset < layer.end)
            assert sorted(segment.layers) == covering
        at += len(segment.text)


@given(passages())
def test_no_two_neighbours_could_be_one_segment(passage):
    reading, starts, layers = passage
    segments = cut_passage(reading, starts, layers)
    assert all(segment.text for segment in segments)
    assert all(sorted(left.layers) != sorted(right.layers) for left, right in pairwise(segments))


@given(passages())
def test_the_html_without_its_tags_is_the_reading(passage):
    reading, starts, layers = passage
    html = str(set_passage(cut_passage(reading, starts, layers)))
    assert unescape(re.sub(r"<[^<>]*>", "", html)) == reading
    assert html.count("<a ") == html.count("</a>")


@given(passages())
def test_an_id_stands_once_for_each_figure(passage):
    html = str(set_passage(cut_passage(*passage)))
    ids = re.findall(r'class="fig [^>]* id="([^"]*)"', html)
    assert len(ids) == len(set(ids))


def test_evidence_inside_a_figure_lies_inside_its_link():
    html = set_passage(
        cut_passage(
            "총 70여 차례에",
            range(100, 109),
            [
                Layer(100, 107, "figure", "002:100-107", "linked fam-arms"),
                Layer(102, 104, "evidence", "002:100-107", "number"),
                Layer(104, 105, "evidence", "002:100-107", "bound"),
            ],
        )
    )
    assert html == (
        '<a class="fig linked fam-arms" href="#002:100-107" data-figure="002:100-107"'
        ' id="002:100-107">총 <span class="ev" data-ev="number:002:100-107">70</span>'
        '<span class="ev" data-ev="bound:002:100-107">여</span> 차</a>례에'
    )


def test_one_stretch_can_be_evidence_of_two_figures():
    layers = [
        Layer(0, 5, "evidence", "d:6-7", "period"),
        Layer(3, 8, "evidence", "d:9-10", "origin"),
    ]
    html = set_passage(cut_passage("국정원은 올해", range(7), layers))
    assert 'data-ev="period:d:6-7 origin:d:9-10"' in html


def test_of_two_figures_over_one_piece_the_longer_holds_it():
    short, long = Layer(2, 4, "figure", "d:2-4"), Layer(0, 6, "figure", "d:0-6")
    segments = cut_passage("abcdefgh", range(8), [short, long])
    assert {find_figure(segment) for segment in segments} == {long, None}


def test_markup_in_a_document_stays_text():
    html = set_passage(cut_passage("<script>1 & 2</script>", range(22), [Layer(8, 9, "figure", "d:8-9")]))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
