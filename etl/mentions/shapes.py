"""Times by their shapes: what a language can write, and what the named parts of it tell.

A shape is a cue of datasets/cues/times.toml, whose named parts are those that the head of that file lists. What the
words of a shape tell without a part of their own (a year earlier) is fixed beside its name. All shapes of a language
are one pattern, tried in their order at each place where one can begin.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from etl.mentions.moments import LEAP_YEAR, Moment, TimeExpression, full_year
from etl.mentions.starts import find_from
from etl.patterns import formed, pattern, values

PART = re.compile(r"\(\?P<([a-z_]+)>")
GROUP = re.compile(r"([a-z_]+)_(\d+)")
Fixed = Mapping[str, Any]  # fields of Moment, `relation`, `kind`, or a part that the words tell without a number
Parts = Mapping[str, str]
IN_CAPITALS = re.compile(r"\b[A-Z]{2,9}\b")
OTHERWISE = "_or"  # behind the name of a part that one shape writes in several ways
PLAN = 5  # years
WEEK = 7  # days
MONTHS = 12
MIDDLE = 15  # of a month
EARLY = 7  # a day of a month with which the months before it end
CENTURY = 100
LAST = 12  # months
MINGUO = 1911  # the year before the first of the Republic of China, by which Taiwan counts


class Shapes:
    """The shapes of a language, by name in their order, each with what it tells without a part of its own."""

    def __init__(self, language: str, fixed: Mapping[str, Fixed]) -> None:
        self.start = pattern(f"times.{language}.start")  # every place where a shape can begin
        self.whole = formed(self._write)
        self._language = language
        self.fixed = fixed
        self._shapes = list(fixed.items())
        self._months = values(f"times.{language}.months")
        self._numbers = values(f"times.{language}.numbers")
        self._years = values(f"times.{language}.years")
        self._capitals = values(f"times.{language}.capitals") if language == "en" else None

    def find(self, text: str) -> Iterator[TimeExpression]:
        """The times of a text in this language, in order."""
        if self._capitals is not None:
            text = IN_CAPITALS.sub(self._in_small_letters, text)
        for found in find_from(self.start, self.whole, text):
            place = int((found.lastgroup or "").rpartition("_")[2])
            parts = {}
            for group, words in found.groupdict().items():
                part = GROUP.fullmatch(group) if words is not None else None
                if part is not None and part[1] != "shape" and int(part[2]) == place:
                    name = part[1]
                    while name.endswith(OTHERWISE):
                        name = name.removesuffix(OTHERWISE)
                    parts[name] = words
            time = self._read(parts, self._shapes[place][1])
            if time is not None:
                yield replace(time, start=found.start(), end=found.end())

    def _in_small_letters(self, found: re.Match[str]) -> str:
        """A word of a time in the capitals of a title as it is written elsewhere, of the same length."""
        assert self._capitals is not None
        return str(self._capitals.get(found[0], found[0]))

    def _write(self) -> str:
        """All shapes as one pattern: behind the name of a part stands the place of its shape."""
        shapes = []
        for place, (name, _) in enumerate(self._shapes):
            source = pattern(f"times.{self._language}.{name}").pattern
            numbered = PART.sub(rf"(?P<\g<1>_{place}>", source)
            shapes.append(f"(?P<shape_{place}>{numbered})")
        return "|".join(shapes)

    def _read(self, parts: Parts, fixed: Fixed) -> TimeExpression | None:
        """What the parts of one shape tell; None where they are no time (the 45th of March)."""
        told = {name: self._number(name, words) for name, words in parts.items() if name != "rel"}
        rel = parts.get("rel")
        if rel is not None:
            told["relative"] = self._year_of(rel)
        if "minguo" in told:
            told["year"] = told.pop("minguo") + MINGUO
        if "months_ago" in told:
            told["relative_months"] = -told.pop("months_ago")
        told |= {name: number for name, number in fixed.items() if name not in ("relation", "kind")}
        if not 1 <= told.get("month", 1) <= 12 or not 1 <= told.get("day", 1) <= 31:
            return None
        relation = fixed.get("relation", "during")
        back, kind = told.pop("back", 0), fixed.get("kind", "past" if "past" in told else "date")
        last_day = told.pop("last_day", 0)
        if back and 0 < last_day <= EARLY:  # the six months to 1 January begin with July
            told["day"], back = last_day, back + 1
        days = told.pop("days", 0) or told.pop("weeks", 0) * WEEK
        first, last = _counted(told) or _window(told)
        return TimeExpression(0, 0, first, last, relation, kind, months=back, days=days)

    def _year_of(self, words: str) -> int:
        folded = " ".join(words.split())
        return int(self._years[folded if folded in self._years else folded.lower()])

    def _number(self, name: str, words: str) -> int:
        digits = words.strip("'’")
        if digits.isdecimal():
            number = int(digits)
            if name in ("year", "year_to") and not digits.isascii():
                return number + MINGUO
            return full_year(number) if name == "year" and number < CENTURY else number
        month = words if words in self._months else words.lower()  # Апрель 28, 2025
        if name in ("month", "month_to", "quarter_month") and month in self._months:
            return int(self._months[month])
        return int(self._numbers[words if words in self._numbers else words.lower()])


def _counted(told: dict[str, Any]) -> tuple[Moment, Moment] | None:
    """The window that a number of months, quarters or years makes; None where none is told."""
    if "count" in told or "quarters" in told:
        last = told.get("count") or told["quarters"] * 3
        first = Moment(told.get("year"), 1, relative=told.get("relative"))
        return (first, replace(first, month=last)) if last <= 12 else None
    if "closing" in told:
        first = Moment(told.get("year"), 13 - told["closing"], relative=told.get("relative"))
        return (first, replace(first, month=12)) if 1 < told["closing"] < 12 else None
    if "past" in told:
        return Moment(relative=-told["past"]), Moment(relative=-1)
    if "years" in told:
        return Moment(told["year"] - told["years"] + 1), Moment(told["year"])
    if "months_earlier" in told:
        earlier = Moment(same_year="previous_month", years=told["months_earlier"])
        return earlier, earlier
    if "plan" in told:
        return Moment(told["plan"]), Moment(told["plan"] + PLAN - 1)
    if "ago" in told:
        ago = Moment(relative=-told["ago"])
        return ago, ago
    if "before" in told:
        before = Moment(same_year="previous", years=told["before"])
        return before, before
    return None


def _window(told: dict[str, Any]) -> tuple[Moment, Moment]:
    """A point or stretch on the calendar, or the window between two of them."""
    ends = {name.removesuffix("_to"): told.pop(name) for name in list(told) if name.endswith("_to")}
    if "quarter_month" in told:
        told["quarter"] = told.pop("quarter_month") // 3
    if "quarter_end" in told:
        told["month"] = told.pop("quarter_end") * 3
    if "ahead" in told:
        ends["month"] = min(told["month"] + told.pop("ahead") - 1, 12)
    if "month_half" in told or "last_third" in told:
        first, last = told.pop("last_third", MIDDLE + 1), monthrange(told.get("year", LEAP_YEAR - 1), told["month"])[1]
        told["day"], ends["day"] = (1, MIDDLE) if told.pop("month_half", 2) == 1 else (first, last)
    if "decade" in told:
        year = told.pop("decade")
        told |= {"decade": True, "year": year if year >= CENTURY else 1900 + year}
    first = Moment(**told)
    if ends.get("month", 0) > MONTHS:  # a winter ends in the year behind
        ends["month"] -= MONTHS
        ends |= {"year": first.year + 1} if first.year is not None else {}
    if "year" in ends and first.year is not None:  # 2018–19: the century of the first year
        year = ends["year"] if ends["year"] >= CENTURY else first.year // CENTURY * CENTURY + ends["year"]
        if year <= first.year and 1 <= ends["year"] <= LAST:  # 2017-08: no year before it, but a month
            first = replace(first, month=ends["year"])
        ends = {**ends, "year": year} if year > first.year else {}
    return first, replace(first, **ends) if ends else first
