"""Briefings as files, opened by other programs: pdfium, python-docx, the Open XML SDK, two readers of HWPX."""

import json
import re
import struct
import subprocess
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

import docx
import pypdfium2
import pytest
from dochan.hwpx.parser import HWPXParser
from lxml import etree

from dashboard.content.briefing import brief_indicator, fit_sheet
from dashboard.exports.briefing import pictures
from dashboard.exports.briefing.docx import write_docx
from dashboard.exports.briefing.hwpx import write_hwpx
from dashboard.exports.chromium import NoBrowserError, has_browser
from dashboard.i18n import Text
from dashboard.routes import brief
from dashboard.state import State
from dashboard.workshop import Workshop
from etl.intake.fitting import fit_layout
from etl.intake.hwpx import read as read_hwpx
from etl.intake.layout import find_hangul, lay_out
from etl.intake.read import take_in
from tests.conftest import REPOSITORY
from tests.needs import need

# flask-compress reads an asset to its end and leaves the closing to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
VALIDATOR = REPOSITORY / "dashboard" / "node_modules" / "@xarsh" / "ooxml-validator-linux-x64" / "ooxml-validator"
POINTS = 12_700  # EMU of a point
FORMS = ("pdf", "docx", "hwpx")
DECLARED = {"ha", "hp", "hp10", "hs", "hc", "hh", "hhs", "hm", "hpf", "dc", "opf", "ooxmlchart", "hwpunitchar", "epub"}
LANGUAGES = ("ko", "en")


@pytest.fixture(scope="module")
def heaviest(store):
    """The indicator of most figures."""
    return max(store.indicators(), key=lambda row: row.figures)


@pytest.fixture(scope="module")
def disputed(store):
    """An indicator with something that nothing explains."""
    return store.relations(verdict="unexplained", limit=1)[0].indicator_id


@pytest.fixture
def painted(client):
    """The client, where there is a browser to paint with."""
    need(has_browser(), "apt-get install chromium fonts-noto-cjk libatomic1")
    return client


def flat(words):
    return re.sub(r"\s+", "", words)


def told_of(store, name, lang):
    """What must stand in the file: title, finding, values, sentences, reasons, cautions, citations, address."""
    sheet = fit_sheet(brief_indicator(store, name, State(), lang, "http://localhost/"))
    words = [sheet.briefing.title, *(each.replace("**", "") for each in (sheet.briefing.finding[0], *sheet.findings))]
    words += [part for each in sheet.statements for part in (each.value, each.origin, each.window, each.sentence)]
    words += [part for each in sheet.differences for part in (each.left, each.right, each.reason)]
    return [*words, *sheet.cautions, *(source.entry for source in sheet.sources), sheet.briefing.address]


def read_pdf(content):
    """The pages, the size of the first, all words."""
    with pypdfium2.PdfDocument(content) as document:
        pages = list(document)
        words = "".join(page.get_textpage().get_text_bounded() for page in pages)
        return len(pages), pages[0].get_size(), words


def words_of_docx(paper):
    body = paper.element.body
    return "".join(part.text or "" for part in body.iter("{*}t"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_pdf_is_one_page_of_a4_that_says_all_of_its_sheet(painted, store, heaviest, disputed, lang):
    for name in (heaviest.indicator_id, disputed):
        content = painted.get(f"/brief/i/{name}.pdf?lang={lang}").data
        pages, size, words = read_pdf(content)
        assert pages == 1
        assert size == pytest.approx((595.3, 841.9), abs=1)
        missing = [part for part in told_of(store, name, lang) if flat(part) not in flat(words)]
        assert missing == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_origins_documents_and_sets_are_one_page_too(painted, store, lang):
    origin = max(store.origins(), key=lambda row: row.figures).origin_id
    document = max(store.documents(), key=lambda row: row.figures).document_id
    names = ",".join(row.indicator_id for row in store.indicators() if row.figures)
    for path in (f"/brief/origins/{origin}.pdf?", f"/brief/d/{document}.pdf?", f"/brief.pdf?i={names}&"):
        pages, _, _ = read_pdf(painted.get(f"{path}lang={lang}").data)
        assert pages == 1, path


@pytest.mark.parametrize("write", [write_docx, write_hwpx])
def test_words_with_what_no_xml_may_hold_make_a_file_all_the_same(store, disputed, write):
    sheet = fit_sheet(brief_indicator(store, disputed, State(), "en", "http://localhost/"))
    briefing = replace(sheet.briefing, title=f"{sheet.briefing.title}\x1b\ufffe")
    content = write(replace(sheet, briefing=briefing), Text("en"), "http://localhost/", [])
    with ZipFile(BytesIO(content)) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".hpf")):
                etree.fromstring(file.read(name))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_docx_is_a_sheet_of_a4_with_headings_a_table_and_links(painted, store, disputed, lang):
    content = painted.get(f"/brief/i/{disputed}.docx?lang={lang}").data
    paper = docx.Document(BytesIO(content))
    section = paper.sections[0]
    assert (section.page_width / POINTS, section.page_height / POINTS) == pytest.approx((595.3, 841.9), abs=1)
    missing = [part for part in told_of(store, disputed, lang) if flat(part) not in flat(words_of_docx(paper))]
    assert missing == []
    sheet = fit_sheet(brief_indicator(store, disputed, State(), lang, "http://localhost/"))
    assert [len(table.rows) for table in paper.tables] == [1 + len(sheet.statements), 1]
    levels = [line.style.name for line in paper.paragraphs if line.style.name.startswith("Heading")]
    assert levels[0] == "Heading 1"
    assert set(levels[1:]) == {"Heading 2"}
    links = {each.target_ref for each in paper.part.rels.values() if each.is_external}
    assert links == {sheet.briefing.address, *(f"http://localhost/o/{each.id}" for each in sheet.statements)}
    assert paper.core_properties.title == sheet.briefing.title
    assert paper.inline_shapes
    assert all(shape._inline.docPr.get("descr") for shape in paper.inline_shapes)


