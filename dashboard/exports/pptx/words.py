"""The texts of a slide, each at a size at which it fits its place."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx.drawing import MUTE
from dashboard.exports.pptx.number import Number
from dashboard.exports.pptx.places import Box, Frame, Spot
from dashboard.exports.pptx.plan import SlidePlan
from dashboard.exports.pptx.text import Paragraph, Run, paragraph
from dashboard.i18n import Text

TITLE_SIZES = (26, 24, 22, 20, 18, 16)
SUBTITLE_SIZES = (14, 13, 12, 11)  # at the last one it may take two lines
VALUE_SIZES = (66, 54, 44, 36, 28, 22)
LEADING = 1.22
BOLD = 0.86  # of a width, since bold type is wider than what is measured
NARROW = 0.96  # of a line that is measured, so much may be filled
EMU = 12_700  # of a point


def set_words(plan: SlidePlan, frame: Frame) -> dict[str, list[Paragraph]]:
    """The paragraphs of each text that has a spot; empty ones are left out."""
    text = Text(plan.lang)
    source: list[str | Run] = [text("deck.source")]
    for number, each in enumerate(plan.sources):
        source += [" · "] * bool(number) + [Run(each.words, link=each.address)]
    words = {
        "title": [paragraph(_fit(plan.title, frame.spots["title"], 2, TITLE_SIZES))],
        "subtitle": [paragraph(_fit(plan.subtitle, frame.spots["subtitle"], 1, SUBTITLE_SIZES))],
        "note": [paragraph(line) for line in plan.notes],
        "source": [paragraph(*source)],
        "foot": [paragraph(plan.foot)],
    }
    shown = {role: lines for role, lines in words.items() if lines and role in frame.spots}
    return {role: [_dress(line, frame.spots[role]) for line in lines] for role, lines in shown.items()}


def make_room(plan: SlidePlan, frame: Frame) -> Frame:
    """The frame with as many lines for remarks as there are; the chart has the rest."""
    spot = frame.spots["note"]
    width = spot.box.width / EMU
    lines = sum(math.ceil(text_width(line, spot.size) / (width * NARROW)) for line in plan.notes)
    needed = round(lines * spot.size * LEADING * EMU)
    more = needed - spot.box.height
    box = Box(spot.box.left, spot.box.top - more, spot.box.width, spot.box.height + more)
    area = frame.area._replace(height=frame.area.height - more)
    return replace(frame, spots={**frame.spots, "note": replace(spot, box=box)}, area=area)


def set_number(number: Number, box: Box) -> list[Paragraph]:
    """Who says it, the number as large as it fits, what it says in our words."""
    size = _largest(number.value, box.width / EMU * BOLD, 1, VALUE_SIZES)
    lines = [
        (Run(f"{number.glyph} ", 15, number.colour, bold=True), Run(number.who, 15, MUTE)),
        (Run(number.value, size, bold=True),),
        (Run(number.original, 15),),
        (Run(number.amount, 15, MUTE),),
        *((Run(line, 12, MUTE),) for line in number.how),
    ]
    return [line for line in lines if "".join(run.words for run in line)]


def set_quotation(number: Number, *, is_small: bool = False) -> list[Paragraph]:
    """The sentence with its neighbours, the figure marked in it, and where it stands; small beside a picture of it."""
    total = sum(len(words) for words, _ in number.passage)
    size = (15 if total < 140 else 12) if is_small else 18 if total < 180 else 15 if total < 320 else 12
    around = total + len(number.before) + len(number.after) < (240 if is_small else 420)
    middle = tuple(Run(words, size, bold=marked, is_marked=marked) for words, marked in number.passage)
    before = (Run(number.before + " ", size - 4, MUTE),) if number.before and around else ()
    after = (Run(" " + number.after, size - 4, MUTE),) if number.after and around else ()
    return [(*before, *middle, *after), (Run(" ", 8),), (Run(number.reference, 12, MUTE),)]


def _fit(words: str, spot: Spot, lines: int, sizes: Sequence[float]) -> Run:
    size = _largest(words, spot.box.width / EMU, lines, [size for size in sizes if size <= spot.size])
    return Run(words, 0 if size == spot.size else size)


def _largest(words: str, width: float, lines: int, sizes: Sequence[float]) -> float:
    return next((size for size in sizes if text_width(words, size) <= lines * width * NARROW), sizes[-1])


def _dress(line: Paragraph, spot: Spot) -> Paragraph:
    """In a box of its own a text says its size and colour; in our placeholder the layout does."""
    if spot.index is not None:
        return line
    return tuple(
        replace(run, size=run.size or spot.size, colour=run.colour or ("" if run.link else MUTE)) for run in line
    )
