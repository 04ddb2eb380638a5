"""Where things belong on a slide: by the names in our own layout, by measure in anybody else's.

A template is usable if one of its layouts has a title and below it room for a chart: half of the
slide's width and a third of its height. Where a layout has no place of ours for subtitle, remarks and
sources, they become text boxes at the edges of that room.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER as PH
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.util import Inches

from dashboard.exports.pptx import template
from dashboard.exports.pptx.drawing import EAST_ASIAN
from dashboard.exports.pptx.enlarge import find_scale
from dashboard.exports.pptx.errors import DeckError
from dashboard.exports.pptx.palette import Palette, choose_palette
from dashboard.exports.pptx.plot import Room

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck
    from pptx.slide import SlideLayout

CONTENT = (PH.OBJECT, PH.CHART, PH.BODY, PH.TABLE)
TITLES = (PH.TITLE, PH.CENTER_TITLE)
LEAST_WIDTH, LEAST_HEIGHT = 0.5, 0.33  # shares of the slide
INCH, POINT = 914_400, 12_700
BESIDE, BELOW = 53.4, 43.8  # points that the axes of a chart take
ROOMY = 0.9  # of the room of the roomiest layout
LAST = 10  # the rank of a layout whose title lies over its content, behind all others
OVERLAP = 0.03  # of the height of a slide: so far a content may reach under the title above it
UPRIGHT = "horz"  # how a title of a layout runs, unless it says otherwise
STRIPS = {"subtitle": 0.36, "note": 0.56, "source": 0.34}  # inches
SIZES = {"title": 26.0, "subtitle": 14.0, "note": 11.0, "source": 10.5, "foot": 9.0}
TYPES = {"title": "title", "subtitle": "body", "note": "body", "source": "body", "foot": "ftr", "number": "sldNum"}


class Box(NamedTuple):
    """A rectangle in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def room(self) -> Room:
        """Of a chart that stands here, what its plot area has without the numbers of the axes."""
        return round(self.width / POINT - BESIDE, 1), round(self.height / POINT - BELOW, 1)

    def shrunk(self, scale: float) -> Box:
        """The same on a slide of our size, for which all is drawn (see `enlarge`)."""
        return self if scale == 1.0 else Box(*(round(side / scale) for side in self))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for text: the placeholder of the layout that it fills, if any, and its rectangle."""

    role: str
    box: Box
    index: int | None = None  # of the placeholder; None: a text box
    type: str = ""

    @property
    def size(self) -> float:
        """Points of its type."""
        return SIZES.get(self.role, 11.0)


@dataclass(frozen=True, slots=True)
class Frame:
    """A layout with its places: `area` is that of the chart, `ea` the font of Korean text, `palette` the colours."""

    layout: SlideLayout
    spots: dict[str, Spot]
    area: Box
    ea: str = EAST_ASIAN
    palette: Palette = field(default_factory=Palette)


def find_frame(deck: Deck, name: str = "") -> Frame:
    """The places of the best layout; DeckError if none is usable."""
    ea = _east_asian_font(deck)
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    for layout in layouts:
        if layout.name == template.FIGURE:
            return _colour(replace(_own_frame(layout), ea=ea))
    slide = Box(0, 0, deck.slide_width or 0, deck.slide_height or 0)
    scale = find_scale(slide.width / INCH, slide.height / INCH, (template.WIDTH, template.HEIGHT))
    found = [
        (rank, number, frame) for number, layout in enumerate(layouts) for rank, frame in _measure(layout, slide, scale)
    ]
    if not found:
        seen = ", ".join(f"“{layout.name}”" for layout in layouts[:6]) or "none"
        raise DeckError(
            "template",
            f"{name}: no layout has a title with room for a chart below it (found {seen}); "
            "please add one like “Title and Content” or “Title Only”",
        )
    return _fit_size(_colour(replace(_choose(found), ea=ea)), scale)


def _choose(found: Sequence[tuple[int, int, Frame]]) -> Frame:
    """Of the layouts of the best rank the first that has about as much room as any of them."""
    best = min(rank for rank, _, _ in found)
    alike = [frame for rank, _, frame in found if rank == best]
    most = max(frame.area.width * frame.area.height for frame in alike)
    return next(frame for frame in alike if frame.area.width * frame.area.height >= most * ROOMY)


def _colour(frame: Frame) -> Frame:
    return replace(frame, palette=choose_palette(frame.layout, frame.spots, frame.area))


def _fit_size(frame: Frame, scale: float) -> Frame:
    """The places as on a slide of our size; what is drawn there is enlarged to that of the template."""
    spots = {role: replace(spot, box=spot.box.shrunk(scale)) for role, spot in frame.spots.items()}
    return replace(frame, spots=spots, area=frame.area.shrunk(scale), palette=replace(frame.palette, scale=scale))


def find_list_layout(deck: Deck) -> SlideLayout:
    """A layout with a title, for references and changes; the text has a box of its own if need be."""
    layouts = [layout for master in deck.slide_masters for layout in master.slide_layouts]
    own = next((layout for layout in layouts if layout.name == template.LIST), None)
    return own or find_frame(deck).layout


def placeholders_of(layout: SlideLayout) -> list[Any]:
    """The placeholders of a layout; python-pptx types their iterator so that none may be iterated."""
    return list(cast("Iterable[Any]", layout.placeholders))


def placeholder(layout: SlideLayout, *types: PH) -> Any:
    """The first placeholder of a layout of one of these types, or None."""
    return next((each for each in placeholders_of(layout) if each.placeholder_format.type in types), None)


def box_of(shape: Any) -> Box:
    """The rectangle of a placeholder, as it inherits it."""
    return Box(*(side or 0 for side in (shape.left, shape.top, shape.width, shape.height)))


def _own_frame(layout: SlideLayout) -> Frame:
    spots, area = {}, None
    for shape in placeholders_of(layout):
        role = shape.name.removeprefix("figtrace ").replace("footer", "foot")
        if role == "area":
            area = box_of(shape)
        elif role in TYPES:
            spots[role] = Spot(role, box_of(shape), shape.placeholder_format.idx, TYPES[role])
    if area is None or "title" not in spots:
        raise DeckError("template", "the layout “figtrace figure” has lost its places; please use it as it was made")
    return Frame(layout, spots, area)


def _measure(layout: SlideLayout, slide: Box, scale: float) -> Iterator[tuple[int, Frame]]:
    """The places of somebody's layout with its rank (the least is the best); nothing if unusable."""
    title = placeholder(layout, PH.TITLE)
    contents = [shape for shape in placeholders_of(layout) if shape.placeholder_format.type in CONTENT]
    if title is None or title._element.ph.get("orient", UPRIGHT) != UPRIGHT:
        return
    foot = placeholder(layout, PH.FOOTER)
    room = _around(map(box_of, contents)) if contents else _below(box_of(title), foot, slide)
    if len(contents) > 1 and room.top < box_of(title).top + box_of(title).height:
        return  # they stand beside the title
    if room.width < slide.width * LEAST_WIDTH or room.height < slide.height * LEAST_HEIGHT:
        return
    spots = {"title": Spot("title", box_of(title), title.placeholder_format.idx, "title")}
    for role, shape in (("foot", foot), ("number", placeholder(layout, PH.SLIDE_NUMBER))):
        if shape is not None:
            spots[role] = Spot(role, box_of(shape), shape.placeholder_format.idx, TYPES[role])
    heights = {role: int(Inches(strip) * scale) for role, strip in STRIPS.items()}
    spots |= _cut_strips(room, heights)
    top = room.top + heights["subtitle"]
    height = room.height - sum(heights.values()) - int(Inches(0.1) * scale)
    overlap = box_of(title).top + box_of(title).height - room.top
    rank = {0: 1, 1: 0}.get(len(contents), 2) + (LAST if overlap > slide.height * OVERLAP else 0)
    yield rank, Frame(layout, spots, Box(room.left, top, room.width, height))


