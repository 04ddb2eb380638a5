"""Areas that a figure has from one before it in its sentence: from the one whose bracket it stands in, or from the head
of its list.

    중국이 7만 명(34.5%)                                   of_bracket
    Индия закупила у России 5 млн, Китай — 7 млн          of_gap
    exports of 5, 6 and 7 tons                            of_head

Comes in: a figure with the one before it. Goes out: both its areas, or None where another area is its own.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.areas_and_figures import is_compared, is_exceeded, is_whole
from etl.meaning.held_areas import is_held_with
from etl.meaning.owners import WORLD, Sides, is_behind
from etl.meaning.people import is_nationality
from etl.meaning.sides.areas_in_turn import in_turn, with_own_of_row
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.gapped_ru import in_place_of
from etl.meaning.sides.nearest import NATIONAL
from etl.meaning.sides.shares import SHARE, SHARES, taker_of
from etl.meaning.view import Placed
from etl.model import Statement
from etl.patterns import pattern

BRACKETED = pattern("meaning.base.bracketed")
HELD_AGAINST = pattern("meaning.parts_of_areas.held_against")
GAPS = frozenset({"points", "change"})


def of_bracket(asked: Asked) -> Sides | None:
    """What stands in brackets behind a figure is of the same areas."""
    figures = asked.view.figures
    at = next(place for place, other in enumerate(figures) if other is asked.figure)
    before = figures[at - 1] if at else None
    if before is None or not BRACKETED.fullmatch(asked.view.text, before.end, asked.figure.start):
        return None
    return _same_as(asked, asked.made[before.mention.id])


def of_gap(asked: Asked) -> Sides | None:
    """A member of a Russian list that goes on with the verb of its head has one area instead of another."""
    told = asked.made.get(asked.head.mention.id) if asked.head is not None else None
    if asked.head is None or told is None or told.transformation != asked.told:
        return None
    return in_place_of(asked.view, asked.head, asked.figure, asked.areas, told)


def of_head(asked: Asked) -> Sides | None:
    """A member of a list is of the areas of its head, where no other area is named between them."""
    head, measure = asked.head, asked.measure
    if head is None or measure is None or measure.how != "list":
        return None
    statement = asked.made[head.mention.id]
    kinds = (asked.figure.mention.kind, head.mention.kind)
    if (kinds[0] != kinds[1] and "cap" in kinds) or _has_own(asked, head, statement):
        return None
    return _same_as(asked, _without_gap(asked, head, statement))


def _without_gap(asked: Asked, head: Placed, statement: Statement) -> Statement:
    """What the figure before it states, without the area that it is held against where this one is not: 전국 대비 1.1%p
    낮으나, 2010년(79.5%) 대비 4.9%p 상승."""
    is_flow = asked.concept is not None and asked.concept.side is not None
    if is_flow or statement.transformation not in GAPS or asked.view.language != "ko":
        return statement
    is_held = HELD_AGAINST.search(asked.view.text, head.end, asked.figure.start) is not None
    goes_on = asked.told == statement.transformation and not is_held
    return statement if goes_on else replace(statement, counterpart_area=None)


def _has_own(asked: Asked, head: Placed, statement: Statement) -> bool:
    """Whether words of the sentence tell that a figure is of other areas than its head."""
    view, figure, areas = asked.view, asked.figure, asked.areas
    known = (statement.ref_area, statement.counterpart_area)
    behind = [one for one in areas if is_behind(one, view, figure)]
    if behind and (statement.counterpart_area is None or any(is_nationality(one, view) for one in behind)):
        return True
    if NATIONAL.search(view.text, head.end, figure.start) is not None:
        return True
    if is_held_with(areas, view, head) and not is_held_with(areas, view, figure):
        return True  # OECD 평균(2.4%)보다 높은 3.9%
    is_of_row = with_own_of_row(areas, view, figure) is not areas
    if is_of_row or in_turn(areas, view, figure) or taker_of(view, figure, areas):
        return True
    if any(is_compared(one, view.text, figure) or is_exceeded(one, view.text, figure) for one in areas):
        return True
    return any(head.end <= one.start < figure.end and one.area not in known for one in areas)


def _same_as(asked: Asked, head: Statement) -> Sides:
    """The areas of the figure before; the world is the other side of a share alone, and of one that is told to be of
    it: 68 запусков (26 % от мирового уровня)."""
    if head.counterpart_area == WORLD and asked.told not in SHARES:
        head = replace(head, counterpart_area=None)
    taken = {slot: head.taken_over.get(slot, "list") for slot in ("ref_area", "counterpart_area")}
    taken = {slot: how for slot, how in taken.items() if getattr(head, slot)}
    other = head.counterpart_area
    if asked.told == SHARE and other is None:
        start, end = asked.figure.start, asked.figure.end
        is_told = any(one.area == WORLD and is_whole(one, asked.view.text, start, end) for one in asked.areas)
        other = WORLD if is_told else None
    return Sides(head.ref_area, other, taken)
