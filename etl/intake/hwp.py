"""HWP 5, distribution documents too: dochan reads the records, its model becomes the view.

The header of the file is looked at first: of a locked file the library would give an empty text, without a word.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from dochan import Dochan
from dochan.model.document import Paragraph as Paragraphs
from dochan.model.equation import Equation
from dochan.model.header_footer import Footnote, HeaderFooter
from dochan.model.table import Table as Tables

from etl.intake import limits
from etl.intake.blocks import Block, Framed, Paragraph, has_text, lay_out, write_blocks
from etl.intake.hwpx_styles import LONGEST_HEADING
from etl.intake.limits import refuse
from etl.intake.model import Property, Taken
from etl.intake.sniff import HWP
from etl.intake.view import Piece, View, plain
from etl.scratch import scratch_folder

FLAGS = 36  # where the header says what the file is
LOCKED, RIGHTS = 1 << 1, (1 << 4 | 1 << 8 | 1 << 10)


def read(content: bytes, name: str) -> Taken:
    """An HWP as HTML."""
    _check_header(content, name)
    with scratch_folder() as folder:
        path = folder / "paper.hwp"
        path.write_bytes(content)
        paper = Dochan(str(path))
    reader = Reader(name)
    view = View(name)
    for section in paper.doc.sections:
        write_blocks(view, list(reader.blocks(section.elements)))
    write_blocks(view, list(reader.notes_below()))
    if not view.text and paper.doc.errors:
        raise refuse(name, f"broken as HWP ({paper.doc.errors[0]})"[:300], "fetch or save it again")
    told = tuple(f"the reader says: {' '.join(str(error).split())[:200]}" for error in paper.doc.errors[:3])
    return Taken("hwp", view.text, "html", f"dochan {version('dochan')}", _properties(paper), warnings=told)


def _check_header(content: bytes, name: str) -> None:
    """Refuse what is locked."""
    found = HWP.search(content)
    at = found.start() if found else 0
    flags = int.from_bytes(content[at + FLAGS : at + FLAGS + 4], "little")
    if flags & LOCKED:
        raise refuse(name, "locked with a password", "save it without one")
    if flags & RIGHTS:
        raise refuse(name, "locked by rights management", "save it without")


class Reader:
    """The model of the library, part by part."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.notes: list[Any] = []

    def blocks(self, elements: Iterable[Any], depth: int = 0) -> Iterator[Block]:
        """Paragraphs and tables of a section, a cell, a box."""
        limits.check_number(self.name, depth, limits.NESTING, "tables in tables")
        for element in elements:
            if isinstance(element, Paragraphs):
                yield _paragraph(element)
            elif isinstance(element, Tables):
                yield from self._table(element, depth)
            elif isinstance(element, Footnote):
                self.notes.append(element)
            elif isinstance(element, Equation):
                yield Paragraph([Piece(element.script)])
            elif not isinstance(element, HeaderFooter):
                held = getattr(element, "paragraphs", None) or getattr(element, "caption", None)
                yield from self.blocks(held if isinstance(held, list) else (), depth + 1)

    def notes_below(self) -> Iterator[Block]:
        """Every note of the text, with its number."""
        at = 0
        while at < len(self.notes):
            note = self.notes[at]
            at += 1
            pieces: list[Piece] = []
            for block in self.blocks(note.paragraphs):
                if isinstance(block, Paragraph) and has_text(block.pieces):
                    pieces += [Piece(" "), *block.pieces]
            if pieces:
                yield Paragraph([Piece(str(note.number or at), raised=True), *pieces])

    def _table(self, table: Any, depth: int) -> Iterator[Block]:
        cells = [
            Framed(
                cell.row if cell.row is not None else row,
                cell.col if cell.col is not None else column,
                max(cell.row_span, 1),
                max(cell.col_span, 1),
                list(self.blocks(cell.paragraphs, depth + 1)),
            )
            for row, line in enumerate(table.rows)
            for column, cell in enumerate(line)
            if not cell.is_merged_away
        ]
        limits.check_number(self.name, len(cells), limits.CELLS, "cells in a table")
        yield from self.blocks(table.caption, depth + 1)
        yield from lay_out(_uncovered(cells))


def _uncovered(cells: list[Framed]) -> list[Framed]:
    """Cells without those that a merged cell covers."""
    covered = {
        (cell.row + down, cell.column + right)
        for cell in cells if cell.height * cell.width > 1
        for down in range(min(cell.height, 2000)) for right in range(min(cell.width, 200)) if down or right
    }  # fmt: skip
    return [cell for cell in cells if (cell.row, cell.column) not in covered or not cell.is_empty]


def _paragraph(element: Any) -> Paragraph:
    pieces = [
        Piece(str(run.note_ref), raised=True) if run.note_ref else Piece(run.text, raised=bool(run.superscript))
        for run in element.runs
        if run.text or run.note_ref
    ]
    text = plain(pieces)
    is_heading = element.heading_level > 0 and len(text) <= LONGEST_HEADING and not text.rstrip().endswith(".")
    return Paragraph(pieces, f"h{min(element.heading_level, 4)}" if is_heading else "p")


def _properties(paper: Any) -> tuple[Property, ...]:
    """What the file says of itself."""
    said = paper.doc.metadata() if callable(paper.doc.metadata) else paper.doc.metadata
    found = {"title": said.get("title"), "author": said.get("author")} if isinstance(said, dict) else {}
    return tuple(Property(name, str(value), "metadata") for name, value in found.items() if value)