def _around(boxes: Iterable[Box]) -> Box:
    """The rectangle around some others: two contents beside each other are one room."""
    held = list(boxes)
    left, top = min(box.left for box in held), min(box.top for box in held)
    right, bottom = (max(side) for side in zip(*((b.left + b.width, b.top + b.height) for b in held), strict=True))
    return Box(left, top, right - left, bottom - top)


def _below(title: Box, foot: Any, slide: Box) -> Box:
    """The room between a title and the foot of the slide."""
    top = title.top + title.height
    end = min(slide.height - int(Inches(0.4)), foot.top if foot is not None and foot.top > top else slide.height)
    return Box(title.left, top, title.width, end - top)


def _cut_strips(room: Box, heights: Mapping[str, int]) -> dict[str, Spot]:
    bottom = room.top + room.height
    tops = {
        "subtitle": room.top,
        "note": bottom - heights["source"] - heights["note"],
        "source": bottom - heights["source"],
    }
    return {role: Spot(role, Box(room.left, tops[role], room.width, heights[role])) for role in tops}


def _east_asian_font(deck: Deck) -> str:
    """That of the theme if it names one (for all of East Asia or for Hangul), else our own."""
    try:
        part = deck.slide_master.part.part_related_by(RT.THEME)
    except KeyError:
        return template.KOREAN
    root = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False, no_network=True))
    minor = root.find(f".//{qn('a:minorFont')}")
    if minor is None:
        return template.KOREAN
    east = minor.find(qn("a:ea"))
    has_hangul = any(font.get("script") == "Hang" and font.get("typeface") for font in minor.iter(qn("a:font")))
    return EAST_ASIAN if has_hangul or (east is not None and east.get("typeface")) else template.KOREAN
