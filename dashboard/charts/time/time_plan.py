"""Lanes along time: what lies in them, and where, in shares of the width and in pixels down.

Marks are given in days and placed in rows so that neither they nor their words touch at the narrowest width that the
picture is made for; where it is drawn wider there is only more room. Nothing here knows a store or a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dashboard.charts.ground.labels import text_width, wrap
from dashboard.window import Window

FONT = 12.5
ROW = 21  # pixels from row to row
HEAD, FOOT = 5, 13  # above the rows of a lane; below them, where publications are
GAP = 9  # pixels between two things of one row
GLYPH = 6  # pixels from the middle of a glyph to its edge
HEAP = 26  # pixels that the number of a heap needs
WORDS = 340  # pixels that the words of a mark may take
BETWEEN = " · "  # its words and what stands beside them
Room = tuple[float, float]  # from left to right, in pixels

MOST_ROWS = 12  # of a lane; what finds no row has no words, and stands in the last one


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure, or a heap of them, from one day to the day after another: its `words` stand at it, `told` is its title.

    `beside` is what may stand behind its words, the longest first, where it has room: what is measured, or who says
    so. `opens` is the end that is not known: start, end or neither.
    """

    id: str
    start: int
    end: int
    words: str
    told: str
    href: str
    shape: str = "observed"
    figures: int = 1
    opens: str = ""
    beside: tuple[str, ...] = ()
    colour: str = ""  # the name of that of its origin; a heap of several has none


@dataclass(frozen=True, slots=True)
class Tick:
    """A publication: a day, what is told of it, where it leads."""

    day: int
    told: str
    href: str


@dataclass(frozen=True, slots=True)
class Background:
    """An event behind all lanes; what is named by texts is marked first."""

    id: str
    start: int
    end: int
    words: str
    told: str
    href: str
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A bar in its row; `left` and `right` are shares of the width, None of `side` means no words.

    What stands beside its words may have a line of its own, in the row below.
    """

    bar: Bar
    row: int
    left: float
    right: float
    side: str | None
    words: str = ""
    beside: str = ""
    is_stacked: bool = False

    @property
    def line(self) -> str:
        """All that is written at it."""
        return join_words(self.words, self.beside)


@dataclass(frozen=True, slots=True)
class LanePlan:
    """The bars and the publications of a lane that are seen, and how high it is."""

    bars: tuple[Placed, ...]
    ticks: tuple[tuple[float, Tick], ...]
    height: int


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event with the row of its words; None where they have no room."""

    event: Background
    left: float
    right: float
    row: int | None
    side: str = "right"


def join_words(words: str, beside: str) -> str:
    """The words of a mark and what stands beside them, in one line.

    >>> join_words("2만 개 이상", "컨테이너"), join_words("2만 개 이상", "")
    ('2만 개 이상 · 컨테이너', '2만 개 이상')
    """
    return f"{words}{BETWEEN}{beside}" if beside else words


def plan_lane(bars: Iterable[Bar], ticks: Iterable[Tick], window: Window, width: float) -> LanePlan:
    """The places of a lane over so many pixels: each mark in the first row where it touches nothing."""
    rows: list[list[Room]] = []
    placed = []
    for bar in sorted(bars, key=lambda bar: (bar.start, bar.end, bar.id)):
        if bar.end > window.start and bar.start < window.end:
            placed.append(_place(bar, rows, window, width))
    seen = [(window.share(tick.day), tick) for tick in sorted(_seen_ticks(ticks, window), key=lambda tick: tick.day)]
    return LanePlan(tuple(placed), tuple(seen), HEAD + ROW * max(len(rows), 1) + FOOT)


def plan_events(events: Sequence[Background], window: Window, width: float, rows: int) -> list[PlacedEvent]:
    """The events that are seen, in the order of time; those that texts name get words first."""
    seen = [event for event in events if event.end > window.start and event.start < window.end]
    taken: list[list[Room]] = [[] for _ in range(rows)]
    found: dict[str, PlacedEvent] = {}
    for event in sorted(seen, key=lambda event: (not event.is_named, event.start)):
        left, right = (min(max(window.share(day), 0.0), 1.0) for day in (event.start, event.end))
        found[event.id] = _label(event, left, right, taken, width)
    return [found[event.id] for event in sorted(seen, key=lambda event: event.start)]


