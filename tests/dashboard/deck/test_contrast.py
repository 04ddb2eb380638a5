"""On any template, dark ones too, all that we write and draw stands apart from what lies behind it."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dashboard.exports.pptx.deck import write_deck
from dashboard.exports.pptx.finds import find_shapes
from dashboard.exports.pptx.wish import read_wish
from tests.dashboard.deck.test_template import corporate

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
THEME = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "hlink": "0000FF"}  # of python-pptx
THEME |= {f"accent{n}": code for n, code in enumerate(("4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"), 1)}
NAMES = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


def background(fill):
    """The master gets a background, and nothing else of it is changed."""

    def change(deck):
        data = deck.slide_master._element.find(qn("p:cSld"))
        old = data.find(qn("p:bg"))
        if old is not None:
            data.remove(old)
        xml = f'<p:bg xmlns:a="{A}" xmlns:p="{P}"><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>'
        data.insert(0, parse_xml(xml))

    return change


def solid(code):
    return background(f'<a:solidFill><a:srgbClr val="{code}"/></a:solidFill>')


def swapped(deck):
    """The proper way: light text of the theme on its dark colour."""
    for name, other in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        deck.slide_master._element.find(qn("p:clrMap")).set(name, other)


def covered(deck):
    """A dark rectangle of the master lies over all of the white background."""
    size = f'<a:off x="0" y="0"/><a:ext cx="{deck.slide_width}" cy="{deck.slide_height}"/>'
    xml = (
        f'<p:sp xmlns:a="{A}" xmlns:p="{P}"><p:nvSpPr><p:cNvPr id="99" name="veil"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr><a:xfrm>{size}</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        '<a:srgbClr val="101820"/></a:solidFill></p:spPr></p:sp>'
    )
    deck.slide_master.shapes._spTree.insert(2, parse_xml(xml))


def pictured(deck):
    out = BytesIO()
    Image.new("RGB", (64, 64), "#202833").save(out, "PNG")
    out.seek(0)
    _, relation = deck.slide_master.part.get_or_add_image_part(out)
    blip = (
        '<a:blipFill xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
    )
    background(blip)(deck)


TEMPLATES = {
    "white": (lambda _: None, ["FFFFFF"]),
    "dark behind dark text": (solid("14171A"), ["14171A"]),
    "dark by its map of colours": (swapped, ["000000"]),
    "blue as its first accent": (solid("4F81BD"), ["4F81BD"]),
    "grey between": (solid("777777"), ["777777"]),
    "yellow": (solid("FFEC9E"), ["FFEC9E"]),
    "a dark gradient": (
        background(
            '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="001020"/></a:gs><a:gs pos="100000">'
            '<a:srgbClr val="203050"/></a:gs></a:gsLst><a:lin ang="0"/></a:gradFill>'
        ),
        ["001020", "203050"],
    ),
    "a dark rectangle over white": (covered, ["101820"]),
    "a dark picture": (pictured, ["202833"]),
}


def ratio(first, second):
    """WCAG 2.2, as it is written there."""

    def light(code):
        parts = [int(code[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    dark, bright = sorted((light(first), light(second)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.fixture(scope="module", params=TEMPLATES)
def painted(request, store, claims):
    """Charts, a number with its passage and a table over a template, and what lies behind them."""
    change, grounds = TEMPLATES[request.param]
    number = next(
        row["indicator_id"]
        for row in store.indicators()
        if row["figures"] == 1 and "\n" not in store.figures(row["indicator_id"])[0]["passage"]
    )
    wishes = [claims, read_wish(f"i/{number}"), read_wish(f"t/{store.tables()[0]['table_id']}")]
    content = write_deck(store, wishes, "ko", own_template=("corporate.pptx", corporate(change)))
    return Presentation(BytesIO(content)), grounds, content


def code_of(colour, deck):
    """The colour that an element of our slides stands for."""
    if colour.tag == qn("a:srgbClr"):
        return colour.get("val")
    name = colour.get("val")
    return THEME[deck.slide_master._element.find(qn("p:clrMap")).get(name, NAMES.get(name, name))]


def runs_of(deck):
    for slide in deck.slides:
        parts = [slide._element] + [shape.chart.part._element for shape in slide.shapes if shape.has_chart]
        yield from (run for part in parts for run in part.iter(qn("a:rPr"), qn("a:defRPr")))


def test_every_word_can_be_read(painted):
    deck, grounds, _ = painted
    seen = 0
    for run in runs_of(deck):
        colour = run.find(f"{qn('a:solidFill')}/*")
        link = run.find(qn("a:hlinkClick"))
        if colour is None and (link is None or run.getparent().tag != qn("a:r")):
            continue  # a placeholder: see the next test
        code = THEME["hlink"] if colour is None else code_of(colour, deck)
        is_large = int(run.get("sz", "1000")) >= 1800 or (int(run.get("sz", "1000")) >= 1400 and run.get("b") == "1")
        mark = run.find(f"{qn('a:highlight')}/*")
        for ground in grounds if mark is None else [code_of(mark, deck)]:
            assert ratio(code, ground) >= (3 if is_large else 4.5), (code, ground, run.getnext())
        if link is not None and colour is not None:
            assert link.find(f"{qn('a:extLst')}//*[@val='tx']") is not None
        seen += 1
    assert seen > 60


def test_titles_and_feet_in_placeholders_can_be_read(painted):
    """The template's own text is black (tx1) where it names no colour."""
    deck, grounds, _ = painted
    for slide in deck.slides:
        for shape in slide.placeholders:
            for run in shape._element.iter(qn("a:rPr")):
                colour = run.find(f"{qn('a:solidFill')}/*")
                tx1 = THEME[deck.slide_master._element.find(qn("p:clrMap")).get("tx1")]
                code = code_of(colour, deck) if colour is not None else tx1
                if colour is None and "title" not in shape.name:
                    continue  # the grey of the template's own feet
                assert min(ratio(code, ground) for ground in grounds) >= 3, shape.name


def test_every_mark_can_be_seen(painted):
    deck, grounds, _ = painted
    seen = 0
    for found in find_shapes(deck):
        if found.shape.has_chart:
            for series in found.shape.chart.part._element.iter(qn("c:ser")):
                for line in [*series.iter(qn("a:ln"))]:
                    colour = line.find(f"{qn('a:solidFill')}/*")
                    if colour is not None and colour.find(qn("a:alpha")) is None:
                        assert min(ratio(code_of(colour, deck), ground) for ground in grounds) >= 3
                        seen += 1
    assert seen > 4


def test_it_is_sound_and_keeps_the_colours_of_the_theme_where_they_can_be_seen(painted, validate):
    deck, grounds, content = painted
    assert validate(content) == []
    if grounds == ["FFFFFF"]:
        names = {colour.get("val") for colour in deck.slides[0]._element.iter(qn("a:schemeClr"))}
        assert {"tx2"} <= names
    assert deck.slide_master.part.part_related_by(RT.THEME) is not None
