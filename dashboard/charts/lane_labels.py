"""The words of a lane: above its line, on as many lines as they need; of many lanes beside it, cut where it must be."""

from typing import Any

from dashboard.charts import frame
from dashboard.charts.labels import text_width, wrap
from dashboard.charts.marks import Mark

LINE = 18.5  # pixels from line to line
RISE = 21  # pixels from the lane to its last line: clear of the ring of a pin
GAP = 10  # pixels between the quoted value and who says it
LOW_LINE, LOW_RISE = 16, 15  # the same of many lanes, whose labels are smaller
BACKED = {"bgcolor": "$card", "borderpad": 1}  # the lines of the grid and of a cap end before a word


def line_width(mark: Mark) -> float:
    """How wide the label of a mark is on one line."""
    return text_width(mark.quote, frame.LABEL) + GAP + text_width(f"{mark.who} · {mark.period}", frame.FONT)


def tall_lines(mark: Mark, width: float) -> list[str]:
    """The label of a mark on lines of its own: value, origin (on two lines if it must be), period."""
    return [wrap(mark.quote, frame.LABEL, width, 1)[0], *wrap(mark.who, frame.FONT, width, 2), mark.period]


def low_lines(mark: Mark, width: float) -> list[str]:
    """Of many lanes: who says it, below value and period; nothing if all of it fits on one line."""
    if text_width(mark.quote, frame.FONT) + GAP + text_width(f"{mark.who} · {mark.period}", frame.FONT) <= width:
        return []
    return wrap(mark.who, frame.FONT, width, 2)


def lane_notes(mark: Mark, lane: int, start: float, width: float, tall: bool) -> list[dict[str, Any]]:
    """A label above its line: all in one, or value, origin and period under each other."""
    backed = {**BACKED, "name": mark.id}
    if not tall:
        quote = f"<b>{frame.escape(mark.quote)}</b>"
        shift = (text_width(mark.quote, frame.LABEL) + GAP, RISE)
        words = frame.escape(f"{mark.who} · {mark.period}")
        return [
            frame.annotation(quote, start, lane, (0, RISE), **backed),
            frame.annotation(words, start, lane, shift, mute=True, **backed),
        ]
    lines = [frame.escape(line) for line in tall_lines(mark, width)]
    lines[0] = f"<b>{lines[0]}</b>"
    return [
        frame.annotation(line, start, lane, (0, RISE + LINE * (len(lines) - number - 1)), mute=number > 0, **backed)
        for number, line in enumerate(lines)
    ]


def low_notes(mark: Mark, lane: int, start: float, width: float) -> list[dict[str, Any]]:
    """A small label above its line: value and period, and below them who says it."""
    lines, backed = low_lines(mark, width), {**BACKED, "name": mark.id}
    if not lines:
        return short_notes(mark, lane, start, width, 0)
    rise = LOW_RISE + LOW_LINE * len(lines)
    quote = wrap(mark.quote, frame.FONT, width - text_width(mark.period, frame.FONT) - GAP, 1)[0]
    aside = text_width(quote, frame.FONT) + GAP
    first = frame.annotation(f"<b>{frame.escape(quote)}</b>", start, lane, (0, rise), **backed)
    period = frame.annotation(frame.escape(mark.period), start, lane, (aside, rise), mute=True, **backed)
    rest = [
        frame.annotation(frame.escape(line), start, lane, (0, rise - LOW_LINE * number), mute=True, **backed)
        for number, line in enumerate(lines, start=1)
    ]
    return [{**first, "font": {**first["font"], "size": frame.FONT}}, period, *rest]


def short_notes(mark: Mark, lane: int, start: float, width: float, beside: float) -> list[dict[str, Any]]:
    """A label on one line: to the left of the plot if there is room, else above its line."""
    room = beside - 12 if beside else width
    place = (-beside, 0) if beside else (0, LOW_RISE)
    words = f"{mark.who} · {mark.period}"
    quote = wrap(mark.quote, frame.FONT, max(room * 0.6, room - GAP - text_width(words, frame.FONT)), 1)[0]
    taken = text_width(quote, frame.FONT) + GAP
    words = wrap(words, frame.FONT, room - taken, 1)[0]
    ground = {"name": mark.id} if beside else {**BACKED, "name": mark.id}
    first = frame.annotation(f"<b>{frame.escape(quote)}</b>", start, lane, place, **ground)
    second = frame.annotation(frame.escape(words), start, lane, (place[0] + taken, place[1]), mute=True, **ground)
    return [{**first, "font": {**first["font"], "size": frame.FONT}}, second]
