"""The XML of OWPML of a text, as far as a sheet needs it: section, paragraph, table, picture, link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.content.briefing.fit import HEIGHT, MARGIN, WIDTH
from dashboard.exports.briefing.owpml import HEAD, NONE, SPACES

BEFORE_PAGE = (  # what every section must say before its page; Hancom Office opens none without it
    '<hp:grid lineGrid="0" charGrid="0" wonggojiFormat="0"/>'
    '<hp:startNum pageStartsOn="BOTH" page="0" pic="0" tbl="0" equation="0"/>'
    '<hp:visibility hideFirstHeader="0" hideFirstFooter="0" hideFirstMasterPage="0" border="SHOW_ALL"'
    ' fill="SHOW_ALL" hideFirstPageNum="0" hideFirstEmptyLine="0" showLineNumber="0"/>'
    '<hp:lineNumberShape restartType="0" countBy="0" distance="0" startNumber="0"/>'
)
PIXEL = 75  # units of a pixel, of which an inch has 96
CELL = (400, 250)  # left and right of the words of a cell, above and below


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell with its paragraphs as XML."""

    content: str
    width: int
    height: int  # of its row, as far as it can be told before it is laid out; an office program lets it grow
    border: int
    is_head: bool


def write_section(body: str) -> str:
    """The one section of the file; the first paragraph holds the page."""
    margin = round(MARGIN * 100)
    page = (
        '<hp:secPr id="" textDirection="HORIZONTAL" spaceColumns="1134" tabStop="8000" outlineShapeIDRef="1"'
        ' memoShapeIDRef="0" textVerticalWidthHead="0" masterPageCnt="0">'
        f"{BEFORE_PAGE}"
        f'<hp:pagePr landscape="WIDELY" width="{round(WIDTH * 100)}" height="{round(HEIGHT * 100)}"'
        f' gutterType="LEFT_ONLY"><hp:margin header="0" footer="0" gutter="0" left="{margin}" right="{margin}"'
        f' top="{margin}" bottom="{margin}"/></hp:pagePr>{_after_page()}</hp:secPr>'
        '<hp:ctrl><hp:colPr id="" type="NEWSPAPER" layout="LEFT" colCount="1" sameSz="1" sameGap="0"/></hp:ctrl>'
    )
    first, start, rest = body.partition("<hp:run ")
    return f'{HEAD}<hs:sec {SPACES}>{first}<hp:run charPrIDRef="0">{page}</hp:run>{start}{rest}</hs:sec>'


def _after_page() -> str:
    """How notes and the border of the page would look, which there are none of."""
    notes = "".join(
        f'<hp:{name}><hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar=")" supscript="0"/>'
        '<hp:noteLine length="-1" type="SOLID" width="0.12 mm" color="#000000"/>'
        '<hp:noteSpacing betweenNotes="283" belowLine="567" aboveLine="850"/>'
        f'<hp:numbering type="CONTINUOUS" newNum="1"/><hp:placement place="{place}" beneathText="0"/></hp:{name}>'
        for name, place in (("footNotePr", "EACH_COLUMN"), ("endNotePr", "END_OF_DOCUMENT"))
    )
    borders = "".join(
        f'<hp:pageBorderFill type="{pages}" borderFillIDRef="{NONE}" textBorder="PAPER" headerInside="0"'
        ' footerInside="0" fillArea="PAPER"><hp:offset left="1417" right="1417" top="1417" bottom="1417"/>'
        "</hp:pageBorderFill>"
        for pages in ("BOTH", "EVEN", "ODD")
    )
    return notes + borders


def paragraph(form: int, runs: str) -> str:
    """A paragraph in a form."""
    return f'<hp:p id="0" paraPrIDRef="{form}" styleIDRef="0" pageBreak="0" columnBreak="0" merged="0">{runs}</hp:p>'


def link(words: str, href: str, look: int, number: int) -> str:
    """Words that lead to an address; `href` is escaped."""
    command = href.replace(":", "\\:", 1)
    parameters = (
        '<hp:parameters cnt="5" name=""><hp:integerParam name="Prop">0</hp:integerParam>'
        f'<hp:stringParam name="Command">{command};1;0;0;</hp:stringParam>'
        f'<hp:stringParam name="Path">{href}</hp:stringParam>'
        '<hp:stringParam name="Category">HWPHYPERLINK_TYPE_URL</hp:stringParam>'
        '<hp:stringParam name="TargetType">HWPHYPERLINK_TARGET_BOOKMARK</hp:stringParam></hp:parameters>'
    )
    begin = (
        f'<hp:run charPrIDRef="{look}"><hp:ctrl><hp:fieldBegin id="{number}" type="HYPERLINK" name="" editable="0"'
        f' dirty="0" zorder="-1" fieldid="{number}">{parameters}</hp:fieldBegin></hp:ctrl></hp:run>'
    )
    end = (
        f'<hp:run charPrIDRef="{look}"><hp:ctrl><hp:fieldEnd beginIDRef="{number}" fieldid="{number}"/></hp:ctrl>'
        "</hp:run>"
    )
    return begin + words + end


