"""The XML of OWPML around a text, as far as a sheet needs it: the package, and the header with every look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.markup import escape

MEDIA_TYPE = "application/hwp+zip"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes" ?>'
HANCOM = "http://www.hancom.co.kr/hwpml/2011"
HALVES = "http://www.hancom.co.kr/hwpml/2016/HwpUnitChar"
_OWN = " ".join(
    f'xmlns:{prefix}="{HANCOM}/{name}"'
    for prefix, name in (
        ("ha", "app"),
        ("hp", "paragraph"),
        ("hs", "section"),
        ("hc", "core"),
        ("hh", "head"),
        ("hm", "master-page"),
        ("hhs", "history"),
    )
)
SPACES = _OWN + (  # Hancom Office refuses parts that do not declare all of them, used or not
    ' xmlns:hp10="http://www.hancom.co.kr/hwpml/2016/paragraph" xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf/"'
    ' xmlns:ooxmlchart="http://www.hancom.co.kr/hwpml/2016/ooxmlchart" xmlns:epub="http://www.idpf.org/2007/ops"'
    f' xmlns:hwpunitchar="{HALVES}" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"'
)
VERSION = (
    f'{HEAD}<hv:HCFVersion xmlns:hv="{HANCOM}/version" tagetApplication="WORDPROCESSOR" major="5" minor="1" micro="1"'
    ' buildNumber="0" os="1" xmlVersion="1.5" application="figtrace" appVersion="1"/>'
)  # tagetApplication: so it is spelt in the standard
CONTAINER = (
    f'{HEAD}<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"'
    ' xmlns:hpf="http://www.hancom.co.kr/schema/2011/hpf"><ocf:rootfiles>'
    '<ocf:rootfile full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/>'
    '<ocf:rootfile full-path="Preview/PrvText.txt" media-type="text/plain"/></ocf:rootfiles></ocf:container>'
)
MANIFEST = f'{HEAD}<odf:manifest xmlns:odf="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
SETTINGS = (
    f'{HEAD}<ha:HWPApplicationSetting xmlns:ha="{HANCOM}/app">'
    '<ha:CaretPosition listIDRef="0" paraIDRef="0" pos="0"/></ha:HWPApplicationSetting>'
)
FONTS = {False: 0, True: 1}  # the number of a font by whether it has serifs
FACES = ("맑은 고딕", "바탕")
LANGUAGES = ("HANGUL", "LATIN", "HANJA", "JAPANESE", "OTHER", "SYMBOL", "USER")
NUMBERINGS = (  # of outlines: seven levels without a number
    '<hh:numberings itemCnt="1"><hh:numbering id="1" start="0">'
    + "".join(
        f'<hh:paraHead start="1" level="{level}" align="LEFT" useInstWidth="0" autoIndent="0" widthAdjust="0"'
        ' textOffsetType="PERCENT" textOffset="0" numFormat="DIGIT" charPrIDRef="4294967295" checkable="0"/>'
        for level in range(1, 8)
    )
    + "</hh:numbering></hh:numberings>"
)
NONE, HEADING, ROW, FOOT = 1, 3, 4, 5  # numbers of borders
RULE, INK = "#C9C4B9", "#1C2024"


@dataclass(frozen=True, slots=True)
class Char:
    """A look of type."""

    height: int
    colour: str
    is_bold: bool
    font: int


@dataclass(frozen=True, slots=True)
class Form:
    """A form of paragraph."""

    hang: int  # how far its further lines stand in
    before: int
    after: int
    leading: int  # percent of the type
    outline: int | None  # its level as a heading, from 0
    is_ruled: bool


def write_package(title: str, lang: str, images: Sequence[str]) -> str:
    """What the package holds, and what it is called."""
    items = "".join(
        f'<opf:item id="{name}" href="BinData/{name}.png" media-type="image/png" isEmbeded="1"/>' for name in images
    )
    return (
        f'{HEAD}<opf:package xmlns:opf="http://www.idpf.org/2007/opf/" version="" unique-identifier="" id="">'
        f"<opf:metadata><opf:title>{escape(title)}</opf:title><opf:language>{lang}</opf:language>"
        '<opf:meta name="creator" content="text">figtrace</opf:meta></opf:metadata><opf:manifest>'
        '<opf:item id="version" href="version.xml" media-type="application/xml"/>'
        '<opf:item id="header" href="Contents/header.xml" media-type="application/xml"/>'
        '<opf:item id="section0" href="Contents/section0.xml" media-type="application/xml"/>'
        f'<opf:item id="settings" href="settings.xml" media-type="application/xml"/>{items}</opf:manifest>'
        '<opf:spine><opf:itemref idref="header" linear="yes"/><opf:itemref idref="section0" linear="yes"/></opf:spine>'
        "</opf:package>"
    )


def write_header(chars: Sequence[Char], forms: Sequence[Form]) -> str:
    """Fonts, borders, looks of type, forms of paragraphs."""
    fonts = "".join(
        f'<hh:font id="{number}" face="{face}" type="TTF" isEmbedded="0"/>' for number, face in enumerate(FACES)
    )
    faces = "".join(f'<hh:fontface lang="{name}" fontCnt="{len(FACES)}">{fonts}</hh:fontface>' for name in LANGUAGES)
    borders = "".join((_border(1), _border(2), _border(3, bottom=RULE), _border(4, bottom=RULE), _border(5, top=INK)))
    looks = "".join(_char(number, char) for number, char in enumerate(chars))
    paragraphs = "".join(_form(number, form) for number, form in enumerate(forms))
    return (
        f'{HEAD}<hh:head {SPACES} version="1.5" secCnt="1">'
        '<hh:beginNum page="1" footnote="1" endnote="1" pic="1" tbl="1" equation="1"/><hh:refList>'
        f'<hh:fontfaces itemCnt="{len(LANGUAGES)}">{faces}</hh:fontfaces>'
        f'<hh:borderFills itemCnt="5">{borders}</hh:borderFills>'
        f'<hh:charProperties itemCnt="{len(chars)}">{looks}</hh:charProperties>'
        '<hh:tabProperties itemCnt="1"><hh:tabPr id="0" autoTabLeft="0" autoTabRight="0"/></hh:tabProperties>'
        f"{NUMBERINGS}"
        f'<hh:paraProperties itemCnt="{len(forms)}">{paragraphs}</hh:paraProperties>'
        '<hh:styles itemCnt="1"><hh:style id="0" type="PARA" name="바탕글" engName="Normal" paraPrIDRef="0"'
        ' charPrIDRef="0" nextStyleIDRef="0" langID="1042" lockForm="0"/></hh:styles></hh:refList>'
        '<hh:compatibleDocument targetProgram="HWP201X"><hh:layoutCompatibility/></hh:compatibleDocument>'
        '<hh:docOption><hh:linkinfo path="" pageInherit="0" footnoteInherit="0"/></hh:docOption></hh:head>'
    )


def _border(number: int, **edges: str) -> str:
    """Lines at some edges, by their colours."""
    sides = "".join(
        f'<hh:{name}Border type="{"SOLID" if name in edges else "NONE"}" width="0.12 mm"'
        f' color="{edges.get(name, "#000000")}"/>'
        for name in ("left", "right", "top", "bottom")
    )
    return (
        f'<hh:borderFill id="{number}" threeD="0" shadow="0" centerLine="NONE" breakCellSeparateLine="0">'
        '<hh:slash type="NONE" Crooked="0" isCounter="0"/><hh:backSlash type="NONE" Crooked="0" isCounter="0"/>'
        f'{sides}<hh:diagonal type="NONE" width="0.1 mm" color="#000000"/></hh:borderFill>'
    )


def _char(number: int, char: Char) -> str:
    def each(name: str, value: int) -> str:
        return f"<hh:{name} " + " ".join(f'{language.lower()}="{value}"' for language in LANGUAGES) + "/>"

    return (
        f'<hh:charPr id="{number}" height="{char.height}" textColor="{char.colour.upper()}" shadeColor="none"'
        ' useFontSpace="0" useKerning="0" symMark="NONE" borderFillIDRef="2">'
        f"{each('fontRef', char.font)}{each('ratio', 100)}{each('spacing', 0)}{each('relSz', 100)}{each('offset', 0)}"
        f'{"<hh:bold/>" if char.is_bold else ""}<hh:underline type="NONE" shape="SOLID" color="#000000"/>'
        '<hh:strikeout shape="NONE" color="#000000"/><hh:outline type="NONE"/>'
        '<hh:shadow type="NONE" color="#C0C0C0" offsetX="10" offsetY="10"/></hh:charPr>'
    )


def _form(number: int, form: Form) -> str:
    heading = (
        f'<hh:heading type="OUTLINE" idRef="0" level="{form.outline}"/>'
        if form.outline is not None
        else '<hh:heading type="NONE" idRef="0" level="0"/>'
    )
    return (
        f'<hh:paraPr id="{number}" tabPrIDRef="0" condense="0" fontLineHeight="0" snapToGrid="0"'
        ' suppressLineNumbers="0" checked="0" textDir="LTR"><hh:align horizontal="LEFT" vertical="BASELINE"/>'
        f'{heading}<hh:breakSetting breakLatinWord="KEEP_WORD" breakNonLatinWord="KEEP_WORD" widowOrphan="0"'
        ' keepWithNext="0" keepLines="0" pageBreakBefore="0" lineWrap="BREAK"/>'
        '<hh:autoSpacing eAsianEng="0" eAsianNum="0"/>'
        f'<hp:switch><hp:case hp:required-namespace="{HALVES}">{_spaces(form, 1)}</hp:case>'
        f"<hp:default>{_spaces(form, 2)}</hp:default></hp:switch>"
        f'<hh:border borderFillIDRef="{HEADING if form.is_ruled else 2}" offsetLeft="0" offsetRight="0"'
        ' offsetTop="0" offsetBottom="0" connect="0" ignoreMargin="0"/></hh:paraPr>'
    )


def _spaces(form: Form, times: int) -> str:
    """The space around a paragraph. Programs that do not know the namespace HALVES take halves of what is written."""
    lengths = (
        ("intent", -form.hang),  # so it is spelt in the standard; below zero it moves all lines but the first
        ("left", 0),
        ("right", 0),
        ("prev", form.before),
        ("next", form.after),
    )
    margins = "".join(f'<hc:{name} value="{value * times}" unit="HWPUNIT"/>' for name, value in lengths)
    leading = f'<hh:lineSpacing type="PERCENT" value="{form.leading}" unit="HWPUNIT"/>'
    return f"<hh:margin>{margins}</hh:margin>{leading}"
