"""What stands on a sheet: a chart made for its room, or a single number with the words that state it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboard import format
from dashboard.charts import choose
from dashboard.charts.data.marks import Mark
from dashboard.charts.ground.frame import Size
from dashboard.charts.ground.labels import text_width
from dashboard.charts.sheets.sheet import LEADING, SERIF, Room, lines_of, write_lines
from dashboard.charts.svg.drawing import draw_svg
from dashboard.charts.svg.paint import Palette, number, tag
from dashboard.i18n import Text
from dashboard.markup import escape

SCALES = (1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.9, 0.8)  # the type of a chart, times that of a page
LARGE = (1.8, 1.65, *SCALES, 0.7, 0.62)  # of charts that take the height that they need
LEAST_WIDTH = 292
WHO, AMOUNT, QUOTE = 18, 19, 21
Word = list[tuple[str, bool]]  # parts of a word; True: of the figure itself


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of marks, drawn as large as its room allows."""

    kind: str
    marks: Sequence[Mark]
    caps: Sequence[Mark]
    unit: format.Unit
    text: Text
    pins: Sequence[str] = ()

    def __call__(self, room: Room, palette: Palette) -> str:
        """The SVG in its place."""
        figure, scale = self.fit(room)
        width, height = room.width / scale, figure["layout"]["height"]
        top = room.top + max(0.0, (room.height - height * scale) / 2)
        at = f"translate({number(room.left)} {number(top)}) scale({scale:.3f})"
        return tag("g", {"transform": at}, draw_svg(figure, width, palette, pins=self.pins))

    def fit(self, room: Room) -> tuple[dict[str, Any], float]:
        """The figure in the largest type that fits, and how much larger than on a page that is.

        Claims whose labels find no room at any size become lanes. Where there are more lanes than fit,
        all are drawn, as small as that makes them.
        """
        ways = [(self.kind, SCALES), (choose.LANES, LARGE)] if _fills(self.kind) else [(self.kind, LARGE)]
        for kind, scales in ways:
            for scale in scales:
                size = Size("picture", round(room.width / scale), round(room.height / scale))
                figure = choose.draw_chart(kind, self.marks, self.caps, self.unit, self.text, size)
                height = figure["layout"]["height"]
                if size.width >= LEAST_WIDTH and (height == size.height or (not _fills(kind) and height < size.height)):
                    return figure, scale
        return figure, room.height / height


def _fills(kind: str) -> bool:
    return kind != choose.NUMBER and choose.type_of(kind).fills


@dataclass(frozen=True, slots=True)
class Number:
    """One figure: its value large, what it says, and the words around it."""

    value: str
    amount: str  # the same in our words, with period and measure
    who: str  # glyph, origin and kind in one line
    passage: Sequence[tuple[str, bool]]  # pieces of the passage; True: the figure itself
    colour: str

    def __call__(self, room: Room, palette: Palette) -> str:
        """The SVG in its place, in the middle of the room."""
        lines = self._lines_of_passage(room)
        large = min(92.0, 60 * room.width / max(text_width(self.value, 60), 1))
        whose, below = lines_of(self.who, WHO, room.width), lines_of(self.amount, AMOUNT, room.width)
        around = LEADING * (WHO * len(whose) + AMOUNT * len(below)) + large * 1.52 + 20
        height = around + len(lines) * QUOTE * 1.55
        top = room.top + max(0.0, (room.height - height) / 2)
        who, end = write_lines(whose, room.left, top, WHO, f"${self.colour}", palette)
        serif = {"font-family": SERIF, "font-weight": "700"}
        value, end = write_lines([self.value], room.left, end + large * 0.12, large, "$ink", palette, **serif)
        said, end = write_lines(below, room.left, end, AMOUNT, "$mute", palette)
        return who + value + said + self._set_passage(lines, room.left, end + 20, palette)

    def _lines_of_passage(self, room: Room) -> list[list[Word]]:
        """The passage in lines; what has no room is cut, and the cut is shown."""
        lines: list[list[Word]] = [[]]
        for word in _words(self.passage):
            longer = " ".join(_plain(other) for other in (*lines[-1], word))
            if lines[-1] and text_width(longer, QUOTE) > room.width - 24:
                lines.append([])
            lines[-1].append(word)
        most = max(1, int((room.height - 250) / (QUOTE * 1.55)))
        return lines if len(lines) <= most else [*lines[: most - 1], [*lines[most - 1][:-1], [("…", False)]]]

    def _set_passage(self, lines: list[list[Word]], left: float, top: float, palette: Palette) -> str:
        step = QUOTE * 1.55
        bar = {"x": number(left), "y": number(top), "width": "4", "height": number(step * len(lines))}
        parts = [tag("rect", bar | palette.fill(f"${self.colour}"))]
        for at, line in enumerate(lines):
            runs = " ".join("".join(_run(*run, palette) for run in word) for word in line)
            place = {"x": number(left + 20), "y": number(top + step * at + QUOTE * 1.12)}
            look = {"font-size": QUOTE, "font-family": SERIF, **palette.fill("$mute")}
            parts.append(tag("text", place | look, runs))
        return "".join(parts)


def _words(passage: Sequence[tuple[str, bool]]) -> list[Word]:
    """The words of a passage; a word may be the figure in one part and its particle in the other.

    >>> _words([("약 ", False), ("3만 개", True), ("로", False)])
    [[('약', False)], [('3만', True)], [('개', True), ('로', False)]]
    """
    words: list[Word] = [[]]
    for piece, is_figure in passage:
        for part in re.split(r"(\s+)", piece):
            if part.isspace():
                words.append([])
            elif part:
                words[-1].append((part, is_figure))
    return [word for word in words if word]


def _plain(word: Word) -> str:
    return "".join(part for part, _ in word)


def _run(word: str, is_figure: bool, palette: Palette) -> str:
    written = escape(word)
    return tag("tspan", {"font-weight": "700", **palette.fill("$ink")}, written) if is_figure else written
