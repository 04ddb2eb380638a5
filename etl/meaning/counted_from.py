"""A base that is told by its distance from the time of a figure: a year earlier, the same quarter of 2023, last year.

Comes in: the base that the words of a sentence tell, and the time of the figure that is held against it. Goes out: the
base as counted from that time, wherever it stands: up 5% from the year-ago quarter in the third quarter.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.bases import STATED, Base, months_before, part_before, year_before
from etl.meaning.view import View
from etl.model import Period
from etl.patterns import pattern, values

WAYS = ("year_before", "month_before", "quarter_before", "same_part", "before", "decade_before", "months_earlier")
ENGLISH = {way: pattern(f"times.en.{way}") for way in (*WAYS, "relative_year")}
NUMBERS = values("times.en.numbers")
DECADE = 10  # years


def counted_from_own(view: View, found: Base | None, period: Period | None) -> Base | None:
    """The base of a figure whose time is `period`, counted from that where its words tell only how far it lies."""
    if view.language != "en" or found is None or found.period is None or period is None or period.end is None:
        return found
    told = ((way, cue.fullmatch(view.text, found.start, found.end)) for way, cue in ENGLISH.items())
    way, words = next(((way, words) for way, words in told if words is not None), ("", None))
    base = _counted(way, words, found.period, period) if words is not None else None
    return found if base is None else replace(found, period=replace(base, rule=STATED))


def _counted(way: str, words: re.Match[str], told: Period, period: Period) -> Period | None:
    """The base by the way in which its words are counted; None where they tell it themselves."""
    years = int((period.end or "0")[:4]) - int((told.end or "0")[:4])
    if way == "year_before":
        return year_before(period)
    if way in ("month_before", "quarter_before"):
        return part_before(period)
    if way == "before":
        return year_before(period, _number(words["before"]))
    if way == "decade_before":
        return year_before(period, DECADE)
    if way == "months_earlier":
        return months_before(period, _number(words["months_earlier"]))
    is_part = period.grain in ("month", "quarter", "half")
    if way == "same_part" or (way == "relative_year" and is_part):  # in August, from last year
        return year_before(period, years) if years > 0 else None
    return None


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else int(NUMBERS[words.lower()])
