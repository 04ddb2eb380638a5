"""The types of single values in files that people edit; the description of each is told where it does not hold.

The engine of pydantic is lenient by nature ("5" is read as 5); here text is text and a number is a number.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, NoReturn, Protocol

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, ValidationInfo
from pydantic_core import PydanticCustomError

from etl.files import one_spelling
from etl.schemas.problems import find_nearest

# Control characters and signs that are not seen would make two names differ that look alike; the two
# joiners (U+200C, U+200D) belong to the spelling of some languages. Syntax of the Rust crate regex.
VISIBLE = r"(?:[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|[\u{200C}\u{200D}])"
JOINER = r"[\u{200C}\u{200D}]"
SOLID = r"[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]"  # one of them that is seen by itself: no blank, no joiner
LINE = rf"^{VISIBLE}*$"
NAME = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
DOCUMENT = r"[\p{L}\p{N}][\p{L}\p{N}._-]*"  # of whatever script: it is made of the name of a file
DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")  # ISO 8601: no digits of another script
FIRST_YEAR, LAST_YEAR = 1000, 2999
MOST_PATTERNS = 4096  # whose faults are kept


class Names(Protocol):
    """What knows the names that other files define."""

    def names(self, table: str) -> Collection[str] | None:
        """All ids of a table; None if they cannot be told."""


def refuse(expected: str, step: str = "please correct it") -> NoReturn:
    """End the validation of a value: what was expected instead, and what to do."""
    raise PydanticCustomError("figtrace", "expected {expected}", {"expected": expected, "step": step})


def one_of(*values: str) -> AfterValidator:
    """One word of a closed list; the nearest one is suggested for another."""

    def check(value: str) -> str:
        if value not in values:
            refuse(f"one of {', '.join(values)}", find_nearest(value, values))
        return value

    return AfterValidator(check)


def known(table: str, where: str) -> AfterValidator:
    """The id of an entry of another table, as `where` defines it; the nearest one is suggested for another."""

    def check(value: str, info: ValidationInfo) -> str:
        names: Names | None = info.context
        ids = names.names(table) if names is not None else None
        if ids is not None and value not in ids:
            refuse(f"the id of one {table} in {where}", find_nearest(value, ids))
        return value

    return AfterValidator(check)


def is_date(value: str) -> bool:
    """Whether a text is a date that exists, as 2025, 2025-02 or 2025-02-28, of a year with room on both sides: what a
    text calls next year is computed from it, and behind 9999 there is none.

    >>> is_date("2025-02"), is_date("2025-02-30"), is_date("9999"), is_date("２０２５")
    (True, False, False, False)
    """
    if (parts := DATE.fullmatch(value)) is None or not FIRST_YEAR <= int(parts[1]) <= LAST_YEAR:
        return False
    try:
        datetime.date(int(parts[1]), int(parts[2] or 1), int(parts[3] or 1))
    except ValueError:
        return False
    return True


def _date(value: str) -> str:
    if not is_date(value):
        refuse("a date that exists, as 2025, 2025-02 or 2025-02-28")
    return value


def _day(value: str) -> str:
    if len(value) != len("2025-02-28"):
        refuse("a day that exists, as 2025-02-28")
    return _date(value)


def _number(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        refuse("a number without quotes, as 2 or 0.5")
    return Decimal(value)


def _written(value: str) -> str:
    try:
        number = Decimal(value.replace(",", ""))
    except ArithmeticError:
        number = Decimal("nan")
    if not number.is_finite() or not value.isascii() or abs(number.adjusted()) > 27:
        refuse("a number in quotes, as 1243.0")
    return value


def _composed(value: str) -> str:
    if one_spelling(value) != value:
        refuse("letters in composed form (NFC)")
    return value


def _pattern(value: str) -> str:
    if fault := _fault_of(value):
        refuse(f"a regular expression of Python that compiles ({fault})")
    return value


@lru_cache(MOST_PATTERNS)
def _fault_of(pattern: str) -> str:
    """Why a pattern does not compile; nothing if it does. There are more of them than `re` keeps."""
    try:
        re.compile(f"(?:{pattern})$")
    except (re.error, RecursionError, OverflowError) as error:
        return str(error) or type(error).__name__
    return ""


def _alternatives(values: tuple[str, ...]) -> tuple[str, ...]:
    try:
        re.compile("|".join(values))
    except re.error as error:
        refuse(f"regular expressions that can stand side by side ({error})")
    return values


Id = Annotated[
    str,
    StringConstraints(pattern=NAME, max_length=100),
    Field(description='an id of letters A–Z and a–z, digits, ".", "_" and "-", beginning with a letter or digit'),
]
Line = Annotated[
    str,
    StringConstraints(pattern=rf"^{JOINER}*{SOLID}(?:{VISIBLE}*(?:{SOLID}|{JOINER}))?$", max_length=1000),
    Field(description="text of one line without blanks at its ends or hidden signs, at most 1,000 characters"),
]
LineOrNone = Annotated[
    str,
    StringConstraints(pattern=LINE, max_length=1000),
    Field(description="text of one line without hidden signs, or none"),
]
Prose = Annotated[
    str,
    StringConstraints(pattern=rf"^(?:\s|{JOINER})*{SOLID}(?:{VISIBLE}|[\n\t])*$", max_length=10_000),
    Field(description="text without hidden signs, at most 10,000 characters"),
]
Word = Annotated[
    str,
    StringConstraints(pattern=rf"^{VISIBLE}*{SOLID}{VISIBLE}*$", max_length=200),
    Field(description="words in quotes, none empty, at most 200 characters each"),
]
Words = Annotated[tuple[Word, ...], Field(description='a list of words, as ["a", "b"]')]
SomeWords = Annotated[tuple[Word, ...], Field(min_length=1, description='a list of at least one word, as ["a", "b"]')]
Groups = Annotated[tuple[SomeWords, ...], Field(description='groups of words, none empty, as [["a", "b"], ["c"]]')]
Date = Annotated[
    str, AfterValidator(_date), Field(description="a date that exists, in quotes, as 2025, 2025-02 or 2025-02-28")
]
Day = Annotated[str, AfterValidator(_day), Field(description="a day that exists, as 2025-02-28")]
Number = Annotated[
    Decimal,
    Field(max_digits=38, decimal_places=10, allow_inf_nan=False),
    BeforeValidator(_number),
    Field(description="a number below 10^28 with at most 10 digits behind the point"),
]
Count = Annotated[int, Field(strict=True, ge=0, le=10**27, description="a whole number from 0 on")]
WrittenNumber = Annotated[str, AfterValidator(_written), Field(description="a number in quotes, as 1243.0")]
Pattern = Annotated[
    str,
    StringConstraints(max_length=5000),
    AfterValidator(_pattern),
    Field(description="a regular expression of Python, at most 5,000 characters"),
]
Patterns = Annotated[
    tuple[Pattern, ...],
    AfterValidator(_alternatives),
    Field(min_length=1, description='a list of regular expressions of Python, as ["a", "b"]'),
]
Country = Annotated[
    str, StringConstraints(pattern=r"^[A-Z]{2}$"), Field(description="two letters of ISO 3166, as KR, or UN")
]
DocumentId = Annotated[
    str,
    StringConstraints(pattern=f"^{DOCUMENT}$", max_length=100),
    AfterValidator(_composed),
    Field(description='an id of letters, digits, ".", "_" and "-", beginning with a letter or digit'),
]
UnitName = Annotated[str, known("unit", "datasets/units.toml"), Field(description="the id of a unit")]
AreaName = Annotated[str, known("area", "datasets/areas.toml"), Field(description="the id of an area")]
ActorName = Annotated[str, known("actor", "datasets/actors.toml"), Field(description="the id of an actor")]
IndicatorName = Annotated[str, known("indicator", "datasets/indicators/"), Field(description="the id of an indicator")]
