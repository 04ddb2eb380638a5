"""What people send may be foreign, damaged or hostile: one clear line, and nothing is written."""

import zipfile
from io import BytesIO

import pytest
from filelock import FileLock
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.shapes import shapetree

from dashboard.bench.hostile_decks import make_hostile, try_decks
from dashboard.exports.pptx import apart, package
from dashboard.exports.pptx.apart import refresh_apart
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.drawing import run
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.package import open_deck
from dashboard.exports.pptx.places import Box
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.shapes import draw_box

RELATIONS = "ppt/_rels/presentation.xml.rels"
OLE_LINK = (
    '<Relationship Id="rId999" TargetMode="External" Target="file://server/share/x.xlsx" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/oleObject"/></Relationships>'
)


@pytest.fixture(scope="module")
def good(store, claims):
    return write_deck(store, [claims], "ko")


@pytest.fixture(scope="module")
def uploads(good):
    """Names and bytes of all hostile uploads: it takes seconds to make them."""
    return list(make_hostile(good))


def repack(content: bytes, change=None, extra=()) -> bytes:
    """The same archive with some parts changed or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name)) if change else old.read(name)
            if part is not None:
                new.writestr(name, part)
        for name, part in extra:
            new.writestr(name, part)
    return out.getvalue()


def in_part(wanted, before, after):
    return lambda name, part: part.replace(before.encode(), after.encode()) if name == wanted else part


HOSTILE = {
    "not_pptx: text": lambda _: b"just some words",
    "not_pptx: nothing": lambda _: b"",
    "not_pptx: another zip": lambda good: repack(good, lambda *_: None, [("a.txt", b"x")]),
    "encrypted: a binary file": lambda _: package.OLE + b"\0" * 600,
    "damaged: cut off": lambda good: good[: len(good) // 2],
    "damaged: broken XML": lambda good: repack(good, in_part("ppt/presentation.xml", "<p:sldSz", "<p:sldSz <")),
    "damaged: no slide where one is named": lambda good: repack(
        good, lambda name, part: None if name == "ppt/slides/slide1.xml" else part
    ),
    "damaged: a name that climbs": lambda good: repack(good, extra=[("../../etc/passwd", b"x")]),
    "macros: in the types": lambda good: repack(
        good, in_part("[Content_Types].xml", "presentation.main+xml", "presentation.macroEnabled.main+xml")
    ),
    "external: an object on a share": lambda good: repack(good, in_part(RELATIONS, "</Relationships>", OLE_LINK)),
    "hostile: an entity that reads files": lambda good: repack(
        good,
        lambda name, part: (
            part.replace(b"<p:sld ", b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><p:sld ', 1)
            if name == "ppt/slides/slide1.xml"
            else part
        ),
    ),
    "hostile: the same in UTF-16": lambda good: repack(
        good, extra=[("ppt/x.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x/>'.encode("utf-16"))]
    ),
    "too_large: unfolds to far too much": lambda good: repack(
        good, extra=[(f"ppt/media/{n}.bin", b"\0" * 90_000_000) for n in range(5)]
    ),
    "too_large: one huge part": lambda good: repack(good, extra=[("ppt/x.xml", b" " * (package.MOST_XML + 1))]),
    "external: a mode that is written as a reference": lambda good: repack(
        good, in_part(RELATIONS, "</Relationships>", OLE_LINK.replace("External", "Ext&#101;rnal"))
    ),
    "external: an address without a mode": lambda good: repack(
        good, in_part(RELATIONS, "</Relationships>", OLE_LINK.replace('TargetMode="External" ', ""))
    ),
    "macros: written as a reference": lambda good: repack(
        good, in_part("[Content_Types].xml", "presentation.main+xml", "presentation.macro&#69;nabled.main+xml")
    ),
    "damaged: two parts that differ in capitals alone": lambda good: repack(
        good, extra=[("ppt/slides/SLIDE1.xml", b"<x/>")]
    ),
    "too_large: 8 million shapes in a small file": lambda good: repack(
        good, in_part("ppt/slides/slide1.xml", "</p:spTree>", "<p:sp/>" * 8_000_000 + "</p:spTree>")
    ),
    "too_large: more elements than a slide has": lambda good: repack(
        good, in_part("ppt/slides/slide1.xml", "</p:spTree>", "<p:sp/>" * 250_000 + "</p:spTree>")
    ),
    "too_large: more elements than a slide has in a part of no great size": lambda good: repack(
        good, extra=[("ppt/x.xml", f"<x>{'<a/>' * 210_000}</x>".encode())]
    ),
    "too_large: more elements than a deck has in parts of no great size": lambda good: repack(
        good, extra=[(f"ppt/x{n}.xml", f"<x>{'<a/>' * 180_000}</x>".encode()) for n in range(12)]
    ),
    "too_large: a bomb within a picture": lambda good: repack(
        good, extra=[("ppt/media/image9.png", b"\0" * 120_000_000)]
    ),
    "too_large: the file itself": lambda good: good + b"\0" * package.LARGEST,
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_in_one_line_that_names_the_file(case, good):
    with pytest.raises(DeckError) as refused:
        open_deck(HOSTILE[case](good), "bad.pptx")
    assert refused.value.reason == case.partition(":")[0]
    assert str(refused.value).startswith("bad.pptx: ")
    assert "\n" not in str(refused.value)
    assert "nothing was written" in str(refused.value)


def test_a_tenth_of_the_hostile_uploads_is_refused_in_a_line_or_taken_without_harm(uploads, store):
    assert len(uploads) >= 100
    outcomes, failed, _ = try_decks(iter(uploads[::10]), lambda content, name: refresh_deck(store, content, name))
    assert not failed
    assert outcomes.total() == len(uploads[::10])
    assert outcomes.total() - outcomes["taken"] > outcomes["taken"]


@pytest.mark.parametrize("harm", ["shapes without names", "a chart without series", "a chart of another sort",
                                  "a chart without its workbook", "our name on every shape"])  # fmt: skip
def test_a_deck_whose_parts_were_tampered_with_is_refreshed_or_refused(uploads, store, harm):
    content = dict(uploads)[harm]
    outcomes, failed, _ = try_decks(iter([(harm, content)]), lambda content, name: refresh_deck(store, content, name))
    assert not failed
    assert outcomes.total() == 1


def test_the_work_grows_with_the_shapes_of_ours_on_a_slide_and_not_with_their_square(good, store, monkeypatch):
    make, made = shapetree.SlideShapeFactory, []
    monkeypatch.setattr(shapetree, "SlideShapeFactory", lambda *given: made.append(1) or make(*given))
    ours = '<p:sp><p:nvSpPr><p:cNvPr id="9" name="figtrace:x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr/></p:sp>'
    counts = []
    for shapes in (50, 100):
        added = in_part("ppt/slides/slide1.xml", "</p:spTree>", ours * shapes + "</p:spTree>")
        made.clear()
        refresh_deck(store, repack(good, added), "many.pptx")
        counts.append(len(made))
    assert 50 <= counts[1] - counts[0] < 50 * 10


@pytest.mark.parametrize("limit", ["MEMORY", "PATIENCE"])
def test_a_process_that_needs_too_much_is_given_up_in_one_line(good, store, monkeypatch, limit):
    monkeypatch.setattr(apart, limit, {"MEMORY": 1_000_000, "PATIENCE": 0.01}[limit])
    with pytest.raises(DeckError, match=r"^good\.pptx: .*nothing was written$") as refused:
        refresh_apart(store, good, "good.pptx")
    assert refused.value.reason in ("too_large", "too_slow", "damaged")


def test_a_deck_is_the_same_whichever_process_has_refreshed_it(good, altered):
    here, there = refresh_deck(altered, good, "good.pptx"), refresh_apart(altered, good, "good.pptx")
    assert there.content == here.content
    assert there.changes == here.changes
    assert there.changes


def test_one_deck_at_a_time(good, store, monkeypatch):
    monkeypatch.setattr(apart, "WAIT", 0)
    with FileLock(apart.lock_path(store.path)):
        for sent, reason in ((good, "busy"), (b"words", "not_pptx")):  # what is no deck waits for none
            with pytest.raises(DeckError) as refused:
                refresh_apart(store, sent, "good.pptx")
            assert refused.value.reason == reason


@pytest.mark.parametrize("elsewhere", ["of another workspace", "of a folder that is only read"])
def test_a_deck_waits_for_no_other_workspace_and_needs_no_lock_where_none_can_be(
    good, store, monkeypatch, elsewhere, tmp_path
):
    monkeypatch.setattr(apart, "WAIT", 0)
    (tmp_path / "file").touch()
    if elsewhere == "of a folder that is only read":
        monkeypatch.setattr(apart, "lock_path", lambda _: tmp_path / "file" / ".deck.lock")
    with FileLock(tmp_path / ".deck.lock"):
        assert refresh_apart(store, good, "good.pptx").charts == 1


def test_a_deck_of_ours_and_an_empty_one_are_read(good):
    assert len(open_deck(good, "good.pptx").slides) == 2
    out = BytesIO()
    Presentation().save(out)
    assert len(open_deck(out.getvalue(), "empty.pptx").slides) == 0


def test_links_and_films_of_a_deck_are_no_danger(good):
    link = OLE_LINK.replace("oleObject", "hyperlink")
    open_deck(repack(good, in_part(RELATIONS, "</Relationships>", link)), "good.pptx")


def test_hostile_words_of_a_source_stay_words():
    words = "<a:t>&\"'\x00\x0b]]>=cmd|' /C calc'!A0"
    seen = words.replace("\x00", "").replace("\x0b", "")
    shape = parse_xml(draw_box(2, words, words, Box(0, 0, 1, 1), f"<a:p>{run(words, 12)}</a:p>"))
    assert [text.text for text in shape.iter(qn("a:t"))] == [seen]
    assert shape._nvXxPr.cNvPr.get("name") == shape._nvXxPr.cNvPr.get("descr") == seen
