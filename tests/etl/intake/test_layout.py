"""Papers without pages, laid out by another program: what is shown of them is where their words stand there."""

import os
import zipfile
from io import BytesIO

import docx
import pypdfium2
import pytest

from etl.adding.bibliography import propose
from etl.adding.fresh import make_workspace
from etl.adding.shelf import Shelf
from etl.intake import layout
from etl.intake.fitting import fit_layout
from etl.intake.layout import Layout, cut_links, find_office, lay_out
from etl.intake.model import Box, Page
from etl.intake.read import take_in
from etl.intake.same_characters import match
from etl.model import Span
from etl.pipeline import build
from etl.store import Order, Store, find_original, find_shown, paint_page
from tests.etl.intake.made import read_text, replaced, saved
from tests.needs import need

pytestmark = pytest.mark.whole


@pytest.fixture(scope="module")
def paper():
    """A text of the gold in Word, with a table and a footnote number."""
    document = docx.Document()
    for line in read_text("b01").splitlines():
        document.add_paragraph(line)
    last = document.add_paragraph("부산항 물동량은 1,234만 개")
    last.add_run("7").font.superscript = True
    last.add_run("였다.")
    table = document.add_table(2, 2)
    for cell, words in zip(table._cells, ("연도", "수출", "2024", "98,765"), strict=True):
        cell.text = words
    return saved(document)


@pytest.fixture(scope="module")
def laid_out(paper, tmp_path_factory):
    """A workspace with that paper, built, and its store."""
    need(find_office(), "apt-get install libreoffice-writer")
    folder = tmp_path_factory.mktemp("own")
    make_workspace(folder)
    taken, shown = take_in(paper, "a.docx"), lay_out(paper, "docx", "a.docx")
    need(shown, "apt-get install libreoffice-writer")
    Shelf(folder).put("a.docx", paper, taken, propose(taken, "a.docx"), {"published": "2025"}, layout=shown)
    with Store.open(build(folder, jobs=1).path) as store:
        yield store


def test_every_figure_of_a_word_paper_has_its_place_on_a_page(laid_out):
    mentions = laid_out.mentions("a")
    assert len(mentions) > 10
    assert all(laid_out.boxes("a", one.char_start, one.char_end) for one in mentions)
    assert [one for one in laid_out.checks() if one.name in ("box_words", "quotes_on_pages", "pages_kept")
            and one.subject] == []  # fmt: skip


def test_under_a_box_stand_its_characters_in_the_pdf_that_is_shown(laid_out):
    row = laid_out.document("a")
    assert row.bibliography["layout_program"].startswith("LibreOffice ")
    assert row.format == "docx"
    path = find_shown(laid_out.path, row)
    assert path.name == "a.docx.pdf"
    assert find_original(laid_out.path, row).name == "a.docx"
    pdf = pypdfium2.PdfDocument(path)
    (mention,) = [one for one in laid_out.mentions("a") if one.quote.startswith("1,234만")]
    box = laid_out.boxes("a", mention.char_start, mention.char_end)[0]
    page = pdf[box.page - 1]
    height = page.get_height()
    seen = page.get_textpage().get_text_bounded(box.x0 - 1, height - box.y1 - 1, box.x1 + 1, height - box.y0 + 1)
    assert "1,234" in seen
    assert paint_page(laid_out.path, row, Order(box.page, 480, "png")).startswith(b"\x89PNG")


def test_what_is_not_the_file_that_was_laid_out_is_not_shown(laid_out, monkeypatch):
    row = laid_out.document("a")
    monkeypatch.setitem(row.bibliography, "layout_sha256", "0" * 64)
    assert paint_page(laid_out.path, row, Order(1, 480, "png")) is None


def test_nothing_is_laid_out_where_no_program_is_there(paper, monkeypatch):
    monkeypatch.setattr(layout.shutil, "which", lambda _: None)
    layout.find_hangul.cache_clear()
    assert [lay_out(paper, format, "a") for format in ("docx", "hwp", "hwpx", "xlsx")] == [None] * 4
    layout.find_hangul.cache_clear()


