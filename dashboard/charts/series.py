"""One measure over regular periods: columns where lengths are compared, else a line.

Columns stand on zero: few periods, numbers that differ much or turn negative. A line shows a small
movement of large numbers and says that its axis does not begin at zero. Only figures of one origin
are joined, only where one period follows the other; gaps stay gaps.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

from dashboard import format
from dashboard.charts import frame, times
from dashboard.charts.frame import BOTTOM, RIGHT, TOP, Size
from dashboard.charts.labels import text_width
from dashboard.charts.marks import Mark
from dashboard.charts.strokes import glyph_style, hover_text
from dashboard.i18n import Text

SMALL = 0.35  # below this share of the largest number a movement is drawn as a line
FADE = 40  # pixels over which an open column fades out
MOST_COLUMNS = 40
WIDEST = 84  # pixels of a column


def fits(marks: Sequence[Mark]) -> bool:
    """Whether the marks are a series: two or more whole periods, one figure each and origin."""
    spans = [(mark.origin_id, mark.span) for mark in marks]
    closed = all(mark.start is not None and mark.end is not None for mark in marks)
    lengths = [end - start for _, (start, end) in spans]
    return (
        closed
        and len({span for _, span in spans}) > 1
        and len(set(spans)) == len(spans)
        and max(lengths) <= 1.2 * min(lengths)
    )


def draw(marks: Sequence[Mark], unit: format.Unit, text: Text, size: Size) -> dict[str, Any]:
    """The figure for one size."""
    ordered = sorted(marks, key=lambda mark: (mark.origin_id, mark.span))
    is_line = starts_above_zero(marks)
    ticks, top = _values(ordered, is_line, size)
    texts = frame.tick_texts(ticks, unit, text.lang)
    left = frame.left_margin(texts)
    width = size.width - left - RIGHT
    first, last = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    days, names = _periods(ordered, width)
    axis = frame.time_axis((times.iso(first), times.iso(last)), days, names) | {"ticks": ""}
    widest = WIDEST / width * (last - first)
    fade = FADE / (size.height - TOP - BOTTOM) * (top - ticks[0])
    traces = list(_lines(ordered) if is_line else _columns(ordered, widest, fade))
    return {
        "data": traces,
        "layout": frame.layout(
            size,
            left,
            xaxis=axis,
            yaxis=frame.value_axis(ticks, texts, top),
            annotations=_notes(ordered, width, text.lang, is_line),
            bargap=0,
        ),
    }


def starts_above_zero(marks: Sequence[Mark]) -> bool:
    """Whether a line is drawn on an axis that leaves zero out; the page then says so."""
    values = [mark.value for mark in marks]
    low, high = min(values), max(values)
    several = len({mark.origin_id for mark in marks}) > 1 or len(marks) > MOST_COLUMNS
    return several or (len(values) > 3 and low > 0 and (high - low) / high < SMALL)


def _values(marks: Sequence[Mark], is_line: bool, size: Size) -> tuple[list[float], float]:
    low, high = min(mark.bottom for mark in marks), max(mark.top for mark in marks)
    if not is_line:
        low, high = min(low, 0.0), max(high, 0.0)
    ticks = frame.value_ticks(low, high, 5)
    step = ticks[1] - ticks[0]
    if is_line and low - ticks[0] < step * 0.4:
        ticks.insert(0, ticks[0] - step)
    if low < 0 and low - ticks[0] < step * 0.25:
        ticks.insert(0, ticks[0] - step)
    height = size.height - TOP - BOTTOM
    is_open = any(mark.high is None for mark in marks)
    room = (FADE + 30 if is_open else 30) / height * (ticks[-1] - ticks[0])
    return ticks, max(ticks[-1] + step * 0.06, high + room)


def _middle(mark: Mark) -> str:
    return times.iso(sum(mark.span) / 2)


def _periods(marks: Sequence[Mark], width: float) -> tuple[list[str], list[str]]:
    """A tick in the middle of each period, as many as have room."""
    spans = sorted({mark.span: mark.period for mark in marks}.items())
    widest = max(text_width(period, frame.FONT) for _, period in spans) + 14
    first, last = spans[0][0][0], spans[-1][0][1]
    slot = width * (spans[0][0][1] - first) / (last - first)
    every = max(1, -(-round(widest) // max(round(slot), 1)))
    kept = spans[:: int(every)]
    return [times.iso(sum(span) / 2) for span, _ in kept], [period for _, period in kept]


def _columns(marks: Sequence[Mark], widest: float, fade: float) -> Iterator[dict[str, Any]]:
    for mark in marks:
        days = min((mark.span[1] - mark.span[0]) * 0.6, widest)
        yield {
            "type": "bar",
            "x": [_middle(mark)],
            "y": [mark.value],
            "width": [days * 86_400_000],
            "customdata": [mark.id],
            "meta": mark.id,
            "hovertemplate": hover_text(mark),
            "marker": {
                "color": f"${mark.colour}/0.8",
                "line": {"width": 1, "color": f"${mark.colour}"},
            },
        }
        if mark.high is None or mark.low is None:
            yield _open_side(mark, days / 2, fade)


def _open_side(mark: Mark, half: float, fade: float) -> dict[str, Any]:
    """What lies beyond an open bound fades out above the column (of a ceiling: within it)."""
    span = mark.span
    left, right = (times.iso(sum(span) / 2 + side) for side in (-half, half))
    ends = (mark.value, mark.value + fade) if mark.high is None else (mark.value - fade, mark.value)
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "meta": mark.id,
        "x": [left, right, right, left],
        "y": [ends[0], ends[0], ends[1], ends[1]],
        "line": {"width": 0},
        "fill": "toself",
        "fillgradient": {
            "type": "vertical",
            "colorscale": [[0, f"${mark.colour}/0.5"], [1, f"${mark.colour}/0"]],
        },
    }


def _lines(marks: Sequence[Mark]) -> Iterator[dict[str, Any]]:
    for _, group in groupby(marks, key=lambda mark: mark.origin_id):
        own = list(group)
        xs: list[Any] = [_middle(own[0])]
        ys: list[Any] = [own[0].value]
        for before, after in pairwise(own):
            if after.span[0] - before.span[1] > 1:  # a gap stays a gap
                xs.append(_middle(after))
                ys.append(None)
            xs.append(_middle(after))
            ys.append(after.value)
        yield {
            "type": "scatter",
            "mode": "lines",
            "x": xs,
            "y": ys,
            "hoverinfo": "skip",
            "connectgaps": False,
            "line": {"color": f"${own[0].colour}/0.55", "width": 2},
        }
    for mark in marks:
        yield {
            "type": "scatter",
            "mode": "markers",
            "x": [_middle(mark)],
            "y": [mark.value],
            "customdata": [mark.id],
            "meta": mark.id,
            "hovertemplate": hover_text(mark),
            "marker": glyph_style(mark, 10),
            "cliponaxis": False,
        }


def _notes(marks: Sequence[Mark], width: float, lang: str, is_line: bool) -> list[dict[str, Any]]:
    """Values at their marks, the most notable first, each where it touches no other."""
    begin, end = min(m.span[0] for m in marks), max(m.span[1] for m in marks)
    taken: list[tuple[float, float]] = []
    notes = []
    for mark in _by_notability(marks):
        words = _value_text(mark, lang)
        half = text_width(words, frame.LABEL) / 2
        centre = (sum(mark.span) / 2 - begin) / (end - begin) * width
        shift = max(0.0, half - centre) - max(0.0, half - (width - centre))
        left, right = centre + shift - half - 4, centre + shift + half + 4
        if any(left < other[1] and other[0] < right for other in taken):
            continue
        taken.append((left, right))
        rise = _rise(mark, marks, is_line)
        place = (_middle(mark), mark.value, (shift + _aside(mark, marks, is_line), rise))
        note = frame.annotation(f"<b>{words}</b>", *place, name=mark.id)
        notes.append({**note, "xanchor": "center"})
    return notes


def _by_notability(marks: Sequence[Mark]) -> list[Mark]:
    """The last, the greatest, the least and the first, then the others."""
    notable = (
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
    return sign + format.scaled(Decimal(repr(mark.value)), lang) + ("*" if mark.is_corrected else "")
