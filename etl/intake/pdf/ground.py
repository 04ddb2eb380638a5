"""The characters of a page by their places alone: what a box is held to.

The text comes from characters in the order in which they are read; here they are found again without that order.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect, bisect_left
from collections.abc import Iterable

from etl.intake.pdf.characters import Glyph

STEPS = 50  # of a point
SHORT = 1 << 16
SLACK = 0.06  # points by which the edges of a box may have been rounded


class Ground:
    """Where the middle of every character lies; compact, since all pages of a paper are kept until its end."""

    __slots__ = ("order", "text", "xs", "ys")

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        placed = sorted(
            (round(STEPS * ((one.top + one.bottom) / 2)), round(STEPS * ((one.left + one.right) / 2)), number, one.text)
            for number, one in enumerate(glyphs)
        )
        fits = len(placed) < SHORT and all(0 <= edge < SHORT for row in placed for edge in row[:2])
        sort = "H" if fits else "i"
        self.ys = array(sort, [y for y, _, _, _ in placed])
        self.xs = array(sort, [x for _, x, _, _ in placed])
        self.order = array(sort, [number for _, _, number, _ in placed])
        self.text = "".join([char for _, _, _, char in placed])

    def read(self, left: float, top: float, right: float, bottom: float) -> str:
        """The characters whose middle lies in a rectangle, from left to right."""
        left, top = STEPS * (left - SLACK), STEPS * (top - SLACK)
        right, bottom = STEPS * (right + SLACK), STEPS * (bottom + SLACK)
        first, last = bisect_left(self.ys, top), bisect_left(self.ys, bottom)
        if first < last and self.ys[first] == self.ys[last - 1]:  # of one line, from left to right
            inside = list(range(bisect_left(self.xs, left, first, last), bisect(self.xs, right, first, last)))
        else:
            inside = [n for n, x in enumerate(self.xs[first:last], first) if left <= x <= right]
        inside.sort(key=lambda n: (self.xs[n], self.order[n]))
        return unicodedata.normalize("NFC", "".join([self.text[n] for n in inside]))