def _place(bar: Bar, rows: list[list[Room]], window: Window, width: float) -> Placed:
    left, right = (min(max(window.share(day), 0.0), 1.0) for day in (bar.start, bar.end))
    own = _own_room(bar, left, right, width)
    for (words, beside), side, room, lines in (*_with_words(bar, own, width), (("", ""), None, own, 1)):
        for number in range(len(rows) + 1):
            needed = [*rows, [], []][number : number + lines]
            if number + lines <= MOST_ROWS and all(_is_free(room, taken) for taken in needed):
                rows += [[] for _ in range(number + lines - len(rows))]
                for taken in rows[number : number + lines]:
                    taken.append(room)
                return Placed(bar, number, left, right, side, words, beside, lines > 1)
    return Placed(bar, MOST_ROWS - 1, left, right, None)


def _own_room(bar: Bar, left: float, right: float, width: float) -> Room:
    """The pixels that a mark takes without words: a heap at least those of its number, in its middle."""
    start, end = left * width, right * width
    if bar.figures > 1:
        half = max(end - start, HEAP) / 2
        middle = (start + end) / 2
        return middle - half, middle + half
    return min(start, end - GLYPH), end + GLYPH


def _with_words(bar: Bar, own: Room, width: float) -> Iterator[tuple[tuple[str, str], str, Room, int]]:
    """Words and the sides on which they have room, what both take then, and in how many rows.

    Last on the line of the mark itself; before words that stand alone those with what is beside them in the next row.
    """
    for words, beside in _wordings(bar):
        if not beside:
            yield from _stacked(bar, words, own, width)
        wide = text_width(join_words(words, beside), FONT) + 4
        for side, room in _sides(own, wide, width):
            yield (words, beside), side, room, 1
        if own[1] - own[0] > wide + 3 * GLYPH:
            yield (words, beside), "inside", own, 1


def _stacked(bar: Bar, words: str, own: Room, width: float) -> Iterator[tuple[tuple[str, str], str, Room, int]]:
    """Words with what stands beside them in the row below, the longest first."""
    for beside in filter(None, bar.beside):
        wide = max(text_width(words, FONT), text_width(beside, FONT)) + 4
        for side, room in _sides(own, wide, width):
            yield (words, beside), side, room, 2


def _sides(own: Room, wide: float, width: float) -> Iterator[tuple[str, Room]]:
    if own[1] + wide <= width:
        yield "right", (own[0], own[1] + wide)
    if own[0] - wide >= 0:
        yield "left", (own[0] - wide, own[1])


def _wordings(bar: Bar) -> Iterator[tuple[str, str]]:
    """The words of a mark with what may stand behind them, the longest that are not too long first; then alone."""
    if not bar.words:
        return
    words = wrap(bar.words, FONT, WORDS, 1)[0]
    for beside in bar.beside:
        if beside and text_width(join_words(words, beside), FONT) <= WORDS:
            yield words, beside
    yield words, ""


def _label(event: Background, left: float, right: float, taken: list[list[Room]], width: float) -> PlacedEvent:
    wide, at = text_width(event.words, FONT - 1) + 8, left * width
    for number, row in enumerate(taken):
        for side, room in (("right", (at, at + wide)), ("left", (at - wide, at))):
            if room[0] >= 0 and room[1] <= width and _is_free(room, row):
                row.append(room)
                return PlacedEvent(event, left, right, number, side)
    return PlacedEvent(event, left, right, None)


def _seen_ticks(ticks: Iterable[Tick], window: Window) -> list[Tick]:
    return [tick for tick in ticks if window.start <= tick.day < window.end]


def _is_free(room: Room, taken: Iterable[Room]) -> bool:
    return all(room[1] + GAP <= start or end + GAP <= room[0] for start, end in taken)
