"""One panel of small multiples: what it shows, and what lies where in it, in pixels."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.markup import escape

FONT = 12.5
TOP, BOTTOM, RIGHT = 22, 26, 10
UNKNOWN = 70  # pixels that are drawn of a time with an unknown start
UNDER = 18  # pixels under the lowest number, for words below a negative column
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
    highest number that its axis must hold besides: those of other panels of its unit.
    """

    marks: Sequence[Mark]
    caps: Sequence[Mark]
    unit: format.Unit
    links: Mapping[str, str]
    label: str
    pins: Collection[str] = ()
    scale: tuple[float, float] | None = None

    def __post_init__(self) -> None:
        limits = [mark for mark in self.marks if mark.shape == "cap"]
        object.__setattr__(self, "marks", [mark for mark in self.marks if mark.shape != "cap"])
        object.__setattr__(self, "caps", [*self.caps, *limits])

    @property
    def is_series(self) -> bool:
        """Whether it is one measure of one origin over regular periods."""
        return not self.caps and regular.are_regular(self.marks) and len({mark.origin_id for mark in self.marks}) == 1

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
    def aside(self) -> float:
        """The middle of the lane of figures without a date."""
        return (self.right + 6 + self.width - RIGHT) / 2

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

    def begin(self, mark: Mark) -> float:
        """Where its interval begins; of an unknown start only a short way back is drawn."""
        if mark.start is None and mark.is_running:
            return max(self.left, self.x(mark.span[1]) - UNKNOWN)
        return self.x(mark.span[0])


def write(words: str, x: float, y: float, anchor: str, *, strong: bool = False) -> str:
    """A text at a place."""
    look = ' class="strong"' if strong else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{look}>{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, fill: str) -> str:
    """A filled rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'
