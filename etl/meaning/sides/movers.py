"""People who move: where they are from is whose they are, where they go the other side.

    베트남이 일본에 보낸 노동자 · hosts 2,000 Sudanese · граждане Узбекистана, 14 тыс. · 외국인 관광객 1만 명

Comes in: a figure of people, whose areas the words of `people.py` have bound. Goes out: both its areas; a place is
never their nationality, and foreigners are of no one country.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from etl.meaning.areas_and_figures import is_member
from etl.meaning.named_places import word_end
from etl.meaning.owners import FAR_AWAY, PERMITS, PERSONS, WORLD, Sides, is_behind, is_listed, is_of_people, nearest
from etl.meaning.people import NATIONALS, is_home, is_nationality
from etl.meaning.places import Named
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import are_moved
from etl.meaning.sides.owned import own_of, owned
from etl.meaning.sides.transfers import SUBJECT_AHEAD
from etl.patterns import pattern

FOREIGN = pattern("meaning.people.foreign")  # of no one country: foreigners, who are counted where they come to
RECEIVES = pattern("meaning.people.receives")
AHEAD = 12  # characters before and behind what is measured
Told = tuple[str | None, str]  # an area, and how it got there


@dataclass(frozen=True)
class Ends:
    """Of the areas of a sentence: the one that people are of, who is told to receive them, where they come from."""

    own: Named | None
    how: str
    rest: Sequence[Named]
    receives: Named | None
    home: Named | None


def of_movers(asked: Asked) -> Sides | None:
    """Both areas of people who move; refugees in an English text on the world are of the world, and go nowhere else."""
    if not asked.once(are_moved):
        return None
    ends = _ends(asked)
    sides = _as_before(asked, ends) or _by_sentence(asked, ends)
    if asked.view.language != "en" or sides.area is not None or sides.other != WORLD:
        return sides
    how = sides.taken.get("counterpart_area")
    return Sides(WORLD, None, {"ref_area": how} if how is not None else {})


def _ends(asked: Asked) -> Ends:
    """The areas of a sentence by what it tells of people."""
    view, (own, how), found = asked.view, own_of(asked), asked.once(owned)
    rest = [*found.others, *found.owns] if is_of_people(asked.concept) else list(found.named)
    receives = _receiver(asked, [one for one in (own, *rest) if one is not None])
    if receives is not None:
        behind = (one for one in rest if one.bound is None and receives.end < one.start)  # hosts 2,000 Sudanese
        own = next(behind, None) if own is receives else own
        rest = [replace(receives, bound="to"), *(one for one in rest if one not in (receives, own))]
    from_there = (one for one in rest if one.bound == "from" and is_home(one, asked.measure, view, asked.figure))
    home = next(from_there, None)
    if home is not None:
        is_another = own is not None and own is not home and is_member(own, view.text, asked.figure.start)
        place_told = [own] if view.language == "en" and own not in (None, home) and not is_another else []
        own, how = (own, how) if is_another else (replace(home, bound=None), "own")
        rest = [one for one in (*place_told, *(one for one in rest if one is not home)) if one is not None]
    return Ends(own, how, rest, receives, home)


def _as_before(asked: Asked, ends: Ends) -> Sides | None:
    """Both areas of the same people as the text told them first, where a sentence names none."""
    told = asked.around.flows.of_people(asked.measure.id) if asked.measure is not None else None
    if told is None or ends.own is not None or ends.rest or asked.measure is None:
        return None
    place, found = asked.topic
    sides = Sides()
    if told[1] == place and asked.measure.how in FAR_AWAY:
        sides.set("area", place, found)  # children under five, in a text on refugees
        return sides
    if found == "paragraph":
        return None
    sides.set("area", told[0], "document")
    sides.set("other", told[1], "document")
    return sides


def _by_sentence(asked: Asked, ends: Ends) -> Sides:
    """Both areas by those of the sentence, then by the text around."""
    own, rest, sides = ends.own, ends.rest, Sides()
    place, found = asked.topic
    is_foreign = _are_foreign(asked, own)
    if own is not None and own.bound is None and not is_foreign:
        sides.set("area", own.area, ends.how)
    elif own is not None:
        rest = [own, *rest]
    is_host_told = ends.receives is not None and ends.receives.area == place
    is_around = found == "paragraph" or asked.around.other_of(place)[0] is not None
    if sides.area is None and not is_foreign and is_around and not is_host_told:
        sides.set("area", place, found)
    there, how = _there(asked, sides, own, rest)
    if there is not None:
        sides.set("other", there.area, how)
        return sides
    is_arrival = ends.home is not None and asked.view.language == "ru" and found in FAR_AWAY
    if is_arrival and place is not None and place != sides.area and not asked.groups[place].group:
        sides.set("other", place, found)  # из Китая прибыли, in a text on Primorye
        return sides
    _set_host(asked, sides, is_foreign=is_foreign)
    return sides


def _there(asked: Asked, sides: Sides, own: Named | None, rest: Sequence[Named]) -> tuple[Named | None, str]:
    """Where people go, as the sentence tells it."""
    view = asked.view
    places = [one for one in rest if one.area != sides.area and (one is own or not _is_of_another(asked, one))]
    places = [one for one in places if not is_nationality(one, view)]
    if view.language == "en":  # 578,112 Chinese, followed by 329,652 from Japan: nobody goes where others are from
        places = [one for one in places if one.bound != "from"]
    if view.language == "en" and sides.area is not None and own is not None and own.bound is None:
        places = [one for one in places if one.bound is not None or _is_beside(asked, one, own)]  # and Russian arrivals
    there = next((one for one in places if is_behind(one, view, asked.figure)), None)
    return (there, "own") if there is not None else nearest(places, asked.figure, asked.clause)


def _set_host(asked: Asked, sides: Sides, *, is_foreign: bool) -> None:
    """Fill where people go as the text around tells it; of a share of workers, wherever they are from, whose they
    are."""
    around, (place, found) = asked.around, asked.topic
    told = around.flows.of_people(asked.measure.id) if asked.measure is not None else None
    host = None
    if is_foreign or (told is not None and told[0] is None):
        is_told = told is not None and not asked.groups[told[1]].group
        host = around.host_of(sides.area, is_told=is_told)
    if host is not None:
        sides.set("other", host, "paragraph")
        return
    if told is not None and told[1] != sides.area:
        sides.set("other", told[1], "document")
        return
    other, how = (place, found) if is_foreign else around.other_of(sides.area)
    unit = asked.figure.mention.unit
    is_of_all = unit not in PERSONS or unit in PERMITS
    if other in (None, place) and sides.area is None and not is_foreign and is_of_all and asked.side == "in":
        sides.set("area", place, found)
        return
    if other is None and place != sides.area and (found != "default" or sides.area is None):
        other, how = place, found
    sides.set("other", other, how)


def _are_foreign(asked: Asked, own: Named | None) -> bool:
    """Whether those who are counted are of no one country, or are told where they are and not of whom."""
    text, measure = asked.view.text, asked.measure
    if own is not None and (NATIONALS.match(text, word_end(text, own.end)) or is_nationality(own, asked.view)):
        return False
    told = asked.around.flows.of_people(measure.id) if measure is not None else None
    if told is not None and told[0] is None and _is_at_host(asked, own, told[1]):
        return True
    is_in_list = own is not None and is_member(own, text, asked.figure.start)
    if is_in_list or measure is None or measure.how not in ("own", "sentence"):
        return False
    first, last = max(asked.view.start, measure.start - AHEAD), min(asked.view.end, measure.end + AHEAD)
    return FOREIGN.search(text, first, last) is not None


def _is_at_host(asked: Asked, own: Named | None, host: str) -> bool:
    """Whether an area is where the text told people to go; those who come to a group are listed by where to."""
    hosts = (None, host) if own is None else (host, asked.around.host_of(None))
    return asked.groups[host].group or (asked.topic[0] if own is None else own.area) in hosts


def _is_of_another(asked: Asked, one: Named) -> bool:
    """Whether an area has a figure of its own in a list; in English none that a preposition binds to this one."""
    view = asked.view
    if view.language == "en" and one.bound in ("in", "to"):
        return any(is_member(one, view.text, other.start) for other in view.figures if other is not asked.figure)
    return is_listed(view, one)


def _is_beside(asked: Asked, one: Named, own: Named) -> bool:
    """Whether an area stands before the one that people are from, and no other figure between the two."""
    between = (one.end <= other.start and other.end <= own.start for other in asked.view.counted)
    return one.end <= own.start and not any(between)


def _receiver(asked: Asked, named: Sequence[Named]) -> Named | None:
    """The place that an English sentence tells to receive those whom a figure counts."""
    view = asked.view
    ends = [start for start, _ in view.spans(RECEIVES) if start < asked.figure.start] if view.language == "en" else []
    ahead = [one for one in named if one.bound is None]
    return next((one for one in ahead for end in ends if SUBJECT_AHEAD.fullmatch(view.text, one.end, end)), None)
