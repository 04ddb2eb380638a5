"""Which part of a page is shown for a figure, and which rectangles are marked in it."""

import pytest

from dashboard.content.leaf import TALLEST, choose_part, cut_word, join_lines, keep_whole
from etl.answers import WordBox


def word(start, text, x0, y0, x1):
    return WordBox(1, start, start + len(text), x0, y0, x1, y0 + 10.0, text)


def test_words_of_one_line_are_one_rectangle_and_those_of_two_lines_two():
    words = [word(0, "one", 400.0, 10.0, 430.0), word(4, "two", 435.0, 10.5, 460.0), word(8, "three", 50.0, 26.0, 90.0)]
    assert join_lines(words) == ((400.0, 10.0, 460.0, 20.5), (50.0, 26.0, 90.0, 36.0))


def test_a_word_further_left_at_the_same_height_begins_a_new_rectangle():
    columns = [word(0, "right", 300.0, 10.0, 330.0), word(6, "left", 50.0, 10.0, 80.0)]
    assert len(join_lines(columns)) == 2


@pytest.mark.parametrize(
    ("text", "start", "end", "share"), [("개를", 0, 1, 0.5), ("800m,", 0, 4, 5.0 / 5.6), ("13,000여", 0, 7, 1.0)]
)
def test_of_a_word_that_goes_on_the_figure_alone_is_marked(text, start, end, share):
    assert cut_word(word(0, text, 100.0, 0.0, 200.0), start, end) == (100.0, pytest.approx(100.0 + 100.0 * share))


def test_a_part_is_never_narrower_or_higher_than_can_be_read():
    left, _, right, _ = choose_part([(100.0, 100.0, 120.0, 110.0)], [(100.0, 100.0, 120.0, 110.0)])
    assert right - left == 260.0
    number = (100.0, 700.0, 120.0, 710.0)
    _, top, _, bottom = choose_part([(100.0, 100.0, 500.0, 110.0), number], [number])
    assert bottom - top == TALLEST
    assert top < 700.0 < 710.0 < bottom


def test_the_edges_of_a_part_cut_no_line_and_no_word_and_stay_on_the_page():
    cut = word(0, "cut", 80.0, 95.0, 130.0)
    far = word(4, "far", 500.0, 300.0, 530.0)
    assert keep_whole((100.0, 100.0, 300.0, 200.0), [cut, far], 595.0, 842.0) == (77.0, 92.0, 300.0, 200.0)
    assert keep_whole((-20.0, -5.0, 700.0, 900.0), [], 595.0, 842.0) == (0.0, 0.0, 595.0, 842.0)