def test_the_open_xml_sdk_finds_nothing_in_a_docx(painted, disputed, tmp_path):
    need(VALIDATOR.exists(), "npm ci --prefix dashboard")
    path = tmp_path / "sheet.docx"
    path.write_bytes(painted.get(f"/brief/i/{disputed}.docx").data)
    said = json.loads(subprocess.run([VALIDATOR, path], capture_output=True, timeout=120, check=False).stdout)
    assert said["ok"], said["errors"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_hwpx_is_read_whole_by_our_own_reader_and_by_another(painted, store, disputed, lang, tmp_path):
    content = painted.get(f"/brief/i/{disputed}.hwpx?lang={lang}").data
    own = unescape(re.sub(r"<[^>]+>", "", read_hwpx(content, "sheet.hwpx").text))
    path = tmp_path / "sheet.hwpx"
    path.write_bytes(content)
    other = " ".join(words_in(HWPXParser().parse(path)))
    for words in (own, other):
        missing = [part for part in told_of(store, disputed, lang) if flat(part) not in flat(words)]
        assert missing == []


def words_in(part):
    """Every text that dochan holds of a paper, wherever it does."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, list | tuple):
        for each in part:
            yield from words_in(each)
    elif hasattr(part, "__dict__"):
        yield from words_in(list(vars(part).values()))


def test_a_program_lays_an_hwpx_out_and_its_words_have_their_places(painted, disputed):
    """The real one, on a paper of Hangul as it came: what it draws is fitted to the text that our reader takes."""
    need(find_hangul(), "pip install hwp-ingest and apt-get install librsvg2-bin")
    content = painted.get(f"/brief/i/{disputed}.hwpx").data
    shown, taken = lay_out(content, "hwpx", "sheet.hwpx"), read_hwpx(content, "sheet.hwpx")
    assert shown is not None
    assert shown.program.startswith("hwp-ingest ")
    pages = fit_layout(take_in(shown.pdf, "sheet.pdf").pages, taken.text, taken.view)
    boxes = [box for page in pages for box in page.boxes]
    assert all(box.word == unescape(taken.text[box.span.start : box.span.end]) for box in boxes)
    words = unescape(re.sub(r"<[^>]+>", " ", taken.text)).split()
    assert sum(len(box.word) for box in boxes) >= 0.9 * sum(map(len, words))  # no line of a cell lies over another
    covered = {at for box in boxes for at in range(*box.span)}
    prose = [
        place for found in re.finditer(r"<p>(?:· )?([^<]{40,})</p>", taken.text) for place in range(*found.span(1))
    ]
    assert len(prose) > 100
    assert [taken.text[at] for at in prose if at not in covered and not taken.text[at].isspace()] == []


def test_pictures_of_an_hwpx_are_cut_by_nothing(painted, disputed):
    """Programs tell what a clip leaves by the pixels of the picture, whatever its size on the sheet."""
    with ZipFile(BytesIO(painted.get(f"/brief/i/{disputed}.hwpx").data)) as file:
        section = etree.fromstring(file.read("Contents/section0.xml"))
        sizes = [struct.unpack(">II", file.read(f"BinData/image{number}.png")[16:24]) for number in (1, 2)]
    clips = [(int(clip.get("right")), int(clip.get("bottom"))) for clip in section.iter("{*}imgClip")]
    assert clips == [(width * 75, height * 75) for width, height in sizes]
    assert clips == [(int(each.get("dimwidth")), int(each.get("dimheight"))) for each in section.iter("{*}imgDim")]


def test_an_hwpx_is_a_package_whose_every_reference_leads_somewhere(painted, disputed):
    with ZipFile(BytesIO(painted.get(f"/brief/i/{disputed}.hwpx").data)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert package.read("mimetype") == b"application/hwp+zip"
        parts = {name: package.read(name) for name in package.namelist()}
    parsed = {name: etree.fromstring(content) for name, content in parts.items() if name.endswith((".xml", ".hpf"))}
    header, section = parsed["Contents/header.xml"], parsed["Contents/section0.xml"]
    items = {item.get("id"): item.get("href") for item in parsed["Contents/content.hpf"].iter("{*}item")}
    assert all(href in parts for href in items.values())
    for name, holder in (("charPrIDRef", "charPr"), ("paraPrIDRef", "paraPr"), ("borderFillIDRef", "borderFill")):
        known = {each.get("id") for each in header.iter(f"{{*}}{holder}")}
        assert {each.get(name) for each in section.iter() if each.get(name)} <= known
    names = [each.get("binaryItemIDRef") for each in section.iter("{*}img")]
    assert names
    assert all(parts[items[name]].startswith(b"\x89PNG") for name in names)
    said = [etree.QName(each).localname for each in next(section.iter("{*}secPr"))]
    assert said[:5] == ["grid", "startNum", "visibility", "lineNumberShape", "pagePr"]  # Hancom Office asks for them
    for part in (header, section):
        assert set(part.nsmap) >= DECLARED | {"config"}
    page = next(section.iter("{*}pagePr"))
    assert (page.get("width"), page.get("height")) == ("59530", "84190")


@pytest.mark.parametrize("form", ["docx", "hwpx"])
def test_without_a_browser_an_office_file_comes_without_its_chart_and_says_so(client, disputed, form, monkeypatch):
    monkeypatch.setattr(brief, "MADE", Workshop(waiting=1))
    monkeypatch.setattr(pictures, "has_browser", lambda: False)
    content = client.get(f"/brief/i/{disputed}.{form}?lang=en").data
    words = (
        words_of_docx(docx.Document(BytesIO(content)))
        if form == "docx"
        else unescape(re.sub(r"<[^>]+>", "", read_hwpx(content, "sheet.hwpx").text))
    )
    assert Text("en")("brief.no_picture") in words


def test_without_a_browser_a_pdf_is_501_and_names_the_page_that_says_the_same(client, disputed, monkeypatch):
    monkeypatch.setattr(brief, "MADE", Workshop(waiting=1))
    monkeypatch.setattr(brief, "has_browser", lambda: False)
    answer = client.get(f"/brief/i/{disputed}.pdf?lang=en")
    assert answer.status_code == 501
    assert f"http://localhost/brief/i/{disputed}?lang=en" in answer.text
    assert client.get(f"/brief/i/{disputed}?lang=en").status_code == 200


def test_a_browser_that_does_not_answer_is_503_with_a_time(client, disputed, monkeypatch):
    def fail(*_):
        raise NoBrowserError("gone")

    monkeypatch.setattr(brief, "MADE", Workshop(waiting=1))
    monkeypatch.setattr(brief, "has_browser", lambda: True)
    monkeypatch.setattr(brief, "write_pdf", fail)
    answer = client.get(f"/brief/i/{disputed}.pdf")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, brief.RETRY)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", ["/brief/i/no.such", "/brief/origins/no.such", "/brief/d/no-such"])
def test_what_is_not_there_is_404_in_both_languages(client, path, form):
    answer = client.get(f"{path}.{form}")
    assert answer.status_code == 404
    assert answer.text.count("/figures") == 2


def test_a_file_is_made_once_and_kept_by_the_reader(client, disputed, monkeypatch):
    made = []
    monkeypatch.setattr(brief, "MADE", Workshop(waiting=1))
    monkeypatch.setattr(brief, "write_hwpx", lambda *args: made.append(args) or b"sheet")
    first = client.get(f"/brief/i/{disputed}.hwpx?lang=ko")
    assert first.data == b"sheet"
    assert first.mimetype == "application/hwp+zip"
    assert f'filename="figtrace-{disputed}.hwpx"' in first.headers["Content-Disposition"]
    again = client.get(f"/brief/i/{disputed}.hwpx?lang=ko", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert client.get(f"/brief/i/{disputed}.hwpx?lang=ko&theme=dark").data == b"sheet"
    assert len(made) == 1
    client.get(f"/brief/i/{disputed}.hwpx?lang=en")
    assert len(made) == 2
