"""The tables of a page with their titles, unit lines and notes; what is no certain table stays lines."""

from __future__ import annotations

from bisect import bisect, bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from etl.intake.pdf.cells import Found, NotCertainError, read_atoms, read_cells
from etl.intake.pdf.regions import Region, bare_regions, ruled_regions
from etl.intake.pdf.rows import NOTE, TITLE, UNIT, Row, is_cut, is_value, read_rows, text_of
from etl.intake.pdf.rulings import Ruling, Uprights
from etl.intake.pdf.segments import Segment, split, words
from etl.intake.view import Cell, Piece, Table

LEAST_VALUES = 4  # below, what is no table is not worth a word
NEAR = 2.6  # lines between a table and what belongs to it
PROSE = 8  # sizes: how wide lines of columns are
ALIGNED, OTHERS = 1.2, 3  # points within which lines begin at one place; how many others do


@dataclass(slots=True)
class Block:
    """A table, or the lines of one that is not certain, at its place on the page."""

    left: float
    top: float
    right: float
    bottom: float
    table: Table | None = None
    rows: list[Row] = field(default_factory=list)


def read_tables(
    segments: list[Segment], rulings: Sequence[Ruling], page: int
) -> tuple[list[Block], list[Segment], int]:
    """The tables of a page, the segments outside of them, and how many were refused."""
    rest, blocks, refused = list(segments), [], 0
    for region in _regions(segments, rulings):
        held = [one for one in rest if region.holds(one.left, one.right, (one.top + one.bottom) / 2)]
        atoms = read_atoms(region, held, rulings)
        try:
            found = read_cells(region, atoms, rulings) if held else None
        except NotCertainError:
            if sum(is_value(one.text) for one in atoms) < LEAST_VALUES:
                continue
            refused += 1
            blocks.append(_box(region, held, rows=read_rows(atoms)))
            rest = _without(rest, held)
            continue
        if found is not None:
            rest = _without(rest, held)
            block, rest = _with_surroundings(found, held, rest, page)
            blocks.append(block)
    return blocks, rest, refused


def _without(segments: Sequence[Segment], taken: Sequence[Segment]) -> list[Segment]:
    """The segments that are not taken."""
    gone = {id(one) for one in taken}
    return [one for one in segments if id(one) not in gone]


def _regions(segments: Sequence[Segment], rulings: Sequence[Ruling]) -> list[Region]:
    """Regions with lines, then rows of values outside of those."""
    rows = read_rows(segments)
    ruled = list(ruled_regions(read_rows(_cut_upright(segments, rulings)), rulings))
    free = [one for one in segments if not any(
        region.holds(one.left, one.right, (one.top + one.bottom) / 2) for region in ruled)]  # fmt: skip
    return [*ruled, *bare_regions(read_rows(free)), *bare_regions(rows)]


def _cut_upright(segments: Sequence[Segment], rulings: Sequence[Ruling]) -> list[Segment]:
    """Segments cut where upright lines stand in them: narrow cells of a row have no gap between them."""
    upright = Uprights(rulings)
    made: list[Segment] = []
    for segment in segments:
        cuts = upright.at((segment.top + segment.bottom) / 2, segment.left, segment.right)
        made += split(segment, cuts) if cuts else [segment]
    return made


def _box(region: Region, held: Sequence[Segment], table: Table | None = None, rows: list[Row] | None = None) -> Block:
    return Block(min(region.left, *(one.left for one in held)), min(region.top, *(one.top for one in held)),
                 max(region.right, *(one.right for one in held)), max(region.bottom, *(one.bottom for one in held)),
                 table, rows or [])  # fmt: skip


def _with_surroundings(
    found: Found, held: list[Segment], rest: list[Segment], page: int
) -> tuple[Block, list[Segment]]:
    """The block of a table with the lines right above and below that belong to it."""
    box = _box(found.region, held)
    near = [one for one in rest if one.right > box.left and one.left < box.right]
    rows = read_rows(near)
    stand = _standing_apart(rest)
    above = [row for row in rows if row[0].bottom <= box.top + row[0].height / 2]
    below = [row for row in rows if row[0].top >= box.bottom - row[0].height / 2]
    captions = _attached(above[::-1], box.top, lambda text: bool(TITLE.search(text) or UNIT.search(text)), stand)[::-1]
    notes = _attached(below, box.bottom, lambda text: bool(NOTE.match(text)), stand)
    table = Table(_cells(found, page), found.heads, [words(row, page) for row in captions])
    if found.unit is not None:
        table.captions.append(words(found.unit, page))
    table.notes = [words(row, page) for row in notes]
    taken = [one for row in (*captions, *notes) for one in row]
    return _box(found.region, [*held, *taken], table), _without(rest, taken)


def _standing_apart(segments: Sequence[Segment]) -> frozenset[int]:
    """Lines of columns: prose below which others begin at the same place."""
    starts = sorted(one.left for one in segments)
    return frozenset(
        id(one) for one in segments if one.right - one.left > PROSE * one.height
        and bisect(starts, one.left + ALIGNED) - bisect_left(starts, one.left - ALIGNED) > OTHERS
    )  # fmt: skip


def _attached(rows: Sequence[Row], edge: float, belongs: Callable[[str], bool], apart: frozenset[int]) -> list[Row]:
    """Rows from an edge on, as long as they are near and belong to a table, without the columns beside it."""
    taken: list[Row] = []
    for whole in rows:
        row = [one for one in whole if id(one) not in apart or belongs(one.text.strip())] if len(whole) > 1 else whole
        if not row:
            break
        middle = (row[0].top + row[0].bottom) / 2
        if abs(middle - edge) > NEAR * row[0].height or not belongs(text_of(row)):
            break
        taken.append(row)
        edge = middle
    return taken


def _cells(found: Found, page: int) -> list[Cell]:
    """Cells for the view, with the empty ones between them."""
    made, covered = [], set()
    for place in found.places:
        pieces: list[Piece] = []
        last: Segment | None = None
        for part in sorted(place.parts, key=lambda part: (round(part.base), part.left)):
            is_rest = last is not None and is_cut(last, part)
            while is_rest and pieces and pieces[-1].text == " ":
                pieces.pop()
            has_blank = bool(pieces) and pieces[-1].text == " "
            gap = [Piece(" ")] if last is not None and not is_rest and not has_blank else []
            pieces += [*gap, *words([part], page)]
            last = part
        while pieces and pieces[-1].text == " ":
            pieces.pop()
        made.append(Cell(place.row, place.column, pieces, place.height, place.width))
        covered |= {(place.row + down, place.column + right)
                    for down in range(place.height) for right in range(place.width)}  # fmt: skip
    last_row, last_column = max(row for row, _ in covered), max(column for _, column in covered)
    made += [Cell(row, column, ()) for row in range(last_row + 1) for column in range(last_column + 1)
             if (row, column) not in covered]  # fmt: skip
    return made
