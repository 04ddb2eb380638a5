"""Direct labels: how wide a text is, and where it can stand without touching anything.

Widths are estimated a little too large, for the fonts in dashboard.theme; all units are pixels, y
grows downwards as on a screen.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NARROW = frozenset(" \u00a0.,:;'|!ilj()[]·")
_WIDE = frozenset("mwMW%@")


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box", gap: float = 0) -> float:
        """The area that both share, with a gap kept around one of them."""
        if self.right <= other.left - gap or other.right + gap <= self.left:
            return 0  # nearly always, and at a fifth of the price
        if self.bottom <= other.top - gap or other.bottom + gap <= self.top:
            return 0
        width = min(self.right, other.right + gap) - max(self.left, other.left - gap)
        height = min(self.bottom, other.bottom + gap) - max(self.top, other.top - gap)
        return width * height

    def lies_in(self, other: "Box") -> bool:
        """Whether it is wholly inside."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )


def text_width(text: str, size: float) -> float:
    """About how wide a line of text is.

    >>> text_width("국가정보원", 12) > text_width("CSIS", 12) > 0
    True
    """
    return size * 1.04 * sum(_em(character) for character in text)


def wrap(text: str, size: float, width: float, most: int = 2) -> list[str]:
    """A text in at most `most` lines of a width, broken at blanks; what is too long ends in …"""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < most and text_width(longer, size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [_shorten(line, size, width) for line in lines]


def is_cut(line: str, text: str) -> bool:
    """Whether a line of a wrapped text does not say all of it.

    >>> [is_cut(line, "US Ambassador to the UN") for line in wrap("US Ambassador to the UN", 12, 80)]
    [False, True]
    """
    return line.endswith("…") and line not in text


def place(
    candidates: Sequence[Box], taken: Iterable[Box], lines: Iterable[Box], frame: Box, most: float = math.inf
) -> tuple[int, float] | None:
    """The first of the best places, and what it costs; None if none lies in the frame or all cost `most` or more.

    A place over another label costs its area many times over; one over a line of the chart only
    once. A cost above 100 means that labels lie on each other.
    """
    if not candidates:
        return None
    around = Box(  # what lies elsewhere meets no place: of a picture with hundreds of marks nearly all
        min(box.left for box in candidates),
        min(box.top for box in candidates),
        max(box.right for box in candidates),
        max(box.bottom for box in candidates),
    )
    taken = [other for other in taken if around.meets(other, 3)]
    lines = [other for other in lines if around.meets(other)]
    best: tuple[int, float] | None = None
    for number, box in enumerate(candidates):
        if not box.lies_in(frame):
            continue
        cost = _cost(box, taken, lines, 0.01 * number, most)
        if cost < most:
            best, most = (number, cost), cost
    return best


def _cost(box: Box, taken: Sequence[Box], lines: Sequence[Box], cost: float, most: float) -> float:
    """What a place costs; reckoned no further than to `most`, which most places of a crowded picture soon do."""
    for weight, gap, others in ((100, 3, taken), (0.2, 0, lines)):
        for other in others:
            cost += weight * box.meets(other, gap)
            if cost >= most:
                return cost
    return cost


def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WF":
        return 0.93
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.93
    return 0.68 if character.isupper() else 0.57


def _shorten(line: str, size: float, width: float) -> str:
    """The line, or as much of its beginning as has room before a …; looked at once, however long it is."""
    room = width - text_width("…", size)
    reached, kept = 0.0, 0
    for place, character in enumerate(line, 1):
        reached += text_width(character, size)
        if reached <= room:
            kept = place
        if reached > width:
            return line[:kept].rstrip(" ,·–") + "…"
    return line
