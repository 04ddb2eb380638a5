"""Units and currencies in each other: by the factors of the units, or by a rate of the very time, with its source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from etl.answers import StoredRate, UnitName
from etl.derive.figures import Figure
from etl.derive.windows import Window

MONEY = "money"
SORTS = {"stock": "end"}  # what stands at a time takes the rate of that time, all else the average over it


@dataclass(frozen=True, slots=True)
class Conversion:
    """How many of another unit one is, and for currencies by which rate."""

    factor: Fraction
    unit: str  # what is converted into
    rate: StoredRate | None = None


@dataclass(frozen=True, slots=True)
class Tools:
    """What there is to convert by, and which caps limit which indicator."""

    units: Mapping[str, UnitName]
    rates: Sequence[StoredRate] = ()
    caps: Mapping[str, Sequence[str]] | None = None  # by indicator, the indicators of its caps

    def is_money(self, unit: str) -> bool:
        """Whether it is a currency."""
        found = self.units.get(unit)
        return found is not None and found.dimension == MONEY

    def is_relative(self, unit: str) -> bool:
        """Whether it counts nothing by itself: a percentage, a multiple, a rank."""
        found = self.units.get(unit)
        return found is not None and found.dimension in ("ratio", "rank")

    def convert(self, figure: Figure, unit: str) -> Conversion | None:
        """The way from the unit of a figure into another; None if nothing here leads there."""
        if figure.unit == unit:
            return Conversion(Fraction(1), unit)
        if self.is_money(figure.unit) and self.is_money(unit):
            return self._exchange(figure, unit)
        own, other = self.units.get(figure.unit), self.units.get(unit)
        if own is None or other is None or own.base is None or own.base != other.base:
            return None
        return Conversion(Fraction(own.factor) / Fraction(other.factor), unit)

    def _exchange(self, figure: Figure, unit: str) -> Conversion | None:
        sort = SORTS.get(figure.measure, "average")
        for rate in self.rates:
            if rate.sort != sort or not figure.window.is_closed or Window.of(rate.period, rate.period) != figure.window:
                continue
            if (figure.unit, unit) == (rate.currency, rate.per):
                return Conversion(1 / Fraction(rate.rate), unit, rate)
            if (figure.unit, unit) == (rate.per, rate.currency):
                return Conversion(Fraction(rate.rate), unit, rate)
        return None
