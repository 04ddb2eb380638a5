"""`deck new --all`: a briefing with an overview, sections by family, single figures four to a slide, an appendix."""

import re
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx.arrange import arrange_all, count_slides
from dashboard.exports.pptx.cards import LEADS, MOST, NAME_SIZES, TILE
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.order import SECTIONS
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.wish import INDICATOR, OVERVIEW, TABLE, Wish, read_name, read_wish
from dashboard.i18n import Text
from tests.dashboard.deck.conftest import BASE, plain

HANGUL = re.compile("[가-힣]")


def write(store, lang="ko", *, is_short=False) -> bytes:
    chapters = arrange_all(store, lang, is_short=is_short)
    wishes = [wish for chapter in chapters for wish in chapter.wishes]
    return write_deck(store, wishes, lang, BASE, title="표지", sections=count_slides(chapters))


@pytest.fixture(scope="module")
def briefings(store) -> dict[str, bytes]:
    return {lang: write(store, lang) for lang in ("ko", "en")}


@pytest.fixture(scope="module", params=["ko", "en"])
def briefing(request, briefings):
    return Presentation(BytesIO(briefings[request.param]))


def sections_of(deck) -> list[tuple[str, list[int]]]:
    return [
        (section.get("name"), [int(each.get("id")) for each in section.iter(f"{{{SECTIONS}}}sldId")])
        for section in deck.part._element.iter(f"{{{SECTIONS}}}section")
    ]


def tables_of(deck):
    return [found for found in find_shapes(deck) if found.shape.has_table and found.wish.sort != TABLE]


def test_every_indicator_is_told_and_single_figures_stand_four_to_a_slide(store, briefing):
    told = [name for found in find_shapes(briefing) if found.wish.sort == INDICATOR for name in found.wish.ids]
    assert set(told) == {row.indicator_id for row in store.indicators() if row.figures}
    many = [found.wish.ids for found in find_shapes(briefing) if len(found.wish.ids) > 1]
    assert max(map(len, many)) == MOST
    before = list(find_shapes(briefing))[:30]
    alone = [found for found in before if len(found.wish.ids) == 1 and found.shape.has_text_frame]
    assert len(alone) <= len(store.families())  # of a family at most the one that is left over


def test_the_slides_stand_in_sections_by_family(store, briefing):
    sections = sections_of(briefing)
    lang = next(found.memory.lang for found in find_shapes(briefing))
    text = Text(lang)
    families = [text.pick(family.ko, family.en) for family in store.family_cards() if family.indicators]
    names = [text("deck.overview"), *families, text("deck.appendix"), text("deck.references_section")]
    assert [name for name, _ in sections] == names
    assert [own for _, ids in sections for own in ids] == [slide.slide_id for slide in briefing.slides]


def test_the_overview_opens_it_with_each_family_and_what_nothing_explains(store, briefing):
    found = tables_of(briefing)[0]
    assert (found.wish.sort, found.slide) == (OVERVIEW, briefing.slides[1])
    text = Text(found.memory.lang)
    words = "\n".join(cell.text for row in found.shape.table.rows for cell in row.cells)
    for family in store.family_cards():
        if family.indicators:
            assert text.pick(family.ko, family.en) in words
    assert str(store.counts().figures) in found.slide.shapes.title.text_frame.text
    notes = next(shape.text_frame.text for shape in found.slide.shapes if shape.name == "figtrace note")
    assert notes.startswith(text("home.unexplained"))


def test_a_card_says_subject_value_who_and_the_words(store, briefing):
    seen = 0
    for found in tables_of(briefing)[1:]:
        cells = [cell.text for row in found.shape.table.rows for cell in row.cells]
        for name in found.wish.ids:
            row, indicator = store.measured_figures(name)[0], store.indicator(name)
            text = Text(found.memory.lang)
            head = f"{text.pick(indicator.ko, indicator.en)} {LEADS}"
            (tile,) = [cell for cell in cells if cell.splitlines()[:1] == [head]]
            if indicator.figures == 1:
                assert text.pick(row.origin_ko, row.origin_en) in tile
                assert plain(row.quote_value) in plain(tile)
                seen += 1
    assert seen > 20


def test_the_name_of_a_card_takes_one_line(briefing):
    """Else its arrow stands alone below it, and its words reach the next card."""
    sizes = set()
    for found in tables_of(briefing)[1:]:
        for cell in (cell for row in found.shape.table.rows for cell in row.cells if cell.text):
            name = cell.text_frame.paragraphs[0]
            size = name.runs[0].font.size.pt
            assert text_width(name.text, size) <= TILE or size == min(NAME_SIZES)
            sizes.add(size)
    assert max(NAME_SIZES) in sizes


def test_the_short_edition_has_no_appendix_and_the_weightiest_of_each_family(store):
    short, full = (arrange_all(store, "ko", is_short=is_short) for is_short in (True, False))
    assert [chapter.name for chapter in full[:-1]] == [chapter.name for chapter in short]
    assert all(len(chapter.wishes) <= 3 for chapter in short)
    arms = next(chapter for chapter in short if chapter.wishes[0].id.startswith("arms."))
    assert arms.wishes[0] == Wish(INDICATOR, "arms.shells")  # what nothing explains comes first
    assert not [wish for chapter in short for wish in chapter.wishes if wish.sort == TABLE]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_file_tells_its_title_and_its_language(briefings, lang):
    core = Presentation(BytesIO(briefings[lang])).core_properties
    assert (core.title, core.language) == ("표지", {"ko": "ko-KR", "en": "en-GB"}[lang])


