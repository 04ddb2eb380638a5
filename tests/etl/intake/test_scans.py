"""Pages that are pictures: read by tesseract where a person asks for it, and no figure of them published unseen."""

import shutil
from collections import Counter
from dataclasses import replace
from html import unescape
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw, ImageFont

from etl.adding.bibliography import propose
from etl.adding.fresh import make_workspace
from etl.adding.shelf import Shelf
from etl.deciding import write_decision
from etl.decisions import Decision
from etl.documents import plain_document
from etl.errors import IntakeError
from etl.intake import tesseract
from etl.intake.child import take_in_child
from etl.intake.pdf.scans import Word, read_words
from etl.intake.read import take_in
from etl.model import Span
from etl.pipeline import build
from etl.store import Store
from tests.etl.intake.made import figures
from tests.etl.intake.pdfs import at, pdf_of
from tests.needs import need

pytestmark = pytest.mark.whole


FONTS = Path("/usr/share/fonts/truetype/nanum")
DPI = 200
LINES = (
    "북한의 대외 무역",
    "국가정보원은 북한이 2024년 러시아에 컨테이너 13,000개 이상을 보냈다고 밝혔다.",
    "북한의 2023년 수출은 3억 달러, 수입은 24억 달러로 집계되었다.",
    "북한 인구는 2022년 2,566만 명이고 쌀 생산은 207만 톤이다.",
)
SHOWN = "\n".join(LINES)


@pytest.fixture(scope="module")
def scan():
    """A paper of one page as a picture in a PDF."""
    need(shutil.which("tesseract"), "apt-get install tesseract-ocr tesseract-ocr-kor")
    fonts = need(sorted(FONTS.glob("NanumMyeongjo.ttf")) or sorted(FONTS.glob("*.ttf")), "apt-get install fonts-nanum")
    return picture_of(LINES, ImageFont.truetype(fonts[0], round(11 / 72 * DPI)))


