"""Provinces and cities: whose figures they are where the text is about their country, else where something is.

평양의 쌀값 · 吉林省粮食总产量 · the share of households in North Phyongan. A capital is its government as well (평양은
부인했다): it is the city where it stands right at what is measured there and nobody trades or sends it.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from etl.meaning.areas_and_figures import is_member
from etl.meaning.bound import ANY
from etl.meaning.measured import Measure
from etl.meaning.places import PLACE, Named
from etl.meaning.view import Placed, View
from etl.model import OPEN
from etl.patterns import pattern
from etl.vocabulary import Concept, Vocabulary

END = sys.maxsize  # of any sentence
AT_MEASURE = pattern("meaning.regions.at_measure")  # between a capital and what is measured in it
BEHIND_MEASURE = pattern("meaning.regions.behind_measure")  # the same, the other way round


def country_of(area: str | None, vocabulary: Vocabulary) -> str | None:
    """The country of a province or city; any other area itself.

    >>> from etl.vocabulary import Area, Vocabulary
    >>> country_of("CN-JILIN", Vocabulary(areas={"CN-JILIN": Area("CN-JILIN", "지린", "Jilin", "Jilin", within="CN")}))
    'CN'
    """
    known = vocabulary.areas.get(area or "")
    return area if known is None or known.within is None else known.within


def as_countries(named: Iterable[Named], vocabulary: Vocabulary) -> list[Named]:
    """Areas with each province or city as a place in its country."""
    return [
        one
        if (country := country_of(one.area, vocabulary)) == one.area
        else replace(one, area=str(country), bound=ANY if one.bound == PLACE else one.bound)
        for one in named
    ]


def settled(
    named: Sequence[Named], homes: Collection[str], vocabulary: Vocabulary, *, people: bool = False, before: int = END
) -> list[Named]:
    """Areas with each province or city standing for itself, if the text is about its country (one of `homes`; none:
    any) and the sentence about no other one up to `before`, else as a place; as a place as well, if people are counted:
    nobody is of its nationality."""
    if people:  # 연해주는 관광객을 늘린다: Russians
        named = [one if one.bound is not None else as_countries([one], vocabulary)[0] for one in named]
    told = (one for one in named if one.bound is None and one.start < before)
    owners = {country_of(one.area, vocabulary) for one in told} - {None}
    return [_settled(one, homes, owners, vocabulary, people=people) for one in named]


def _settled(
    one: Named, homes: Collection[str], owners: set[str | None], vocabulary: Vocabulary, *, people: bool
) -> Named:
    country = country_of(one.area, vocabulary)
    if country == one.area or one.bound not in (None, PLACE):
        return one
    is_only = one.area.startswith(OPEN) and not owners  # a town of another country: Our Farchana clinic saw 412
    is_told = not homes or country in homes or one.is_full or is_only
    is_own = not people and is_told and (one.bound is None or owners <= {country})
    return replace(one, bound=None if is_own else ANY)


def with_cities(
    named: Sequence[Named], view: View, figure: Placed, measure: Measure | None, concept: Concept | None
) -> list[Named]:
    """Areas with a capital as the city that it is, where something is measured in it that nobody trades or sends."""
    is_price = concept is not None and concept.type == "price"  # 평양 기준 쌀값: what is paid is paid somewhere
    seats = [one for one in named if one.city is not None and (is_price or _is_city(one, view, figure, measure))]
    return [in_cities([one], concept)[0] if one in seats else one for one in named]


def in_cities(named: Sequence[Named], concept: Concept | None) -> list[Named]:
    """Areas with each capital as the city that it is, if no flow is measured: those are a country's."""
    if concept is not None and (concept.side is not None or concept.type in ("flow", "growth")):
        return list(named)
    return [replace(one, area=one.city, bound=PLACE) if one.city is not None else one for one in named]


def _is_city(one: Named, view: View, figure: Placed, measure: Measure | None) -> bool:
    if is_member(one, view.text, figure.start):
        return True
    if measure is None or measure.how not in ("own", "sentence"):
        return False
    if one.end <= measure.start:
        return AT_MEASURE.fullmatch(view.text, one.end, measure.start) is not None
    return measure.end <= one.start and BEHIND_MEASURE.fullmatch(view.text, measure.end, one.start) is not None
