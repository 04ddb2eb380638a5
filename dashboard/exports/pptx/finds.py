"""What of a deck came from here: slides with charts of ours, and the slides that we put around them.

A chart is found by the name of its shape; where a program has lost that, by the address at the end of
its alternative text. A text is found by its name, and where that is lost by its fingerprint.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from pptx.shapes.group import GroupShape

from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.notes import Memory, read_notes
from dashboard.exports.pptx.shapes import ROLE
from dashboard.exports.pptx.text import fingerprint
from dashboard.exports.pptx.wish import LONGEST, Wish, read_name, read_wish
from dashboard.public import read_address
from etl.errors import StoreError

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

ADDRESS = re.compile(r"(?P<base>https?://[^\s/]+(?:/[^\s/]+)*?)(?P<path>/(?:[iot]/\S+|compare\?i=\S+|\?\S+)?)$")
DEEPEST = 8  # groups in groups


@dataclass(frozen=True, slots=True)
class Found:
    """A shape of ours, the slide that it stands on, what it shows, and what the slide remembers."""

    slide: Slide
    shape: Any
    wish: Wish
    memory: Memory
    base: str  # the address of the pages, as the slide has it; "" if it has none
    is_alone: bool  # no other shape of ours on this slide: its texts belong to it
    frozen: str = ""  # the version that its addresses name; "" if it shows what is published


def find_shapes(deck: Deck) -> Iterator[Found]:
    """Every chart, number and table of ours, in the order of the deck."""
    for slide in deck.slides:
        ours = [(shape, *said) for shape in walk(slide.shapes) if (said := recognise(shape))]
        memory = read_memory(slide)
        for shape, wish, base in ours:
            frozen = memory.frozen or wish.version or ""
            yield Found(slide, shape, wish.thaw(), memory, base, len(ours) == 1, frozen)


def recognise(shape: Any) -> tuple[Wish, str] | None:
    """What a shape of ours shows, in the version that its address names, and where its page is; None for others'."""
    described = ADDRESS.search(alt_of(shape).strip()[-LONGEST:])
    base = _read_base(described["base"]) if described else ""
    if wish := read_name(name_of(shape)):
        return wish.at(_read_version(described["path"]) if described else None), base
    if not described or not (shape.has_chart or shape.has_table):
        return None
    try:
        parts = urlsplit(described["path"])
        return read_wish(parts.path + (f"?{parts.query}" if parts.query else "")), base
    except (DeckError, ValueError):
        return None


def _read_version(path: str) -> str | None:
    """The version that an address names."""
    try:
        return parse_qs(urlsplit(path).query).get("v", [None])[0]
    except ValueError:  # an address that is none
        return None


def _read_base(address: str) -> str:
    """The address of a server as a slide has it; "" if it is none."""
    try:
        return read_address(address, "")
    except StoreError:
        return ""


def walk(shapes: Any, depth: int = 0) -> Iterator[Any]:
    """All shapes, those within groups too."""
    for shape in shapes:
        if isinstance(shape, GroupShape) and depth < DEEPEST:
            yield from walk(shape.shapes, depth + 1)
        else:
            yield shape


def find_text(slide: Slide, role: str, mark: str | None) -> Any | None:
    """The text of a role: by its name, the title by its place, else whichever still says what we wrote."""
    texts = [shape for shape in walk(slide.shapes) if shape.has_text_frame]
    named = next((shape for shape in texts if name_of(shape) == ROLE.format(role=role)), None)
    if named is None and role == "title":
        named = slide.shapes.title
    if named is None and mark:
        named = next((shape for shape in texts if fingerprint(words_of(shape)) == mark), None)
    return named


def find_own_slides(deck: Deck, role: str) -> list[tuple[Slide, bool]]:
    """The slides of references or changes, each with whether somebody rewrote it."""
    found = []
    for slide in deck.slides:
        mark = read_memory(slide).marks.get(role)
        shape = find_text(slide, role, mark)
        if mark and shape is not None:
            found.append((slide, mark != fingerprint(words_of(shape))))
    return found


def read_memory(slide: Slide) -> Memory:
    """What the notes of a slide remember; reading adds none to a slide that has none."""
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    return read_notes(frame.text) if frame is not None else Memory()


def words_of(shape: Any) -> str:
    """The words of a shape; a line that was broken by hand counts as a blank."""
    return str(shape.text_frame.text).replace("\v", " ")


def alt_of(shape: Any) -> str:
    """The alternative text of a shape."""
    return str(shape._element._nvXxPr.cNvPr.get("descr", ""))


def name_of(shape: Any) -> str:
    """The name of a shape; a shape without one is somebody else's."""
    return str(shape._element._nvXxPr.cNvPr.get("name", ""))
