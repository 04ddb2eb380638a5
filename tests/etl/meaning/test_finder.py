"""A finder parts its words by their first letters, and finds what one pattern of all of them would find."""

from hypothesis import example, given
from hypothesis import strategies as st

from etl.meaning.words import Finder, Hit, _pattern_of

LETTERS = st.text("가나다ab1 вг出", min_size=1, max_size=5)
WORDS = st.lists(LETTERS.filter(lambda word: word == word.strip() and "  " not in word), min_size=1, max_size=12)
TEXTS = st.text("가나다abs1 вг出\n", max_size=40)


@given(WORDS, TEXTS)
@example(["가", "가 나다", "가나"], "가나다 가 나 가\n나다")
@example(["a가", "ab", "a b", "a"], "a b ab a가 aabs")
@example(["В", "вг"], "вг в г бвг")
def test_it_finds_what_one_pattern_of_all_its_words_finds(words, text):
    found = [hit.span() for hit in Finder([(word, "any") for word in words])._matches(text)]
    assert found == [hit.span() for hit in _pattern_of(words).finditer(text)]


def test_only_the_words_that_a_text_may_hold_are_made_a_pattern():
    finder = Finder([("가나", "1"), ("다라", "2"), ("마", "3")])
    assert finder.find("다라 가마") == [Hit(0, 2, "2")]
    assert set(finder._patterns) == {"다라", "마"}


def test_a_finder_of_nothing_finds_nothing():
    assert Finder([]).find("가나다") == []
