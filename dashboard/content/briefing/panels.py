"""Several indicators in the room of one chart: panels in two columns over one axis of time, each under its name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.charts.ground.labels import wrap
from dashboard.charts.panels import multiples
from dashboard.charts.sheets.sheet import Room
from dashboard.charts.svg.paint import Palette, number, tag
from dashboard.i18n import Text
from dashboard.markup import escape

COLUMNS, LEAST_WIDTH = 2, 560  # of so many pixels; a narrower room has one column
NAME, BETWEEN = 12.5, 22.0  # pixels: the name of a panel; between two columns


def rows_of(panels: int) -> int:
    """How many rows so many panels take.

    >>> rows_of(1), rows_of(2), rows_of(3)
    (1, 1, 2)
    """
    return -(-panels // COLUMNS)


@dataclass(frozen=True, slots=True)
class Panels:
    """Up to four panels by their names."""

    panels: Mapping[str, multiples.Panel]
    text: Text

    def __call__(self, room: Room, palette: Palette) -> str:
        """The SVG in its place."""
        columns = min(COLUMNS, len(self.panels)) if room.width >= LEAST_WIDTH else 1
        width = (room.width - BETWEEN * (columns - 1)) / columns
        height = room.height / -(-len(self.panels) // columns)
        shown = multiples.share_scales(list(self.panels.values()))
        span, left = multiples.find_span(shown), multiples.axis_width(shown, self.text.lang)
        size = (round(width), round(height - NAME * 2.2))
        parts = []
        for at, (name, panel) in enumerate(zip(self.panels, shown, strict=True)):
            x = room.left + (at % columns) * (width + BETWEEN)
            y = room.top + (at // columns) * height
            look = {"x": number(x), "y": number(y + NAME), "font-size": number(NAME), "font-weight": "600"}
            parts.append(tag("text", look | palette.fill("$ink"), escape(wrap(name, NAME, width, 1)[0])))
            drawn = multiples.draw(panel, span, left, size, self.text, palette)
            parts.append(tag("g", {"transform": f"translate({number(x)} {number(y + NAME * 1.4)})"}, drawn))
        return "".join(parts)
