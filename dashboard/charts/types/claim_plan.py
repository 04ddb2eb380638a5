"""Where everything lies in a chart of claims at one size, in pixels and in data.

A plan measures the axes so that labels have their room (dashboard.charts.types.claim_labels places them).
"""

from collections.abc import Sequence

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.rivals import claimed_range
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import BOTTOM, RIGHT, TOP, Size
from dashboard.charts.ground.labels import Box, text_width, wrap
from dashboard.i18n import Text

FADE = 64  # pixels over which an open side fades out
UNDATED = 0.74  # where the lane of undated claims begins, as a share of the width
BRACKET = 22  # room at the right for the range of claims
LEAST_BRACKET = 500
LEAST_DAYS = 365  # a shorter time is drawn with its year around it


class Plan:
    """The geometry of one chart at one size: what lies where, in pixels and in data."""

    def __init__(
        self,
        marks: Sequence[Mark],
        caps: Sequence[Mark],
        unit: format.Unit,
        text: Text,
        size: Size,
    ) -> None:
        self.marks, self.caps, self.text, self.size = marks, caps, text, size
        self.dated = [mark for mark in marks if mark.is_dated]
        self.undated = [mark for mark in marks if not mark.is_dated]
        self.claimed = claimed_range(marks)
        self._measure_values(unit)
        self.has_bracket = self._needs_bracket()
        self.right = RIGHT + (BRACKET if self.has_bracket else 0)
        full = size.width - self.left - self.right
        self.width = full * (UNDATED - 0.03 if self.undated else 1)
        self.lane = full * (1 + UNDATED) / 2
        self.full = full
        self.label_width = max(110.0, min(220.0, full * (0.3 if size.width > 400 else 0.5)))
        self._measure_time()

    def _measure_values(self, unit: format.Unit) -> None:
        drawn = [*self.marks, *self.caps]
        low = min(0.0, *(mark.bottom for mark in drawn))
        high = max(0.0, *(mark.top for mark in drawn))
        self.ticks = frame.value_ticks(low, high, 5)
        self.tick_texts = frame.tick_texts(self.ticks, unit, self.text.lang)
        self.left = frame.left_margin(self.tick_texts)
        self.height = self.size.height - TOP - BOTTOM
        room = FADE + 6 if any(mark.high is None for mark in drawn) else 34
        spare = 1 - (high - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        share = max(0.0, (room - spare * self.height) / self.height)
        self.top = self.ticks[-1] + share * (self.ticks[-1] - self.ticks[0])

    def _needs_bracket(self) -> bool:
        """Whether rival origins lie apart far enough for a bracket with its words beside it."""
        if self.size.width < LEAST_BRACKET or self.claimed is None:
            return False
        low, high = (self.y(value) for value in self.claimed)
        words = text_width(self.text("indicator.range_of_claims"), frame.FONT)
        middle = (low + high) / 2
        return low - high >= 24 and words / 2 <= min(middle, self.height - middle) + TOP

    def _measure_time(self) -> None:
        spans = [mark.span for mark in self.dated] or [(0, 365)]
        first, last = min(span[0] for span in spans), max(span[1] for span in spans)
        if last - first < LEAST_DAYS:
            first, last = first - LEAST_DAYS // 2, last + LEAST_DAYS // 2
        length = last - first
        self.begin = first - round(length * 0.04)
        end = float(last + round(length * 0.04))
        for mark in self.dated:  # so that a label to the right of a mark has its room
            share = 1 - (words_width(self.words(mark)) + 24) / self.width
            if share > 0.5:
                end = max(end, self.begin + (mark.span[1] - self.begin) / share)
        self.end, self.last = end, last

    def words(self, mark: Mark) -> list[str]:
        """The label of a mark: the value as quoted, then who says so and of when."""
        if not mark.is_dated:  # its lane says that it has no date
            return [mark.quote, *wrap(mark.who, frame.FONT, self.full * (1 - UNDATED) - 8, 3)]
        words = f"{mark.who}, {mark.period}"
        if text_width(words, frame.FONT) <= self.label_width:
            return [mark.quote, words]
        return [mark.quote, *wrap(mark.who, frame.FONT, self.label_width, 3), mark.period]

    # places in pixels -------------------------------------------------------------------------

    def x(self, day: float) -> float:
        """Pixels from the left edge of the plot."""
        return (day - self.begin) / (self.end - self.begin) * self.width

    def y(self, value: float) -> float:
        """Pixels from the upper edge of the plot."""
        return (self.top - value) / (self.top - self.ticks[0]) * self.height

    def at(self, mark: Mark) -> tuple[float, float]:
        """Where the glyph of a mark lies."""
        return (self.x(mark.span[1]) if mark.is_dated else self.lane), self.y(mark.value)

    def drawn_days(self, mark: Mark) -> tuple[int, int]:
        """Its first and last day in the chart; an unknown start reaches to the edge."""
        start, end = mark.span
        return (self.begin if mark.start is None and mark.is_running else start), end

    def is_long(self, mark: Mark) -> bool:
        """Whether its time is drawn: wide enough to be seen, or running on from an unknown start."""
        reaches_back = mark.start is None and mark.is_running
        return reaches_back or self.x(mark.span[1]) - self.x(mark.span[0]) >= 10

    def line_box(self, mark: Mark) -> Box:
        """What the interval of a mark covers."""
        start, end = (self.x(day) for day in self.drawn_days(mark))
        height = self.y(mark.value)
        return Box(start - 3, height - 3, end + 3, height + 3)


def words_width(lines: Sequence[str]) -> float:
    """How wide a label is: its first line is set larger than the others."""
    return max(text_width(line, frame.FONT if number else frame.LABEL) for number, line in enumerate(lines))
