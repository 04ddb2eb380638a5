"""Whose trade a figure is and with whom, where a sentence says of one area that it is the other one's partner.

    中国是朝鲜最大的贸易伙伴，占其贸易总额的45.2%    China is Mongolia’s largest market, taking 45% of exports
    중국은 북한 수입의 45%를 차지했다    На Китай пришлось 45% импорта КНДР

Comes in: a figure in its sentence, the areas that this names, what is measured. Goes out: both areas, or None where no
words make one of them the partner of the other.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.meaning.bound import ANY
from etl.meaning.measured import Measure
from etl.meaning.owners import Sides
from etl.meaning.places import GOES, Named
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import everyone, with_faced
from etl.meaning.view import Placed, View
from etl.patterns import pattern

IS, PARTNER = pattern("meaning.partners.is"), pattern("meaning.partners.partner")
IS_PARTNER_OF, PARTNER_IS = pattern("meaning.partners.is_partner_of"), pattern("meaning.partners.partner_is")
OWNS = pattern("meaning.partners.owns")  # between an area and the noun of its trade
OF_WHOM = pattern("meaning.partners.of_whom")  # the same, behind it
TWO = 2


def with_partner(asked: Asked) -> Sides | None:
    """Whose trade it is, and with which of all areas of the sentence that are no group."""
    if asked.is_cap or not (asked.is_flow or asked.is_open):
        return None
    view, figure = asked.view, asked.figure
    countries = [one for one in asked.once(everyone) if not asked.groups[one.area].group]
    named = with_faced(countries, view)
    pair = _told(view, figure, named)
    if pair is None and asked.is_flow and asked.told == "share" and asked.measure is not None:
        pair = _of_whole(view, figure, named, asked.measure)
    return None if pair is None else Sides(pair[0].area, pair[1].area)


def _told(view: View, figure: Placed, named: Sequence[Named]) -> tuple[Named, Named] | None:
    """Owner and partner, by the words between both names and behind the second."""
    ahead = [one for one in named if one.end <= figure.start]
    if len({one.area for one in ahead}) != TWO:
        return None
    for one, other in pairwise(ahead):
        is_named = IS.fullmatch(view.text, one.end, other.start) and PARTNER.match(view.text, other.end)
        if is_named or IS_PARTNER_OF.fullmatch(view.text, one.end, other.start):
            return other, one
        if PARTNER_IS.fullmatch(view.text, one.end, other.start):
            return one, other
    return None


def _of_whole(view: View, figure: Placed, named: Sequence[Named], measure: Measure) -> tuple[Named, Named] | None:
    """The owner of the trade that is the whole, whose name stands beside its noun, and who has the share."""
    owner = next((one for one in named if _owns(one, measure, view)), None)
    if owner is None:
        return None
    others = [one for one in named if one.area != owner.area]
    takers = [one for one in others if one.end <= figure.start and (one.bound is None or _is_given(one, view))]
    return (owner, takers[0]) if len(takers) == 1 and len(others) == 1 else None


def _owns(one: Named, measure: Measure, view: View) -> bool:
    if one.bound in (*GOES, ANY):
        return False
    if one.end <= measure.start:
        return OWNS.fullmatch(view.text, one.end, measure.start) is not None
    return OF_WHOM.fullmatch(view.text, measure.end, one.start) is not None


def _is_given(one: Named, view: View) -> bool:
    """На Китай пришлось 45%: where a Russian share falls."""
    return view.language == "ru" and one.bound in GOES
