"""Words of a chart are cut to the room that they have, however long they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dashboard.charts.ground.labels import text_width, wrap
from tests.ending import ends

WORDS = some.text(alphabet="국가정보원 WilA–,·1\u0301", max_size=60)


@given(WORDS, some.integers(20, 300))
def test_a_line_has_room_and_as_much_of_its_words_as_have(text, width):
    (line,) = wrap(text, 12, width, most=1)
    words = " ".join(word for word in text.split(" ") if word)
    if text_width(words, 12) <= width:
        assert line == words
        return
    assert line.endswith("…")
    assert text_width(line, 12) <= width
    shown = len(line) - 1
    more = words[: shown + 1].rstrip(" ,·–")
    assert not words[shown : shown + 1].strip(" ,·–") or text_width(f"{more}…", 12) > width


@pytest.mark.parametrize("text", ["1" + "\u0301" * 400_000, "가" * 400_000, "가 " * 200_000])
def test_a_label_without_end_is_cut_at_once(text):
    """A number with thousands of accents had a page ask for its width once for each of them."""
    lines = ends(lambda: wrap(text, 12, 200))
    assert len(lines) <= 2
    assert all(text_width(line, 12) <= 200 for line in lines)
