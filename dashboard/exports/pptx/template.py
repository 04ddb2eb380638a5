"""Our own template, made in code: 16:9, theme fonts for Latin and Korean, layouts with placeholders.

Nothing of it lies in the repository as a file. It starts from the empty deck that python-pptx brings,
whose master, layouts and theme it replaces; a layout names its places, so that a deck that gets
another theme keeps them.
"""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches

from dashboard import theme
from dashboard.exports.opc import pack_deck
from dashboard.exports.pptx.errors import DeckError

if TYPE_CHECKING:
    from pptx.presentation import Presentation as Deck

WIDTH, HEIGHT = 13.333, 7.5  # inches
LATIN, KOREAN = "Arial", "Malgun Gothic"
FIGURE, LIST, COVER = "figtrace figure", "figtrace list", "figtrace cover"
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)


class Place(NamedTuple):
    """A placeholder: its type and index, where it lies in inches, and how its text stands."""

    name: str
    type: str
    index: int  # type: ignore[assignment]  # a placeholder's own word; nobody looks a place up in one
    box: tuple[float, float, float, float]
    size: float
    colour: str = "tx1"
    anchor: str = "t"
    bold: bool = False
    align: str = "l"


TITLE = Place("title", "title", 0, (0.6, 0.36, 12.13, 0.98), 26, anchor="b", bold=True)
SUBTITLE = Place("subtitle", "body", 13, (0.6, 1.4, 12.13, 0.34), 14, "tx2")
AREA = Place("area", "", 16, (0.6, 1.82, 12.13, 4.08), 18)
NOTE = Place("note", "body", 14, (0.6, 5.94, 12.13, 0.56), 11, "tx2", "b")
SOURCE = Place("source", "body", 15, (0.6, 6.52, 12.13, 0.34), 10.5, "tx2")
BODY = Place("body", "body", 1, (0.6, 1.5, 12.13, 5.3), 14)
FOOTER = Place("footer", "ftr", 17, (0.6, 6.98, 10.9, 0.3), 9, "tx2", "ctr")
NUMBER = Place("number", "sldNum", 18, (11.73, 6.98, 1.0, 0.3), 9, "tx2", "ctr", align="r")
COVER_TITLE = Place("title", "ctrTitle", 0, (0.9, 2.2, 11.5, 1.5), 38, anchor="b", bold=True)
COVER_SUBTITLE = Place("subtitle", "subTitle", 1, (0.9, 4.1, 11.5, 1.5), 18, "tx2")
RULE = (0.6, 6.92, 12.13)  # a fine line over the foot
BAND = (0.0, 0.0, 0.34, 7.5)  # of colour, down the side of the cover
LAYOUTS = (
    (FIGURE, "obj", (TITLE, SUBTITLE, AREA, NOTE, SOURCE, FOOTER, NUMBER)),
    (LIST, "tx", (TITLE, BODY, FOOTER, NUMBER)),
    (COVER, "title", (COVER_TITLE, COVER_SUBTITLE)),
)


def open_template() -> Deck:
    """A new deck without slides over our template."""
    return Presentation(BytesIO(_build()))


@cache
def _build() -> bytes:
    deck = Presentation()
    deck.slide_width, deck.slide_height = Emu(12_192_000), Inches(HEIGHT)
    master = deck.slide_master
    for layout in list(master.slide_layouts)[len(LAYOUTS) :]:
        master.slide_layouts.remove(layout)
    for layout, (name, sort, places) in zip(master.slide_layouts, LAYOUTS, strict=True):
        _replace(layout._element, _slide_data(name, places))
        layout._element.set("type", sort)
    _replace(master._element, _slide_data("figtrace", (TITLE, BODY, FOOTER, NUMBER)))
    _replace(master._element, _styles())
    part = master.part.part_related_by(RT.THEME)
    part._blob = set_theme(part.blob)
    _forget_dates(deck)
    return pack_deck(deck)


def set_theme(blob: bytes) -> bytes:
    """A theme with our colours and fonts in place of its own."""
    root = etree.fromstring(blob)
    colours = theme.COLOURS["light"]
    own = {
        "dk1": colours["ink"],
        "lt1": "#ffffff",
        "dk2": colours["mute"],
        "lt2": colours["paper"],
        **{f"accent{number}": colours[f"o{number}"] for number in range(1, 7)},
        "hlink": colours["link"],
        "folHlink": colours["mute"],
    }
    scheme = _part(root, "a:clrScheme")
    scheme.set("name", "figtrace")
    for name, code in own.items():
        _part(scheme, f"a:{name}")[:] = [parse_xml(f'<a:srgbClr {NAMESPACES} val="{code[1:].upper()}"/>')]
    for font in (_part(root, "a:majorFont"), _part(root, "a:minorFont")):
        _part(font, "a:latin").set("typeface", LATIN)
        _part(font, "a:ea").set("typeface", KOREAN)
    root.set("name", "figtrace")
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _part(root: etree._Element, name: str) -> etree._Element:
    """The first part of a name, which python-pptx's own theme always has."""
    found = next(root.iter(qn(name) if ":" in name and "{" not in name else name), None)
    if found is None:
        raise DeckError("template", f"the theme has no {name}; please install python-pptx again")
    return found


