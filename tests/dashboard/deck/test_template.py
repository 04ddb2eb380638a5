"""A template of one's own is honoured: its size, layouts, fonts and colours."""

import zipfile
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.exports.pptx.contrast import ratio
from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.ground import Image, _in_bytes
from dashboard.exports.pptx.places import Box, Frame, _choose, find_frame
from dashboard.exports.pptx.plan import Teller, plan_indicator
from dashboard.exports.pptx.plot import BARS, ROOM, SCATTER
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.template import FIGURE, KOREAN, open_template
from dashboard.exports.pptx.wish import Wish
from dashboard.i18n import Text


def corporate(change=lambda _: None) -> bytes:
    """The template that python-pptx brings along (4:3, Calibri), with one slide on it."""
    deck = Presentation()
    deck.slides.add_slide(deck.slide_layouts[0]).shapes.title.text_frame.text = "표본"
    change(deck)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def branded(store, claims):
    return Presentation(BytesIO(write_deck(store, [claims], "ko", own_template=("corporate.pptx", corporate()))))


def test_its_size_and_its_layout_are_used(branded):
    assert round(branded.slide_width / branded.slide_height, 2) == 1.33
    assert branded.slides[0].slide_layout.name in ("Title and Content", "Title Only")
    assert branded.slides[0].shapes.title.is_placeholder


def test_the_slides_that_it_brings_along_are_left_out(branded):
    assert "표본" not in "".join(slide.shapes.title.text_frame.text for slide in branded.slides)
    assert len(branded.slides) == 2


def test_colours_are_those_of_its_theme_where_they_can_be_seen(branded):
    """On white the orange of this theme (accent6) has a contrast of 2.2, where a mark needs 3."""
    chart = next(find_shapes(branded)).shape.chart.part._element
    names = {colour.get("val") for colour in chart.iter(qn("a:schemeClr"))}
    assert {"accent2", "tx1"} <= names
    assert "accent6" not in names
    assert all(ratio(colour.get("val"), "FFFFFF") >= 3 for colour in chart.iter(qn("a:srgbClr")))


def test_fonts_are_those_of_its_theme(branded):
    runs = list(branded.slides[0]._element.iter(qn("a:rPr")))
    assert {run.find(qn("a:latin")).get("typeface") for run in runs} == {"+mn-lt"}
    assert {run.find(qn("a:ea")).get("typeface") for run in runs} <= {"+mn-ea", KOREAN}


def test_nothing_leaves_the_slide_or_lies_over_the_chart(branded):
    boxes = [(s.name, s.left, s.top, s.left + s.width, s.top + s.height) for s in branded.slides[0].shapes]
    chart = next(box for box in boxes if box[0].startswith("figtrace:"))
    for name, left, top, right, bottom in boxes:
        assert 0 <= left < right <= branded.slide_width
        assert 0 <= top < bottom <= branded.slide_height
        if name != chart[0] and "number" not in name:
            assert bottom <= chart[2] + 10_000 or top >= chart[4] - 10_000, name


def test_a_template_without_a_usable_layout_is_told_so(store, claims):
    def narrow(deck):
        for layout in list(deck.slide_layouts)[1:]:
            deck.slide_layouts.remove(layout)

    with pytest.raises(DeckError, match=r"corporate\.pptx: no layout has a title with room for a chart") as refused:
        write_deck(store, [claims], "ko", own_template=("corporate.pptx", corporate(narrow)))
    assert refused.value.reason == "template"


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("ppt/presentation.xml", 'cx="9144000"', 'cx="1"', "a side has 914,400 to 51,206,400"),
        ("ppt/presentation.xml", 'cy="6858000"', 'cy="99999999999999999999"', "a side has 914,400 to 51,206,400"),
        ("ppt/presentation.xml", 'cx="9144000"', 'cx="wide"', "cannot be read as a presentation"),
        ("ppt/slideLayouts/slideLayout2.xml", 'type="title"', 'type="abc"', "its parts do not fit together"),
        ("ppt/slideMasters/slideMaster1.xml", "<p:spPr>", "<p:xpPr>", "its parts do not fit together"),
    ],
)
def test_a_template_that_no_program_opens_is_refused_in_a_line(store, claims, part, old, new, told):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(corporate())) as archive, zipfile.ZipFile(out, "w") as made:
        for name in archive.namelist():
            content = archive.read(name).decode("latin-1")
            if name == part:
                assert old in content
                content = content.replace(old, new).replace(old.replace("<", "</"), new.replace("<", "</"))
            made.writestr(name, content.encode("latin-1"))
    with pytest.raises(DeckError, match=told) as refused:
        write_deck(store, [claims], "ko", own_template=("corporate.pptx", out.getvalue()))
    assert len(str(refused.value).splitlines()) == 1


def test_a_potx_is_read_as_a_template(store, claims):
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(corporate())) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"presentation.main+xml", b"template.main+xml"))
    content = write_deck(store, [claims], "ko", own_template=("corporate.potx", out.getvalue()))
    assert len(Presentation(BytesIO(content)).slides) == 2


def test_our_own_template_can_be_given_another_theme(store, claims):
    """Every text of ours stands in a placeholder, so that a new master or theme moves and colours it."""
    deck = Presentation(BytesIO(write_deck(store, [claims], "ko")))
    slide = deck.slides[0]
    assert slide.slide_layout.name == FIGURE
    texts = [shape for shape in slide.shapes if shape.has_text_frame]
    assert len(texts) >= 5
    assert all(shape.is_placeholder for shape in texts)
    assert not list(slide._element.iter(qn("a:srgbClr")))


