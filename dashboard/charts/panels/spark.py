"""A small picture of figures as SVG text, for overviews: no script, colours by CSS variables.

Claims are lines at their height over the time that they count, on an axis from zero; a series is
its line. It has no axis and no number: it shows how many there are, how long, how far apart.
"""

from collections.abc import Sequence

from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.markup import quoted

PAD = 5
GLYPHS = {
    "floor": "M{x} {y}m0 -4.2l4 7h-8z",
    "ceiling": "M{x} {y}m0 4.2l4 -7h-8z",
}
DOT = "M{x} {y}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0"


def draw(marks: Sequence[Mark], width: int = 132, height: int = 40, label: str = "") -> str:
    """The SVG, or nothing if there are fewer than two figures to see."""
    if len(marks) < 2:
        return ""
    name = f'role="img" aria-label="{quoted(label)}"' if label else 'aria-hidden="true"'
    body = _series(marks, width, height) if _is_series(marks) else _claims(marks, width, height)
    return f'<svg class="spark" viewBox="0 0 {width} {height}" width="{width}" height="{height}" {name}>{body}</svg>'


def _is_series(marks: Sequence[Mark]) -> bool:
    return regular.are_regular(marks) and len({mark.origin_id for mark in marks}) == 1


def _series(marks: Sequence[Mark], width: int, height: int) -> str:
    ordered = sorted(marks, key=lambda mark: mark.span)
    low, high = min(mark.value for mark in marks), max(mark.value for mark in marks)
    above = regular.starts_above_zero(marks)
    if not above:
        low, high = min(low, 0.0), max(high, 0.0)
    first, last = ordered[0].span[0], ordered[-1].span[1]
    points = [
        (
            PAD + (sum(mark.span) / 2 - first) / (last - first) * (width - 2 * PAD),
            _height(mark.value, low, high, height),
        )
        for mark in ordered
    ]
    colour = ordered[0].colour
    if not above:
        zero = _height(0.0, low, high, height)
        bar = min(14.0, (width - 2 * PAD) / len(points) * 0.6)
        columns = "".join(
            f'<rect x="{x - bar / 2:.1f}" y="{min(y, zero):.1f}" width="{bar:.1f}"'
            f' height="{max(abs(zero - y), 0.8):.1f}" fill="var(--{colour})" opacity=".8"/>'
            for x, y in points
        )
        base = f'<path d="M0 {zero:.1f}H{width}" stroke="var(--rule)"/>'
        return columns + base
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    line = f'<polyline points="{path}" fill="none" stroke="var(--{colour})" stroke-width="1.6"/>'
    return line + _glyph(ordered[-1], *points[-1])


def _claims(marks: Sequence[Mark], width: int, height: int) -> str:
    dated = [mark for mark in marks if mark.is_dated]
    low, high = min(0.0, *(mark.bottom for mark in marks)), max(mark.top for mark in marks)
    first = min((mark.span[0] for mark in dated), default=0)
    last = max((mark.span[1] for mark in dated), default=1)
    room = width - 2 * PAD - (14 if len(dated) < len(marks) else 0)
    parts = [f'<path d="M0 {height - 1.5}H{width}" stroke="var(--rule)"/>']

    def across(day: int) -> float:
        return PAD + (day - first) / max(last - first, 1) * room

    for mark in marks:
        y = _height(mark.value, low, high, height)
        if not mark.is_dated:
            parts.append(_glyph(mark, width - PAD, y))
            continue
        start = first if mark.start is None and mark.is_running else mark.span[0]
        dash = "" if mark.start is not None and mark.end is not None else ' stroke-dasharray="1.5 3"'
        parts.append(
            f'<path d="M{across(start):.1f} {y:.1f}H{across(mark.span[1]):.1f}"'
            f' stroke="var(--{mark.colour})" stroke-width="1.8"{dash}/>'
        )
        parts.append(_glyph(mark, across(mark.span[1]), y))
    return "".join(parts)


def _height(value: float, low: float, high: float, height: int) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return height - PAD - share * (height - 2 * PAD)


def _glyph(mark: Mark, x: float, y: float) -> str:
    path = GLYPHS.get(mark.shape, DOT).format(x=f"{x:.1f}", y=f"{y:.1f}")
    return f'<path d="{path}" fill="var(--{mark.colour})"/>'
