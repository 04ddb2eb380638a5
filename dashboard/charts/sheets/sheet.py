"""A picture that stands alone: title, chart, cautions, source and permalink on one sheet of slide size.

In go words and something that draws itself into a room; out comes a whole SVG. Heights are measured
from the words, so that nothing is cut: the title gives way first by size, then the chart by height.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dashboard import theme
from dashboard.charts.ground.labels import wrap
from dashboard.charts.svg.paint import Palette, number, tag
from dashboard.markup import escape

TITLE_SIZES = (31, 28, 25, 22, 20, 18)
SUBTITLE, NOTE, SOURCE = 17, 15, 13.5
LEADING = 1.38
MOST_SOURCE_LINES = 3
SERIF = theme.SERIF.replace('"', "'")
SANS = theme.SANS.replace('"', "'")


@dataclass(frozen=True, slots=True)
class Format:
    """A size of picture in pixels; the lines that its title may take."""

    name: str
    width: int
    height: int
    pad: int
    title_lines: int


FORMATS = {
    each.name: each
    for each in (
        Format("full", 1280, 720, 46, 2),  # a slide of 16:9
        Format("half", 640, 720, 34, 3),  # half of it, beside text
        Format("4x3", 960, 720, 40, 2),
        Format("square", 720, 720, 36, 3),
    )
}


@dataclass(frozen=True, slots=True)
class Words:
    """What is written around a chart."""

    title: str
    subtitle: str
    notes: Sequence[str]  # what the shapes stand for, what to beware of
    source: str
    address: str  # the permalink, whole
    label: str  # the picture in one sentence, for those who do not see it


@dataclass(frozen=True, slots=True)
class Room:
    """Where the chart may be, in pixels."""

    left: float
    top: float
    width: float
    height: float


Body = Callable[[Room, Palette], str]


def draw_sheet(form: Format, words: Words, palette: Palette, body: Body) -> str:
    """The whole SVG."""
    inner = form.width - 2 * form.pad
    head, top = _head(form, words, inner, palette)
    foot, bottom = _foot(form, words, inner, palette)
    room = Room(form.pad, top + 10, inner, bottom - top - 20)
    ground = {"width": form.width, "height": form.height, **palette.fill("$card")}
    parts = [tag("rect", ground) if palette.is_solid else "", head, body(room, palette), foot]
    root = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {form.width} {form.height}",
        "width": form.width,
        "height": form.height,
        "font-family": SANS,
        "role": "img",
        "aria-label": words.label,
    }
    return tag("svg", root, f"<title>{escape(words.label)}</title>" + "".join(parts))


def write_lines(
    lines: Sequence[str], x: float, top: float, size: float, colour: str, palette: Palette, **look: str
) -> tuple[str, float]:
    """Lines of text below each other, and where the next would begin."""
    attributes = {"font-size": number(size), **palette.fill(colour), **look}
    step = size * LEADING
    parts = [
        tag("text", {"x": number(x), "y": number(top + step * at + size), **attributes}, escape(line))
        for at, line in enumerate(lines)
    ]
    return "".join(parts), top + step * len(lines)


def lines_of(text: str, size: float, width: float, most: int = 99) -> list[str]:
    """A text broken into lines of a width."""
    return wrap(text, size, width, most) if text else []


def _head(form: Format, words: Words, inner: float, palette: Palette) -> tuple[str, float]:
    """Title and subtitle, and where they end."""
    size, lines = _fit_title(words.title, form.title_lines, inner)
    serif = {"font-family": SERIF, "font-weight": "700"}
    title, end = write_lines(lines, form.pad, form.pad - 8, size, "$ink", palette, **serif)
    below = lines_of(words.subtitle, SUBTITLE, inner, 2)
    subtitle, end = write_lines(below, form.pad, end + 4, SUBTITLE, "$mute", palette)
    return title + subtitle, end


def _fit_title(title: str, most: int, width: float) -> tuple[float, list[str]]:
    """The largest type in which the title needs no more lines than it may take."""
    for size in TITLE_SIZES:
        lines = lines_of(title, size, width * 0.97)  # bold type is a little wider
        if len(lines) <= most:
            return size, lines
    return TITLE_SIZES[-1], lines_of(title, TITLE_SIZES[-1], width * 0.97, most + 1)


def _foot(form: Format, words: Words, inner: float, palette: Palette) -> tuple[str, float]:
    """Notes, a rule, source and permalink, set from the lower edge upwards; and where they begin."""
    notes = [line for note in words.notes for line in lines_of(note, NOTE, inner)]
    source = lines_of(words.source, SOURCE, inner, MOST_SOURCE_LINES)
    address = _break_address(words.address, inner)
    height = LEADING * (NOTE * len(notes) + SOURCE * (len(source) + len(address)))
    top = form.height - form.pad + 8 - height - 18
    noted, end = write_lines(notes, form.pad, top, NOTE, "$mute", palette)
    rule = tag("path", {"d": f"M{form.pad} {number(end + 8)}h{inner}", **palette.stroke("$rule")})
    sourced, end = write_lines(source, form.pad, end + 14, SOURCE, "$mute", palette)
    printed, _ = write_lines(address, form.pad, end, SOURCE, "$link", palette)
    link = tag("a", {"href": words.address, "target": "_blank"}, printed)
    return noted + rule + sourced + link, top


def _break_address(address: str, width: float) -> list[str]:
    """An address in as many lines as it needs; it has no blanks at which to break."""
    room = max(20, int(width / (SOURCE * 0.6)))
    return [address[at : at + room] for at in range(0, len(address), room)]
