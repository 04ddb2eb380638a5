"""Keys that are looked up without a question: the same as comparing all of them."""

from hypothesis import given
from hypothesis import strategies as st

from etl.store.asking.keys import Keys

WORDS = st.text(alphabet="abㄱㅏ𠮷z", max_size=4)


@given(st.sets(WORDS), WORDS)
def test_a_key_and_those_that_begin_so_are_found_as_by_looking_at_all(words, wanted):
    ordered = sorted(words)
    keys = Keys(words)
    first, last = keys.begun(wanted)
    assert ordered[first:last] == [word for word in ordered if word.startswith(wanted)]
    assert (wanted in keys) == (wanted in words)
    assert [key.decode() for key in keys] == ordered
