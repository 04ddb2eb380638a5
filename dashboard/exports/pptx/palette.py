"""The colours of a deck where they are put: those of its theme as long as they can be seen there.

A colour of the theme stays a colour of the theme, so that another theme recolours it. One that does not
stand apart from what lies behind it (see `ground`) is made lighter or darker until it does: 4.5 to 1 for
text and links, 3 to 1 for marks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dashboard import theme
from dashboard.exports.pptx.contrast import MARK, TEXT, fit, least, ratio
from dashboard.exports.pptx.drawing import BEYOND, COLOURS, INK, MUTE, PAPER
from dashboard.exports.pptx.enlarge import enlarge
from dashboard.exports.pptx.ground import Ground

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

    from dashboard.exports.pptx.places import Box, Spot

HIGHLIGHTS = tuple(theme.COLOURS[each]["mark"][1:].upper() for each in ("light", "dark"))
LARGE = 18.0  # points of type from which the lesser ratio is enough
LINK = "hlink"
OWN_COLOUR = (  # a link in the colour of its run, and not in that of the theme
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}">'
    '<ahyp:hlinkClr xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
    "</a:ext></a:extLst>"
)


@dataclass(frozen=True, slots=True)
class Palette:
    """By the name of a colour what it is instead; of texts in placeholders by their role; what marks a passage."""

    instead: Mapping[str, str] = field(default_factory=dict)
    roles: Mapping[str, str] = field(default_factory=dict)
    highlight: str = HIGHLIGHTS[0]
    scale: float = 1.0  # of the slide, by ours

    def dress(self, root: etree._Element) -> etree._Element:
        """Put the colours into what was drawn with those of the theme, and the size of the slide."""
        if self.scale != 1.0:
            enlarge(root, self.scale)
        for shape in root.iter(qn("p:sp")):
            self._dress_runs(shape)
        for run in [*root.iter(qn("a:rPr"))]:
            self._dress_link(run)
        for colour in [*root.iter(qn("a:schemeClr")), *root.iter(qn("a:srgbClr"))]:
            code = self.instead.get(colour.get("val", ""))
            parent = colour.getparent()
            if code and parent is not None and parent.tag != qn("a:highlight"):
                _recolour(colour, code)
        for mark in list(root.iter(qn("a:highlight"))):
            mark[0].set("val", self.highlight)
        return root

    def _dress_runs(self, shape: etree._Element) -> None:
        """Words without a colour of their own: ink in a box, in a placeholder what can be seen there."""
        about = shape.find(f"{qn('p:nvSpPr')}/{qn('p:cNvPr')}")
        is_box = shape.find(f"{qn('p:nvSpPr')}/{qn('p:cNvSpPr')}[@txBox='1']") is not None
        role = (about.get("name", "") if about is not None else "").removeprefix("figtrace ")
        code = self.roles.get(role, "")
        if is_box or code:
            for run in shape.iter(qn("a:rPr")):
                if run.find(qn("a:solidFill")) is None and run.find(qn("a:hlinkClick")) is None:
                    run.insert(0, _fill(code if code and not is_box else INK))

    def _dress_link(self, run: etree._Element) -> None:
        link = run.find(qn("a:hlinkClick"))
        if link is None or LINK not in self.instead:
            return
        for own in run.findall(qn("a:solidFill")):
            run.remove(own)
        run.insert(0, _fill(self.instead[LINK]))
        if link.find(qn("a:extLst")) is None:
            link.append(parse_xml(OWN_COLOUR))


def choose_palette(layout: SlideLayout, spots: Mapping[str, Spot], area: Box) -> Palette:
    """The colours for a layout whose texts stand in some places, its chart in the area."""
    ground = Ground(layout)
    boxes = [spot.box for role, spot in spots.items() if role not in ("title", "foot", "number")] + [area]
    behind = list(dict.fromkeys(colour for box in boxes for colour in ground.behind(box)))
    needed = {INK: TEXT, MUTE: TEXT, LINK: TEXT, **dict.fromkeys(COLOURS.values(), MARK)}
    instead = {name: fit(ground.named(name), behind, least_ratio) for name, least_ratio in needed.items()}
    instead = {name: code for name, code in instead.items() if code != ground.named(name)}
    instead |= {code: new for code in BEYOND.values() if (new := fit(code, behind, MARK)) != code}
    if behind != [ground.named(PAPER)]:
        instead[PAPER] = behind[0]
    ink = instead.get(INK, ground.named(INK))
    highlight = max(HIGHLIGHTS, key=lambda code: (ratio(code, ink) >= TEXT, code == HIGHLIGHTS[0], ratio(code, ink)))
    if ratio(highlight, ink) < TEXT:
        highlight = fit(highlight, [ink], TEXT)
    return Palette(instead, dict(_fit_roles(ground, spots)), highlight)


def _fit_roles(ground: Ground, spots: Mapping[str, Spot]) -> list[tuple[str, str]]:
    """The texts in placeholders whose own colour cannot be seen where they stand, each with one that can."""
    found = []
    for role, spot in spots.items():
        if spot.index is None:
            continue
        own, behind = _inherited(ground, spot), ground.behind(spot.box)
        needed = MARK if spot.size >= LARGE else TEXT
        if least(own, behind) < needed:
            found.append((role, fit(own, behind, TEXT)))
    return found


def _inherited(ground: Ground, spot: Spot) -> str:
    """The colour that a text in a placeholder has if nobody gives it one."""
    style = {"title": "titleStyle", "body": "bodyStyle"}.get(spot.type, "otherStyle")
    path = f"{qn('a:lvl1pPr')}/{qn('a:defRPr')}/{qn('a:solidFill')}"
    fills = [_style_of(shape) for shape in (*_same(ground.layout, spot, "idx"), *_same(ground.master, spot, "type"))]
    fills.append(ground.master._element.find(f"{qn('p:txStyles')}/{qn(f'p:{style}')}"))
    for owner in fills:
        fill = owner.find(path) if owner is not None else None
        colours = [code for child in fill if (code := ground.colour(child))] if fill is not None else []
        if colours:
            return colours[0]
    return ground.named(INK)


def _same(owner: Any, spot: Spot, by: str) -> Sequence[etree._Element]:
    shapes = owner._element.iter(qn("p:sp"))
    wanted = spot.type if by == "type" else str(spot.index)
    found = [(shape, shape.find(f"{qn('p:nvSpPr')}/{qn('p:nvPr')}/{qn('p:ph')}")) for shape in shapes]
    default = "" if by == "type" else "0"
    return [shape for shape, place in found if place is not None and place.get(by, default) == wanted]


def _style_of(shape: etree._Element) -> etree._Element | None:
    found: etree._Element | None = shape.find(f"{qn('p:txBody')}/{qn('a:lstStyle')}")
    return found


def _fill(colour: str) -> etree._Element:
    sort = "srgbClr" if len(colour) == 6 else "schemeClr"
    namespace = "http://schemas.openxmlformats.org/drawingml/2006/main"
    made: etree._Element = parse_xml(f'<a:solidFill xmlns:a="{namespace}"><a:{sort} val="{colour}"/></a:solidFill>')
    return made


def _recolour(colour: etree._Element, code: str) -> None:
    parent = colour.getparent()
    if parent is not None:  # what is drawn by a theme lies in something
        new = etree.SubElement(parent, qn("a:srgbClr"), val=code)
        new.extend(list(colour))
        parent.replace(colour, new)
