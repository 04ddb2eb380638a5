"""How wide characters usually are beside each other, where only the box of their word is known."""

from __future__ import annotations

import unicodedata

WIDE, NARROW = 2.0, 1.1


def share_of(char: str) -> float:
    """The width of a character, in halves of a square.

    >>> [share_of(char) for char in "개3"]
    [2.0, 1.1]
    """
    return WIDE if unicodedata.east_asian_width(char) in "WF" else NARROW
