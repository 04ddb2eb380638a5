"""How many digits a number warrants, and rounding to them: a point to the nearest, an end away from what is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from fractions import Fraction

from etl.derive.intervals import Interval
from etl.exact import exactly

LEAST = 2  # digits: fewer would turn 1.4 times into 1


@dataclass(frozen=True, slots=True)
class Rounded:
    """What is shown of an interval: its ends as decimals, and whether they moved."""

    low: Decimal | None
    high: Decimal | None
    is_low_open: bool
    is_high_open: bool
    is_rounded: bool

    @property
    def bound(self) -> str:
        """The bound of it as figures have theirs: exact, at_least, more_than, at_most, less_than or range."""
        if self.low is not None and self.high is not None:
            return "exact" if self.low == self.high else "range"
        if self.low is not None:
            return "more_than" if self.is_low_open else "at_least"
        return "less_than" if self.is_high_open else "at_most"


def count_digits(value: Decimal, printed: str) -> int:
    """How many digits of a number count: all that are printed behind a point, else those without the zeros at its end.

    >>> count_digits(Decimal(1430000), "143.0"), count_digits(Decimal(13000), "1만 3,000여")
    (4, 2)
    """
    plain = printed.replace(",", "").lstrip("+-−△▲").strip()
    if "." in plain and plain.replace(".", "", 1).isdecimal():
        return max(1, len(plain.replace(".", "").lstrip("0")))
    written = "".join(map(str, value.as_tuple().digits)).strip("0")
    return max(1, len(written))


def place_of(number: Fraction, digits: int) -> int:
    """The power of ten of the last of so many digits of a number.

    >>> place_of(Fraction(20_000), 2), place_of(Fraction(2, 3), 2)
    (3, -2)
    """
    if number == 0:
        return 1 - digits
    power, size = 0, abs(number)
    power = len(str(size.numerator)) - len(str(size.denominator))
    if size < Fraction(10) ** power:
        power -= 1
    return power - digits + 1


def round_to(interval: Interval, digits: int) -> Rounded:
    """An interval with ends of so many digits."""
    places = [place_of(end.at, digits) for end in (interval.low, interval.high) if end is not None]
    return round_at(interval, max(places))


def round_at(interval: Interval, place: int) -> Rounded:
    """An interval with ends rounded at a power of ten; the nearest if it is a point, else outwards.

    >>> from etl.derive.intervals import End
    >>> third = Fraction(1000, 3)
    >>> round_at(Interval(End(third)), 0).low, round_at(Interval.point(third), 1).low
    (Decimal('333'), Decimal('3.3E+2'))
    """
    ways = (ROUND_HALF_EVEN, ROUND_HALF_EVEN) if interval.is_point else (ROUND_FLOOR, ROUND_CEILING)
    ends = [
        None if end is None else _round(end.at, place, way)
        for end, way in zip((interval.low, interval.high), ways, strict=True)
    ]
    moved = [
        end is not None and found is not None and Fraction(found) != end.at
        for end, found in zip((interval.low, interval.high), ends, strict=True)
    ]
    opens = [
        end is not None and (end.is_open or (is_moved and not interval.is_point))
        for end, is_moved in zip((interval.low, interval.high), moved, strict=True)
    ]
    return Rounded(ends[0], ends[1], opens[0], opens[1], any(moved))


def _round(number: Fraction, place: int, way: str) -> Decimal:
    """A fraction to a whole number of a power of ten."""
    steps = number / Fraction(10) ** place
    whole = steps.numerator // steps.denominator
    rest = steps - whole
    if way == ROUND_CEILING:
        whole += 1 if rest else 0
    elif way == ROUND_HALF_EVEN and (rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2)):
        whole += 1
    with exactly():
        return Decimal(whole).scaleb(place)