def table(rows: Sequence[Sequence[Cell]], number: int) -> str:
    """A table as a sign among signs; rows are as high as their words make them."""
    width = sum(cell.width for cell in rows[0])
    body = "".join(
        "<hp:tr>" + "".join(_cell(cell, across, down) for across, cell in enumerate(row)) + "</hp:tr>"
        for down, row in enumerate(rows)
    )
    return (
        f'<hp:tbl id="{number}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES"'
        f' lock="0" dropcapstyle="None" pageBreak="CELL" repeatHeader="1" rowCnt="{len(rows)}"'
        f' colCnt="{len(rows[0])}" cellSpacing="0" borderFillIDRef="{NONE}" noAdjust="0">'
        f"{_size((width, sum(row[0].height for row in rows)))}{_place()}"
        '<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:inMargin left="{CELL[0]}" right="{CELL[0]}" top="{CELL[1]}" bottom="{CELL[1]}"/>{body}</hp:tbl>'
    )


def _cell(cell: Cell, across: int, down: int) -> str:
    return (
        f'<hp:tc name="" header="{int(cell.is_head)}" hasMargin="0" protect="0" editable="0" dirty="0"'
        f' borderFillIDRef="{cell.border}"><hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK"'
        ' vertAlign="TOP" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0"'
        f' hasNumRef="0">{cell.content}</hp:subList><hp:cellAddr colAddr="{across}" rowAddr="{down}"/>'
        f'<hp:cellSpan colSpan="1" rowSpan="1"/><hp:cellSz width="{cell.width}" height="{cell.height}"/>'
        f'<hp:cellMargin left="{CELL[0]}" right="{CELL[0]}" top="{CELL[1]}" bottom="{CELL[1]}"/></hp:tc>'
    )


def picture(name: str, size: tuple[int, int], pixels: tuple[int, int], label: str, number: int) -> str:
    """A picture as a sign among signs, told by `label`, which is escaped; it is cut by the measure of its pixels."""
    width, height = size
    across, down = (each * PIXEL for each in pixels)
    matrix = 'e1="1" e2="0" e3="0" e4="0" e5="1" e6="0"'
    corners = "".join(
        f'<hc:pt{at} x="{x}" y="{y}"/>' for at, (x, y) in enumerate(((0, 0), (width, 0), (width, height), (0, height)))
    )
    return (
        f'<hp:pic id="{number}" zOrder="0" numberingType="PICTURE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES"'
        f' lock="0" dropcapstyle="None" href="" groupLevel="0" instid="{number}" reverse="0"><hp:offset x="0" y="0"/>'
        f'<hp:orgSz width="{width}" height="{height}"/><hp:curSz width="{width}" height="{height}"/>'
        '<hp:flip horizontal="0" vertical="0"/>'
        f'<hp:rotationInfo angle="0" centerX="{width // 2}" centerY="{height // 2}" rotateimage="1"/>'
        f"<hp:renderingInfo><hc:transMatrix {matrix}/><hc:scaMatrix {matrix}/><hc:rotMatrix {matrix}/>"
        f"</hp:renderingInfo><hp:imgRect>{corners}</hp:imgRect>"
        f'<hp:imgClip left="0" right="{across}" top="0" bottom="{down}"/>'
        '<hp:inMargin left="0" right="0" top="0" bottom="0"/>'
        f'<hp:imgDim dimwidth="{across}" dimheight="{down}"/>'
        f'<hc:img binaryItemIDRef="{name}" bright="0" contrast="0" effect="REAL_PIC" alpha="0"/>'
        f'{_size(size)}{_place()}<hp:outMargin left="0" right="0" top="0" bottom="0"/>'
        f"<hp:shapeComment>{label}</hp:shapeComment></hp:pic>"
    )


def _size(size: tuple[int, int]) -> str:
    width, height = size
    return f'<hp:sz width="{width}" widthRelTo="ABSOLUTE" height="{height}" heightRelTo="ABSOLUTE" protect="0"/>'


def _place() -> str:
    return (
        '<hp:pos treatAsChar="1" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0"'
        ' vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
    )
