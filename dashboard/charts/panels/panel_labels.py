"""The words of a panel: what each mark says, wherever it touches nothing; the table below says all."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from dashboard import format
from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.data.rivals import distinct_caps
from dashboard.charts.ground.labels import Box, place, text_width
from dashboard.charts.panels.panel import FONT, Part, Plot
from dashboard.charts.panels.panel_marks import column_days
from dashboard.i18n import Text

SMALL = 600  # pixels below which a series names only its notable numbers
GAP, RING, CLEARANCE = 10, 17, 6  # pixels between a mark and its words; of one with a ring; more above and below it
TALL = 16  # pixels of a line of words
POINT = 6  # pixels of a mark to each side
STEPS = 16  # of the line from one mark to the next
APART, CLEAR = 100, 1  # what a place may cost (charts.labels): clear of labels, clear of lines too


def draw_labels(plot: Plot, text: Text) -> Iterator[Part]:
    """Caps first, then the marks from the greatest number down; those of others last."""
    others = plot.panel.others
    marks = sorted(plot.panel.marks, key=lambda mark: (mark.id in others, -mark.value, mark.id))
    points = [Box(x - POINT, y - POINT, x + POINT, y + POINT) for x, y in map(plot.at, marks)]
    taken, lines = [*points, *_columns(plot)], list(_lines(plot))
    for cap in distinct_caps(plot.panel.caps):
        box, note = _cap_label(plot, cap, text)
        taken.append(box)
        yield note
    inside = Box(plot.left, 0, plot.width - 2, plot.floor - 1)
    named, most = _named(plot, marks), APART if plot.panel.is_series and plot.width >= SMALL else CLEAR
    for mark, own in zip(marks, points, strict=True):
        if mark.id not in named:
            continue
        words = _words(plot, mark, text)
        boxes = _places(plot, mark, text_width(words, FONT))
        found = place(boxes, [box for box in taken if box is not own], lines, inside, most)
        if found:
            box = boxes[found[0]]
            taken.append(box)
            yield plot.write(words, box.left, box.top + 12.5, "left", strong=mark.id not in others)


def _words(plot: Plot, mark: Mark, text: Text) -> str:
    """As quoted; of a series, whose numbers come without their unit, the number that is drawn."""
    if mark.id in plot.panel.others:
        return f"{mark.quote} · {mark.origin}"
    words = format.scaled(Decimal(repr(mark.value)), text.lang) if plot.panel.is_series else mark.quote
    return words + ("*" if mark.is_corrected else "")


def _named(plot: Plot, marks: Sequence[Mark]) -> set[str]:
    """Which marks say their number: all, but of a series in a small picture its ends, extremes and corrections."""
    if not plot.panel.is_series or plot.width >= SMALL:
        return {mark.id for mark in marks}
    corrected = {mark.id for mark in marks if mark.is_corrected}
    return {marks[0].id, marks[-1].id, max(marks, key=lambda mark: mark.span).id} | corrected


def _lines(plot: Plot) -> Iterator[Box]:
    """What a label should not cross: caps, intervals, or the line of a series in short steps."""
    marks = sorted(plot.panel.marks, key=lambda mark: mark.span)
    for cap in plot.panel.caps:
        yield Box(plot.left, plot.y(cap.value) - 8, plot.right, plot.y(cap.value) + 2)
    if plot.panel.is_series:
        for before, after in pairwise(map(plot.at, marks)):
            yield from (_step(before, after, number / STEPS) for number in range(STEPS + 1))
        return
    for mark in marks:
        if mark.is_dated:
            y = plot.y(mark.value)
            yield Box(plot.begin(mark), y - 3, plot.x(mark.span[1]), y + 3)


def _columns(plot: Plot) -> Iterator[Box]:
    """The columns of a series that begins at zero: no words stand on them."""
    if not plot.panel.is_series or regular.starts_above_zero(plot.panel.marks):
        return
    half = (plot.x(column_days(plot, plot.panel.marks)) - plot.x(0)) / 2
    for mark in plot.panel.marks:
        (x, y), zero = plot.at(mark), plot.y(0)
        yield Box(x - half, min(y, zero), x + half, max(y, zero))


def _step(start: tuple[float, float], end: tuple[float, float], share: float) -> Box:
    x, y = (first + (last - first) * share for first, last in zip(start, end, strict=True))
    return Box(x - 4, y - 3, x + 4, y + 3)


def _cap_label(plot: Plot, cap: Mark, text: Text) -> tuple[Box, Part]:
    words = f"{text('compare.cap')} {cap.quote}"
    y = plot.y(cap.value)
    top = y + 3 if y + 18 < plot.floor else y - 25
    box = Box(plot.left, top, plot.left + text_width(words, FONT), top + 17)
    return box, plot.write(words, plot.left + 4, top + 13, "left")


def _places(plot: Plot, mark: Mark, wide: float) -> list[Box]:
    """Where the words of a mark can stand, the best place first."""
    x, y = plot.at(mark)
    is_ringed = mark.id in plot.panel.pins
    gap, clear = (RING, CLEARANCE) if is_ringed else (GAP, 0)
    above, below = y - 25 - clear, y + 9 + clear
    over, under = (x - wide / 2, above), (x - wide / 2, below)
    lefts = [(x + gap, y - 8), (x - wide - gap, y - 8), over, (x - wide, above), under, (x - wide, below)]
    lefts += [(x, above), (x, below), *((x + gap, y + rise) for rise in (-17, 1, -21, 5))]
    if mark.is_dated:  # along its line, and before it
        begin = plot.begin(mark)
        lefts += [(left, y + rise) for left in ((begin + x - wide) / 2, begin) for rise in (-21, 5)]
        lefts.append((begin - wide - 6, y - 8))
    if plot.panel.is_series:
        aside = [(x - wide, above), (x, above), (x - wide, below), (x, below)]
        aside += [(left, y + rise) for left in (x + gap, x - wide - gap) for rise in (-8, -4, -12)]
        lefts = [over, under, *aside] if mark.value >= 0 else [under, over, *aside]
    return [Box(left, top, left + wide, top + TALL) for left, top in lefts]
