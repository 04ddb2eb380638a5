"""A number in words, as the readers of each language yield it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from etl.mentions.units import UnitRead
from etl.reading.trie import pattern_of


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
    about: bool = False  # 열두어: twelve or so


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases as a pattern: whole words in any case, the longest first; of each the longest word."""

    pattern: re.Pattern[str]
    keys: frozenset[str]

    def find(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """The phrases in a text; `words` are all its words, in small letters."""
        return iter(()) if self.keys.isdisjoint(words) else self.pattern.finditer(text)


@lru_cache(maxsize=16)
def phrases(texts: tuple[str, ...]) -> Phrases:
    """The pattern of these phrases."""
    keys = frozenset(max(re.split(r"[\s-]", text), key=len) for text in texts)
    return Phrases(re.compile(rf"\b(?:{pattern_of(texts)})\b", re.IGNORECASE), keys)
