"""Pages of originals: kept with a paper, read again where they are gone; a place is right or lost, never wrong."""

import hashlib
import shutil
from dataclasses import replace

import duckdb
import pytest

from etl.documents import read_documents
from etl.intake.model import Box, Page
from etl.intake.pdf import read as reader
from etl.intake.read import take_in
from etl.model import Span
from etl.pages import Pages, fit
from etl.store.checks import check_store
from etl.store.read import Store
from tests.paged_workspace import PAPER, make_paged
from tests.rules import own_rules

CUES = own_rules().cues


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A workspace with one PDF of two pages, built."""
    return make_paged(tmp_path_factory.mktemp("papers") / "own")


@pytest.fixture
def own(papers, tmp_path):
    """A copy, to be broken."""
    return shutil.copytree(papers, tmp_path / "own")


@pytest.fixture
def store(papers):
    with Store.open(papers / "build" / "current") as opened:
        yield opened


def words_of(store, start, end):
    text = store.text_at("trade", 0, 10_000).quote
    return [(box.page, text[box.char_start : box.char_end]) for box in store.boxes("trade", start, end)]


def broken_by(path, change):
    """Which checks a change of the store breaks."""
    with duckdb.connect(path) as connection:
        connection.execute(change)
    return {row.name for row in check_store(path) if row.subject is not None}


def test_a_quote_is_found_on_its_page_by_its_own_words(store):
    pages = [(row.page, row.label, row.width, row.height) for row in store.pages("trade")]
    assert pages == [(1, "1", 595, 842), (2, "2", 595, 842)]
    found = {m.quote: words_of(store, m.char_start, m.char_end) for m in store.mentions("trade")}
    assert found["300 million dollars"] == [(1, "300"), (1, "million"), (1, "dollars")]
    assert found["120 million dollars"] == [(2, "120"), (2, "million"), (2, "dollars")]
    (box,) = store.boxes("trade", store.mentions("trade")[0].char_start, store.mentions("trade")[0].char_start + 1)
    assert 72 < box.x0 < box.x1 < 200
    assert 842 - 720 - 10 < box.y0 < 842 - 720 < box.y1


def test_no_check_finds_a_fault_in_them(store):
    names = {"box_words", "quotes_on_pages", "pages_kept"}
    assert {row.name: row.subject for row in store.checks() if row.name in names} == dict.fromkeys(names)


@pytest.mark.parametrize(
    "shift",
    [
        "char_start = char_start + 1, char_end = char_end + 1",
        "char_start = char_start - 4, char_end = char_end - 4",
        "word = 'x' || word",
    ],
)
def test_boxes_that_are_shifted_against_the_text_are_told(own, store, shift):
    path = own / "build" / store.path.name
    assert "box_words" in broken_by(path, f"update page_boxes set {shift}")


def test_quotes_without_boxes_and_papers_without_pages_are_told(own, store):
    path = own / "build" / store.path.name
    assert broken_by(path, "delete from page_boxes where word = 'million'") >= {"quotes_on_pages"}
    assert broken_by(path, "delete from pages") >= {"pages_kept"}


def test_a_quote_of_one_word_without_a_box_is_told(own, store):
    path = own / "build" / store.path.name
    one = "update mentions set quote = '300', char_end = char_start + 3 where quote like '300%'"
    assert "quotes_on_pages" not in broken_by(path, one)
    assert "quotes_on_pages" in broken_by(path, "delete from page_boxes where word = '300'")


def test_what_was_read_when_the_paper_came_is_not_read_again(papers, monkeypatch):
    monkeypatch.setattr("etl.pages.take_in_child", lambda *_: pytest.fail("read again"))
    (document,) = read_documents(papers)
    assert list(Pages(papers, CUES).fill([document], 1)) == []
    assert len(Pages(papers, CUES).of(document)) == 2


@pytest.mark.parametrize("damage", ["gone", "broken"])
def test_pages_that_are_gone_come_from_the_original_again(own, damage):
    (document,) = read_documents(own)
    before = Pages(own, CUES).of(document)
    for path in (own / "build" / "pages").iterdir():
        path.unlink() if damage == "gone" else path.write_bytes(b"\x93broken")
    assert Pages(own, CUES).of(document) == before
    assert len(list((own / "build" / "pages").iterdir())) == 1


def test_what_no_paper_needs_any_more_is_cleared_away(own):
    (document,) = read_documents(own)
    (own / "build" / "pages" / "old.pages").write_bytes(b"")
    list(Pages(own, CUES).fill([document], 1))
    assert Pages(own, CUES).of(document)
    list(Pages(own, CUES).fill([], 1))
    assert list((own / "build" / "pages").iterdir()) == []


def test_an_original_that_cannot_be_read_any_more_has_no_pages(own):
    (document,) = read_documents(own)
    list(Pages(own, CUES).fill([], 1))
    broken = b"%PDF-1.4 nothing"
    (own / "seeds" / document.bibliography["original"]).write_bytes(broken)
    told = document.bibliography | {"original_sha256": hashlib.sha256(broken).hexdigest()}
    document = replace(document, bibliography=told)
    assert [done.id for done in Pages(own, CUES).fill([document], 1)] == ["trade"]
    assert Pages(own, CUES).of(document) == ()


class TestATextThatIsAnother:
    """As a newer reader gives it, or a person mended it."""

    def test_keeps_the_boxes_of_the_lines_that_both_have(self):
        boxes = (Box(Span(0, 3), 1, 1, 2, 2, "one"), Box(Span(4, 7), 1, 3, 2, 4, "two"))
        page = Page(1, "1", Span(0, 7), 595, 842, boxes)
        assert fit((page,), "one\ntwo\n", "one\ntwo\n") == (page,)
        (moved,) = fit((page,), "one\ntwo\n", "more\none\nTWO\n")
        assert moved == replace(page, span=Span(5, 8), boxes=(replace(boxes[0], span=Span(5, 8)),))

    def test_that_has_no_line_of_it_loses_all(self):
        page = Page(1, "1", Span(0, 3), 595, 842, (Box(Span(0, 3), 1, 1, 2, 2, "one"),))
        assert fit((page,), "one\n", "two\n")[0].boxes == ()


def test_a_box_under_which_other_characters_stand_is_lost_and_told(monkeypatch):
    whole = take_in(PAPER, "trade.pdf")
    assert sum(len(page.boxes) for page in whole.pages) == len(whole.text.replace("\n", " ").split())
    assert whole.warnings == ()
    unpack = reader.unpack
    monkeypatch.setattr(reader, "unpack", lambda place: (unpack(place)[0], *(edge + 20 for edge in unpack(place)[1:])))
    shifted = take_in(PAPER, "trade.pdf")
    assert [page.boxes for page in shifted.pages] == [(), ()]
    assert shifted.warnings[0] == "pages 1-2: 36 words have no sure place"
