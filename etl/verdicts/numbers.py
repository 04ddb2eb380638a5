"""What numbers of different roundness have in common: their ratio, their digits, their last places."""

from __future__ import annotations

from decimal import Context, Decimal

from etl.exact import share

SLIP = Decimal("0.02")  # how far from a power of ten two values may lie and still look like a slip
ROUGH = Context(prec=60)  # more digits than the store holds


def ratio_of(left: Decimal, right: Decimal) -> Decimal | None:
    """The larger over the smaller, to four decimals; None across zero.

    >>> ratio_of(Decimal(7000), Decimal(20000))
    Decimal('2.8571')
    """
    if left * right <= 0:
        return None
    small, large = sorted((abs(left), abs(right)))
    return share(large, small, 4)


def power_of(ratio: Decimal | None) -> int:
    """The power of ten that a ratio is close to, 0 if it is to none.

    >>> power_of(Decimal("99.2")), power_of(Decimal("95"))
    (2, 0)
    """
    if ratio is None or ratio < 9:
        return 0
    power = len(str(int(ratio * (1 + SLIP)))) - 1
    return power if abs(ratio / 10**power - 1) <= SLIP else 0


def digits_of(value: Decimal) -> str:
    """The digits of a number without the zeros at its ends: 12430 and 1.243 have the same.

    >>> digits_of(Decimal("12430")), digits_of(Decimal("1.243"))
    ('1243', '1243')
    """
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def last_place(value: Decimal) -> int:
    """The place of the last digit that is not zero, as a power of ten.

    >>> last_place(Decimal("13000")), last_place(Decimal("3.10"))
    (3, -1)
    """
    _, digits, exponent = value.as_tuple()
    written = "".join(map(str, digits))
    return int(exponent) + len(written) - len(written.rstrip("0"))


def round_as(value: Decimal, like: Decimal, way: str) -> Decimal:
    """A number to the last place of another, rounded or cut off.

    >>> round_as(Decimal(12983), Decimal(13000), "ROUND_HALF_UP")
    Decimal('1.3E+4')
    """
    return value.quantize(Decimal(1).scaleb(last_place(like)), rounding=way, context=ROUGH)
