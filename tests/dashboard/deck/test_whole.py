"""Whatever people did to a deck, its refresh is a whole file that Office programs open, with every slide."""

import zipfile
from copy import deepcopy
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart

from dashboard.exports.pptx.deck import find_wishes, write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.order import SECTIONS
from dashboard.exports.pptx.package import open_deck, save_deck
from dashboard.exports.pptx.parts import find_faults
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.i18n import Text


@pytest.fixture(scope="module")
def small(store, claims):
    """A deck with a cover, a chart of claims, two other slides with charts, a table and references."""
    wishes = list(find_wishes(store))
    charts = [wish for wish in wishes if wish.sort == "i" and wish != claims][:2]
    table = next(wish for wish in wishes if wish.sort == "t")
    return write_deck(store, [claims, *charts, table], "ko", "https://figures.example.org", title="분기 보고")


def edited(content, edit) -> bytes:
    """The deck after somebody has worked on it, saved by python-pptx itself."""
    deck = Presentation(BytesIO(content))
    edit(deck)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def chart_relation(slide):
    return next(key for key, link in slide.part.rels.items() if link.reltype == RT.CHART)


def slide_ids(content):
    return [slide.slide_id for slide in Presentation(BytesIO(content)).slides]


def delete_slide(deck, number=1):
    entry = deck.slides._sldIdLst[number]
    deck.part.drop_rel(entry.rId)
    deck.slides._sldIdLst.remove(entry)


def hide_slide(deck):
    """As many scripts delete a slide: it goes from the list, its part stays in the file."""
    del deck.slides._sldIdLst[1]


def delete_chart(deck):
    shape = next(find_shapes(deck)).shape
    shape._element.getparent().remove(shape._element)


def duplicate_slide(deck):
    """As PowerPoint does it: shapes, chart and notes all copied."""
    source = deck.slides[1]
    copy = deck.slides.add_slide(source.slide_layout)
    for shape in list(copy.shapes):
        shape._element.getparent().remove(shape._element)
    for shape in source.shapes:
        element = deepcopy(shape._element)
        copy.shapes._spTree.append(element)
        if shape.has_chart:
            package, own = deck.part.package, shape.chart.part
            xml = deepcopy(own._element)
            xml.remove(xml.find(qn("c:externalData")))
            part = ChartPart(package.next_partname(ChartPart.partname_template), CT.DML_CHART, package, xml)
            part.chart_workbook.update_from_xlsx_blob(own.chart_workbook.xlsx_part.blob)
            frame = element.xpath(".//c:chart")[0]
            frame.set(frame.attrib.keys()[0], copy.part.relate_to(part, RT.CHART))
        for link in element.xpath(".//a:hlinkClick"):
            address = source.part.rels[link.rId].target_ref
            link.rId = copy.part.relate_to(address, RT.HYPERLINK, is_external=True)
    copy.notes_slide.notes_text_frame.text = source.notes_slide.notes_text_frame.text


def reorder_slides(deck):
    entries = deck.slides._sldIdLst
    for entry in list(entries)[:3]:
        entries.remove(entry)
        entries.append(entry)


def remove_indicator(deck):
    next(find_shapes(deck)).shape.name = "figtrace:no.such.indicator"


def add_sections(deck):
    ids = [slide.slide_id for slide in deck.slides]
    named = "".join(f'<p14:sldId id="{each}"/>' for each in ids)
    xml = (
        '<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main">'
        '<p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">'
        f'<p14:sectionLst xmlns:p14="{SECTIONS}">'
        '<p14:section name="모두" id="{6F9D7A1B-0000-4000-8000-000000000001}">'
        f"<p14:sldIdLst>{named}</p14:sldIdLst></p14:section></p14:sectionLst></p:ext></p:extLst>"
    )
    deck.part._element.append(parse_xml(xml))


def link_to_references(deck):
    """A link on the first slide that leads to the last."""
    box = deck.slides[0].shapes.add_textbox(0, 0, 500_000, 300_000)
    box.text_frame.text = "참고 문헌으로"
    box.click_action.target_slide = deck.slides[len(deck.slides) - 1]


EDITS = {
    "nothing": lambda _: None,
    "a slide deleted": delete_slide,
    "the first chart deleted": delete_chart,
    "the slide of references deleted": lambda deck: delete_slide(deck, -1),
    "a slide taken from the list alone": hide_slide,
    "a slide duplicated": duplicate_slide,
    "the slides in another order": reorder_slides,
    "an indicator that is gone": remove_indicator,
    "sections": add_sections,
    "a link from slide to slide": link_to_references,
}


@pytest.fixture(scope="module")
def refreshed(restated, small):
    """Each edited deck, before and after its refresh from a store with another figure and another title."""
    befores = {name: edited(small, edit) for name, edit in EDITS.items()}
    return {name: (before, refresh_deck(restated, before, "deck.pptx")) for name, before in befores.items()}


