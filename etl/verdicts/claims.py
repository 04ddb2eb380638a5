"""Two claims, and what can be asked of both: whose time holds the other's, which document is the later one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property

from etl.verdicts.days import count_days, first_day, last_day
from etl.verdicts.numbers import last_place, power_of, ratio_of, round_as

ROUNDED = Decimal("0.01")  # how far a number may lie from a rounder one that does not call itself rounded


@dataclass(frozen=True, slots=True)
class Claim:
    """What the rules look at; numbers are in the unit of the indicator, the value after correction."""

    id: str
    indicator: str
    document: str
    origin: str  # who states it; an author of no other name is one for each document
    value: Decimal
    low: Decimal | None = None  # the ends of what is said, None where open
    high: Decimal | None = None
    bound: str = "exact"
    is_vague: bool = False
    unit: str | None = None
    rate: str | None = None
    kind: str = "observed"
    measure: str = "flow"  # stock flow cumulative rate cap
    is_net: bool = False  # a balance, which may shrink while its time grows
    start: str | None = None  # of its time, ISO at the precision of the text
    end: str | None = None
    base: tuple[str, str] | None = None  # first and last day of what it is compared with
    stated: str = ""  # ISO date of the document, "" if unknown
    country: str | None = None  # of the origin
    flow: tuple[str | None, str | None] = (None, None)  # from whom to whom
    words: frozenset[str] = frozenset()  # by which its indicator was recognised
    works: frozenset[str] = frozenset()  # that the document cites for it
    mirror: str | None = None  # the indicator that counts the same flow at its other end

    window: tuple[str, str] = field(init=False)  # first and last day; an open end reaches as far as can be

    def __post_init__(self) -> None:
        object.__setattr__(self, "window", (first_day(self.start), last_day(self.end)))

    @property
    def is_dated(self) -> bool:
        """Whether anything of its time is known."""
        return self.start is not None or self.end is not None

    @property
    def is_point(self) -> bool:
        """Whether it says one number, be it rounded."""
        return self.bound in ("exact", "about") and not self.is_vague

    @property
    def floor(self) -> Decimal | None:
        """The least that it says, None where it says no least."""
        return self.value if self.is_point else self.low

    @property
    def ceiling(self) -> Decimal | None:
        """The most that it says, None where it says no most."""
        return self.value if self.is_point else self.high

    @property
    def statement(self) -> tuple[object, ...]:
        """What is said, apart from where: equal statements are one."""
        return (self.indicator, self.origin, self.window, self.value, self.high, self.bound, self.unit, self.rate)


class Pair:
    """Two claims and what can be asked of both; each answer is found once."""

    def __init__(self, left: Claim, right: Claim) -> None:
        self.left, self.right = left, right
        self.is_mirrored = left.indicator != right.indicator  # each counts the other's flow at its other end
        self.is_timed = left.is_dated and right.is_dated  # something is known of the time of both
        self.nested = _nest(left, right) if self.is_timed else None

    @cached_property
    def ratio(self) -> Decimal | None:
        """The larger value over the smaller."""
        return ratio_of(self.left.value, self.right.value)

    @cached_property
    def power(self) -> int:
        """The power of ten that the ratio is close to, 0 if it is to none."""
        return power_of(self.ratio)

    @cached_property
    def order(self) -> tuple[Claim | None, Claim | None]:
        """The claim of the earlier and of the later document; none where that cannot be told."""
        a, b = self.left, self.right
        if a.stated and b.stated:
            if last_day(a.stated) < first_day(b.stated):
                return a, b
            if last_day(b.stated) < first_day(a.stated):
                return b, a
        return None, None

    @cached_property
    def lengths(self) -> Decimal | None:
        """How many times the days of the shorter time the longer one has; None where one is open."""
        days = [count_days(*claim.window) for claim in (self.left, self.right)]
        if None in days:
            return None
        short, long = sorted(day for day in days if day is not None)
        return Decimal(long) / Decimal(short)

    @cached_property
    def has_same_number(self) -> bool:
        """Whether both say one number, one perhaps rounded or cut off: it says so, or lies within a hundredth."""
        a, b = self.left, self.right
        if a.is_vague or b.is_vague or "range" in (a.bound, b.bound) or a.unit != b.unit:
            return False
        if a.value == b.value:
            return True
        if a.value * b.value <= 0:
            return False
        rounder, finer = sorted((a, b), key=lambda claim: -last_place(claim.value))
        if rounder.value not in (round_as(finer.value, rounder.value, way) for way in (ROUND_HALF_UP, ROUND_DOWN)):
            return False
        return rounder.bound == "about" or abs(finer.value - rounder.value) <= abs(finer.value) * ROUNDED


def _nest(left: Claim, right: Claim) -> tuple[Claim, Claim] | None:
    """The claim whose time contains that of the other, and the other; None if neither does, or both do."""
    (a, b), (c, d) = left.window, right.window
    if (a, b) == (c, d):
        return None
    if a <= c and d <= b:
        return left, right
    return (right, left) if c <= a and b <= d else None


def distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Of equal statements the first."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        kept.setdefault(claim.statement, claim)
    return list(kept.values())
