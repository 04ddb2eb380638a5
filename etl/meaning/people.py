"""People who move: where they are from and where they go; a place is never their nationality.

Comes in: a figure of people with the areas of its sentence. Goes out: both its areas.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from etl.meaning.around import Around
from etl.meaning.bound import ANY
from etl.meaning.measured import Measure
from etl.meaning.named_places import LINED, LINED_TO, word_end
from etl.meaning.owners import FAR_AWAY, PERMITS, PERSONS, Sides, is_behind, is_listed, nearest
from etl.meaning.places import Named, is_member
from etl.meaning.regions import country_of
from etl.meaning.transfers import SUBJECT_AHEAD
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules
from etl.vocabulary import Area

# of no one country: foreigners, who are counted where they come to
FOREIGN = pattern("meaning.people.foreign")
NATIONALS = pattern("meaning.people.nationals")
OWN_PEOPLE = pattern("meaning.people.own_people")
NATIONALS_AHEAD = pattern("meaning.people.nationals_ahead")
COME_FROM = pattern("meaning.people.come_from")
FROM_BEHIND = pattern("meaning.people.from_behind")
THOSE = pattern("meaning.people.those_from")
RECEIVES = pattern("meaning.people.receives")
AHEAD, FAR = 12, 16


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


def of_people(
    view: View, figure: Placed, own: Named | None, how: str, rest: Sequence[Named], clause: tuple[int, int],
    measure: Measure | None, around: Around, groups: Mapping[str, Area], *, is_inward: bool,
) -> Sides:  # fmt: skip
    """Where people are from, and where they go; those who come to a group of countries are listed by where to."""

    def is_at_host(one: Named | None, host: str) -> bool:
        hosts = (None, host) if one is None else (host, around.host_of(None))
        return groups[host].group or (place if one is None else one.area) in hosts

    def host_now() -> str | None:
        is_around = told is not None and not groups[told[1]].group
        return around.host_of(sides.area, is_told=is_around)

    sides = Sides()
    receives = _receiver(view, figure, [one for one in (own, *rest) if one is not None])
    if receives is not None:
        behind = (one for one in rest if one.bound is None and receives.end < one.start)  # hosts 2,000 Sudanese
        own = next(behind, None) if own is receives else own
        rest = [replace(receives, bound="to"), *(one for one in rest if one not in (receives, own))]
    home = next((one for one in rest if one.bound == "from" and is_home(one, measure, view, figure)), None)
    if home is not None:
        is_another = own is not None and own is not home and is_member(own, view.text, figure.start)
        place_told = [own] if view.language == "en" and own not in (None, home) and not is_another else []
        own, how = (own, how) if is_another else (replace(home, bound=None), "own")
        rest = [*place_told, *(one for one in rest if one is not home)]
    place, found = around.area_of(figure.mention, measure)
    told = around.flows.of_people(measure.id) if measure is not None and own is None and not rest else None
    if told is not None and told[1] == place and measure is not None and measure.how in FAR_AWAY:
        sides.set("area", place, found)  # children under five, in a text on refugees
        return sides
    if told is not None and found != "paragraph":
        sides.set("area", told[0], "document")
        sides.set("other", told[1], "document")
        return sides
    told = around.flows.of_people(measure.id) if measure is not None else None
    is_national = own is not None and NATIONALS.match(view.text, word_end(view.text, own.end)) is not None
    is_national = is_national or (own is not None and is_nationality(own, view))
    is_open = told is not None and told[0] is None
    is_here = told is not None and is_open and is_at_host(own, told[1])
    is_in_list = own is not None and is_member(own, view.text, figure.start)
    is_foreign = not is_national and (is_here or (not is_in_list and _is_foreign(view, measure)))
    if own is not None and own.bound is None and not is_foreign:
        sides.set("area", own.area, how)
    elif own is not None:
        rest = [own, *rest]
    is_host_told = receives is not None and receives.area == place
    is_around = found == "paragraph" or around.other_of(place)[0] is not None
    if sides.area is None and not is_foreign and is_around and not is_host_told:
        sides.set("area", place, found)
    places = [one for one in rest if one.area != sides.area and (one is own or not _is_of_another(one, view, figure))]
    places = [one for one in places if not is_nationality(one, view)]
    if view.language == "en" and sides.area is not None and own is not None and own.bound is None:
        places = [one for one in places if one.bound is not None or _is_beside(one, own, view)]  # and Russian arrivals
    there, how = next((one for one in places if is_behind(one, view, figure)), None), "own"
    if there is None:
        there, how = nearest(places, figure, clause)
    if there is not None:
        sides.set("other", there.area, how)
        return sides
    is_arrival = home is not None and view.language == "ru" and found in FAR_AWAY
    if is_arrival and place is not None and place != sides.area and not groups[place].group:
        sides.set("other", place, found)  # из Китая прибыли, in a text on Primorye
        return sides
    host = host_now() if is_foreign or is_open else None
    if host is not None:
        sides.set("other", host, "paragraph")
        return sides
    if told is not None and told[1] != sides.area:
        sides.set("other", told[1], "document")
        return sides
    other, how = around.other_of(sides.area) if not is_foreign else (place, found)
    is_of_all = figure.mention.unit not in PERSONS or figure.mention.unit in PERMITS
    if other in (None, place) and sides.area is None and not is_foreign and is_of_all and is_inward:
        sides.set("area", place, found)  # a share of workers, permits, wherever they are from
        return sides
    if other is None and place != sides.area and (found != "default" or sides.area is None):
        other, how = place, found
    sides.set("other", other, how)
    return sides


def _is_of_another(one: Named, view: View, figure: Placed) -> bool:
    """Whether an area has a figure of its own in a list; in English none that a preposition binds to this one."""
    if view.language == "en" and one.bound in ("in", "to"):
        return any(is_member(one, view.text, other.start) for other in view.figures if other is not figure)
    return is_listed(view, one)


def _is_beside(one: Named, own: Named, view: View) -> bool:
    """Whether an area stands before the one that people are from, and no other figure between the two."""
    return one.end <= own.start and not any(one.end <= other.start and other.end <= own.start for other in view.counted)


def _receiver(view: View, figure: Placed, named: Sequence[Named]) -> Named | None:
    """The place that an English sentence tells to receive those whom a figure counts."""
    ends = [start for start, _ in view.spans(RECEIVES) if start < figure.start] if view.language == "en" else []
    ahead = [one for one in named if one.bound is None]
    return next((one for one in ahead for end in ends if SUBJECT_AHEAD.fullmatch(view.text, one.end, end)), None)


def _is_foreign(view: View, measure: Measure | None) -> bool:
    """Whether those who are counted are of no one country: 외국인 관광객, students from abroad."""
    if measure is None or measure.how not in ("own", "sentence"):
        return False
    first, last = max(view.start, measure.start - AHEAD), min(view.end, measure.end + AHEAD)
    return FOREIGN.search(view.text, first, last) is not None


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
