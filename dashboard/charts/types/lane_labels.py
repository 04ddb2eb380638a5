"""The words of a lane: above its line, or beside it where there are many; on as many lines as they need."""

from typing import Any

from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import text_width, wrap
from dashboard.markup import escape

LINE = 18.5  # pixels from line to line
RISE = 21  # pixels from the lane to its last line: clear of the ring of a pin
GAP = 10  # pixels between the quoted value and who says it
LOW_LINE, LOW_RISE = 16, 17  # the same of many lanes, whose labels are smaller
BACKED = {"bgcolor": "$card", "borderpad": 1}  # the lines of the grid and of a cap end before a word


def line_width(mark: Mark) -> float:
    """How wide the label of a mark is on one line."""
    return text_width(mark.quote, frame.LABEL) + GAP + text_width(f"{mark.who} · {mark.period}", frame.FONT)


def tall_lines(mark: Mark, width: float) -> list[str]:
    """The label of a mark on lines of its own: value, origin (on two lines if it must be), period."""
    return [wrap(mark.quote, frame.LABEL, width, 1)[0], *wrap(mark.who, frame.FONT, width, 2), mark.period]


def low_lines(mark: Mark, width: float) -> tuple[str, list[str]]:
    """Of many lanes: what follows the value on its line, and what stands below: nothing, if all of it fits."""
    words, room = f"{mark.who} · {mark.period}", width - text_width(mark.quote, frame.FONT) - GAP
    if text_width(words, frame.FONT) <= room:
        return words, []
    if text_width(mark.period, frame.FONT) <= room:
        return mark.period, wrap(mark.who, frame.FONT, width, 2)
    return "", wrap(words, frame.FONT, width, 2)


def lane_notes(mark: Mark, lane: int, start: float, width: float, tall: bool) -> list[dict[str, Any]]:
    """A label above its line: all in one, or value, origin and period under each other."""
    backed: dict[str, Any] = {**BACKED, "name": mark.id}
    if not tall:
        quote = f"<b>{escape(mark.quote)}</b>"
        shift = (text_width(mark.quote, frame.LABEL) + GAP, RISE)
        words = escape(f"{mark.who} · {mark.period}")
        return [
            frame.annotation(quote, start, lane, (0, RISE), **backed),
            frame.annotation(words, start, lane, shift, mute=True, **backed),
        ]
    lines = [escape(line) for line in tall_lines(mark, width)]
    lines[0] = f"<b>{lines[0]}</b>"
    return [
        frame.annotation(line, start, lane, (0, RISE + LINE * (len(lines) - number - 1)), mute=number > 0, **backed)
        for number, line in enumerate(lines)
    ]


def low_notes(mark: Mark, lane: int, start: float, width: float, beside: float) -> list[dict[str, Any]]:
    """A small label: `beside` the plot, so many pixels to the left of it, or above its line."""
    after, below = low_lines(mark, width)
    rise = LOW_LINE * len(below) / 2 if beside else LOW_RISE + LOW_LINE * len(below)
    backed = {"name": mark.id} if beside else {**BACKED, "name": mark.id}
    quote = wrap(mark.quote, frame.FONT, width, 1)[0]
    first = frame.annotation(f"<b>{escape(quote)}</b>", start, lane, (-beside, rise), **backed)
    notes = [{**first, "font": {**first["font"], "size": frame.FONT}}]
    places = [(text_width(quote, frame.FONT) + GAP - beside, rise)] if after else []
    places += [(-beside, rise - LOW_LINE * number) for number in range(1, len(below) + 1)]
    for words, place in zip(filter(None, [after, *below]), places, strict=True):
        notes.append(frame.annotation(escape(words), start, lane, place, mute=True, **backed))
    return notes
