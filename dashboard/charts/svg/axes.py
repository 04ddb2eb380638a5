"""The axes of a figure: where a value lies in pixels, and what is drawn of them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from dashboard.charts.data import times
from dashboard.charts.ground.frame import FONT
from dashboard.charts.ground.labels import Box
from dashboard.charts.svg.paint import Palette, number, tag
from dashboard.markup import escape

Axis = Mapping[str, Any]
Place = Callable[[Any], float]


class Plot:
    """The ground of one figure: its axes, and what lies where on it, in pixels from its corner."""

    def __init__(self, layout: Mapping[str, Any], width: float) -> None:
        margin = layout["margin"]
        self.layout = layout
        self.left, self.right = margin["l"], width - margin["r"]
        self.top, self.bottom = margin["t"], layout["height"] - margin["b"]

    def ends(self, axis: Axis) -> tuple[float, float]:
        """From where to where an axis runs across."""
        start, end = axis.get("domain", (0, 1))
        full = self.right - self.left
        return self.left + start * full, self.left + end * full

    def across(self, name: str = "x") -> Place:
        """What turns a value of a horizontal axis into pixels."""
        axis = self.layout[_key(name)]
        (low, high), (first, last) = self.ends(axis), [as_number(end) for end in axis["range"]]
        return lambda value: low + (as_number(value) - first) / (last - first) * (high - low)

    def up(self) -> Place:
        """What turns a value of the vertical axis into pixels."""
        low, high = self.layout["yaxis"]["range"]
        return lambda value: self.bottom - (value - low) / (high - low) * (self.bottom - self.top)

    def place(self, part: Mapping[str, Any], side: str) -> Place:
        """The same for a shape or a label, which may also stand in parts of the plot (`paper`)."""
        if part.get(f"{side}ref") != "paper":
            return self.across(part.get("xref", "x")) if side == "x" else self.up()
        if side == "x":
            return lambda share: self.left + share * (self.right - self.left)
        return lambda share: self.bottom - share * (self.bottom - self.top)


def as_number(value: Any) -> float:
    """A number as it is, a date as its day."""
    return times.first_day(value) if isinstance(value, str) else float(value)


def draw_axes(plot: Plot, palette: Palette, labels: Sequence[Box] = ()) -> Iterator[str]:
    """Grid, lines, ticks and their texts, of all axes; the lines of the grid end before a label and go on behind it."""
    for name, axis in plot.layout.items():
        if name.startswith("xaxis"):
            yield from _horizontal(plot, name.replace("axis", ""), axis, palette)
        elif name.startswith("yaxis") and axis.get("visible", True):
            yield from _vertical(plot, axis, palette, labels)


def _horizontal(plot: Plot, name: str, axis: Axis, palette: Palette) -> Iterator[str]:
    across, (left, right) = plot.across(name), plot.ends(axis)
    for tick in axis["tickvals"] if axis.get("showgrid", True) else ():
        yield _line(across(tick), plot.top, across(tick), plot.bottom, _grid(axis, tick), palette)
    if axis.get("showline"):
        yield _line(left, plot.bottom, right, plot.bottom, axis["linecolor"], palette)
    long = axis.get("ticklen", 0) if axis.get("ticks") else 0
    size = axis["tickfont"]["size"]
    for tick, word in zip(axis["tickvals"], axis["ticktext"], strict=True):
        x = across(tick)
        if not left - 1 <= x <= right + 1:
            continue
        if long:
            yield _line(x, plot.bottom, x, plot.bottom + long, axis["tickcolor"], palette)
        y = plot.bottom + long + axis.get("ticklabelstandoff", 0) + size * 1.15
        yield _word(word, x, y, "middle", axis, palette)


def _vertical(plot: Plot, axis: Axis, palette: Palette, labels: Sequence[Box]) -> Iterator[str]:
    up, size = plot.up(), axis["tickfont"]["size"]
    for tick, word in zip(axis["tickvals"], axis["ticktext"], strict=True):
        y = up(tick)
        met = [label for label in labels if tick != 0 and label.top <= y <= label.bottom]
        for left, right in _pieces(plot.left, plot.right, met):
            yield _line(left, y, right, y, _grid(axis, tick), palette)
        x = plot.left - axis.get("ticklabelstandoff", 0) - 3
        yield _word(word, x, y + size * 0.36, "end", axis, palette)


def _pieces(left: float, right: float, labels: Sequence[Box]) -> Iterator[tuple[float, float]]:
    """What is left of a line from left to right that some labels stand on.

    >>> list(_pieces(0, 100, [Box(40, 0, 60, 9), Box(50, 0, 70, 9), Box(95, 0, 120, 9)]))
    [(0, 40), (70, 95)]
    """
    for label in sorted(labels, key=lambda label: label.left):
        if left < label.left < right:
            yield left, label.left
        left = max(left, label.right)
    if left < right:
        yield left, right


def _grid(axis: Axis, tick: Any) -> str:
    """The colour of a line of the grid; the one at zero is stronger."""
    return str(axis["zerolinecolor"] if tick == 0 and axis.get("zeroline") else axis["gridcolor"])


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, palette: Palette) -> str:
    path = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
    return tag("path", {"d": path, **palette.stroke(colour), "stroke-width": "1"})


def _word(word: str, x: float, y: float, anchor: str, axis: Axis, palette: Palette) -> str:
    font = axis["tickfont"]
    look = {"font-size": number(font.get("size", FONT)), "text-anchor": anchor, **palette.fill(font["color"])}
    return tag("text", {"x": number(x), "y": number(y), **look}, escape(word))


def _key(name: str) -> str:
    """`x2` is the layout's `xaxis2`."""
    return f"{name[0]}axis{name[1:]}"
