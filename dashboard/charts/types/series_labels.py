"""What a series says: the numbers at their marks, the most notable first, none over another."""

import math
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import Box, text_width
from dashboard.charts.types.series_traces import FADE, middle

MOST = 0.5  # of the width that a value with its origin may take
POINT, TALL = 7, 20  # pixels of a mark to each side; of a line of words


def value_notes(
    marks: Sequence[Mark], width: float, lang: str, is_line: bool, scale: tuple[float, float]
) -> list[dict[str, Any]]:
    """Values at their marks, the most notable first, each where it touches no other; of several origins whose, where
    that has room.

    `scale` is the lowest number of the axis, and how much of it a pixel is.
    """
    begin, end = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    last, (floor, a_pixel) = _last_of_each(marks), scale
    points = {mark.id: _point(mark, (begin, end), width, a_pixel) for mark in marks}
    taken: list[Box] = []
    notes = []
    for mark in _by_notability(marks):
        rise = _rise(mark, marks, is_line)
        if is_line and (mark.value - floor) / a_pixel < -rise + TALL / 2:
            rise = -rise  # below it stand the names of the periods
        others = [point for name, point in points.items() if name != mark.id and last]
        for words in _words(mark, last, width, lang):
            box, shift = _place(words, points[mark.id], rise, width, alone=not last)
            if any(box.meets(other) for other in (*taken, *others)):
                continue
            taken.append(box)
            place = (middle(mark), mark.value, (shift + _aside(mark, marks, is_line), rise))
            notes.append({**frame.annotation(f"<b>{words}</b>", *place, name=mark.id), "xanchor": "center"})
            break
    return notes


def _words(mark: Mark, last: set[str], width: float, lang: str) -> Iterator[str]:
    """The value with whose it is, if it is the last of one of several origins; the value alone."""
    value = _value_text(mark, lang)
    whose = f"{value} {mark.origin}"
    if mark.id in last and text_width(whose, frame.LABEL) <= width * MOST:
        yield whose
    yield value


def _place(words: str, point: Box, rise: float, width: float, *, alone: bool) -> tuple[Box, float]:
    """What the words cover, and how far they are moved to the side to stay in the chart."""
    half, centre, height = text_width(words, frame.LABEL) / 2, (point.left + point.right) / 2, point.top + POINT - rise
    shift = max(0.0, half - centre) - max(0.0, half - (width - centre))
    tall = math.inf if alone else TALL / 2  # the line of one origin alone may run above and below
    return Box(centre + shift - half - 4, height - tall, centre + shift + half + 4, height + tall), shift


def _last_of_each(marks: Sequence[Mark]) -> set[str]:
    """The marks that say whose they are: the last of each origin, where there are several."""
    last = {mark.origin_id: mark.id for mark in sorted(marks, key=lambda mark: mark.span)}
    return set(last.values()) if len(last) > 1 else set()


def _point(mark: Mark, days: tuple[int, int], width: float, a_pixel: float) -> Box:
    """What a mark covers, in pixels from the left and, downwards, from zero."""
    x, y = (sum(mark.span) / 2 - days[0]) / (days[1] - days[0]) * width, -mark.value / a_pixel
    return Box(x - POINT, y - POINT, x + POINT, y + POINT)


def _by_notability(marks: Sequence[Mark]) -> list[Mark]:
    """What is corrected, so that its sign has a place; the last, the greatest, the least, the first; the others."""
    notable = (
        *(mark for mark in marks if mark.is_corrected),
        max(marks, key=lambda mark: mark.span),
        max(marks, key=lambda mark: mark.value),
        min(marks, key=lambda mark: mark.value),
        min(marks, key=lambda mark: mark.span),
    )
    return list({mark.id: mark for mark in (*notable, *marks)}.values())


def _aside(mark: Mark, marks: Sequence[Mark], is_line: bool) -> float:
    """How far to the side a value is written, so that the line does not run through it."""
    before, after = _neighbours(mark, marks)
    if not is_line or not before or not after:
        return 0
    slope = (before.value > mark.value > after.value) - (before.value < mark.value < after.value)
    return 16 * slope


def _neighbours(mark: Mark, marks: Sequence[Mark]) -> tuple[Mark | None, Mark | None]:
    own = [other for other in marks if other.origin_id == mark.origin_id]
    place = own.index(mark)
    return (own[place - 1] if place else None), (own[place + 1] if place + 1 < len(own) else None)


def _rise(mark: Mark, marks: Sequence[Mark], is_line: bool) -> float:
    """How far above its mark a value is written; below a valley of a line or a negative column."""
    if not is_line:
        return -14 if mark.value < 0 else 14 + (FADE if mark.high is None else 0)
    around = [other.value for other in _neighbours(mark, marks) if other]
    return -22 if around and mark.value < min(around) else 22  # clear of the ring of a pinned mark


def _value_text(mark: Mark, lang: str) -> str:
    sign = {"floor": "▲ ", "ceiling": "▽ "}.get(mark.shape, "")
    if mark.shape == "range" and mark.low is not None and mark.high is not None:
        unitless = format.Unit("", "", "")
        return format.between(Decimal(repr(mark.low)), Decimal(repr(mark.high)), unitless, lang)
    return sign + format.scaled(Decimal(repr(mark.value)), lang) + ("*" if mark.is_corrected else "")
