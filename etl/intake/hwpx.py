"""HWPX: sections of a zip of XML as paragraphs and tables, notes behind them.

One paragraph of the file is one line: no wraps to mend, true cells. Comes in: the bytes of a file that passed the
limits of a zip. Goes out: a Taken whose view is HTML. Left out: heads and feet of pages, comments, deleted text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from etl.intake import limits
from etl.intake.archive import Archive
from etl.intake.blocks import Block, Framed, Paragraph, has_text, lay_out, write_blocks
from etl.intake.hwpx_styles import Styles, local
from etl.intake.limits import refuse
from etl.intake.model import Property, Taken
from etl.intake.view import Piece, View

SECTION = re.compile(r"Contents/section(\d+)\.xml")
SIGNS = {"tab": " ", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": "\u3000", "hyphen": "-"}
NOTES = ("footNote", "endNote")
PASSED_OVER = frozenset({"header", "footer", "hiddenComment", "secPr", "linesegarray", "shapeComment", "parameters"})
DELETED = ("deleteBegin", "deleteEnd")


def read(content: bytes, name: str) -> Taken:
    """An HWPX as HTML."""
    archive = Archive(content, name)
    if "META-INF/manifest.xml" in archive.names and b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise refuse(name, "locked with a password", "save it without one")
    sections = sorted((member for member in archive.names if SECTION.fullmatch(member)), key=_number)
    if not sections:
        raise refuse(name, "an HWPX without sections", "save it again")
    header = archive.read_xml("Contents/header.xml") if "Contents/header.xml" in archive.names else None
    reader = Reader(name, Styles(header))
    view = View(name)
    for member in sections:
        write_blocks(view, list(reader.blocks(archive.read_xml(member))))
    write_blocks(view, list(reader.notes_below()))
    return Taken("hwpx", view.text, "html", "hwpx 1", _properties(archive))


def _number(member: str) -> int:
    found = SECTION.fullmatch(member)
    return int(found[1]) if found else 0


class Reader:
    """The content of a paper, read part by part."""

    def __init__(self, name: str, styles: Styles) -> None:
        self.name, self.styles = name, styles
        self.notes: list[tuple[str, Any]] = []
        self.is_deleted = False

    def blocks(self, holder: Any, depth: int = 0) -> Iterator[Block]:
        """Paragraphs and tables of a section, a cell, a note, a box."""
        limits.check_number(self.name, depth, limits.NESTING, "tables in tables")
        for element in holder:
            if local(element) == "p":
                yield from self._paragraph(element, depth)

    def notes_below(self) -> Iterator[Block]:
        """Every note that the text refers to, with its number."""
        at = 0
        while at < len(self.notes):
            mark, note = self.notes[at]
            at += 1
            pieces: list[Piece] = []
            for block in self.blocks(note):
                if isinstance(block, Paragraph) and has_text(block.pieces):
                    pieces += [Piece(" "), *block.pieces]
            if pieces:
                yield Paragraph([Piece(mark, raised=True), *pieces])

    def _paragraph(self, element: Any, depth: int) -> Iterator[Block]:
        pieces: list[Piece] = []
        inside: list[Block] = []
        for run in element:
            if local(run) == "run":
                self._run(run, pieces, inside, depth)
        if has_text(pieces):
            yield Paragraph(pieces, self.styles.kind(element.get("paraPrIDRef"), "".join(one.text for one in pieces)))
        yield from inside

    def _run(self, run: Any, pieces: list[Piece], inside: list[Block], depth: int) -> None:
        raised = self.styles.is_raised(run.get("charPrIDRef"))
        for part in run:
            name = local(part)
            if name == "t":
                self._text(part, pieces, raised)
            elif name == "tbl":
                inside += self._table(part, depth)
            elif name == "equation":
                pieces += [Piece(script.text or "") for script in part if local(script) == "script"]
            elif name not in PASSED_OVER:
                self._control(part, pieces, inside, depth)

    def _control(self, part: Any, pieces: list[Piece], inside: list[Block], depth: int) -> None:
        """What hangs on a paragraph: notes, boxes, captions; their parts in order."""
        for element in part:
            name = local(element)
            if name in NOTES:
                mark = element.get("number") or str(len(self.notes) + 1)
                self.notes.append((mark, _content(element)))
                pieces.append(Piece(mark, raised=True))
            elif name == "subList":
                inside += self.blocks(element, depth + 1)
            elif name == "tbl":
                inside += self._table(element, depth)
            elif name not in PASSED_OVER:
                self._control(element, pieces, inside, depth + 1)

    def _text(self, element: Any, pieces: list[Piece], raised: bool) -> None:
        self._add(element.text, pieces, raised)
        for sign in element:
            name = local(sign)
            if name in DELETED:
                self.is_deleted = name == DELETED[0]
            self._add(SIGNS.get(name), pieces, raised)
            self._add(sign.tail, pieces, raised)

    def _add(self, text: str | None, pieces: list[Piece], raised: bool) -> None:
        if not text or self.is_deleted:
            return
        if pieces and pieces[-1].raised == raised:
            text = pieces.pop().text + text
        pieces.append(Piece(text, raised))

    def _table(self, table: Any, depth: int) -> Iterator[Block]:
        cells: list[Framed] = []
        heads = set()
        for element in table:
            if local(element) == "caption":
                for part in element:
                    yield from self.blocks(part, depth + 1)
            elif local(element) == "tr":
                for cell in element:
                    if local(cell) == "tc":
                        cells.append(self._cell(cell, depth))
                        if cell.get("header") == "1":
                            heads.add(cells[-1].row)
        limits.check_number(self.name, len(cells), limits.CELLS, "cells in a table")
        first = next(row for row in range(len(heads) + 1) if row not in heads)
        yield from lay_out(cells, first)

    def _cell(self, cell: Any, depth: int) -> Framed:
        parts = {local(part): part for part in cell}
        address, span = parts.get("cellAddr"), parts.get("cellSpan")
        blocks = list(self.blocks(parts["subList"], depth + 1)) if "subList" in parts else []
        row, column = _value(address, "rowAddr", 0), _value(address, "colAddr", 0)
        return Framed(row, column, max(_value(span, "rowSpan", 1), 1), max(_value(span, "colSpan", 1), 1), blocks)


def _content(note: Any) -> Any:
    return next((part for part in note if local(part) == "subList"), note)


def _value(element: Any, name: str, otherwise: int) -> int:
    value = element.get(name, "") if element is not None else ""
    return min(int(value), limits.CELLS) if value.isdecimal() and len(value) < 8 else otherwise


def _properties(archive: Archive) -> tuple[Property, ...]:
    """What the file says of itself."""
    if "Contents/content.hpf" not in archive.names:
        return ()
    said: dict[str, str] = {}
    for element in archive.read_xml("Contents/content.hpf").iter():
        name = local(element)
        key = {"title": "title", "language": "language"}.get(name) or {
            "creator": "author", "CreatedDate": "published"
        }.get(element.get("name", "") if name == "meta" else "")  # fmt: skip
        if key and element.text and element.text.strip():
            said.setdefault(key, element.text.strip())
    if "published" in said:
        said["published"] = said["published"][:10]
    return tuple(Property(name, value, "metadata") for name, value in said.items())
