"""Things that go from one area to another: where a sentence lists the other sides, or tells of both together.

    양국 교역액은                           both that the text told of together last          of_both
    went to India (38 percent), China (17)  each member of the list is an other side          of_addressed
    주요 수출국은 중국(39%), 베트남(12%)     the same, where a noun before the list says so     of_listed_partner

Comes in: a figure. Goes out: both its areas, or None. By verbs: transfers.py, transfers_ru.py.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.owners import WORLD, Sides
from etl.meaning.places import Named
from etl.meaning.reach_of_areas import is_supplier
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import are_moved, left_areas
from etl.meaning.sides.owned import member_of, owned
from etl.meaning.sides.transfers import ADDRESSES
from etl.meaning.told_together import is_of_both
from etl.patterns import pattern

# what is listed are the other sides of what is measured
PARTNERS = pattern("meaning.parts_of_areas.partners")
RANKED = pattern("meaning.parts_of_areas.ranked")
PARTNER_COLUMN = pattern("meaning.parts_of_areas.partner_column")


def of_both(asked: Asked) -> Sides | None:
    """Both areas that the text told of together last, in the order in which it tells of them elsewhere."""
    named = asked.once(left_areas)
    if not is_of_both(asked.view, asked.figure.start, named, asked.clause, asked.concept):
        return None
    pair = asked.around.both()
    if pair is None:
        return None
    first = asked.around.area_of(asked.figure.mention)[0], (asked.around.main_pair() or pair)[0]
    area, other = pair[::-1] if pair[1] in first else pair
    return Sides(area, other, {"ref_area": "paragraph", "counterpart_area": "paragraph"})


def of_addressed(asked: Asked) -> Sides | None:
    """Of an English list of those to or from whom something goes, the one whose figure it is."""
    member = asked.once(member_of)
    if member is None or member.bound not in ADDRESSES or asked.view.language != "en" or asked.once(are_moved):
        return None
    ahead = (one for one in asked.once(left_areas) if one.bound is None and one.end <= member.start)
    seller = [one for one in ahead if is_supplier(one, asked.view)]
    if seller and not any(seller[-1].end <= other.start < asked.figure.start for other in asked.view.counted):
        return Sides(seller[-1].area, member.area)  # Brazil was the biggest supplier of it to China, with 74 tons
    return _with(asked, member, ())


def of_listed_partner(asked: Asked) -> Sides | None:
    """What an area has with one of several partners that are listed."""
    found = asked.once(owned)
    member = found.member or _last_with(asked, found.others)
    if member is None or not (asked.is_flow or asked.is_open):
        return None
    is_told = PARTNERS.search(asked.view.text, asked.view.start, member.start) is not None
    if not is_told and not _is_ranked(asked, member):
        return None
    return _with(asked, member, found.owns if is_told and found.member is not None else ())


def _last_with(asked: Asked, others: Sequence[Named]) -> Named | None:
    """The last of a Korean list, where what the text's area has with it is told in words: 한국과의 교역은 23억 달러."""
    ahead = [one.end for one in asked.view.counted if one.end <= asked.figure.start]
    inside = (max(ahead, default=asked.view.start), asked.figure.start)
    told = (one for one in others if one.bound == "with" and inside[0] <= one.start < inside[1])
    return next(told, None) if asked.view.language == "ko" else None


def _is_ranked(asked: Asked, member: Named) -> bool:
    """Whether a Korean sentence puts areas in the order of what the text measured of another one before: 수출 444억불.
    중국이 193억불로 1위."""
    if asked.view.language != "ko" or asked.measure is None or asked.measure.how in ("own", "sentence"):
        return False
    if asked.told not in ("level", "share"):
        return False
    area, how = asked.topic
    is_of_another = area not in (None, WORLD, member.area) and how != "default" and asked.side is not None
    return is_of_another and RANKED.search(asked.view.text, asked.view.start, asked.view.end) is not None


def _with(asked: Asked, member: Named, owns: Sequence[Named]) -> Sides:
    """The member as the other side, and whose it is: the area before the words that tell of partners, else the
    text's."""
    sides = Sides(other=member.area)
    cue = PARTNERS.search(asked.view.text, asked.view.start, member.start)
    ahead = [one for one in owns if cue is not None and one.end <= cue.start()]
    if ahead:
        sides.set("area", ahead[-1].area, "own")
    else:
        sides.set("area", *asked.topic)
    return sides
