"""Where on a page a table may stand: between level lines of one width, or in rows of aligned values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from etl.intake.pdf.rows import TITLE, Row, is_numeral, is_unit_line, text_of
from etl.intake.pdf.rulings import Ruling

TOUCH = 4.0  # points between two pieces of one line
SAME_EDGE = 10.0  # points within which lines begin and end together
PROSE = 0.55  # of the width of a table: a line so long is no cell
WIDEST_BARE = 2.2  # lines between two rows of a table without rules


class Region(NamedTuple):
    """A rectangle in which a table may stand; `lines` are its level lines over the whole width."""

    left: float
    top: float
    right: float
    bottom: float
    lines: tuple[float, ...] = ()

    def holds(self, left: float, right: float, middle: float) -> bool:
        """Whether something stands in it."""
        return self.left - SAME_EDGE <= left and right <= self.right + SAME_EDGE and self.top <= middle <= self.bottom


def level_lines(rulings: Sequence[Ruling]) -> list[Ruling]:
    """Level lines, those in pieces put together."""
    made: list[Ruling] = []
    for one in sorted((one for one in rulings if one.is_level), key=lambda one: (round(one.top), one.left)):
        last = made[-1] if made else None
        if last is not None and abs(one.top - last.top) <= 1.5 and one.left <= last.right + TOUCH:
            made[-1] = last._replace(right=max(one.right, last.right), left=min(one.left, last.left))
        else:
            made.append(one)
    return sorted(made, key=lambda one: one.top)


def ruled_regions(rows: Sequence[Row], rulings: Sequence[Ruling]) -> Iterator[Region]:
    """Between lines of one width, as long as what stands between them comes in cells."""
    lines = level_lines(rulings)
    used: set[int] = set()
    for at, first in enumerate(lines):
        if at in used or first.right - first.left < 60:
            continue
        stack = [at]
        for number in range(at + 1, len(lines)):
            one, above = lines[number], lines[stack[-1]]
            if abs(one.left - first.left) > SAME_EDGE or abs(one.right - first.right) > SAME_EDGE:
                continue
            if not _is_tabular(rows, above, one):
                break
            stack.append(number)
        if len(stack) > 1:
            used.update(stack)
            heights = tuple(lines[number].top for number in stack)
            yield Region(first.left, heights[0], first.right, heights[-1], heights)


def _is_tabular(rows: Sequence[Row], above: Ruling, below: Ruling) -> bool:
    """Whether the rows between two lines mostly hold several cells; nothing between them does no harm."""
    between = [
        row for row in rows
        if above.top - 1 <= (row[0].top + row[0].bottom) / 2 <= below.top + 1
        and row[-1].right > above.left and row[0].left < above.right
    ]  # fmt: skip
    if any(_is_outside(row, below.right - below.left) for row in between):
        return False
    several = sum(len(row) > 1 or is_numeral(row[0].text) for row in between)
    return several * 2 >= len(between) or (len(between) <= 2 and below.top - above.top < 60)


def _is_outside(row: Row, width: float) -> bool:
    """Prose, or the title of the next table: nothing that stands inside of one."""
    text = text_of(row)
    is_long = len(row) == 1 and row[0].right - row[0].left > PROSE * width and len(text) > 25
    return is_long or TITLE.search(text) is not None or is_unit_line(row)


def bare_regions(rows: Sequence[Row]) -> Iterator[Region]:
    """Consecutive rows with several values each, where no line is drawn; heads above them too."""
    run: list[Row] = []
    for row in [*rows, []]:
        near = bool(run and row) and row[0].base - run[-1][0].base <= WIDEST_BARE * 1.2 * row[0].height
        if row and (near or not run) and _has_values(row):
            run.append(row)
            continue
        if len(run) >= 3:
            yield _around(run, rows)
        run = [row] if row and _has_values(row) else []


def _has_values(row: Row) -> bool:
    return len(row) >= 3 and sum(is_numeral(segment.text) for segment in row) * 2 >= len(row)


def _around(run: Sequence[Row], rows: Sequence[Row]) -> Region:
    """The box of rows with the rows right above that hold several cells."""
    first = next(at for at, row in enumerate(rows) if row is run[0])
    while first and len(rows[first - 1]) > 1 and (
        rows[first][0].base - rows[first - 1][0].base <= WIDEST_BARE * 1.2 * rows[first][0].height
    ):  # fmt: skip
        first -= 1
    taken = [*rows[first : next(at for at, row in enumerate(rows) if row is run[0])], *run]
    segments = [segment for row in taken for segment in row]
    return Region(min(one.left for one in segments) - 1, min(one.top for one in segments) - 1,
                  max(one.right for one in segments) + 1, max(one.bottom for one in segments) + 1)  # fmt: skip


def bands(lines: Sequence[float]) -> list[tuple[float, float]]:
    """The stretches between level lines."""
    return [(above, below) for above, below in pairwise(lines) if below - above > 2]
