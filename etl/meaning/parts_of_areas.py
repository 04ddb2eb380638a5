"""Parts that one area has of what another has: of the world, of its country, of a partner's trade.

중국은 세계 배출량의 33.4% · 랴오닝성이 전국의 6.8% · China's share of Mongolian exports · 평양보다 650원
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.around import Around
from etl.meaning.measured import Measure
from etl.meaning.named_places import word_end
from etl.meaning.owners import WORLD, Sides, is_listed, is_of_people
from etl.meaning.people import FAR
from etl.meaning.places import Named, is_average
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules
from etl.vocabulary import Concept

HOLDS = pattern("meaning.parts_of_areas.holds")  # 러시아가 차지하는 비중
# what is listed are the other sides of what is measured
PARTNERS = pattern("meaning.parts_of_areas.partners")
OF_NATION, OF_NATION_BEHIND = (
    pattern("meaning.parts_of_areas.of_nation"),
    pattern("meaning.parts_of_areas.of_nation_behind"),
)
HOLDS_AHEAD = pattern("meaning.parts_of_areas.holds_ahead")
PART_BEHIND = pattern("meaning.parts_of_areas.part_behind")
TAKES = pattern("meaning.parts_of_areas.takes")


def of_nation(view: View, figure: Placed, named: Sequence[Named], clause: tuple[int, int], rules: Rules) -> str | None:
    """The province or city that has a part of its country: 전라남도는 전국의 6.8%를, Shanxi gave 27.4% of the total."""
    is_part = OF_NATION.search(view.text, max(clause[0], figure.start - FAR), figure.start) is not None
    if not is_part and OF_NATION_BEHIND.match(view.text, figure.end) is None:
        return None
    known = rules.vocabulary.areas
    ahead = [one for one in named if one.start < figure.start and one.bound is None]
    inside = [one for one in ahead if clause[0] <= one.start]
    return next((one.area for one in reversed(inside or ahead) if known[one.area].within is not None), None)


def holds(one: Named, view: View) -> bool:
    """Whether a part is told as an area's: 중국이 차지하는 비중, China's share of, доля Китая."""
    is_ahead = HOLDS_AHEAD.search(view.text, max(view.start, one.start - 12), one.start) is not None
    return is_ahead or HOLDS.match(view.text, word_end(view.text, one.end)) is not None


def is_partner(one: Named, view: View) -> bool:
    """Whether an area is one of several of which each has a part: на Китай пришлось 47%, на Индию — 17%."""
    return holds(one, view) or is_listed(view, one)


def taker_of(view: View, figure: Placed, named: Sequence[Named]) -> Named | None:
    """Who takes a part, told behind it: 원유의 47%는 중국이 사들였다."""
    behind = (
        one for one in named if one.start >= figure.end and PART_BEHIND.fullmatch(view.text, figure.end, one.start)
    )
    return next((one for one in behind if TAKES.match(view.text, one.end)), None)


def taken_by(taker: Named, figure: Placed, named: Sequence[Named], measure: Measure | None, around: Around) -> Sides:
    """A part of what one area has, and who takes it."""
    sides = Sides(other=taker.area)
    ahead = next((one for one in named if one.end <= figure.start and one.bound in ("from", "made", None)), None)
    if ahead is not None:
        sides.set("area", ahead.area, "own")
    else:
        sides.set("area", *around.area_of(figure.mention, measure))
    return sides


def of_world(
    view: View, figure: Placed, named: Sequence[Named], clause: tuple[int, int], topic: str | None, how: str,
    rules: Rules,
) -> Sides | None:  # fmt: skip
    """Whose part of the world's a share is: 중국은 세계 배출량의 33.4%; of whom the text is about, where the sentence
    names nobody: 59% of everything stolen worldwide."""
    behind = next((other.start for other in view.counted if other.start > figure.start), view.end)
    world = next((one for one in named if one.area == WORLD and clause[0] <= one.start < behind), None)
    if world is None or is_average(world, view.text):
        return None
    groups = rules.vocabulary.areas
    ahead = [one for one in named if one.end <= min(world.start, figure.start) and one.area != WORLD]
    owner = next((one.area for one in reversed(ahead) if one.bound is None), None)
    owner = owner or (view.tellers[0] if len(set(view.tellers)) == 1 else None)
    if owner is not None:
        return None if groups[owner].group else Sides(owner, WORLD)
    is_topic = topic not in (None, WORLD) and how != "default" and not groups[str(topic)].group
    return Sides(topic, WORLD, {"ref_area": how}) if is_topic else None


def against(
    figure: Placed, named: Sequence[Named], compared: Named, measure: Measure | None, concept: Concept | None,
    around: Around,
) -> Sides:  # fmt: skip
    """So much of what another area has: that one is the other side."""
    sides = Sides(other=compared.area)
    ahead = [one for one in named if one.end <= compared.start and one.area != compared.area]
    if ahead:
        sides.set("area", ahead[-1].area if is_of_people(concept) else ahead[0].area, "own")
    else:
        sides.set("area", *around.area_of(figure.mention, measure))
    return sides


def of_partner(
    view: View, figure: Placed, member: Named, owns: Sequence[Named], measure: Measure | None, around: Around
) -> Sides:
    """What an area has with one of several partners that are listed: 주요 수출국은 중국(39%), 베트남(12%)."""
    sides = Sides(other=member.area)
    cue = PARTNERS.search(view.text, view.start, member.start)
    ahead = [one for one in owns if cue is not None and one.end <= cue.start()]
    if ahead:
        sides.set("area", ahead[-1].area, "own")
    else:
        sides.set("area", *around.area_of(figure.mention, measure))
    return sides
