"""Paragraphs and tables of word processors (DOCX, HWPX, HWP), before they are written into the view.

Their tables also serve as frames and headings (one cell) and hold tables: those become the blocks that they frame.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.intake.view import Cell, Piece, Table, View


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `kind` is the element of the view: p, li, h1-h4."""

    pieces: Sequence[Piece]
    kind: str = "p"


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Framed:
    """A cell of a word processor, which may hold anything."""

    row: int
    column: int
    height: int
    width: int
    blocks: Sequence[Block]

    @property
    def is_empty(self) -> bool:
        """Whether nothing can be read in it."""
        return not any(isinstance(block, Table) or has_text(block.pieces) for block in self.blocks)


def has_text(pieces: Sequence[Piece]) -> bool:
    """Whether there is anything to read."""
    return any(piece.text.strip() for piece in pieces)


def lay_out(cells: Sequence[Framed], heads: int = 0) -> Iterator[Block]:
    """A table as a table, a frame as what it frames."""
    filled = [cell for cell in cells if not cell.is_empty]
    is_frame = len(filled) == 1 or any(isinstance(block, Table) for cell in filled for block in cell.blocks)
    if is_frame:
        for cell in filled:
            yield from cell.blocks
    elif filled:
        yield Table([_flatten(cell) for cell in cells], heads)


def _flatten(cell: Framed) -> Cell:
    """Its paragraphs as one run of characters with breaks between them."""
    pieces: list[Piece] = []
    for block in cell.blocks:
        if isinstance(block, Paragraph) and has_text(block.pieces):
            pieces += [Piece("\n"), *block.pieces] if pieces else block.pieces
    return Cell(cell.row, cell.column, pieces, cell.height, cell.width)


def write_blocks(view: View, blocks: Iterator[Block] | Sequence[Block]) -> None:
    """Everything in order; items in a row are one list."""
    items: list[Sequence[Piece]] = []
    for block in blocks:
        if items and not (isinstance(block, Paragraph) and block.kind == "li"):
            view.items(items)
            items = []
        if isinstance(block, Table):
            view.table(block)
        elif block.kind == "li":
            items.append(block.pieces)
        else:
            view.block(block.kind, block.pieces)
    if items:
        view.items(items)
