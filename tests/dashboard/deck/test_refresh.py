"""A refresh follows the store and keeps what people made of a deck."""

from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn
from pptx.util import Emu

from dashboard.exports.pptx.deck import find_wishes, write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.i18n import Text


@pytest.fixture
def small(store, claims):
    """The bytes of a deck of two slides and references, to be changed at will."""
    other = next(wish for wish in find_wishes(store) if wish != claims)
    return write_deck(store, [claims, other], "ko", "https://figures.example.org")


def change(content, edit) -> bytes:
    """The deck after somebody has worked on it."""
    deck = Presentation(BytesIO(content))
    edit(deck)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def opened(done):
    return Presentation(BytesIO(done.content))


def data_of(content):
    """The numbers of every chart, by the name of its shape."""
    deck = Presentation(BytesIO(content))
    return {
        found.shape.name: [value.text for value in found.shape.chart.part._element.iter(qn("c:v"))]
        for found in find_shapes(deck)
        if found.shape.has_chart
    }


def all_words(deck):
    return "\n".join(shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_deck_that_is_up_to_date_comes_back_to_the_letter(store, decks, lang):
    done = refresh_deck(store, decks[lang], "deck.pptx")
    assert done.is_same
    assert done.content == decks[lang]
    assert not done.changes


def test_a_changed_seed_changes_just_that_figure(altered, store, decks, altered_id):
    done = refresh_deck(altered, decks["ko"], "deck.pptx")
    row, before = altered.observation(altered_id), store.observation(altered_id)
    assert [(change.old.quote, change.new.quote) for change in done.changes] == [
        (" ".join(before["quote_value"].split()), " ".join(row["quote_value"].split()))
    ]
    old, new = data_of(decks["ko"]), data_of(done.content)
    assert old.keys() == new.keys()
    assert [name for name in old if old[name] != new[name]] == [f"figtrace:{row['indicator_id']}"]


def test_a_refresh_adds_a_slide_that_tells_old_and_new_with_both_passages(altered, store, small, altered_id):
    deck = opened(refresh_deck(altered, small, "deck.pptx"))
    slide = next(each for each in deck.slides if each.shapes.title.text_frame.text == Text("ko")("deck.changes"))
    words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    for one in (store, altered):
        row = one.observation(altered_id)
        assert " ".join(row["quote_value"].split()) in words
        assert " ".join(row["passage"].split()) in words


def test_refreshing_twice_changes_nothing(altered, decks):
    once = refresh_deck(altered, decks["ko"], "deck.pptx")
    assert not once.is_same
    twice = refresh_deck(altered, once.content, "deck.pptx")
    assert twice.is_same
    assert twice.content == once.content


def test_there_and_back_gives_the_same_data_again(altered, store, small):
    there = refresh_deck(altered, small, "deck.pptx").content
    back = refresh_deck(store, there, "deck.pptx").content
    assert data_of(there) != data_of(small)
    assert data_of(back) == data_of(small)


def test_notes_and_workbook_follow_the_store(altered, small, altered_id):
    row = altered.observation(altered_id)
    found = next(find_shapes(opened(refresh_deck(altered, small, "deck.pptx"))))
    passage = " ".join(row["passage"].split())
    assert passage in found.slide.notes_slide.notes_text_frame.text
    book = openpyxl.load_workbook(BytesIO(found.shape.chart.part.chart_workbook.xlsx_part.blob))
    assert len(book.sheetnames) == 3
    assert passage in {cell.value for row in book.worksheets[1].iter_rows() for cell in row}


def test_position_size_and_colours_stay_as_people_set_them(altered, small):
    def edit(deck):
        shape = next(find_shapes(deck)).shape
        shape.left, shape.top, shape.width, shape.height = (Emu(n) for n in (111_000, 2_222_000, 5_000_000, 3_000_000))
        for series in shape.chart.plots[0].series:
            series.format.line.color.rgb = RGBColor(0x12, 0x34, 0x56)
            series.marker.format.fill.solid()
            series.marker.format.fill.fore_color.rgb = RGBColor(0xAB, 0xCD, 0xEF)

    shape = next(find_shapes(opened(refresh_deck(altered, change(small, edit), "deck.pptx")))).shape
    assert (shape.left, shape.top, shape.width, shape.height) == (111_000, 2_222_000, 5_000_000, 3_000_000)
    for series in shape.chart.plots[0].series:
        assert series.format.line.color.rgb == RGBColor(0x12, 0x34, 0x56)
        assert series.marker.format.fill.fore_color.rgb == RGBColor(0xAB, 0xCD, 0xEF)


def test_a_title_that_somebody_rewrote_is_kept_and_an_old_one_of_ours_is_not(altered, small):
    def edit(deck):
        deck.slides[0].shapes.title.text_frame.text = "우리가 쓴 제목"

    kept = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert opened(kept).slides[0].shapes.title.text_frame.text == "우리가 쓴 제목"
    mine = Presentation(BytesIO(small)).slides[0]
    fresh = opened(refresh_deck(altered, small, "deck.pptx")).slides[0]
    foot = [next(s for s in slide.shapes if s.name == "figtrace foot").text_frame.text for slide in (mine, fresh)]
    assert foot[0] != foot[1]
    assert altered.version[:12] in foot[1]
    again = refresh_deck(altered, kept.content, "deck.pptx")
    assert again.is_same


def test_slides_shapes_and_notes_of_ones_own_stay(altered, small):
    def edit(deck):
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text_frame.text = "우리 슬라이드"
        box = deck.slides[0].shapes.add_textbox(0, 0, 100_000, 100_000)
        box.text_frame.text = "우리 글상자"
        notes = deck.slides[0].notes_slide.notes_text_frame
        notes.text = "내가 할 말\n" + notes.text + "\n끝인사"

    deck = opened(refresh_deck(altered, change(small, edit), "deck.pptx"))
    assert "우리 슬라이드" in all_words(deck)
    assert "우리 글상자" in all_words(deck)
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    assert notes.startswith("내가 할 말\n")
    assert notes.endswith("\n끝인사")


def test_words_written_into_our_notes_are_kept(altered, small):
    def edit(deck):
        notes = deck.slides[0].notes_slide.notes_text_frame
        notes.paragraphs[1].runs[0].text = "고쳐 쓴 줄"

    once = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert "고쳐 쓴 줄" in opened(once).slides[0].notes_slide.notes_text_frame.text
    assert refresh_deck(altered, once.content, "deck.pptx").is_same


@pytest.mark.parametrize("at", [0, -1])
def test_words_written_right_beside_our_marks_are_kept_and_the_figures_known(altered, small, at):
    def edit(deck):
        ours = deck.slides[0].notes_slide.notes_text_frame.paragraphs
        ours[at].runs[0].text += " MYNOTE"

    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert [one.old.quote for one in done.changes if one.old] != []
    assert done.unknown == 0
    assert opened(done).slides[0].notes_slide.notes_text_frame.text.count("MYNOTE") == 1


def test_a_slide_without_notes_is_told_of_in_the_language_of_its_deck(altered, store, claims):
    other = next(wish for wish in find_wishes(store) if wish.sort == "i" and wish != claims)

    def edit(deck):
        deck.slides[0].notes_slide.notes_text_frame.text = ""

    done = refresh_deck(altered, change(write_deck(store, [claims, other], "en"), edit), "deck.pptx")
    words = [remark.words for remark in done.remarks]
    assert Text("en")("deck.changes_unknown") in words
    assert not any("가" <= letter <= "힣" for each in words for letter in each)


def test_a_text_that_somebody_took_away_stays_away(altered, small):
    def edit(deck):
        shape = next(each for each in deck.slides[0].shapes if each.name == "figtrace subtitle")
        shape._element.getparent().remove(shape._element)

    deck = opened(refresh_deck(altered, change(small, edit), "deck.pptx"))
    assert "figtrace subtitle" not in [shape.name for shape in deck.slides[0].shapes]


def test_without_its_notes_a_slide_keeps_its_texts_and_gets_its_data(altered, small, claims):
    def edit(deck):
        deck.slides[0].notes_slide.notes_text_frame.text = ""

    before = Presentation(BytesIO(small)).slides[0].shapes.title.text_frame.text
    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert opened(done).slides[0].shapes.title.text_frame.text == before
    assert data_of(done.content)[claims.name] != data_of(small)[claims.name]
    assert any(remark.words == Text("ko")("deck.changes_unknown") for remark in done.remarks)


def test_a_copied_slide_is_refreshed_as_well_as_the_first(altered, store, claims):
    twice = write_deck(store, [claims, claims], "ko")
    done = refresh_deck(altered, twice, "deck.pptx")
    assert len({tuple(values) for values in data_of(done.content).values()}) == 1
    assert done.charts == 2


def test_a_chart_with_a_shape_of_another_name_is_found_by_its_alternative_text(altered, small):
    def edit(deck):
        next(find_shapes(deck)).shape.name = "Chart 7"

    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert done.charts == 2
    assert done.changes


def test_an_indicator_that_is_gone_leaves_its_slide_as_it_was(store, small):
    def edit(deck):
        next(find_shapes(deck)).shape.name = "figtrace:no.such.indicator"

    edited = change(small, edit)
    done = refresh_deck(store, edited, "deck.pptx")
    assert [remark.words for remark in done.remarks] == [Text("ko")("deck.changes_gone")]
    assert done.content == edited


def test_hand_made_numbers_in_a_chart_give_way_to_the_store(store, small, claims):
    def edit(deck):
        chart = next(find_shapes(deck)).shape.chart.part._element
        value = next(iter(next(chart.iter(qn("c:yVal"))).iter(qn("c:v"))))
        value.text = "123456"

    done = refresh_deck(store, change(small, edit), "deck.pptx")
    assert data_of(done.content)[claims.name] == data_of(small)[claims.name]


def test_a_number_typed_into_a_chart_is_not_overwritten_without_a_word(altered, store, small):
    def edit(deck):
        chart = next(find_shapes(deck)).shape.chart.part._element
        value = next(iter(next(chart.iter(qn("c:yVal"))).iter(qn("c:v"))))
        value.text = "123456"

    for other in (store, altered):
        done = refresh_deck(other, change(small, edit), "deck.pptx")
        words = Text("ko")("deck.changes_retyped", numbers="123456")
        assert [remark.words for remark in done.remarks if remark.words == words]
        assert words in all_words(opened(done))
    assert not refresh_deck(altered, small, "deck.pptx").remarks


def test_a_number_typed_into_a_table_is_not_overwritten_without_a_word(store):
    table = next(wish for wish in find_wishes(store) if wish.sort == "t")
    content = write_deck(store, [table], "ko")

    def edit(deck):
        cell = next(find_shapes(deck)).shape.table.cell(1, 2)
        cell.text_frame.paragraphs[0].runs[0].text = "손으로"

    done = refresh_deck(store, change(content, edit), "deck.pptx")
    assert len([remark for remark in done.remarks if "손으로 →" in remark.words]) == 1
    assert next(find_shapes(opened(done))).shape.table.cell(1, 2).text != "손으로"
    assert "손으로 →" in all_words(opened(done))


def test_a_series_that_somebody_deleted_stays_away_and_that_is_said(altered, small):
    def edit(deck):
        series = list(next(find_shapes(deck)).shape.chart.part._element.iter(qn("c:ser")))
        series[0].getparent().remove(series[0])

    before = Presentation(BytesIO(small))
    gone = next(find_shapes(before)).shape.chart.plots[0].series[0].name
    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    names = [series.name for series in next(find_shapes(opened(done))).shape.chart.plots[0].series]
    assert names
    assert gone not in names
    words = Text("ko")("deck.changes_left_out", series=gone)
    assert words in [remark.words for remark in done.remarks]
    assert words in all_words(opened(done))
    again = refresh_deck(altered, done.content, "deck.pptx")
    assert again.is_same


def test_labels_that_somebody_took_away_stay_away(altered, small):
    def edit(deck):
        for labels in list(next(find_shapes(deck)).shape.chart.part._element.iter(qn("c:dLbls"))):
            labels.getparent().remove(labels)

    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    assert done.changes
    assert not list(next(find_shapes(opened(done))).shape.chart.part._element.iter(qn("c:dLbl")))


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_cover_names_the_new_version_beside_what_people_wrote_there(altered, store, claims, lang):
    def edit(deck):
        lead, counts, version = deck.slides[0].placeholders[1].text_frame.paragraphs
        lead.runs[0].text = "우리 말로"
        counts.runs[0].text = counts.runs[0].text.replace("1", "7").replace("2", "7").replace("3", "7")
        version.add_run().text = " · 홍길동"

    made_new = Presentation(BytesIO(write_deck(altered, [claims], lang, title="분기 보고")))
    fresh = made_new.slides[0].placeholders[1].text_frame
    content = change(write_deck(store, [claims], lang, title="분기 보고"), edit)
    cover = opened(refresh_deck(altered, content, "deck.pptx")).slides[0]
    line = Text(lang)("deck.cover_subtitle", version=altered.version[:12])
    told = cover.placeholders[1].text_frame.text.splitlines()
    assert told == ["우리 말로", fresh.paragraphs[1].text, f"{line} · 홍길동"]
    assert "7" not in told[1]
    assert cover.shapes.title.text_frame.text == "분기 보고"


def test_a_slide_without_notes_says_what_numbers_changed_and_that_its_title_was_kept(altered, store, small, altered_id):
    def edit(deck):
        deck.slides[0].notes_slide.notes_text_frame.text = ""

    done = refresh_deck(altered, change(small, edit), "deck.pptx")
    old, new = (f"{float(one.observation(altered_id)['value']):.9g}" for one in (store, altered))
    words = all_words(opened(done))
    assert done.unknown == 1
    assert Text("ko")("deck.changes_numbers", old=old, new=new) in words
    assert Text("ko")("deck.part_title") in next(r.words for r in done.remarks if "제목" in r.words)


def test_references_that_somebody_rewrote_are_kept_and_that_is_said(restated, small):
    def edit(deck):
        shape = next(each for each in deck.slides[len(deck.slides) - 1].shapes if each.name == "figtrace references")
        shape.text_frame.paragraphs[0].runs[0].text = "우리가 쓴 목록"

    done = refresh_deck(restated, change(small, edit), "deck.pptx")
    assert "우리가 쓴 목록" in all_words(opened(done))
    assert Text("ko")("deck.references") in {remark.slide for remark in done.remarks}


def test_the_address_of_the_pages_is_kept_or_replaced(store, small):
    assert refresh_deck(store, small, "deck.pptx").is_same
    moved = refresh_deck(store, small, "deck.pptx", "https://new.example.org")
    assert "https://new.example.org/i/" in all_words(opened(moved))
    assert "https://figures.example.org" not in all_words(opened(moved))
    assert not moved.changes


def test_a_deck_without_a_chart_of_ours_is_told_so():
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0])
    out = BytesIO()
    deck.save(out)
    with pytest.raises(DeckError, match=r"foreign\.pptx: no chart of figtrace was found") as refused:
        refresh_deck(None, out.getvalue(), "foreign.pptx")
    assert refused.value.reason == "no_charts"


def test_a_new_address_is_that_of_every_link_and_the_old_one_is_in_the_file_no_more(store):
    """The words of a source tell nothing of where it leads."""
    wishes = list(find_wishes(store))[:12]
    old = write_deck(store, wishes, "ko", "http://old.example")
    done = refresh_deck(store, old, "deck.pptx", "http://new.example")
    links = [each.target_ref for slide in opened(done).slides for each in slide.part.rels.values() if each.is_external]
    assert any(link.startswith("http://new.example/o/") for link in links)
    assert not [link for link in links if not link.startswith("http://new.example/")]
    assert not done.remarks
    assert refresh_deck(store, done.content, "deck.pptx").is_same
