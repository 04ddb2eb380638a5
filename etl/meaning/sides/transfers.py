"""Who gives what to whom, as one decision a clause of an English text: a subject, a verb, and one other area.

Comes in: a figure, the areas of its sentence, what the text around is about. Goes out: both areas, or None where no
verb of giving or getting has a subject and another side. Vietnam sold Americans $119.6 billion · China took 10 tons of
Indonesian ore · Brazil's exports: Germany took 11,000 tons, since of what one sells who gets it is the other side.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.areas_and_figures import is_member
from etl.meaning.owners import WORLD, Sides
from etl.meaning.places import JOINED, Named
from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import are_moved, left_areas
from etl.meaning.view import Placed, View
from etl.patterns import pattern

VERB = pattern("meaning.transfers.verb")
SUBJECT_AHEAD = pattern("meaning.transfers.subject_ahead")
OWN_DATA = pattern("meaning.transfers.own_data")
TO_WHOM = pattern("meaning.transfers.to_whom")
OF_WHOM = pattern("meaning.transfers.of_whom")
FLOW_AHEAD = pattern("meaning.transfers.flow_ahead")
ADDRESSES = frozenset({"to", "from"})
BEHIND = 60  # characters of a noun with what it is of
PAIR = 2
CLOSE = 12  # characters between both ends of a way, between an area and what it sells
SHARES = frozenset({"percent", "fraction"})
ACTING = frozenset({None, "gives"})
TOLD = frozenset({"document", "section", "paragraph"})


def transferred(asked: Asked) -> Sides | None:
    """Both areas of what one gives to another in the clause of a figure."""
    view, figure, measure, side = asked.view, asked.figure, asked.measure, asked.side
    if view.language != "en" or asked.is_cap or asked.once(are_moved):
        return None
    verbs = list(VERB.finditer(view.text, view.start, figure.start))
    if not verbs:
        return None
    verb, named, vocabulary = verbs[-1], asked.once(left_areas), asked.rules.vocabulary
    topic, how = asked.topic
    sold = topic if side == "to" else asked.around.sold()
    if sold is not None and verb["gets"] is not None and _are_joined(view, named, verb.start()):
        return Sides(sold, None, {"ref_area": "paragraph"})
    subject = _subject(view, figure, named, verb.start(), verb.end())
    if subject is None:
        return None
    is_of_another = topic is not None and topic != WORLD and country_of(topic, vocabulary) != subject.area
    if verb["gives"] is not None:
        to = next((one for one in named if TO_WHOM.fullmatch(view.text, verb.end(), one.start)), None)
        behind = (other.start for other in view.counted if other.start > figure.start)
        until = next(behind, asked.clause[1])
        to = to or next((one for one in named if one.bound == "to" and verb.end() < one.start < until), None)
        if to is not None and to.area != subject.area:
            return Sides(subject.area, to.area)
        is_told = side == "from" and measure is not None and measure.how in TOLD
        return Sides(topic, subject.area, {"ref_area": how}) if is_of_another and is_told else None
    source = next((one for one in named if one.start > verb.end() and _is_source(one, view, figure)), None)
    if source is not None and source.area != subject.area:
        is_share = figure.mention.unit in SHARES and measure is not None and 0 <= measure.start - source.end <= CLOSE
        if side == "to" and is_share:
            return Sides(source.area, subject.area)  # Japan took 25% of Kenyan exports
        return Sides(subject.area, source.area)
    if verb["own"] is not None or OWN_DATA.search(view.text, subject.end, verb.start()) is not None:
        return Sides(subject.area, topic, {"counterpart_area": how}) if is_of_another else None
    if sold is not None and country_of(sold, vocabulary) != country_of(subject.area, vocabulary):
        return Sides(sold, subject.area, {"ref_area": "paragraph"})
    return None


def carried(asked: Asked) -> Sides | None:
    """Both ends of what goes from one area to another: Shipments from Kenya to Japan; in either order."""
    view, clause = asked.view, asked.clause
    if view.language != "en" or asked.side is not None or asked.once(are_moved):
        return None
    inside = [one for one in asked.once(left_areas) if clause[0] <= one.start < clause[1]]
    if len(inside) != PAIR or {one.bound for one in inside} != ADDRESSES or inside[0].area == inside[1].area:
        return None
    if FLOW_AHEAD.search(view.text, clause[0], inside[0].start) is None:
        return None
    first, second = inside if inside[0].bound == "from" else inside[::-1]
    is_close = inside[1].start - inside[0].end <= CLOSE
    return Sides(first.area, second.area) if is_close else None


def addressed(view: View, figure: Placed, named: Sequence[Named], clause: tuple[int, int]) -> Named | None:
    """The last area before a figure that a flow is told to go to or to come from: sales of steel to the United States,
    those from Peru."""
    ahead = [one for one in named if clause[0] <= one.start and one.end <= figure.start and one.bound in ADDRESSES]
    flows = (one for one in reversed(ahead) if FLOW_AHEAD.search(view.text, clause[0], one.start) is not None)
    return next(flows, None)


def _subject(view: View, figure: Placed, named: Sequence[Named], start: int, end: int) -> Named | None:
    """Who does what a verb tells: the area before it, or of a member of a list the one right before the figure."""
    acting = [one for one in named if one.bound in ACTING]
    member = next((one for one in acting if one.start > end and is_member(one, view.text, figure.start)), None)
    if member is not None and any(end <= other.start < member.start for other in view.figures):
        return member
    ahead = [one for one in acting if one.end <= start]
    if not ahead or SUBJECT_AHEAD.fullmatch(view.text, ahead[-1].end, start) is None:
        return None
    return ahead[-1]


def _are_joined(view: View, named: Sequence[Named], start: int) -> bool:
    """Whether two areas get something together: India and China took over 80% of the crude."""
    ahead = [one for one in named if one.end <= start]
    if len(ahead) < PAIR or SUBJECT_AHEAD.fullmatch(view.text, ahead[-1].end, start) is None:
        return False
    return ahead[-2].bound is None and JOINED.fullmatch(view.text, ahead[-2].end, ahead[-1].start) is not None


def _is_source(one: Named, view: View, figure: Placed) -> bool:
    """Whether what one gets comes from an area: from Peru, 3 million tons of Indonesian ore."""
    if one.bound in ("from", "made"):
        return True
    first = max(figure.end, one.start - BEHIND)
    return one.start > figure.end and OF_WHOM.fullmatch(view.text, first, one.start) is not None
