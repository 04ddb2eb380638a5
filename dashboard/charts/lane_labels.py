"""The words of a lane: above its line where there is room, else on one line, cut where it must be."""

from typing import Any

from dashboard.charts import frame
from dashboard.charts.labels import text_width, wrap
from dashboard.charts.marks import Mark

LINE = 18.5  # pixels from line to line
RISE = 21  # pixels from the lane to its last line: clear of the ring of a pin
GAP = 10  # pixels between the quoted value and who says it


def line_width(mark: Mark) -> float:
    """How wide the label of a mark is on one line."""
    return text_width(mark.quote, frame.LABEL) + GAP + text_width(f"{mark.who} · {mark.period}", frame.FONT)


def tall_lines(mark: Mark, width: float) -> list[str]:
    """The label of a mark on lines of its own: value, origin (on two lines if it must be), period."""
    return [wrap(mark.quote, frame.LABEL, width, 1)[0], *wrap(mark.who, frame.FONT, width, 2), mark.period]


def lane_notes(mark: Mark, lane: int, start: float, width: float, tall: bool) -> list[dict[str, Any]]:
    """A label above its line: all in one, or value, origin and period under each other."""
    backed = {"bgcolor": "$card", "borderpad": 1, "name": mark.id}  # the lines of the grid end before a word
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


def short_notes(mark: Mark, lane: int, start: float, width: float, beside: float) -> list[dict[str, Any]]:
    """A label on one line: to the left of the plot if there is room, else above its line."""
    room = beside - 12 if beside else width
    place = (-beside, 0) if beside else (0, 15)
    quote = wrap(mark.quote, frame.FONT, room * 0.6, 1)[0]
    taken = text_width(quote, frame.FONT) + GAP
    words = wrap(f"{mark.who} · {mark.period}", frame.FONT, room - taken, 1)[0]
    first = frame.annotation(f"<b>{frame.escape(quote)}</b>", start, lane, place, name=mark.id)
    second = frame.annotation(frame.escape(words), start, lane, (place[0] + taken, place[1]), mute=True, name=mark.id)
    return [{**first, "font": {**first["font"], "size": frame.FONT}}, second]
