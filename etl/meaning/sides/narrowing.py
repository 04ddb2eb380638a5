"""Which of the areas that a sentence names a figure may have: steps in a row, each of which leaves out some or tells
anew how one is bound.

    북한을 믿지 않는다는 응답은 20%       an area that only an answer names         everyone
    일본과 한국의 실업률은 2.6%, 2.5%     each has its own                          told_areas
    평양의 쌀값                          a city stands for itself, or for a country  own_areas
    3.9%, higher than in Japan           an area that it is only held against      left_areas

Comes in: a figure. Goes out: the areas of its sentence after all steps up to that one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from etl.meaning.areas_and_figures import has_so_many
from etl.meaning.bound import ANY
from etl.meaning.fieldwork import without_answers
from etl.meaning.held_areas import without_held
from etl.meaning.owners import PERSONS, is_of_people
from etl.meaning.people import are_abroad, is_host, is_origin, moving, travelled
from etl.meaning.places import GOES, Named
from etl.meaning.reach_of_areas import spoken, with_own_end
from etl.meaning.regions import country_of, settled, with_cities
from etl.meaning.sides.areas_in_turn import with_own_of_row
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.passing_areas import without_passing
from etl.meaning.view import View
from etl.patterns import pattern

Areas = Sequence[Named]
ALL_TRADE = pattern("meaning.state.all_trade")
OWNED, FLOW = pattern("meaning.sides.owned"), pattern("meaning.sides.flow")
ABOUT = pattern("meaning.sides.about")  # 미국에 대해선
CLOSES = pattern("meaning.transfers_ru.closes")
AT_BRACKET = re.compile(r"\s\(")  # between a name and the number in its bracket
NEAR = 4  # characters before a noun in which its whole is told: 전체 교역


def everyone(asked: Asked) -> Areas:
    """All areas of a sentence but those that only an answer of a survey names."""
    return without_answers(asked.areas, asked.view, asked.figure)


def told_areas(asked: Asked) -> Areas:
    """Those that a figure may be told of, each bound as it is for this figure."""
    named = asked.once(everyone)
    for step in STEPS:
        named = step(named, asked)
    return named


def own_areas(asked: Asked) -> Areas:
    """The same with each province or city for itself or as a place in its country."""
    named = asked.once(told_areas)
    are_people = asked.once(are_moved)
    if are_people and asked.view.language == "ko":
        named = moving(named, asked.measure, asked.view)
    until = max(asked.clause[1], asked.figure.end)
    named = settled(named, _homes(asked), asked.rules.vocabulary, people=are_people, before=until)
    return with_own_end(named, asked.view, asked.figure)


def left_areas(asked: Asked) -> Areas:
    """The same without those that a figure is only held against."""
    return without_held(asked.once(own_areas), asked.view, asked.figure)


def are_moved(asked: Asked) -> bool:
    """Whether people are counted who are from one area and in another."""
    are_things = asked.unit is not None and asked.unit.dimension == "count" and asked.unit.id not in PERSONS
    if is_of_people(asked.concept) and not are_things:
        return True
    if asked.figure.mention.unit != "person":
        return False
    named = asked.once(told_areas)
    are_from = (one.bound == "from" and is_origin(one, asked.measure, asked.view) for one in named)
    return are_abroad(named, asked.view) or any(are_from)


def with_faced(named: Areas, view: View) -> list[Named]:
    """Areas with the second of two as the other side: 북한의 러시아 수입 품목."""
    return [replace(two, bound=ANY) if _is_faced(one, two, view) else two for one, two in _behind_each(named)]


def _without_other_members(named: Areas, asked: Asked) -> Areas:
    return with_own_of_row(named, asked.view, asked.figure)


def _spoken(named: Areas, asked: Asked) -> Areas:
    spoken_of = spoken(asked.view, asked.figure, named)
    return with_cities(spoken_of, asked.view, asked.figure, asked.measure, asked.concept)


def _faced(named: Areas, asked: Asked) -> Areas:
    return with_faced(named, asked.view)


def _told_of(named: Areas, asked: Asked) -> Areas:
    """Areas that something is told about, as those for which they stand."""
    is_flow = asked.side is not None
    return [replace(one, bound=None) if _is_told_of(one, asked.view, is_flow=is_flow) else one for one in named]


def _told_with(named: Areas, asked: Asked) -> Areas:
    """Russian areas without those from or to which something goes that is told behind the words of a figure."""
    if asked.view.language != "ru":
        return named
    closed = CLOSES.search(asked.view.text, asked.figure.end, asked.view.end)
    last = closed.start() if closed is not None else asked.view.end
    return [one for one in named if one.start < last or one.bound not in GOES]


def _of_total(named: Areas, asked: Asked) -> Areas:
    """대외무역은 29억 달러로 줄었고, 중국과의 거래는 …: of all countries, not of one told behind it."""
    return [one for one in named if one.start < asked.figure.start] if _is_total(asked) else named


def _so_many(named: Areas, asked: Asked) -> Areas:
    text, start = asked.view.text, asked.figure.start
    return [replace(one, bound=None) if has_so_many(one, text, start) else one for one in named]


def _travelled(named: Areas, asked: Asked) -> Areas:
    return travelled(named, asked.topic[0], asked.rules) if asked.figure.mention.unit == "person" else named


def _hosts(named: Areas, asked: Asked) -> Areas:
    """Areas where people of another one are counted, as where they go."""
    if asked.figure.mention.unit is not None and asked.figure.mention.unit not in (*PERSONS, "place"):
        return named
    both = asked.around.main_pair() or ()
    return [replace(one, bound="to") if is_host(one, named, asked.view, both) else one for one in named]


def _happened(named: Areas, asked: Asked) -> Areas:
    """Regions from which a count in brackets is told, as those where it happened: 11 deaths from Borno (7), Yobe (4);
    not where people or goods come from."""
    concept, view, figure = asked.concept, asked.view, asked.figure
    is_moved = asked.side is not None or (asked.unit is not None and asked.unit.counts is None and concept is None)
    before = next((one for one in named if AT_BRACKET.fullmatch(view.text, one.end, figure.start)), None)
    if view.language != "en" or is_moved or before is None or asked.groups[before.area].within is None:
        return named
    return [replace(one, bound=None) if one is before and one.bound in (None, "from") else one for one in named]


STEPS: tuple[Callable[[Areas, Asked], Areas], ...] = (
    _without_other_members,
    without_passing,
    _spoken,
    _faced,
    _told_of,
    _told_with,
    _of_total,
    _so_many,
    _travelled,
    _hosts,
    _happened,
)


def _homes(asked: Asked) -> frozenset[str]:
    """The countries whose provinces and cities have figures of their own here; none, if all have."""
    topic, how = asked.topic
    if how == "default":
        return frozenset()
    is_traded = asked.side == "with" and (asked.unit is None or asked.unit.dimension != "mass")
    is_priced = asked.concept is not None and asked.concept.type == "price"
    if asked.figure.mention.unit == "person" or is_traded or is_priced:
        return asked.around.homes(topic)
    known = asked.rules.vocabulary
    return asked.around.homes() | frozenset(country_of(area, known) or area for area in asked.view.tellers)


def _behind_each(named: Areas) -> Iterator[tuple[Named | None, Named]]:
    """Each area with the one before it."""
    return zip([None, *named], named, strict=False)


def _is_faced(before: Named | None, one: Named, view: View) -> bool:
    """Whether an area stands between whose trade it is and the trade."""
    if view.language != "ko" or before is None or before.area == one.area or one.bound is not None:
        return False
    is_owned = OWNED.fullmatch(view.text, before.end, one.start) is not None
    return is_owned and FLOW.match(view.text, one.end, view.end) is not None


def _is_told_of(one: Named, view: View, *, is_flow: bool) -> bool:
    """Whether something is told about an area: 미국에 대해선; of a flow that is the other side without a topic (중국에
    대해 적자를 냈다)."""
    found = ABOUT.match(view.text, one.end)
    is_other = found is not None and is_flow and found["topic"] is None and found["case"] is None
    return found is not None and not is_other


def _is_total(asked: Asked) -> bool:
    """Whether the Korean words of what is measured tell the trade with all countries."""
    view, measure = asked.view, asked.measure
    if measure is None or measure.how != "own" or view.language != "ko":
        return False
    return ALL_TRADE.search(view.text, max(view.start, measure.start - NEAR), measure.end) is not None
