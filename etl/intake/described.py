"""What a file tells of a table beside it, in lines of a name and what it is: its title, its unit, its source.

    ○ 통계표명    시도/부부의 혼인종류별 혼인      a sheet of its own, behind that of the table
    ○ 출처        「인구동향조사」, 통계청
    ○ 단위        건

    통계표명:     합계출산율                       rows above the table
    단위:         명

Comes in: rows of cells. Goes out: a `Description`, which becomes title, unit line and source of the table. Rows of two
cells alone count, and above a table only those whose name ends with a colon: `Source` over numbers is a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.intake.blocks import Block
from etl.intake.view import Piece, Table, plain
from etl.patterns import pattern

TITLE, UNIT, SOURCE = "title", "unit", "source"
NAMES = {
    TITLE: pattern("intake.described.title", re.IGNORECASE),
    UNIT: pattern("intake.described.unit", re.IGNORECASE),
    SOURCE: pattern("intake.described.source", re.IGNORECASE),
}
BULLET, COLON = re.compile(r"^[○●◦•▪■□*\-\s]+"), re.compile(r"\s*[:：]\s*$")
NUMBERED = re.compile(r"\d*$")
LEAST = 2  # lines of a sheet that describes another


@dataclass(frozen=True, slots=True)
class Told:
    """A line: which of the three it tells, by which word, and what that is."""

    what: str
    word: str
    pieces: Sequence[Piece]
    has_colon: bool

    @property
    def line(self) -> list[Piece]:
        """The line as it stands beside a table."""
        if self.what == TITLE:
            return list(self.pieces)
        if self.what == UNIT:
            return [Piece(f"({self.word}: "), *self.pieces, Piece(")")]
        return [Piece(f"{self.word}: "), *self.pieces]


def read_line(cells: Sequence[Sequence[Piece]]) -> Told | None:
    """What a row of cells tells of a table; None if it is none of the kind.

    >>> told = read_line([[Piece("○ 단위")], [Piece("건")]])
    >>> told.what, plain(told.line), told.has_colon
    ('unit', '(단위: 건)', False)
    """
    if len(cells) != 2:
        return None
    name, said = (plain(pieces).strip() for pieces in cells)
    word = COLON.sub("", BULLET.sub("", name))
    what = next((what for what, shape in NAMES.items() if shape.fullmatch(word)), None)
    if what is None or not any(char.isalpha() or char in "%℃$€₩£¥=" for char in said):
        return None
    return Told(what, word, cells[1], COLON.search(name) is not None)


def read_sheet(rows: Iterable[Sequence[Sequence[Piece]]]) -> tuple[Told, ...]:
    """What a sheet that is there for nothing else tells of a table: its title or its unit, and something else."""
    told = [line for row in rows if (line := read_line(row)) is not None]
    kinds = [line.what for line in told]
    is_one = len(kinds) == len(set(kinds)) and len(kinds) >= LEAST
    return tuple(told) if is_one and {TITLE, UNIT} & set(kinds) else ()


def described_by(sheets: Sequence[tuple[str, tuple[Told, ...]]]) -> dict[str, tuple[Told, ...]]:
    """Which sheets are described, by their names, and how: all before the only one that describes, where they are
    parts of one table (데이터, 데이터1).

    >>> described_by([("a", ()), ("b", ("told",))]), described_by([("a", ()), ("b", ()), ("c", ("told",))])
    ({'a': ('told',)}, {})
    """
    telling = [place for place, (_, told) in enumerate(sheets) if told]
    if len(telling) != 1 or telling[0] != len(sheets) - 1:
        return {}
    names = [name for name, _ in sheets[:-1]]
    return dict.fromkeys(names, sheets[-1][1]) if len({NUMBERED.sub("", name) for name in names}) == 1 else {}


def describe(blocks: Iterable[Block], told: tuple[Told, ...]) -> Iterator[Block]:
    """The blocks of a sheet, the only table among them with what is told of it."""
    if not told:
        yield from blocks
        return
    held = list(blocks)
    tables = [block for block in held if isinstance(block, Table)]
    if len(tables) == 1:
        add_description(tables[0], told)
    yield from held


def add_description(table: Table, told: Iterable[Told]) -> None:
    """Title and unit go below the lines that a table has above it, its source below it."""
    above = " ".join(plain(pieces) for pieces in table.captions)
    for line in told:
        if line.what == SOURCE:
            table.notes = [*table.notes, line.line]
        elif plain(line.pieces) not in above:
            table.captions = [*table.captions, line.line]
