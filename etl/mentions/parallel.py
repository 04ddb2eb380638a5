"""The unit of a number in the second of two limbs that are built alike, and the scale of the first.

    мужчин – 71,9 года, женщин – 78,3 · выработали 14,6 млрд кВт·ч, потребили 18,3 · 232 Judges and 577 Magistrates

Comes in: a number without a unit, with what was found before it. Goes out: the unit and the scale of the quantity
before it; None where the limbs are not alike, or the numbers too far apart to be told in one unit.
"""

from __future__ import annotations

from decimal import Decimal

from etl.mentions.found import Found, Scan
from etl.mentions.numbers import read_digits
from etl.patterns import pattern
from etl.reading.number import Number

DASH, DID = pattern("mentions.parallel.dash_ru"), pattern("mentions.parallel.did_ru")
BEFORE_DASH, BEFORE_DID = pattern("mentions.parallel.before_dash_ru"), pattern("mentions.parallel.before_did_ru")
ENDS, PERSON, AND = (pattern(f"mentions.parallel.{name}") for name in ("ends", "person_en", "and_en"))
MORE = pattern("mentions.parallel.more_ru")
FARTHEST = 60  # characters between the two numbers
LEAST, MOST, YEARS = 10, Decimal(20), range(1900, 2101)
PERSONS, NO_UNIT_OF_TIME = "person", frozenset({"duration", "rank"})
LIFE = frozenset({"year"})  # 71,9 года, 78,3: the one duration that two limbs tell of


def unit_in_parallel(scan: Scan, number: Number) -> tuple[str, Decimal] | None:
    """The unit that a number shares with the quantity before it, and the scale of that."""
    last = next(iter(scan.back_to(max(1, number.start - FARTHEST))), None) if number.scale == 1 else None
    if last is None or last.name != "quantity" or last.unit_id is None or number.value is None:
        return None
    if (
        last.unit_id == PERSONS
        and AND.fullmatch(scan.text, last.end, number.start)
        and PERSON.match(scan.text, number.end)
    ):
        return PERSONS, Decimal(1)
    first = read_digits(scan.text, last.number[0], scan.lexicon) if last.bound == "exact" else None
    if first is None or not first.value or not _are_alike(scan, last, number) or number.value in YEARS:
        return None
    unit = scan.lexicon.by_id[last.unit_id]
    if unit.dimension in NO_UNIT_OF_TIME and not (unit.id in LIFE and number.value % 1 and first.value % 1):
        return None
    if number.value < LEAST and number.value % 1 == 0 and MORE.search(scan.text, last.end, number.start) is None:
        return None  # won 12 seats, came in 3rd
    other, own = abs(first.value), abs(number.value * first.scale)
    is_near = other <= own * MOST and own <= other * MOST
    return (last.unit_id, first.scale) if is_near else None


def _are_alike(scan: Scan, last: Found, number: Number) -> bool:
    text = scan.text
    if ENDS.match(text, number.end) is None:
        return False
    for between, before in ((DASH, BEFORE_DASH), (DID, BEFORE_DID)):
        if between.fullmatch(text, last.end, number.start) and before.search(text, max(0, last.start - 24), last.start):
            return True
    return False
