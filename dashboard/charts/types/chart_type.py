"""What a chart type is: its name, which figures it is for, how it is drawn, and what others ask about it.

A type is a module of this package with a `TYPE`, and a line in dashboard.charts.choose. Nothing else asks for a type
by its name: pages, pictures, slides and briefings ask what it says here. A name that the catalogue may want stands in
etl.schemas.indicators, how it is read as `how_<name>` in the words of both languages.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import format
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import Size
from dashboard.i18n import Text

Marks = Sequence[Mark]
Figure = dict[str, Any]
PERIODS, DATED, ROWS = "periods", "dated", "rows"  # native charts of slides: by period, along time, a row a figure


def _nothing(_marks: Marks) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class ChartType:
    """A type; `draw` gives None where its words find no room, and the figures become lanes (`may_be_lanes`)."""

    name: str
    fits: Callable[[Marks, Marks, str], bool]  # figures, caps, what the catalogue wants
    draw: Callable[[Marks, Marks, format.Unit, Text, Size], Figure | None]
    native: str  # which native chart a slide gets
    how: Callable[[Marks], str] = _nothing  # how it is read, if not as `how_<name>`
    axis: Callable[[Marks], str] = _nothing  # what a picture has to say of its axis
    fills: bool = False  # whether it takes the height that there is; else the height that it needs
    grows: bool = False  # whether each figure makes it higher
    may_be_lanes: bool = False  # whether it is lanes on a screen without room for its words

    def key(self, marks: Marks) -> str:
        """Which words say how it is read."""
        return self.how(marks) or f"how_{self.name}"
