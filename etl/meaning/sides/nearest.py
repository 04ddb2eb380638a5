"""Whose a figure is by the nearest area of its clause, of its sentence, of the text around; and the same for its other
side. It is asked last and always answers.

    북한의 대중 수출 · 러시아로 갔다 · 수출은 3억 달러였다, in a text on the North's trade with China

Comes in: a figure. Goes out: both its areas, each of which may be unknown.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.bound import ANY
from etl.meaning.owners import FAR_AWAY, Sides, nearest
from etl.meaning.places import GOES, Named
from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.at_home import at_home, of_teller
from etl.meaning.sides.narrowing import everyone
from etl.meaning.sides.owned import own_of, owned
from etl.meaning.sides.shares import whole_before
from etl.meaning.sides.transfers import addressed
from etl.patterns import pattern

ALL_OF = pattern("meaning.sides.all_of")  # 베트남 전체 수출의
MOVES = pattern("meaning.sides.moves")  # something goes from one to the other, whatever it is
LOCAL = pattern("meaning.sides.local")
NATIONAL = pattern("meaning.sides.national")
SENT_AHEAD = pattern("meaning.sides.sent_ahead")
SENT = pattern("meaning.sides.sent")
LAUNCHED = pattern("meaning.sides.launched")
CURRENCIES = frozenset({"USD", "EUR"})  # in which others are paid
Told = tuple[str | None, str]  # an area, and how it got there


def of_nearest(asked: Asked) -> Sides:
    """ref_area and counterpart_area by what stands nearest."""
    own, how = own_of(asked)
    others: Sequence[Named] = asked.once(owned).others
    area = own.area if own is not None else None
    if area is None:
        area, how = _of_text(asked)
        home = at_home(asked, (area, how))
        if home is not None:
            area, how, others = *home, []
    if _is_national(asked, own):
        area = country_of(area, asked.rules.vocabulary)
    sent = _sent(asked)
    facing = next((one.area for one in others if one.bound in GOES), None)
    if facing is None and sent is not None:
        others, facing = [*others, sent], sent.area
        own = None if own is sent else own
    if own is None:
        area, how = _of_pair(asked, (area, how), facing, others)
    sides = Sides()
    sides.set("area", area, how)
    sides.set("other", *_other(asked, sides, others))
    _with_text(asked, sides)
    return sides


def _of_text(asked: Asked) -> Told:
    """Whose a figure is where no area of its sentence has it: as the text around tells, or the rest of the sentence."""
    view, (area, how) = asked.view, asked.topic
    if how == "default":
        behind = (one for one in asked.once(everyone) if one.start > asked.figure.end)
        total = next((one.area for one in behind if ALL_OF.match(view.text, one.end)), None)
        area, how = (area, how) if total is None else (total, "sentence")
    if LOCAL.search(view.text, *asked.clause):
        area = asked.around.local() or area
    seat = of_teller(view, area, asked.rules)
    is_far = how in ("document", "default", "section")
    return (seat, "sentence") if seat is not None and is_far else (area, how)


def _is_national(asked: Asked, own: Named | None) -> bool:
    """Whether a figure is told to be that of the whole country."""
    text, begin = asked.view.text, own.end if own is not None else asked.clause[0]
    is_ahead = NATIONAL.search(text, begin, max(asked.figure.start, asked.clause[0])) is not None
    return is_ahead or NATIONAL.match(text, asked.figure.end + 1) is not None


def _of_pair(asked: Asked, told: Told, facing: str | None, others: Sequence[Named]) -> Told:
    """Whose a figure is where a sentence names only the other side, and that is whom the text is about: the other of
    the two, as 대북 수출 in a text on the DPRK; or who tells it."""
    (area, how), known = told, asked.rules.vocabulary
    if facing is None and how != "own":
        facing = next((one.area for one in others if one.bound == ANY and asked.groups[one.area].within is None), None)
    if facing is None or country_of(facing, known) != country_of(area, known):
        return told
    tellers = asked.view.tellers
    other = (tellers[0], "sentence") if tellers else asked.around.other_of(area)
    return other if other[0] is not None else told


def _sent(asked: Asked) -> Named | None:
    """Where what is measured goes: 러시아로 갔다; of an English flow the area that its words tell."""
    named = asked.once(owned).named
    sent = next((one for one in named if _is_sent_to(asked, one)), None) if asked.told == "level" else None
    if sent is None and asked.view.language == "en" and asked.side != "from":
        return addressed(asked.view, asked.figure, named, asked.clause)
    return sent


def _is_sent_to(asked: Asked, one: Named) -> bool:
    """Whether what is measured goes to an area, whatever it is: 러시아로 갔다, 북한에 팔았다."""
    first, last = asked.clause
    if one.bound != "to" or not first <= one.start < last:
        return False
    is_ahead = SENT_AHEAD.search(asked.view.text, first, one.start) is not None
    return is_ahead or SENT.match(asked.view.text, one.end) is not None


def _other(asked: Asked, sides: Sides, others: Sequence[Named]) -> Told:
    """The other side: the nearest of another country, else the other one of the text if there must be one."""
    known, area = asked.rules.vocabulary, sides.area
    others = [one for one in others if country_of(one.area, known) != country_of(area, known)]
    there, how = nearest(others, asked.figure, asked.clause)
    if there is None:
        there, how = next((one for one in others if one.bound == "at"), None), "sentence"
    if there is not None:
        return there.area, how
    is_linked = asked.around.is_link() and sides.taken.get("ref_area") == "document"
    if is_linked or (asked.side is not None and not asked.is_cap):
        other, how = asked.around.other_of(area)
        if other is not None and not (how in FAR_AWAY and _happens_there(asked)):
            return other, how
    return _other_of_move(asked, sides)


def _other_of_move(asked: Asked, sides: Sides) -> Told:
    """The other side of what goes from one to the other in a clause that names neither; else the whole of which the
    sentence before told a part."""
    if not asked.once(owned).named and not asked.is_cap and MOVES.search(asked.view.text, *asked.clause):
        pair = asked.around.main_pair()
        if pair is None:
            return asked.around.other_of(sides.area)
        sides.set("area", pair[0], "document")
        return pair[1], "document"
    whole = whole_before(asked)
    return (whole if whole != sides.area else None), "paragraph"


def _happens_there(asked: Asked) -> bool:
    """Whether what is counted happens at its own place, whoever the text is about: 12차례, 44곳, missiles fired."""
    is_counted = asked.unit is not None and asked.unit.counts is not None
    return is_counted or LAUNCHED.match(asked.view.text, asked.figure.end, asked.view.end) is not None


def _with_text(asked: Asked, sides: Sides) -> None:
    """Fill both areas as the text told them of the same, where the sentence names none."""
    around, is_bare, pair = asked.around, not asked.once(owned).named, asked.around.main_pair()
    country = country_of(sides.area, asked.rules.vocabulary)
    if sides.other is None and pair is not None and country in pair and _is_foreign_money(asked, country):
        sides.set("other", pair[pair[0] == country], "document")
    told = around.flows.told_of(asked.measure)
    scope = sides.taken.get("ref_area")
    is_far = scope == "document" or (scope == "section" and (sides.area, sides.other) == pair)
    if told is not None and is_bare and sides.other is not None and is_far:
        sides.set("area", told[0], "document")
        sides.set("other", told[1], "document")
    flow = around.flows.pair_of(asked.measure, asked.figure.mention) if sides.other is None and is_bare else None
    if flow is not None:
        sides.set("area", flow[0], "paragraph")
        sides.set("other", flow[1], "paragraph")


def _is_foreign_money(asked: Asked, country: str | None) -> bool:
    """Whether a figure is what one pays the other, in a text about both: an amount in neither's own money."""
    known, unit = asked.groups.get(country or ""), asked.figure.mention.unit
    is_paid = asked.concept is None or asked.concept.type in ("price", "flow")
    is_money = unit in CURRENCIES and known is not None and unit != known.currency
    return is_money and is_paid and asked.told == "level" and not asked.is_cap
