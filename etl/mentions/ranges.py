"""Two numbers of one unit: ranges (5~7만 톤, 100만에서 150만 배럴) and lists (300·500·700명, 찬성 419, 반대 3표)."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from etl.mentions.finish import finish
from etl.mentions.found import NO_NUMBER, Found, Scan
from etl.mentions.numbers import read_digits, read_over
from etl.mentions.units import UnitRead, read_unit
from etl.patterns import pattern, words
from etl.reading.number import Number

RANGE = pattern("mentions.ranges.range")
TURNABLE = re.compile(r"\s?[~∼～〜]\s?|[-–]")
CHANGE = pattern("mentions.ranges.change")
CHANGING = pattern("mentions.ranges.changing")
CHANGED_BY = pattern("mentions.ranges.changed_by")
TO_NEW = words("mentions.ranges.to_new")
BEYOND = 3  # times the amount by which something changed, what it came to is hardly the other end of a range
LIST = pattern("mentions.ranges.list")
UP_TO = re.compile(r"에서\s?|\sto\s|(?:\s\([^()]{1,30}\))?,?\s(?:[—–-]\s)?до\s")
SECOND_SIGN = pattern("mentions.ranges.second_sign")
FROM_TO = pattern("mentions.ranges.from_to")
ALIKE = Decimal(10)
OPEN_RANGE = re.compile(r"(?:\s(?:to|or)\s|\s?[–—-]\s?)(?=\d)")
A_THOUSAND = 1000
BETWEEN = pattern("mentions.ranges.between", re.IGNORECASE)


def find_range(scan: Scan, number: Number, sign: UnitRead | None) -> Found | None:
    """A 내지 B, A~B, A에서 B: two numbers of one unit that are the ends of one statement."""
    text, lexicon = scan.text, scan.lexicon
    first_unit = read_unit(text, number.end, number.start, lexicon)
    first_end = first_unit.end if first_unit is not None else number.end
    joint = RANGE.match(text, first_end)
    if joint is None:
        if BETWEEN.search(
            text[max(0, (sign.start if sign else number.start) - 16) : sign.start if sign else number.start]
        ):
            joint = re.compile(r"\s?and\s").match(text, first_end)
        if joint is None:
            return None
    at = joint.end()
    second_sign = SECOND_SIGN.match(text, at)
    at = second_sign.end() if second_sign else at
    if at >= len(text) or not text[at].isdecimal():
        return None
    second = read_digits(text, at, lexicon)
    if second is None:  # too many digits for a number
        return None
    second, unit_at = read_over(text, second)
    unit = read_unit(text, unit_at, second.start, lexicon)
    if unit is None and sign is not None:
        unit = sign
    if unit is None or (first_unit is not None and first_unit.unit.id != unit.unit.id):
        return None
    word = joint[0].strip()
    end = unit.end if unit is not sign else second.end
    if word in ("에서", "부터", "to", "до") and (CHANGE.match(text, end) or _is_change(text, number.start)):
        return None
    low = _share_scale(number, second) if first_unit is None else number.value
    if low is None or second.value is None:
        return None
    is_told = number.scale > 1 or first_unit is not None or sign is not None
    if is_told and _came_to(text, word, number.start, low, second.value):
        return None
    if low > second.value and TURNABLE.fullmatch(joint[0]):
        return Found(number.start, end, "malformed", NO_NUMBER, (number.start, end))  # 13,000~12,000개
    if low >= second.value:
        return None
    merged = Number(number.start, second.end, low, high=second.value, over=second.over, rule=f"range.{word or 'dash'}")
    return finish(scan, merged, unit, end, unit_id=unit.unit.id)


def find_open_range(scan: Scan, number: Number) -> Number | None:
    """Both ends of a range without a unit, in digits: another 150 to 300, на 205–210 тысячах."""
    joint = OPEN_RANGE.match(scan.text, number.end)
    if joint is None or number.value is None or number.scale > 1:
        return None
    second = read_digits(scan.text, joint.end(), scan.lexicon)
    if second is None or second.value is None or read_unit(scan.text, second.end, second.start, scan.lexicon):
        return None
    low = _share_scale(number, second)
    if low is None or low >= second.value or _came_to(scan.text, joint[0].strip(), number.start, low, second.value):
        return None
    return Number(number.start, second.end, low, high=second.value, scale=second.scale, rule="range.open")


def _came_to(text: str, word: str, start: int, changed: Decimal, value: Decimal) -> bool:
    """Whether the second of two numbers tells to what the first one changed it: rose 206,900 to 4.64 million."""
    is_beyond = word in TO_NEW.all and value >= BEYOND * changed
    return is_beyond and CHANGED_BY.search(_ahead(text, start)) is not None


def _is_change(text: str, start: int) -> bool:
    return CHANGING.search(_ahead(text, start)) is not None


def _ahead(text: str, start: int) -> str:
    """What stands before a number, as far as a verb may."""
    return text[max(0, start - 60) : start]


def _share_scale(first: Number, second: Number) -> Decimal | None:
    """5~7만: the scale of the second number belongs to both, if the first is the smaller coefficient."""
    if first.value is None or second.value is None:
        return None
    if first.scale == 1 and second.scale > 1 and second.coefficient is not None and first.value < second.coefficient:
        return first.value * second.scale
    return first.value


def with_shared_scale(scan: Scan, number: Number) -> Number:
    """С 120 до 90 млн рублей, from 3.5 to 2.8 million: the scale of the second belongs to both, where they are alike."""
    joint = FROM_TO.match(scan.text, number.end)
    second = read_digits(scan.text, joint.end(), scan.lexicon) if joint is not None and number.scale == 1 else None
    if second is None or second.scale == 1 or not second.coefficient or not number.value:
        return number
    is_alike = number.value <= ALIKE * second.coefficient and second.coefficient <= ALIKE * number.value
    return replace(number, value=number.value * second.scale) if is_alike else number


def find_shared_unit(scan: Scan, number: Number) -> UnitRead | None:
    """300·500·700명 · 찬성 419, 반대 3표: the unit stands behind a later number of the list."""
    text, at = scan.text, number.end
    for _ in range(6):
        joint = LIST.match(text, at) or UP_TO.match(text, at)
        if joint is None:
            return None
        begin = re.compile(r"\d").search(text, joint.end() - 1, joint.end() + 4)
        if begin is None:
            return None
        following = read_digits(text, begin.start(), scan.lexicon)
        if following is None or scan.time_at(following.start) is not None:
            return None
        following, unit_at = read_over(text, following)
        unit = read_unit(text, unit_at, following.start, scan.lexicon)
        if unit is not None and unit.unit.dimension == "ratio" and _is_far_above(number, following):
            return None  # fell by 10.5 thousand or 2.6 %
        if unit is not None:
            return None if unit.unit.dimension == "duration" and "," in joint[0] else unit
        at = following.end
    return None


def _is_far_above(number: Number, other: Number) -> bool:
    """Whether one of two numbers is told by the thousand, the other not: no two percentages."""
    if number.value is None or other.value is None:
        return False
    return number.scale > 1 == other.scale or abs(number.value) >= A_THOUSAND > abs(other.value)
