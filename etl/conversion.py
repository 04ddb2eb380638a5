"""A mention in the unit of its indicator: 350 m of a road that is measured in kilometres.

What is compared is compared in one unit; what is stored stays as stated. How many of its unit another one is,
an indicator says (etl.catalogue); a unit of which it says nothing is left alone.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from etl.catalogue import Indicator
from etl.exact import exactly
from etl.model import Mention


def in_unit_of(indicator: Indicator, mention: Mention) -> Mention:
    """The same mention with its numbers in the unit of the indicator."""
    factor = dict(indicator.factors).get(mention.unit or "")
    if factor is None or mention.unit == indicator.unit:
        return mention

    def scaled(number: Decimal | None) -> Decimal | None:
        return None if number is None else number * factor

    with exactly():
        value, low, high = scaled(mention.value), scaled(mention.low), scaled(mention.high)
    return replace(mention, unit=indicator.unit, value=value, low=low, high=high)
