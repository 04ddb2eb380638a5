"""Exact arithmetic: the one decimal context in which values are computed, the one place where one is rounded,
and the one way in which one is written.

Python's own context keeps 28 digits and rounds the rest without a word. Here a result that would have to be
rounded is an error (`decimal.Inexact`), so that a value is exact or there is none.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from decimal import (
    MAX_EMAX,
    MIN_EMIN,
    ROUND_HALF_EVEN,
    Context,
    Decimal,
    DivisionByZero,
    Inexact,
    InvalidOperation,
    Overflow,
    localcontext,
)

LONGEST = 100  # characters of a number: what is written longer is read as none, so that no value grows without end
DIGITS = 1_000_000  # more than any value has; only what is there is computed
SHARE_DECIMALS = 10  # as many as the store keeps

EXACT = Context(prec=DIGITS, Emax=MAX_EMAX, Emin=MIN_EMIN, traps=[Inexact, InvalidOperation, DivisionByZero, Overflow])


def exactly() -> AbstractContextManager[Context]:
    """A block in which nothing is rounded.

    >>> with exactly():
    ...     Decimal("12345678901234567890123456789") * 10_000
    Decimal('123456789012345678901234567890000')
    """
    return localcontext(EXACT)


def share(part: Decimal, whole: Decimal | int, decimals: int = SHARE_DECIMALS) -> Decimal:
    """A quotient: exact where so many decimals hold it, otherwise rounded to them, for a third has no end.

    >>> share(Decimal(30), 60), share(Decimal(1), 3)
    (Decimal('0.5'), Decimal('0.3333333333'))
    """
    whole = Decimal(whole)
    digits = len(part.as_tuple().digits) + len(whole.as_tuple().digits) + abs(part.adjusted()) + abs(whole.adjusted())
    with localcontext(Context(prec=digits + 2 * decimals, rounding=ROUND_HALF_EVEN)):
        quotient = part / whole
        rounded = round(quotient, decimals)
        return quotient if quotient == rounded else rounded


def format_decimal(value: Decimal) -> str:
    """All digits, no exponent, no trailing zeros: what a decimal is in JSON, in CSV and in a message.

    >>> format_decimal(Decimal("2.400E+11")), format_decimal(Decimal("-0.2000000000"))
    ('240000000000', '-0.2')
    """
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
