"""The slides of a deck in their order: one taken away, some put elsewhere.

A deck names its slides in more than one place: the list of slides, its sections, its custom shows, and
links from slide to slide. What is taken away is taken from all of them; what is new joins the section
that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

SECTIONS = "http://schemas.microsoft.com/office/powerpoint/2010/main"
EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # by which a deck knows its sections
NAMESPACE = "http://schemas.openxmlformats.org/presentationml/2006/main"
_ENTRY = f"{{{SECTIONS}}}sldId"


def drop_slide(deck: Deck, slide: Slide) -> None:
    """Take one slide away, with what only it refers to."""
    slides, own = deck.slides._sldIdLst, slide.slide_id
    entry = next(each for each in slides if each.id == own)
    for named in [*_entries(deck, own), *_shown(deck, entry.rId)]:
        _remove(named)
    for other in deck.slides:
        _unlink(other, slide)
    deck.part.drop_rel(entry.rId)
    slides.remove(entry)


def set_sections(deck: Deck, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """The slides of a deck in sections: names, each with the ids of its slides; empty ones are left out."""
    root = deck.part._element
    for old in list(root.iter(f"{{{SECTIONS}}}sectionLst")):
        _remove(old)
    written = "".join(
        f'<p14:section name={quoteattr(name)} id="{{{str(uuid5(NAMESPACE_URL, f"{at} {name}")).upper()}}}">'
        "<p14:sldIdLst>" + "".join(f'<p14:sldId id="{own}"/>' for own in ids) + "</p14:sldIdLst></p14:section>"
        for at, (name, ids) in enumerate(sections)
        if ids
    )
    extension = parse_xml(
        f'<p:ext xmlns:p="{NAMESPACE}" xmlns:p14="{SECTIONS}" uri="{EXTENSION}">'
        f"<p14:sectionLst>{written}</p14:sectionLst></p:ext>"
    )
    held = root.find(qn("p:extLst"))
    if held is None:
        held = parse_xml(f'<p:extLst xmlns:p="{NAMESPACE}"/>')
        root.append(held)
    held.insert(0, extension)


def put_slides(deck: Deck, slides: Sequence[Slide], at: int) -> None:
    """Put some slides at a place in the order, counted without them."""
    entries = deck.slides._sldIdLst
    ids = [slide.slide_id for slide in slides]
    moved = sorted((entry for entry in entries if entry.id in ids), key=lambda entry: ids.index(entry.id))
    for entry in moved:
        entries.remove(entry)
    for number, entry in enumerate(moved):
        entries.insert(at + number, entry)
    _join_section(deck, [int(entry.id) for entry in entries], ids)


def _join_section(deck: Deck, order: Sequence[int], ids: Sequence[int]) -> None:
    """New slides stand in the section of the one before them, if the deck has sections."""
    for own in ids:
        for entry in list(_entries(deck, own)):
            _remove(entry)
        at = order.index(own)
        before = next((entry for other in reversed(order[:at]) for entry in _entries(deck, other)), None)
        lists = list(deck.part._element.iter(f"{{{SECTIONS}}}sldIdLst"))
        new = parse_xml(f'<p14:sldId xmlns:p14="{SECTIONS}" id="{own}"/>')
        if before is not None:
            before.addnext(new)
        elif lists:
            lists[0].insert(0, new)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _entries(deck: Deck, slide_id: int) -> Iterator[etree._Element]:
    """Where the sections name a slide."""
    return (each for each in deck.part._element.iter(_ENTRY) if each.get("id") == str(slide_id))


def _shown(deck: Deck, relation: str) -> Iterator[etree._Element]:
    """Where custom shows name a slide."""
    shows = deck.part._element.iter(qn("p:custShow"))
    return (each for show in shows for each in show.iter(qn("p:sld")) if each.get(qn("r:id")) == relation)


def _unlink(other: Slide, gone: Slide) -> None:
    """Take away the links of a slide that lead to one that goes."""
    held = [key for key, link in other.part.rels.items() if not link.is_external and link.target_part is gone.part]
    for relation in held:
        for used in other._element.xpath(f'.//a:hlinkClick[@r:id="{relation}"] | .//a:hlinkHover[@r:id="{relation}"]'):
            used.getparent().remove(used)
        other.part.rels.pop(relation)
