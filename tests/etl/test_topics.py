"""Whether a sentence goes on with the matter at hand: what stands near it, not all that was told before."""

import pytest

from etl.mentions.topics import AT_HAND, is_about_the_same, topics_of
from tests.rules import own_rules

TOPICS = topics_of(own_rules())


@pytest.mark.parametrize(("between", "goes_on"), [(10, True), (AT_HAND, False)])
def test_what_was_told_far_back_is_no_matter_at_hand(between, goes_on):
    before = "철도 화물 운임은 올랐다." + "." * between
    assert is_about_the_same("철도 화물 운임은 3% 내렸다.", before, TOPICS) is goes_on


def test_a_point_under_another_goes_on_however_long_it_is():
    assert is_about_the_same("○ 운임은 내렸다." + "." * AT_HAND, "관광객은 늘었다.", TOPICS)
