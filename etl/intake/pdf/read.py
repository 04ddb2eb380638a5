"""A PDF as HTML with its pages and a box for every word.

Comes in: the bytes of a file and, if pages that are pictures are to be read too, the languages for tesseract. Goes
out: a Taken. Refused: what is locked, broken, or has no text. Told: pages without text, fonts that do not say what
their shapes mean, characters that lie aside, tables that are not certain, pages that are scans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import unescape
from importlib.metadata import version
from itertools import pairwise
from typing import Any

import pypdfium2

from etl.intake import limits
from etl.intake.boxes import Boxes
from etl.intake.limits import refuse
from etl.intake.model import Box, Page, Property, Taken
from etl.intake.pdf.characters import Sheet, read_sheet
from etl.intake.pdf.columns import Column, Item, read_columns
from etl.intake.pdf.furniture import cut_furniture
from etl.intake.pdf.ground import Ground
from etl.intake.pdf.headings import names_of
from etl.intake.pdf.paragraphs import Setting, TextLine, join_lines, make_line
from etl.intake.pdf.rows import parted, read_rows
from etl.intake.pdf.rulings import Ruling, read_rulings
from etl.intake.pdf.scans import has_picture, is_hidden, read_scan
from etl.intake.pdf.segments import Segment, read_segments, unpack
from etl.intake.pdf.tables import Block, read_tables
from etl.intake.pdf.telling import gather
from etl.intake.tesseract import SETTING, find_reader
from etl.intake.view import Table, View
from etl.model import Span

STAMP = re.compile(r"D?:?(\d{4})(\d\d)(\d\d)", re.ASCII)
TOGETHER = 24  # pages
LARGEST = 100_000  # points of a page: beyond, its places do not fit (Acrobat has 14,400)
NOT_SEEN = "characters that nobody sees (white on white, without ink, covered, off the page, tiny) are left out"
ODD = 0.02  # of the characters of a page: control characters beyond that make it unreadable


def read(content: bytes, name: str, scans: str | None = None) -> Taken:
    """A PDF as HTML; with `scans`, as `kor`, pages without text are read by tesseract."""
    by = find_reader(scans, name) if scans else None
    document = _open(content, name)
    limits.check_number(name, len(document), limits.PAGES, "pages")
    told: list[str] = []
    shown: list[Shown] = []
    for chunk in _chunks(len(document)):
        shown += _read_pages(document, chunk, told, scans, name)
    if not any(page.things for page in shown):
        step = "give a file with text" if by else f"if it is a scan: figtrace add --scans kor, or {SETTING}=kor"
        raise refuse(name, "pages without any text, as of a scan", step)
    properties = _properties(document)
    document.close()
    view = View(name)
    authors = names_of(*(said.value for said in properties if said.name == "author"))
    _write(view, [thing for page in shown for thing in page.things], authors)
    for page in shown:
        page.things.clear()  # what is written needs no room any more
    scanned = _scanned(view, shown)
    pages = _pages(view, shown, told)
    reader = f"pypdfium2 {version('pypdfium2')}"
    if by and any(page.is_recognised for page in shown):
        reader = f"{by}, {reader}"
    return Taken("pdf", view.text, "html", reader, properties, pages, gather(told), scanned)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is read: its size, the number printed on it, its lines and tables in order, its characters.

    Its text was recognised from a picture: here (`is_recognised`), or by whoever made the file (`is_scan` alone).
    """

    width: float
    height: float
    label: str | None
    things: list[TextLine | Table]
    ground: Ground
    is_scan: bool
    is_recognised: bool


