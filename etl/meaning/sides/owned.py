"""Whose a figure may be and who may be on its other side, of the areas that are left for it.

    중국이 7만 명                         the member of a list that it is right behind
    러시아의 북한 노동자                   the area right before the noun that is measured
    ввёз 49 млн тонн российской нефти     of what one gets, who gives it is the other side

Comes in: a figure. Goes out: its areas, parted; and the nearest that it is of.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.meaning.areas_and_figures import is_member
from etl.meaning.bound import ANY
from etl.meaning.named_places import LINED, LINED_TO, word_end
from etl.meaning.owners import is_behind, is_of_people, nearest
from etl.meaning.people import is_nationality
from etl.meaning.places import GOES, SEATED, Named
from etl.meaning.sides.areas_in_turn import in_turn
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import are_moved, left_areas
from etl.meaning.view import View
from etl.patterns import pattern

ADJACENT = pattern("meaning.sides.adjacent")
PRODUCT_OF = pattern("meaning.sides.product_of")
NEXT_AREA = pattern("meaning.sides.next_area")
BEHIND = 9  # characters
SEVERAL = 3  # areas of a list; two may be both sides


@dataclass(frozen=True)
class Owned:
    """`named`: the areas of a figure, those of others in turn left out; `member`: the one that it is right behind."""

    member: Named | None
    named: Sequence[Named]
    owns: Sequence[Named]
    others: Sequence[Named]


def member_of(asked: Asked) -> Named | None:
    """The member of a list that a figure is right behind."""
    left = asked.once(left_areas)
    return next((one for one in reversed(left) if is_member(one, asked.view.text, asked.figure.start)), None)


def owned(asked: Asked) -> Owned:
    """The areas of a figure by what each may be of it."""
    named, member = asked.once(left_areas), asked.once(member_of)
    turn = in_turn(named, asked.view, asked.figure)
    if turn is not None:
        member, run = turn
        taken = {one.start for one in run}
        rest = [one for one in named if one.bound == ANY and one.start > member.end and one.start not in taken]
        named = [member, *rest]
    elif asked.view.language == "en":
        named = _without_lists(named, asked.view)
    roles = _roles(asked, named)
    owns = [one for one, role in zip(named, roles, strict=True) if role == "own"]
    others = [one for one, role in zip(named, roles, strict=True) if role == "other"]
    if asked.side == "from" and asked.is_flow and not others:
        owns, others = _supplied(asked, owns)
    return Owned(member, named, owns, others)


def _without_lists(named: Sequence[Named], view: View) -> Sequence[Named]:
    """Areas without those of which several share a figure, so that it is of none of them: 8.3 million refugees in
    Hungary, Moldova, Poland and Romania."""
    runs: list[list[Named]] = []
    for one in named:
        is_next = bool(runs) and NEXT_AREA.fullmatch(view.text, word_end(view.text, runs[-1][-1].end), one.start)
        if is_next:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [one for run in runs if len(run) < SEVERAL for one in run]


def own_of(asked: Asked) -> tuple[Named | None, str]:
    """The area of a figure that its sentence names, and how far that stands."""
    found = asked.once(owned)
    owns = found.owns
    if found.member is not None and found.member in owns:
        return found.member, "own"
    # 12% in Vietnam, 5% in Thailand; of people, треть — граждане Перу
    behind = (one for one in owns if is_behind(one, asked.view, asked.figure))
    own = next((one for one in behind if not asked.once(are_moved) or is_nationality(one, asked.view)), None)
    own = own or _modifying(asked, owns)
    if own is not None:
        return own, "own"
    return nearest([one for one in owns if not _is_passed(asked, one)], asked.figure, asked.clause)


def _modifying(asked: Asked, named: Sequence[Named]) -> Named | None:
    """The area right before the noun that is measured: 러시아의 북한 노동자 are North Korean."""
    measure, text = asked.measure, asked.view.text
    if measure is None or measure.how not in ("own", "sentence"):
        return None
    ahead = (one for one in named if one.end <= measure.start)
    return next((one for one in ahead if ADJACENT.fullmatch(text, one.end, measure.start)), None)


def _is_passed(asked: Asked, one: Named) -> bool:
    """Whether a province or city is only told behind a figure: 70 percent went to China, mostly through Ningbo."""
    is_region = asked.groups[one.area].within is not None and one.bound != LINED
    return is_region and one.start > asked.figure.start and not is_behind(one, asked.view, asked.figure)


def _roles(asked: Asked, named: Sequence[Named]) -> list[str | None]:
    """Of each area whether a figure may be its own or has it on the other side."""
    sold = _sold(asked, named)
    return [_role(asked, one, named, sold) for one in named]


def _sold(asked: Asked, named: Sequence[Named]) -> set[int]:
    """Where areas stand to which something is sold: exports to the North; imports, by contrast, …"""
    known = asked.rules.vocabulary.concepts
    ends = [hit.end for hit in asked.view.concepts if known[hit.id].side == "to"]
    return {one.start for one in named if one.bound == "to" and any(0 < one.start - end <= BEHIND for end in ends)}


def _role(asked: Asked, one: Named, named: Sequence[Named], sold: Collection[int]) -> str | None:
    """Own, other or neither: so is where somebody goes, of what has no other side."""
    side, clause, of_people = asked.side, asked.clause, is_of_people(asked.concept)
    if one.bound == SEATED:
        return "other" if of_people else None
    if one.bound == LINED_TO:
        return "other"
    is_inside = clause[0] <= one.start < clause[1]
    if one.bound == "at" and any(other.bound is None for other in named):
        return "other"
    if one.bound == "gives" and all(other.area == one.area for other in named):
        return "own"
    if one.bound in ("to", "from") and side in ("to", "from", "with") and not of_people:
        is_told = not is_inside and (side != "from" or one.start in sold)
        if is_told or (side != "with" and any(other.bound is None for other in named)):
            return "other"
    if one.is_other(side) or (of_people and one.bound in ("in", "to", "from")):
        return "other" if side is not None or is_inside else None
    if side is not None or one.bound not in (*GOES, "made"):
        return "own"
    has_owner = any(other.bound is None and clause[0] <= other.start < clause[1] for other in named)
    is_apart = has_owner or (asked.measure is not None and asked.measure.is_open)
    return "other" if one.bound in GOES and is_inside and is_apart else None


def _supplied(asked: Asked, owns: Sequence[Named]) -> tuple[list[Named], list[Named]]:
    """Of what one gets, the area right before the product is who gives it."""
    view, figure = asked.view, asked.figure
    ends = {other.end for other in view.figures if other.start <= figure.start}
    if asked.measure is not None:
        ends.add(asked.measure.end)
    given = [
        one for one in owns if any(PRODUCT_OF.fullmatch(view.text, end, one.start) for end in ends if end <= one.start)
    ]
    rest = [one for one in owns if one not in given]
    if not any(asked.clause[0] <= one.start < figure.start for one in rest):
        return list(owns), []
    return rest, given
