"""Counts of dated events (summits, visits, votes) along time: when, how often, who says so.

    across  the time that a count covers, to its end; dotted where its start or its end is not known
    down    nothing: marks stand under each other only so that their words have room
    above   counts without any date, over a rule of their own

A count is written and never drawn as a height. Counts are not joined: each may begin elsewhere and
mean another set of events.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard import format
from dashboard.charts.data import times
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.frame import RIGHT, TOP, Size
from dashboard.charts.ground.labels import text_width, wrap
from dashboard.charts.ground.strokes import Trace, glyph_style, hits, quiet
from dashboard.charts.types.chart_type import DATED, ChartType
from dashboard.i18n import Text
from dashboard.markup import escape

LEFT, AXIS = 16, 40
LINE = 17  # pixels of a line of words
RISE = 14  # pixels from a mark to its words: clear of the ring of a pin
BELOW = 36  # pixels from the last line of words to the next words
GAP = 22  # pixels between two marks beside each other
LEAST_HEIGHT = 150  # of the plot
LEAST_DAYS = 730  # a shorter time is drawn with the years around it
LEAST_WIDTH = 10  # pixels of an interval that is drawn as one
HITS = 14  # invisible points along an interval, so that all of it can be clicked
MOST = 40


@dataclass(frozen=True, slots=True)
class Event:
    """A mark and its words; pixels from the left of the plot, and of its line from the top."""

    mark: Mark
    words: list[str]
    start: float
    end: float
    left: float
    right: float
    line: float = 0.0

    @property
    def height(self) -> float:
        """From the top of its words to the next words."""
        return LINE * len(self.words) + BELOW


@dataclass(frozen=True, slots=True)
class Span:
    """The days that the plot shows, over how many pixels."""

    first: int
    last: int
    width: float

    def x(self, day: float) -> float:
        """Pixels from the left."""
        return (day - self.first) / (self.last - self.first) * self.width

    def day(self, x: float) -> str:
        """The date at so many pixels, as plotly takes it."""
        return times.iso(self.first + x / self.width * (self.last - self.first))


def fits(marks: Sequence[Mark]) -> bool:
    """Whether the marks can stand along time: at least one has a date, and they are not too many."""
    return any(mark.is_dated for mark in marks) and len(marks) <= MOST


def draw(marks: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> dict[str, Any]:
    """The figure for one size; the numbers stand in its words, so that `unit` has no axis."""
    del unit
    span = _find_span(marks, size.width - LEFT - RIGHT)
    ordered = sorted(marks, key=lambda mark: (mark.span, mark.value, mark.id))
    undated = [_measure(mark, span) for mark in ordered if not mark.is_dated]
    above = list(_stack(undated, 0.0))
    rule = max((event.line for event in above), default=0.0) + (BELOW if above else 0)
    dated = list(_stack([_measure(mark, span) for mark in ordered if mark.is_dated], rule))
    height = max(LEAST_HEIGHT, max(event.line for event in dated) + BELOW)
    traces = [trace for event in (*above, *dated) for trace in _traces(event, span, height)]
    notes = [note for event in (*above, *dated) for note in _notes(event, span, height)]
    return {"data": traces, "layout": _layout(size, span, height, rule if above else None, notes, text)}


def _find_span(marks: Sequence[Mark], width: float) -> Span:
    spans = [mark.span for mark in marks if mark.is_dated]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    short = max(0, LEAST_DAYS - (last - first)) // 2
    room = round((last - first + 2 * short) * 0.05) + short
    return Span(first - room, last + room, width)


def _measure(mark: Mark, span: Span) -> Event:
    words = _words(mark, span.width)
    width = max(text_width(line, frame.FONT if at else frame.LABEL) for at, line in enumerate(words))
    if not mark.is_dated:
        return Event(mark, words, 8.0, 8.0, 0.0, width)
    first, last = mark.span
    start = 0.0 if mark.start is None and mark.is_running else span.x(first)
    end = span.x(last)
    wide = end - start >= LEAST_WIDTH
    left = max(0.0, min(start if wide else end - 8, span.width - width))
    return Event(mark, words, start if wide else end, end, left, max(left + width, end + 8))


def _words(mark: Mark, width: float) -> list[str]:
    """The count as quoted; who says so and of when, on one line if it has room."""
    who = f"{mark.who}, {mark.period}" if mark.is_dated else mark.who
    quote = wrap(mark.quote, frame.LABEL, width, 1)
    if text_width(who, frame.FONT) <= width or not mark.is_dated:
        return [*quote, *wrap(who, frame.FONT, width, 1)]
    return [*quote, *wrap(mark.who, frame.FONT, width, 1), mark.period]


def _stack(events: Sequence[Event], top: float) -> Iterator[Event]:
    """Each event in the first lane where it touches no other; a lane is as tall as its words."""
    lanes: list[list[Event]] = []
    for event in events:
        lane = next((lane for lane in lanes if all(_is_clear(event, other) for other in lane)), None)
        if lane is None:
            lanes.append([event])
        else:
            lane.append(event)
    for lane in lanes:
        tall = max(event.height for event in lane)
        yield from (replace(event, line=top + tall - BELOW / 2) for event in lane)
        top += tall


def _is_clear(event: Event, other: Event) -> bool:
    left, right = min(event.left, event.start), event.right
    return right + GAP <= min(other.left, other.start) or other.right + GAP <= left


def _traces(event: Event, span: Span, height: float) -> Iterator[Trace]:
    """Interval, glyph and what can be clicked; the height of the plot is counted from below."""
    mark, y = event.mark, height - event.line
    ends = [span.day(event.start), span.day(event.end)]
    if event.end > event.start:
        known = mark.start is not None and mark.end is not None
        line = {"color": f"${mark.colour}", "width": 3 if known else 2, "dash": "solid" if known else "2px,5px"}
        yield {**quiet(mark), "x": ends, "y": [y, y], "line": line}
    if event.end > event.start and mark.start is not None:
        tick = {"symbol": "line-ns-open", "size": 11, "color": f"${mark.colour}"}
        tick["line"] = {"width": 2, "color": f"${mark.colour}"}
        yield {**quiet(mark, "markers"), "x": ends[:1], "y": [y], "marker": tick}
    along = [span.day(event.start + (event.end - event.start) * number / HITS) for number in range(HITS)]
    yield {**hits(mark), "x": along, "y": [y] * HITS, "customdata": [mark.id] * HITS}
    yield {**hits(mark), "x": ends[1:], "y": [y], "customdata": [mark.id], "marker": glyph_style(mark)}


def _notes(event: Event, span: Span, height: float) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(event.words):
        rise = LINE * (len(event.words) - number - 0.5) + RISE
        written = escape(line)
        yield frame.annotation(
            written if number else f"<b>{written}</b>",
            span.day(event.start),
            height - event.line,
            (event.left - event.start, rise),
            mute=number > 0,
            name=event.mark.id,
            bgcolor="$card",  # the lines of the grid end before a word
        )


def _layout(
    size: Size, span: Span, height: float, rule: float | None, notes: list[dict[str, Any]], text: Text
) -> dict[str, Any]:
    days, names = frame.time_ticks(span.first, span.last, span.width, text.lang)
    axis = frame.time_axis((span.day(0), span.day(span.width)), days, names)
    top = height if rule is None else height - rule + 4
    grid = {"type": "line", "layer": "below", "xref": "x", "yref": "y", "y0": 0, "y1": top}
    shapes = [{**grid, "x0": day, "x1": day, "line": {"color": "$grid", "width": 1}} for day in days]
    if rule is not None:
        line = {"color": "$rule", "width": 1, "dash": "dot"}
        ends = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y", "y0": top, "y1": top}
        shapes.append({"type": "line", "line": line, **ends})
        words = frame.annotation(text("time.undated"), 1, top, (0, 10), mute=True, name="")
        notes = [*notes, {**words, "xref": "paper", "xanchor": "right", "captureevents": False}]
    return frame.layout(
        Size(size.name, size.width, round(TOP + height + AXIS)),
        LEFT,
        xaxis=axis,
        yaxis={"range": [0, height], "visible": False, "fixedrange": True},
        annotations=notes,
        shapes=shapes,
        margin={"l": LEFT, "r": RIGHT, "t": TOP, "b": AXIS, "pad": 0},
    )


NAME = "timeline"
TYPE = ChartType(
    name=NAME,
    fits=lambda marks, caps, wanted: wanted == NAME and not caps and fits(marks),
    draw=lambda marks, _caps, unit, text, size: draw(marks, unit, text, size),
    native=DATED,
)
