"""Pages kept in a file are the same pages, in few bytes; a file that is not whole is none."""

import sys

import pytest

from etl.intake.boxes import Boxes
from etl.intake.model import Box, Page
from etl.intake.page_file import pack_pages, unpack_pages
from etl.intake.pdf.paragraphs import Packed
from etl.intake.pdf.segments import pack
from etl.intake.read import take_in
from etl.intake.view import Piece
from etl.model import Span
from tests.etl.intake.pdfs import at, pdf_of
from tests.paged_workspace import PAPER

LONG = "".join(
    at(60, 780 - 14 * n, f"Exports of region {n} rose to {n * 37} million dollars in 2022.") for n in range(50)
)


@pytest.mark.parametrize("content", [PAPER, pdf_of(LONG)])
def test_pages_come_back_as_they_were(content):
    pages = take_in(content, "a.pdf").pages
    assert sum(len(page.boxes) for page in pages) > 10
    assert unpack_pages(pack_pages(pages)) == pages


def test_pages_without_boxes_and_boxes_with_markup_come_back():
    box = Box(Span(9, 16), 10.1, 20.2, 30.3, 40.4, "A&B")  # A&amp;B
    before = Box(Span(2, 5), 50.0, 60.7, 70.9, 80.0, "뒤로")
    pages = (Page(1, "i", Span(0, 0), 595.3, 841.9), Page(2, "1", Span(2, 16), 595.0, 842.0, (box, before)))
    assert unpack_pages(pack_pages(pages)) == pages
    assert unpack_pages(pack_pages(())) == ()


def test_a_page_of_text_takes_three_bytes_a_character_at_most():
    pages = take_in(pdf_of(LONG), "a.pdf").pages
    characters = sum(len(box.word) for page in pages for box in page.boxes)
    assert characters > 1500
    assert len(pack_pages(pages)) <= 3 * characters


@pytest.mark.parametrize("damage", ["cut", "empty", "other"])
def test_a_file_that_is_not_whole_is_none(damage):
    content = pack_pages(take_in(PAPER, "a.pdf").pages)
    made = {"cut": content[:-3], "empty": b"", "other": content.replace(b"\x78\xda", b"\x00\x00", 1)}
    with pytest.raises(ValueError, match=r"."):
        unpack_pages(made[damage])


def test_boxes_in_columns_are_the_same_boxes():
    boxes = tuple(Box(Span(n, n + 3), 1.5 * n, 2.0, 3.1 + n, 4.9, word) for n, word in enumerate(("가나다", "", "one")))
    kept = Boxes(boxes)
    assert kept == boxes
    assert (kept[1], kept[-1], kept[1:], len(kept)) == (boxes[1], boxes[-1], boxes[1:], 3)
    assert kept != boxes[:2]
    with pytest.raises(IndexError):
        kept[3]
    assert sum(sys.getsizeof(part) for part in (kept.spans, kept.edges, kept.ends, kept.text)) < 1000


def test_lines_in_few_bytes_are_the_same_lines():
    pieces = [Piece("수출", source=pack(1, (1.0, 2.0, 3.0, 4.0))), Piece(" "), Piece("1)", True, pack(1, (5, 6, 7, 8)))]
    for some in (pieces, pieces[1:2], []):
        assert Packed(some).unpack() == some
