"""The cells of a table: columns from lines, gaps and values that stand below each other; heads that span.

Where it is not certain to which column something belongs there is no table: a figure under the wrong year is worse
than none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from etl.intake.pdf.regions import Region, bands
from etl.intake.pdf.rows import CUT, Row, is_cut, is_numeral, is_unit_line, is_value, read_rows
from etl.intake.pdf.rulings import Ruling, Uprights
from etl.intake.pdf.segments import Segment, split

WORD_GAP = 0.55  # of the height: between words of one cell
CENTRE = 0.2  # of the width of what a head spans: how far from its middle it may stand
EDGE = 2.0  # points within which values end at one place
DENSE = 0.5
MOST_COLUMNS = 40


class NotCertainError(Exception):
    """It cannot be told which column something stands in."""


@dataclass(slots=True)
class Place:
    """What stands in a cell: stretches of a line, one below the other."""

    row: int
    column: int
    parts: list[Segment]
    width: int = 1
    height: int = 1


@dataclass(slots=True)
class Found:
    """A table of a page."""

    region: Region
    places: list[Place]
    heads: int
    unit: Row | None  # a row in it that gives the unit


def read_cells(region: Region, atoms: Sequence[Segment], rulings: Sequence[Ruling]) -> Found | None:
    """The table in a region of what can be its cells; None where there is none, NotCertainError where there is one that
    cannot be read."""
    upright = _upright(region, rulings)
    rows = read_rows(atoms)
    unit = rows.pop(0) if rows and is_unit_line(rows[0]) else None
    body = next((at for at, row in enumerate(rows) if _is_body(row)), None)
    if body is None or sum(_is_body(row) for row in rows) < 2 or max(len(row) for row in rows) < 2:
        return None
    columns = _columns(rows[body:], upright)
    if not 2 <= len(columns) <= MOST_COLUMNS:
        return None
    columns = _merge_labels(columns, rows, body)
    if not _is_dense(rows[body:], columns):
        return None
    if body == 0:
        raise NotCertainError
    places = _heads(rows[:body], columns, upright, _lines_of_heads(rows[:body], region, rulings))
    places += _body(_merge_rows(rows[body:], region), columns, body)
    _check(places, columns, body)
    return Found(region, *_without_gaps(places, body), unit)


def _without_gaps(places: list[Place], heads: int) -> tuple[list[Place], int]:
    """Rows of heads in which none begins are no rows."""
    used = sorted({place.row for place in places if place.row < heads})
    for place in places:
        if place.row < heads:
            place.height = sum(place.row <= row < place.row + place.height for row in used)
            place.row = used.index(place.row)
        else:
            place.row -= heads - len(used)
    return places, len(used)


def read_atoms(region: Region, segments: Sequence[Segment], rulings: Sequence[Ruling]) -> list[Segment]:
    """What can be a cell: stretches that no line and no gap cuts."""
    upright = _upright(region, rulings)
    atoms = [atom for segment in segments for atom in _atoms(segment, upright)]
    edges = [atom.right for atom in atoms if is_value(atom.text)]
    return [piece for atom in atoms for piece in _value_apart(atom, edges)]


def _upright(region: Region, rulings: Sequence[Ruling]) -> Uprights:
    return Uprights(one for one in rulings if region.left - 5 <= one.left <= region.right + 5)


def _value_apart(atom: Segment, edges: Sequence[float]) -> list[Segment]:
    """A label and a value a blank apart, where values of other rows end at the same place."""
    words = atom.text.split()
    if len(words) < 2 or not is_value(words[-1]) or sum(abs(edge - atom.right) < EDGE for edge in edges) < 2:
        return [atom]
    last = [(one.right + two.left) / 2 for one, two in pairwise(atom.glyphs) if one.blank][-1:]
    return split(atom, last)


def _is_dense(rows: Sequence[Row], columns: Sequence[tuple[float, float]]) -> bool:
    """Whether most places are filled; labels strewn over a drawing are no table."""
    body = [row for row in rows if _is_body(row)]
    return sum(len(row) for row in body) >= DENSE * len(body) * len(columns)


def _atoms(segment: Segment, upright: Uprights) -> list[Segment]:
    """A segment cut at upright lines and at gaps that are wider than a blank; values never share one."""
    cuts = upright.at((segment.top + segment.bottom) / 2, segment.left, segment.right)
    pieces = []
    for part in split(segment, cuts):
        gaps = [
            (first.right + second.left) / 2 for first, second in pairwise(part.glyphs)
            if second.left - first.right > WORD_GAP * part.height
        ]  # fmt: skip
        for piece in split(part, gaps) if gaps else [part]:
            pieces += _values_apart(piece)
    return pieces


def _values_apart(segment: Segment) -> list[Segment]:
    """Values with a blank between them are cells of their own: 2,642 3,283."""
    words = segment.text.split()
    if len(words) < 2 or not all(is_value(word) for word in words):
        return [segment]
    gaps = [(one.right + two.left) / 2 for one, two in pairwise(segment.glyphs) if one.blank]
    return split(segment, gaps)


def _is_body(row: Row) -> bool:
    """Whether a row holds values, and not years or words as a head does."""
    values = sum(is_value(atom.text) for atom in row)
    return values > 0 and values * 2 >= len(row) - 1


def _columns(rows: Sequence[Row], upright: Uprights) -> list[tuple[float, float]]:
    """Stretches of the width in which something stands in some row of values, from the left."""
    spans = sorted((atom.left, atom.right) for row in rows if _is_body(row) for atom in row)
    columns: list[tuple[float, float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] and not upright.between(columns[-1][1] - 1, left + 1):
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _merge_labels(columns: list[tuple[float, float]], rows: Sequence[Row], body: int) -> list[tuple[float, float]]:
    """Labels in several words are one column: those left of the first value over which no head of its own stands."""
    first_value = min(
        _over(atom, columns)[0] for row in rows[body:] if _is_body(row) for atom in row if is_value(atom.text)
    )
    heads = [atom for row in rows[:body] for atom in row]
    made = columns[:1]
    for at, column in enumerate(columns[1:], start=1):
        has_head = any(atom.left < column[1] and column[0] < atom.right for atom in heads)
        if at < first_value and not has_head:
            made[-1] = (made[-1][0], column[1])
        else:
            made.append(column)
    return made


def _over(atom: Segment, columns: Sequence[tuple[float, float]]) -> list[int]:
    """The columns that something reaches into; the nearest one if it stands in a gap."""
    found = [at for at, (left, right) in enumerate(columns) if atom.left < right - 0.5 and left + 0.5 < atom.right]
    if found:
        return found
    middle = (atom.left + atom.right) / 2
    return [min(range(len(columns)), key=lambda at: abs((columns[at][0] + columns[at][1]) / 2 - middle))]


def _lines_of_heads(rows: Sequence[Row], region: Region, rulings: Sequence[Ruling]) -> list[int]:
    """The row of heads that each line of them is of: in a grid the lines between two level lines are one row.

    Not where a shorter level line lies between them: then some of them are heads over others.
    """
    between, upright = bands(region.lines), _upright(region, rulings)
    held = [_band(row, between) for row in rows]
    numbers: list[int] = []
    for at, row in enumerate(rows):
        band = held[at]
        is_same = at > 0 and band is not None and held[at - 1] == band and not any(
            one.is_level and between[band][0] + 2 < one.top < between[band][1] - 2
            and one.left < region.right and region.left < one.right
            for one in rulings
        )  # fmt: skip
        is_framed = is_same and all(_is_framed(atom, upright) for near in (rows[at - 1], row) for atom in near)
        numbers.append(numbers[-1] + (not is_framed) if numbers else 0)
    return numbers


def _is_framed(atom: Segment, upright: Uprights) -> bool:
    """Whether an upright line stands on both sides."""
    lines = upright.at((atom.top + atom.bottom) / 2)
    return any(x <= atom.left + 1 for x in lines) and any(x >= atom.right - 1 for x in lines)


def _heads(
    rows: Sequence[Row], columns: Sequence[tuple[float, float]], upright: Uprights, numbers: Sequence[int]
) -> list[Place]:
    """Head cells with the columns they span, row by row from above; `numbers` say of which row each line is."""
    places: list[Place] = []
    for at_row, (number, row) in enumerate(zip(numbers, rows, strict=True)):
        is_last = number == numbers[-1]
        runs = [_over(atom, columns) for atom in row]
        for at, atom in enumerate(row):
            framed = _framed(atom, columns, upright)
            if framed is not None and set(framed) >= set(runs[at]):
                run = framed
            else:
                run = runs[at] if is_last else _widened(at, runs, atom, columns, rows[at_row + 1 :])
            runs[at] = run
            places.append(Place(number, run[0], [atom], run[-1] - run[0] + 1))
    return _filled_down(_stacked(places), numbers[-1] + 1)


def _framed(atom: Segment, columns: Sequence[tuple[float, float]], upright: Uprights) -> list[int] | None:
    """The columns between the upright lines on both sides of a head, where there are any."""
    lines = upright.at((atom.top + atom.bottom) / 2)
    left = max((x for x in lines if x <= atom.left + 1), default=float("-inf"))
    right = min((x for x in lines if x >= atom.right - 1), default=float("inf"))
    if not lines:
        return None
    return [at for at, (start, end) in enumerate(columns) if left <= (start + end) / 2 <= right]


def _widened(
    at: int, runs: Sequence[list[int]], atom: Segment, columns: Sequence[tuple[float, float]], below: Sequence[Row]
) -> list[int]:
    """The run of columns in whose middle a head stands, free of its neighbours and each with a head below.

    The middle is that of the heads below: they stand in their columns as it does, while values may stand to the right.
    """
    first = runs[at - 1][-1] + 1 if at else 0
    last = runs[at + 1][0] - 1 if at + 1 < len(runs) else len(columns) - 1
    headed = {column for row in below for one in row for column in _over(one, columns)}
    own = runs[at]
    if not headed.issuperset(own):
        return own
    wider = [
        list(range(left, right + 1)) for left in range(first, own[0] + 1) for right in range(own[-1], last + 1)
        if right > left and headed.issuperset(range(left, right + 1))
    ]  # fmt: skip
    places = _places_of_heads(below, columns)
    best = min(wider, key=lambda run: _off_centre(atom, run, places), default=own)
    return best if _off_centre(atom, best, places) <= CENTRE * (places[best[-1]][1] - places[best[0]][0]) else own


def _places_of_heads(below: Sequence[Row], columns: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """From where to where the heads of each column reach; a column without one of its own as its values do."""
    own: dict[int, list[Segment]] = {}
    for row in below:
        for one in row:
            if len(over := _over(one, columns)) == 1:
                own.setdefault(over[0], []).append(one)
    return [
        (min(one.left for one in own[at]), max(one.right for one in own[at])) if at in own else column
        for at, column in enumerate(columns)
    ]


def _off_centre(atom: Segment, run: Sequence[int], columns: Sequence[tuple[float, float]]) -> float:
    return abs((atom.left + atom.right) / 2 - (columns[run[0]][0] + columns[run[-1]][1]) / 2)


def _stacked(places: list[Place]) -> list[Place]:
    """Parts of a head in the same columns of one row are one cell."""
    made: dict[tuple[int, int, int], Place] = {}
    for place in places:
        key = (place.row, place.column, place.width)
        if key in made:
            made[key].parts += place.parts
        else:
            made[key] = place
    return list(made.values())


def _filled_down(places: list[Place], heads: int) -> list[Place]:
    """A head with nothing above or below it stands for all rows of heads, one with nothing below for all from there.

    It is printed in the middle of its rows, so that it begins right below what stands above it.
    """
    for place in places:
        others = [
            one for one in places
            if one is not place and one.column < place.column + place.width and place.column < one.column + one.width
        ]  # fmt: skip
        if not others:
            place.row, place.height = 0, heads
        elif all(one.row < place.row for one in others):
            place.row = max(one.row for one in others) + 1
            place.height = heads - place.row
    return places


def _merge_rows(rows: list[Row], region: Region) -> list[list[Row]]:
    """Lines that level lines hold together in one row of the table."""
    merged: list[list[Row]] = []
    between = bands(region.lines)
    held = [_band(row, between) for row in rows]
    for at, row in enumerate(rows):
        mates = [rows[one] for one in range(len(rows)) if held[one] == held[at] is not None]
        together = len(between) >= 4 and len(mates) <= 4 and sum(_is_body(one) for one in mates) <= 1
        is_same = together and at > 0 and held[at - 1] == held[at]
        if is_same or (at and _is_rest(row, rows[at - 1])):
            merged[-1].append(row)
        else:
            merged.append([row])
    return merged


def _is_rest(row: Row, above: Row) -> bool:
    """Whether the values of a line are what was too wide for the cells of the line above: 25,660. / 4."""
    values = [atom for atom in row if is_value(atom.text)]
    return bool(values) and all(
        any(one.left < atom.right and atom.left < one.right and is_cut(one, atom) for one in above) for atom in values
    )


def _band(row: Row, between: Sequence[tuple[float, float]]) -> int | None:
    middle = (row[0].top + row[0].bottom) / 2
    return next((at for at, (above, below) in enumerate(between) if above <= middle <= below), None)


def _body(rows: Sequence[Sequence[Row]], columns: Sequence[tuple[float, float]], first: int) -> list[Place]:
    """Cells below the heads; a value in two columns, or two in one, is not certain."""
    places: dict[tuple[int, int], Place] = {}
    for number, lines in enumerate(rows, start=first):
        for line in lines:
            for atom in line:
                over = _over(atom, columns)
                if len(over) > 1 and (is_numeral(atom.text) or len(line) > 1):
                    raise NotCertainError
                key = (number, over[0])
                if key in places:
                    parts = places[key].parts
                    if any(is_value(one.text) for one in (atom, *parts)) and not is_cut(parts[-1], atom):
                        raise NotCertainError
                    parts.append(atom)
                else:
                    places[key] = Place(number, over[0], [atom], len(over))
    if any(CUT.search(place.parts[-1].text.strip()) for place in places.values()):
        raise NotCertainError
    return list(places.values())


def _check(places: Sequence[Place], columns: Sequence[tuple[float, float]], heads: int) -> None:
    """Every column of values has a head, and no two heads of a row share a column."""
    covered = {place.column + step for place in places if place.row < heads for step in range(place.width)}
    valued = {place.column for place in places if place.row >= heads and any(is_value(one.text) for one in place.parts)}
    if heads and (valued - {0}) - covered:
        raise NotCertainError
    seen: set[tuple[int, int]] = set()
    for place in places:
        for row in range(place.row, place.row + place.height):
            for column in range(place.column, place.column + place.width):
                if (row, column) in seen or column >= len(columns):
                    raise NotCertainError
                seen.add((row, column))
