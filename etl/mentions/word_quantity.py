"""A number in words, as the readers of each language yield it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.mentions.units import UnitRead


@dataclass(frozen=True, slots=True)
class WordQuantity:
    """A number in words with its unit, or an ordinal in words."""

    start: int
    end: int
    number_end: int
    value: Decimal | None
    unit_id: str | None
    unit: UnitRead | None = None
    is_vague: bool = False
    over: bool = False
    high: Decimal | None = None
    name: str = "quantity"
    reason: str = ""
    rule: str = "number.words"


@lru_cache(maxsize=4)
def phrases(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, as whole words, in any case; the longest first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)
