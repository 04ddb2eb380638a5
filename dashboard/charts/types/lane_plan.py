"""Where everything lies in a chart of lanes at one size, in pixels and in data."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.rivals import claimed_range
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import RIGHT, Size
from dashboard.charts.ground.labels import text_width
from dashboard.charts.types.lane_labels import LINE, LOW_LINE, line_width, low_lines, tall_lines
from dashboard.i18n import Text

LANE = 52  # pixels, with the label on one line; a tall one has a line more for each line of its label
SLIM_LANE, LOW_LANE = 25, 42  # of many lanes: with the label beside the line, above it
MANY = 12
BESIDE = 0.46  # the share of the width that labels beside the lines may take
LEFT, LEAST_RIGHT = 10, RIGHT + 24
AXIS = 44
TICK_GAP = 12  # pixels between two numbers of the axis
FADE = 70  # pixels over which an open side fades out
HEAD = 19  # pixels above the lanes for one line of words
BRACKET = 7  # pixels from the lanes to the bracket


@dataclass(frozen=True, slots=True)
class Lanes:
    """What lies where, in data and in pixels: `start`, `end` of the numbers, `left` of the plot."""

    marks: list[Mark]
    caps: list[Mark]
    ticks: list[float]
    tick_texts: list[str]
    end: float
    left: int
    right: int
    width: float
    lane: int
    tall: bool
    head: int
    claimed: tuple[float, float] | None

    @property
    def start(self) -> float:
        """The number at the left edge."""
        return self.ticks[0]

    @property
    def many(self) -> bool:
        """Whether labels must be short."""
        return len(self.marks) > MANY

    @property
    def beside(self) -> int:
        """The pixels that labels beside the plot take; 0: they stand above their lines."""
        return self.left - LEFT

    @property
    def low_width(self) -> float:
        """The pixels that a label of many lanes may take."""
        return low_width(self.width, self.left, self.right)

    @property
    def bottom(self) -> float:
        """The lower edge, in lanes."""
        return -0.5 if self.many else -0.35

    @property
    def top(self) -> float:
        """The upper edge, in lanes."""
        return len(self.marks) - (0.4 if self.many and (self.beside or not self.tall) else 0.2)

    @property
    def zero(self) -> float:
        """Where lines begin."""
        return self.start if self.start < 0 else 0.0

    def across(self, pixels: float) -> float:
        """So many pixels as a number."""
        return (self.end - self.start) * pixels / self.width


def measure_lanes(marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> Lanes:
    """The plan for one size."""
    ordered = sorted(marks, key=_order)
    low = min(0.0, *(mark.bottom for mark in (*marks, *caps)))
    high = max(mark.top for mark in (*marks, *caps))
    many, left = len(ordered) > MANY, LEFT
    if many and size.width > 500:
        left += round(size.width * BESIDE)
    ticks, tick_texts = _choose_ticks(low, high, size.width - left, unit, text.lang)
    right = max(LEAST_RIGHT, round(text_width(tick_texts[-1], frame.FONT) / 2) + 6)
    width = size.width - left - right
    end = high + (high - ticks[0]) * (FADE + 16) / max(width - FADE - 16, 1)
    lane, tall = _measure_lane(ordered, width, left, right)
    claimed = claimed_range(marks)
    if claimed and claimed[0] == claimed[1]:
        claimed = None
    head = HEAD * (bool(caps) + bool(claimed)) + (BRACKET if claimed else 0)
    if end < ticks[-1] and len(ticks) > 2:  # no empty room for the sake of a round number
        ticks = [tick for tick in ticks if tick <= end]
        tick_texts = frame.tick_texts(ticks, unit, text.lang)
    end = max(end, ticks[-1])
    return Lanes(ordered, list(caps), ticks, tick_texts, end, left, right, width, lane, tall, head, claimed)


def low_width(width: float, left: int, right: int) -> float:
    """The pixels beside the plot, less a gap; where there are none, those of the plot and of its right edge."""
    return left - LEFT - 12 if left > LEFT else width + right - 8


def _measure_lane(marks: Sequence[Mark], width: float, left: int, right: int) -> tuple[int, bool]:
    """The height of a lane, and whether some label stands on several lines."""
    if len(marks) > MANY:
        below = max(len(low_lines(mark, low_width(width, left, right))[1]) for mark in marks)
        return (SLIM_LANE if left > LEFT else LOW_LANE) + LOW_LINE * below, below > 0
    if all(line_width(mark) <= width for mark in marks):
        return LANE, False
    lines = max(len(tall_lines(mark, width + right - 8)) for mark in marks)
    return LANE + round(LINE * (lines - 1)) + 7, True


def _choose_ticks(low: float, high: float, width: float, unit: format.Unit, lang: str) -> tuple[list[float], list[str]]:
    """As many numbers as have room beside each other over so many pixels, and what is written at each."""
    for most in range(6 if width > 600 else 4, 1, -1):
        ticks = frame.value_ticks(low, high, most)
        words = frame.tick_texts(ticks, unit, lang)
        widths = [text_width(word, frame.FONT) for word in words]
        needed = max((before + after) / 2 for before, after in pairwise(widths)) + TICK_GAP
        if needed <= (width - FADE) / (len(ticks) - 1):
            break
    return ticks, words


def _order(mark: Mark) -> tuple[Any, ...]:
    """From the lowest lane up: the undated, the later in the text the lower; then by time."""
    return (mark.is_dated, mark.span, mark.value if mark.is_dated else -mark.place, mark.id)
