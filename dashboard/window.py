"""The stretch of time that a picture shows, in days: read from an address, zoomed, moved, written again.

    w=2019-03-01..2024-06-30     the first and the last day that are seen

A day is `date.toordinal()`; `end` is the day after the last.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

LEAST = 30  # days that are seen at least
ROOM = 0.03  # of the time of the figures, left free on either side of them
_DAY = r"([0-9]{4}-[0-9]{2}-[0-9]{2})"
_WRITTEN = re.compile(rf"{_DAY}\.\.{_DAY}")


@dataclass(frozen=True, slots=True)
class Window:
    """So many days, the last exclusive."""

    start: int
    end: int

    @classmethod
    def around(cls, first: date, last: date) -> Self:
        """The days from the first to the last with some room on either side.

        >>> str(Window.around(date(2020, 1, 1), date(2020, 12, 31)))
        '2019-12-02..2021-01-30'
        """
        room = max(LEAST, round((last - first).days * ROOM))
        return cls(max(first.toordinal() - room, 1), min(last.toordinal() + 1 + room, date.max.toordinal()))

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        """The window of an address; None of what is none.

        >>> Window.read("2020-01-01..2020-12-31").days, Window.read("2020..2021"), Window.read("2020-02-30..2021-01-01")
        (366, None, None)
        """
        if (found := _WRITTEN.fullmatch(text or "")) is None:
            return None
        try:
            start, last = (date.fromisoformat(part).toordinal() for part in found.groups())
        except ValueError:
            return None
        return cls(start, last + 1) if last + 1 - start >= LEAST and last < date.max.toordinal() else None

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def days(self) -> int:
        """How many days are seen."""
        return self.end - self.start

    @property
    def first(self) -> date:
        """The first day."""
        return date.fromordinal(self.start)

    @property
    def last(self) -> date:
        """The last day."""
        return date.fromordinal(self.end - 1)

    def share(self, day: float) -> float:
        """Where a day lies, from 0 at the start to 1 at the end."""
        return (day - self.start) / self.days

    def zoomed(self, factor: float, within: Window) -> Window:
        """So many times as long about the same middle, at most the whole of another.

        >>> str(Window.read("2020-01-01..2020-12-31").zoomed(0.5, Window.read("2019-01-01..2021-12-31")))
        '2020-04-01..2020-09-30'
        """
        days = min(max(round(self.days * factor), LEAST), max(within.days, LEAST))
        start = self.start + (self.days - days) // 2
        return Window(start, start + days).kept_in(within)

    def moved(self, share: float, within: Window) -> Window:
        """So much of its length later, or earlier, as far as another goes."""
        by = round(self.days * share)
        return Window(self.start + by, self.end + by).kept_in(within)

    def kept_in(self, within: Window) -> Window:
        """As long, moved into another; the whole of that if it is longer."""
        days = min(self.days, within.days)
        start = min(max(self.start, within.start), within.end - days)
        return Window(start, start + days)
