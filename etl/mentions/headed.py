"""A unit in brackets right before its number, or before a series: 수출액(억달러): 284.1, 증감률(%): (’20)△2.5→(’21)12.0.

Comes in: the text of a passage. Goes out: where such numbers begin, with unit and scale, and where the brackets
stand, whose words are no figure. A number that has a unit of its own keeps that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from etl.mentions.lexicon import Lexicon
from etl.mentions.written_units import parse_unit

SERIES = re.compile(r"[(\[（](?:[^()\[\]（）\d]{1,16},\s)?(?P<unit>[^()\[\]（）\d,]{1,16})[)\]）]\s?[:：]?")
OF_LIST = re.compile(
    r"(?:[(\[](?:in\s)?(?P<unit>[^()\[\]\d]{1,24})[)\]]|,\s(?:in\s)?(?P<words>[^(),:\d]{1,24}))\s?:?\s*$"
)
FEWEST = 2  # members of a series
HEAD = re.compile(r"[(\[（](?P<unit>[^()\[\]（）\d]{1,16})[)\]）]\s?[:：]?\s?(?=[-−△▲]?\d)")

# a member of a series behind such a head: its time, rank or name, the number, and what else is told of it in brackets
TAG = r"(?:[(（][^()（）]{1,12}[)）]|[가-힣A-Za-z·]{2,14}(?=[\s(（]))"
NUMBER = r"(?P<sign>[-−△▲])?(?P<digits>\d[\d,]*(?:\.\d+)?)"
NO_UNIT = r"(?![\d.]*\s?[가-힣A-Za-z%])"
MORE = r"(?:\s?[(（][^()（）]{1,12}[)）])?"
NEXT = r"\s*(?:→|⇒|,|;|$|(?=[(（\n])|\.(?=\s|$)|\sand(?=\s))"
MEMBER = re.compile(rf"\s*{TAG}\s?{NUMBER}{NO_UNIT}{MORE}{NEXT}")


@dataclass(frozen=True, slots=True)
class Headed:
    """A unit with its scale, and the stretch of its words."""

    unit: str
    scale: Decimal
    start: int
    end: int


def find_heads(text: str, lexicon: Lexicon) -> dict[int, Headed]:
    """By the place behind the brackets: the unit that they name for a number there."""
    if "(" not in text and "（" not in text and "[" not in text:
        return {}
    heads = {}
    for found in HEAD.finditer(text):
        named = parse_unit(found["unit"], lexicon)
        if named is not None:
            heads[found.end()] = Headed(*named, *found.span("unit"))
    for found in SERIES.finditer(text):
        named = parse_unit(found["unit"], lexicon)
        members = list(_members(text, found.end())) if named is not None else []
        if named is not None and len(members) >= FEWEST:
            head = Headed(*named, *found.span("unit"))
            heads.update((member.start("digits"), head) for member in members)
            heads.update((member.start("sign"), head) for member in members if member["sign"])
    return heads


def unit_of_list(text: str, lexicon: Lexicon) -> Headed | None:
    """The unit that a line gives to the list below it: Exports ($ million), Exports by good, million dollars:."""
    found = OF_LIST.search(text)
    named = parse_unit(found["unit"] or found["words"], lexicon) if found is not None else None
    return Headed(*named, 0, 0) if named is not None else None


def _members(text: str, place: int) -> Iterator[re.Match[str]]:
    """The members of a series that starts at a place."""
    while (member := MEMBER.match(text, place)) is not None:
        yield member
        place = member.end()
