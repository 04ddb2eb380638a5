"""What stands beside a number and tells how it is meant: how far it may be off, of what its points are, of
what whole it is a part."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.mentions.found import Scan
from etl.patterns import pattern
from etl.reading.number import Number

TOLERANCE = re.compile(r"(?P<gap>\s?)(?:±|\+/-|∓)\s?(?P<worth>\d{1,40}(?:\.\d{1,40})?)(?!\d)")
INDEX = pattern("mentions.units.points_of_percent")
PARTS = re.compile(
    r"(?<![\d.])(\d{1,2}(?:\.\d+)?)\s?[:：∶]\s?(\d{1,2}(?:\.\d+)?)\s?[:：∶]\s?(\d{1,2}(?:\.\d+)?)(?![\d.])"
)
FAR = 200  # characters before points in which the percentage stands that they are of


def is_of_percent(scan: Scan, number: Number) -> bool:
    """9 points below Japan's 38 percent: percentage points, but of an index."""
    first = max(1, number.start - FAR)
    last = next((item for item in scan.back_to(first) if item.name == "quantity"), None)
    is_percent = last is not None and last.unit_id in ("percent", "percentage_point")
    return is_percent and INDEX.search(scan.text, first, number.start) is None


def with_tolerance(text: str, number: Number) -> Number:
    """2±0.5%, 36.8 ± 1.8: one number and how far it may be off; set close it is a band about it."""
    found = TOLERANCE.match(text, number.end)
    if found is None:
        return number
    return replace(number, end=found.end(), tolerance=Decimal(found["worth"]), about=not found["gap"])


def is_part_of_hundred(text: str, number: Number) -> bool:
    """11.7：32.8：55.5: parts of a whole that come to a hundred."""
    for found in PARTS.finditer(text, max(0, number.start - 20), number.end + 20):
        if found.start() <= number.start < found.end():
            return abs(sum(map(Decimal, found.groups()), Decimal(-100))) <= 1
    return False
