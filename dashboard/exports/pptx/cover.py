"""The cover of a deck: its title, what the deck holds, and the version of the data."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from pptx.enum.shapes import PP_PLACEHOLDER as PH

from dashboard.exports.pptx.places import Frame, placeholder
from dashboard.exports.pptx.slide import linker, set_paragraphs
from dashboard.exports.pptx.text import Run
from dashboard.i18n import LANGUAGES, Text

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import Slide

EARLIER = ("figtrace · 자료 판 ",)  # as covers of earlier decks said it
_LINES = "|".join(
    re.escape(line) for line in (*(Text(lang)("deck.cover_subtitle", version="") for lang in LANGUAGES), *EARLIER)
)
_VERSION = re.compile(f"({_LINES})[0-9a-f]{{6,64}}")  # as the cover says it, in any of our languages


def add_cover(deck: Deck, title: str, figures: Collection[str], version: str, text: Text, frame: Frame) -> Slide | None:
    """A cover in front, if the template has a layout for it; `figures` are the ids of those that the deck shows."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    layout = next((each for each in layouts if placeholder(each, PH.CENTER_TITLE)), None)
    if layout is None:
        return None
    slide: Slide = deck.slides.add_slide(layout)
    below = [text("deck.cover_lead"), _count(figures, text), text("deck.cover_subtitle", version=version[:12])]
    lines = {PH.CENTER_TITLE: [title], PH.SUBTITLE: below}
    for shape in list(slide.placeholders):
        words = lines.get(shape.placeholder_format.type)
        if words is None:
            slide.shapes._spTree.remove(shape._element)
        else:
            written = [(Run(line),) for line in words]
            set_paragraphs(shape.text_frame._txBody, written, text.lang, linker(slide), frame.ea)
    return slide


def renew_cover(slide: Slide, figures: Collection[str], version: str) -> bool:
    """Where a cover of ours names another version or other counts, put the present ones; whether there was one."""
    found = False
    for shape in slide.placeholders:
        for line in shape.text_frame.paragraphs if shape.has_text_frame else ():
            for run in line.runs:
                renewed = _VERSION.sub(rf"\g<1>{version[:12]}", run.text)
                for text in map(Text, LANGUAGES):
                    if _read_counts(text).fullmatch(run.text):
                        renewed = _count(figures, text)
                if renewed != run.text:
                    run.text = renewed
                    found = True
    return found


def _count(figures: Collection[str], text: Text) -> str:
    """How many figures the deck shows, out of how many documents."""
    documents = {figure.rpartition(":")[0] for figure in figures}
    return text("deck.cover_counts", figures=f"{len(set(figures)):,}", documents=f"{len(documents):,}")


def _read_counts(text: Text) -> re.Pattern[str]:
    """That line with any counts."""
    return re.compile(re.escape(text("deck.cover_counts", figures="0", documents="0")).replace("0", r"[\d,]+"))
