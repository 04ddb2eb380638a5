"""A plan on a slide: its texts, its chart, number or table, its notes.

What is written is fingerprinted into the notes (see `notes`), so that a refresh can tell what people
wrote since.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from itertools import count
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart

from dashboard import urls
from dashboard.exports.crops import Crop
from dashboard.exports.pptx import shapes
from dashboard.exports.pptx.axes import Setting
from dashboard.exports.pptx.chart import draw_chart
from dashboard.exports.pptx.drawing import EAST_ASIAN, LANGUAGES
from dashboard.exports.pptx.grid import Grid
from dashboard.exports.pptx.hands import mark_cells, mark_series
from dashboard.exports.pptx.notes import write_notes
from dashboard.exports.pptx.number import Number
from dashboard.exports.pptx.palette import Palette
from dashboard.exports.pptx.places import Box, Frame
from dashboard.exports.pptx.plan import SlidePlan
from dashboard.exports.pptx.plot import Plot
from dashboard.exports.pptx.template import NAMESPACES
from dashboard.exports.pptx.text import Link, Paragraph, Run, fingerprint, plain, write_paragraphs
from dashboard.exports.pptx.tiles import Tiles, draw_tiles
from dashboard.exports.pptx.words import make_room, set_number, set_quotation, set_words
from dashboard.exports.pptx.workbook import write_workbook
from dashboard.i18n import Text

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

LEFT = 0.44  # the share of the area that a number takes; the passage has the rest
GAP = 0.03
QUOTE = "quote"
PAGE, PAGE_SOURCE = "figtrace page", "page source"  # the picture of the page, and where it is from
CROP = 0.46  # of the height of the area, so much a picture of the page may have
EMU = 12_700  # of a point
LARGEST = 1.6  # times its size on the page
SOURCE = 22 * EMU  # high is the line below the picture


def add_slide(deck: Deck, plan: SlidePlan, frame: Frame) -> Slide:
    """A new slide at the end of the deck."""
    slide: Slide = deck.slides.add_slide(frame.layout)
    clear(slide)
    room = make_room(plan, frame)
    words = set_words(plan, frame)
    numbers = count(2)
    for role in ("title", "subtitle"):
        draw_words(slide, next(numbers), role, words, room, plan.lang)
    marks = {**mark_words(plan, words), **mark_body(plan, room.area)}
    draw_body(slide, numbers, plan, room.area, frame)
    for role in ("note", "source", "foot", "number"):
        draw_words(slide, next(numbers), role, words, room, plan.lang)
    set_notes(slide, write_notes(plan, marks), plan.lang, frame.ea)
    return slide


def number_of_slide(lang: str) -> str:
    """The field that shows the number of a slide."""
    return (
        '<a:p><a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
        f'<a:rPr lang="{LANGUAGES[lang]}"><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/></a:rPr>'
        "<a:t>‹#›</a:t></a:fld></a:p>"
    )


def clear(slide: Slide) -> None:
    """Take away the empty placeholders that a new slide begins with."""
    for shape in list(slide.shapes):
        slide.shapes._spTree.remove(shape._element)


def draw_words(
    slide: Slide, number: int, role: str, words: Mapping[str, Sequence[Paragraph]], frame: Frame, lang: str
) -> None:
    """The text of a role in its spot, if it has one and there is anything to say."""
    spot = frame.spots.get(role)
    if spot is None or (role != "number" and role not in words):
        return
    if role == "number":
        written = number_of_slide(lang)
    else:
        written = write_paragraphs(words[role], lang, linker(slide), frame.ea)
    place(slide, shapes.draw_text(number, spot, written, moved=role == "note"), frame.palette)


def mark_words(plan: SlidePlan, words: Mapping[str, Sequence[Paragraph]]) -> dict[str, str]:
    """The fingerprints of the texts of a slide, as they are generated."""
    return {**{role: fingerprint(plain(lines)) for role, lines in words.items()}, "alt": fingerprint(plan.alt)}


def mark_body(plan: SlidePlan, area: Box) -> dict[str, str]:
    """The fingerprints of what the slide is about."""
    if isinstance(plan.body, Number):
        figure = set_number(plan.body, split(area)[0])
        quotation = set_quotation(plan.body, is_small=plan.crop is not None)
        return {"chart": fingerprint(plain(figure)), QUOTE: fingerprint(plain(quotation))}
    if isinstance(plan.body, Tiles):
        return {"chart": fingerprint(plan.body.words)}
    marks = {"chart": fingerprint(repr((plan.body, plan.figures, plan.method)))}
    if isinstance(plan.body, Grid):
        return {**marks, **mark_cells(plan.body)}
    return {**marks, **mark_series(parse_xml(_chart_words(plan, EAST_ASIAN)))}


def draw_body(slide: Slide, numbers: Iterator[int], plan: SlidePlan, area: Box, frame: Frame) -> None:
    """What the slide is about, in its area."""
    name, alt, body = plan.wish.name, plan.alt, plan.body
    if isinstance(body, Plot):
        relation = slide.part.relate_to(make_chart_part(slide, plan, frame), RT.CHART)
        place(slide, shapes.draw_chart_frame(next(numbers), name, alt, area, relation), frame.palette)
    elif isinstance(body, Grid):
        place(slide, shapes.draw_table(next(numbers), name, alt, area, body, plan.lang, frame.ea), frame.palette)
    elif isinstance(body, Tiles):
        xml = draw_tiles(next(numbers), name, alt, area, body, plan.lang, linker(slide), frame.ea)
        place(slide, xml, frame.palette)
    else:
        _draw_number(slide, numbers, plan, body, area, frame)


def make_chart_part(slide: Slide, plan: SlidePlan, frame: Frame) -> ChartPart:
    """The part of a chart with its workbook inside."""
    assert isinstance(plan.body, Plot)
    package = slide.part.package
    name = package.next_partname(ChartPart.partname_template)
    part = ChartPart(name, CT.DML_CHART, package, draw_plot(plan, frame))
    part.chart_workbook.update_from_xlsx_blob(workbook_of(plan))
    return part


def draw_plot(plan: SlidePlan, frame: Frame) -> Any:
    """The root of the chart part of a plan, in colours that can be seen."""
    return frame.palette.dress(parse_xml(_chart_words(plan, frame.ea)))


def _chart_words(plan: SlidePlan, ea: str) -> bytes:
    assert isinstance(plan.body, Plot)
    setting = Setting(Text(plan.lang)("deck.sheet_data"), plan.lang, ea)
    return draw_chart(plan.body, setting).encode()


def workbook_of(plan: SlidePlan) -> bytes:
    """The spreadsheet of the chart of a plan."""
    assert isinstance(plan.body, Plot)
    return write_workbook(plan.body, plan.figures, plan.method, Text(plan.lang))


def set_notes(slide: Slide, lines: Sequence[str], lang: str, ea: str) -> None:
    """The notes of a slide, a line each."""
    notes = slide.notes_slide.notes_text_frame
    if notes is None:  # somebody took the place away
        return
    set_paragraphs(notes._txBody, [(Run(line),) if line else () for line in lines], lang, linker(slide), ea)


def set_paragraphs(
    body: etree._Element, lines: Sequence[Paragraph], lang: str, link: Link, ea: str, palette: Palette | None = None
) -> None:
    """Paragraphs in the place of those that a text has, in the colours of a palette if it stands on a slide."""
    written = write_paragraphs(lines, lang, link, ea)
    for line in body.findall(qn("a:p")):
        body.remove(line)
    for line in parse_xml(f"<a:p0 {NAMESPACES}>{written}</a:p0>"):
        body.append(line)
    shape = body.getparent()
    if palette is not None and shape is not None:
        palette.dress(shape)


def place(slide: Slide, xml: str, palette: Palette) -> None:
    """Put a shape on top of the others, in the colours of a palette."""
    shape = parse_xml(xml)
    slide.shapes._spTree.append(shape)
    palette.dress(shape)


def linker(slide: Slide) -> Link:
    """Gives the relationship of an address; the same address has the same one."""
    return lambda address: slide.part.relate_to(address, RT.HYPERLINK, is_external=True)


def drop_links(slide: Slide) -> None:
    """Let go of the addresses to which nothing on a slide leads any more: the file would name them for good."""
    used = set(slide._element.xpath("//@r:*"))
    for name, one in list(slide.part.rels.items()):
        if one.is_external and one.reltype == RT.HYPERLINK and name not in used:
            slide.part.rels.pop(name)


def _draw_number(
    slide: Slide, numbers: Iterator[int], plan: SlidePlan, number: Number, area: Box, frame: Frame
) -> None:
    left, right = split(area)
    if plan.crop is not None:
        right = draw_crop(slide, numbers, plan.crop, area, plan, frame)
    figure, quotation = set_number(number, left), set_quotation(number, is_small=plan.crop is not None)
    link = linker(slide)
    written = write_paragraphs(figure, plan.lang, link, frame.ea)
    place(slide, shapes.draw_box(next(numbers), plan.wish.name, plan.alt, left, written), frame.palette)
    place(slide, shapes.draw_bar(next(numbers), right, number.colour), frame.palette)
    written = write_paragraphs(quotation, plan.lang, link, frame.ea)
    name = shapes.ROLE.format(role=QUOTE)
    place(slide, shapes.draw_box(next(numbers), name, "", right, written, bar=number.colour), frame.palette)


def draw_crop(slide: Slide, numbers: Iterator[int], crop: Crop, area: Box, plan: SlidePlan, frame: Frame) -> Box:
    """The picture at the foot of the passage's side, the line that says where it is from below; what is left above."""
    right = split(area)[1]._replace(top=area.top, height=area.height)
    scale = min(right.width / crop.width, right.height * CROP / crop.height, LARGEST * EMU)
    width, height = round(crop.width * scale), round(crop.height * scale)
    top = right.top + right.height - height - SOURCE
    _, relation = slide.part.get_or_add_image_part(BytesIO(crop.png))
    box = Box(right.left, top, width, height)
    place(slide, shapes.draw_picture(next(numbers), PAGE, crop.alt, box, relation), frame.palette)
    link = urls.absolute(base_of(plan), crop.path)
    written = write_paragraphs([(Run(crop.source, 10, link=link),)], plan.lang, linker(slide), frame.ea)
    below = Box(right.left, top + height, right.width, SOURCE)
    name = shapes.ROLE.format(role=PAGE_SOURCE)
    place(slide, shapes.draw_box(next(numbers), name, "", below, written), frame.palette)
    return right._replace(height=top - right.top - round(SOURCE / 2))


def base_of(plan: SlidePlan) -> str:
    """The address of the pages, as the plan has it."""
    return plan.address.removesuffix(plan.wish.path)


def split(area: Box) -> tuple[Box, Box]:
    """The area for the number, and the one for its passage."""
    left = area._replace(width=round(area.width * LEFT))
    start = area.left + round(area.width * (LEFT + GAP))
    tall = round(area.height * 0.86)
    top = area.top + (area.height - tall) // 2
    return left, Box(start, top, area.left + area.width - start, tall)
