"""Numbers without a unit that are the parts of a whole told beside them: they have its unit, and its scale.

    유학생 5,842명 / - 학사 1,988석사 1,930, 박사 402기타 1,522 · 共120人，其中男70、女50 · $4.6 billion (oil 3.1, gas 1.5)

Comes in: what was found in a passage, and the quantities of the passage before. Goes out: the same, the parts being
quantities. They are parts where each has a name before it and all of them together come to the whole, to the digit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from etl.mentions.found import Found
from etl.rules import Units

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
WRITTEN = re.compile(r"\d[\d.,]*")
NAMED = re.compile(r"[^\W\d_][)）]?\s?[:：=]?\s?$")  # before a part
GOES_ON = re.compile(r"[^.。;；!?\n]{1,30}")  # from one part to the next
UNNAMED = frozenset({"bare_number", "designation", "year"})  # what a number without a unit is taken for
NO_WHOLE = frozenset({"ratio", "multiple", "duration", "age", "rank"})
FEW, LEAST = 2, 20  # two parts alone of a whole so small may come to it by chance
SCALES = tuple(Decimal(10) ** place for place in (0, 3, 4, 6, 8, 9, 12))
BEFORE = 5  # characters before a part that show its name
FARTHEST = 60  # characters from the whole to the parts, or back


def with_parts(text: str, found: list[Found], before: Sequence[Found], units: Units) -> list[Found]:
    """What was found, where the parts of a whole are quantities; `before`: those of the passage before."""
    made = list(found)
    for first, last in _runs(text, found):
        parts = [_value(text, item) for item in found[first:last]]
        total = sum(parts, Decimal(0))
        if len(parts) == FEW and total < LEAST and all(part % 1 == 0 for part in parts):
            continue
        for whole, scale in _wholes(found, (first, last), before, units):
            if total * scale == whole.value and (scale == 1 or _digits(str(total)) == _written(text, whole)):
                made[first:last] = [
                    _as_part(item, whole, value * scale) for item, value in zip(found[first:last], parts, strict=True)
                ]
                break
    return made


def _runs(text: str, found: Sequence[Found]) -> Iterator[tuple[int, int]]:
    """Where numbers without a unit, each with a name before it, follow each other, two at least."""
    first = 0
    while first < len(found):
        last = first
        while last < len(found) and _is_part(text, found, last, is_first=last == first):
            last += 1
        if last - first >= FEW:
            yield first, last
        first = max(last, first + 1)


def _is_part(text: str, found: Sequence[Found], place: int, *, is_first: bool) -> bool:
    item = found[place]
    if item.name not in UNNAMED or (item.value is None and DIGITS.fullmatch(text, item.start, item.end) is None):
        return False
    if NAMED.search(text, max(0, item.start - BEFORE), item.start) is None:
        return False
    return is_first or GOES_ON.fullmatch(text, found[place - 1].end, item.start) is not None


def _wholes(
    found: Sequence[Found], run: tuple[int, int], before: Sequence[Found], units: Units
) -> Iterator[tuple[Found, Decimal]]:
    """The quantities beside such numbers that may be their whole, each with the scales in which it may be written."""
    first, last = run
    start, end = found[first].start, found[last - 1].end
    near = [item for item in found[:first] if start - item.end <= FARTHEST][-1:]
    near += [item for item in found[last : last + 1] if item.start - end <= FARTHEST]
    for item in (*near, *(() if first else reversed(before))):
        unit = units.find(item.unit_id)
        is_whole = item.name == "quantity" and item.bound == "exact" and bool(item.value)
        if is_whole and unit is not None and unit.dimension not in NO_WHOLE:
            yield from ((item, scale) for scale in (SCALES if item in near else SCALES[:1]))


def _value(text: str, item: Found) -> Decimal:
    return item.value if item.value is not None else Decimal(text[item.start : item.end].replace(",", ""))


def _written(text: str, whole: Found) -> str:
    """The digits with which a whole begins: of 4.6 billion, 46."""
    found = WRITTEN.match(text, whole.number[0])
    return _digits(found[0]) if found is not None else ""


def _digits(words: str) -> str:
    return "".join(sign for sign in words if sign.isdecimal()).strip("0")


def _as_part(item: Found, whole: Found, value: Decimal) -> Found:
    return replace(
        item, name="quantity", reason=whole.reason, number=(item.start, item.end), unit_id=whole.unit_id, value=value,
        low=value, high=value, rule=whole.rule, notes=("unit_elided",),
    )  # fmt: skip
