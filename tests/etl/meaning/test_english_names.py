"""English names of those who state are taken whole: what a clause begins with is no part of them."""

import pytest

from etl.mentions.names_of_origins import names_of
from etl.mentions.origins_other import find_english
from tests.rules import own_rules

NAMES = names_of(own_rules())


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("When Carl Venn announced a price of $75, nobody balked.", ["Carl Venn"]),
        ("Struggling Dunmore Ltd. said sales fell 5%.", ["Dunmore Ltd"]),
        ("Dunmore's said sales fell 5%.", ["Dunmore's"]),
        ("According to Dunmore & Lorne Corp., sales fell 5%.", ["Dunmore & Lorne Corp"]),
        ("Dunmore added 15 to 960.", []),
        ("Two New Brandon states are 5% behind.", []),
        ("He left Dunmore. Venn said sales fell 5%.", ["Venn"]),
    ],
)
def test_who_states_in_an_english_sentence(piece, expected):
    assert [speaker.name for speaker in find_english(piece, NAMES)] == expected
