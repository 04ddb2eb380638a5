"""The pages of a PDF that another program laid out, in the text of the original: by their characters.

Comes in: the pages as read from the PDF, and the text. Goes out: the same pages with the boxes whose characters stand
in the text too; the others are lost, never guessed. A word is parted where the text parts it, as before a raised
number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import unescape

from etl.intake.model import Box, Page
from etl.intake.same_characters import match
from etl.intake.widths import share_of
from etl.model import Span

SEEN = re.compile(r"<[^<>]*>|&(?:[a-zA-Z]+|#[0-9]+);|\S", re.ASCII)


def fit_layout(pages: Sequence[Page], text: str, format: str) -> tuple[Page, ...]:
    """The pages in the text of another reader, which is written in `format`."""
    seen = list(_seen(text, is_marked=format == "html"))
    printed = [(page, box, at) for page in pages for box in page.boxes for at in range(len(box.word))]
    places = match("".join(box.word[at] for _, box, at in printed), "".join(char for char, _ in seen))
    spans = [None if place is None else seen[place][1] for place in places]
    made, number = [], 0
    for page in pages:
        boxes: list[Box] = []
        for box in page.boxes:
            boxes += _parts(box, spans[number : number + len(box.word)])
            number += len(box.word)
        made.append(replace(page, boxes=tuple(sorted(boxes, key=lambda one: one.span.start))))
    return tuple(_spanned(made))


def _seen(text: str, *, is_marked: bool) -> Iterator[tuple[str, Span]]:
    """The characters of a text that can be seen, each where it is written."""
    for found in SEEN.finditer(text) if is_marked else re.finditer(r"\S", text):
        written = found.group()
        if len(written) == 1:
            yield written, Span(*found.span())
        elif written[0] == "&" and len(char := unescape(written)) == 1:
            yield char, Span(*found.span())


def _parts(box: Box, spans: Sequence[Span | None]) -> Iterator[Box]:
    """A box in as many as the text has stretches of its characters without anything between them."""
    shares = [share_of(char) for char in box.word]
    unit, start = (box.right - box.left) / sum(shares), 0
    for at in range(1, len(spans) + 1):
        before, now = spans[at - 1], spans[at] if at < len(spans) else None
        if before is not None and now is not None and now.start == before.end:
            continue
        first = spans[start]
        if first is not None and before is not None:
            left, right = (round(box.left + unit * sum(shares[:end]), 1) for end in (start, at))
            edges = {"left": left, "right": box.right if at == len(spans) else right}
            yield replace(box, span=Span(first.start, before.end), word=box.word[start:at], **edges)
        start = at


def _spanned(pages: Sequence[Page]) -> Iterator[Page]:
    """Pages with the stretches of the text that stand on them, one behind the other.

    Notes stand at the foot of a page and at the end of a text: the middle of the boxes tells, not the last.
    """
    at = 0
    for page in pages:
        ends = [box.span.end for box in page.boxes]
        start = max(page.boxes[0].span.start, at) if ends else at
        at = max(ends[int(0.9 * (len(ends) - 1))] if ends else at, start)
        yield replace(page, span=Span(start, at))
