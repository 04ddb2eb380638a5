"""What tables of every form have in common: cells on their way into a table, and what a cell can hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from etl.model import Line, Span

YEAR = r"(?:(?:19|20)\d{2}(?:/\d{2,4})?|[’'‘`]\d{2}|\d{2}(?=년))(?:년도|년|年|\s?г\.?)?"
PART = (
    r"(?:상반기|하반기|[1-4]\s?/\s?4(?:\s?분기)?|제?[1-4]\s?분기|[1-4]Q|Q[1-4]|H[12]|[12]H|(?:IV|I{1,3}|[Ⅰ-Ⅳ])(?:\s?분기)?"
    r"|(?:1[0-2]|0?[1-9])\s?월(?:말)?|(?:1[0-2]|0?[1-9])\s?[~∼～–-]\s?(?:1[0-2]|0?[1-9])\s?월?|(?:1[0-2]|[1-9])月(?:[末底]|份)?|(?:1[0-2]|[1-9])[~∼～–-](?:1[0-2]|[1-9])月|[上下]半年|연간|누계"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?)"
)
STATE = r"\s?(?:\(?(?:[epEPF]|잠정|추정|전망|예측|예상|계획|목표)치?\)?|\*{1,3}|[¹²³⁴⁵⁶⁷⁸⁹]\)?|\d\))?"
PERIOD = re.compile(rf"(?:{YEAR}(?:[.\s]?\s?(?:{PART}|1[0-2]|0?[1-9])\.?)?|{PART}|{YEAR}\s?[~∼～–-]\s?{YEAR}){STATE}$")
BARE_YEAR = re.compile(r"(?:19|20)\d{2}$|[’'‘]\d{2}$|(?:19|20)\d{2}\.(?:1[0-2]|0?[1-9])$")
SIGN = r"[-−–△▲▼▽+]?"
MONEY = r"(?:US\$|[$€₩￦£¥])?"
DIGITS = r"\d(?:[\d,]*\d)?(?:\.\d+)*"
BRACKETED = rf"\(\s?[-−–△▲▼+]?\s?{DIGITS}\s?[%％]?\s?\)"
MARKS = r"(?:\*{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}\)?|\[\^?\w{1,3}\]|[a-e]\)|\d{1,2}\)|[pe]|\([pe]\)|†|‡|\((?:잠정|추정|전망)\))"
WORD_VALUE = re.compile(
    rf"(?:{SIGN}{MONEY}{DIGITS}%?{MARKS}?(?:{BRACKETED})?|{BRACKETED}|[-–—−]|…|\.{{2,3}}|n\.?a\.?|N/A|N\.A\.)$"
)
FIELD_VALUE = re.compile(
    rf"(?:{SIGN}\s?{MONEY}\s?(?:\d{{1,3}}(?:[ \u00a0\u2009\u202f]\d{{3}})+(?:[.,]\d+)?|{DIGITS})\s?%?\s?(?:{MARKS}|(?<=\s)\d)?(?:\s?{BRACKETED})?"
    rf"|{BRACKETED})$"
)
OWN_UNIT = re.compile(rf"(?:약|총|최대|최소|[<>≤≥~∼])?\s?{SIGN}\s?{MONEY}\s?\d[^.!?。]{{0,24}}$")
MISSING = re.compile(
    r"(?:[-–—−]{1,3}|…{1,2}|\.{2,3}|·|n\.?a\.?|N/?A|N\.A\.|[xX×]|미상|없음|불명|해당\s?없음|미공개|비공개)$",
    re.IGNORECASE,
)
SCALE = r"[일이삼사오육칠팔구십백천만억조\d,\s]*"
NAMES = (
    r"(?:명|인|원|달러|불|위안|엔|유로|루블|톤|t|M/T|MT|kg|배럴|bbl|리터|㎘|kl|km|㎞|㎢|km²|km2|ha|㏊|MW|㎿|kW|kWh|GWh|TWh|TEU|%|％|%p|%포인트|배|개|건|회|호|척|대|기|발"
    r"|가구|세대|곳|개소|개국|마리|시간|일|개월|년|℃|TOE|toe|won|dollars?|tonnes?|tons?|barrels?|persons?|people|USD|US\$|\$|KRW|EUR|RUB|CNY|per\s?cent|percent"
    r"|人|元|美元|吨|万吨|亿美元|тонн|долл\.?|человек|руб\.?)"
)
ENGLISH = r"(?:(?:thousand|million|billion|mn|bn|тыс\.|млн|млрд)s?\s?(?:of\s)?)?"
UNIT = re.compile(
    rf"[(\[（〔]?\s?(?:단위\s?[:：]\s?)?{SCALE}(?:{ENGLISH}(?:미|US\s?)?\s?{NAMES}(?:\s(?:thousand|million|billion|mn|bn))?(?:/{NAMES})?)\s?[)\]）〕]?$"
)
COUNTED = re.compile(
    rf"(?:약|총|최대|최소|[<>≤≥])?\s?{SIGN}{MONEY}{DIGITS}\s?[십백천만억조여]*(?:\s?\d(?:[\d,]*\d)?\s?[십백천만억조여]*)?\s?(?:{NAMES})?"
    r"(?:\s?(?:이상|이하|미만|초과|여|내외))?$"
)
UNIT_HEAD = re.compile(r"[(\[]?\s?(?:단위|Units?|单位|Ед\.\s?изм\.?)\s?[)\]]?$", re.IGNORECASE)
LONGEST_FIELD, LONGEST_LINE = 80, 600


class Piece(NamedTuple):
    """A stretch of a line without the blanks around it."""

    text: str
    start: int
    end: int


class RawCell(NamedTuple):
    """A cell with its words, where they stand and what it covers; `role` where its builder knows it."""

    text: str
    span: Span | None
    column: int
    width: int = 1
    height: int = 1
    is_header: bool = False
    role: str | None = None


@dataclass
class Grid:
    """A table under construction: its lines, its rows, and what stands around it."""

    lines: list[int] = field(default_factory=list)
    rows: list[list[RawCell]] = field(default_factory=list)
    captions: list[int] = field(default_factory=list)  # lines of its own that name it, or its unit
    sources: list[int] = field(default_factory=list)
    needs_roles: bool = True
    marked_header: bool = False  # the first row is a header by its form


def cut(
    line: Line, start: int, end: int, column: int, width: int = 1, height: int = 1, *, is_header: bool = False
) -> RawCell:
    """The cell between two places of a line."""
    piece = line.text[start:end]
    text = piece.strip()
    if not text:
        return RawCell("", None, column, width, height, is_header)
    left = start + len(piece) - len(piece.lstrip())
    return RawCell(" ".join(text.split()), line.span(left, left + len(text)), column, width, height, is_header)


def is_number(text: str) -> bool:
    """A number as a cell has it, perhaps with its unit: 1,234 · △3.2 · 12만 명 · 1,234 1)."""
    if not any(char.isdecimal() for char in text):
        return False
    return FIELD_VALUE.match(text) is not None or (OWN_UNIT.match(text) is not None and PERIOD.match(text) is None)


def is_unit(text: str) -> bool:
    """A unit and nothing else, in brackets or not: 천명 · (억 달러) · 10억 원 · %."""
    return (
        UNIT.match(text) is not None and (text[0] in "([（〔") == (text[-1] in ")]）〕") and PERIOD.match(text) is None
    )


def is_period(text: str) -> bool:
    """A year, a half, a quarter, a month, or some of them: 2024 · 2024.1~6 · 3/4 · ’23년."""
    return PERIOD.match(text) is not None
