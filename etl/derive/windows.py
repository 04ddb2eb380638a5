"""How two times lie to each other: the same, overlapping, apart, or not told; and how many months one has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from etl.verdicts.days import FIRST, LAST, first_day, last_day

Relation = Literal["same", "within", "overlapping", "apart", "partly", "unknown"]
YEAR = 12


@dataclass(frozen=True, slots=True)
class Window:
    """The first and the last day of a time; None: the text does not tell."""

    first: date | None
    last: date | None

    @classmethod
    def of(cls, start: str | None, end: str | None) -> Window:
        """The days of a period as figures have it.

        >>> Window.of("2024-03", None)
        Window(first=datetime.date(2024, 3, 1), last=None)
        """
        first, last = first_day(start), last_day(end)
        return cls(
            None if first == FIRST else date.fromisoformat(first), None if last == LAST else date.fromisoformat(last)
        )

    @property
    def is_closed(self) -> bool:
        """Whether both ends are told."""
        return self.first is not None and self.last is not None

    @property
    def months(self) -> int | None:
        """How many whole months it has; None if an end is not told, or lies within a month."""
        if self.first is None or self.last is None:
            return None
        after = self.last + timedelta(days=1)
        if self.first.day != 1 or after.day != 1:
            return None
        return (after.year - self.first.year) * YEAR + after.month - self.first.month

    @property
    def is_longer_than_a_year(self) -> bool:
        """Whether it is certain to have more days than any year."""
        if self.first is None or self.last is None:
            return False
        return (self.last - self.first).days + 1 > 366

    @property
    def spans_years(self) -> bool:
        """Whether it begins in one calendar year and ends in another."""
        return self.first is not None and self.last is not None and self.first.year != self.last.year


def relate(left: Window, right: Window) -> Relation:
    """How the first lies to the second; partly: an end is not told, so that it may be any of the others.

    >>> relate(Window.of("2024-01", "2024-09"), Window.of("2024", "2024"))
    'within'
    """
    if any(window.first is None and window.last is None for window in (left, right)):
        return "unknown"
    if _ends_before(left, right) or _ends_before(right, left):
        return "apart"
    if left.first is None or left.last is None or right.first is None or right.last is None:
        return "partly"
    if left == right:
        return "same"
    return "within" if right.first <= left.first and left.last <= right.last else "overlapping"


def _ends_before(left: Window, right: Window) -> bool:
    return left.last is not None and right.first is not None and left.last < right.first
