"""A number as read, and the sum by which a numeral is composed out of its parts."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read: where it stands and what it is worth."""

    start: int
    end: int
    value: Decimal | None
    is_vague: bool = False
    over: bool = False  # 여 inside or right behind: a little more
    high: Decimal | None = None  # of a numeral that is a range (두세)
    coefficient: Decimal | None = None  # the number before its last scale
    scale: Decimal = Decimal(1)
    rule: str = "number.digits"
    about: bool = False  # 열두어: twelve or so
    tolerance: Decimal | None = None  # 2±0.5


@dataclass(slots=True)
class Sum:
    """A numeral under way: numbers and scales are taken one by one, in the order of the text.

    `closes` is the scale from which on a section of its own is closed: a thousand in English and Russian, ten
    thousand in Korean and Chinese. What does not fit behind what stands there is not taken, and changes nothing.

    >>> sum = Sum(closes=1000)
    >>> [sum.take_number(2), sum.take_scale(100), sum.take_number(50), sum.take_scale(1000), sum.take_number(7)]
    [True, True, True, True, True]
    >>> sum.value
    Decimal('250007')
    >>> sum.take_number(8)
    False
    """

    closes: int
    closed: Decimal = Decimal(0)  # what big scales have closed, without the last part
    part: Decimal = Decimal(0)  # what the last big scale has closed
    section: Decimal = Decimal(0)  # what small scales have gathered since
    pending: Decimal | None = None  # a number that no scale stands behind yet
    last_small: int | None = None
    last_big: int | None = None
    scales: int = 0  # how many have been taken
    first: Decimal = Decimal(1)  # what the first of them multiplied

    @property
    def value(self) -> Decimal:
        """What has been taken is worth this."""
        return self.closed + self.part + self.section + (self.pending or 0)

    @property
    def room(self) -> int | None:
        """What is still taken is less than this; None: anything."""
        return self.last_small or self.last_big

    @property
    def is_bare(self) -> bool:
        """Nothing stands since the last big scale."""
        return not self.section and self.pending is None

    @property
    def is_single(self) -> bool:
        """One number with one scale: five thousand, not five thousand two hundred."""
        return self.pending is None and not self.closed and not (self.part and self.section) and self.scales == 1

    @property
    def coefficient(self) -> Decimal:
        """What the scale at the end multiplies, where there is only one; else all of it."""
        return self.first if self.is_single else self.value

    @property
    def last_factor(self) -> Decimal:
        """That scale, 1 where there are several or none."""
        return self.factor if self.is_single else Decimal(1)

    @property
    def factor(self) -> Decimal:
        """The scale that stands at the end, 1 for none."""
        if self.pending is not None:
            return Decimal(1)
        if self.last_small is not None:
            return Decimal(self.last_small)
        return Decimal(self.last_big or 1)

    def take_number(self, number: Decimal | int, *, adds: bool = False) -> bool:
        """A number; behind another one only if `adds` and it is smaller than that one's last place: twenty, five."""
        number = Decimal(number)
        if self.pending is not None:
            if not adds or not number or not self.pending or number >= _last_place(self.pending):
                return False
            self.pending += number
            return True
        if self.room is not None and number >= self.room:
            return False
        self.pending = number
        return True

    def take_scale(self, scale: int) -> bool:
        """A scale: small ones multiply the number before them, big ones the whole section."""
        before = self.pending
        taken = self._take_big(scale) if scale >= self.closes else self._take_small(scale)
        if taken and not self.scales and before is not None:
            self.first = before
        self.scales += taken
        return taken

    def _take_small(self, scale: int) -> bool:
        number = Decimal(1) if self.pending is None else self.pending
        if not number or (self.last_small is not None and scale >= self.last_small):
            return False
        if self.last_big is not None and number * scale >= self.last_big:
            return False
        self.section += number * scale
        self.pending, self.last_small = None, scale
        return True

    def _take_big(self, scale: int) -> bool:
        if self.pending is not None and not self.pending and not self.section:
            return False
        here = self.section + (self.pending or 0)
        if self.last_big is None or scale < self.last_big:
            self.closed += self.part
            self.part = (Decimal(1) if self.is_bare else here) * scale
        elif scale > self.last_big and not self.closed:
            self.part = (self.part + here) * scale  # a thousand billion, 1만 456억
        else:
            return False
        self.section, self.pending, self.last_small, self.last_big = Decimal(0), None, None, scale
        return True


def _last_place(number: Decimal) -> int:
    """The worth of the last place that is not nought: 100 of 200, 10 of 120."""
    whole, place = int(number), 1
    while whole % (place * 10) == 0:
        place *= 10
    return place
