"""An amount written with two scales of words: 4 млн 477 тыс. человек, 31 млрд 198,7 млн, 3 million 825 thousand.

Comes in: the number with its first scale, and how a number with a scale is read behind it. Goes out: both as one
number, or the first as it was where what follows is no smaller part of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from etl.patterns import pattern
from etl.reading.number import Number

THOUSAND = Decimal(1000)
ONES = pattern("mentions.lower_scales.ones")  # 1 млн 234 тыс. 567 человек
BLANKS = " \u00a0\u202f"


def with_lower_scales(text: str, number: Number, read: Callable[[int], Number | None]) -> Number:
    """The number with the lower parts that stand right behind it, each after one blank; `read` reads one part alone.

    A lower part has a scale of its own, below that of the part before, and all of them are worth less than one of the
    first: the two amounts of "5 млн 6 млн" or "3 тыс. 5 тыс." stay two.
    """
    end, least, rest = number.end, number.scale, Decimal(0)
    while least > THOUSAND and text[end : end + 1] in BLANKS and text[end + 1 : end + 2].isdecimal():
        lower = read(end + 1)
        if lower is None or lower.value is None or not THOUSAND <= lower.scale < least:
            break
        if rest + lower.value >= number.scale:
            break
        end, least, rest = lower.end, lower.scale, rest + lower.value
    last = ONES.match(text, end) if rest or number.scale == THOUSAND else None
    if last is not None and least == THOUSAND:
        end, rest = last.end("ones"), rest + Decimal(last["ones"])
    if number.value is None or not rest:
        return number
    value = number.value + rest
    return replace(number, end=end, value=value, coefficient=value / number.scale)
