"""Whose a figure is and who stands on the other side, by the areas of its sentence and those that the text leaves open.

What is looked at, in this order: the area that the figure is a member's of (일본(322만 명)), the one right before the
noun that is measured (러시아의 북한 노동자), the nearest of the clause, of the sentence, of the text around. Of people
who move, the area is where they are from and the other side where they go: a place is never their nationality.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from etl.meaning.areas_in_turn import with_own_of_row
from etl.meaning.around import Around
from etl.meaning.at_home import at_home, of_teller
from etl.meaning.bound import ANY
from etl.meaning.change import Change
from etl.meaning.fieldwork import without_answers
from etl.meaning.held_areas import without_held
from etl.meaning.measured import Measure
from etl.meaning.named_places import LINED, LINED_TO
from etl.meaning.owners import FAR_AWAY, PERSONS, WORLD, Sides, is_behind, is_of_people, nearest
from etl.meaning.partners import with_partner
from etl.meaning.parts_of_areas import (
    PARTNERS,
    against,
    holds,
    is_partner,
    of_nation,
    of_partner,
    of_world,
    taken_by,
    taker_of,
)
from etl.meaning.passing_areas import without_passing
from etl.meaning.people import are_abroad, is_host, is_nationality, is_origin, moving, of_people, travelled
from etl.meaning.places import (
    GOES,
    SEATED,
    Named,
    has_so_many,
    in_turn,
    is_compared,
    is_exceeded,
    is_member,
    is_whole,
)
from etl.meaning.reach_of_areas import is_supplier, spoken, with_own_end
from etl.meaning.regions import country_of, settled, with_cities
from etl.meaning.told_together import is_of_both
from etl.meaning.transfers import ADDRESSES, addressed, carried, transferred
from etl.meaning.transfers_ru import given as given_ru
from etl.meaning.transfers_ru import journeyed, told_with
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules
from etl.vocabulary import Area, Concept, Vocabulary

ALL_TRADE = pattern("meaning.state.all_trade")
ALL_OF = pattern("meaning.sides.all_of")  # 베트남 전체 수출의
OWNED, FLOW = pattern("meaning.sides.owned"), pattern("meaning.sides.flow")
ABOUT = pattern("meaning.sides.about")  # 미국에 대해선
NEAR = 4  # characters before a noun in which its whole is told: 전체 교역
ADJACENT = pattern("meaning.sides.adjacent")
PRODUCT_OF = pattern("meaning.sides.product_of")
# something goes from one to the other, whatever it is
MOVES = pattern("meaning.sides.moves")
LOCAL = pattern("meaning.sides.local")
NATIONAL = pattern("meaning.sides.national")
SENT_AHEAD = pattern("meaning.sides.sent_ahead")
SENT = pattern("meaning.sides.sent")
LAUNCHED = pattern("meaning.sides.launched")
BEHIND = 9  # characters
CURRENCIES = frozenset({"USD", "EUR"})  # in which others are paid


def read_sides(
    view: View, figure: Placed, named: Sequence[Named], measure: Measure | None, change: Change,
    around: Around, rules: Rules,
) -> Sides:  # fmt: skip
    """ref_area and counterpart_area of a figure."""
    concept = rules.vocabulary.concepts.get(measure.id) if measure is not None else None
    clause = view.clause_of(figure.start)
    if concept is not None and concept.of is not None:
        return _of_word(figure, concept.of, named, clause, measure, around)
    everyone = named = without_answers(named, view, figure)
    named = with_own_of_row(named, view, figure)
    if view.language == "en" and named:
        about = around.area_of(figure.mention, measure)[0]
        dimension = counted.dimension if (counted := rules.units.get(figure.mention.unit or "")) is not None else None
        named = without_passing(named, view, figure, measure, about, dimension, rules.vocabulary)
    named = with_cities(spoken(view, figure, named), view, figure, measure, concept)
    named = [replace(two, bound=ANY) if _is_faced(one, two, view) else two for one, two in _behind_each(named)]
    is_flow = concept is not None and concept.side is not None
    named = [replace(one, bound=None) if _is_told_of(one, view, is_flow=is_flow) else one for one in named]
    named = told_with(view, figure, named) if view.language == "ru" else named
    if _is_total(view, measure):  # 대외무역은 29억 달러로 줄었고, 중국과의 거래는 …: of all countries
        named = [one for one in named if one.start < figure.start]
    named = [replace(one, bound=None) if has_so_many(one, view.text, figure.start) else one for one in named]
    if figure.mention.unit == "person":
        named = travelled(named, around.area_of(figure.mention, measure)[0], rules)
    if figure.mention.unit is None or figure.mention.unit in (*PERSONS, "place"):
        both = around.main_pair() or ()
        named = [replace(one, bound="to") if is_host(one, named, view, both) else one for one in named]
    unit = rules.units.get(figure.mention.unit or "")
    are_things = unit is not None and unit.dimension == "count" and unit.id not in PERSONS
    is_moved = (is_of_people(concept) and not are_things) or (
        figure.mention.unit == "person" and (are_abroad(named, view) or _is_of_origin(named, measure, view))
    )
    named = moving(named, measure, view) if is_moved and view.language == "ko" else named
    topic, topic_how = around.area_of(figure.mention, measure)
    is_traded = concept is not None and concept.side == "with" and (unit is None or unit.dimension != "mass")
    is_of_main = figure.mention.unit == "person" or is_traded or (concept is not None and concept.type == "price")
    told_of = frozenset(country_of(area, rules.vocabulary) or area for area in view.tellers)
    homes = around.homes(topic) if is_of_main else around.homes() | told_of
    homes = homes if topic_how != "default" else frozenset()
    named = settled(named, homes, rules.vocabulary, people=is_moved, before=max(clause[1], figure.end))
    named = with_own_end(named, view, figure)
    is_held = {"ratio": is_compared, "points": is_exceeded, "growth": is_exceeded, "change": is_exceeded}
    held = is_held.get(change.transformation)
    compared = next((one for one in reversed(named) if held is not None and held(one, view.text, figure)), None)
    if compared is not None:
        return against(figure, [one for one in named if one is not compared], compared, measure, concept, around)
    named = without_held(named, view, figure)
    groups = rules.vocabulary.areas
    countries = [one for one in everyone if not groups[one.area].group]
    countries = [replace(two, bound=ANY) if _is_faced(one, two, view) else two for one, two in _behind_each(countries)]
    partners = with_partner(view, figure, countries, measure, concept, change.transformation)
    if partners is not None:
        return partners
    whole = next(
        (one for one in named if groups[one.area].group and is_whole(one, view.text, figure.start, figure.end)), None
    )
    if whole is not None and any(one.end <= whole.start and not groups[one.area].group for one in named):
        return against(figure, [one for one in named if one is not whole], whole, measure, concept, around)
    if change.transformation == "share":
        told_of_world = of_world(view, figure, named, clause, topic, topic_how, rules)
        if told_of_world is not None:
            return told_of_world
    province = of_nation(view, figure, named, clause, rules) if change.transformation == "share" else None
    if province is not None:
        return Sides(province, country_of(province, rules.vocabulary))
    if is_of_both(view, figure.start, named, clause, concept) and (together := _of_both(figure, around)) is not None:
        return together
    way = None if is_moved else carried(view, named, clause, concept)
    if way is not None:
        return way
    given = None if is_moved else transferred(view, figure, named, measure, concept, around, rules)
    if view.language == "ru" and change.transformation != "share" and figure.mention.kind != "cap":
        given = journeyed(view, figure, named) if is_moved else given_ru(view, figure, named, measure, concept)
    if given is not None:
        return given
    member = next((one for one in reversed(named) if is_member(one, view.text, figure.start)), None)
    if member is not None and member.bound in ADDRESSES and view.language == "en" and not is_moved:
        seller = [one for one in named if one.bound is None and one.end <= member.start and is_supplier(one, view)]
        if seller and not any(seller[-1].end <= other.start < figure.start for other in view.counted):
            return Sides(seller[-1].area, member.area)  # Brazil was the biggest supplier of it to China, with 74 tons
        return of_partner(view, figure, member, (), measure, around)  # went to India (38 percent), China (17 percent)
    turn = in_turn(named, view, figure)
    if turn is not None:
        member, run = turn
        taken = {one.start for one in run}
        rest = [one for one in named if one.bound == ANY and one.start > member.end and one.start not in taken]
        named = [member, *rest]
    owns, others = _apart(named, measure, concept, clause, _sold(named, view, rules))
    if concept is not None and concept.side == "from" and not is_of_people(concept) and not others:
        owns, others = _supplied(view, figure, owns, measure, clause)
    sides = Sides()
    holder = next((one for one in named if holds(one, view) and one.end <= figure.start), None)
    first = holder
    if holder is not None and member is not None and member.start > holder.start:
        holder = member  # Japan took 31%, India 24%
    is_flow = concept is not None and concept.side is not None and not is_of_people(concept)
    is_open = measure is None or measure.is_open
    if member is not None and (is_flow or is_open) and PARTNERS.search(view.text, view.start, member.start):
        return of_partner(view, figure, member, owns, measure, around)
    taker = taker_of(view, figure, named) if change.transformation == "share" else None
    if taker is not None:
        return taken_by(taker, figure, named, measure, around)
    if holder is not None and change.transformation == "share":
        apart = [one for one in owns if one.area != holder.area and one.end <= figure.start]
        apart = [one for one in apart if view.language != "ru" or not is_partner(one, view)]
        whole = next((one for one in apart if first is not None and one.end <= first.start), None)
        if whole is None and first is holder and view.language != "ko":
            whole = next(iter(apart), None)  # China's share of Mongolian exports
        if whole is None and is_flow:  # на КНР приходится 54% российского экспорта
            behind = (one for one in named if one.start >= figure.end and one.area != holder.area)
            whole = next((one for one in behind if is_whole(one, view.text, figure.start, figure.end)), None)
        if whole is not None and groups[whole.area].group:
            return Sides(holder.area, whole.area)
        if whole is not None and whole.area != holder.area and concept is not None and concept.side is not None:
            return Sides(whole.area, holder.area)
        is_sold = is_flow or (measure is not None and measure.is_open)
        is_alone = (
            all(one is holder or is_partner(one, view) for one in named) and around.flows.whole_of_share() is None
        )
        if whole is None and is_sold and holder.bound is None and is_alone:
            topic, how = around.area_of(figure.mention, measure)
            if topic is not None and topic != holder.area:  # of exports: 폴란드 비중은 46%
                return Sides(topic, holder.area, {"ref_area": how})
    shared = around.flows.whole_of_share()
    goes_on = (measure is None or measure.how != "own") and change.transformation in ("share", "points")
    part = member if member in owns else owns[0] if len(owns) == 1 else None
    nation = around.flows.part_of_nation() if goes_on and not named and measure is not None else None
    if nation is not None:  # 한 해 전엔 57.9%였다
        return Sides(*nation, {"ref_area": "paragraph", "counterpart_area": "paragraph"})
    is_province = part is not None and shared is not None and groups[part.area].within == shared
    is_part = shared is not None and goes_on and (groups[shared].group or is_province)
    if shared is not None and goes_on and not is_part and part is not None and part.area != shared:
        return Sides(shared, part.area, {"ref_area": "paragraph"})
    own, how = (member, "own") if member is not None and member in owns else (None, "own")
    if own is None:  # 12% in Vietnam, 5% in Thailand; of people, треть — граждане Перу
        behind = (one for one in owns if is_behind(one, view, figure))
        own = next((one for one in behind if not is_moved or is_nationality(one, view)), None)
    if own is None:
        own = _modifying(owns, measure, view)
    if own is None:
        near = [one for one in owns if not _is_passed(one, view, figure, groups)]
        own, how = nearest(near, figure, clause)
    if is_moved:
        rest = [*others, *owns] if is_of_people(concept) else list(named)
        moved = of_people(
            view,
            figure,
            own,
            how,
            rest,
            clause,
            measure,
            around,
            groups,
            is_inward=concept is not None and concept.side == "in",
        )
        return _of_all(moved) if view.language == "en" else moved
    known = rules.vocabulary
    area = own.area if own is not None else None
    if area is None:
        area, how = around.area_of(figure.mention, measure)
        if how == "default":
            behind = (one for one in everyone if one.start > figure.end and ALL_OF.match(view.text, one.end))
            area, how = next(((one.area, "sentence") for one in behind), (area, how))
        if LOCAL.search(view.text, *clause):
            area, how = (local, how) if (local := around.local()) is not None else (area, how)
        seat = of_teller(view, area, rules)
        if seat is not None and how in ("document", "default", "section"):
            area, how = seat, "sentence"
        home = at_home(view, figure, clause, (area, how), measure, around, rules)
        if home is not None:
            area, how, others = *home, []
    begin = own.end if own is not None else clause[0]
    if NATIONAL.search(view.text, begin, max(figure.start, clause[0])) or NATIONAL.match(view.text, figure.end + 1):
        area = country_of(area, known)
    facing = next((one.area for one in others if one.bound in GOES), None)
    sent = next((one for one in named if _is_sent_to(one, view, clause)), None)
    sent = sent if change.transformation == "level" else None
    is_got = concept is not None and concept.side == "from"
    sent = sent or (addressed(view, figure, named, clause) if view.language == "en" and not is_got else None)
    if facing is None and sent is not None:
        others, facing = [*others, sent], sent.area
        own = None if own is sent else own
    if own is None and facing is None and how != "own":  # 대북 수출, in a text on the DPRK: whose is the other's
        facing = next((one.area for one in others if one.bound == ANY and groups[one.area].within is None), None)
    if own is None and facing is not None and country_of(facing, known) == country_of(area, known):
        to = (
            around.other_of(area) if not view.tellers else (view.tellers[0], "sentence")
        )  # something goes to whom the text is about: 러시아로 갔다
        area, how = to if to[0] is not None else (area, how)
    sides.set("area", area, how)
    others = [one for one in others if country_of(one.area, known) != country_of(area, known)]
    there, how = nearest(others, figure, clause)
    if there is None:
        there, how = next((one for one in others if one.bound == "at"), None), "sentence"
    other = there.area if there is not None else None
    has_other = concept is not None and concept.side is not None and figure.mention.kind != "cap"
    is_linked = around.is_link() and sides.taken.get("ref_area") == "document"
    if other is None and (has_other or is_linked):
        told_other, how = around.other_of(area)
        other = None if how in FAR_AWAY and _is_held(view, figure, rules) else told_other
    sides.set("other", other, how)
    if is_part and other is None and shared != area:
        sides.set("other", shared, "paragraph")
    if other is None and not named and figure.mention.kind != "cap" and MOVES.search(view.text, *clause):
        pair = around.main_pair()
        if pair is not None:
            sides.set("area", pair[0], "document")
            sides.set("other", pair[1], "document")
        else:
            sides.set("other", *around.other_of(area))
    if sides.other is None and _is_foreign_money(figure, change, concept, area, known):
        pair = around.main_pair()
        if pair is not None and country_of(area, known) in pair:
            sides.set("other", pair[pair[0] == country_of(area, known)], "document")
    told = around.flows.told_of(measure)
    is_far = sides.taken.get("ref_area") == "document" or (
        sides.taken.get("ref_area") == "section" and (sides.area, sides.other) == around.main_pair()
    )
    if told is not None and not named and sides.other is not None and is_far:
        sides.set("area", told[0], "document")
        sides.set("other", told[1], "document")
    if sides.other is None and not named:
        pair = around.flows.pair_of(measure, figure.mention)
        if pair is not None:
            sides.set("area", pair[0], "paragraph")
            sides.set("other", pair[1], "paragraph")
    return sides


def _of_all(sides: Sides) -> Sides:
    """Refugees in a text on the world are of the world, and go nowhere else."""
    if sides.area is not None or sides.other != WORLD:
        return sides
    how = sides.taken.get("counterpart_area")
    return Sides(WORLD, None, {"ref_area": how} if how is not None else {})


def _behind_each(named: Sequence[Named]) -> Iterator[tuple[Named | None, Named]]:
    """Each area with the one before it."""
    return zip([None, *named], named, strict=False)


def _is_faced(before: Named | None, one: Named, view: View) -> bool:
    """북한의 러시아 수입 품목: whose trade it is, and right before the trade the other side."""
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


def _of_both(figure: Placed, around: Around) -> Sides | None:
    """Both areas that the text told of together last, in the order in which it tells of them elsewhere."""
    pair = around.both()
    if pair is None:
        return None
    first = around.area_of(figure.mention)[0], (around.main_pair() or pair)[0]
    area, other = pair[::-1] if pair[1] in first else pair
    return Sides(area, other, {"ref_area": "paragraph", "counterpart_area": "paragraph"})


def _is_of_origin(named: Sequence[Named], measure: Measure | None, view: View) -> bool:
    """Whether people are told to be from an area."""
    return any(one.bound == "from" and is_origin(one, measure, view) for one in named)


def _is_total(view: View, measure: Measure | None) -> bool:
    """Whether the Korean words of what is measured tell the trade with all countries."""
    if measure is None or measure.how != "own" or view.language != "ko":
        return False
    return ALL_TRADE.search(view.text, max(view.start, measure.start - NEAR), measure.end) is not None


def _is_foreign_money(
    figure: Placed, change: Change, concept: Concept | None, area: str | None, known: Vocabulary
) -> bool:
    """Whether a figure is what one pays the other, in a text about both: an amount in neither's own money."""
    country = known.areas.get(country_of(area, known) or "")
    is_paid = concept is None or concept.type in ("price", "flow")
    is_money = figure.mention.unit in CURRENCIES and country is not None and figure.mention.unit != country.currency
    return is_money and is_paid and change.transformation == "level" and figure.mention.kind != "cap"


