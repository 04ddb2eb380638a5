"""The words around an area that tell whether people are of it, come from it, are in it, or travel between two.

    граждане Узбекистана · workers from Vietnam · 일본에 거주하는 베트남인 · Пекин — Москва

Comes in: an area of a sentence of people who move. Goes out: whether such words stand there, or the areas bound as they
tell. Which areas a figure has then: sides/movers.py.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.meaning.areas_and_figures import is_member
from etl.meaning.bound import ANY
from etl.meaning.measured import Measure
from etl.meaning.named_places import LINED, LINED_TO
from etl.meaning.places import Named
from etl.meaning.regions import country_of
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules

NATIONALS = pattern("meaning.people.nationals")
OWN_PEOPLE = pattern("meaning.people.own_people")
NATIONALS_AHEAD = pattern("meaning.people.nationals_ahead")
COME_FROM = pattern("meaning.people.come_from")
FROM_BEHIND = pattern("meaning.people.from_behind")
THOSE = pattern("meaning.people.those_from")
FOREIGNERS_IN = pattern("meaning.people.foreigners_in")  # behind the name of a country
FAR = 16  # characters before a name


def host_of_foreigners(named: Sequence[Named], text: str) -> str | None:
    """The country of whose foreigners a title or sentence tells: 日 거주 외국인 395만 명 … 한국인은 3위."""
    return next((one.area for one in named if FOREIGNERS_IN.match(text, one.end) is not None), None)


def is_host(one: Named, named: Sequence[Named], view: View, both: Collection[str]) -> bool:
    """Whether people of another area are counted where an area is, one of both that a text is about or not: в России
    учатся 150 студентов из КНДР."""
    others = (other for other in named if other.area != one.area)
    is_told = one.area in both or any(other.bound in (None, "from") for other in others)
    return view.language == "ru" and one.bound == "in" and is_told


def travelled(named: Sequence[Named], topic: str | None, rules: Rules) -> list[Named]:
    """Areas with both ends of a line as the countries that travel on it, the one of the text first: Пекин — Москва."""
    ends = {one.bound: str(country_of(one.area, rules.vocabulary)) for one in named if one.bound in (LINED, LINED_TO)}
    if len(ends) != len((LINED, LINED_TO)):
        return list(named)
    first, second = ends[LINED], ends[LINED_TO]
    if topic == second:
        first, second = second, first
    turned = {LINED: (first, None), LINED_TO: (second, ANY)}
    return [
        replace(one, area=turned[one.bound][0], bound=turned[one.bound][1]) if one.bound in ends else one
        for one in named
    ]


def are_abroad(named: Sequence[Named], view: View) -> bool:
    """Whether people of one country are told to be in another: 일본에 거주하는 베트남인."""
    if view.language != "ko":
        return False
    here = {one.area for one in named if one.bound in ("in", "to")}
    return any(one.bound is None and not here <= {one.area} and OWN_PEOPLE.match(view.text, one.end) for one in named)


def moving(named: Sequence[Named], measure: Measure | None, view: View) -> list[Named]:
    """Korean areas with those who send people as whose they are, those whom they left as where they are from:
    베트남이 일본에 보낸 노동자, 베트남에서 일본으로 간 관광객."""
    is_sent = any(one.bound == "to" for one in named)
    sent = [replace(one, bound=None) if one.bound == "gives" and is_sent else one for one in named]
    return [replace(one, bound="from") if one.bound == "in" and is_origin(one, measure, view) else one for one in sent]


def is_nationality(one: Named, view: View) -> bool:
    """Whether an area is told as that of citizens: граждане Узбекистана."""
    is_ahead = NATIONALS_AHEAD.search(view.text, max(view.start, one.start - FAR), one.start) is not None
    return is_ahead or (view.language == "zh" and NATIONALS.match(view.text, one.end) is not None)


def is_home(one: Named, measure: Measure | None, view: View, figure: Placed) -> bool:
    """Whether people are from an area, as is told beside them or in a list: из Кореи — 14 тыс."""
    if is_origin(one, measure, view):
        return True
    is_beside = one.end <= figure.start and COME_FROM.fullmatch(view.text, one.end, figure.start) is not None
    is_beside = is_beside or FROM_BEHIND.fullmatch(view.text, figure.end, one.start) is not None
    if view.language == "en":  # and those from South Korea came to 3 million
        is_those = one.bound == "from" and THOSE.search(view.text, view.start, one.start) is not None
        return is_beside or (is_those and view.neighbours(figure)[0] <= one.start < figure.start)
    return view.language == "ru" and (one.bound == "from" or is_beside or is_member(one, view.text, figure.start))


def is_origin(one: Named, measure: Measure | None, view: View) -> bool:
    """Whether people are of an area: workers from Vietnam, студентов из КНДР, 몽골에서 온 노동자."""
    if measure is None or measure.how not in ("own", "sentence"):
        return False
    if one.end <= measure.start:
        return COME_FROM.fullmatch(view.text, one.end, measure.start) is not None
    return FROM_BEHIND.fullmatch(view.text, measure.end, one.start) is not None
