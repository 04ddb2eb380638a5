"""The sheet as DOCX: real headings, a real table, links, alternative texts; every line exactly as high as planned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from dashboard import theme
from dashboard.content.briefing import Briefing, Sheet
from dashboard.content.briefing.fit import HEIGHT, INNER, LEADING, MARGIN, WIDTH
from dashboard.exports.briefing.flow import STYLES, Paragraph, Run, Table, lay_flow
from dashboard.exports.briefing.places import lay_places
from dashboard.exports.crops import Crop
from dashboard.exports.opc import pack_paper
from dashboard.i18n import Text
from dashboard.markup import UNWRITABLE

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Written

SANS, SERIF = "Malgun Gothic", "Batang"
LANGUAGES = {"ko": "ko-KR", "en": "en-GB"}
SIDE, ABOVE = 4, 2.5  # points around the words of a cell
RULE = "C9C4B9"


def write_docx(sheet: Sheet, text: Text, host: str, crops: Sequence[Crop] = ()) -> bytes:
    """The file, with the places of figures behind the sheet; NoBrowserError as with pictures."""
    paper: Paper = Document()
    _set_page(paper, sheet.briefing)
    for block in chain(lay_flow(sheet, text, host), lay_places(crops, text, host)):
        if isinstance(block, Table):
            _add_table(paper, block)
        else:
            _write(paper.add_paragraph(), block)
    return pack_paper(paper)


def _set_page(paper: Paper, briefing: Briefing) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Pt(WIDTH), Pt(HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Pt(MARGIN)
    section.header_distance = section.footer_distance = Pt(MARGIN / 2)
    normal = paper.styles["Normal"]
    normal.font.name, normal.font.size = SANS, Pt(STYLES["body"].size)
    fonts = normal.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), SANS)
    spacing = normal.element.get_or_add_pPr()
    for name in ("w:autoSpaceDE", "w:autoSpaceDN"):  # no space of the program's own between Korean and digits
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        spacing.append(off)
    language = OxmlElement("w:lang")
    for name in ("w:val", "w:eastAsia"):
        language.set(qn(name), LANGUAGES[briefing.lang])
    normal.element.get_or_add_rPr().append(language)
    told = paper.core_properties
    told.title, told.author, told.language = UNWRITABLE.sub("", briefing.title), "figtrace", LANGUAGES[briefing.lang]
    told.comments, told.subject = briefing.address, UNWRITABLE.sub("", "".join(briefing.finding[0].split("**")))
    told.created = told.modified = datetime.now(UTC).replace(tzinfo=None, microsecond=0)


def _write(written: Written, block: Paragraph) -> None:
    """A paragraph with its spaces, its runs or its picture."""
    style, form = STYLES[block.style], written.paragraph_format
    if style.level:
        written.style = f"Heading {style.level}"
    form.space_before, form.space_after, form.keep_with_next = Pt(style.before), Pt(style.after), False
    if block.picture is not None:
        form.line_spacing = 1.0
        drawn = written.add_run().add_picture(
            BytesIO(block.picture.png), Pt(block.picture.width), Pt(block.picture.height)
        )
        drawn._inline.docPr.set("descr", block.picture.label)
        return
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(round(style.size * LEADING, 1))
    if style.indent:
        form.left_indent, form.first_line_indent = Pt(style.indent), Pt(-style.indent)
    if style.is_ruled:
        _rule(written._p.get_or_add_pPr(), "w:pBdr", {"bottom": RULE})
    for run in block.runs:
        _add_run(written, run, block.style)


def _add_run(written: Written, run: Run, style_name: str) -> None:
    style = STYLES[style_name]
    own = written.add_run(UNWRITABLE.sub("", run.words))
    font = own.font
    font.size, font.bold = Pt(run.size or style.size), style.is_bold if run.is_bold is None else run.is_bold
    font.italic = False
    font.color.rgb = RGBColor.from_string(theme.COLOURS["light"][run.colour or style.colour].lstrip("#").upper())
    font.name = SERIF if style.is_serif else SANS
    own._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font.name)
    if run.href:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), written.part.relate_to(run.href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        own._r.addprevious(link)
        link.append(own._r)


def _add_table(paper: Paper, block: Table) -> None:
    table = paper.add_table(len(block.rows), len(block.shares))
    table.autofit = False
    _indent(table._tbl.tblPr)
    for row, cells in zip(table.rows, block.rows, strict=True):
        for cell, share, paragraphs in zip(row.cells, block.shares, cells, strict=True):
            _fill(cell, share * INNER, paragraphs)
            edges = {"bottom": RULE} if block.has_head else {"top": theme.COLOURS["light"]["ink"].lstrip("#")}
            _rule(cell._tc.get_or_add_tcPr(), "w:tcBorders", edges)
        _keep_whole(row._tr.get_or_add_trPr(), is_head=block.has_head and row is table.rows[0])
    for column, share in zip(table.columns, block.shares, strict=True):
        column.width = Pt(share * INNER)
    if not block.has_head:
        _end_after(paper)


def _indent(properties: Any) -> None:
    """The edge of the table where the text has its own."""
    indent = OxmlElement("w:tblInd")
    indent.set(qn("w:w"), str(round(SIDE * 20)))
    indent.set(qn("w:type"), "dxa")
    properties.insert_element_before(indent, "w:tblBorders", "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _fill(cell: _Cell, width: float, paragraphs: Any) -> None:
    cell.width = Pt(width)
    margins = OxmlElement("w:tcMar")
    for side, points in (("top", ABOVE), ("left", SIDE), ("bottom", ABOVE), ("right", SIDE)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(points * 20)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)
    for at, paragraph in enumerate(paragraphs):
        _write(cell.paragraphs[0] if at == 0 else cell.add_paragraph(), paragraph)


def _rule(properties: Any, name: str, edges: dict[str, str]) -> None:
    """Fine lines at some edges of a paragraph or a cell."""
    borders = OxmlElement(name)
    for edge, colour in edges.items():
        border = OxmlElement(f"w:{edge}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", colour.upper())):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    first = properties.find(qn("w:tcMar"))  # in the order of the schema
    if first is not None:
        first.addprevious(borders)
    else:
        properties.insert_element_before(borders, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr")


def _keep_whole(properties: Any, *, is_head: bool) -> None:
    """No row over two pages; the head again on another one."""
    for name in ("w:cantSplit", *(("w:tblHeader",) if is_head else ())):
        properties.append(OxmlElement(name))


def _end_after(paper: Paper) -> None:
    """A file must end with a paragraph: one that takes no room."""
    last = paper.add_paragraph().paragraph_format
    last.line_spacing_rule, last.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    last.space_before = last.space_after = Pt(0)
