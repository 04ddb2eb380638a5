"""A passage cut where something begins or ends.

A passage comes as its reading and the offset of each of its characters in the untouched text; what
is to be shown in it comes as layers with offsets in the untouched text. The pieces give the reading
back to the letter, whatever overlaps whatever.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple


class Layer(NamedTuple):
    """Something that lies over a stretch of text.

    `sort` is figure, evidence, marker or numeral; `key` the id it leads to; `note` the status and
    family of a figure, the role of evidence, the class of a numeral, the own id of a
    marker; `href` where a figure leads without a script.
    """

    start: int
    end: int
    sort: str
    key: str
    note: str = ""
    href: str = ""


CUT = " .,;:·)"  # what no excerpt begins with
LONGEST_REST = 12  # signs of a word that was cut, which are left out


class Segment(NamedTuple):
    """A piece of the reading over which the same layers lie from end to end."""

    text: str
    layers: tuple[Layer, ...]


def find_stretch(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Offsets of the untouched text as positions in a reading; empty if nothing of it is there.

    >>> find_stretch([10, 11, 12, 14, 15], 12, 15)
    (2, 4)
    """
    return bisect_left(starts, start), bisect_left(starts, end)


def cut_passage(reading: str, starts: Sequence[int], layers: Iterable[Layer]) -> list[Segment]:
    """Cut a reading at every edge of every layer; the segments joined are the reading."""
    placed = [(*find_stretch(starts, layer.start, layer.end), layer) for layer in layers]
    placed = [item for item in placed if item[0] < item[1]]
    edges = sorted({0, len(reading), *(at for item in placed for at in item[:2])})
    opening: dict[int, list[Layer]] = {}
    closing: dict[int, list[Layer]] = {}
    for left, right, layer in placed:
        opening.setdefault(left, []).append(layer)
        closing.setdefault(right, []).append(layer)
    lying: list[Layer] = []
    segments = []
    for left, right in pairwise(edges):
        for layer in closing.get(left, ()):
            lying.remove(layer)
        lying += opening.get(left, ())
        segments.append(Segment(reading[left:right], tuple(lying)))
    return segments


def cut_excerpt(sentence: str, quote: str, width: int = 90) -> tuple[str, str, str]:
    """The words around a quoted value in three pieces, the value in the middle; the whole sentence if it is short.

    >>> cut_excerpt("The fleet has\\nabout 300 ships.", "300 ships")
    ('The fleet has about ', '300 ships', '.')
    >>> cut_excerpt("Nothing of the sort is said in it.", "300", 11)
    ('Nothing of…', '', '')
    """
    flat, words = " ".join(sentence.split()), " ".join(quote.split())
    at = flat.find(words)
    if at < 0:
        return (flat if len(flat) <= width else flat[:width].rstrip() + "…", "", "")
    room = max(0, width - len(words))  # half for each side; what one does not need is the other's
    left, right = at, len(flat) - at - len(words)
    start = at - min(left, max(room // 2, room - right))
    end = at + len(words) + min(right, max(room // 2, room - left))
    before, after = flat[start:at], flat[at + len(words) : end]
    if start:
        before = "…" + before[_next_word(before) :].lstrip(CUT)
    if end < len(flat):
        after = after[: len(after) - _next_word(after[::-1])].rstrip() + "…"
    return before, words, after


def _next_word(words: str) -> int:
    """How much of a word that was cut stands at the beginning; 0 of one so long that nothing else is left."""
    blank = words.find(" ")
    return blank if 0 <= blank <= LONGEST_REST else 0
