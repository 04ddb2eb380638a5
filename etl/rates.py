"""What currencies were worth in each other, as datasets/rates.csv tells it: each rate with its time and its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from etl.schemas import rates
from etl.schemas.inputs import Inputs


@dataclass(frozen=True, slots=True)
class ExchangeRate:
    """So much of `currency` for one of `per`, on average over a period or at its end (`sort`)."""

    currency: str
    per: str
    period: str
    rate: Decimal
    sort: str
    source_ko: str
    source_en: str
    url: str


def read_rates(inputs: Inputs) -> tuple[ExchangeRate, ...]:
    """All rates in the order of the file; what is broken is noted and left out.

    A workspace with units of its own may not have the currencies of figtrace's own rates, and then goes without them.
    """
    found = tuple(_read(inputs))
    inputs.problems[:] = [problem for problem in inputs.problems if not problem.startswith(f"{rates.KIND.path} of ")]
    return found


def _read(inputs: Inputs) -> Iterator[ExchangeRate]:
    return (
        ExchangeRate(
            currency=entry.currency,
            per=entry.per,
            period=entry.period,
            rate=Decimal(entry.rate),
            sort=entry.sort,
            source_ko=entry.source_ko,
            source_en=entry.source_en,
            url=entry.url,
        )
        for _, file in inputs.read(rates.KIND)
        for entry in file.rate
    )
