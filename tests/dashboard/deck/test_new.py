"""A new deck: every slide says what its page says, and carries its sources."""

import re
from io import BytesIO
from urllib.parse import unquote, urlsplit

import openpyxl
import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from dashboard import format, quoting
from dashboard.charts.data.times import day_after, first_day
from dashboard.content.material import gather
from dashboard.exports.pptx.deck import find_wishes, write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.who import COUNTRY, find_people
from dashboard.exports.pptx.wish import Wish, read_name, read_wish
from dashboard.i18n import Text
from dashboard.state import State

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def charts_of(deck):
    return [found for found in find_shapes(deck) if found.shape.has_chart]


def test_every_indicator_with_figures_and_every_table_has_a_slide(store, whole):
    wishes = [found.wish for found in find_shapes(whole)]
    assert wishes == list(find_wishes(store))
    assert len(wishes) > 40


def test_a_title_says_subject_value_and_who_says_so(store, whole):
    seen = 0
    for found in find_shapes(whole):
        if found.wish.sort != "i":
            continue
        text = Text(found.memory.lang)
        material = gather(store, found.wish.id, State(), text.lang)
        rows = [claim.row for claim in material.claims]
        title = found.slide.shapes.title.text_frame.text
        name = text.pick(material.indicator.ko, material.indicator.en)
        assert title.startswith(f"{name}: ")
        amounts = {format.amount(row, material.unit, text.lang) for row in rows}
        assert any(amount in title for amount in amounts), title
        origins = {row.origin_id: text.pick(row.origin_ko, row.origin_en) for row in rows if not row.is_vague}
        people = find_people(store)
        said = [who.partition(", ")[0] if one in people else COUNTRY.sub("", who) for one, who in origins.items()]
        assert all(who in title for who in said) or len(said) > 3, title
        assert any(who in title for who in said) or not said, title
        seen += 1
    assert seen > 40


def test_a_slide_is_16_by_9(whole):
    assert round(whole.slide_width / whole.slide_height, 3) == round(16 / 9, 3)


def test_a_single_figure_is_a_number_and_never_a_chart_with_one_dot(whole):
    for found in charts_of(whole):
        points = [value for plot in found.shape.chart.plots for one in plot.series for value in one.values]
        assert sum(value is not None for value in points) > 1


def test_vague_amounts_are_told_and_never_drawn(store, whole):
    vague = {row["observation_id"]: row for row in store.figures() if row["is_vague"]}
    assert vague
    told = "\n".join(found.slide.notes_slide.notes_text_frame.text for found in find_shapes(whole))
    for figure, row in vague.items():
        assert figure in unquote(told)
        assert " ".join(row["quote_value"].split()) in told
    for found in find_shapes(whole):  # and beside what is drawn in the language of the deck
        words = "".join(shape.text_frame.text for shape in found.slide.shapes if shape.name == "figtrace note")
        _, _, listed = words.partition(Text(found.memory.lang)("indicator.vague_listed"))
        assert found.memory.lang == "ko" or not re.search("[가-힣]", listed), listed


def test_the_source_line_leads_to_permalinks_of_figures_that_exist(store, whole):
    links = set()
    for slide in whole.slides:
        for relation in slide.part.rels.values():
            if relation.is_external:
                links.add(relation.target_ref)
    paths = {unquote(urlsplit(link).path) for link in links if link.startswith("https://figures.example.org/")}
    figures = [path.removeprefix("/o/") for path in paths if path.startswith("/o/")]
    assert len(figures) > 30
    assert all(store.observation(figure) for figure in figures)


def test_more_than_three_sources_are_counted(store, claims):
    rows = store.figures(claims.id)
    deck = Presentation(BytesIO(write_deck(store, [claims], "ko")))
    line = next(shape for shape in deck.slides[0].shapes if shape.name == "figtrace source").text_frame.text
    assert line.count("·") <= 3
    assert line.count("·") + 1 == min(4, len({row["origin_id"] for row in rows}))


