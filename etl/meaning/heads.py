"""What a figure takes from one before it in the sentence: the measure that is still open, the areas of its head.

Comes in: a figure and those before it, with what they are said to be. Goes out: the measure and figure that it can go
on with, or both areas; None where another area or another bracket parts them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.areas_in_turn import with_own_of_row
from etl.meaning.change import Change
from etl.meaning.gapped_ru import in_place_of
from etl.meaning.held_areas import is_held_with
from etl.meaning.measured import Measure
from etl.meaning.owners import WORLD, Sides, is_behind
from etl.meaning.parts_of_areas import taker_of
from etl.meaning.people import is_nationality
from etl.meaning.places import Named, in_turn, is_compared, is_exceeded, is_whole
from etl.meaning.sides import NATIONAL
from etl.meaning.view import Placed, View
from etl.model import Statement
from etl.patterns import pattern

BRACKETED = pattern("meaning.base.bracketed")
SHARE = "share"
SHARES = frozenset({SHARE, "points"})


def outside(
    view: View, figure: Placed, read: Sequence[tuple[Measure, Placed]], last: tuple[Measure | None, Placed | None]
) -> tuple[Measure | None, Placed | None]:
    """What was measured last before a figure and with which: not what a bracket behind another figure held that has
    closed since, as another part (67명(남성 35명, 여성 32명)으로, 2021년 63명에 이어)."""
    for measure, other in reversed(read):
        between = view.text[other.end : figure.start]
        is_open = between.count(")") <= between.count("(")
        if is_open or not _ends_at(view, view.text.rfind("(", view.start, other.start)):
            return measure, other
    return last


def _ends_at(view: View, place: int) -> bool:
    """Whether a figure ends at a place."""
    at = bisect_left(view.counted, place, key=lambda one: one.end)
    return at < len(view.counted) and view.counted[at].end == place


def beside(
    view: View, head: Placed | None, figure: Placed, change: Change, areas: Sequence[Named],
    made: Mapping[str, Statement],
) -> Sides | None:  # fmt: skip
    """The areas of the figure before, of one in brackets behind it, or of one that goes on with its verb."""
    sides = _with_world(_of_bracket(view, figure, change, made), view, figure, change, areas)
    told = made.get(head.mention.id) if head is not None else None
    if sides is not None or head is None or told is None or told.transformation != change.transformation:
        return sides
    return in_place_of(view, head, figure, areas, told)


def _of_bracket(view: View, figure: Placed, change: Change, made: Mapping[str, Statement]) -> Sides | None:
    """What stands in brackets behind a figure is of the same areas: 중국이 7만 명(34.5%)."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    before = view.figures[at - 1] if at else None
    if before is None or not BRACKETED.fullmatch(view.text, before.end, figure.start):
        return None
    return _same_as(made[before.mention.id], change)


def of_head(
    view: View, head: Placed, figure: Placed, change: Change, areas: Sequence[Named], made: Mapping[str, Statement]
) -> Sides | None:
    """A member of a list is of the areas of its head, where no other area is named between them."""
    statement = made[head.mention.id]
    known = (statement.ref_area, statement.counterpart_area)
    if figure.mention.kind != head.mention.kind and "cap" in (figure.mention.kind, head.mention.kind):
        return None
    behind = [one for one in areas if is_behind(one, view, figure)]
    if behind and (statement.counterpart_area is None or any(is_nationality(one, view) for one in behind)):
        return None
    is_national = NATIONAL.search(view.text, head.end, figure.start) is not None
    if is_held_with(areas, view, head) and not is_held_with(areas, view, figure):
        return None  # OECD 평균(2.4%)보다 높은 3.9%
    is_of_row = with_own_of_row(areas, view, figure) is not areas
    if is_national or is_of_row or in_turn(areas, view, figure) or taker_of(view, figure, areas):
        return None
    if any(is_compared(one, view.text, figure) or is_exceeded(one, view.text, figure) for one in areas):
        return None
    if any(head.end <= one.start < figure.end and one.area not in known for one in areas):
        return None
    return _with_world(_same_as(statement, change), view, figure, change, areas)


def _with_world(
    sides: Sides | None, view: View, figure: Placed, change: Change, areas: Sequence[Named]
) -> Sides | None:
    """The same areas, and the world where a share is told to be one of it: 68 запусков (26 % от мирового уровня)."""
    if sides is None or change.transformation != SHARE or sides.other is not None:
        return sides
    is_told = any(one.area == WORLD and is_whole(one, view.text, figure.start, figure.end) for one in areas)
    return replace(sides, other=WORLD) if is_told else sides


def _same_as(head: Statement, change: Change) -> Sides:
    """The areas of the figure before; the world is the other side of a share alone."""
    if head.counterpart_area == WORLD and change.transformation not in SHARES:
        head = replace(head, counterpart_area=None)
    taken = {slot: head.taken_over.get(slot, "list") for slot in ("ref_area", "counterpart_area")}
    return Sides(head.ref_area, head.counterpart_area, {k: how for k, how in taken.items() if getattr(head, k)})
