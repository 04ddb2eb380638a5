"""Shapes as XML: text in a placeholder or a box, the frame of a chart, a native table."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import quoteattr

from dashboard.charts.ground.labels import text_width
from dashboard.exports.pptx.drawing import INK, LANGUAGES, MUTE, line, run
from dashboard.exports.pptx.grid import Cell, Grid
from dashboard.exports.pptx.places import Box, Spot
from dashboard.exports.pptx.template import NAMESPACES

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"
EMU = 12_700  # of a point
CELL_SIZES = (14.0, 13.0, 12.0, 11.0, 10.0, 9.0, 8.0)
SMALLER = 0.75  # of the type of a value: the misprint below it
CELL_MARGIN, UPRIGHT_MARGIN = 4.0, 2.0  # points beside the words of a cell, and above and below them
LEADING = 1.45  # of a line in the fonts of Korean with the tallest lines
BOLD = 1.14  # bold type is wider than what is measured
NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # a table without lines and fills of its own
ROLE = "figtrace {role}"  # the name of a text that is ours; charts have names of their own


def draw_text(number: int, spot: Spot, paragraphs: str, *, moved: bool = False, anchor: str = "") -> str:
    """A text: in the placeholder of its spot (moved: with a rectangle of its own), or in a box."""
    at = _transform(spot.box) if moved or spot.index is None else ""
    if spot.index is None:
        sort = '<p:cNvSpPr txBox="1"/><p:nvPr/>'
        shape = f'{at}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        body = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0"'
        body += f' anchor="{anchor or ("b" if spot.role == "note" else "t")}"><a:normAutofit/></a:bodyPr>'
    else:
        index = f' idx="{spot.index}"' if spot.index else ""
        sort = f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="{spot.type}"{index}/></p:nvPr>'
        shape, body = at, "<a:bodyPr><a:normAutofit/></a:bodyPr>"
    name = quoteattr(ROLE.format(role=spot.role))
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={name}/>{sort}</p:nvSpPr>'
        f"<p:spPr>{shape}</p:spPr><p:txBody>{body}<a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    )


def draw_box(number: int, name: str, alt: str, box: Box, paragraphs: str, *, bar: str = "", anchor: str = "ctr") -> str:
    """A text box with a name and an alternative text of its own; `bar` is the colour of a line at its left."""
    edge = int(914_400 * 0.18) if bar else 0
    about = f" descr={quoteattr(clean_attribute(alt))}" if alt else ""
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(clean_attribute(name))}{about}/>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{_transform(box)}<a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap="square" lIns="{edge}" tIns="0" rIns="0" bIns="0" '
        f'anchor="{anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>'
    )


def draw_bar(number: int, box: Box, colour: str) -> str:
    """A line from the top of a rectangle to its bottom, at its left."""
    at = _transform(Box(box.left, box.top, 0, box.height))
    return (
        f'<p:cxnSp {NAMESPACES}><p:nvCxnSpPr><p:cNvPr id="{number}" name="figtrace bar"/><p:cNvCxnSpPr/><p:nvPr/>'
        f'</p:nvCxnSpPr><p:spPr>{at}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        f"{line(colour, 2.5)}</p:spPr></p:cxnSp>"
    )


def draw_picture(number: int, name: str, alt: str, box: Box, relation: str) -> str:
    """A picture with a fine line around it."""
    return (
        f'<p:pic {NAMESPACES}><p:nvPicPr><p:cNvPr id="{number}" name={quoteattr(clean_attribute(name))} '
        f'descr={quoteattr(clean_attribute(alt))}/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/>'
        f'</p:nvPicPr><p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr>{_transform(box)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{line(MUTE, 0.5)}</p:spPr></p:pic>'
    )


def draw_chart_frame(number: int, name: str, alt: str, box: Box, relation: str) -> str:
    """The frame in which a chart part is shown."""
    chart = f'<c:chart xmlns:c="{CHART}" r:id="{relation}"/>'
    return graphic_frame(number, name, alt, box, CHART, chart)


def draw_table(number: int, name: str, alt: str, box: Box, grid: Grid, lang: str, ea: str) -> str:
    """A native table: heads bold, numbers to the right, fine lines between rows."""
    rows = len(grid.rows)
    height = min(round(box.height / rows), 560_000)
    size, widths = _fit_cells(grid, box.width, height)
    written = "".join(
        f'<a:tr h="{height}">{"".join(_draw_cell(cell, at == 0, size, lang, ea) for cell in row)}</a:tr>'
        for at, row in enumerate(grid.rows)
    )
    grid_columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    table = (
        f'<a:tbl><a:tblPr firstRow="1"><a:tableStyleId>{NO_STYLE}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{grid_columns}</a:tblGrid>{written}</a:tbl>"
    )
    return graphic_frame(number, name, alt, box._replace(height=height * rows), TABLE, table)


def _fit_cells(grid: Grid, width: int, height: int) -> tuple[float, list[int]]:
    """The largest type in which no cell breaks and no row grows, and how wide the columns are in EMU."""
    named = any(cell.original for row in grid.rows for cell in row)
    is_double = named or any(cell.misprint for row in grid.rows for cell in row)
    for size in CELL_SIZES:
        needs = [_need(column, size) for column in zip(*grid.rows, strict=True)]
        shares = needs if named else _shares(grid)
        widths = [round(width * share / sum(shares)) for share in shares]
        tall = size * LEADING * (1 + SMALLER * is_double) + 2 * UPRIGHT_MARGIN
        if tall <= height / EMU and all(need <= own / EMU for need, own in zip(needs, widths, strict=True)):
            break
    return size, widths


def _shares(grid: Grid) -> list[float]:
    """Words take more than numbers."""
    columns = zip(*grid.rows, strict=True)
    return [1.0 if any(cell.is_number for cell in column) else 1.8 for column in columns]


def _need(column: Sequence[Cell], size: float) -> float:
    """How wide a column must be in points so that each of its cells is one line, and what stands below it another."""
    wide = (max(text_width(cell.words, size), text_width(cell.original, size * SMALLER)) * BOLD for cell in column)
    return max(wide) + 2 * CELL_MARGIN


def clean_attribute(words: str) -> str:
    """A text that may stand in an attribute: without the characters that XML forbids."""
    return "".join(sign for sign in words if sign >= " ")


def _draw_cell(cell: Cell, is_first: bool, size: float, lang: str, ea: str) -> str:
    align = "r" if cell.is_number or (is_first and cell.words[:1].isdigit()) else "l"
    words = run(cell.words, size, MUTE if is_first else INK, bold=cell.is_head, lang=lang, ea=ea)
    if cell.misprint:
        words += f"<a:br/>{run(cell.misprint, size * SMALLER, MUTE, lang=lang, ea=ea, strike=True)}"
    if cell.original:
        words += f"<a:br/>{run(cell.original, size * SMALLER, MUTE, lang='ko', ea=ea)}"
    end = f'<a:endParaRPr lang="{LANGUAGES[lang]}" sz="{round(size * 100)}"/>'
    rule = line(MUTE, 1.25 if is_first else 0.25)
    bottom = rule.replace("<a:ln ", "<a:lnB ").replace("</a:ln>", "</a:lnB>")
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    return (
        f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn="{align}"/>{words if cell.words else end}</a:p>'
        '</a:txBody><a:tcPr marL="50800" marR="50800" marT="25400" marB="25400" anchor="ctr">'
        f"{none}{bottom}<a:noFill/></a:tcPr></a:tc>"
    )


def graphic_frame(number: int, name: str, alt: str, box: Box, uri: str, inner: str) -> str:
    """The frame in which a chart or a table stands."""
    return (
        f'<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" '
        f"name={quoteattr(clean_attribute(name))} descr={quoteattr(clean_attribute(alt))}/>"
        '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>'
        f'<p:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></p:xfrm>'
        f'<a:graphic><a:graphicData uri="{uri}">{inner}</a:graphicData></a:graphic></p:graphicFrame>'
    )


def _transform(box: Box) -> str:
    return f'<a:xfrm><a:off x="{box.left}" y="{box.top}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'
