"""The view of an original: a small, clean HTML, written front to back so that every offset is known.

    h1-h4 · p · ul/li · table with caption, thead, colspan, rowspan · sup · br

Comes in: blocks of `Piece`s. Goes out: the text, and for every piece that has a `source` the span of its characters.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import NamedTuple

from etl.files import sound_text
from etl.intake import limits
from etl.model import Span

TOGETHER = 4096  # parts


class Piece(NamedTuple):
    """Characters of one make; `source` is where they stood in the original, if that is of interest."""

    text: str
    raised: bool = False
    source: bytes | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell at its row and column, from 0; it may reach over `height` rows and `width` columns."""

    row: int
    column: int
    pieces: Sequence[Piece]
    height: int = 1
    width: int = 1
    anchor: str | None = None  # Sheet1!B3


@dataclass(slots=True)
class Table:
    """What stands in a table and right around it."""

    cells: list[Cell]
    heads: int = 0  # rows that are heads
    captions: list[Sequence[Piece]] = field(default_factory=list)  # title, unit line
    notes: list[Sequence[Piece]] = field(default_factory=list)
    decimal: str = ""  # "," before decimals, "?" where a point or a comma may be that: see etl/intake/decimals.py


class View:
    """The text under construction."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.whole: list[str] = []  # many parts each: a string of its own for every tag takes room
        self.parts: list[str] = []
        self.size = 0
        self.spans = array("i")  # from where to where pieces with a source stand …
        self.sources = bytearray()  # … and these sources, of one length

    @property
    def text(self) -> str:
        """All that was written."""
        self.whole = ["".join((*self.whole, *self.parts))]
        self.parts.clear()
        return self.whole[0]

    @property
    def placed(self) -> Iterator[tuple[Span, bytes]]:
        """Each piece that has a source: where it stands in the text, and the source."""
        number = len(self.spans) // 2
        size = len(self.sources) // max(number, 1)
        for place in range(number):
            span = Span(*self.spans[2 * place : 2 * place + 2])
            yield span, bytes(self.sources[size * place : size * (place + 1)])

    def write(self, markup: str) -> None:
        """Markup as it is."""
        self.parts.append(markup)
        if len(self.parts) == TOGETHER:
            self.whole.append("".join(self.parts))
            self.parts.clear()
        self.size += len(markup)
        if self.size > limits.CHARACTERS:
            raise limits.refuse(self.name, f"more than {limits.CHARACTERS:,} characters", "take the part that matters")

    def write_pieces(self, pieces: Iterable[Piece]) -> None:
        """Characters, escaped; raised ones as <sup>; a line break in a piece is <br>."""
        for piece in pieces:
            if piece.raised:
                self.write("<sup>")
            start = self.size
            self.write(escape(sound_text(piece.text), quote=False).replace("\n", "<br>"))
            if piece.source is not None:
                self.spans.extend((start, self.size))
                self.sources += piece.source
            if piece.raised:
                self.write("</sup>")

    def block(self, name: str, pieces: Sequence[Piece]) -> None:
        """A paragraph, heading, item or caption, on a line of its own; nothing if nothing is in it."""
        if any(piece.text.strip() for piece in pieces):
            self.write(f"<{name}>")
            self.write_pieces(pieces)
            self.write(f"</{name}>\n")

    def items(self, items: Iterable[Sequence[Piece]]) -> None:
        """A list."""
        self.write("<ul>\n")
        for pieces in items:
            self.block("li", pieces)
        self.write("</ul>\n")

    def table(self, table: Table) -> None:
        """A table with its captions in it and its notes as paragraphs below."""
        decimal = f' data-decimal="{escape(table.decimal)}"' if table.decimal else ""
        self.write(f"<table{decimal}>\n")
        captions = [pieces for pieces in table.captions if any(piece.text.strip() for piece in pieces)]
        if captions:
            joined = list(captions[0])
            for pieces in captions[1:]:
                joined += [Piece("\n"), *pieces]
            self.block("caption", joined)
        rows: dict[int, list[Cell]] = {}
        for cell in sorted(table.cells, key=lambda cell: (cell.row, cell.column)):
            rows.setdefault(cell.row, []).append(cell)
        for place, row in enumerate(sorted(rows)):
            self._row(rows[row], is_head=place < table.heads, first=place == 0, last=place == table.heads - 1)
        self.write("</table>\n")
        for pieces in table.notes:
            self.block("p", pieces)

    def _row(self, cells: Sequence[Cell], *, is_head: bool, first: bool, last: bool) -> None:
        self.write("<thead>\n<tr>" if is_head and first else "<tr>")
        for cell in cells:
            name = "th" if is_head else "td"
            spans = "".join(
                f' {what}="{size}"' for what, size in (("rowspan", cell.height), ("colspan", cell.width)) if size > 1
            )
            anchor = f' data-cell="{escape(cell.anchor)}"' if cell.anchor else ""
            self.write(f"<{name}{spans}{anchor}>")
            self.write_pieces(cell.pieces)
            self.write(f"</{name}>")
        self.write("</tr>\n</thead>\n" if is_head and last else "</tr>\n")


def plain(pieces: Iterable[Piece]) -> str:
    """The characters of pieces."""
    return "".join(piece.text for piece in pieces)
