"""What a person sees of a paper before it is taken in: its text with its figures, and what each would be of.

A view of the records of the line (etl.model), as plain values that are kept in a file. The document has the key of
its item for an id here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from etl.adding.bibliography import Proposal
from etl.intake.model import Taken
from etl.model import Extraction, Linking, Table

if TYPE_CHECKING:
    from etl.linking import Line  # the server reads what is kept here and needs no pipeline

MOST_CHARACTERS = 150_000  # of the text that is looked through before it is taken in


class Cell(msgspec.Struct, frozen=True):
    """A cell of a table; without a place in the text it holds no figure."""

    text: str
    role: str
    start: int | None = None
    end: int | None = None


class Piece(msgspec.Struct, frozen=True):
    """A passage as it is read, with the offset of each of its characters; of a table all rows, as `rows`."""

    kind: str
    reading: str
    starts: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...] = ()


class Figure(msgspec.Struct, frozen=True):
    """A figure found: where, its words, what became of it (linked, waiting, set_aside), and of which indicator.

    `origin` is the name of who states it, "" where that is the text itself; `ref_area` is an id, `period` the
    ends of its time; `is_other`: it was read otherwise before.
    """

    start: int
    end: int
    reading: str
    status: str
    ko: str = ""
    en: str = ""
    origin: str = ""
    ref_area: str = ""
    period: tuple[str | None, str | None] = (None, None)
    is_other: bool = False


class Concluded(msgspec.Struct, frozen=True):
    """What the rules concluded for a text as a whole: an area, the name of an origin, the ends of a time ("": none),
    and of how many figures each is, since those name none of their own."""

    ref_area: str = ""
    origin: str = ""
    ref_period: str = ""
    by_area: int = 0
    by_origin: int = 0
    by_period: int = 0


class Read(msgspec.Struct, frozen=True):
    """All that is known of an item once it is read; `older` is the document that it would be a new version of.

    Where the text is longer than MOST_CHARACTERS, `looked_at` is how much of it pieces and figures are of. `standing`
    is what the manifest says of the whole text, where `older` is there; `changed`, of one that was read again with
    what a person said, is how many figures are read otherwise than before.
    """

    taken: Taken
    proposal: Proposal
    pieces: tuple[Piece, ...]
    figures: tuple[Figure, ...]
    older: str | None = None
    looked_at: int | None = None
    concluded: Concluded = Concluded()
    standing: Mapping[str, str] = {}
    changed: int | None = None


def hold_against(figures: Sequence[Figure], before: Sequence[Figure]) -> tuple[Figure, ...]:
    """The same figures, those marked that were not there before or were read otherwise."""
    known = {msgspec.structs.replace(one, is_other=False) for one in before}
    return tuple(msgspec.structs.replace(one, is_other=one not in known) for one in figures)


def cut(text: str) -> str:
    """The text as far as it is looked through, to the end of a line."""
    if len(text) <= MOST_CHARACTERS:
        return text
    return text[: text.rfind("\n", 0, MOST_CHARACTERS) + 1] or text[:MOST_CHARACTERS]


def set_pieces(extraction: Extraction) -> Iterator[Piece]:
    """The passages in their order; the rows of a table as one piece, where its first one stands."""
    tables = {table.id: table for table in extraction.tables}
    for passage in extraction.passages:
        if passage.kind == "table_row" and passage.table is not None:
            if table := tables.pop(passage.table, None):
                yield Piece("table", "", (), tuple(_rows(table)))
        else:
            yield Piece(passage.kind, passage.reading, passage.starts)


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    """The cells by row and column; a place without one is empty."""
    places = {(cell.row, cell.column): cell for cell in table.cells}
    for row in range(table.rows):
        found = (places.get((row, column)) for column in range(table.columns))
        yield tuple(
            Cell(cell.text, cell.role, *(cell.span or (None, None))) if cell else Cell("", "corner") for cell in found
        )


def find_figures(extraction: Extraction, line: Line, names: dict[str, tuple[str, str]]) -> Iterator[Figure]:
    """Every figure; `names` are the Korean and English names of indicators."""
    nothing = Linking("", None, "waiting", "")
    for mention, statement in zip(extraction.mentions, extraction.statements, strict=True):
        linking = line.linkings.get(mention.id, nothing)
        ko, en = names.get(linking.indicator or "", ("", "")) if linking.status == "linked" else ("", "")
        yield Figure(
            start=mention.start,
            end=mention.end,
            reading=mention.reading,
            status=linking.status,
            ko=ko,
            en=en,
            origin=mention.origin_name or "",
            ref_area=statement.ref_area or "",
            period=(mention.period.start, mention.period.end) if mention.period is not None else (None, None),
        )