def _chunks(pages: int) -> list[range]:
    """Pages that are looked at together, as running heads are told by repetition; not all, as memory has an end."""
    number = max(-(-pages // TOGETHER), 1)
    edges = [pages * part // number for part in range(number + 1)]
    return [range(start, end) for start, end in pairwise(edges)]


def _read_pages(document: Any, numbers: range, told: list[str], scans: str | None, name: str) -> list[Shown]:
    sheets: list[Sheet] = []
    scanned: list[tuple[bool, bool]] = []
    segments: list[list[Segment]] = []
    rulings: list[list[Ruling]] = []
    grounds: list[Ground] = []
    for number in numbers:
        page = document[number]
        _check_page(page, number + 1, name)
        sheet, *is_scan = _read_sheet(page, number + 1, told, scans)
        sheets.append(sheet)
        scanned.append((is_scan[0], is_scan[1]))
        grounds.append(Ground(sheets[-1].glyphs))
        segments.append(read_segments(sheets[-1].glyphs))
        rulings.append(read_rulings(page))
        page.close()
    kept, labels = cut_furniture(segments, [sheet.height for sheet in sheets])
    return [
        Shown(sheet.width, sheet.height, label, _read_page(rest, lines, number, told), ground, *is_scan)
        for sheet, label, rest, lines, number, ground, is_scan in zip(
            sheets, labels, kept, rulings, numbers, grounds, scanned, strict=True
        )
    ]


def _check_page(page: Any, number: int, name: str) -> None:
    """Refuse a page larger than PDF knows any: its places fit into nothing."""
    width, height = page.get_width(), page.get_height()
    if max(width, height) > LARGEST:
        found = (
            f"page {number} of {width:,.0f} × {height:,.0f} points, larger than the {LARGEST:,} that a page may have"
        )
        raise refuse(name, found, "print it to PDF anew")


def _read_sheet(page: Any, number: int, told: list[str], scans: str | None) -> tuple[Sheet, bool, bool]:
    """The characters of a page, whether it is a scan, and whether they were recognised here."""
    read = read_sheet(page)
    is_scan = bool(read.glyphs) and (read.is_under or is_hidden(page))
    if scans and (not read.glyphs or _is_odd(read)) and has_picture(page):
        found = read_scan(page, scans)
        if found.glyphs:
            told.append(f"page {number}: a scan, read by tesseract; each of its figures waits until you confirm it")
            return found, True, True
    if is_scan:
        told.append(f"page {number}: a scan with the text of another program; each of its figures waits likewise")
    return _trusted(read, number, told), is_scan, False


def _open(content: bytes, name: str) -> Any:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise refuse(name, "locked with a password", "save it without one") from error
        raise refuse(name, "a broken PDF", "fetch or save it again") from error


def _trusted(sheet: Sheet, number: int, told: list[str]) -> Sheet:
    """A page whose characters mean something; else an empty one, and a word about it."""
    if _is_odd(sheet):
        told.append(f"page {number}: its font does not say what its shapes mean; it is left out")
        return Sheet(sheet.width, sheet.height, [], 0, 0)
    if not sheet.glyphs:
        told.append(f"page {number}: no text")
    if sheet.unseen:
        told.append(f"page {number}: {sheet.unseen} {NOT_SEEN}")
    if sheet.ciphered:
        told.append(f"page {number}: {sheet.ciphered} characters of a font that numbers its shapes are left out")
    if sheet.aside:
        told.append(f"page {number}: {sheet.aside} characters that do not stand upright are left out")
    return sheet


def _is_odd(sheet: Sheet) -> bool:
    return sheet.odd > ODD * max(len(sheet.glyphs), 1)


def _read_page(segments: list[Segment], rulings: list[Ruling], page: int, told: list[str]) -> list[TextLine | Table]:
    """Lines and tables of a page in the order in which people read them."""
    blocks, rest, refused = read_tables(segments, rulings, page)
    if refused:
        told.append(f"page {page + 1}: {refused} tables whose columns are not certain are left as lines")
    items: list[Item] = [*blocks, *rest]
    return [one for column in read_columns(items) for one in _in_column(column, page)]


def _in_column(column: Column, page: int) -> list[TextLine | Table]:
    segments = [one for one in column.items if isinstance(one, Segment)]
    placed: list[tuple[float, list[TextLine | Table]]] = [
        (row[0].base, [make_line(part, page, column.left, column.right, is_alone=len(parts) > 1) for part in parts])
        for row in read_rows(segments)
        for parts in [parted(row)]
    ]
    placed += [(one.bottom, _of_block(one, page)) for one in column.items if isinstance(one, Block)]
    return [thing for _, things in sorted(placed, key=lambda pair: pair[0]) for thing in things]


def _of_block(block: Block, page: int) -> list[TextLine | Table]:
    if block.table is not None:
        return [block.table]
    return [make_line(row, page, block.left, block.right, is_alone=True) for row in block.rows]


def _write(view: View, things: Sequence[TextLine | Table], authors: frozenset[str]) -> None:
    """Paragraphs, which may go on over pages, and tables between them."""
    setting = Setting([one for one in things if isinstance(one, TextLine)], authors)
    lines: list[TextLine] = []
    for thing in (*things, None):
        if isinstance(thing, TextLine):
            lines.append(thing)
            continue
        for paragraph in join_lines(lines, setting):
            view.block(paragraph.kind, paragraph.pieces)
        lines = []
        if thing is not None:
            view.table(thing)


def _pages(view: View, shown: Sequence[Shown], told: list[str]) -> tuple[Page, ...]:
    """Pages with the boxes of their words and the stretch of the view that these cover.

    A box under which other characters stand is left out: a place is right, or it is lost.
    """
    text = view.text
    boxes = [Boxes() for _ in shown]
    lost = [0 for _ in shown]
    for span, place in view.placed:
        page, *edges = unpack(place)
        left, top, right, bottom = (round(edge, 1) for edge in edges)
        word, found = unescape(text[span.start : span.end]), shown[page].ground.read(left, top, right, bottom)
        if found in (word, f"{word}-"):  # the hyphen of a word that goes on in the next line
            boxes[page].append(Box(span, left, top, right, bottom, word=found[: len(word)]))
        else:
            lost[page] += 1
    told += [f"page {number + 1}: {count} words have no sure place" for number, count in enumerate(lost) if count]
    made, at = [], 0
    for number, page_shown in enumerate(shown):
        span = Span(boxes[number][0].span.start, boxes[number][-1].span.end) if boxes[number] else Span(at, at)
        at = span.end
        made.append(Page(number + 1, page_shown.label or str(number + 1), span, round(page_shown.width, 1),
                         round(page_shown.height, 1), boxes[number]))  # fmt: skip
    return tuple(made)


def _scanned(view: View, shown: Sequence[Shown]) -> tuple[Span, ...]:
    """The stretches of the view that were recognised from pictures, a page each."""
    found: dict[int, list[Span]] = {}
    for span, place in view.placed:
        page = unpack(place)[0]
        if shown[page].is_scan:
            found.setdefault(page, []).append(span)
    return tuple(Span(min(one.start for one in spans), max(one.end for one in spans)) for spans in found.values())


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
