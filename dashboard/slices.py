"""One page of a long list: which rows it shows and how many there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class Slice:
    """One page of a list: its number from 1, how many rows a page has, how many there are in all."""

    number: int
    size: int
    total: int

    @classmethod
    def of(cls, query: Mapping[str, str], total: int, size: int) -> Self:
        """The page that is asked for; beyond the last, the last.

        >>> Slice.of({"page": "9"}, 5, 2)
        Slice(number=3, size=2, total=5)
        """
        asked = query.get("page", "")
        number = int(asked[:9]) if asked.isascii() and asked.isdigit() else 1
        return cls(min(max(number, 1), max(1, -(-total // size))), size, total)

    @property
    def first(self) -> int:
        """How many rows lie before the page."""
        return (self.number - 1) * self.size

    @property
    def end(self) -> int:
        """How many rows lie before the end of the page."""
        return min(self.first + self.size, self.total)

    @property
    def last_number(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // self.size))

    @property
    def is_whole(self) -> bool:
        """Whether the page is the whole list."""
        return self.total <= self.size
