"""A document of five hundred pages: its first answer is as small as that of a short one."""

import re
from dataclasses import replace

import pytest

from dashboard.components.reader.material import load_part, load_parts
from dashboard.components.reader.reader import CHARACTERS_A_PART
from etl.model import Passage
from etl.store import Store
from tests.etl.conftest import Records

pytestmark = pytest.mark.whole

PAGES, CHARACTERS = 500, 3_000
WORDS = "다섯 차례 만났다. " + "가나다라마바사아자차 " * ((CHARACTERS - 11) // 11)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """500 pages, a figure on each, and a document that ends within a part."""
    root = tmp_path_factory.mktemp("long")
    records = Records()
    path = records.store(root / "figtrace-test.duckdb", _pages(records, "500", PAGES), _pages(records, "9", 41))
    with Store.open(path) as opened:
        yield opened


def _pages(records, name, count):
    document = records.document(WORDS * count, name=name)
    size = len(WORDS)
    figure = records.mention(records.document(WORDS, name=name), "다섯 차례", evidence=())
    passages, mentions = [], []
    for number in range(count):
        start = number * size
        end, offsets = start + size, tuple(range(start, start + size))
        passages.append(Passage(name, number, "paragraph", start, end, WORDS, offsets, ((0, size),)))
        place = {"passage": passages[-1].id, "sentence_start": start, "sentence_end": end}
        mentions.append(replace(figure, start=start, end=start + len(figure.quote), **place))
    return records.extraction(document, *mentions, passages=tuple(passages))


@pytest.fixture(scope="module")
def parts(store):
    return [load_part(store, "500", number, "ko") for number in range(1, len(load_parts(store, "500")) + 1)]


def test_each_part_is_bounded_however_long_the_document(store, parts):
    assert store.document("500")["length"] > 1_450_000
    assert len(parts) > 30
    assert max(len(part.encode()) for part in parts) < 4 * CHARACTERS_A_PART
    assert max(part.count("<") for part in parts) < 1_000  # tags, so at most as many nodes


def test_no_figure_is_lost_between_parts(parts):
    found = [name for part in parts for name in re.findall(r'class="fig [^>]* id="([^"]*)"', part)]
    assert len(found) == len(set(found)) == PAGES


def test_parts_begin_where_their_first_passage_does_and_hold_all_of_them(store):
    cut = load_parts(store, "9")
    passages = store.passages("9")
    assert len(cut) > 3
    assert [part["char_start"] for part in cut] == [passages[part["first"]]["char_start"] for part in cut]
    held = [n for part in cut for n in range(part["first"], part["last"] + 1)]
    assert held == [row["ordinal"] for row in passages]


def test_a_document_that_is_not_there_has_no_parts(store):
    assert load_parts(store, "none") == []
    assert load_part(store, "none", 1, "ko") is None
