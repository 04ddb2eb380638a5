"""What a series says: the numbers at their marks, the most notable first, none over another."""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground import frame
from dashboard.charts.ground.labels import Box, text_width
from dashboard.charts.types.series_traces import FADE, middle

POINT, TALL = 7, 20  # pixels of a mark to each side; of a line of words


def value_notes(marks: Sequence[Mark], width: float, lang: str, is_line: bool, a_pixel: float) -> list[dict[str, Any]]:
    """Values at their marks, the most notable first, each where it touches no other; of several origins whose.

    `a_pixel` is how much of the axis of numbers a pixel is.
    """
    begin, end = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    last = _last_of_each(marks)
    points = {mark.id: _point(mark, (begin, end), width, a_pixel) for mark in marks}
    taken: list[Box] = []
    notes = []
    for mark in _by_notability(marks):
        words = _value_text(mark, lang) + (f" {mark.origin}" if mark.id in last else "")
        half = text_width(words, frame.LABEL) / 2
        centre = (sum(mark.span) / 2 - begin) / (end - begin) * width
        shift = max(0.0, half - centre) - max(0.0, half - (width - centre))
        rise = _rise(mark, marks, is_line)
        height = points[mark.id].top + POINT - rise
        half_tall = TALL / 2 if last else math.inf  # the line of one origin alone may run above and below
        box = Box(centre + shift - half - 4, height - half_tall, centre + shift + half + 4, height + half_tall)
        others = [point for name, point in points.items() if name != mark.id and last]
        if any(box.meets(other) for other in (*taken, *others)):
            continue
        taken.append(box)
        place = (middle(mark), mark.value, (shift + _aside(mark, marks, is_line), rise))
        note = frame.annotation(f"<b>{words}</b>", *place, name=mark.id)
        notes.append({**note, "xanchor": "center"})
    return notes


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
