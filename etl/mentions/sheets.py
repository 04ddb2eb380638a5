"""A table while its cells are read, and the unit that each cell has there.

Comes in: a table with its labels and the units of its caption; a cell. Goes out: the unit by its own sign, its row, its
column, its section, the caption; None where nothing tells it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property

from etl.mentions.cell_counts import counted_by
from etl.mentions.cell_labels import Labels, labels_of
from etl.mentions.cell_periods import years_beside
from etl.mentions.cell_units import (
    INDEXED,
    WEIGHED,
    CellUnit,
    as_points,
    choose_unit,
    rate_of_labels,
    unit_of_cell,
    unit_of_label,
)
from etl.mentions.cell_values import CellValue, Signs, read_value
from etl.mentions.dated_labels import dates_in
from etl.mentions.lexicon import Lexicon
from etl.mentions.row_units import wholes_of
from etl.model import Cell, Document, Mention, Numeral, Passage, Period, Span, Table
from etl.patterns import pattern

Origin = tuple[str | None, str | None]
LABELS = frozenset({"row_label", "column_label"})
DATED = re.compile(r"(?:19|20)\d{2}(?:[01]\d[0-3]\d)?")
OPENING, ABOVE = "(（", 400  # characters before a table
SCALE_ALONE = pattern("mentions.sheets.scale_alone", re.IGNORECASE)
IDENTIFIER = pattern("mentions.sheets.identifier")


@dataclass
class Sheet:
    """A table while its cells are read."""

    document: Document
    table: Table
    rows: Sequence[Passage]
    origin: Origin
    lexicon: Lexicon
    labels: Labels
    units: list[CellUnit]
    signs: Signs
    asked: frozenset[str]  # units of the caption that some label asks for
    origins: Sequence[tuple[tuple[str, ...], Origin]]  # whose the cells are whose labels have these words
    is_uncertain: bool = False  # its heads do not tell what its columns hold: only units of cells count
    mentions: list[Mention] = field(default_factory=list)
    numerals: list[Numeral] = field(default_factory=list)
    found_units: dict[tuple[int, int] | int, CellUnit | None] = field(default_factory=dict)

    @cached_property
    def shared(self) -> CellUnit | None:
        """The unit of columns whose heads name none."""
        return _shared(self)

    @cached_property
    def has_rates(self) -> bool:
        """Whether some labels name a rate, so that the caption (증감, 증감률) tells none of the others to be one."""
        labels = {cell.text for cell in self.table.cells if cell.role in LABELS}
        return any(rate_of_labels(label, [], self.lexicon) is not None for label in labels)

    @cached_property
    def rows_without_brackets(self) -> frozenset[int]:
        """The rows with a figure that stands in no brackets."""
        data = (cell for cell in self.table.cells if cell.role == "data" and cell.text.strip())
        return frozenset(cell.row for cell in data if cell.text.strip()[0] not in OPENING)

    @cached_property
    def text_above(self) -> str:
        """The text right before the table: a total of 518,740 cases were filed."""
        return self.document.text[max(0, self.table.start - ABOVE) : self.table.start]

    @cached_property
    def dated_columns(self) -> frozenset[int]:
        """The columns of nothing but years, or of days and numbers of files: 2017, 20230412."""
        held: dict[int, list[str]] = defaultdict(list)
        for cell in self.table.cells:
            if cell.role == "data" and any(char.isdecimal() for char in cell.text):
                held[cell.column].append(cell.text.strip())
        return frozenset(column for column, texts in held.items() if all(map(DATED.fullmatch, texts)) and texts[1:])

    @cached_property
    def broken_columns(self) -> frozenset[int]:
        """The columns that hold a number with a fraction."""
        data = (cell for cell in self.table.cells if cell.role == "data")
        read = ((cell.column, read_value(cell.text, self.signs)) for cell in data)
        numbers = ((column, value.value) for column, value in read if value is not None and value.value is not None)
        return frozenset(column for column, number in numbers if number != number.to_integral_value())

    @cached_property
    def years(self) -> dict[Cell, int]:
        """The years of labels that go on with those before them."""
        return years_beside(self.table)

    @cached_property
    def dates(self) -> dict[Cell, Period]:
        """The periods of labels that are dates in figures."""
        return dates_in(self.table)

    def row_of(self, span: Span) -> tuple[Passage, int] | None:
        """The passage that a cell stands in, and the place of the cell in its reading."""
        place = bisect_right(self.rows, span.start, key=lambda row: row.start) - 1
        if place < 0 or span.start >= self.rows[place].end:
            return None
        row = self.rows[place]
        return row, bisect_right(row.starts, span.start - 1)


def unit_in(sheet: Sheet, cell: Cell, value: CellValue | None) -> CellUnit | None:
    """The unit of a cell: its own sign, then a ratio in a label, then row, column, section, caption."""
    if value is not None and value.percent:
        return CellUnit("percent", Decimal(1), "%", cell.span, "unit.cell")
    if sheet.is_uncertain:
        return None
    labels = labels_of(sheet.labels, cell)
    if any(IDENTIFIER.fullmatch(head.text.strip()) for head in labels.heads):
        return None
    row = _row_unit(sheet, cell, labels.rows)
    column = _column_unit(sheet, labels.heads)
    if sheet.units and cell.column in sheet.broken_columns:  # Ships, in A$ million: nobody counts 49.5 of them
        row, column = (None if _only_counts(sheet, unit) else unit for unit in (row, column))
    if _is_scaled(sheet, sheet.units):  # Pigs, in thousand head
        row, column = (None if _only_counts(sheet, unit) else unit for unit in (row, column))
    elif column is not None and _only_counts(sheet, row) and (_is_scaled(sheet, [column]) or _weighs(sheet, column)):
        row = None  # Others, under 000 tonnes
    if row is not None and column is not None:
        is_ratio = sheet.lexicon.by_id[column.unit].mention_class == "ratio"
        is_of_column = cell.row in sheet.labels.units  # a column of units is that of the columns that name none
        return column if is_ratio or is_of_column else row
    section = _label_unit(sheet, labels.section)
    named = row or column or section
    words = " ".join(label.text for label in labels.all)
    if named is not None and sheet.lexicon.by_id[named.unit].mention_class != "ratio":
        silent = labels.heads if column is None else labels.rows
        named = rate_of_labels(" ".join(label.text for label in silent), sheet.units, sheet.lexicon) or named
    is_indexed = INDEXED.search(sheet.table.caption or "") is not None
    if row is not None and column is None and row.unit == "percent":
        named = as_points(row, [head.text for head in labels.heads])
    chosen = named or choose_unit(words, sheet.units, sheet.asked, sheet.lexicon, is_indexed=is_indexed)
    if chosen is None and not sheet.units:
        caption = "" if sheet.has_rates else sheet.table.caption or ""
        chosen = sheet.shared or rate_of_labels(f"{words} {caption}", [], sheet.lexicon)
    if chosen is None and (is_indexed or any(INDEXED.search(label.text) for label in labels.all)):
        return CellUnit("point", Decimal(1), "", None, "unit.index")
    if chosen is None and value is not None and value.money:
        sign = next((unit.id for sign, unit in sheet.lexicon.signs if sign == value.money), None)
        return None if sign is None else CellUnit(sign, Decimal(1), value.money, cell.span, "unit.cell")
    if chosen is None and value is not None and not sheet.units:
        corners = [one.text for one in sheet.table.corners]
        if cell.column in sheet.dated_columns:
            return None
        names = [*(label.text for label in labels.all), *corners]
        return counted_by(names, sheet.table.caption or "", value.value, sheet.text_above)
    return chosen


def _column_unit(sheet: Sheet, heads: Sequence[Cell]) -> CellUnit | None:
    """The unit of the lowest head that names one; a scale alone is that of what the head above it counts."""
    for at in range(len(heads) - 1, -1, -1):
        found = _label_unit(sheet, heads[at])
        if found is not None:
            return found
        if at and SCALE_ALONE.fullmatch(heads[at].text.strip()):  # Children reached | (thousand)
            told = " ".join(head.text for head in heads[:at])
            return unit_of_label(heads[at], sheet.document, sheet.lexicon, f"{told} {sheet.table.caption or ''}")
    return None


def wholes_in(sheet: Sheet) -> dict[int, Cell]:
    """By row: the label with a unit of the row above that it is a part of, as its amounts tell."""
    heads = [cell for cell in sheet.table.cells if cell.role == "column_label" and _label_unit(sheet, cell) is not None]
    told = frozenset(place for cell in heads for place in range(cell.column, cell.column + cell.width))
    return wholes_of(sheet.table, sheet.signs, lambda label: _label_unit(sheet, label) is not None, told)


def rate_beside(sheet: Sheet, cell: Cell, value: CellValue) -> CellUnit | None:
    """In brackets behind a number stands a rate, if its sign or the caption says so."""
    if value.percent:
        return CellUnit("percent", Decimal(1), "%", cell.span, "unit.cell")
    return next((unit for unit in sheet.units if sheet.lexicon.by_id[unit.unit].mention_class == "ratio"), None)


def _is_scaled(sheet: Sheet, units: Sequence[CellUnit]) -> bool:
    """Whether there is one unit of what is counted, by the thousand or more."""
    counts = [unit for unit in units if sheet.lexicon.by_id[unit.unit].dimension == "count"]
    return len(counts) == 1 and counts[0].scale != 1


def _only_counts(sheet: Sheet, unit: CellUnit | None) -> bool:
    """Whether a unit is a noun of what is counted and tells no scale."""
    return unit is not None and unit.scale == 1 and sheet.lexicon.by_id[unit.unit].dimension == "count"


def _weighs(sheet: Sheet, unit: CellUnit) -> bool:
    """Whether a unit is one of weight, money or the like, which nobody counts in."""
    return sheet.lexicon.by_id[unit.unit].dimension in WEIGHED


def _shared(sheet: Sheet) -> CellUnit | None:
    """The one unit that the heads of all other columns name: Родившиеся, человек | Умершие, человек | прирост; one
    column of temperatures is enough, since nobody tells by how many per cent they differ: 평균(℃) | 평년 대비."""
    heads = [cell for cell in sheet.table.cells if cell.role == "column_label"]
    named = [unit for head in heads if (unit := _label_unit(sheet, head)) is not None]
    known = {(unit.unit, unit.scale) for unit in named}
    if len(known) != 1:
        return None
    known_unit = sheet.lexicon.by_id[named[0].unit]
    if known_unit.mention_class == "ratio" or (len(named) < 2 and known_unit.dimension != "temperature"):
        return None
    return replace(named[0], note="unit.shared.guess")


def _row_unit(sheet: Sheet, cell: Cell, labels: Sequence[Cell]) -> CellUnit | None:
    parent = sheet.labels.parents.get(cell.row)
    beside = sheet.labels.units.get(cell.row) or (sheet.labels.units.get(parent.row) if parent is not None else None)
    if beside is not None:
        key = (beside.row, beside.column)
        if key not in sheet.found_units:
            sheet.found_units[key] = unit_of_cell(beside, sheet.document, sheet.lexicon)
        if sheet.found_units[key] is not None:
            return sheet.found_units[key]
    return next((unit for label in reversed(labels) if (unit := _label_unit(sheet, label)) is not None), None)


def _label_unit(sheet: Sheet, label: Cell | None) -> CellUnit | None:
    if label is None:
        return None
    key = (label.row, label.column)
    if key not in sheet.found_units:
        sheet.found_units[key] = unit_of_label(label, sheet.document, sheet.lexicon, sheet.table.caption or "")
    return sheet.found_units[key]
