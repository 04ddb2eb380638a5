"""Files that are made while the clock of the machine is wrong: they are the same files."""

import time
import zipfile
from io import BytesIO

import pytest
from docx import Document
from pptx import Presentation

from dashboard.exports.opc import pack_deck, pack_paper
from dashboard.exports.pptx.template import open_template
from etl.intake.layout import cut_links

YEARS = {"1971": 40_000_000, "2026": 1_800_000_000, "2108": 4_370_000_000}


@pytest.fixture(params=YEARS)
def clock(request, monkeypatch):
    """All that a zip asks for its dates."""
    moment = time.gmtime(YEARS[request.param])
    monkeypatch.setattr(time, "localtime", lambda *_: moment)
    return request.param


def make_paper():
    paper = Document()
    paper.add_paragraph("북한은 컨테이너 13,000개를 보냈다.")
    return pack_paper(paper)


def make_deck():
    deck = open_template()
    deck.slides.add_slide(deck.slide_layouts[0])
    return pack_deck(deck)


MADE = {"deck": make_deck, "paper": make_paper, "paper without links": lambda: cut_links(make_paper(), "a.docx")}
FIRST = {name: make() for name, make in MADE.items()}


@pytest.mark.parametrize("name", MADE)
def test_a_file_is_written_under_any_clock_and_is_the_same(clock, name):  # noqa: ARG001
    content = MADE[name]()
    assert content == FIRST[name]
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
        assert archive.testzip() is None


def test_their_own_programs_open_them():
    assert len(Presentation(BytesIO(FIRST["deck"])).slides) == 1
    assert Document(BytesIO(FIRST["paper"])).paragraphs[0].text.endswith("보냈다.")