def _is_passed(one: Named, view: View, figure: Placed, groups: Mapping[str, Area]) -> bool:
    """Whether a province or city is only told behind a figure: 70 percent went to China, mostly through Ningbo."""
    is_region = groups[one.area].within is not None and one.bound != LINED
    return is_region and one.start > figure.start and not is_behind(one, view, figure)


def _is_held(view: View, figure: Placed, rules: Rules) -> bool:
    """Whether what is counted happens at its own place, whoever the text is about: 12차례, 44곳, missiles fired."""
    unit = rules.units.get(figure.mention.unit or "")
    is_counted = unit is not None and unit.counts is not None
    return is_counted or LAUNCHED.match(view.text, figure.end, view.end) is not None


def _of_word(
    figure: Placed, area: str, named: Sequence[Named], clause: tuple[int, int], measure: Measure | None, around: Around
) -> Sides:
    """Of whom the word itself tells (탈북민 196명), and where they came: the area told beside, else the text's."""
    sides = Sides(area)
    there, how = nearest([one for one in named if one.area != area], figure, clause)
    if there is not None:
        sides.set("other", there.area, how)
        return sides
    other, how = around.area_of(figure.mention, measure)
    if other == area:
        other, how = around.other_of(area)
    if other is None and around.home() != area and figure.mention.unit == "person":  # 탈북민 입국 인원
        other, how = around.home(), "default"
    sides.set("other", other, how)
    return sides


