"""The marks of a panel, each a link to the words that state it: intervals, hatched caps, columns, lines."""

from collections.abc import Iterator
from itertools import pairwise

from dashboard.charts.data import regular
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.strokes import glyph_size
from dashboard.charts.panels.panel import Plot, rectangle
from dashboard.markup import escape, quoted

GLYPHS = {  # each as large as a dot of 9 pixels
    "floor": "m0 -5.6l5.4 9.4h-10.8z",
    "ceiling": "m0 5.6l5.4 -9.4h-10.8z",
    "range": "m0 -7v14",
}
DOT = "m-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0"
HOLLOW = frozenset({"estimate", "claim", "plan", "forecast"})
WIDEST = 56.0  # pixels of a column
HATCH = (
    '<pattern id="{name}" width="6" height="6" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">'
    '<path d="M0 0V6" stroke="var(--mute)" stroke-width="1.4"/></pattern>'
)


def draw_claims(plot: Plot) -> Iterator[str]:
    """Caps as hatched steps, claims as intervals; nothing is joined."""
    for cap in plot.panel.caps:
        yield _cap(plot, cap)
    for mark in plot.panel.marks:
        x, y = plot.at(mark)
        line = ""
        if mark.is_dated:
            known = mark.start is not None and mark.end is not None
            dash = "" if known else ' stroke-dasharray="2 4"'
            stroke = f'stroke="var(--{mark.colour})" stroke-width="2.4"{dash}'
            line = f'<path d="M{plot.begin(mark):.1f} {y:.1f}H{x:.1f}" {stroke}/>'
        yield _link(plot, mark, line + _glyph(mark, x, y))


def draw_series(plot: Plot) -> Iterator[str]:
    """A line if its axis leaves zero out, else columns."""
    marks = sorted(plot.panel.marks, key=lambda mark: mark.span)
    if not regular.starts_above_zero(marks):
        yield from _columns(plot, marks)
        return
    for before, after in pairwise(marks):
        if after.span[0] - before.span[1] <= 1:  # a gap stays a gap
            points = " ".join(f"{x:.1f},{y:.1f}" for x, y in (plot.at(before), plot.at(after)))
            yield f'<polyline points="{points}" fill="none" stroke="var(--{after.colour})" stroke-width="1.8"/>'
    for mark in marks:
        yield _link(plot, mark, _glyph(mark, *plot.at(mark)))


def _columns(plot: Plot, marks: list[Mark]) -> Iterator[str]:
    wide = min(WIDEST, *((plot.x(mark.span[1]) - plot.x(mark.span[0])) * 0.6 for mark in marks))
    zero = plot.y(0.0)
    for mark in marks:
        x, y = plot.at(mark)
        column = rectangle(x - wide / 2, min(y, zero), wide, max(abs(zero - y), 1), f"var(--{mark.colour})")
        yield _link(plot, mark, column)


def _cap(plot: Plot, cap: Mark) -> str:
    y = plot.y(cap.value)
    name = f"hatch-{cap.id}-{plot.width}".replace(":", "-")
    band = rectangle(plot.left, y - 8, plot.right - plot.left, 8, f"url(#{name})")
    edge = 'stroke="var(--mute)" stroke-width="1.6" stroke-dasharray="7 4"'
    line = f'<path d="M{plot.left} {y:.1f}H{plot.right:.1f}" {edge}/>'
    return f"<defs>{HATCH.format(name=name)}</defs>{_link(plot, cap, band + line)}"


def _glyph(mark: Mark, x: float, y: float) -> str:
    scale = glyph_size(mark) / 12
    fill = "var(--card)" if mark.shape in HOLLOW else f"var(--{mark.colour})"
    place = f'transform="translate({x:.1f} {y:.1f})' + (f' scale({scale:.2f})"' if scale != 1 else '"')
    look = f'fill="{fill}" stroke="var(--{mark.colour})" stroke-width="{2 / scale:.2g}"'
    return f'<path d="M0 0{GLYPHS.get(mark.shape, DOT)}" {place} {look}/>'


def _link(plot: Plot, mark: Mark, shape: str) -> str:
    words = ", ".join((mark.line, mark.period, mark.who))
    href = quoted(plot.panel.links[mark.id])
    own = f' data-figure="{quoted(mark.id)}"' + (' class="pinned"' if mark.id in plot.panel.pins else "")
    return f'<a href="{href}"{own} aria-label="{quoted(words)}"><title>{escape(words)}</title>{shape}</a>'
