"""What is known of a number, as its two ends, and arithmetic that loses nothing of it.

An end is open where the number does not reach it (more than 50), and missing where nothing is known. Numbers are
fractions, so that no quotient is rounded: whatever the numbers are, what is computed of them lies inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Self


@dataclass(frozen=True, slots=True)
class End:
    """One end of what is known."""

    at: Fraction
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Interval:
    """All that a number can be; a missing end: as small, or as large, as can be."""

    low: End | None = None
    high: End | None = None

    @classmethod
    def point(cls, at: Fraction) -> Self:
        """One number."""
        return cls(End(at), End(at))

    @property
    def is_point(self) -> bool:
        """Whether it is one number."""
        return self.low is not None and self.high is not None and self.low.at == self.high.at

    @property
    def says_nothing(self) -> bool:
        """Whether it holds every number above zero: then nothing is known of a quotient of amounts."""
        return self.high is None and (self.low is None or self.low.at <= 0)

    def has(self, number: Fraction) -> bool:
        """Whether it can be this number.

        >>> Interval(End(Fraction(50), is_open=True)).has(Fraction(50))
        False
        """
        above = self.low is None or number > self.low.at or (number == self.low.at and not self.low.is_open)
        below = self.high is None or number < self.high.at or (number == self.high.at and not self.high.is_open)
        return above and below

    def meets(self, other: Interval) -> bool:
        """Whether both can be one number."""
        return not (_lies_below(self.high, other.low) or _lies_below(other.high, self.low))

    def over(self, other: Interval) -> Interval:
        """The quotient of two amounts, neither of which is below zero; the lower end of the other may be missing.

        >>> more, most = End(Fraction(10_000), is_open=True), End(Fraction(50))
        >>> Interval(more).over(Interval(None, most))
        Interval(low=End(at=Fraction(200, 1), is_open=True), high=None)
        """
        return Interval(_lower(self.low, other.high), _upper(self.high, other.low))

    def times(self, factor: Fraction) -> Interval:
        """So many times of it; the factor is above zero."""
        return Interval(*(end and End(end.at * factor, end.is_open) for end in (self.low, self.high)))

    def plus(self, number: int) -> Interval:
        """So much more of it."""
        return Interval(*(end and End(end.at + number, end.is_open) for end in (self.low, self.high)))


def _lower(part: End | None, whole: End | None) -> End | None:
    if part is None:
        return None
    if whole is None:  # the more there is below, the nearer to nothing
        return End(Fraction(0), is_open=part.at > 0)
    return End(part.at / whole.at, part.is_open or whole.is_open)


def _upper(part: End | None, whole: End | None) -> End | None:
    if part is None or whole is None or whole.at == 0:
        return None
    return End(part.at / whole.at, part.is_open or whole.is_open)


def _lies_below(high: End | None, low: End | None) -> bool:
    """Whether one that ends here is wholly below one that begins there."""
    if high is None or low is None:
        return False
    return high.at < low.at or (high.at == low.at and (high.is_open or low.is_open))
