"""Numbers of an axis made readable: a scale with its word, ticks, and a number format.

2448억 달러   values in 억, ticks 0 · 1,000억 · 2,000억
8,000,000     values in million, ticks 0 · 2 million · …
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from dashboard.charts.ground import frame

WORDS = {
    "ko": ((12, "조", 1), (8, "억", 1), (4, "만", 10)),
    "en": ((12, " trillion", 1), (9, " billion", 1), (6, " million", 1)),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """By which power of ten numbers are divided, and the word for it."""

    power: int
    word: str

    def of(self, value: float) -> float:
        """A number in this scale, without the noise of binary fractions."""
        return float(Decimal(repr(value)).scaleb(-self.power))


@dataclass(frozen=True, slots=True)
class Axis:
    """Ends, distance of ticks and number format of an axis, in its own scale."""

    low: float
    high: float
    step: float
    format: str


def choose_scale(values: list[float], lang: str) -> Scale:
    """The largest scale in which the largest number is at least 1 (10 for 만)."""
    most = max((abs(value) for value in values), default=0)
    for power, word, least in WORDS[lang]:
        if most >= least * 10**power:
            return Scale(power, word)
    return Scale(0, "")


def make_axis(low: float, high: float, scale: Scale, most: int = 5, unit: str = "") -> Axis:
    """An axis with round ticks from below `low` to above `high`, both already scaled."""
    ticks = frame.value_ticks(low, high, most)
    step = round(ticks[1] - ticks[0], 10) if len(ticks) > 1 else 1.0
    decimals = max(0, -int(Decimal(repr(step)).normalize().as_tuple().exponent))
    number = "#,##0" + ("." + "0" * decimals if decimals else "")
    suffix = f'"{scale.word}{unit}"' if scale.word or unit else ""
    zero = f'0"{unit}"' if unit else "0"
    return Axis(ticks[0], ticks[-1], step, f'{number}{suffix};"−"{number}{suffix};{zero}')