def test_notes_hold_every_figure_with_its_quotation_reference_and_permalink(store, whole):
    for found in find_shapes(whole):
        if found.wish.sort != "i":
            continue
        notes = found.slide.notes_slide.notes_text_frame.text
        for row in store.figures(found.wish.id):
            assert f"“{' '.join(row['passage'].split())}”" in notes
            assert f"https://figures.example.org{row['permalink']}" in notes


def test_notes_hold_rival_figures(store, claims):
    deck = Presentation(BytesIO(write_deck(store, [claims], "ko")))
    notes = deck.slides[0].notes_slide.notes_text_frame.text
    relations = store.relations(claims.id)
    assert relations
    for relation in relations:
        assert relation["reason_ko"] in notes


def test_a_caution_stands_on_the_slide(store, whole):
    seen = 0
    for found in find_shapes(whole):
        indicator = store.indicator(found.wish.id) if found.wish.sort == "i" else None
        if indicator and (caution := Text(found.memory.lang).pick(indicator.caution_ko, indicator.caution_en)):
            assert caution in "\n".join(shape.text_frame.text for shape in found.slide.shapes if shape.has_text_frame)
            seen += 1
    assert seen > 5


def test_a_chart_has_a_name_that_leads_back_and_an_alternative_text(whole):
    for found in find_shapes(whole):
        properties = found.shape._element._nvXxPr.cNvPr
        assert read_name(properties.get("name")) == found.wish
        assert found.slide.shapes.title.text_frame.text in properties.get("descr")
        assert len(properties.get("descr")) > 40


def test_the_workbook_has_data_sources_and_method_and_agrees_with_what_is_drawn(store, whole):
    seen = 0
    for found in charts_of(whole):
        blob = found.shape.chart.part.chart_workbook.xlsx_part.blob
        book = openpyxl.load_workbook(BytesIO(blob))
        words = Text(found.memory.lang)
        assert book.sheetnames == [words(f"deck.sheet_{name}") for name in ("data", "sources", "method")]
        assert _cached(found.shape.chart.part._element) == _referred(found.shape.chart.part._element, book)
        sources = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=2)]
        rows = {row["observation_id"]: row for row in store.figures(found.wish.id)}
        assert rows.keys() <= {line[0] for line in sources}
        assert all(" ".join(rows[line[0]]["passage"].split()) == line[5] for line in sources if line[0] in rows)
        seen += 1
    assert seen > 8


def _cached(chart):
    """Every reference of a chart with what was last seen of it."""
    found = {}
    for name in ("numRef", "strRef"):
        for reference in chart.iter(qn(f"c:{name}")):
            points = reference.iter(qn("c:pt"))
            values = {int(point.get("idx")): point.find(qn("c:v")).text for point in points}
            read = float if name == "numRef" else str
            found[reference.find(qn("c:f")).text] = {key: read(value) for key, value in values.items()}
    return found


def _referred(chart, book):
    """The same, read from the workbook."""
    found = {}
    for reference in (*chart.iter(qn("c:numRef")), *chart.iter(qn("c:strRef"))):
        formula = reference.find(qn("c:f")).text
        sheet, _, cells = formula.replace("$", "").rpartition("!")
        area = book[sheet.strip("'")][cells]
        rows = [row[0] for row in area] if isinstance(area, tuple) else [area]
        found[formula] = {at: _value(cell.value) for at, cell in enumerate(rows) if cell.value is not None}
    return found


def _value(value):
    if hasattr(value, "toordinal"):
        return float(value.toordinal() - 693594)
    return value if isinstance(value, str) else float(value)


def test_no_chart_has_categories_of_several_levels(decks):
    for content in decks.values():
        deck = Presentation(BytesIO(content))
        for found in charts_of(deck):
            xml = etree.tostring(found.shape.chart.part._element).decode()
            assert "multiLvlStrRef" not in xml
            assert 'noMultiLvlLbl val="0"' not in xml


