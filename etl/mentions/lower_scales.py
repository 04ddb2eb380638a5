"""An amount written with two scales of words: 4 млн 477 тыс. человек, 31 млрд 198,7 млн, 3 million 825 thousand.

Comes in: the number with its first scale, and how a number with a scale is read behind it. Goes out: both as one
number, or the first as it was where what follows is no smaller part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from etl.reading.number import Number

THOUSAND = Decimal(1000)
BLANKS = " \u00a0\u202f"


def with_lower_scale(text: str, number: Number, read: Callable[[int], Number | None]) -> Number:
    """The number with the lower part that stands right behind it after one blank.

    The lower part has a scale of its own, a thousandth of the first or less, and is worth less than one of the first:
    the two amounts of "5 млн 6 млн" or "3 тыс. 5 тыс." stay two.
    """
    at = number.end + 1
    if number.scale < THOUSAND or text[number.end : at] not in BLANKS or not text[at : at + 1].isdecimal():
        return number
    lower = read(at)
    if (
        lower is None
        or lower.value is None
        or number.value is None
        or not THOUSAND <= lower.scale < number.scale
        or lower.value >= number.scale
    ):
        return number
    value = number.value + lower.value
    return replace(number, end=lower.end, value=value, coefficient=value / number.scale)
