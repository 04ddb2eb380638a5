"""A figure as something to compute with: its ends, its unit, its time, what sort of statement it is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from etl.answers import StatedFigure
from etl.derive.digits import count_digits, place_of
from etl.derive.intervals import End, Interval
from etl.derive.windows import Window

AHEAD = ("forecast", "plan", "cap")  # what a document says of a time after it


@dataclass(frozen=True, slots=True)
class Figure:
    """What is computed with; numbers are in `unit`, that of the indicator. `digits` None: exact by definition."""

    id: str
    indicator: str
    origin: str
    unit: str
    measure: str  # of the indicator: stock flow cumulative rate cap
    bound: str = "exact"
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    digits: int | None = None
    is_vague: bool = False
    rate: str | None = None
    kind: str = "observed"
    transformation: str = "level"
    start: str | None = None
    end: str | None = None
    base_start: str | None = None
    base_end: str | None = None
    concept: str | None = None  # what is measured, where that is known
    area: str | None = None

    @property
    def window(self) -> Window:
        """Its time."""
        return Window.of(self.start, self.end)

    @property
    def base(self) -> Window:
        """The time that a growth is counted from."""
        return Window.of(self.base_start, self.base_end)

    @property
    def is_cap(self) -> bool:
        """Whether it is a limit: the limit itself is known, however much lies below it."""
        return self.kind == "cap"

    @property
    def ends(self) -> Interval | None:
        """All that the amount can be; None where the text gives no number, or only a magnitude."""
        if self.is_vague:
            return None
        if self.is_cap or self.bound in ("exact", "about"):
            parts = (self.high, self.value) if self.is_cap else (self.value, self.low, self.high)
            number = next((part for part in parts if part is not None), None)
            return None if number is None else Interval.point(Fraction(number))
        low = _end(self.low, is_open=self.bound == "more_than")
        high = _end(self.high, is_open=self.bound == "less_than")
        return None if low is None and high is None else Interval(low, high)

    @property
    def as_rounded(self) -> Interval | None:
        """All that was rounded to the number that is printed; None where it is no point."""
        ends = self.ends
        if ends is None or ends.low is None or not ends.is_point:
            return None
        if self.digits is None:
            return ends
        half = Fraction(10) ** place_of(ends.low.at, self.digits) / 2
        return Interval(End(ends.low.at - half), End(ends.low.at + half))

    @property
    def size(self) -> Fraction:
        """The number that is told of it first, to be put in order by."""
        return next((Fraction(part) for part in (self.value, self.low, self.high) if part is not None), Fraction(0))


def read_figure(row: StatedFigure, unit: str, measure: str) -> Figure:
    """A row of an indicator with its numbers in the unit of the indicator, of which `measure` says what sort it is."""
    number = next((part for part in (row.value, row.low, row.high) if part is not None), None)
    printed = row.correction_becomes or row.quote_value
    return Figure(
        id=row.observation_id,
        indicator=row.indicator_id,
        origin=row.origin_id,
        unit=unit,
        measure=measure,
        bound=row.bound,
        value=row.value,
        low=row.low,
        high=row.high,
        digits=None if number is None or row.kind == "cap" else count_digits(number, printed),
        is_vague=row.is_vague,
        rate=row.rate,
        kind=row.kind,
        transformation=row.transformation,
        start=row.period_start,
        end=row.period_end,
        base_start=row.base_start,
        base_end=row.base_end,
        concept=row.measure,
        area=row.ref_area,
    )


def _end(number: Decimal | None, *, is_open: bool) -> End | None:
    return None if number is None else End(Fraction(number), is_open)