def picture_of(lines, font):
    page = Image.new("L", (round(8.27 * DPI), round(11.69 * DPI)), 255)
    draw = ImageDraw.Draw(page)
    for number, line in enumerate(lines):
        draw.text((DPI, DPI + number * DPI // 3), line, font=font, fill=20)
    made = BytesIO()
    page.save(made, "PDF", resolution=DPI)
    return made.getvalue()


def test_a_scan_is_read_only_where_it_is_asked_for(scan):
    with pytest.raises(IntakeError, match=r"^a\.pdf: pages without any text.*--scans kor, or FIGTRACE_SCANS=kor$"):
        take_in(scan, "a.pdf")
    taken = take_in_child(scan, "a.pdf", scans="kor")
    expected, found = Counter(figures(SHOWN, "text")), Counter(figures(taken.text, "html"))
    assert sum((expected & found).values()) >= 0.8 * sum(expected.values()), (expected - found, found - expected)
    assert taken.reader.startswith("tesseract ")
    assert tesseract.read_languages(taken.reader) == "kor"
    assert any(line.startswith("page 1: a scan, read by tesseract") for line in taken.warnings)
    (span,) = taken.scanned
    assert "13,000" in taken.text[span.start : span.end]


def test_a_box_lies_on_its_word_in_the_picture(scan):
    taken = take_in(scan, "a.pdf", scans="kor")
    page = pypdfium2.PdfDocument(scan)[0].render(scale=2, grayscale=True).to_pil()
    words = {unescape(taken.text[box.span.start : box.span.end]): box for box in taken.pages[0].boxes}
    box = next(box for word, box in words.items() if word.startswith("13,000"))
    inside = page.crop(tuple(round(2 * edge) for edge in (box.left, box.top, box.right, box.bottom)))
    assert inside.getextrema()[0] < 100, "no ink under the number"
    last = max(words.values(), key=lambda one: one.bottom).bottom
    below = page.crop((0, round(2 * last) + 8, page.width, page.height))
    assert below.getextrema()[0] > 200, "ink below the last line"
    top = (1 + 1 / 3) * 72
    assert abs(box.top - top) < 8, "the second line"


def test_a_figure_of_a_scan_waits_until_a_person_has_looked(scan, tmp_path):
    make_workspace(tmp_path)
    taken = take_in(scan, "a.pdf", scans="kor")
    Shelf(tmp_path).put("a.pdf", scan, taken, propose(taken, "a.pdf"), {"published": "2025"})
    with Store.open(build(tmp_path, jobs=1).path) as store:
        assert store.counts().figures == 0
        (mention,) = [row for row in store.mentions("a") if row.quote.startswith("13,000")]
        readings = [row.indicator_id for row in store.readings(mention.mention_id)]
        assert mention.status == "waiting"
        assert "스캔" in mention.reason
        assert store.boxes("a", mention.char_start, mention.char_end), "a place to hold it against"
    held = {"quote": mention.quote, "before": "", "after": ""}
    write_decision(tmp_path, Decision(mention=mention.mention_id, action="accept", indicator=readings[0],
                                      reason="그림과 같다", person="김", decided="2025-01-02", **held))  # fmt: skip
    with Store.open(build(tmp_path, jobs=1).path) as store:
        assert [row.mention_id for row in store.mentions("a") if row.status == "linked"] == [mention.mention_id]


def test_text_that_another_program_laid_over_a_scan_waits_too():
    seen, hidden = at(72, 700, "Exports rose to 300 million dollars."), "3 Tr " + at(72, 700, "Imports: 12 tons.")
    hidden = "q 300 0 0 30 60 690 cm BI /W 2 /H 2 /CS /G /BPC 8 ID abcd EI Q\n" + hidden
    taken = take_in(pdf_of(seen, hidden), "a.pdf")
    assert [taken.text[span.start : span.end] for span in taken.scanned] == ["Imports: 12 tons."]
    assert any(line.startswith("page 2: a scan with the text of another program") for line in taken.warnings)
    assert take_in(pdf_of(seen), "a.pdf").scanned == ()


@pytest.mark.parametrize(
    ("languages", "known", "told"),
    [("kor", None, "no tesseract on this machine"), ("xxx", "eng\nkor", "does not know xxx"),
     ("kor;ls", "eng\nkor", "no languages of tesseract"), ("-c", "eng", "no languages of tesseract")],
)  # fmt: skip
def test_what_lacks_is_told_in_one_line(monkeypatch, languages, known, told):
    monkeypatch.setattr(tesseract.shutil, "which", lambda _: known and "/usr/bin/tesseract")
    monkeypatch.setattr(tesseract, "_ask", lambda _: f"tesseract 5.3.0\n{known}")
    tesseract.find_reader.cache_clear()
    with pytest.raises(IntakeError, match=told) as said:
        take_in(pdf_of(at(72, 700, "Words.")), "a.pdf", scans=languages)
    tesseract.find_reader.cache_clear()
    assert "\n" not in str(said.value)


def test_korean_that_its_table_parts_is_put_together_by_its_text():
    head = "\t".join(["level", *"bcdefghijk", "text"])
    rows = [(4, 0, 10, 90, 20, ""), (5, 0, 10, 30, 20, "수"), (5, 28, 10, 12, 20, "출은"), (5, 50, 12, 20, 9, "3억"),
            (4, 0, 40, 90, 20, ""), (5, 0, 40, 30, 20, "끝")]  # fmt: skip
    table = "\n".join([head, *("\t".join(map(str, (row[0], 1, 1, 1, 1, 1, *row[1:5], 90, row[5]))) for row in rows)])
    assert list(read_words("수출은 3억\n끝\n", table, 1.0)) == [
        [Word("수출은", 0.0, 10.0, 40.0, 30.0), Word("3억", 50.0, 10.0, 70.0, 30.0)],
        [Word("끝", 0.0, 40.0, 30.0, 60.0)],
    ]


def test_stretches_of_a_scan_are_told_by_any_character():
    document = replace(plain_document("0123456789"), scanned=(Span(2, 4), Span(6, 8)))
    assert [document.is_scanned(at, at + 1) for at in range(10)] == [at in (2, 3, 6, 7) for at in range(10)]
    assert document.is_scanned(0, 3)