def test_an_office_that_did_not_answer_once_is_asked_again_and_leaves_nothing_behind(paper, tmp_path, monkeypatch):
    program, temporary = tmp_path / "soffice", tmp_path / "temporary"
    temporary.mkdir()
    program.write_text(
        "#!/bin/sh\n"
        'case "$*" in *--version*) echo "LibreOffice 7"; exit ${ANSWER:-0};; esac\n'
        'echo lock > "${TMPDIR:-/tmp}/lock"\n'
        'while [ "$1" != --outdir ]; do shift; done; printf %s %PDF-1 > "$2/paper.pdf"\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    layout._version_of_office.cache_clear()
    monkeypatch.setenv("ANSWER", "1")
    assert lay_out(paper, "docx", "a.docx") is None
    monkeypatch.delenv("ANSWER")
    assert lay_out(paper, "docx", "a.docx") == Layout(b"%PDF-1", "LibreOffice 7")
    assert list(temporary.iterdir()) == []
    layout._version_of_office.cache_clear()


def test_a_broken_paper_is_laid_out_as_nothing(monkeypatch):
    monkeypatch.setattr(layout, "find_office", lambda: "an office")
    assert lay_out(b"PK no zip", "docx", "a.docx") is None


def test_a_paper_of_hangul_is_laid_out_in_a_child(tmp_path, monkeypatch):
    (tmp_path / "hwp_ingest.py").write_text("def to_pdf_bytes(data):\n    print('words')\n    return b'%PDF-' + data\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join((str(tmp_path), os.environ.get("PYTHONPATH", ""))))
    monkeypatch.setattr(layout, "find_hangul", lambda: "hwp-ingest 0.1.1")
    assert lay_out(b"content", "hwp", "a.hwp") == Layout(b"%PDF-content", "hwp-ingest 0.1.1")
    (tmp_path / "hwp_ingest.py").write_text("def to_pdf_bytes(data):\n    raise ValueError\n")
    assert lay_out(b"content", "hwpx", "a.hwpx") is None


def test_nothing_is_fetched_for_a_word_paper(paper):
    outer = '<Relationship Id="x{}" Type="http://a/{}" Target="http://example.org/" TargetMode="External"/>'
    name = "word/_rels/document.xml.rels"
    with zipfile.ZipFile(BytesIO(paper)) as file:
        rels = file.read(name).decode()
    more = outer.format(1, "image") + outer.format(2, "hyperlink") + "</Relationships>"
    cut = cut_links(replaced(paper, name, rels.replace("</Relationships>", more).encode()), "a.docx")
    with zipfile.ZipFile(BytesIO(cut)) as file:
        left = file.read(name).decode()
        assert file.namelist() == sorted(file.namelist())
    assert "a/image" not in left
    assert "a/hyperlink" in left
    assert "styles.xml" in left


def words(*placed):
    """A page of words (x, text)."""
    return Page(1, "1", Span(0, 1), 100.0, 100.0,
                tuple(Box(Span(0, 1), x, 0.0, x + 10.0, 5.0, word) for x, word in placed))  # fmt: skip


def test_a_word_is_parted_where_the_text_has_markup_and_lost_where_it_has_other_characters():
    page = words((0, "수출은"), (20, "3억4"), (40, "달러"), (60, "A&B"), (80, "다른말"))
    text = "<p>수출은 3억<sup>4</sup> 달러 A&amp;B</p>"
    (fitted,) = fit_layout([page], text, "html")
    assert [(text[b.span.start : b.span.end], b.word) for b in fitted.boxes] == [
        ("수출은", "수출은"), ("3억", "3억"), ("4", "4"), ("달러", "달러"), ("A&amp;B", "A&B")]  # fmt: skip
    raised = fitted.boxes[2]
    assert 20 < raised.left < raised.right == 30


def test_a_note_at_the_foot_is_found_at_the_end_of_the_text():
    note = "주석은글의끝에모아둔다고한다"
    first, second = f"{'가나다라마바사아자차카타파하'}{note}", f"{'거너더러머버서어저처커터퍼허'}"
    text = f"<p>{first[:14]}</p><p>{second}</p><p>{note}</p>"
    pages = fit_layout([words((0, first[:14]), (20, note)), words((0, second))], text, "html")
    assert [text[one.span.start : one.span.end] for one in pages[0].boxes] == [first[:14], note]
    assert pages[0].span.end <= pages[1].span.start


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [("가나다", "가나다", [0, 1, 2]), ("가나가나", "가나", [None] * 4),
     ("abcdefghijklXmnopqrstuvwx", "abcdefghijklYmnopqrstuvwx", [*range(12), None, *range(13, 25)])],
)  # fmt: skip
def test_only_what_is_sure_is_matched(first, second, found):
    assert match(first, second) == found
