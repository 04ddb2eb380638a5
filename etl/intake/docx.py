"""DOCX: paragraphs and tables in their order, footnotes and endnotes behind them.

Comes in: the bytes of a file that passed the limits of a zip. Goes out: a Taken whose view is HTML. Merged cells are
spans, raised characters and numbers of notes are <sup>. Left out: what is deleted, heads and feet of pages;
and, as is told, what is hidden or struck out.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO
from typing import Any

from docx import Document

from etl.intake import limits
from etl.intake.archive import Archive
from etl.intake.blocks import Block, Framed, Paragraph, lay_out, write_blocks
from etl.intake.docx_runs import Notes, read_pieces
from etl.intake.docx_styles import WORD, Styles, outline_level
from etl.intake.model import Property, Taken, tell_unseen
from etl.intake.view import Piece, View

NOTE_PARTS = (("word/footnotes.xml", "footnote"), ("word/endnotes.xml", "endnote"))
IN_SETTINGS = ("title", "author", "created", "language")
NAMES = {"created": "published"}


def read(content: bytes, name: str) -> Taken:
    """A DOCX as HTML."""
    archive = Archive(content, name)
    archive.check_xml()
    opened: Any = Document(BytesIO(content))
    reader = Body(opened, archive)
    view = View(name)
    write_blocks(view, reader.blocks(opened.element.body))
    write_blocks(view, list(reader.notes_below()))
    program = f"python-docx {version('python-docx')}"
    warnings = tell_unseen(sum(map(len, reader.unseen)))
    return Taken("docx", view.text, "html", program, properties=_properties(opened), warnings=warnings)


def _properties(opened: Any) -> tuple[Property, ...]:
    """What the file says of itself."""
    said = opened.core_properties
    found = [(NAMES.get(one, one), getattr(said, one)) for one in IN_SETTINGS]
    return tuple(
        Property(one, value.date().isoformat() if hasattr(value, "date") else str(value), "metadata")
        for one, value in found
        if value
    )


class Body:
    """The content of a document, read part by part."""

    def __init__(self, opened: Any, archive: Archive) -> None:
        self.name = archive.name
        self.styles = Styles.of_document(opened.styles.element)
        self.notes = Notes()
        self.unseen: list[str] = []  # words that are hidden or struck out
        self.parts = {kind: archive.read_xml(member) for member, kind in NOTE_PARTS if member in archive.names}

    def blocks(self, holder: Any, depth: int = 0) -> Iterator[Block]:
        """Paragraphs and tables of a body, a cell, a note or a text box."""
        limits.check_number(self.name, depth, limits.NESTING, "tables in tables")
        for element in holder:
            if element.tag == f"{WORD}p":
                yield from self._paragraph(element, depth)
            elif element.tag == f"{WORD}tbl":
                yield from self._table(element, depth)
            elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins", f"{WORD}customXml"):
                yield from self.blocks(element, depth)

    def notes_below(self) -> Iterator[Block]:
        """Every note that the text refers to, with its number."""
        at = 0
        while at < len(self.notes.met):  # a note may refer to another
            kind, key, mark = self.notes.met[at]
            at += 1
            for note in self.parts.get(kind, ()):
                if note.get(f"{WORD}id") == key:
                    pieces = [piece for block in self.blocks(note) if isinstance(block, Paragraph)
                              for piece in (*block.pieces, Piece(" "))]  # fmt: skip
                    if pieces:
                        pieces[0] = pieces[0]._replace(text=pieces[0].text.lstrip())
                    yield Paragraph([Piece(mark, raised=True), Piece(" "), *pieces[:-1]])

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        boxes: list[Any] = []
        pieces = read_pieces(element, self.styles, self.notes, boxes, self.unseen)
        yield Paragraph(pieces, self._kind(element))
        for box in boxes:
            yield from self.blocks(box, depth + 1)

    def _kind(self, element: Any) -> str:
        """The element of the view for a paragraph, by its level and its list."""
        settings = element.find(f"{WORD}pPr")
        style = self.styles.of(settings)
        level = outline_level(settings)
        level = style.level if level is None else level
        if level is not None:
            return f"h{min(level + 1, 4)}"
        is_item = settings is not None and settings.find(f"{WORD}numPr") is not None
        return "li" if is_item or style.is_item else "p"

    def _table(self, element: Any, depth: int) -> Iterator[Block]:
        cells: list[Framed] = []
        open_above: dict[int, int] = {}  # column: place in `cells` of the cell that may reach down
        heads, in_head = 0, True
        for number, row in enumerate(_rows(element)):
            settings = row.find(f"{WORD}trPr")
            in_head = in_head and settings is not None and settings.find(f"{WORD}tblHeader") is not None
            heads += in_head
            column = _number(settings, "gridBefore")
            for cell in _cells(row):
                made = cell.find(f"{WORD}tcPr")
                width = max(_number(made, "gridSpan"), 1)
                merged = made.find(f"{WORD}vMerge") if made is not None else None
                above = open_above.get(column)
                if merged is not None and merged.get(f"{WORD}val") != "restart" and above is not None:
                    cells[above] = _longer(cells[above], number)
                else:
                    open_above[column] = len(cells)
                    cells.append(Framed(number, column, 1, width, list(self.blocks(cell, depth + 1))))
                column += width
        limits.check_number(self.name, len(cells), limits.CELLS, "cells in a table")
        yield from lay_out(cells, heads)


def _rows(table: Any) -> Iterator[Any]:
    """Rows, also those in a content control."""
    for element in table:
        if element.tag == f"{WORD}tr":
            yield element
        elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent", f"{WORD}ins"):
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row:
        if element.tag == f"{WORD}tc":
            yield element
        elif element.tag in (f"{WORD}sdt", f"{WORD}sdtContent"):
            yield from _cells(element)


def _longer(cell: Framed, row: int) -> Framed:
    return Framed(cell.row, cell.column, row - cell.row + 1, cell.width, cell.blocks)


def _number(settings: Any, name: str) -> int:
    found = settings.find(f"{WORD}{name}") if settings is not None else None
    value = found.get(f"{WORD}val", "") if found is not None else ""
    return min(int(value), 1000) if value.isdecimal() and len(value) < 6 else 0
