"""A figure that is a part of what another area has, or so much of it: that one is the other side.

    twice the Korean level · 일본보다 2%p 높다                   against_another
    India made 2 percent of EU imports                          of_group
    중국은 세계 배출량의 33.4%                                   of_world
    미국의 점유율도 43%로, 중국은 5.9%로 4위                       of_market
    랴오닝성이 전국의 6.8%                                       of_nation
    43% took place in Pará, followed by Acre (22%)              of_region
    원유의 47%는 중국이 사들였다                                  of_taker
    China's share of Mongolian exports · 폴란드 비중은 46%       of_holder
    한 해 전엔 57.9%였다, behind one of these                    of_nation_before, of_whole_before

Comes in: a figure. Goes out: both its areas, or None.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.areas_and_figures import is_average, is_compared, is_exceeded, is_held_against_nation, is_whole
from etl.meaning.named_places import word_end
from etl.meaning.owners import WORLD, Sides, is_listed, is_of_people
from etl.meaning.people import FAR
from etl.meaning.places import Named
from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import AT_BRACKET, left_areas, own_areas
from etl.meaning.sides.owned import owned
from etl.meaning.view import Placed, View
from etl.patterns import pattern

HOLDS = pattern("meaning.parts_of_areas.holds")  # 러시아가 차지하는 비중
HOLDS_AHEAD = pattern("meaning.parts_of_areas.holds_ahead")
OF_NATION = pattern("meaning.parts_of_areas.of_nation")
OF_NATION_BEHIND = pattern("meaning.parts_of_areas.of_nation_behind")
PART_BEHIND = pattern("meaning.parts_of_areas.part_behind")
TAKES = pattern("meaning.parts_of_areas.takes")
MARKET, MARKET_BEHIND = pattern("meaning.parts_of_areas.market"), pattern("meaning.parts_of_areas.market_behind")
MARKET_OF = pattern("meaning.parts_of_areas.market_of")
IN_REGION, HAS_PART = pattern("meaning.parts_of_areas.in_region"), pattern("meaning.parts_of_areas.has_part")
AHEAD = 12  # characters before a name
# of which figures an area is what they are held against, and where it stands then
HELD = {"ratio": is_compared, "points": is_exceeded, "growth": is_exceeded, "change": is_exceeded}
SHARE = "share"
SHARES = frozenset({SHARE, "points"})


def against_another(asked: Asked) -> Sides | None:
    """So much of what another area has, by so much more."""
    is_held = HELD.get(asked.told)
    if is_held is None:
        return None
    named = asked.once(own_areas)
    compared = next((one for one in reversed(named) if is_held(one, asked.view.text, asked.figure)), None)
    return None if compared is None else _against(asked, named, compared)


def against_nation(asked: Asked) -> Sides | None:
    """By how much the province or city that the sentence is of has more or less than its country."""
    if asked.told not in HELD or not is_held_against_nation(asked.view, asked.figure):
        return None
    vocabulary = asked.rules.vocabulary
    ahead = [one.area for one in asked.once(own_areas) if one.end <= asked.figure.start]
    owner, how = (ahead[0], "own") if ahead else asked.topic
    country = country_of(owner, vocabulary)
    if owner is None or country == owner:
        return None
    return Sides(owner, country, {} if how == "own" else {"ref_area": how})


def of_group(asked: Asked) -> Sides | None:
    """A part of what a group of countries has, by the words beside that, of an area before it."""
    named = asked.once(left_areas)
    whole = next((one for one in named if asked.groups[one.area].group and _is_whole(asked, one)), None)
    if whole is None or not any(one.end <= whole.start and not asked.groups[one.area].group for one in named):
        return None
    return _against(asked, named, whole)


def of_world(asked: Asked) -> Sides | None:
    """Whose part of the world's a share is; of whom the text is about, where the sentence names nobody: 59% of
    everything stolen worldwide."""
    if asked.told != SHARE:
        return None
    view, named = asked.view, asked.once(left_areas)
    behind = next((other.start for other in view.counted if other.start > asked.figure.start), view.end)
    world = next((one for one in named if one.area == WORLD and asked.clause[0] <= one.start < behind), None)
    if world is None or is_average(world, view.text):
        return None
    ahead = [one for one in named if one.end <= min(world.start, asked.figure.start) and one.area != WORLD]
    owner = next((one.area for one in reversed(ahead) if one.bound is None), None)
    owner = owner or (view.tellers[0] if len(set(view.tellers)) == 1 else None)
    if owner is not None:
        return None if asked.groups[owner].group else Sides(owner, WORLD)
    topic, how = asked.topic
    is_topic = topic not in (None, WORLD) and how != "default" and not asked.groups[str(topic)].group
    return Sides(topic, WORLD, {"ref_area": how}) if is_topic else None


def of_market(asked: Asked) -> Sides | None:
    """Whose part of the world's market a share is, in a Korean text that told of the world; none of a firm (삼성전자의
    점유율)."""
    view, figure, (first, _) = asked.view, asked.figure, asked.clause
    if asked.told != SHARE or view.language != "ko" or not asked.around.tells_world():
        return None
    if not (MARKET.search(view.text, first, figure.start) or MARKET_BEHIND.match(view.text, figure.end)):
        return None
    named = [one for one in asked.once(left_areas) if one.area != WORLD and one.start < figure.start]
    own = MARKET_OF.search(view.text, view.start, figure.start)
    is_of_firm = own is not None and not any(one.end == own.end("whose") for one in named)
    if is_of_firm or any(one.bound not in (None, "in") for one in named if first <= one.start):
        return None
    holder = next((one.area for one in reversed(named) if one.bound is None), None)
    owner, how = (holder, "own") if holder is not None else asked.topic
    if owner in (None, WORLD) or how == "default" or asked.groups[str(owner)].group:
        return None
    return Sides(owner, WORLD, {} if how == "own" else {"ref_area": how})


def of_nation(asked: Asked) -> Sides | None:
    """The province or city that has a part of its country: 전라남도는 전국의 6.8%를, Shanxi gave 27.4% of the total."""
    if asked.told != SHARE:
        return None
    text, start = asked.view.text, asked.figure.start
    is_part = OF_NATION.search(text, max(asked.clause[0], start - FAR), start) is not None
    if not is_part and OF_NATION_BEHIND.match(text, asked.figure.end) is None:
        return None
    ahead = [one for one in asked.once(left_areas) if one.start < start and one.bound is None]
    inside = [one for one in ahead if asked.clause[0] <= one.start]
    told = (one.area for one in reversed(inside or ahead) if asked.groups[one.area].within is not None)
    province = next(told, None)
    return None if province is None else Sides(province, country_of(province, asked.rules.vocabulary))


def of_region(asked: Asked) -> Sides | None:
    """The region that has a part of what its country, or the larger region of the text, has: 43% took place in Para,
    followed by Acre (22%); Nairobi accounted for 43% of all cases."""
    view, figure = asked.view, asked.figure
    if asked.told != SHARE or view.language != "en" or asked.side is not None:
        return None
    regions = [one for one in asked.once(left_areas) if asked.groups[one.area].within is not None]
    local = [one for one in asked.areas if asked.groups[one.area].within is not None]
    bracketed = [one for one in local if any(AT_BRACKET.fullmatch(view.text, one.end, f.start) for f in view.figures)]
    found = next((one for one in bracketed if AT_BRACKET.fullmatch(view.text, one.end, figure.start)), None)
    told = next((one for one in regions if IN_REGION.fullmatch(view.text, figure.end, one.start)), None)
    told = told or next((one for one in regions if HAS_PART.fullmatch(view.text, one.end, figure.start)), None)
    region = found if found is not None and (len(bracketed) > 1 or told is not None) else told
    if region is None:
        return None
    known, (topic, how) = asked.rules.vocabulary, asked.topic
    country = country_of(region.area, known)
    is_of_topic = topic not in (None, region.area) and country_of(topic, known) == country
    return Sides(region.area, topic if is_of_topic else country, {"counterpart_area": how} if is_of_topic else {})


def of_taker(asked: Asked) -> Sides | None:
    """A part of what one area has, and who takes it, told behind it."""
    named = asked.once(owned).named
    taker = taker_of(asked.view, asked.figure, named) if asked.told == SHARE else None
    if taker is None:
        return None
    sides = Sides(other=taker.area)
    ahead = (one for one in named if one.end <= asked.figure.start and one.bound in ("from", "made", None))
    giver = next(ahead, None)
    if giver is not None:
        sides.set("area", giver.area, "own")
    else:
        sides.set("area", *asked.topic)
    return sides


def taker_of(view: View, figure: Placed, named: Sequence[Named]) -> Named | None:
    """Who takes a part, told behind it."""
    behind = (
        one for one in named if one.start >= figure.end and PART_BEHIND.fullmatch(view.text, figure.end, one.start)
    )
    return next((one for one in behind if TAKES.match(view.text, one.end)), None)


def of_holder(asked: Asked) -> Sides | None:
    """The area that words tell to hold a part, and of whose whole: Japan took 31%, India 24%."""
    if asked.told != SHARE:
        return None
    found = asked.once(owned)
    first = next((one for one in found.named if _holds(one, asked.view) and one.end <= asked.figure.start), None)
    if first is None:
        return None
    is_later = found.member is not None and found.member.start > first.start
    holder = found.member if is_later and found.member is not None else first
    whole = _whole_of(asked, holder, first)
    if whole is not None and asked.groups[whole.area].group:
        return Sides(holder.area, whole.area)
    if whole is not None and whole.area != holder.area and asked.side is not None:
        return Sides(whole.area, holder.area)
    if whole is not None or not _is_alone(asked, holder):
        return None
    topic, how = asked.topic  # of exports: 폴란드 비중은 46%
    return Sides(topic, holder.area, {"ref_area": how}) if topic is not None and topic != holder.area else None


def of_nation_before(asked: Asked) -> Sides | None:
    """The part of its country that a province or city was told to have in the sentence before: 한 해 전엔 57.9%였다."""
    is_bare = not asked.once(owned).named and asked.measure is not None
    nation = asked.around.flows.part_of_nation() if is_bare and _goes_on(asked) else None
    taken = {"ref_area": "paragraph", "counterpart_area": "paragraph"}
    return None if nation is None else Sides(*nation, taken)


def of_whole_before(asked: Asked) -> Sides | None:
    """Another part of the same whole as in the sentence before."""
    shared = asked.around.flows.whole_of_share()
    if shared is None or not _goes_on(asked) or whole_before(asked) is not None:
        return None
    part = _part_of(asked)
    return Sides(shared, part.area, {"ref_area": "paragraph"}) if part is not None and part.area != shared else None


def whole_before(asked: Asked) -> str | None:
    """The group, or the country of the province that a figure is of, a part of which the sentence before told."""
    shared = asked.around.flows.whole_of_share()
    if shared is None or not _goes_on(asked):
        return None
    part = _part_of(asked)
    is_province = part is not None and asked.groups[part.area].within == shared
    return shared if asked.groups[shared].group or is_province else None


def _goes_on(asked: Asked) -> bool:
    """Whether a share may go on with that of the sentence before: its own words do not tell what it is of."""
    return asked.told in SHARES and (asked.measure is None or asked.measure.how != "own")


def _part_of(asked: Asked) -> Named | None:
    """The area whose part it is."""
    found = asked.once(owned)
    if found.member is not None and found.member in found.owns:
        return found.member
    return found.owns[0] if len(found.owns) == 1 else None


def _whole_of(asked: Asked, holder: Named, first: Named) -> Named | None:
    """The area of whose whole it is that a holder has a part; `first`: the one of the words that tell it."""
    found, view = asked.once(owned), asked.view
    apart = [one for one in found.owns if one.area != holder.area and one.end <= asked.figure.start]
    apart = [one for one in apart if view.language != "ru" or not _is_partner(one, view)]
    whole = next((one for one in apart if one.end <= first.start), None)
    if whole is None and first is holder and view.language != "ko":
        whole = next(iter(apart), None)  # China's share of Mongolian exports
    if whole is None and asked.is_flow:  # на КНР приходится 54% российского экспорта
        behind = (one for one in found.named if one.start >= asked.figure.end and one.area != holder.area)
        whole = next((one for one in behind if _is_whole(asked, one)), None)
    return whole


def _is_alone(asked: Asked, holder: Named) -> bool:
    """Whether a part of trade is told of nobody's whole, and no sentence before told of one."""
    is_sold = asked.is_flow or (asked.measure is not None and asked.measure.is_open)
    if not is_sold or holder.bound is not None or asked.around.flows.whole_of_share() is not None:
        return False
    return all(one is holder or _is_partner(one, asked.view) for one in asked.once(owned).named)


def _holds(one: Named, view: View) -> bool:
    """Whether a part is told as an area's: 중국이 차지하는 비중, China's share of, доля Китая."""
    is_ahead = HOLDS_AHEAD.search(view.text, max(view.start, one.start - AHEAD), one.start) is not None
    return is_ahead or HOLDS.match(view.text, word_end(view.text, one.end)) is not None


def _is_partner(one: Named, view: View) -> bool:
    """Whether an area is one of several of which each has a part: на Китай пришлось 47%, на Индию — 17%."""
    return _holds(one, view) or is_listed(view, one)


def _is_whole(asked: Asked, one: Named) -> bool:
    return is_whole(one, asked.view.text, asked.figure.start, asked.figure.end)


def _against(asked: Asked, named: Sequence[Named], compared: Named) -> Sides:
    """Whose it is that is held against another area: who is named before that, else whom the text is about."""
    sides = Sides(other=compared.area)
    ahead = [one for one in named if one.end <= compared.start and one.area != compared.area]
    if ahead:
        sides.set("area", ahead[-1].area if is_of_people(asked.concept) else ahead[0].area, "own")
    else:
        sides.set("area", *asked.topic)
    return sides
