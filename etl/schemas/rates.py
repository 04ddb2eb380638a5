"""datasets/rates.csv: what one currency was worth in another, each with its time and the publication that says so."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.events import Address
from etl.schemas.fields import Date, Line, known, one_of, refuse
from etl.schemas.problems import Fault, show

COLUMNS = ("currency", "per", "period", "rate", "sort", "source_ko", "source_en", "url")
SORTS = ("average", "end")


def _rate(value: str) -> str:
    try:
        number = Decimal(value)
    except ArithmeticError:
        number = Decimal("nan")
    if not value.isascii() or not number.is_finite() or number <= 0 or abs(number.adjusted()) > 12:
        refuse("a number above 0 in digits, as 1291.7796")
    return value


Currency = Annotated[str, known("unit", "datasets/units.toml")]
Rate = Annotated[str, AfterValidator(_rate), Field(description="a number in digits, as 1291.7796")]


class RateEntry(Entry):
    """One line: so much of `currency` for one of `per`, over or at the end of a period."""

    currency: Currency
    per: Currency
    period: Date
    rate: Rate
    sort: Annotated[str, one_of(*SORTS), Field(description=f"one of {', '.join(SORTS)}")]
    source_ko: Line
    source_en: Line
    url: Address


class RatesFile(File):
    """datasets/rates.csv."""

    rate: tuple[RateEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """A currency in itself, and two rates of the same two currencies, time and sort, either way round."""
        seen: set[tuple[frozenset[str], str, str]] = set()
        for place, entry in enumerate(self.rate):
            if entry.currency == entry.per:
                yield Fault(("rate", place, "per"), show(entry.per), f"another currency than {entry.currency}")
            key = (frozenset((entry.currency, entry.per)), entry.period, entry.sort)
            if key in seen:
                found = f"{entry.currency} and {entry.per}, {entry.period}, {entry.sort}, a second time"
                yield Fault(("rate", place), found, "one rate for two currencies and a time", "keep one")
            seen.add(key)


KIND = Kind("datasets/rates.csv", RatesFile, "rate", key="", is_unique=False, columns=COLUMNS, is_shipped=True)
