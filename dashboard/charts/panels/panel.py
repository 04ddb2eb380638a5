"""One panel of small multiples: what it shows, and what lies where in it, in pixels."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.markup import escape

Part = dict[str, Any]  # of a figure: a trace, a shape, an annotation
FONT = 12.5
APART = 1.1  # of the type: how far lines of words stand apart at least
TOP, BOTTOM, RIGHT = 22, 26, 10
UNKNOWN = 70  # pixels that are drawn of a time with an unknown start
UNDER = 18  # pixels under the lowest number, for words below a negative column
MIDDLE = 0.36  # of its type: from the foot of a text to its middle
LANE = 0.2  # the share of the width for figures without a date


@dataclass(frozen=True, slots=True)
class Span:
    """The time that all panels share, in days, and whether some figure has no date."""

    first: int
    last: int
    has_undated: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows: the marks of an indicator, its caps, its unit, and where a mark leads.

    A cap is drawn as a limit, whether it limits the indicator or is its figure. `scale` are the lowest and the
    highest number that its axis must hold besides: those of other panels of its unit. `others` are the marks of whom
    the panel is not about: their words are faint and say who.
    """

    marks: Sequence[Mark]
    caps: Sequence[Mark]
    unit: format.Unit
    links: Mapping[str, str]
    label: str
    pins: Collection[str] = ()
    scale: tuple[float, float] | None = None
    others: Collection[str] = ()
    is_series: bool = field(init=False, default=False)  # whether it is one measure of one origin over regular periods

    def __post_init__(self) -> None:
        limits = [mark for mark in self.marks if mark.shape == "cap"]
        object.__setattr__(self, "marks", [mark for mark in self.marks if mark.shape != "cap"])
        object.__setattr__(self, "caps", [*self.caps, *limits])
        is_of_one = len({mark.origin_id for mark in self.marks}) == 1
        object.__setattr__(self, "is_series", not self.caps and is_of_one and regular.are_regular(self.marks))

    @property
    def reach(self) -> tuple[float, float]:
        """The lowest and the highest number that its own axis has to hold: zero too, but of a series far above it."""
        drawn = [*self.marks, *self.caps]
        low, high = min(mark.bottom for mark in drawn), max(mark.top for mark in drawn)
        if self.is_series and regular.starts_above_zero(self.marks):
            return low, high
        return min(low, 0.0), max(high, 0.0)


def find_ticks(panel: Panel) -> list[float]:
    """The numbers of its axis: its own, and those that it has to hold besides."""
    ends = [panel.reach, *([panel.scale] if panel.scale else [])]
    return frame.value_ticks(min(low for low, _ in ends), max(high for _, high in ends), 3)


class Plot:
    """A panel at one size: pixels from its upper left corner."""

    def __init__(self, panel: Panel, span: Span, left: int, size: tuple[int, int]) -> None:
        self.panel, self.span, self.left = panel, span, left
        self.width, self.height = size
        self.ticks = find_ticks(panel)
        full = self.width - left - RIGHT
        self.right = left + full * (1 - LANE if span.has_undated else 1)
        self.floor = self.height - BOTTOM
        below = panel.is_series and any(mark.value < 0 for mark in panel.marks)
        self.base = self.floor - (UNDER if below else 0)  # where the lowest number lies

    @property
    def written(self) -> list[float]:
        """The numbers of its axis whose words do not touch: in a low panel each second or third, from zero on."""
        apart = max(1.0, (self.base - TOP) / max(1, len(self.ticks) - 1))
        step = math.ceil(FONT * APART / apart)
        first = self.ticks.index(0.0) if 0.0 in self.ticks else 0
        return [tick for at, tick in enumerate(self.ticks) if (at - first) % step == 0]

    @property
    def aside(self) -> float:
        """The middle of the lane of figures without a date."""
        return (self.right + 6 + self.width - RIGHT) / 2

    def day(self, x: float) -> float:
        """The day at a place across, also of one beside the axis."""
        return self.span.first + (x - self.left) / (self.right - self.left) * (self.span.last - self.span.first)

    def x(self, day: float) -> float:
        """Where a day lies."""
        return self.left + (day - self.span.first) / (self.span.last - self.span.first) * (self.right - self.left)

    def y(self, value: float) -> float:
        """Where a number lies."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.base - (value - low) / (high - low) * (self.base - TOP)

    def at(self, mark: Mark) -> tuple[float, float]:
        """Where a mark lies: a claim at its end, a figure of a series in the middle of its period."""
        if not mark.is_dated:
            return self.aside, self.y(mark.value)
        day = sum(mark.span) / 2 if self.panel.is_series else mark.span[1]
        return self.x(day), self.y(mark.value)

    def write(self, words: str, x: float, y: float, anchor: str, *, strong: bool = False) -> Part:
        """A text that stands on a place."""
        shift = (x - self.left, self.base - y + FONT * MIDDLE)
        look: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": anchor}
        said = escape(words)
        font = {"size": FONT, "color": "$ink" if strong else "$mute"}
        return frame.annotation(f"<b>{said}</b>" if strong else said, 0, 0, shift, font=font, **look)

    def rule(self, start: tuple[float, float], end: tuple[float, float], dash: str = "solid") -> Part:
        """A fine line between two places."""
        (x0, y0), (x1, y1) = (self._share(*place) for place in (start, end))
        line = {"color": "$rule", "width": 1, "dash": dash}
        refs = {"xref": "paper", "yref": "paper", "layer": "below"}
        return {"type": "line", **refs, "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line}

    def _share(self, x: float, y: float) -> tuple[float, float]:
        return (x - self.left) / (self.right - self.left), (self.base - y) / (self.base - TOP)

    def begin(self, mark: Mark) -> float:
        """Where its interval begins; of an unknown start only a short way back is drawn."""
        if mark.start is None and mark.is_running:
            return max(self.left, self.x(mark.span[1]) - UNKNOWN)
        return self.x(mark.span[0])
