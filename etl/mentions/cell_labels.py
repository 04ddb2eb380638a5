"""Which labels belong to a cell: over its column (in one line or more), beside it in its row, above its section."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from etl.mentions.cell_periods import is_time
from etl.model import Cell, Table


@dataclass
class Labels:
    """All labels of a table, to be looked up; or those of one cell."""

    units: dict[int, Cell] = field(default_factory=dict)  # by row
    by_row: dict[int, list[Cell]] = field(default_factory=dict)
    sections: dict[int, Cell] = field(default_factory=dict)  # by the first row below
    heads_of: dict[int, list[Cell]] = field(default_factory=dict)  # by header row, in the order of columns
    head_rows: list[int] = field(default_factory=list)
    section_rows: list[int] = field(default_factory=list)
    parents: dict[int, Cell] = field(default_factory=dict)  # by row: the label that an indented one is a part of
    years_down: bool = False
    section: Cell | None = None
    rows: tuple[Cell, ...] = ()
    heads: tuple[Cell, ...] = ()

    @cached_property
    def all(self) -> tuple[Cell, ...]:
        """Section, row and column, in this order."""
        return tuple(label for label in (self.section, *self.rows, *self.heads) if label is not None)

    @cached_property
    def nearest(self) -> tuple[Cell, ...]:
        """The labels in the order in which they tell the time."""
        beside = tuple(reversed(self.rows))
        order = (*beside, *self.heads) if self.years_down else (*self.heads, *beside)
        return tuple(label for label in (*order, self.section) if label is not None)


def place_labels(table: Table, text: str = "") -> Labels:
    """Every label of a table by the place it stands in; `text`: of the document, where indents tell what is of what."""
    made = Labels()
    by_row: dict[int, list[Cell]] = defaultdict(list)
    heads: dict[int, list[Cell]] = defaultdict(list)
    data_rows: set[int] = set()
    for cell in table.cells:
        if cell.role == "row_label":
            by_row[cell.row].append(cell)
        elif cell.role == "column_label":
            heads[cell.row].append(cell)
        elif cell.role == "unit":
            made.units.setdefault(cell.row, cell)
        elif cell.role == "data":
            data_rows.add(cell.row)
    made.by_row = dict(by_row)
    made.heads_of = {row: sorted(cells, key=lambda cell: cell.column) for row, cells in heads.items()}
    made.head_rows = sorted(made.heads_of)
    made.sections = {
        row: cells[0]
        for row, cells in by_row.items()
        if row not in data_rows and row not in made.units and len(cells) == 1
    }
    made.section_rows = sorted(made.sections)
    made.parents = _parents(made.by_row, text)
    first = [cells[0].text for row, cells in by_row.items() if row in data_rows]
    made.years_down = bool(first) and sum(is_time(text) for text in first) * 2 > len(first)
    return made


def labels_of(labels: Labels, cell: Cell) -> Labels:
    """The labels of one cell."""
    rows = tuple(labels.by_row.get(cell.row, ()))
    section = labels.parents.get(cell.row) or _section(labels, cell, rows)
    return Labels(years_down=labels.years_down, section=section, rows=rows, heads=tuple(_heads(labels, cell)))


def _parents(by_row: dict[int, list[Cell]], text: str) -> dict[int, Cell]:
    """The label above that stands further left, for each label that is indented."""
    found: dict[int, Cell] = {}
    above: Cell | None = None
    for row in sorted(by_row):
        first = by_row[row][0]
        if first.span is None or not text:
            continue
        line = text[text.rfind("\n", 0, first.span.start) + 1 : first.span.start]
        if line and not line.strip(" \u00a0\u3000") and above is not None:
            found[row] = above
        elif not line:
            above = first
    return found


def _section(labels: Labels, cell: Cell, rows: Sequence[Cell]) -> Cell | None:
    place = bisect_right(labels.section_rows, cell.row) - 1
    return labels.sections[labels.section_rows[place]] if place >= 0 and rows else None


def _heads(labels: Labels, cell: Cell) -> list[Cell]:
    """The labels over a column: of the nearest header above, all of its lines, from the top."""
    place = bisect_right(labels.head_rows, cell.row) - 1
    found: list[Cell] = []
    below = None
    while place >= 0 and (below is None or labels.head_rows[place] == below - 1):
        below = labels.head_rows[place]
        line = labels.heads_of[below]
        index = bisect_right(line, cell.column, key=lambda label: label.column) - 1
        if index >= 0 and cell.column < line[index].column + line[index].width:
            found.insert(0, line[index])
        place -= 1
    return found
