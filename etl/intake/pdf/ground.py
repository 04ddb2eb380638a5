"""The characters of a page by their places alone: what a box is held to.

The text comes from characters in the order in which they are read; here they are found again without that order.
"""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable

from etl.intake.pdf.characters import Glyph

SLACK = 0.06  # points by which the edges of a box may have been rounded


class Ground:
    """Where the middle of every character lies; compact, since all pages of a paper are kept until its end."""

    __slots__ = ("order", "text", "xs", "ys")

    def __init__(self, glyphs: Iterable[Glyph]) -> None:
        placed = sorted(
            ((one.top + one.bottom) / 2, (one.left + one.right) / 2, number, one.text)
            for number, one in enumerate(glyphs)
        )
        self.ys = array("f", (y for y, _, _, _ in placed))
        self.xs = array("f", (x for _, x, _, _ in placed))
        self.order = array("i", (number for _, _, number, _ in placed))
        self.text = "".join(char for _, _, _, char in placed)

    def read(self, left: float, top: float, right: float, bottom: float) -> str:
        """The characters whose middle lies in a rectangle, from left to right."""
        first, last = bisect_left(self.ys, top - SLACK), bisect_left(self.ys, bottom + SLACK)
        inside = [n for n in range(first, last) if left - SLACK <= self.xs[n] <= right + SLACK]
        inside.sort(key=lambda n: (self.xs[n], self.order[n]))
        return unicodedata.normalize("NFC", "".join(self.text[n] for n in inside))