def test_words_say_which_language_they_are_in(briefings):
    deck = Presentation(BytesIO(briefings["en"]))
    runs = [run for slide in deck.slides for run in slide._element.iter(qn("a:r"))]
    said = {(run.find(qn("a:rPr")).get("lang"), bool(HANGUL.search(run.find(qn("a:t")).text or ""))) for run in runs}
    assert said == {("ko-KR", True), ("en-GB", False)}


def test_no_large_words_of_an_english_deck_are_korean(briefings):
    deck = Presentation(BytesIO(briefings["en"]))
    large = [
        run.find(qn("a:t")).text
        for slide in list(deck.slides)[1:]
        for run in slide._element.iter(qn("a:r"))
        if int(run.find(qn("a:rPr")).get("sz", 0)) >= 2000
    ]
    titles = [slide.shapes.title.text_frame.text for slide in list(deck.slides)[1:]]
    assert len(large) > 60
    assert [words for words in (*large, *titles) if HANGUL.search(words)] == []


def test_it_is_whole_and_an_up_to_date_one_comes_back_to_the_letter(store, briefings, validate):
    assert validate(*briefings.values()) == []
    for content in briefings.values():
        assert refresh_deck(store, content, "deck.pptx").is_same


def cards_with(store, figure) -> Wish:
    """Cards of which the first is of the indicator of a figure."""
    own = store.observation(figure).indicator_id
    others = [row.indicator_id for row in store.indicators() if row.figures == 1 and row.indicator_id != own]
    return Wish(INDICATOR, ",".join([own, *others[:3]]))


@pytest.fixture
def cards(store, altered_id):
    """A deck of such cards, made before the figure changed, and the indicator."""
    wish = cards_with(store, altered_id)
    return write_deck(store, [Wish(OVERVIEW, "all"), wish], "ko", BASE), wish


def tile_of(content, wish) -> str:
    deck = Presentation(BytesIO(content))
    (found,) = [found for found in find_shapes(deck) if found.wish == wish]
    return found.shape.table.cell(0, 0).text


def test_a_refresh_writes_cards_and_overview_anew(altered, cards):
    content, wish = cards
    fresh = tile_of(write_deck(altered, [wish], "ko", BASE), wish)
    done = refresh_deck(altered, content, "deck.pptx")
    assert tile_of(done.content, wish) == fresh
    assert not done.unknown
    overview = [Wish(OVERVIEW, "all")]
    said = tables_of(Presentation(BytesIO(done.content)))[0].shape.table
    new = tables_of(Presentation(BytesIO(write_deck(altered, overview, "ko", BASE))))[0].shape.table
    assert [cell.text for row in said.rows for cell in row.cells] == [c.text for row in new.rows for c in row.cells]
    assert refresh_deck(altered, done.content, "deck.pptx").is_same


def test_a_card_that_somebody_wrote_in_is_kept(altered, cards):
    content, wish = cards
    deck = Presentation(BytesIO(content))
    (found,) = [found for found in find_shapes(deck) if found.wish == wish]
    found.shape.table.cell(0, 0).text = "우리 말로"
    out = BytesIO()
    deck.save(out)
    done = refresh_deck(altered, out.getvalue(), "deck.pptx")
    assert tile_of(done.content, wish) == "우리 말로"


@pytest.mark.parametrize("wish", [Wish(OVERVIEW, "all"), Wish(INDICATOR, "a.b,c.d")])
def test_the_name_of_such_a_shape_gives_its_wish_again(wish):
    assert read_name(wish.name) == wish == read_wish(wish.address)


def test_a_card_of_what_does_not_exist_is_refused(store):
    with pytest.raises(DeckError, match=r"no\.such is no indicator with figures"):
        write_deck(store, [Wish(INDICATOR, "arms.shells,no.such")], "ko", BASE)


def test_libreoffice_draws_every_word_of_it(briefings, render):
    import subprocess

    path = render({"briefing": briefings["en"]})["briefing"]
    text = subprocess.run(["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True).stdout.decode()
    pages = [plain(page) for page in text.split("\f")]
    deck = Presentation(BytesIO(briefings["en"]))
    for number, slide in enumerate(deck.slides):
        for shape in slide.shapes:
            if shape.has_table:
                for row in shape.table.rows:
                    for line in (line for cell in row.cells for line in cell.text.splitlines()):
                        assert plain(line) in pages[number], (number, line)


def test_its_links_follow_a_new_address_of_the_pages(store, briefings):
    done = refresh_deck(store, briefings["ko"], "deck.pptx", "https://other.example.org")
    deck = Presentation(BytesIO(done.content))
    links = [link.target_ref for slide in deck.slides for link in slide.part.rels.values() if link.is_external]
    assert len(links) > 100
    assert not [link for link in links if link.startswith(BASE)]


def test_no_slide_has_the_asterisks_by_which_a_text_keeps_italics(briefing):
    words = [shape.text_frame.text for slide in briefing.slides for shape in slide.shapes if shape.has_text_frame]
    assert any("Washington Post" in text for text in words)
    assert not [text for text in words if re.search(r"\*[^*\s][^*\n]*\*", text)]
