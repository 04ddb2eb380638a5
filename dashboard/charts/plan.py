"""Where everything lies in a chart of claims at one size, in pixels and in data.

A plan measures the axes so that labels have their room, and finds each label a place where it
touches neither another label nor, if it can be helped, a line.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard import format
from dashboard.charts import frame, times
from dashboard.charts.frame import BOTTOM, RIGHT, TOP, Size
from dashboard.charts.labels import Box, place, text_width, wrap
from dashboard.charts.marks import Mark, claimed_range
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
            share = 1 - (self._widest(mark) + 24) / self.width
            if share > 0.5:
                end = max(end, self.begin + (mark.span[1] - self.begin) / share)
        self.end, self.last = end, last

    def _widest(self, mark: Mark) -> float:
        lines = self._caption(mark)
        return max(text_width(mark.quote, frame.LABEL), *(text_width(line, frame.FONT) for line in lines))

    def _caption(self, mark: Mark) -> list[str]:
        """Origin and period under the quoted value; the period is dropped in the undated lane."""
        if not mark.is_dated:
            return wrap(mark.who, frame.FONT, self.full * (1 - UNDATED) - 8)
        words = f"{mark.who}, {mark.period}"
        if text_width(words, frame.FONT) <= self.label_width:
            return [words]
        return [*wrap(mark.who, frame.FONT, self.label_width), mark.period]

    # places in pixels -------------------------------------------------------------------------

    def x(self, day: float) -> float:
        """Pixels from the left edge of the plot."""
        return (day - self.begin) / (self.end - self.begin) * self.width

    def y(self, value: float) -> float:
        """Pixels from the upper edge of the plot."""
        return (self.top - value) / (self.top - self.ticks[0]) * self.height

    def _glyph(self, mark: Mark) -> tuple[float, float]:
        return (self.x(mark.span[1]) if mark.is_dated else self.lane), self.y(mark.value)

    def place_labels(self) -> Iterator[list[dict[str, Any]] | None]:
        """The annotations of each mark; None for one that finds no place of its own."""
        frame_box = Box(-2, -TOP, self.full + (2 if self.has_bracket else RIGHT), self.height - 2)
        taken = [_around(*self._glyph(mark), 8) for mark in self.marks]
        lines = [self._line_box(mark) for mark in self.dated]
        for cap in self.caps:
            height = self.y(cap.value)
            lines.append(Box(0, height - 2, self.width, height + 2))
            label = self._cap_label(cap)
            taken.append(label[0])
            yield label[1]
        for mark in sorted(self.marks, key=lambda mark: (-mark.value, mark.id)):
            lines_of_text = [mark.quote, *self._caption(mark)]
            places = self._candidates(mark, lines_of_text)
            own = _around(*self._glyph(mark), 8)
            found = place([box for box, _ in places], [b for b in taken if b != own], lines, frame_box)
            if found is None or found[1] > 100:
                yield None
                return
            box = places[found[0]][0]
            taken.append(box)
            yield self._notes(mark, lines_of_text, box)

    def drawn_days(self, mark: Mark) -> tuple[int, int]:
        """Its first and last day in the chart; an unknown start reaches to the edge."""
        start, end = mark.span
        return (self.begin if mark.start is None and mark.is_running else start), end

    def is_long(self, mark: Mark) -> bool:
        """Whether its time is drawn: wide enough to be seen, or running on from an unknown start."""
        reaches_back = mark.start is None and mark.is_running
        return reaches_back or self.x(mark.span[1]) - self.x(mark.span[0]) >= 10

    def _line_box(self, mark: Mark) -> Box:
        start, end = (self.x(day) for day in self.drawn_days(mark))
        height = self.y(mark.value)
        return Box(start - 3, height - 3, end + 3, height + 3)

    def _candidates(self, mark: Mark, lines: Sequence[str]) -> list[tuple[Box, str]]:
        width = max(text_width(line, frame.FONT if number else frame.LABEL) for number, line in enumerate(lines))
        tall = 17.0 * len(lines)
        x, y = self._glyph(mark)
        if not mark.is_dated:
            half = width / 2
            lefts = [(x - half, y + 10), (x - half, y - 10 - tall)]
            return [(Box(left, top, left + width, top + tall), "") for left, top in lefts]
        start = self.x(mark.span[0])
        above, below, beside = y - 9 - tall, y + 9, y - tall / 2
        places = [
            (x + 18, beside),
            (x + 18, beside - tall / 2),
            (x + 18, beside + tall / 2),
            (x - width, above),
            (start, above),
            (x - width, below),
            (start, below),
            (x - width / 2, above),
            (x - width / 2, below),
            (start - width - 10, beside),
        ]
        return [(Box(left, top, left + width, top + tall), "") for left, top in places]

    def _notes(self, mark: Mark, lines: Sequence[str], box: Box) -> list[dict[str, Any]]:
        x, y = self._glyph(mark)
        anchor, axes = self._anchor(mark)
        notes = []
        for number, line in enumerate(lines):
            middle = box.top + 17 * (number + 0.5)
            written = frame.escape(line)
            notes.append(
                frame.annotation(
                    f"<b>{written}</b>" if number == 0 else written,
                    *(anchor, mark.value),
                    (box.left - x, y - middle),
                    mute=number > 0,
                    name=mark.id,
                    **axes,
                )
            )
        return notes

    def _anchor(self, mark: Mark) -> tuple[Any, dict[str, str]]:
        if mark.is_dated:
            return times.iso(mark.span[1]), {"xref": "x", "yref": "y"}
        return 0.5, {"xref": "x2", "yref": "y"}

    def _cap_label(self, cap: Mark) -> tuple[Box, list[dict[str, Any]]]:
        words = f"{self.text('kind.cap')} {cap.quote}"
        width = text_width(words, frame.FONT)
        height = self.y(cap.value)
        box = Box(2, height + 4, 2 + width, height + 20)
        place_ = (times.iso(self.begin), cap.value)
        note = frame.annotation(frame.escape(words), *place_, (2, -12), mute=True, name=cap.id)
        return box, [note]


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
