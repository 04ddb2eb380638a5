"""The references behind the charts, over as many slides as they need, and other lists of that sort."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from pptx.enum.shapes import PP_PLACEHOLDER as PH
from pptx.util import Inches

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx import shapes, template
from dashboard.exports.pptx.drawing import MUTE
from dashboard.exports.pptx.finds import find_text, name_of, read_memory
from dashboard.exports.pptx.notes import enclose
from dashboard.exports.pptx.order import drop_slide
from dashboard.exports.pptx.places import Box, Frame, Spot, box_of, find_list_layout, placeholder
from dashboard.exports.pptx.plan import SlidePlan, Teller
from dashboard.exports.pptx.slide import clear, drop_links, linker, number_of_slide, place, set_notes, set_paragraphs
from dashboard.exports.pptx.text import Paragraph, Run, fingerprint, plain, write_paragraphs

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide, SlideLayout

SIZE = 13.0
LEADING = 1.25
EMU = 12_700
REFERENCES = "references"


def add_references(deck: Deck, plans: Iterable[SlidePlan], teller: Teller, frame: Frame) -> None:
    """The documents of all plans in full, and the works that they cite, over as many slides as needed."""
    write_pages(deck, list(tell_references(plans, teller)), frame, REFERENCES, teller)


def tell_references(plans: Iterable[SlidePlan], teller: Teller) -> Iterator[Paragraph]:
    """Documents first, then works; each once, in the order of the alphabet."""
    figures = [figure for plan in plans for figure in plan.figures]
    for document in sorted({figure.reference for figure in figures}):
        yield (Run(document, SIZE),)
    works = sorted({work for figure in figures for work in figure.works})
    if works:
        yield (Run(" ", 6),)
        yield (Run(teller.text("deck.reference_works"), SIZE, bold=True),)
        yield from ((Run(work, SIZE - 1, MUTE),) for work in works)


def write_pages(
    deck: Deck, lines: Sequence[Paragraph], frame: Frame, role: str, teller: Teller, old: Sequence[Slide] = ()
) -> list[Slide]:
    """Paragraphs over as many slides as they need, all bearing a role in the name of their text.

    The old ones are written anew where they stand, as far as they go; the others come at the end.
    """
    layout = find_list_layout(deck)
    spots = list_spots(layout, frame)
    text, lang, version = teller.text, teller.text.lang, teller.store.version[:12]
    pages = list(cut_pages(lines, spots["body"].box))
    slides = []
    for number, page in enumerate(pages, 1):
        one = len(pages) == 1
        head = text(f"deck.{role}") if one else text(f"deck.{role}_page", n=number, all=len(pages))
        if number <= len(old):
            slide = old[number - 1]
            _rewrite_list(slide, head, page, frame, lang, role)
        else:
            slide = deck.slides.add_slide(layout)
            clear(slide)
            fill_list(slide, spots, head, page, frame, lang, role)
        block = enclose([head], version, lang, {role: fingerprint(plain(page))})
        set_notes(slide, block, lang, frame.ea)
        slides.append(slide)
    return slides


def cut_list(deck: Deck, lines: Sequence[Paragraph], frame: Frame) -> list[list[Paragraph]]:
    """The pages that a list takes in a deck."""
    return list(cut_pages(lines, list_spots(find_list_layout(deck), frame)["body"].box))


def retire_page(deck: Deck, slide: Slide, role: str) -> None:
    """Take away a page that is no longer needed; with something of somebody's own on it, only our words."""
    body = find_text(slide, role, read_memory(slide).marks.get(role))
    theirs = [shape for shape in slide.shapes if not name_of(shape).startswith("figtrace ")]
    if all(shape.is_placeholder for shape in theirs):
        drop_slide(deck, slide)
    elif body is not None:
        body._element.getparent().remove(body._element)


def _rewrite_list(slide: Slide, head: str, page: Sequence[Paragraph], frame: Frame, lang: str, role: str) -> None:
    """Other words in the title and the text of a page that is there."""
    body = find_text(slide, role, read_memory(slide).marks.get(role))
    for shape, lines in ((slide.shapes.title, [(Run(head),)]), (body, page)):
        if shape is not None:
            set_paragraphs(shape.text_frame._txBody, lines, lang, linker(slide), frame.ea, frame.palette)
    drop_links(slide)


def fill_list(
    slide: Slide, spots: dict[str, Spot], head: str, page: Sequence[Paragraph], frame: Frame, lang: str, role: str
) -> None:
    """A title and paragraphs on an empty slide."""
    link = linker(slide)
    written = write_paragraphs([(Run(head),)], lang, link, frame.ea)
    place(slide, shapes.draw_text(2, spots["title"], written), frame.palette)
    body = spots["body"]
    written = write_paragraphs(page, lang, link, frame.ea)
    xml = shapes.draw_text(3, Spot(role, body.box, body.index, body.type), written, moved=True, anchor="t")
    place(slide, xml, frame.palette)
    if "number" in spots:
        place(slide, shapes.draw_text(4, spots["number"], number_of_slide(lang)), frame.palette)


def list_spots(layout: SlideLayout, frame: Frame) -> dict[str, Spot]:
    """Title, body and number of a layout; a body without placeholder has the place of the chart."""
    title = placeholder(layout, PH.TITLE, PH.CENTER_TITLE)
    spots = {"title": Spot("title", box_of(title), title.placeholder_format.idx, "title")}
    body = placeholder(layout, PH.BODY, PH.OBJECT) if layout.name == template.LIST else None
    if body is not None:
        spots["body"] = Spot("body", box_of(body), body.placeholder_format.idx, "body")
    else:
        spots["body"] = Spot("body", _whole_area(frame))
    number = placeholder(layout, PH.SLIDE_NUMBER)
    if number is not None:
        spots["number"] = Spot("number", box_of(number), number.placeholder_format.idx, "sldNum")
    return spots


def cut_pages(lines: Sequence[Paragraph], box: Box) -> Iterator[list[Paragraph]]:
    """Paragraphs by the page, none of them cut."""
    width, height = box.width / EMU * 0.96, box.height / EMU
    page: list[Paragraph] = []
    filled = 0.0
    for line in lines:
        size = max((run.size for run in line), default=SIZE)
        words = "".join(run.words for run in line)
        needed = max(1, math.ceil(text_width(words, size) / width)) * size * LEADING
        if page and filled + needed > height:
            yield page
            page, filled = [], 0.0
        page.append(line)
        filled += needed
    if page:
        yield page


def _whole_area(frame: Frame) -> Box:
    spots = frame.spots
    top = spots["subtitle"].box.top
    end = spots["source"].box.top + spots["source"].box.height
    return Box(frame.area.left, top, frame.area.width, end - top - int(Inches(0.05)))
