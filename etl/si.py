"""How texts write a unit of the SI with its prefix: µg, μg and ㎍ are one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SI_WORDS = "si"  # the "language" of its signs: always written exactly so
MICRO = ("µ", "μ")  # the sign and the Greek letter
RAISED = str.maketrans("23", "²³")
SQUARED = range(0x3371, 0x33E0)  # ㎍, ㎾, ㎥: a whole unit in one character


def spellings(prefix: str, symbol: str, also: Iterable[str] = ()) -> list[str]:
    """Every way to write a unit with its prefix.

    >>> spellings("µ", "g")
    ['µg', 'μg', '㎍']
    >>> spellings("", "m3")
    ['m3', 'm³', '㎥']
    """
    prefixes = MICRO if prefix in MICRO else (prefix,)
    words = [f"{written}{sign}" for sign in (symbol, *also) for written in prefixes]
    words += [word[:-1] + word[-1].translate(RAISED) for word in words if word[-1] in "23" and len(word) <= 4]
    words += [square for word in words if (square := _squares().get(word)) is not None]
    return list(dict.fromkeys(words))


@lru_cache(maxsize=1)
def _squares() -> dict[str, str]:
    return {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in SQUARED}
