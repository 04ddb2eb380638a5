"""What stands on a sheet of more than one indicator: panels under each other, or a table as printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.charts.ground.labels import text_width, wrap
from dashboard.charts.panels import multiples
from dashboard.charts.sheets.sheet import Room
from dashboard.charts.svg.paint import Palette, number, tag
from dashboard.i18n import Text
from dashboard.markup import escape

HEAD = 17  # the name of a panel
SMALLEST, LARGEST, LEAST = 0.7, 1.4, 7.0  # times the size of a page; pixels of the smallest type in a table
GAP = 18  # pixels between two columns
LINE, TALLEST = 1.75, 2.5  # lines of a table, in parts of its type
BESIDE = 0.78  # of what is printed beside a corrected number, in parts of its type
MARK = "*"  # after a number that was corrected; it hangs beyond the column


@dataclass(frozen=True, slots=True)
class Multiples:
    """Panels over one axis of time, each under its name."""

    panels: Mapping[str, multiples.Panel]
    text: Text

    def __call__(self, room: Room, palette: Palette) -> str:
        """The SVG in its place."""
        each = room.height / len(self.panels)
        scale = min(LARGEST, max(SMALLEST, each / 190))
        size = (round(room.width / scale), round((each - HEAD * 1.9) / scale))
        shown = multiples.share_scales(list(self.panels.values()))
        span, left = multiples.find_span(shown), multiples.axis_width(shown, self.text.lang)
        parts = []
        for at, (name, panel) in enumerate(zip(self.panels, shown, strict=True)):
            top = room.top + each * at
            title = wrap(name, HEAD, room.width, 1)[0]
            place = {"x": number(room.left), "y": number(top + HEAD), "font-size": HEAD, "font-weight": "600"}
            parts.append(tag("text", place | palette.fill("$ink"), escape(title)))
            drawn = multiples.draw(panel, span, left, size, self.text, palette)
            at_place = f"translate({number(room.left)} {number(top + HEAD * 1.5)}) scale({scale:.3f})"
            parts.append(tag("g", {"transform": at_place}, drawn))
        return "".join(parts)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table as printed: its rows of cells, and how many rows and columns are heads."""

    rows: Sequence[Sequence[str]]
    head_rows: int
    head_columns: int
    printed: Mapping[tuple[int, int], str] = field(default_factory=dict)  # what stands beside a corrected number

    def __call__(self, room: Room, palette: Palette) -> str:
        """The SVG in its place, in the largest type that fits."""
        size = self._fit(room)
        widths = self._widths(size)
        spare = max(0.0, room.width - sum(widths)) / max(len(widths), 1)
        ends = [room.left + sum(widths[: at + 1]) + spare * (at + 1) for at in range(len(widths))]
        step = min(room.height / len(self.rows), size * TALLEST)
        parts = []
        for at, row in enumerate(self.rows):
            base = room.top + step * (at + 0.5) + size * 0.36
            strong = at == self.head_rows - 1
            parts.append(_rule(room, room.top + step * (at + 1), palette, "$rule" if strong else "$line"))
            starts = [room.left, *(end + GAP for end in ends)]
            for column, word in enumerate(row):
                if word:
                    place = (starts[column], ends[column], base)
                    parts.append(self._cell(word, column, at, place, size, palette))
        return "".join(parts)

    def _cell(
        self, word: str, column: int, row: int, place: tuple[float, float, float], size: float, palette: Palette
    ) -> str:
        """A cell: words from the left, numbers to the right."""
        start, end, base = place
        is_head, is_name = row < self.head_rows, column < self.head_columns
        anchor = {"x": number(start)} if is_name else {"x": number(end), "text-anchor": "end"}
        look = palette.fill("$mute" if is_head or (is_name and column) else "$ink")
        look |= {"y": number(base), "font-size": number(size)}
        star = tag("text", {"x": number(end), **look}, MARK) if word.endswith(MARK) and not is_name else ""
        words = escape(word.removesuffix(MARK) if star else word)
        if misprint := self.printed.get((row, column)):
            struck = palette.fill("$mute") | {"font-size": number(size * BESIDE), "text-decoration": "line-through"}
            words += " " + tag("tspan", struck, escape(misprint))
        return tag("text", anchor | look, words) + star

    def _fit(self, room: Room) -> float:
        size = min(24.0, room.height / (LINE * len(self.rows)))
        while size > LEAST and sum(self._widths(size)) > room.width:
            size -= 0.5
        return size

    def _widths(self, size: float) -> list[float]:
        columns = zip(*self.rows, strict=True)
        return [
            GAP + max(self._width(word, (row, column), size) for row, word in enumerate(words))
            for column, words in enumerate(columns)
        ]

    def _width(self, word: str, place: tuple[int, int], size: float) -> float:
        misprint = self.printed.get(place)
        return text_width(word, size) + (text_width(f" {misprint}", size * BESIDE) if misprint else 0)


def _rule(room: Room, y: float, palette: Palette, colour: str) -> str:
    return tag("path", {"d": f"M{number(room.left)} {number(y)}h{number(room.width)}", **palette.stroke(colour)})