def _is_sent_to(one: Named, view: View, clause: tuple[int, int]) -> bool:
    """Whether what is measured goes to an area, whatever it is: 러시아로 갔다, 북한에 팔았다."""
    if one.bound != "to" or not clause[0] <= one.start < clause[1]:
        return False
    is_ahead = SENT_AHEAD.search(view.text, clause[0], one.start) is not None
    return is_ahead or SENT.match(view.text, one.end) is not None


def _apart(
    named: Sequence[Named],
    measure: Measure | None,
    concept: Concept | None,
    clause: tuple[int, int],
    sold: Collection[int],
) -> tuple[list[Named], list[Named]]:
    """Whose it may be, and who may be on the other side."""
    owns = [one for one in named if _role(one, named, measure, concept, clause, sold) == "own"]
    return owns, [one for one in named if _role(one, named, measure, concept, clause, sold) == "other"]


def _sold(named: Sequence[Named], view: View, rules: Rules) -> set[int]:
    """Where areas stand to which something is sold: exports to the North; imports, by contrast, …"""
    known = rules.vocabulary.concepts
    ends = [hit.end for hit in view.concepts if known[hit.id].side == "to"]
    return {one.start for one in named if one.bound == "to" and any(0 < one.start - end <= BEHIND for end in ends)}


