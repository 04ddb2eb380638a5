"""Rows of segments that stand on one height, and what the characters in them look like."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from etl.intake.pdf.segments import Segment
from etl.patterns import kept, pattern

SAME = 0.35  # of the height of a line: two segments that stand in one row
TITLE = pattern("intake.pdf_rows.title", re.IGNORECASE)
UNIT = pattern("intake.pdf_rows.unit")
NOTE = pattern("intake.pdf_rows.note")
NUMERAL = pattern("intake.pdf_rows.numeral")
CUT = re.compile(r"\d,$|\d,\d{3}[.]$")  # a number that its cell was too narrow for
REST = re.compile(r"\d+")
VALUE = re.compile(r"\D*\d")
PROSE = 8  # sizes: how wide lines of columns are
AWAY = 2.0  # sizes: a gap that no line has that is set to fill its column
UNIT_LINE = 2  # stretches of a line that gives a unit
YEARS = pattern("intake.pdf_rows.years")
KEPT = 4096  # texts of cells: each is asked for again and again


Row = list[Segment]


def read_rows(segments: Iterable[Segment]) -> list[Row]:
    """Segments by rows from above, in a row from the left."""
    rows: list[Row] = []
    for segment in sorted(segments, key=lambda one: one.base):
        last = rows[-1] if rows else None
        if last is not None and abs(segment.base - last[0].base) <= SAME * min(segment.height, last[0].height):
            last.append(segment)
        else:
            rows.append([segment])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def parted(row: Row) -> list[Row]:
    """A row without what stands side by side as columns do: no sentence goes over such a gap."""
    parts: list[Row] = [row[:1]]
    for last, segment in pairwise(row):
        if segment.left - last.right > AWAY * segment.height and _is_prose(last) and _is_prose(segment):
            parts.append([])
        parts[-1].append(segment)
    return parts


def _is_prose(segment: Segment) -> bool:
    return segment.right - segment.left > PROSE * segment.height and segment.text.strip().count(" ") > 1


def text_of(row: Sequence[Segment]) -> str:
    """What stands in a row."""
    return " ".join(segment.text.strip() for segment in row).strip()


def is_unit_line(row: Sequence[Segment]) -> bool:
    """Whether a row gives the unit of a table, alone or beside its title: heads with a unit of their own are more."""
    return len(row) <= UNIT_LINE and UNIT.search(text_of(row)) is not None


def is_cut(above: Segment, below: Segment) -> bool:
    """Whether a number goes on below: 25,660. and 4 in a narrow cell."""
    return CUT.search(above.text.strip()) is not None and REST.match(below.text.strip()) is not None


@kept(KEPT)
def is_numeral(text: str) -> bool:
    """A value, or a sign that there is none."""
    return NUMERAL.fullmatch(text.strip()) is not None


@kept(KEPT)
def is_value(text: str) -> bool:
    """A value that is no year or month, as heads have them."""
    text = text.strip()
    return is_numeral(text) and VALUE.match(text) is not None and YEARS.fullmatch(text) is None
