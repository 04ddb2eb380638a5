"""Figures in tables: each data cell with its number, row label, column label, unit and period.

The unit stands in the row (a column of units, or in brackets behind the label), in the column's label,
or in the caption (단위: 백만 달러); the period in the column's label, or in the row's where years run down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from etl.mentions.dates import find_times
from etl.mentions.lexicon import Lexicon
from etl.mentions.moments import Moment
from etl.mentions.numbers import parse_sino
from etl.model import Cell, Document, Evidence, Mention, Numeral, Passage, Period, Span, Table

YEAR = re.compile(
    r"^[’'‘]?(?P<y>(?:19|20)\d{2}|\d{2})\s?(?:년|年|г\.?)?\s?(?:[.]\s?(?P<m>1[0-2]|0?[1-9])(?:월)?)?(?:e|p|E|P|F|\(p\)|\(e\)|\*)?$"
)
VALUE = re.compile(
    r"^(?P<sign>[-−–△▲▼+]?)\s?(?P<open>\()?(?P<inner>[-−△])?(?P<money>[$€₩])?(?P<digits>\d[\d,]*(?:\.\d+)*)(?P<percent>%?)\)?(?:\s?(?:\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]|[a-e]\)|\d\)|p|e))?$"
)
UNIT_IN = re.compile(r"[(\[〔（]\s?(?:단위\s?[:：]\s?)?(?P<unit>[^()\[\]]{1,20})[)\]〕）]")
CAPTION_UNIT = re.compile(r"(?:단위|Unit|Units|单位)\s?[:：]?\s?(?P<unit>[^)\]>]{1,30})")
ENGLISH_SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "тыс.": 10**3,
    "млн": 10**6,
    "млрд": 10**9,
    "mn": 10**6,
    "bn": 10**9,
}
SPECIAL = {"千": 10**3}


@dataclass(frozen=True, slots=True)
class CellUnit:
    """A unit with the scale that its header puts on every number."""

    unit: str
    scale: Decimal
    text: str
    span: Span | None
    rule: str


def read_cells(
    document: Document, table: Table, rows: list[Passage], origin: tuple[str | None, str | None], lexicon: Lexicon
) -> tuple[list[Mention], list[Numeral]]:
    """A mention for each data cell that holds a number, and a numeral for every number of the table."""
    grid = {(cell.row, cell.column): cell for cell in table.cells}
    years_down = _years_down(table)
    caption_unit = _caption_unit(table, lexicon)
    mentions, numerals = [], []
    for cell in table.cells:
        if cell.role == "data" and cell.span is not None and not (years_down and cell.column == 0):
            mention, numeral = _read_cell(document, table, cell, grid, years_down, caption_unit, rows, origin, lexicon)
            if mention is not None:
                mentions.append(mention)
            if numeral is not None:
                numerals.append(numeral)
    return mentions, numerals


def _years_down(table: Table) -> bool:
    labels = [cell.text for cell in table.cells if cell.column == 0 and cell.row > 0]
    return bool(labels) and sum(bool(YEAR.match(label)) for label in labels) * 2 > len(labels)


def _read_cell(
    document: Document, table: Table, cell: Cell, grid: dict[tuple[int, int], Cell], years_down: bool,
    caption_unit: CellUnit | None, rows: list[Passage], origin: tuple[str | None, str | None], lexicon: Lexicon,
) -> tuple[Mention | None, Numeral | None]:  # fmt: skip
    found = VALUE.match(cell.text)
    assert cell.span is not None
    if found is None:
        return None, None
    label, head = grid.get((cell.row, 0)), grid.get((0, cell.column))
    if head is not None and head.role != "column_label":
        head = None
    unit = _row_unit(cell, grid, lexicon) or _label_unit(head, lexicon) or caption_unit
    if unit is None and found["percent"]:
        unit = CellUnit("percent", Decimal(1), "%", cell.span, "unit.cell")
    period = _period(label if years_down else head) or _period(head if years_down else label) or _caption_period(table)
    value, notes = _value(found, unit)
    numeral = Numeral(
        document.id, *cell.span, document.text[cell.span.start : cell.span.end], "quantity", "표의 칸", value
    )
    passage = next((row for row in rows if row.start <= cell.span.start < row.end), None)
    if passage is None or unit is None:
        return None, Numeral(document.id, *cell.span, numeral.quote, "bare_number", "단위가 없는 표의 칸", value)
    evidence = _evidence(document, cell, label, head, unit, years_down, table)
    mention = Mention(
        document.id, cell.span.start, cell.span.end, numeral.quote, cell.text, value, value, value, "exact", False,
        unit.unit, unit.text, "observed", lexicon.by_id[unit.unit].mention_class, period, None, None, None, origin[0], origin[1],
        passage.id, passage.start, passage.end, evidence, table.id, cell.row, cell.column, notes,
        _as_sentence(table, label, unit, head, cell),
    )  # fmt: skip
    return mention, numeral


def _as_sentence(table: Table, label: Cell | None, unit: CellUnit, head: Cell | None, cell: Cell) -> str:
    """A cell in words: caption, row, unit, column, number."""
    name = label.text if label is not None else ""
    parts = [table.caption, f"{name} ({unit.text.strip('()')})" if name else unit.text, head.text if head else None]
    return " · ".join(part for part in parts if part) + f": {cell.text}"


def _value(found: re.Match[str], unit: CellUnit | None) -> tuple[Decimal | None, tuple[str, ...]]:
    digits = found["digits"]
    if digits.count(".") > 1:
        return None, ("malformed",)
    value = Decimal(digits.replace(",", "")) * (unit.scale if unit is not None else 1)
    notes: tuple[str, ...] = ()
    if (found["sign"] in ("-", "−", "–", "△", "▲", "▼") and found["sign"]) or found["inner"]:
        value = -value
    elif found["open"]:
        value, notes = -value, ("sign.bracket.guess",)
    return value, notes


def _row_unit(cell: Cell, grid: dict[tuple[int, int], Cell], lexicon: Lexicon) -> CellUnit | None:
    beside = grid.get((cell.row, 1))
    if beside is not None and beside.role == "unit":
        found = parse_unit(beside.text, lexicon)
        if found is not None:
            return CellUnit(*found, beside.text, beside.span, "unit.row")
    return _label_unit(grid.get((cell.row, 0)), lexicon)


def _label_unit(label: Cell | None, lexicon: Lexicon) -> CellUnit | None:
    if label is None:
        return None
    for found in UNIT_IN.finditer(label.text):
        unit = parse_unit(found["unit"], lexicon)
        if unit is not None:
            return CellUnit(*unit, found["unit"], label.span, "unit.label")
    tail = label.text.rsplit(",", 1)
    unit = parse_unit(tail[1].strip(), lexicon) if len(tail) == 2 else None
    return CellUnit(*unit, tail[1].strip(), label.span, "unit.label") if unit is not None else None


def _caption_unit(table: Table, lexicon: Lexicon) -> CellUnit | None:
    if table.caption is None:
        return None
    found = CAPTION_UNIT.search(table.caption)
    pieces = [found["unit"]] if found else [hit["unit"] for hit in UNIT_IN.finditer(table.caption)]
    for piece in pieces:
        for part in re.split(r"[,;/]", piece):
            unit = parse_unit(part.strip(), lexicon)
            if unit is not None:
                return CellUnit(*unit, part.strip(), table.caption_span, "unit.caption")
    return None


def parse_unit(text: str, lexicon: Lexicon) -> tuple[str, Decimal] | None:
    """천명 → person × 1,000 · 억달러 → USD × 10^8 · 백만 달러 · USD million · %."""
    words = text.strip().strip("()[]（）").replace(" ", "")
    scale = Decimal(1)
    lowered = text.strip().strip("()[]").lower()
    for word, factor in ENGLISH_SCALES.items():
        if re.search(rf"(?<![a-zа-я]){re.escape(word)}(?![a-zа-я])", lowered):
            scale = Decimal(factor)
            words = re.sub(rf"\s*{re.escape(word)}\s*(?:of\s)?", "", lowered)
            break
    else:
        found = re.match(r"[일이삼사오육칠팔구]?[십백천만억조]+|[十百千万亿]+", words)
        if found is not None and len(found[0]) < len(words):
            parsed = parse_sino(found[0], lexicon)
            if parsed is not None:
                scale, words = parsed, words[found.end() :]
    unit = _unit_named(words, lexicon)
    return None if unit is None else (unit, scale)


def _unit_named(word: str, lexicon: Lexicon) -> str | None:
    word = word.strip()
    for sign, unit in lexicon.signs:
        if word.lower() == sign.lower():
            return unit.id
    if not word:
        return None
    for surface, unit, _ in lexicon.units.get(word[0].lower(), ()):
        if surface.replace(" ", "").lower() == word.replace(" ", "").lower():
            return unit.id
    return next((unit.id for unit, _ in lexicon.ambiguous.get(word, ())), None)


def _period(label: Cell | None) -> Period | None:
    if label is None:
        return None
    found = YEAR.match(label.text.strip())
    if found is not None:
        year = (
            int(found["y"])
            if len(found["y"]) == 4
            else 1900 + int(found["y"])
            if int(found["y"]) > 50
            else 2000 + int(found["y"])
        )
        moment = Moment(year, int(found["m"]) if found["m"] else None)
        return Period(moment.iso(), moment.iso(end=True), moment.grain, "during", False, "period.label")
    for item in find_times(label.text):
        if item.first is not None and item.first.year is not None:
            return Period(
                item.first.iso(),
                (item.last or item.first).iso(end=True),
                item.first.grain,
                "during",
                False,
                "period.label",
            )
    return None


def _caption_period(table: Table) -> Period | None:
    if table.caption is None:
        return None
    for item in find_times(table.caption):
        if item.first is not None and item.first.year is not None:
            return Period(
                item.first.iso(),
                (item.last or item.first).iso(end=True),
                item.first.grain,
                "during",
                True,
                "period.caption",
            )
    return None


def _evidence(
    document: Document,
    cell: Cell,
    label: Cell | None,
    head: Cell | None,
    unit: CellUnit,
    years_down: bool,
    table: Table,
) -> tuple[Evidence, ...]:
    def piece(role: str, span: Span | None, rule: str) -> Evidence | None:
        return None if span is None else Evidence(role, span, document.text[span.start : span.end], rule)

    found = [
        piece("number", cell.span, "table.cell"),
        piece("row", label.span if label else None, "table.row"),
        piece("column", head.span if head else None, "table.column"),
        piece("unit", unit.span, unit.rule),
        piece(
            "period", (label if years_down else head).span if (label if years_down else head) else None, "period.label"
        ),
        piece("origin", table.source_span, "origin.table_source"),
    ]
    return tuple(item for item in found if item is not None)