def _role(
    one: Named,
    named: Sequence[Named],
    measure: Measure | None,
    concept: Concept | None,
    clause: tuple[int, int],
    sold: Collection[int],
) -> str | None:
    """Whether a figure may be an area's own or has it on the other side; where somebody goes is neither, of what has
    no other side."""
    side = concept.side if concept is not None else None
    if one.bound == SEATED:
        return "other" if is_of_people(concept) else None
    if one.bound == LINED_TO:
        return "other"
    is_inside = clause[0] <= one.start < clause[1]
    has_owner = any(other.bound is None and clause[0] <= other.start < clause[1] for other in named)
    if one.bound == "at" and any(other.bound is None for other in named):
        return "other"
    if one.bound == "gives" and all(other.area == one.area for other in named):
        return "own"
    is_flow = side in ("to", "from", "with") and not is_of_people(concept)
    has_any_owner = side in ("to", "from") and any(other.bound is None for other in named)
    is_told = not is_inside and (side != "from" or one.start in sold)
    if one.bound in ("to", "from") and is_flow and (is_told or has_any_owner):
        return "other"
    if one.is_other(side) or (is_of_people(concept) and one.bound in ("in", "to", "from")):
        return "other" if side is not None or is_inside else None
    if side is not None or one.bound not in (*GOES, "made"):
        return "own"
    is_apart = has_owner or (measure is not None and measure.is_open)
    return "other" if one.bound in GOES and is_inside and is_apart else None


def _supplied(
    view: View, figure: Placed, owns: Sequence[Named], measure: Measure | None, clause: tuple[int, int]
) -> tuple[list[Named], list[Named]]:
    """Of what one gets, the area right before the product is who gives it: ввёз 49 млн тонн российской нефти."""
    ends = {other.end for other in view.figures if other.start <= figure.start}
    if measure is not None:
        ends.add(measure.end)
    given = [
        one for one in owns if any(PRODUCT_OF.fullmatch(view.text, end, one.start) for end in ends if end <= one.start)
    ]
    rest = [one for one in owns if one not in given]
    if not any(clause[0] <= one.start < figure.start for one in rest):
        return list(owns), []
    return rest, given


def _modifying(named: Sequence[Named], measure: Measure | None, view: View) -> Named | None:
    """The area right before the noun that is measured: 러시아의 북한 노동자 are North Korean."""
    if measure is None or measure.how not in ("own", "sentence"):
        return None
    touching = (
        one for one in named if one.end <= measure.start and ADJACENT.fullmatch(view.text, one.end, measure.start)
    )
    return next(touching, None)
