"""The number of a table cell: sign, digits, marks behind it.

1,234 · △3.2 · (1,234) · 1 234 567 · 12.3% · 1,234* · 1,234 1) · US$ 5.2. Two points, or commas that part no
thousands, make no number: value None, note `malformed`. A sign for a missing value is no number at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from etl.exact import LONGEST
from etl.patterns import pattern, values

VALUE = pattern("mentions.cell_values.value")
BLANKS = re.compile(r"['’ \u00a0\u2009\u202f]")  # between thousands
POINTED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?$")  # 3.200,00
BOTH = re.compile(r"\d{1,3}(?:\.\d{3})+,\d{1,2}$")  # which can be nothing else
SIGNED = re.compile(r"\d[.,]\d")
COMMA, UNSURE = ",", "?"  # before decimals, as a table may say of itself
GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
SIGNED_INSIDE = re.compile(r"[(（]\s?[-−–△▲▽▼]\s?\d")
BRACKET_GUESS = "sign.bracket.guess"
DECIMAL_COMMA = re.compile(r"\d+,\d+$")
SHORT_COMMA = re.compile(r"\d+,\d{1,2}$")
GLUED_NOTE = re.compile(r"(?P<value>[^()（）]*\d[.,]\d+)\d\)")  # 0,43): 0,4 with the mark of note 3
STATES = values("mentions.cell_values.states")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Signs:
    """How a table writes its numbers: which triangles are a minus, whether a comma is a decimal point, whether brackets
    are a minus."""

    up: frozenset[str]
    comma: bool
    short_comma: bool = False  # with one digit or two behind it; three are thousands: 11,4 and 1,234 in one text
    decimal: str = ""  # as the table says: a comma; either
    brackets: bool = True

    def may_be_other(self, text: str) -> bool:
        """Whether a number within words is written with signs that the reading of words takes for others."""
        return self.decimal in (COMMA, UNSURE) and SIGNED.search(text) is not None


@dataclass(frozen=True, slots=True)
class CellValue:
    """A number as a cell has it; places are characters of the cell's text."""

    start: int
    end: int
    value: Decimal | None
    percent: bool
    money: str | None
    notes: tuple[str, ...]
    state: str | None
    beside: CellValue | None = None  # in brackets behind it, mostly a rate: 2,484(-12.6)


def read_signs(texts: Iterable[str], language: str, decimal: str = "", *, short_comma: bool = False) -> Signs:
    """▲ beside ▼ is an increase; alone it is the minus of Korean accounts. In Russian the comma is decimal, as it is in
    a table that says so of itself. Brackets are no minus where one of them holds a minus: (24.1) beside (△1.3)."""
    read = [text for text in texts if text]
    seen = {text[0] for text in read}
    up = {rise for rise, fall in (("▲", "▼"), ("△", "▽"), ("▲", "▽"), ("△", "▼")) if rise in seen and fall in seen}
    is_minus = not any(SIGNED_INSIDE.match(text) for text in read)
    return Signs(frozenset(up), language == "ru" or decimal == COMMA, short_comma, decimal, is_minus)


def read_value(text: str, signs: Signs) -> CellValue | None:
    """The number of a cell, None if the cell is something else."""
    glued = GLUED_NOTE.fullmatch(text.strip())
    if glued is not None:
        return read_value(glued["value"], signs)
    found = VALUE.match(text)
    if found is None:
        return None
    number = _number(found["digits"], signs)
    marks, behind = (found["marks"] or "").strip(), found["beside"] or ""
    end = len(text[: len(text) - len(found["marks"] or "") - len(behind)].rstrip())
    notes: tuple[str, ...] = () if number is not None else ("malformed",)
    if number is not None and _is_minus(found, signs):
        number = -number
    elif number is not None and found["open"] and not found["percent"] and signs.brackets:
        number, notes = -number, (BRACKET_GUESS,)
    beside = _read_beside(behind, len(text) - len(behind), signs) if behind and not found["open"] else None
    return CellValue(
        0, end, number, bool(found["percent"]), found["money"] or found["ahead"], notes, STATES.get(marks), beside
    )


def without_guess(value: CellValue) -> CellValue:
    """A number whose brackets are no minus."""
    if value.value is None or BRACKET_GUESS not in value.notes:
        return value
    return replace(value, value=-value.value, notes=tuple(note for note in value.notes if note != BRACKET_GUESS))


def _read_beside(text: str, at: int, signs: Signs) -> CellValue | None:
    """The number in brackets, without them: there they are no minus."""
    inner = text.strip()[1:-1]
    start = at + text.index(inner) + len(inner) - len(inner.lstrip())
    value = read_value(inner.strip(), signs)
    return None if value is None else replace(value, start=start + value.start, end=start + value.end)


def _is_minus(found: re.Match[str], signs: Signs) -> bool:
    sign = found["sign"] or found["inner"] or found["late"]
    return bool(sign) and sign != "+" and sign not in signs.up


def _number(digits: str, signs: Signs) -> Decimal | None:
    plain = BLANKS.sub("", digits)
    if signs.decimal == UNSURE and SIGNED.search(plain):
        return None
    if BOTH.match(plain) or (signs.decimal == COMMA and POINTED.match(plain)):
        plain = plain.replace(".", "")
        return Decimal(plain.replace(",", ".")) if len(plain) <= LONGEST else None
    if signs.decimal == COMMA and "." in plain:
        return None
    if plain.count(".") > 1 or len(plain) > LONGEST:
        return None
    if "," not in plain:
        return Decimal(f"{Decimal(plain):f}")  # 1.2E+06 is 1200000
    if DECIMAL_COMMA.match(plain) and (signs.comma or (plain != digits and not GROUPED.match(plain))):
        return Decimal(plain.replace(",", "."))
    if signs.short_comma and SHORT_COMMA.match(plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(plain.replace(",", "")) if GROUPED.match(plain) else None
