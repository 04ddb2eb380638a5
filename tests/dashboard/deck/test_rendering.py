"""LibreOffice draws every slide: as many pages as slides, none of them empty, every word there."""

import re
import subprocess
from html import unescape
from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation

from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.refresh import refresh_deck
from tests.dashboard.deck.test_template import corporate

LEAST_INK = 0.004  # share of a page that is not paper


@pytest.fixture(scope="session")
def files(store, altered, decks, claims):
    """All decks to draw: both languages, a refreshed one, one over a template of somebody's own."""
    own = ("corporate.pptx", corporate())
    return {
        **decks,
        "refreshed": refresh_deck(altered, decks["ko"], "deck.pptx").content,
        "corporate": write_deck(store, [claims], "ko", own_template=own),
    }


@pytest.fixture(scope="session")
def pages(render, files):
    """The PDF of each, drawn in one run."""
    return render(files)


@pytest.mark.parametrize("name", ["ko", "en", "refreshed", "corporate"])
def test_every_slide_is_a_page_and_none_is_empty(name, files, pages, tmp_path):
    slides = len(Presentation(BytesIO(files[name])).slides)
    subprocess.run(["pdftoppm", "-r", "20", "-gray", str(pages[name]), str(tmp_path / "p")], check=True)
    pictures = sorted(tmp_path.glob("p*.pgm"))
    assert len(pictures) == slides
    for picture in pictures:
        with Image.open(picture) as image:
            shades = image.histogram()
        assert sum(shades[:200]) / sum(shades) > LEAST_INK, picture.name


@pytest.mark.parametrize("name", ["ko", "en", "refreshed"])
def test_every_word_of_a_slide_is_drawn(name, files, pages):
    drawn = pdf_words(pages[name])
    deck = Presentation(BytesIO(files[name]))
    for number, slide in enumerate(deck.slides):
        for shape in slide.shapes:
            if shape.has_text_frame and "number" not in shape.name:
                assert plain(shape.text_frame.text) in drawn[number], (number, shape.name)


def words_with_heights(path, page):
    """The words of a page of a PDF with their upper and lower edge."""
    command = ["pdftotext", "-bbox", "-f", str(page), "-l", str(page), str(path), "-"]
    drawn = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', drawn)
    return [(unescape(words), float(top), float(bottom)) for top, bottom, words in found]


@pytest.mark.parametrize("name", ["ko", "en"])
def test_what_stands_below_a_table_begins_below_its_last_row(name, files, pages):
    deck = Presentation(BytesIO(files[name]))
    places = {slide.slide_id: number for number, slide in enumerate(deck.slides, 1)}
    seen = 0
    for found in find_shapes(deck):
        below = next((shape for shape in found.slide.shapes if shape.name == "figtrace note"), None)
        if not found.shape.has_table or below is None:
            continue
        drawn = words_with_heights(pages[name], places[found.slide.slide_id])
        last = found.shape.table.rows[len(found.shape.table.rows) - 1].cells[0].text.split()[-1]
        first = below.text_frame.text.split()[0]
        ends = max(bottom for words, _, bottom in drawn if words == last)
        begins = min(top for words, top, _ in drawn if words == first)
        assert begins >= ends - 1, (found.wish.id, last, first)
        seen += 1
    assert seen


@pytest.mark.parametrize("name", ["ko", "en"])
def test_every_label_of_a_chart_is_drawn(name, files, pages):
    drawn = pdf_words(pages[name])
    deck = Presentation(BytesIO(files[name]))
    places = {slide.slide_id: number for number, slide in enumerate(deck.slides)}
    seen = 0
    for found in find_shapes(deck):
        if found.shape.has_chart:
            words = drawn[places[found.slide.slide_id]]
            for label in found.shape.chart.part._element.xpath(".//c:dLbl//a:t"):
                assert plain(label.text) in words, (found.wish.id, label.text)
                seen += 1
    assert seen > 40


def test_a_deck_that_libreoffice_has_saved_is_refreshed_all_the_same(altered, render, files):
    saved = render({"ko": files["ko"]}, "pptx")["ko"].read_bytes()
    done = refresh_deck(altered, saved, "saved.pptx")
    assert done.charts == len(list(find_shapes(Presentation(BytesIO(files["ko"])))))
    assert len(done.changes) == 1
    assert refresh_deck(altered, done.content, "saved.pptx").is_same


def pdf_words(path) -> list[str]:
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True).stdout.decode()
    return [plain(page) for page in text.split("\f")]


def plain(text: str) -> str:
    """Without any blanks: LibreOffice puts some between Latin and Korean."""
    return "".join(text.split())
