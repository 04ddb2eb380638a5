"""What the scan of a passage yields: one record a number."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import takewhile

from etl.mentions.bounds import BoundRead
from etl.mentions.headed import Headed
from etl.mentions.lexicon import Lexicon
from etl.mentions.moments import TimeExpression
from etl.mentions.units import UnitRead

NO_NUMBER = "수로 읽을 수 없는 표기"


@dataclass(frozen=True, slots=True)
class Found:
    """One number of a passage, accounted for: a quantity, or something else with class and reason."""

    start: int
    end: int
    name: str  # quantity, date, designation, …
    reason: str
    number: tuple[int, int] = (0, 0)
    unit: UnitRead | None = None
    unit_id: str | None = None
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: str = "exact"
    is_vague: bool = False
    bounds: tuple[BoundRead, ...] = ()
    rule: str = ""
    notes: tuple[str, ...] = ()


@dataclass
class Scan:
    """The state of one pass over a passage."""

    text: str
    kind: str
    lexicon: Lexicon
    times: list[TimeExpression] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    heads: dict[int, Headed] = field(default_factory=dict)  # units in brackets before their number
    listed: Headed | None = None  # what the line above gives to all lines of its list
    before: str | None = None  # the unit of the last quantity of the passages before
    latest: dict[tuple[str, str | None], Found] = field(default_factory=dict)  # quantities and years, by name and unit

    def add(self, item: Found) -> None:
        """Take in the next number."""
        self.found.append(item)
        if item.name in ("quantity", "year"):
            key = item.name, item.unit_id
            self.latest.pop(key, None)  # so that the order is that of the last of each
            self.latest[key] = item

    def back_to(self, first: int) -> Iterator[Found]:
        """What was found from a place on, the latest first; from the very beginning on only the last of each unit, so
        that nobody walks through all of a long passage for each of its numbers."""
        if first <= 0:
            return reversed(self.latest.values())
        return takewhile(lambda item: item.start >= first, reversed(self.found))

    def time_at(self, place: int) -> TimeExpression | None:
        """The time expression that holds this place."""
        index = bisect_right(self.times, place, key=lambda time: time.start) - 1
        return self.times[index] if index >= 0 and place < self.times[index].end else None