def test_our_template_is_made_without_a_date():
    core = open_template().core_properties
    assert core.author == "figtrace"
    assert open_template().slide_height == Inches(7.5)


def resize(deck, width, height):
    """Another size of slide, its layouts in proportion."""
    across, down = Inches(width) / deck.slide_width, Inches(height) / deck.slide_height
    deck.slide_width, deck.slide_height = Inches(width), Inches(height)
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.placeholders:
            if shape._element.spPr.xfrm is not None:
                left, top = round(shape.left * across), round(shape.top * down)
                size = round(shape.width * across), round(shape.height * down)
                shape.left, shape.top, shape.width, shape.height = left, top, *size


@pytest.mark.parametrize(("width", "height", "times"), [(26.67, 15, 2), (6.67, 3.75, 0.5), (10, 7.5, 1)])
def test_type_and_lines_have_the_proportions_of_the_slide(store, claims, width, height, times):
    template = corporate(lambda deck: resize(deck, width, height))
    made = write_deck(store, [claims], "ko", own_template=("corporate.pptx", template))
    deck = Presentation(BytesIO(made))
    found = next(find_shapes(deck))
    ours = Presentation(BytesIO(write_deck(store, [claims], "ko")))
    own = next(find_shapes(ours)).shape.chart.part._element

    def sizes(chart):
        return [int(each.get("sz")) for each in chart.iter(qn("a:defRPr"), qn("a:rPr")) if each.get("sz")]

    drawn = sizes(found.shape.chart.part._element)
    assert drawn == [round(size * times) for size in sizes(own)]
    assert found.shape.top + found.shape.height <= deck.slide_height
    assert refresh_deck(store, made, "corporate.pptx").is_same


def keep(*names):
    def change(deck):
        for layout in list(deck.slide_layouts):
            if layout.name not in (*names, "Title Slide"):  # on which its own slide stands
                deck.slide_layouts.remove(layout)

    return change


def test_two_contents_beside_each_other_are_one_room(store, claims):
    made = write_deck(store, [claims], "ko", own_template=("own.pptx", corporate(keep("Two Content"))))
    slide = Presentation(BytesIO(made)).slides[0]
    chart = next(shape for shape in slide.shapes if shape.has_chart)
    assert slide.slide_layout.name == "Two Content"
    assert chart.width > Inches(8)  # of 10


@pytest.mark.parametrize("name", ["Vertical Title and Text", "Content with Caption", "Blank"])
def test_a_title_that_runs_down_or_stands_beside_is_no_room_for_a_chart(store, claims, name):
    with pytest.raises(DeckError, match=r"no layout has a title with room for a chart"):
        write_deck(store, [claims], "ko", own_template=("own.pptx", corporate(keep(name))))


def test_four_figures_have_room_on_a_narrow_slide(store):
    names = [row.indicator_id for row in store.indicators() if row.figures == 1][:4]
    made = write_deck(store, [Wish("i", ",".join(names))], "ko", own_template=("corporate.pptx", corporate()))
    slide = Presentation(BytesIO(made)).slides[0]
    table = next(shape for shape in slide.shapes if shape.has_table)
    sizes = {int(run.get("sz")) for run in table._element.iter(qn("a:rPr")) if run.get("sz")}
    wide = Presentation(BytesIO(write_deck(store, [Wish("i", ",".join(names))], "ko"))).slides[0]
    usual = next(shape for shape in wide.shapes if shape.has_table)
    assert min(sizes) < min(int(run.get("sz")) for run in usual._element.iter(qn("a:rPr")))
    assert min(sizes - {500 * 7 // 10, *range(300, 500)}) >= 800


def test_of_layouts_alike_the_first_is_taken_that_has_about_as_much_room_as_any():
    small, large, other, late = (Frame(None, {}, Box(0, 0, width, 100)) for width in (40, 95, 100, 300))
    assert _choose([(0, 0, small), (0, 1, large), (0, 2, other), (10, 3, late)]) is large


def test_a_title_that_lies_over_its_content_is_taken_last():
    def cover(deck):
        layout = deck.slide_layouts.get_by_name("Title and Content")
        layout.placeholders[0].height = layout.placeholders[0].height + Inches(3)

    assert find_frame(Presentation(BytesIO(corporate(cover)))).layout.name != "Title and Content"


def test_a_picture_of_greys_in_sixteen_bits_is_not_taken_for_white():
    grey = Image.new("I;16", (24, 24), 30_000)
    assert _in_bytes(grey).convert("RGB").getpixel((3, 3)) == (117, 117, 117)


@pytest.mark.parametrize(("room", "kind"), [(ROOM, SCATTER), ((820.0, 110.0), BARS)])
def test_figures_stand_in_rows_where_their_labels_have_no_room_above_each_other(store, room, kind):
    teller = Teller(store, Text("en"), "https://figures.example.org", room=room)
    assert plan_indicator(teller, Wish("i", "arms.shells")).body.kind == kind


def test_the_room_for_a_chart_is_that_of_the_template(store):
    def lower(deck):
        for shape in deck.slide_layouts.get_by_name("Title and Content").placeholders:
            if shape.placeholder_format.idx == 1:
                shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in (0.5, 1.6, 9, 2.9))
        for layout in [each for each in deck.slide_layouts if each.name not in ("Title Slide", "Title and Content")]:
            deck.slide_layouts.remove(layout)

    own = ("low.pptx", corporate(lower))
    for template, is_scatter in ((None, True), (own, False)):
        content = write_deck(store, [Wish("i", "arms.shells")], "en", own_template=template)
        chart = next(find_shapes(Presentation(BytesIO(content)))).shape.chart.part._element
        assert bool(list(chart.iter(qn("c:scatterChart")))) is is_scatter
