"""What a series draws: columns on zero, or lines that join one origin where period follows period."""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any

from dashboard.charts.data import times
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.strokes import Trace, glyph_style, hover_text

FADE = 40  # pixels over which an open column fades out


def middle(mark: Mark) -> str:
    """The day in the middle of its period, where a mark of a series stands."""
    return times.iso(sum(mark.span) / 2)


def draw_columns(marks: Sequence[Mark], widest: float, fade: float) -> Iterator[Trace]:
    """A column each, at most `widest` days wide; an open side fades out over `fade`."""
    for mark in marks:
        days = min((mark.span[1] - mark.span[0]) * 0.6, widest)
        yield {
            "type": "bar",
            "x": [middle(mark)],
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


def _open_side(mark: Mark, half: float, fade: float) -> Trace:
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


def draw_lines(marks: Sequence[Mark]) -> Iterator[Trace]:
    """A line an origin, broken at gaps, and over it the marks."""
    for _, group in groupby(marks, key=lambda mark: mark.origin_id):
        own = list(group)
        xs: list[Any] = [middle(own[0])]
        ys: list[Any] = [own[0].value]
        for before, after in pairwise(own):
            if after.span[0] - before.span[1] > 1:  # a gap stays a gap
                xs.append(middle(after))
                ys.append(None)
            xs.append(middle(after))
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
            "x": [middle(mark)],
            "y": [mark.value],
            "customdata": [mark.id],
            "meta": mark.id,
            "hovertemplate": hover_text(mark),
            "marker": glyph_style(mark, 10),
            "cliponaxis": False,
        }
