"""The view of a text: composed, of half width, without signs that nobody sees; offsets name the untouched text."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.documents import plain_document
from etl.extract import extract
from etl.model import Line
from etl.reading.view import UNSEEN_SIGNS, view_line, view_text
from tests.rules import own_rules

ROOT = Path(__file__).parents[2]
RULES = own_rules()
SEEDS = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))
SIGNS = st.sampled_from(
    [*"a1가각万 人，．,. １３９Ａ％\u00a0\u2009\u3000\u200b\ufeff\u00ad\u0301\u1100\u1161\u11a8\uf900\ufe0f"]
)


def read(text: str):
    return extract(plain_document(text, language="ko", published="2025-01-01"), RULES).mentions


def slots(mention) -> tuple:
    return mention.reading, mention.value, mention.low, mention.high, mention.unit, mention.bound, mention.kind


@pytest.mark.parametrize("name", SEEDS)
def test_letters_in_several_parts_give_the_same_figures(name):
    text = (ROOT / "seeds" / name).read_text(encoding="utf-8")
    apart = unicodedata.normalize("NFD", text)
    assert apart != text
    here, there = read(text), read(apart)
    assert len(here) > 10
    assert [slots(m) for m in here] == [slots(m) for m in there]
    assert [unicodedata.normalize("NFC", apart[m.start : m.end]) for m in there] == [m.quote for m in here]
    assert all(apart[m.start : m.end] == m.quote for m in there)


@given(st.lists(SIGNS, max_size=30).map("".join))
def test_each_character_of_the_view_stands_for_a_stretch_of_the_text_in_order(text):
    line = view_line(Line(text, range(len(text))))
    assert len(line.text) == len(line.starts)
    assert list(line.starts) == sorted(line.starts)
    for place in range(len(line.text)):
        span = line.span(place, place + 1)
        assert 0 <= span.start < span.end <= len(text)
    assert unicodedata.is_normalized("NFC", line.text) or "\u0301" in line.text
    assert not set(line.text) & UNSEEN_SIGNS


@given(st.lists(SIGNS, max_size=30).map("".join))
@example("\uf900\u00a01％")
def test_the_view_of_a_view_is_the_view(text):
    assert view_text(view_text(text)) == view_text(text)


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("２，０００명，３점", "2,000명，3점"),
        ("12\u2009000", "12\u00a0000"),
        ("2\u200b3,000", "23,000"),
        ("12\u00ad000", "12000"),
        ("\u202f북한의", " 북한의"),
        ("\uf90a", "金"),
        ("5\u0336", "5"),
        ("\uf900\u00a01％", "豈1%"),
        ("44\u2009萬", "44萬"),
    ],
)
def test_what_is_written_otherwise_looks_the_same(written, seen):
    assert view_text(written) == seen