def _replace(root: etree._Element, xml: str) -> None:
    """Put a part in the place of the one of the same name."""
    new = parse_xml(xml)
    root.replace(_part(root, new.tag), new)


def _slide_data(name: str, places: tuple[Place, ...]) -> str:
    shapes = "".join(_placeholder(number, place) for number, place in enumerate(places, 2))
    return (
        f'<p:cSld {NAMESPACES} name="{name}"><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        "<a:effectLst/></p:bgPr></p:bg>"
        '<p:spTree><p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
        f"{shapes}{_decorate(name, places)}</p:spTree></p:cSld>"
    )


def _decorate(name: str, places: tuple[Place, ...]) -> str:
    """What a layout has besides its places: a band on the cover, a rule over a foot."""
    if name == COVER:
        return _band(len(places) + 2)
    return _rule(len(places) + 2) if FOOTER in places and name != "figtrace" else ""


def _placeholder(number: int, place: Place) -> str:
    sort = f'type="{place.type}" ' if place.type else ""
    index = f'idx="{place.index}"' if place.index else ""
    left, top, width, height = (round(inches * 914_400) for inches in place.box)
    level = (
        f'<a:lvl1pPr marL="0" indent="0" algn="{place.align}"><a:spcBef><a:spcPts val="0"/></a:spcBef><a:buNone/>'
        f'<a:defRPr sz="{round(place.size * 100)}" b="{int(place.bold)}"><a:solidFill><a:schemeClr '
        f'val="{place.colour}"/></a:solidFill></a:defRPr></a:lvl1pPr>'
    )
    words = (
        '<a:fld id="{00000000-1234-1234-1234-123412341234}" type="slidenum"><a:rPr lang="ko-KR"/><a:t>‹#›</a:t></a:fld>'
    )
    text = words if place.type == "sldNum" else f'<a:r><a:rPr lang="en-GB"/><a:t>{place.name.capitalize()}</a:t></a:r>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="figtrace {place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f"</p:cNvSpPr><p:nvPr><p:ph {sort}{index}/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm>"
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>'
        f'<p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{place.anchor}"><a:normAutofit/></a:bodyPr>'
        f"<a:lstStyle>{level}</a:lstStyle><a:p>{text}</a:p></p:txBody></p:sp>"
    )


def _rule(number: int) -> str:
    left, top, width = (round(inches * 914_400) for inches in RULE)
    return (
        f'<p:cxnSp><p:nvCxnSpPr><p:cNvPr id="{number}" name="figtrace rule"/><p:cNvCxnSpPr/><p:nvPr userDrawn="1"/>'
        f'</p:nvCxnSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="0"/></a:xfrm>'
        '<a:prstGeom prst="line"><a:avLst/></a:prstGeom><a:ln w="6350"><a:solidFill><a:schemeClr val="tx1">'
        '<a:alpha val="20000"/></a:schemeClr></a:solidFill></a:ln></p:spPr></p:cxnSp>'
    )


def _band(number: int) -> str:
    left, top, width, height = (round(inches * 914_400) for inches in BAND)
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="figtrace band"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="accent1"/></a:solidFill>'
        '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p>'
        "</p:txBody></p:sp>"
    )


def _styles() -> str:
    """Text of the master: no bullets, Korean lines that break between words."""
    fonts = '<a:latin typeface="+{0}-lt"/><a:ea typeface="+{0}-ea"/><a:cs typeface="+{0}-cs"/>'
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'

    def level(number: int, size: int, kind: str) -> str:
        return (
            f'<a:lvl{number}pPr marL="{(number - 1) * 228600}" indent="0" algn="l" eaLnBrk="0" latinLnBrk="0">'
            f'<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:buNone/><a:defRPr sz="{size * 100}" kern="1200">'
            f"{ink}{fonts.format(kind)}</a:defRPr></a:lvl{number}pPr>"
        )

    body = "".join(level(number, size, "mn") for number, size in enumerate((18, 16, 14, 12, 12), 1))
    other = "".join(level(number, 18, "mn") for number in range(1, 6))
    return (
        f"<p:txStyles {NAMESPACES}><p:titleStyle>{level(1, 26, 'mj')}</p:titleStyle>"
        f"<p:bodyStyle>{body}</p:bodyStyle><p:otherStyle>{other}</p:otherStyle></p:txStyles>"
    )


def _forget_dates(deck: Deck) -> None:
    """The same deck has the same bytes: no date of its making, no author of python-pptx."""
    core = deck.core_properties._element
    for element in list(core):
        core.remove(element)
    deck.core_properties.author = "figtrace"
