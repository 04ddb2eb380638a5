"""What colours lie behind the words of a slide: those of its layout, its master and its theme.

A background may be plain, a gradient, a pattern or a picture, and shapes of the master may lie over it:
all colours that can lie behind a place are given. What is no colour that can be known counts as none.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any

from lxml import etree
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml.ns import qn
from pptx.parts.image import PIL_Image as Image  # type: ignore[attr-defined]  # Pillow, as python-pptx brings it

from dashboard.exports.pptx.contrast import join, split

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

PRESETS = {"black": "000000", "white": "FFFFFF"}
MAP = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}  # where a master names no other
FILLS = tuple(qn(f"a:{name}") for name in ("solidFill", "gradFill", "pattFill", "blipFill"))
MOST_PIXELS = 40_000_000
CLEAR = 50_000  # thousandths of a per cent: what is more transparent hides nothing


class Ground:
    """The colours of a layout: of its theme by name, and behind a place."""

    def __init__(self, layout: SlideLayout) -> None:
        self.layout = layout
        self.master = layout.slide_master
        self._scheme, self._fills = _read_theme(self.master.part)
        self._map = dict(MAP)
        for owner in (self.master._element.find(qn("p:clrMap")), _override(layout)):
            self._map.update({str(key): str(value) for key, value in owner.attrib.items()} if owner is not None else {})

    def named(self, name: str) -> str:
        """A colour of the theme, as tx1, accent3 or hlink."""
        return self._scheme.get(self._map.get(name, name), "000000")

    def behind(self, box: tuple[int, int, int, int]) -> list[str]:
        """All colours that can lie behind a rectangle (left, top, width, height in EMU)."""
        colours = self._background() or ["FFFFFF"]
        owners: list[Any] = [self.layout]
        if self.layout._element.get("showMasterSp", "1") not in ("0", "false"):
            owners.insert(0, self.master)
        for shape in (shape for owner in owners for shape in owner.shapes if not shape.is_placeholder):
            over = list(self._painted(shape))
            if over and _meets(shape, box):
                colours = over if _covers(shape, box) else [*colours, *over]
        return list(dict.fromkeys(colours))

    def _background(self) -> list[str]:
        for owner in (self.layout, self.master):
            found = owner._element.find(f"{qn('p:cSld')}/{qn('p:bg')}")
            if found is None:
                continue
            own, reference = found.find(qn("p:bgPr")), found.find(qn("p:bgRef"))
            if own is not None:
                return [colour for child in own for colour in self._fill(child, owner.part)]
            if reference is not None:
                return list(self._referred(reference))
        return []

    def _referred(self, reference: etree._Element) -> Iterator[str]:
        """A background of the theme, in the colour that the master gives it."""
        base = next((colour for child in reference if (colour := self.colour(child))), "FFFFFF")
        number = int(reference.get("idx", "0")) - 1001
        if 0 <= number < len(self._fills):
            yield from self._fill(self._fills[number], self.master.part, base)
        else:
            yield base

    def _painted(self, shape: Any) -> Iterator[str]:
        properties = shape._element.find(qn("p:spPr"))
        if shape._element.tag == qn("p:pic"):
            yield from self._fill(shape._element.find(qn("p:blipFill")), shape.part)
        elif properties is not None:
            for child in properties:
                yield from self._fill(child, shape.part)

    def _fill(self, fill: etree._Element, part: Any, base: str = "") -> Iterator[str]:
        if fill.tag in (qn("a:blipFill"), qn("p:blipFill")):
            yield from _picture(fill, part)
        elif fill.tag in FILLS:
            for child in fill.iter(*(qn(f"a:{name}") for name in ("schemeClr", "srgbClr", "sysClr", "prstClr"))):
                if colour := self.colour(child, base):
                    yield colour

    def colour(self, element: etree._Element, base: str = "") -> str:
        """The colour that an element stands for, "" if it is see-through or unknown; `base` is that of phClr."""
        name, sort = element.get("val", ""), etree.QName(element).localname
        if sort == "schemeClr":
            found = base if name == "phClr" else self.named(name)
        elif sort == "prstClr":
            found = PRESETS.get(name, "")
        else:
            found = element.get("lastClr", "") if sort == "sysClr" else name
        return _change(found.upper(), element) if len(found) == 6 else ""


def _read_theme(part: Any) -> tuple[dict[str, str], list[etree._Element]]:
    try:
        root = etree.fromstring(part.part_related_by(RT.THEME).blob, etree.XMLParser(resolve_entities=False))
    except (KeyError, etree.LxmlError):
        return {}, []
    scheme: dict[str, str] = {}
    found = root.find(f".//{qn('a:clrScheme')}")
    for entry in found if found is not None else ():
        for child in entry:
            code = child.get("lastClr") or child.get("val") or ""
            scheme[etree.QName(entry).localname] = code.upper() if len(code) == 6 else "000000"
    fills = root.find(f".//{qn('a:bgFillStyleLst')}")
    return scheme, list(fills) if fills is not None else []


def _override(layout: SlideLayout) -> etree._Element | None:
    found: etree._Element | None = layout._element.find(f"{qn('p:clrMapOvr')}/{qn('a:overrideClrMapping')}")
    return found


def _change(colour: str, element: etree._Element) -> str:
    """A colour after its changes of lightness (ECMA-376 part 1, 20.1.2.3); others are too small to matter."""
    red, green, blue = (part / 255 for part in split(colour))
    for child in element:
        share = int(child.get("val", "0")) / 100_000
        sort = etree.QName(child).localname
        hue, lightness, depth = colorsys.rgb_to_hls(red, green, blue)
        if sort == "alpha" and share * 100_000 < CLEAR:
            return ""
        if sort in ("lumMod", "shade"):
            red, green, blue = colorsys.hls_to_rgb(hue, lightness * share, depth)
        if sort == "lumOff":
            red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, lightness + share), depth)
        if sort == "tint":
            red, green, blue = (1 - (1 - part) * share for part in (red, green, blue))
    return join(red, green, blue)


def _picture(fill: etree._Element, part: Any) -> Iterator[str]:
    """The darkest, the lightest and the usual colour of a picture, each as a patch of it looks."""
    blip = fill.find(qn("a:blip"))
    relation = blip.get(qn("r:embed")) if blip is not None else None
    try:
        with Image.open(BytesIO(part.related_part(relation).blob)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                return
            small = _in_bytes(picture).convert("RGB").resize((12, 12), Image.Resampling.BOX)
    except (AttributeError, KeyError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return
    parts = small.tobytes()  # red, green, blue of one patch after another
    patches = sorted((parts[at : at + 3] for at in range(0, len(parts), 3)), key=sum)
    for place in (0, len(patches) // 2, -1):
        red, green, blue = patches[place]
        yield join(red / 255, green / 255, blue / 255)


def _in_bytes(picture: Any) -> Any:
    """A picture of greys in sixteen bits in eight: what converts it else takes all but the darkest for white."""
    return picture.convert("I").point(lambda grey: grey / 256).convert("L") if picture.mode.startswith("I") else picture


def _sides(shape: Any) -> tuple[int, int, int, int]:
    left, top = shape.left or 0, shape.top or 0
    return left, top, left + (shape.width or 0), top + (shape.height or 0)


def _meets(shape: Any, box: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = _sides(shape)
    return left < box[0] + box[2] and right > box[0] and top < box[1] + box[3] and bottom > box[1]


def _covers(shape: Any, box: tuple[int, int, int, int]) -> bool:
    left, top, right, bottom = _sides(shape)
    return left <= box[0] and top <= box[1] and right >= box[0] + box[2] and bottom >= box[1] + box[3]
