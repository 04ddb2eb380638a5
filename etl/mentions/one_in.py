"""So many of so many, in English and Russian: one in eight, nine out of ten, семь из десяти."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from etl.exact import share
from etl.mentions.word_quantity import WordQuantity
from etl.patterns import pattern

ONE_IN = pattern("mentions.words_other.one_in", re.IGNORECASE)
PARTED = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 50, 100))  # wholes of which so many are told


def one_in(text: str, numerals: Mapping[str, Any]) -> Iterator[WordQuantity]:
    """One in eight, nine out of ten, семь из десяти: so large a part of a whole."""
    for found in ONE_IN.finditer(text):
        part, whole = (_numeral(found[name], numerals) for name in ("part", "whole"))
        if part is not None and whole in PARTED and 0 < part < whole:
            yield WordQuantity(*found.span(), found.end(), share(part, whole), "fraction", rule="number.fraction")


def _numeral(word: str, numerals: Mapping[str, Any]) -> Decimal | None:
    value = word if word.isdecimal() else numerals.get(word.lower())
    return None if value is None else Decimal(value)