def test_every_text_names_a_font_for_korean(store, claims, whole):
    covered = Presentation(BytesIO(write_deck(store, [claims], "ko", title="분기 보고")))
    seen = 0
    for slide in (*whole.slides, covered.slides[0]):
        parts = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        parts += [shape.chart.part._element for shape in slide.shapes if shape.has_chart]
        for run in (run for part in parts for run in part.iter(qn("a:r"))):
            font = run.find(f"{qn('a:rPr')}/{qn('a:ea')}")
            assert font is not None, etree.tostring(run)
            assert font.get("typeface")
            seen += 1
    assert seen > 500


def test_the_theme_names_a_korean_and_a_latin_font(whole):
    from pptx.opc.constants import RELATIONSHIP_TYPE as RT

    theme = whole.slide_master.part.part_related_by(RT.THEME).blob.decode()
    for scheme in ("majorFont", "minorFont"):
        fonts = re.search(f"<a:{scheme}>(.*?)</a:{scheme}>", theme)[1]
        assert '<a:latin typeface="Arial"' in fonts
        assert '<a:ea typeface="Malgun Gothic"' in fonts


def test_references_close_the_deck_with_every_document(store, decks):
    deck = Presentation(BytesIO(decks["ko"]))
    last = deck.slides[-1]
    assert last.shapes.title.text_frame.text.startswith(Text("ko")("deck.references"))
    closing = "".join(
        shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.name == "figtrace references"
    )
    for row in store.documents():
        if row["figures"]:
            assert (row["title"] or row["label_ko"].rpartition(" (")[0]) in closing  # its year stands beside it


def test_a_table_is_a_native_table_with_every_cell_as_printed(store, whole):
    tables = [found for found in find_shapes(whole) if found.wish.sort == "t"]
    assert tables
    for found in tables:
        printed = {cell["text"] for cell in store.cells(found.wish.id)}
        shown = {cell.text.split("\v")[-1] for row in found.shape.table.rows for cell in row.cells if cell.text}
        assert shown == printed


def test_a_misprint_in_a_table_is_struck_through_below_the_value_that_is_meant(store, whole):
    seen = 0
    for found in find_shapes(whole):
        corrected = [cell for cell in store.cells(found.wish.id) if cell["status"] == "corrected"]
        texts = "\n".join(shape.text_frame.text for shape in found.slide.shapes if shape.has_text_frame)
        for cell in corrected if found.wish.sort == "t" else ():
            own = found.shape.table.cell(cell["row_index"], cell["column_index"])
            value, misprint = own.text.split("\v")
            assert misprint == cell["text"]
            assert value.endswith("*")
            assert float(value.rstrip("*").replace(",", "")) == float(cell["value"])
            assert [run._r.rPr.get("strike") for run in own.text_frame.paragraphs[0].runs] == [None, "sngStrike"]
            words = Text(found.memory.lang)("value.printed", quote=misprint)
            assert f"{value.rstrip('*')} ({words})" in texts
            assert words in found.slide.notes_slide.notes_text_frame.text
            seen += 1
    assert seen


def test_the_rate_of_a_figure_is_never_lost(store, whole):
    """In the title or label, in the notes and in the alternative text."""
    seen = 0
    for found in find_shapes(whole):
        if found.wish.sort != "i":
            continue
        caps = store.indicator(found.wish.id)["caps"]
        for row in (
            store.observation(each["observation_id"]) for key in (found.wish.id, *caps) for each in store.figures(key)
        ):
            if row["rate"] and row["kind"] == "cap":
                lang = found.memory.lang
                words = quoting.quoted(row, lang).value
                texts = [shape.text_frame.text for shape in found.slide.shapes if shape.has_text_frame]
                if found.shape.has_chart:
                    texts += [text.text for text in found.shape.chart.part._element.iter(qn("a:t"))]
                rate = format.rate_word(row["rate"], lang)
                assert sum(rate in each for each in texts) >= 2
                assert words in found.slide.notes_slide.notes_text_frame.text
                assert words in found.shape._element._nvXxPr.cNvPr.get("descr")
                seen += 1
    assert seen > 1


