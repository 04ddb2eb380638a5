"""How wide the words of a sheet are drawn, and where a cell breaks its lines.

Widths are those that characters usually have; the picture stretches each word to the width that it was given, so that
a mark holds whatever fonts the reader has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from dashboard.content.sheets.grid import MARKUP, Stretch
from dashboard.markup import unescape

WIDE, NARROW, WIDE_FROM = 1.0, 0.55, "\u1100"  # of the size of the letters; Hangul jamo and what follows are square
SPACE = 0.3
SIZE, LINE = 9.0, 12.0  # of the letters and from line to line, in points
RAISED = 0.7  # of the size, for what is set as superscript


class Word(NamedTuple):
    """Characters that follow each other on a line: where they stand in the text, how large they are."""

    start: int
    end: int
    text: str
    width: float
    is_raised: bool
    has_blank: bool  # before it


def width_of(words: str, size: float = SIZE) -> float:
    """About how wide words are.

    >>> width_of("2024"), width_of("수출", 10)
    (19.8, 20.0)
    """
    wide = sum(char >= WIDE_FROM for char in words)
    return round(size * (NARROW * (len(words) - wide) + WIDE * wide), 2)


def break_lines(text: str, place: Stretch, width: float, size: float = SIZE) -> list[list[Word]]:
    """The lines of a cell or a paragraph so wide; a word that is wider is cut."""
    lines: list[list[Word]] = [[]]
    at = 0.0
    for word in _read_words(text, place, size, width):
        if word is None:
            lines.append([])
            at = 0.0
            continue
        gap = SPACE * size if word.has_blank and lines[-1] else 0.0
        if lines[-1] and at + gap + word.width > width + 0.01:
            lines.append([])
            at, gap = 0.0, 0.0
        lines[-1].append(word)
        at += gap + word.width
    return [line for line in lines if line]


def _read_words(text: str, place: Stretch, size: float, most: float) -> Iterator[Word | None]:
    """The words between tags; None where a line is broken."""
    at, raised, blank = place.start, False, False
    for tag in [*MARKUP.finditer(text, *place), None]:
        end = tag.start() if tag else place.end
        for start, stop, is_after in _split(text, at, end):
            for first, last in _cut(text, start, stop, size, most):
                yield _word(text, first, last, size * (RAISED if raised else 1), raised, blank or is_after)
                blank = is_after = False
        blank = text[max(end - 1, at) : end].isspace() or (blank and at == end)
        if tag is None:
            return
        raised = tag.group() == "<sup>"
        if tag.group() == "<br>":
            yield None
            blank = False
        at = tag.end()


def _split(text: str, start: int, end: int) -> Iterator[tuple[int, int, bool]]:
    """Words by offsets, and whether a blank stands before each."""
    at = start
    for part in text[start:end].split():
        found = text.index(part, at, end)
        yield found, found + len(part), found > at
        at = found + len(part)


def _cut(text: str, start: int, end: int, size: float, most: float) -> Iterator[tuple[int, int]]:
    """A word that is wider than its line in pieces that are not; no entity is cut."""
    if width_of(text[start:end], size) <= most:
        yield start, end
        return
    first = at = start
    width = 0.0
    while at < end:
        after = text.find(";", at, min(end, at + 6)) + 1 if text[at] == "&" else at + 1
        after = after or at + 1
        own = width_of(unescape(text[at:after]), size)
        if width + own > most and at > first:
            yield first, at
            first, width = at, 0.0
        width += own
        at = after
    yield first, end


def _word(text: str, start: int, end: int, size: float, raised: bool, blank: bool) -> Word:
    written = unescape(text[start:end])
    return Word(start, end, written, width_of(written, size), raised, blank)