@pytest.mark.parametrize("name", EDITS)
def test_a_refreshed_deck_is_whole_and_no_slide_is_lost(name, refreshed, validate):
    before, done = refreshed[name]
    assert find_faults(done.content) == []
    names = zipfile.ZipFile(BytesIO(done.content)).namelist()
    assert len({each.lower() for each in names}) == len(names)
    kept, own = slide_ids(done.content), slide_ids(before)
    assert [each for each in kept if each in own] == own
    assert validate(done.content) == []


@pytest.mark.parametrize("name", EDITS)
def test_refreshing_it_again_changes_nothing(name, refreshed, restated):
    assert refresh_deck(restated, refreshed[name][1].content, "deck.pptx").is_same


@pytest.mark.parametrize("name", [name for name in EDITS if name not in ("an indicator that is gone",)])
def test_a_list_of_changes_joins_the_deck_if_a_figure_on_it_changed(name, refreshed, claims):
    before, done = refreshed[name]
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(BytesIO(done.content)).slides]
    shown = any(found.wish == claims for found in find_shapes(Presentation(BytesIO(before))))
    assert bool(done.changes) == shown
    assert (Text("ko")("deck.changes") in titles) == shown


def test_a_new_slide_joins_the_section_it_stands_in_and_a_section_names_no_slide_that_is_gone(refreshed):
    deck = Presentation(BytesIO(refreshed["sections"][1].content))
    named = [entry.get("id") for entry in deck.part._element.iter(f"{{{SECTIONS}}}sldId")]
    assert named == [str(slide.slide_id) for slide in deck.slides]


def test_new_decks_are_sound_in_both_languages(decks, small, validate):
    assert validate(*decks.values(), small) == []
    assert not [fault for content in (*decks.values(), small) for fault in find_faults(content)]


def test_the_whole_deck_is_refreshed_soundly_there_and_back(store, restated, decks, validate):
    there = refresh_deck(restated, decks["ko"], "deck.pptx").content
    back = refresh_deck(store, there, "deck.pptx").content
    assert validate(there, back) == []
    assert slide_ids(back) == slide_ids(there)
    assert set(slide_ids(decks["ko"])) <= set(slide_ids(there))


def test_a_figure_that_is_gone_is_told_and_the_deck_is_sound(store, small, claims, validate):
    """The same slide narrowed to one origin: the other figures are gone."""
    origin = store.figures(claims.id)[0]["origin_id"]

    def edit(deck):
        found = next(find_shapes(deck))
        found.shape.name = f"{claims.name}?o={origin}"

    done = refresh_deck(store, edited(small, edit), "deck.pptx")
    assert any(change.new is None for change in done.changes)
    assert validate(done.content) == []


def test_decks_that_libreoffice_has_saved_are_whole_after_a_refresh(restated, render, small, decks, validate):
    """No error is in the refreshed deck that LibreOffice has not written itself."""
    saved = render({"small": small, "ko": decks["ko"]}, "pptx")
    for path in saved.values():
        before = path.read_bytes()
        done = refresh_deck(restated, before, "saved.pptx")
        assert done.changes
        assert find_faults(done.content) == []
        assert set(slide_ids(before)) <= set(slide_ids(done.content))
        held = {error.partition(": ")[2] for error in validate(before)}
        assert {error.partition(": ")[2] for error in validate(done.content)} <= held


def test_every_refreshed_deck_is_drawn_by_libreoffice_with_every_slide(render, refreshed):
    import subprocess

    for name, path in render({str(at): done.content for at, (_, done) in enumerate(refreshed.values())}).items():
        said = subprocess.run(["pdfinfo", str(path)], check=True, capture_output=True).stdout.decode()
        pages = int(next(line for line in said.splitlines() if line.startswith("Pages")).split()[1])
        assert pages == len(slide_ids(list(refreshed.values())[int(name)][1].content))


def test_what_would_not_be_whole_is_not_given_out(small):
    deck = open_deck(small, "deck.pptx")
    deck.slides[1].part.rels.pop(chart_relation(deck.slides[1]))
    with pytest.raises(DeckError, match="would not be whole") as refused:
        save_deck(deck)
    assert refused.value.reason == "unwritten"


def test_a_deck_with_a_reference_to_nothing_is_refused(small):
    def edit(deck):
        deck.slides[1].part.rels.pop(
            next(key for key, link in deck.slides[1].part.rels.items() if "chart" in link.reltype)
        )

    with pytest.raises(DeckError, match="which is not there") as refused:
        open_deck(edited(small, edit), "deck.pptx")
    assert refused.value.reason == "damaged"