def test_the_data_sheet_of_a_chart_over_time_has_one_row_a_figure_and_real_dates(store, whole):
    seen = 0
    for found in charts_of(whole):
        chart = found.shape.chart.part._element
        if not list(chart.iter(qn("c:scatterChart"))):
            continue
        text = Text(found.memory.lang)
        sheet = openpyxl.load_workbook(BytesIO(found.shape.chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
        heads = [cell.value for cell in sheet[1]]
        lines = [dict(zip(heads, (cell.value for cell in line), strict=True)) for line in sheet.iter_rows(min_row=2)]
        material = gather(store, found.wish.id, State(), text.lang)
        assert len(lines) == len(material.marks)
        caps = {cap.value for cap in material.cap_marks}
        scaled = [axis.find(qn("c:numFmt")).get("formatCode") for axis in chart.iter(qn("c:valAx"))]
        factor = 10_000 if "만" in scaled[-1] else 1_000_000 if "million" in scaled[-1] else 1
        known = {mark.value / factor for mark in material.marks} | {cap / factor for cap in caps}
        ends = {day_after(row["period_end"]) - 1 for row in material.rows if row["period_end"]}
        starts = {first_day(row["period_start"]) for row in material.rows if row["period_start"]}
        said = {day_after(row["published"]) - 1 for row in material.rows}
        for line in lines:
            assert line[text("deck.column_rows")].toordinal() in ends | starts | said
            first, days = line.get(text("deck.column_first")), line.get(text("deck.column_days"))
            if first:
                assert first.toordinal() in starts
                assert line[text("deck.column_rows")].toordinal() - days == first.toordinal()
            numbers = [value for value in line.values() if isinstance(value, (int, float)) and value != days]
            assert numbers
            assert set(numbers) <= known
        seen += 1
    assert seen > 2


def test_a_cap_is_a_dashed_series_of_its_own(store):
    capped = [row["indicator_id"] for row in store.indicators() if store.indicator(row["indicator_id"])["caps"]]
    wishes = [Wish("i", key) for key in capped if store.figures(key)]
    deck = Presentation(BytesIO(write_deck(store, wishes, "ko")))
    dashed = 0
    for found in charts_of(deck):
        caps = {
            " ".join(row["origin_ko"].split())
            for cap in store.indicator(found.wish.id)["caps"]
            for row in store.figures(cap)
        }
        for series in found.shape.chart.part._element.iter(qn("c:ser")):
            name = series.find(f"{qn('c:tx')}").xpath("string()")
            if Text("ko")("kind.cap") in name:
                assert any(origin in name for origin in caps)
                look = series.find(qn("c:errBars"))
                dashes = {dash.get("val") for dash in (series if look is None else look).iter(qn("a:prstDash"))}
                assert dashes == {"dash"}
                dashed += 1
    assert dashed


def test_a_window_of_time_is_drawn_from_its_first_day_to_its_last(store, claims):
    deck = Presentation(BytesIO(write_deck(store, [claims], "ko")))
    chart = charts_of(deck)[0].shape.chart.part._element
    rows = [row for row in store.figures(claims.id) if row["period_start"] and row["period_end"]]
    assert rows
    drawn = set()
    for series in chart.iter(qn("c:ser")):
        values = {point.get("idx") for point in series.find(qn("c:yVal")).iter(qn("c:pt"))}
        ends = [
            float(p.find(qn("c:v")).text) for p in series.find(qn("c:xVal")).iter(qn("c:pt")) if p.get("idx") in values
        ]
        bars = [bar for bar in series.iter(qn("c:errBars")) if bar.find(qn("c:errDir")).get("val") == "x"]
        back = float(bars[0].find(qn("c:val")).get("val")) if bars else 0.0
        drawn |= {(end - back, end) for end in ends}
    for row in rows:
        assert (first_day(row["period_start"]) - 693594, day_after(row["period_end"]) - 1 - 693594) in drawn


def test_the_time_of_a_slide_is_open_where_a_figure_of_it_goes_on(store):
    rows = [row for row in store.figures() if row["period_start"]]
    ended = {row["indicator_id"] for row in rows if row["period_end"]}
    open_ones = {row["indicator_id"] for row in rows if not row["period_end"]} & ended
    assert open_ones
    for indicator in open_ones:
        deck = Presentation(BytesIO(write_deck(store, [Wish("i", indicator)], "ko")))
        subtitle = [shape for shape in deck.slides[0].shapes if shape.name == "figtrace subtitle"]
        assert subtitle[0].text_frame.text.endswith("부터"), indicator


def test_one_figure_has_a_slide_of_its_own(store, altered_id):
    deck = Presentation(BytesIO(write_deck(store, [read_wish(f"o/{altered_id}")], "en", "https://figures.example.org")))
    words = "".join(shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame)
    row = store.observation(altered_id)
    assert " ".join(row["quote_value"].split()) in words
    assert "https://figures.example.org" in words


def test_the_same_wishes_give_the_same_bytes(store, claims):
    assert write_deck(store, [claims], "ko") == write_deck(store, [claims], "ko")


def test_a_cover_bears_the_title_that_was_asked_for(store, claims):
    deck = Presentation(BytesIO(write_deck(store, [claims], "ko", title="분기 보고")))
    assert deck.slides[0].shapes.title.text_frame.text == "분기 보고"
    assert len(deck.slides) == 3


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_a_cover_says_what_the_deck_holds_and_of_which_version(store, claims, lang):
    rows, text = store.figures(claims.id), Text(lang)
    deck = Presentation(BytesIO(write_deck(store, [claims], lang, title="분기 보고")))
    told = deck.slides[0].placeholders[1].text_frame.text
    documents = {row["document_id"] for row in rows}
    counts = text("deck.cover_counts", figures=len(rows), documents=len(documents))
    assert told.splitlines() == [
        text("deck.cover_lead"), counts, text("deck.cover_subtitle", version=store.version[:12])
    ]  # fmt: skip


def test_a_filter_in_the_address_narrows_the_slide_and_is_said(store, claims):
    rows = store.figures(claims.id)
    origin = rows[0]["origin_id"]
    deck = Presentation(BytesIO(write_deck(store, [read_wish(f"i/{claims.id}?o={origin}")], "ko")))
    notes = unquote(deck.slides[0].notes_slide.notes_text_frame.text)
    for row in rows:
        assert (f"/o/{row['observation_id']}" in notes) == (row["origin_id"] == origin)
    assert Text("ko")("deck.chosen", words="") in "".join(
        shape.text_frame.text for shape in deck.slides[0].shapes if shape.has_text_frame
    )


@pytest.mark.parametrize(
    ("address", "reason"),
    [("nonsense", "address"), ("i/", "address"), ("i/no.such", "unknown"), ("o/1:2-3", "unknown"), ("t/x", "unknown")],
)
def test_what_does_not_exist_is_refused_in_one_line(store, address, reason):
    with pytest.raises(DeckError) as refused:
        write_deck(store, [read_wish(address)], "ko")
    assert refused.value.reason == reason
    assert "\n" not in str(refused.value)
    assert address in str(refused.value)


@pytest.mark.parametrize("base", ["javascript:alert(1)", "file:///etc", "example.org", ""])
def test_links_lead_to_the_web_and_nowhere_else(store, claims, base):
    with pytest.raises(DeckError, match="--base-url"):
        write_deck(store, [claims], "ko", base)


@pytest.mark.parametrize(
    "name", ["figtrace:arms.containers?o=a,b&t=2023..2024", "figtrace:o/002:1-2", "figtrace:t/001-t1"]
)
def test_the_name_of_a_shape_gives_its_wish_again(name):
    assert read_name(name).name == name


def test_shapes_of_others_are_not_ours():
    assert read_name("Chart 3") is None
    assert read_name("figtrace:") is None
    assert read_name("figtrace:" + "x" * 3000) is None
