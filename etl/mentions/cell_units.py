"""Units of table cells, found in labels, captions and columns of units.

`천명` is persons by the thousand; a caption may hold several (단위: 백만 달러, %), of which the labels of a
cell choose one. What is no unit gives None; nothing is guessed without saying so in a note.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from etl.mentions.cell_periods import is_mark, is_time
from etl.mentions.lexicon import Lexicon
from etl.mentions.written_units import IN, PER_CENT_OF, SO_MANY, UNLESS, parse_unit, without_scale
from etl.model import Cell, Document, Span, Table
from etl.patterns import pattern, values, words

UNIT_IN = pattern("mentions.cell_units.unit_in")
UNCLOSED = re.compile(r"[(\[〔（](?P<unit>[^()\[\]〔〕（）,;，；、\n]{1,60})(?:[,;，；、\n][^()\[\]〔〕（）]*)?$")
LISTED = "[,;，；、]"  # between units
CAPTION_UNIT = pattern("mentions.cell_units.caption_unit", re.IGNORECASE)
SENTENCE_END = pattern("mentions.cell_units.sentence_end")
PER = values("mentions.cell_units.per")  # fmt: skip
PER_CENT_IN = pattern("mentions.cell_units.per_cent_in")
INDEXED = pattern("mentions.cell_periods.indexed")  # an index: its columns have no unit of the caption
PRODUCT = pattern("mentions.cell_units.product")
A_DAY, PER_WORD = pattern("mentions.cell_units.a_day"), pattern("mentions.cell_units.per_word")
TELLS_RATE = pattern("mentions.cell_units.tells_rate", re.IGNORECASE)
NUMBER_OF = pattern("mentions.cell_units.number_of", re.IGNORECASE)
GROWTH_LABEL = pattern("meaning.tables.growth_label")
CHANGE_LABEL = pattern("meaning.tables.change_label")
PER_SO_MANY = pattern("mentions.cell_units.per_so_many", re.IGNORECASE)
BRACKETED = re.compile(r"[(（\[][^()（）\[\]]+[)）\]]")
LETTER = re.compile(r"[A-Z](?:[-+/][A-Z])?")
RATE, ANY_RATE = pattern("mentions.cell_units.rate", re.IGNORECASE), pattern("mentions.cell_units.any_rate")
MONEY_WORDS = pattern("mentions.cell_units.money_words", re.IGNORECASE)
MASS_WORDS = pattern("mentions.cell_units.mass_words", re.IGNORECASE)
COUNT_WORDS = {
    "person": pattern("mentions.cell_units.count_words_person"),
    "case": pattern("mentions.cell_units.count_words_case"),
    "time": pattern("mentions.cell_units.count_words_time"),
    "vessel": pattern("mentions.cell_units.count_words_vessel"),
}
COUNTS = ("person", "vehicle_unit", "vessel", "case", "household", "head")  # ids of units
COUNTED = {unit: pattern(f"mentions.cell_counts.{unit}") for unit in COUNTS}
PLAIN_COUNT = pattern("mentions.cell_units.plain_count")
THINGS = "item"
DENOMINATORS = words("mentions.cell_units.denominators")
WEIGHED = frozenset({"mass", "volume", "measure", "money", "energy"})
DIMENSIONS = {"money": MONEY_WORDS, "measure": MASS_WORDS}


@dataclass(frozen=True, slots=True)
class CellUnit:
    """A unit with the scale that its header puts on every number, and where it is written."""

    unit: str
    scale: Decimal
    text: str
    span: Span | None
    rule: str
    rate: str | None = None
    note: str | None = None


def unit_of_cell(cell: Cell, document: Document, lexicon: Lexicon) -> CellUnit | None:
    """The unit of a unit cell, the whole of it."""
    return _made(cell.text, cell.text, cell.span, "unit.row", lexicon, document)


def unit_of_label(label: Cell | None, document: Document, lexicon: Lexicon, counted: str = "") -> CellUnit | None:
    """교역액(억 달러) · Exports, USD million · a label that is a unit and nothing else; `counted`: the words in which a
    scale alone (2024, thsd) has what it counts."""
    if label is None:
        return None
    if PER_CENT_OF.search(label.text) or PER_CENT_IN.search(label.text):  # 2024 в % к 2023, 8월(%), debt (% of GDP)
        return CellUnit("percent", Decimal(1), "%", label.span, "unit.label")
    is_date = is_time(label.text)
    pieces = [found["unit"] for found in UNIT_IN.finditer(label.text)]
    pieces = [piece for piece in pieces if not (is_date and is_mark(piece))]  # 2024(f): no farad
    head, comma, tail = label.text.rpartition(",")
    if comma and head and not is_date:
        pieces.append(tail.strip())
    for piece in pieces:
        for part in (piece, *re.split(LISTED, piece)):
            made = _made(part.strip(), part.strip(), label.span, "unit.label", lexicon, document)
            made = made or _of_product(part.strip(), label.span, document, lexicon)
            if made is not None:
                return made
    if is_date:
        return next(
            (one for piece in pieces if (one := _of_scale(piece, counted, label.span, document, lexicon))), None
        )
    bare = label.text.strip()
    bare = bare[1:-1].strip() if BRACKETED.fullmatch(bare) is not None else bare  # (전년동기비)
    if GROWTH_LABEL.fullmatch(bare) and TELLS_RATE.search(bare):  # y/y, 증감률; not Change
        return CellUnit("percent", Decimal(1), "%", label.span, "unit.rate_label", note="unit.rate.guess")
    told = f"{label.text} {counted}"
    scaled = next((made for piece in pieces if (made := _of_scale(piece, told, label.span, document, lexicon))), None)
    if scaled is not None:  # Population (million)
        return scaled
    return _made(label.text, label.text, label.span, "unit.label", lexicon, document)


def _of_product(piece: str, span: Span | None, document: Document, lexicon: Lexicon) -> CellUnit | None:
    """Тонны U, тыс. унций золота, долл./фунт U3O8: a unit without what is weighed."""
    bare = PRODUCT.sub("", UNLESS.sub("", piece))
    made = _made(bare, bare, span, "unit.label", lexicon, document) if bare != piece else None
    return made if made is not None and lexicon.by_id[made.unit].dimension in WEIGHED else None


def unit_of_corner(corner: Cell, document: Document, lexicon: Lexicon) -> CellUnit | None:
    """구분(만 톤), Million tonnes, mb/d: the unit of a table; Year and Country are what its rows are."""
    made = unit_of_label(corner, document, lexicon)
    is_bare = made is not None and made.scale == 1 and UNIT_IN.search(corner.text) is None
    if made is None or (is_bare and lexicon.by_id[made.unit].dimension in ("duration", "count", "age")):
        return None
    return made


def units_of_caption(table: Table, document: Document, lexicon: Lexicon) -> list[CellUnit]:
    """Every unit that the caption names for the numbers of the table, in its order."""
    if table.caption is None:
        return []
    named = [found["unit"] for found in CAPTION_UNIT.finditer(table.caption)]
    head, comma, tail = table.caption.rpartition(",")
    pieces = (
        named
        or [found["unit"] for found in UNIT_IN.finditer(table.caption)]
        or ([tail.strip()] if comma and head else [])
    )
    read = partial(_of_caption, table=table, document=document, lexicon=lexicon)
    made: list[CellUnit] = []
    for piece in pieces:
        parts = _listed(piece, read)
        counted = _of_scale(piece, _counted(table), table.caption_span, document, lexicon) if not parts else None
        made += parts if counted is None else [counted]
    if made:
        return made
    alone = _of_scale(table.caption, _counted(table), table.caption_span, document, lexicon)
    if alone is not None:  # thousands, on a line of its own
        return [alone]
    line = _unit_line(table, document, read)
    if line is not None:
        return [line]
    sentences = SENTENCE_END.split(table.caption)  # $ billions unless shown otherwise
    return [unit for sentence in sentences if (unit := read(sentence)) is not None]


def _unit_line(table: Table, document: Document, read: Callable[[str], CellUnit | None]) -> CellUnit | None:
    """A line of the caption that is a unit and nothing else, below the title: тыс. тонн."""
    span = table.caption_span
    lines = document.text[span.start : span.end].splitlines() if span is not None else []
    return next((unit for line in reversed(lines) if line.strip() and (unit := read(line)) is not None), None)


def _counted(table: Table) -> str:
    """The words of a table that tell what it counts: its caption, then its labels."""
    labels = (cell.text for cell in table.cells if cell.role != "data")
    return " ".join([table.caption or "", *labels])


def _of_caption(words: str, table: Table, document: Document, lexicon: Lexicon) -> CellUnit | None:
    return _made(words.strip(), words.strip(), table.caption_span, "unit.caption", lexicon, document)


def _listed(piece: str, read: Callable[[str], CellUnit | None]) -> list[CellUnit]:
    """The units of a list: 백만 달러, % · 명/%, but 달러/배럴 is one itself."""
    if (whole := read(piece)) is not None:
        return [whole]
    found: list[CellUnit | None] = []
    for part in re.split(rf"{LISTED}|\s및\s|\sand\s", piece):
        unit = read(part)
        found += [unit] if unit is not None else map(read, re.split(r"(?<=[가-힣%])\s?/\s?", part))
    return [unit for unit in found if unit is not None]


def _of_scale(piece: str, text: str, span: Span | None, document: Document, lexicon: Lexicon) -> CellUnit | None:
    """Population by labour status (thousands): what a caption or a label counts, by a scale without a unit."""
    factor, rest = without_scale(IN.sub("", piece.strip()), lexicon)
    if (rest or factor == 1) and PLAIN_COUNT.fullmatch(piece.strip()) is None:
        return None
    noun = noun_counted(text)
    unit = next((unit for unit, words in COUNT_WORDS.items() if words.search(text)), noun and noun[0])
    unit = unit or (THINGS if NUMBER_OF.match(text) is not None else None)
    if unit is None:
        return None
    return CellUnit(unit, factor, piece.strip(), _narrowed(document, piece.strip(), span), "unit.scale")


def noun_counted(words: str) -> tuple[str, str] | None:
    """The unit of the first noun of what is counted, and that noun."""
    found = {unit: hit for unit, counted in COUNTED.items() if (hit := counted.search(words)) is not None}
    unit = min(found, key=lambda one: found[one].start()) if found else None
    return None if unit is None else (unit, found[unit][0])


def as_points(unit: CellUnit, heads: Iterable[str]) -> CellUnit:
    """A change of what is told in per cent is told in points, where its head names no unit: Change on year."""
    is_change = any(CHANGE_LABEL.fullmatch(head.strip().rstrip("⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ*")) for head in heads)
    return replace(unit, unit="percentage_point") if is_change and unit.unit == "percent" else unit


def choose_unit(
    labels: str, units: list[CellUnit], asked: frozenset[str], lexicon: Lexicon, *, is_indexed: bool = False
) -> CellUnit | None:
    """Of the units of a caption the one that the labels of a cell ask for; a share is never money.

    `is_indexed`: the caption names an index (2020=100), whose columns have no unit.

    Labels that ask for none take the one unit that no label of the table asks for; else there is no telling.
    """
    if not units or (is_indexed and rate_of_labels(labels, units, lexicon) is None):
        return None
    ratios = [unit for unit in units if _is_ratio(unit, lexicon)]
    others = [unit for unit in units if unit not in ratios]
    rate = rate_of_labels(labels, units, lexicon)
    if rate is not None:
        return rate
    if len(others) < 2:
        return others[0] if others else ratios[0]
    wanted = [unit for unit in others if _asks(labels, unit, lexicon)]
    if wanted:
        return wanted[0]
    rest = [unit for unit in others if unit.text not in asked]
    return replace(rest[0], note="unit.caption.guess") if len(rest) == 1 else None


def rate_of_labels(labels: str, units: list[CellUnit], lexicon: Lexicon) -> CellUnit | None:
    """A label that names a rate (증가율, 비중) makes a number per cent, whatever the unit of its neighbours."""
    ratio = next((unit for unit in units if _is_ratio(unit, lexicon)), None)
    if RATE.search(labels) is not None and ratio is None and PER_SO_MANY.search(labels) is not None:
        return None  # 자연증가율(천명당)
    if RATE.search(labels) is None and (ratio is None or ANY_RATE.search(labels) is None):
        return None
    return ratio or CellUnit("percent", Decimal(1), "%", None, "unit.rate_label", note="unit.rate.guess")


def asked_units(labels: Iterable[str], units: list[CellUnit], lexicon: Lexicon) -> frozenset[str]:
    """The units of a caption, as written, for which some label asks."""
    return (
        frozenset(unit.text for label in labels for unit in units if _asks(label, unit, lexicon))
        if len(units) > 1
        else frozenset()
    )


def _asks(label: str, unit: CellUnit, lexicon: Lexicon) -> bool:
    words = COUNT_WORDS.get(unit.unit) or DIMENSIONS.get(lexicon.by_id[unit.unit].dimension)
    return words is not None and words.search(label) is not None


def _is_ratio(unit: CellUnit, lexicon: Lexicon) -> bool:
    return lexicon.by_id[unit.unit].mention_class == "ratio"


def _made(text: str, quote: str, span: Span | None, rule: str, lexicon: Lexicon, document: Document) -> CellUnit | None:
    if len(UNLESS.sub("", text)) > 40 or LETTER.fullmatch(text):  # 2025년(B): what the column is called
        return None
    text = NUMBER_OF.sub("", text)
    found, rate, note = parse_unit(text, lexicon), None, None
    if found is not None and A_DAY.search(text) is not None:  # mb/d
        rate = "day"
    text = PER_WORD.sub("/", text)
    if found is None and "/" in text:
        whole, _, per = (part.strip() for part in text.strip("()[]（）").rpartition("/"))
        rate = PER.get(per.lower())
        note = f"per.{per}" if per in DENOMINATORS else None
        found = parse_unit(whole, lexicon) if rate or note else None
        if found is not None and note and lexicon.by_id[found[0]].dimension != "money":
            return None  # a density is no count
    if found is None:
        return None
    return CellUnit(*found, quote, _narrowed(document, quote, span), rule, rate, note)


def _narrowed(document: Document, quote: str, span: Span | None) -> Span | None:
    """The place of the unit inside a label or a caption, where it stands there as it reads."""
    if span is None:
        return None
    at = document.text.find(quote, span.start, span.end)
    return span if at < 0 else Span(at, at + len(quote))


def unit_stretches(text: str) -> list[tuple[int, int]]:
    """Where a text only names the unit of a table: 단위: 백만 달러. Such words are no figure."""
    return (
        [found.span("unit") for found in CAPTION_UNIT.finditer(text)]
        if "단위" in text or "nit" in text or "单位" in text or "изм" in text
        else []
    )


def rates_in_brackets(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where a bracket names what a table is counted by: (на 1000 человек населения)."""
    told = [one for one in UNIT_IN.finditer(text) if SO_MANY.match(one["unit"])]
    return [one.span("unit") for one in told if parse_unit(one["unit"], lexicon) is not None]


def bracketed_units(text: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Where a bracket names nothing but units, besides times: (2025年1至8月，万美元). One that is never closed
    begins with them: 무역액(백만 달러, 1500."""
    named = [
        one.span("unit")
        for one in UNIT_IN.finditer(text)
        if parse_unit(re.split(LISTED, one["unit"])[-1], lexicon) is not None
    ]
    unclosed = UNCLOSED.search(text)
    if unclosed is not None and parse_unit(unclosed["unit"].strip(), lexicon) is not None:
        named.append(unclosed.span("unit"))
    return named
