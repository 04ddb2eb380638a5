"""Rival claims over time: each an interval at its height, its open side fading out.

    across  the time that the figure counts; dotted where its start or its end is not known
    up      the number; what lies beyond an open bound fades
    beside  claims without any date, in a lane of their own

Nothing is joined. A cap runs through as a hatched step. If the labels find no place without lying
on each other, there is no such chart (`None`) and the page draws lanes instead.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard import format
from dashboard.charts import frame, times
from dashboard.charts.frame import BOTTOM, RIGHT, TOP, Size
from dashboard.charts.labels import Box, place, text_width, wrap
from dashboard.charts.marks import SHAPES, Mark
from dashboard.i18n import Text

Trace = dict[str, Any]
FADE = 64  # pixels over which an open side fades out
UNDATED = 0.74  # where the lane of undated claims begins, as a share of the width
LEAST_WIDTH = 400  # for a lane of undated claims beside the others
LEAST_DAYS = 365  # a shorter time is drawn with its year around it
HITS = 14  # invisible points along an interval, so that all of it can be clicked


def draw(
    marks: Sequence[Mark], caps: Sequence[Mark], unit: format.Unit, text: Text, size: Size
) -> dict[str, Any] | None:
    """The figure for one size, or None if its labels would lie on each other."""
    if size.width < LEAST_WIDTH and any(not mark.is_dated for mark in marks):
        return None
    plot = _Plot(marks, caps, unit, text, size)
    labels = list(plot.place_labels())
    if any(label is None for label in labels):
        return None
    traces = [trace for cap in caps for trace in plot.cap_traces(cap)]
    for mark in sorted(marks, key=lambda mark: -mark.value):
        traces += plot.mark_traces(mark)
    annotations = [note for label in labels for note in label or ()]
    return {"data": traces, "layout": plot.layout(annotations)}


class _Plot:
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
        self._measure_values(unit)
        full = size.width - self.left - RIGHT
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
            return wrap(mark.origin, frame.FONT, self.full * (1 - UNDATED) - 8)
        words = f"{mark.origin}, {mark.period}"
        if text_width(words, frame.FONT) <= self.label_width:
            return [words]
        return [*wrap(mark.origin, frame.FONT, self.label_width), mark.period]

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
        frame_box = Box(-2, -TOP, self.full + RIGHT, self.height - 2)
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

    def _drawn_days(self, mark: Mark) -> tuple[int, int]:
        start, end = mark.span
        return (self.begin if mark.start is None and mark.is_running else start), end

    def _line_box(self, mark: Mark) -> Box:
        start, end = (self.x(day) for day in self._drawn_days(mark))
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

    # traces -----------------------------------------------------------------------------------

    def mark_traces(self, mark: Mark) -> Iterator[Trace]:
        """Fading side, interval, glyph and what can be clicked, of one mark."""
        if not mark.is_dated:
            yield self._glyph_trace(mark, [0.5], {"xaxis": "x2"})
            return
        start, end = (times.iso(day) for day in self._drawn_days(mark))
        if self._is_long(mark):
            yield from self._sides(mark, start, end)
            yield from self._interval(mark, start, end)
        yield self._glyph_trace(mark, [end])
        days = self._drawn_days(mark)
        hits = [times.iso(days[0] + (days[1] - days[0]) * n / HITS) for n in range(HITS)]
        yield {**_hits(mark), "x": hits, "y": [mark.value] * HITS, "customdata": [mark.id] * HITS}

    def _is_long(self, mark: Mark) -> bool:
        """Whether its time is drawn: wide enough to be seen, or running on from an unknown start."""
        reaches_back = mark.start is None and mark.is_running
        return reaches_back or self.x(mark.span[1]) - self.x(mark.span[0]) >= 10

    def _sides(self, mark: Mark, start: str, end: str) -> Iterator[Trace]:
        fade = FADE / self.height * (self.top - self.ticks[0])
        strength = 0.22 if mark.start is not None and mark.end is not None else 0.12
        if mark.high is None:
            yield _area(mark, start, end, (mark.value, mark.value + fade), (strength, 0.0))
        elif mark.low is None:
            yield _area(mark, start, end, (mark.value - fade, mark.value), (0.0, strength))
        elif mark.low != mark.high:
            yield _area(mark, start, end, (mark.low, mark.high), (0.2, 0.2))

    def _interval(self, mark: Mark, start: str, end: str) -> Iterator[Trace]:
        known = mark.start is not None and mark.end is not None
        dash = "solid" if known else "2px,5px"
        line = {"color": f"${mark.colour}", "width": 3 if known else 2, "dash": dash}
        yield {**_quiet(mark), "x": [start, end], "y": [mark.value] * 2, "line": line}
        if mark.start is not None:
            tick = {"symbol": "line-ns-open", "size": 11, "color": f"${mark.colour}"}
            tick["line"] = {"width": 2, "color": f"${mark.colour}"}
            yield {
                **_quiet(mark, "markers"),
                "x": [start],
                "y": [mark.value],
                "marker": tick,
            }

    def _glyph_trace(self, mark: Mark, x: list[Any], axes: dict[str, str] | None = None) -> Trace:
        return {
            **_hits(mark, opacity=1.0),
            "x": x,
            "y": [mark.value],
            "customdata": [mark.id],
            "marker": glyph_style(mark),
            **(axes or {}),
        }

    def cap_traces(self, cap: Mark) -> Iterator[Trace]:
        """A hatched band above the cap and its dashed edge, through the whole time."""
        ends = [times.iso(self.begin), times.iso(self.end)]
        band = 9 / self.height * (self.top - self.ticks[0])
        yield {
            **_quiet(cap),
            "x": [*ends, *reversed(ends)],
            "y": [cap.value] * 2 + [cap.value + band] * 2,
            "line": {"width": 0},
            "fill": "toself",
            "fillcolor": "rgba(0,0,0,0)",
            "fillpattern": {"shape": "/", "size": 6, "solidity": 0.18, "fgcolor": "$mute"},
        }
        line = {"color": "$mute", "width": 1.6, "dash": "7px,4px"}
        yield {**_quiet(cap), "x": ends, "y": [cap.value] * 2, "line": line}
        days = [self.begin + (self.end - self.begin) * n / HITS for n in range(HITS + 1)]
        yield {
            **_hits(cap),
            "x": [times.iso(day) for day in days],
            "y": [cap.value] * len(days),
            "customdata": [cap.id] * len(days),
        }

    def layout(self, annotations: list[dict[str, Any]]) -> dict[str, Any]:
        """Axes, the lane of the undated, and the labels."""
        most = max(2, int(self.width // 95))
        values, texts = times.ticks(self.begin, min(self.last + 45, int(self.end)), most, self.text.lang)
        x_axis = frame.time_axis((times.iso(self.begin), times.iso(self.end)), values, texts)
        parts: dict[str, Any] = {
            "xaxis": x_axis,
            "yaxis": frame.value_axis(self.ticks, self.tick_texts, self.top),
            "annotations": annotations,
        }
        if self.undated:
            x_axis["domain"] = [0, UNDATED - 0.03]
            parts |= _undated_lane(self.text)
        return frame.layout(self.size, self.left, **parts)


def glyph_style(mark: Mark, size: int = 12) -> dict[str, Any]:
    """The shape of a mark in the colour of its origin."""
    symbol = SHAPES[mark.shape][0]
    colour = f"${mark.colour}"
    is_open = symbol.endswith("-open")
    is_stroke = is_open and symbol.startswith(("line", "x"))
    return {
        "symbol": symbol if is_stroke else symbol.removesuffix("-open"),
        "size": size + 2 if mark.shape in ("floor", "ceiling", "range") else size,
        "color": colour if is_stroke or not is_open else "$card",
        "line": {"color": colour if is_open else "$card", "width": 2.2 if is_open else 1},
        "opacity": 1,
    }


def hover_text(mark: Mark) -> str:
    """At most four short lines: value as quoted, period, origin, and what a click does."""
    lines = (f"<b>{frame.escape(mark.quote)}</b>", mark.period, frame.escape(mark.origin))
    return "<br>".join(line for line in lines if line) + "<extra></extra>"


def _quiet(mark: Mark, mode: str = "lines") -> Trace:
    """A trace that only shows: it does not answer to the pointer."""
    return {
        "type": "scatter",
        "mode": mode,
        "hoverinfo": "skip",
        "meta": mark.id,
        "cliponaxis": False,
    }


def _hits(mark: Mark, opacity: float = 0.0) -> Trace:
    """A trace that answers to the pointer."""
    return {
        "type": "scatter",
        "mode": "markers",
        "meta": mark.id,
        "cliponaxis": False,
        "hovertemplate": hover_text(mark),
        "marker": {"size": 10, "color": f"${mark.colour}", "opacity": opacity},
    }


def _area(mark: Mark, start: str, end: str, ends: tuple[float, float], strengths: tuple[float, float]) -> Trace:
    low, high = (f"${mark.colour}/{strength}" for strength in strengths)
    return {
        **_quiet(mark),
        "x": [start, end, end, start],
        "y": [ends[0], ends[0], ends[1], ends[1]],
        "line": {"width": 0},
        "fill": "toself",
        "fillgradient": {"type": "vertical", "colorscale": [[0, low], [1, high]]},
    }


def _undated_lane(text: Text) -> dict[str, Any]:
    line = {"color": "$rule", "width": 1, "dash": "dot"}
    return {
        "xaxis2": {
            "domain": [UNDATED, 1],
            "range": [0, 1],
            "tickvals": [0.5],
            "ticktext": [text("time.undated")],
            "tickfont": {"size": frame.FONT, "color": "$mute"},
            "showgrid": False,
            "zeroline": False,
            "showline": True,
            "linecolor": "$rule",
            "fixedrange": True,
            "anchor": "y",
        },
        "shapes": [
            {
                "type": "line",
                "xref": "paper",
                "yref": "paper",
                "x0": UNDATED - 0.015,
                "x1": UNDATED - 0.015,
                "y0": 0,
                "y1": 1,
                "line": line,
            }
        ],
    }


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, x + radius, y + radius)
