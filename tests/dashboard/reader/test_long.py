"""A document of five hundred pages: its first answer is as small as that of a short one."""

import re

import pytest

from dashboard.components.reader import CHARACTERS_A_PART, Material, cut_parts, set_parts
from dashboard.i18n import Text
from tests.dashboard.reader.test_reader import mention, passage

PAGES, CHARACTERS = 500, 3_000


@pytest.fixture(scope="module")
def parts():
    """500 pages, a figure on each."""
    words = "다섯 차례 만났다. " + "가나다라마바사아자차 " * ((CHARACTERS - 11) // 11)
    passages = [passage(words, number * CHARACTERS) for number in range(PAGES)]
    mentions = [mention(row, "다섯 차례", "waiting") for row in passages]
    assert sum(len(row["reading"]) for row in passages) > 1_450_000
    return set_parts(Material(passages, mentions), Text("ko"))


def test_each_part_is_bounded_however_long_the_document(parts):
    assert len(parts) > 30
    assert max(len(part.encode()) for part in parts) < 4 * CHARACTERS_A_PART
    assert max(part.count("<") for part in parts) < 1_000  # tags, so at most as many nodes


def test_no_figure_is_lost_between_parts(parts):
    found = [name for part in parts for name in re.findall(r'class="fig [^>]* id="([^"]*)"', part)]
    assert len(found) == len(set(found)) == PAGES


def test_parts_begin_where_their_first_passage_does():
    passages = [passage("가나다라마바사아자차" * 1_000, number * 20_000) for number in range(9)]
    cut = cut_parts(passages)
    assert [part[0]["char_start"] for part in cut] == [0, 80_000, 160_000]
    assert [row for part in cut for row in part] == passages
    assert cut_parts([]) == []
