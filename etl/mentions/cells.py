"""Figures in tables: each data cell with its number, labels, unit and period, each with its own span.

Comes in: a table and the passages of its rows. Goes out: mentions, and a numeral for every number on the
rows. The unit stands in the cell, the row, the label of the column, or the caption; the period in labels.
A cell without a unit is a bare number; a cell of words (약 1만 명) is read as words are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from etl.mentions.cell_counts import counted_by
from etl.mentions.cell_labels import Labels, labels_of, place_labels
from etl.mentions.cell_periods import FORETOLD, is_time, read_base, read_comparison, read_period
from etl.mentions.cell_units import (
    BRACKETED,
    CHANGE_LABEL,
    GROWTH_LABEL,
    CellUnit,
    asked_units,
    unit_of_corner,
    units_of_caption,
)
from etl.mentions.cell_values import BRACKET_GUESS, CellValue, read_signs, read_value, without_guess
from etl.mentions.finish import finish
from etl.mentions.found import Found, Scan
from etl.mentions.lexicon import Lexicon
from etl.mentions.loose_numerals import name_the_rest
from etl.mentions.numbers import read_digits
from etl.mentions.scan import scan_passage
from etl.mentions.sheets import Origin, Sheet, rate_beside, unit_in, wholes_in
from etl.model import Cell, Document, Evidence, Mention, Numeral, Passage, Period, Span, Table
from etl.patterns import pattern

FIRST_DIGIT = re.compile(r"\d")
LONG_MINUS = re.compile(r"^[−–](?=\s?\d)")  # –1,64 п.п.
IN_BRACKETS = re.compile(r"^[(（](?=\s?\d[^()（）]*[)）]$)")  # (40%), (3,3 п.п.): a fall, in a column of changes
TOTAL = pattern("mentions.cells.total", re.IGNORECASE)
CORNER = pattern("passages.tables_heads.corner")
LABELS = {"row_label", "column_label"}
NUMBER, PROSE = "table.cell", "table.prose"  # rules of a number: of its cell, within a headline or a remark
WORD, CJK = re.compile(r"[^\W\d_]{2,}"), re.compile("[一-鿿]")
FEWEST_WORDS, FEWEST_SIGNS = 5, 16  # of prose, besides its figures: words, signs where they are written as one
YEAR = 4  # digits
RELEASED = "2026"  # what comes later was still to come for any document without a date that this version met
KINDS = {"estimate", "forecast", "plan"}
LAST_DAY = {len("2024"): "-12-31", len("2024-05"): "-31"}  # of a year, of a month


def read_cells(
    document: Document, table: Table, rows: Sequence[Passage], origin: Origin, lexicon: Lexicon,
    origins: Sequence[tuple[tuple[str, ...], Origin]] = (),
) -> tuple[list[Mention], list[Numeral]]:  # fmt: skip
    """A mention for each data cell that holds a figure, and a numeral for every number on the rows; `origins`: whose
    the cells are whose labels have some words, where the source tells several."""
    data = [cell for cell in table.cells if cell.role == "data" and cell.span is not None]
    texts = (cell.text for cell in data)
    signs = read_signs(
        texts, document.language, table.decimal, short_comma=lexicon.comma_is_point or lexicon.comma_shares
    )
    corners = [cell for cell in table.cells if cell.role == "corner"]
    units = units_of_caption(table, document, lexicon)
    units = units or [unit for corner in corners if (unit := unit_of_corner(corner, document, lexicon)) is not None]
    is_uncertain = (len(units) > 1 and _heads_repeat(table)) or _is_shuffled(table)
    units = [] if is_uncertain else units
    asked = asked_units((cell.text for cell in table.cells if cell.role in LABELS), units, lexicon)
    sheet = Sheet(
        document,
        table,
        sorted(rows, key=lambda row: row.start),
        origin,
        lexicon,
        place_labels(table, document.text),
        units,
        signs,
        asked,
        origins,
        is_uncertain,
    )
    if not (units or is_uncertain):
        sheet.labels.parents = wholes_in(sheet) | sheet.labels.parents
    for cell in data:
        _read_cell(sheet, cell)
    name_the_rest(sheet)
    return sheet.mentions, sheet.numerals


def _heads_repeat(table: Table) -> bool:
    """Whether two columns have the same times for heads and nothing else."""
    heads = [cell for cell in table.cells if cell.role == "column_label"]
    times = {text for text in {cell.text for cell in heads} if is_time(text)}
    stacks: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for cell in heads:
        for column in range(cell.column, min(cell.column + cell.width, table.columns)):
            stacks[column].append((cell.row, cell.text))
    told = [tuple(stack) for stack in stacks.values() if all(text in times for _, text in stack)]
    return len(set(told)) < len(told)


def _is_shuffled(table: Table) -> bool:
    """Whether what heads a column of labels (구분) stands over one of numbers: heads of a page that lost their order."""
    over = {
        column
        for cell in table.cells
        if cell.role == "column_label" and CORNER.fullmatch(cell.text.strip())
        for column in range(cell.column, cell.column + cell.width)
    }
    return any(cell.role == "data" and cell.column in over and cell.span is not None for cell in table.cells)


def _read_cell(sheet: Sheet, cell: Cell) -> None:
    value = read_value(cell.text, sheet.signs)
    if value is not None and value.value is not None and value.percent and _falls(sheet, cell):
        value = replace(value, value=-abs(value.value))
    if value is not None:
        unit = unit_in(sheet, cell, value)
        is_plain = BRACKET_GUESS in value.notes and _is_in_plain_brackets(sheet, cell, unit)
        _add_number(sheet, cell, without_guess(value) if is_plain else value, unit)
        if value.beside is not None:
            _add_number(sheet, cell, value.beside, rate_beside(sheet, cell, value.beside))
    elif FIRST_DIGIT.search(cell.text) is not None:
        _add_words(sheet, cell)


def _falls(sheet: Sheet, cell: Cell) -> bool:
    """Whether a number in brackets is a fall, as accounts write it: its column is one of changes."""
    is_bracketed = sheet.signs.brackets and IN_BRACKETS.match(cell.text.strip()) is not None
    told = [head.text.strip() for head in (labels_of(sheet.labels, cell).heads if is_bracketed else ())]
    return any(GROWTH_LABEL.fullmatch(text) or CHANGE_LABEL.fullmatch(text) for text in told)


def _is_in_plain_brackets(sheet: Sheet, cell: Cell, unit: CellUnit | None) -> bool:
    """Whether the brackets around a cell only set it off: its label stands in some itself ((증감률)), or it is one of the
    per cents of a Korean table, which writes a minus as △, in a row of such."""
    is_percent = sheet.document.language == "ko" and unit is not None and unit.unit == "percent"
    if is_percent and cell.row not in sheet.rows_without_brackets:
        return True
    return any(BRACKETED.fullmatch(label.text.strip()) for label in labels_of(sheet.labels, cell).rows)


def _add_number(sheet: Sheet, cell: Cell, value: CellValue, unit: CellUnit | None) -> None:
    """A number with the unit that its labels give it; without one it is a bare number."""
    span = _span(sheet, cell, value.start, value.end)
    number = value.value * unit.scale if value.value is not None and unit is not None else value.value
    placed = sheet.row_of(span)
    quote = sheet.document.text[span.start : span.end]
    if placed is None or unit is None:
        sheet.numerals.append(Numeral(sheet.document.id, *span, quote, "bare_number", "단위가 없는 표의 칸", number))
        return
    sheet.numerals.append(Numeral(sheet.document.id, *span, quote, "quantity", "표의 칸", number))
    found = Found(
        value.start,
        value.end,
        "quantity",
        "",
        unit_id=unit.unit,
        value=number,
        low=number,
        high=number,
        notes=value.notes,
    )
    _add_mention(sheet, cell, found, span, unit, value.state)


def _add_words(sheet: Sheet, cell: Cell) -> None:
    """A cell of words: its figures with their own units; a number with a bound takes the unit of its labels."""
    text, unit = LONG_MINUS.sub("-", cell.text), unit_in(sheet, cell, None)
    text = IN_BRACKETS.sub("-", text) if _falls(sheet, cell) else text
    found, _ = scan_passage(text, "table_row", sheet.lexicon)
    unit = unit or _counted(sheet, cell, text)
    rule = PROSE if _is_prose(text, found) else NUMBER
    bare = _bounded(sheet, text, unit) if not any(item.name == "quantity" and item.unit_id for item in found) else None
    for item in [bare] if bare is not None else found:
        is_figure = item.name == "quantity" and item.unit_id is not None
        is_figure = is_figure and not sheet.signs.may_be_other(text[item.start : item.end])
        span = _span(sheet, cell, item.start, item.end)
        if span == cell.span and (item.start, item.end) != (0, len(text)) and len(found) > 1:
            continue  # its place is not known: what is left of the row accounts for its digits
        quote = sheet.document.text[span.start : span.end]
        reason = "표의 칸" if is_figure else item.reason or "단위가 없는 수"
        name = item.name if is_figure or item.name != "quantity" else "bare_number"
        sheet.numerals.append(Numeral(sheet.document.id, *span, quote, name, reason, item.value))
        if is_figure and sheet.row_of(span) is not None:
            own = item.unit.start if item.unit is not None else None
            words = text[item.unit.start : item.unit.end] if item.unit is not None else ""
            where = _span(sheet, cell, own, item.unit.end) if item.unit is not None and own is not None else span
            made = CellUnit(item.unit_id or "", Decimal(1), words or (unit.text if unit else ""), where, "unit.cell")
            _add_mention(sheet, cell, item, span, unit if bare is not None and unit is not None else made, None, rule)


def _is_prose(text: str, found: Sequence[Found]) -> bool:
    """Whether a cell tells more than its figures: 국내 첫 확진 35세 여성 격리 … 218명."""
    rest = list(text)
    for item in found:
        rest[item.start : item.end] = " " * (item.end - item.start)
    words = WORD.findall("".join(rest))
    return len(words) >= FEWEST_WORDS or any(len(word) >= FEWEST_SIGNS and CJK.search(word) for word in words)


def _counted(sheet: Sheet, cell: Cell, text: str) -> CellUnit | None:
    """3.8 million, where the labels tell what is counted."""
    first = FIRST_DIGIT.search(text)
    number = read_digits(text, first.start(), sheet.lexicon) if first is not None and not sheet.is_uncertain else None
    if number is None or number.scale == 1:
        return None
    labels = [label.text for label in labels_of(sheet.labels, cell).all]
    return counted_by(labels, sheet.table.caption or "", number.value)


def _bounded(sheet: Sheet, text: str, unit: CellUnit | None) -> Found | None:
    """약 1,200 · 3,000여 · 500 이상, all of a cell: the unit is that of its labels."""
    first = FIRST_DIGIT.search(text)
    number = read_digits(text, first.start(), sheet.lexicon) if first is not None and unit is not None else None
    if number is None or unit is None:
        return None
    item = finish(Scan(text, "table_row", sheet.lexicon), number, None, number.end, unit_id=unit.unit)
    if item.start > 1 or len(text) - item.end > 1 or item.value is None:
        return None
    scale = unit.scale if number.scale == 1 else Decimal(1)
    low, high = (None if end is None else end * scale for end in (item.low, item.high))
    return replace(item, unit_id=unit.unit, value=item.value * scale, low=low, high=high)


def _span(sheet: Sheet, cell: Cell, start: int, end: int) -> Span:
    """A stretch of a cell in the untouched text; all of the cell where its reading differs from it."""
    assert cell.span is not None
    placed = sheet.row_of(cell.span)
    if placed is None:
        return cell.span
    row, at = placed
    if row.reading[at : at + len(cell.text)].replace("\u00a0", " ") != cell.text or start >= end:
        return cell.span
    return row.span(at + start, at + end)


def _add_mention(
    sheet: Sheet, cell: Cell, item: Found, span: Span, unit: CellUnit, state: str | None,
    rule: str = NUMBER,
) -> None:  # fmt: skip
    document, table, labels = sheet.document, sheet.table, labels_of(sheet.labels, cell)
    placed = sheet.row_of(span)
    assert placed is not None
    passage = placed[0]
    period, dated, announced = read_period(labels.nearest, table.caption, sheet.years, sheet.dates)
    base = next((compared[1] for label in dated if (compared := read_comparison(label.text)) is not None), None)
    bases = (read_base(label.text) for label in labels.heads if label not in dated)
    base = base or next((found for found in bases if found is not None), None)
    kind = state or announced or ("forecast" if _is_foretold(labels, period, document.published) else "")
    notes = [*item.notes, *([unit.note] if unit.note else []), *(["provisional"] if kind == "provisional" else [])]
    if any(TOTAL.match(label.text.strip()) for label in labels.all):
        notes.append("total")
    proofs = _evidence(sheet, labels, span, unit, dated, period is not None and period.rule == "period.caption", rule)
    reading = cell.text[item.start : item.end]
    sheet.mentions.append(
        Mention(
            document.id, span.start, span.end, document.text[span.start : span.end], reading,
            item.value, item.low, item.high, item.bound, item.is_vague, unit.unit, unit.text,
            kind if kind in KINDS else "observed", sheet.lexicon.by_id[unit.unit].mention_class, period, base, unit.rate, None,
            *_origin(sheet, labels), passage.id, passage.start, passage.end, proofs, table.id, cell.row, cell.column, tuple(notes),
            _as_sentence(table, labels, unit, reading),
        )
    )  # fmt: skip


def _is_foretold(labels: Labels, period: Period | None, published: str | None) -> bool:
    """Whether a label tells that a cell is foretold (장래 추계 인구), and its time is not over where that is known; or
    its time had not begun for long when the document came out: the next year may be one of a plan, a budget."""
    begins = int(period.start[:YEAR]) if period is not None and period.start is not None else 0
    if begins > int((published or RELEASED)[:YEAR]) + (published is not None):
        return True
    if not any(FORETOLD.search(label.text) for label in labels.all):
        return False
    if published is None or period is None or period.end is None:
        return True
    return period.end + LAST_DAY.get(len(period.end), "") > published


def _origin(sheet: Sheet, labels: Labels) -> Origin:
    """Whose a cell is: of several sources the one that its label is told of: 통계청(생산지수), 한국은행(환율)."""
    told = " ".join(label.text for label in labels.all)
    return next((origin for words, origin in sheet.origins if any(word in told for word in words)), sheet.origin)


def _as_sentence(table: Table, labels: Labels, unit: CellUnit, number: str) -> str:
    """A cell in words: caption · row (unit) · column: number."""
    row = " ".join(dict.fromkeys(label.text for label in (labels.section, *labels.rows) if label is not None))
    head = " ".join(dict.fromkeys(label.text for label in labels.heads))
    said = unit.rule == "unit.cell" or any(unit.text in words for words in (row, head))
    bare = unit.text.strip("()[]（） ")
    named = (row if said else f"{row} ({bare})") if row else "" if said else bare
    return " · ".join(part for part in (table.caption, named, head) if part) + f": {number}"


def _evidence(
    sheet: Sheet,
    labels: Labels,
    span: Span,
    unit: CellUnit,
    dated: Sequence[Cell],
    by_caption: bool,
    rule: str,
) -> tuple[Evidence, ...]:
    text, table = sheet.document.text, sheet.table
    pieces: list[tuple[str, Span | None, str]] = [("number", span, rule)]
    pieces += [("row", label.span, "table.row") for label in (labels.section, *labels.rows) if label is not None]
    pieces += [("column", label.span, "table.column") for label in labels.heads]
    pieces.append(("unit", unit.span, unit.rule))
    pieces += [("period", label.span, "period.label") for label in dated]
    pieces += [("period", table.caption_span, "period.caption")] if by_caption else []
    pieces.append(("origin", table.source_span, "origin.table_source"))
    return tuple(
        dict.fromkeys(Evidence(role, at, text[at.start : at.end], rule) for role, at, rule in pieces if at is not None)
    )
