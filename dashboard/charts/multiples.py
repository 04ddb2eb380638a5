"""Small multiples as SVG text: one panel an indicator, all over one axis of time, each on its own numbers.

    across  time, the same for all panels; figures without any date in a lane of their own at the right
    up      the numbers of this indicator alone, from zero unless they are a series far above it

A series of one origin is columns or a line; claims are intervals that nothing joins; a cap is a
hatched step. Every mark is a link to the words that state it. There is no script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from dashboard import format
from dashboard.charts import frame, series, times
from dashboard.charts.labels import Box, place, text_width
from dashboard.charts.marks import Mark
from dashboard.i18n import Text

FONT = 12.5
TOP, BOTTOM, RIGHT = 22, 26, 10
UNKNOWN = 70  # pixels that are drawn of a time with an unknown start
SMALL = 600  # pixels below which a series names only its notable numbers
LANE = 0.2  # the share of the width for figures without a date
GLYPHS = {
    "floor": "M{x:.1f} {y:.1f}m0 -5.6l5.4 9.4h-10.8z",
    "ceiling": "M{x:.1f} {y:.1f}m0 5.6l5.4 -9.4h-10.8z",
    "range": "M{x:.1f} {y:.1f}m0 -7v14",
}
DOT = "M{x:.1f} {y:.1f}m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"
HOLLOW = frozenset({"estimate", "claim", "plan", "forecast"})
HATCH = (
    '<pattern id="{name}" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">'
    '<path d="M0 0V6" stroke="var(--mute)" stroke-width="1.4"/></pattern>'
)


@dataclass(frozen=True, slots=True)
class Span:
    """The time that all panels share, in days, and whether some figure has no date."""

    first: int
    last: int
    has_undated: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """What one panel shows: the marks of an indicator, its caps, its unit, and where a mark leads."""

    marks: Sequence[Mark]
    caps: Sequence[Mark]
    unit: format.Unit
    links: Mapping[str, str]
    label: str


def find_span(panels: Sequence[Panel]) -> Span:
    """The time from the first to the last figure of all panels."""
    marks = [mark for panel in panels for mark in panel.marks]
    dated = [mark.span for mark in marks if mark.is_dated]
    first = min((start for start, _ in dated), default=times.first_day("2000"))
    last = max((end for _, end in dated), default=first + 365)
    room = max(30, round((last - first) * 0.03))
    return Span(first - room, last + room, any(not mark.is_dated for mark in marks))


def axis_width(panels: Sequence[Panel], lang: str) -> int:
    """The room that the numbers of the widest axis need, so that the panels stand in one line."""
    texts = [frame.tick_texts(_ticks(panel), panel.unit, lang) for panel in panels]
    return max((frame.left_margin(words) for words in texts), default=0)


def draw(panel: Panel, span: Span, left: int, size: tuple[int, int], text: Text) -> str:
    """The SVG of one panel at a size in pixels."""
    return _Drawing(panel, span, left, size, text).svg()


def _ticks(panel: Panel) -> list[float]:
    drawn = [*panel.marks, *panel.caps]
    low, high = min(mark.bottom for mark in drawn), max(mark.top for mark in drawn)
    if not (_is_series(panel) and series.starts_above_zero(panel.marks)):
        low, high = min(low, 0.0), max(high, 0.0)
    return frame.value_ticks(low, high, 3)


def _is_series(panel: Panel) -> bool:
    return not panel.caps and series.fits(panel.marks) and len({mark.origin_id for mark in panel.marks}) == 1


class _Drawing:
    """One panel at one size: what lies where, and its parts as SVG."""

    def __init__(self, panel: Panel, span: Span, left: int, size: tuple[int, int], text: Text) -> None:
        self.panel, self.span, self.left, self.text = panel, span, left, text
        self.width, self.height = size
        self.ticks = _ticks(panel)
        full = self.width - left - RIGHT
        self.right = left + full * (1 - LANE if span.has_undated else 1)
        self.floor = self.height - BOTTOM

    def x(self, day: float) -> float:
        return self.left + (day - self.span.first) / (self.span.last - self.span.first) * (self.right - self.left)

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.floor - (value - low) / (high - low) * (self.floor - TOP)

    def svg(self) -> str:
        series_ = _is_series(self.panel)
        body = [*self._axes(), *(self._series() if series_ else self._claims()), *self._labels()]
        name = frame.escape(self.panel.label).replace('"', "&quot;")
        return (
            f'<svg viewBox="0 0 {self.width} {self.height}" width="{self.width}" height="{self.height}"'
            f' role="group" aria-label="{name}" class="multiple-chart">{"".join(body)}</svg>'
        )

    def _axes(self) -> Iterator[str]:
        words = frame.tick_texts(self.ticks, self.panel.unit, self.text.lang)
        for tick, word in zip(self.ticks, words, strict=True):
            y = self.y(tick)
            colour = "rule" if tick == 0 else "grid"
            yield f'<path d="M{self.left} {y:.1f}H{self.right:.1f}" stroke="var(--{colour})"/>'
            yield _write(word, self.left - 8, y + 4, "end")
        most = max(3, int((self.right - self.left) // 95))
        days, names = times.ticks(self.span.first, self.span.last, most, self.text.lang)
        yield f'<path d="M{self.left} {self.floor}H{self.right:.1f}" stroke="var(--rule)"/>'
        for day, name in zip(days, names, strict=True):
            x = self.x(times.first_day(day))
            if self.left + 8 < x < self.right - text_width(name, FONT) / 2:
                yield f'<path d="M{x:.1f} {self.floor}v5" stroke="var(--rule)"/>'
                yield _write(name, x, self.floor + 18, "middle")
        if self.span.has_undated:
            x = self.right + 6
            yield f'<path d="M{x:.1f} {TOP - 8}V{self.floor}" stroke="var(--rule)" stroke-dasharray="1 3"/>'
            yield _write(self.text("compare.undated"), (x + self.width - RIGHT) / 2, self.floor + 18, "middle")

    def _claims(self) -> Iterator[str]:
        for cap in self.panel.caps:
            y = self.y(cap.value)
            name = f"hatch-{cap.id}-{self.width}".replace(":", "-")
            yield f"<defs>{HATCH.format(name=name)}</defs>"
            band = _box(self.left, y - 8, self.right - self.left, 8, f"url(#{name})")
            edge = 'stroke="var(--mute)" stroke-width="1.6" stroke-dasharray="7 4"'
            yield self._link(cap, f'{band}<path d="M{self.left} {y:.1f}H{self.right:.1f}" {edge}/>')
        for mark in self.panel.marks:
            x, y = self._at(mark)
            line = ""
            if mark.is_dated:
                known = mark.start is not None and mark.end is not None
                dash = "" if known else ' stroke-dasharray="2 4"'
                begin = self._begin(mark)
                line = (
                    f'<path d="M{begin:.1f} {y:.1f}H{x:.1f}" stroke="var(--{mark.colour})" stroke-width="2.4"{dash}/>'
                )
            yield self._link(mark, line + self._glyph(mark, x, y))

    def _begin(self, mark: Mark) -> float:
        """Where its interval begins; of an unknown start only a short way back is drawn."""
        if mark.start is None and mark.is_running:
            return max(self.left, self.x(mark.span[1]) - UNKNOWN)
        return self.x(mark.span[0])

    def _series(self) -> Iterator[str]:
        marks = sorted(self.panel.marks, key=lambda mark: mark.span)
        if series.starts_above_zero(marks):
            for before, after in pairwise(marks):
                if after.span[0] - before.span[1] <= 1:  # a gap stays a gap
                    ends = [(self.x(sum(mark.span) / 2), self.y(mark.value)) for mark in (before, after)]
                    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in ends)
                    yield f'<polyline points="{path}" fill="none" stroke="var(--{after.colour})" stroke-width="1.8"/>'
            for mark in marks:
                yield self._link(mark, self._glyph(mark, *self._at(mark)))
            return
        wide = min(56.0, *((self.x(mark.span[1]) - self.x(mark.span[0])) * 0.6 for mark in marks))
        for mark in marks:
            x, y = self._at(mark)
            zero = self.y(0.0)
            top, tall = min(y, zero), max(abs(zero - y), 1)
            yield self._link(mark, _box(x - wide / 2, top, wide, tall, f"var(--{mark.colour})"))

    def _at(self, mark: Mark) -> tuple[float, float]:
        if not mark.is_dated:
            return (self.right + 6 + self.width - RIGHT) / 2, self.y(mark.value)
        day = sum(mark.span) / 2 if _is_series(self.panel) else mark.span[1]
        return self.x(day), self.y(mark.value)

    def _glyph(self, mark: Mark, x: float, y: float) -> str:
        path = GLYPHS.get(mark.shape, DOT).format(x=x, y=y)
        fill = "var(--card)" if mark.shape in HOLLOW else f"var(--{mark.colour})"
        return f'<path d="{path}" fill="{fill}" stroke="var(--{mark.colour})" stroke-width="2"/>'

    def _link(self, mark: Mark, shape: str) -> str:
        words = ", ".join((mark.quote, mark.period, mark.origin))
        name = frame.escape(words).replace('"', "&quot;")
        href = frame.escape(self.panel.links[mark.id]).replace('"', "&quot;")
        return f'<a href="{href}" aria-label="{name}"><title>{frame.escape(words)}</title>{shape}</a>'

    def _words(self, mark: Mark) -> str:
        """As quoted; of a series, whose numbers come without their unit, the number that is drawn."""
        words = format.scaled(Decimal(repr(mark.value)), self.text.lang) if _is_series(self.panel) else mark.quote
        return words + ("*" if mark.is_corrected else "")

    def _labelled(self, marks: Sequence[Mark]) -> set[str]:
        """Which marks say their number: all, but of a series in a small picture its ends and extremes."""
        if not _is_series(self.panel) or self.width >= SMALL:
            return {mark.id for mark in marks}
        return {marks[0].id, marks[-1].id, max(marks, key=lambda mark: mark.span).id}

    def _lines(self) -> Iterator[Box]:
        """The intervals, as what a label should not cross."""
        if not _is_series(self.panel):
            for mark in self.panel.marks:
                if mark.is_dated:
                    y = self.y(mark.value)
                    yield Box(self._begin(mark), y - 3, self.x(mark.span[1]), y + 3)

    def _labels(self) -> Iterator[str]:
        """What each mark says, wherever it touches nothing; the table below the panel says all."""
        frame_box = Box(self.left, 0, self.width - 2, self.floor - 1)
        marks = sorted(self.panel.marks, key=lambda mark: (-mark.value, mark.id))
        points = [Box(x - 7, y - 7, x + 7, y + 7) for x, y in map(self._at, marks)]
        taken, lines = list(points), list(self._lines())
        for cap in self.panel.caps:
            words = f"{self.text('compare.cap')} {cap.quote}"
            y = self.y(cap.value)
            below = y + 18 < self.floor
            taken.append(Box(self.left, y + 3, self.left + text_width(words, FONT), y + 20))
            yield _write(words, self.left + 4, y + 16 if below else y - 12, "start")
        for mark, own in zip(marks, points, strict=True):
            if mark.id not in self._labelled(marks):
                continue
            words = self._words(mark)
            wide, (x, y) = text_width(words, FONT), self._at(mark)
            over, under = (x - wide / 2, y - 25), (x - wide / 2, y + 9)
            lefts = [(x + 10, y - 8), (x - wide - 10, y - 8), over, (x - wide, y - 25), under, (x - wide, y + 9)]
            if _is_series(self.panel):
                lefts = [over, under] if mark.value >= 0 else [under, over]
            boxes = [Box(left, top, left + wide, top + 16) for left, top in lefts]
            found = place(boxes, [box for box in taken if box is not own], lines, frame_box)
            if found and found[1] < 100:
                box = boxes[found[0]]
                taken.append(box)
                yield _write(words, box.left, box.top + 12.5, "start", strong=True)


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _write(words: str, x: float, y: float, anchor: str, *, strong: bool = False) -> str:
    look = ' class="strong"' if strong else ""
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{look}>{frame.escape(words)}</text>'
