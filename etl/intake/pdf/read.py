"""A PDF as HTML with its pages and a box for every word.

Comes in: the bytes of a file. Goes out: a Taken. Refused: what is locked, broken, or has no text. Told: pages without
text, fonts that do not say what their shapes mean, characters that lie aside, tables that are not certain.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

import pypdfium2

from etl.intake import limits
from etl.intake.limits import refuse
from etl.intake.model import Box, Page, Property, Taken
from etl.intake.pdf.characters import Sheet, read_sheet
from etl.intake.pdf.columns import Item, read_columns
from etl.intake.pdf.furniture import cut_furniture
from etl.intake.pdf.paragraphs import Setting, TextLine, join_lines, make_line
from etl.intake.pdf.rows import read_rows
from etl.intake.pdf.rulings import Ruling, read_rulings
from etl.intake.pdf.segments import Segment, read_segments
from etl.intake.pdf.tables import Block, read_tables
from etl.intake.view import View
from etl.model import Span

STAMP = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)")
ODD = 0.02  # of the characters of a page: control characters beyond that make it unreadable


def read(content: bytes, name: str) -> Taken:
    """A PDF as HTML."""
    document = _open(content, name)
    limits.check_number(name, len(document), limits.PAGES, "pages")
    told: list[str] = []
    sheets: list[Sheet] = []
    segments: list[list[Segment]] = []
    rulings: list[list[Ruling]] = []
    for number in range(len(document)):
        page = document[number]
        sheet = read_sheet(page)
        sheets.append(_trusted(sheet, number + 1, told))
        segments.append(read_segments(sheets[-1].glyphs))
        rulings.append(read_rulings(page))
        page.close()
    if not any(sheet.glyphs for sheet in sheets):
        raise refuse(name, "pages without any text, as of a scan", "give a file with text; scans are not read")
    properties = _properties(document)
    document.close()
    kept, labels = cut_furniture(segments, [sheet.height for sheet in sheets])
    view = View(name)
    _write(view, [_read_page(*one, told) for one in zip(kept, rulings, range(len(kept)), strict=True)])
    return Taken("pdf", view.text, "html", f"pypdfium2 {version('pypdfium2')}", properties,
                 _pages(view, sheets, labels), tuple(told))  # fmt: skip


def _open(content: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise refuse(name, "locked with a password", "save it without one") from error
        raise refuse(name, "a broken PDF", "fetch or save it again") from error


def _trusted(sheet: Sheet, number: int, told: list[str]) -> Sheet:
    """A page whose characters mean something; else an empty one, and a word about it."""
    if sheet.odd > ODD * max(len(sheet.glyphs), 1):
        told.append(f"page {number}: its font does not say what its shapes mean; it is left out")
        return Sheet(sheet.width, sheet.height, [], 0, 0)
    if not sheet.glyphs:
        told.append(f"page {number}: no text")
    if sheet.aside:
        told.append(f"page {number}: {sheet.aside} characters that do not stand upright are left out")
    return sheet


def _read_page(segments: list[Segment], rulings: list[Ruling], page: int, told: list[str]) -> list[TextLine | Block]:
    """Lines and tables of a page in the order in which people read them."""
    blocks, rest, refused = read_tables(segments, rulings, page)
    if refused:
        told.append(f"page {page + 1}: {refused} tables whose columns are not certain are left as lines")
    items: list[Item] = [*blocks, *rest]
    return [one for column in read_columns(items) for one in _in_column(column.items, column.left, column.right, page)]


def _in_column(items: Sequence[Item], left: float, right: float, page: int) -> list[TextLine | Block]:
    segments = [one for one in items if isinstance(one, Segment)]
    placed: list[tuple[float, TextLine | Block]] = [
        (row[0].base, make_line(row, page, left, right)) for row in read_rows(segments)
    ]
    placed += [(one.bottom, one) for one in items if isinstance(one, Block)]
    return [one for _, one in sorted(placed, key=lambda pair: pair[0])]


def _write(view: View, pages: list[list[TextLine | Block]]) -> None:
    """Paragraphs, which may go on over tables and pages, and tables between them."""
    things = [one for page in pages for one in page]
    setting = Setting([one for one in things if isinstance(one, TextLine)])
    lines: list[TextLine] = []
    for thing in things:
        if isinstance(thing, TextLine):
            lines.append(thing)
            continue
        _write_lines(view, lines, setting)
        lines = []
        if thing.table is not None:
            view.table(thing.table)
        else:
            alone = [
                make_line(row, _page_of(thing, pages), thing.left, thing.right, is_alone=True) for row in thing.rows
            ]
            _write_lines(view, alone, setting)
    _write_lines(view, lines, setting)


def _page_of(block: Block, pages: list[list[TextLine | Block]]) -> int:
    return next(number for number, page in enumerate(pages) if any(one is block for one in page))


def _write_lines(view: View, lines: Sequence[TextLine], setting: Setting) -> None:
    for _, paragraph in join_lines(lines, setting):
        view.block(paragraph.kind, paragraph.pieces)


def _pages(view: View, sheets: Sequence[Sheet], labels: Sequence[str | None]) -> tuple[Page, ...]:
    """Pages with the boxes of their words and the stretch of the view that these cover."""
    boxes: list[list[Box]] = [[] for _ in sheets]
    for span, (page, *edges) in view.placed:
        left, top, right, bottom = (round(edge, 1) for edge in edges)
        boxes[page].append(Box(span, left, top, right, bottom))
    made, at = [], 0
    for number, sheet in enumerate(sheets):
        span = Span(boxes[number][0].span.start, boxes[number][-1].span.end) if boxes[number] else Span(at, at)
        at = span.end
        made.append(Page(number + 1, labels[number] or str(number + 1), span, round(sheet.width, 1),
                         round(sheet.height, 1), tuple(boxes[number])))  # fmt: skip
    return tuple(made)


def _properties(document: Any) -> tuple[Property, ...]:
    """What the file says of itself."""
    said = document.get_metadata_dict(skip_empty=True)
    stamp = STAMP.match(said.get("CreationDate", ""))
    found = {
        "title": said.get("Title"),
        "author": said.get("Author"),
        "published": "-".join(stamp.groups()) if stamp else None,
    }
    return tuple(Property(one, value, "metadata") for one, value in found.items() if value)
