"""Whose trade a figure is and with whom, where a Russian text ranks the other sides of it.

    ТОП-10 стран в экспорте Узбекистана: Россия – 1,5 млрд долларов, Китай – 0,9 млрд
    Крупнейшим поставщиком остается Россия. На втором месте Ирак – 25,8 млн тонн, далее Оман – 15,9 млн

Comes in: a figure of trade. Goes out: whose trade it is, and the one of the ranking that it is with; None where nobody
is ranked.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.meaning.owners import WORLD, Sides
from etl.meaning.places import Named
from etl.meaning.regions import country_of
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.narrowing import everyone
from etl.meaning.told_rankings import LANGUAGE, MADE, owns, ranked_sides
from etl.patterns import pattern

GOES_ON = pattern("meaning.ranked_ru.goes_on")  # На втором месте, Далее, Замыкает
OF_ALL = pattern("meaning.ranked_ru.of_all")  # Всего экспорт составил, behind the last of the ranked


def with_ranked(asked: Asked) -> Sides | None:
    """Whose trade it is, and with which of those that are ranked."""
    if asked.view.language != LANGUAGE or asked.is_cap or not (asked.is_flow or asked.is_open):
        return None
    sides = _sides(asked)
    named = [one for one in asked.once(everyone) if not asked.groups[one.area].group]
    if asked.side == "from" and "to" in sides and "from" not in sides:
        return _bought(asked, named)
    if not sides or (asked.is_flow and asked.side not in sides):
        return None
    area, how = _owner(asked, named)
    if asked.is_open and area is None:
        return None
    ranked = _ranked(asked, named, area)
    if not ranked or OF_ALL.search(asked.view.text, ranked[-1].end, asked.figure.start) is not None:
        return None
    return Sides(area, ranked[-1].area, {} if how == "own" else {"ref_area": how})


def _sides(asked: Asked) -> frozenset[str]:
    """Of which kind those are that a sentence ranks before its figure, or with whose ranking it goes on: in words, or
    as its list."""
    view, told = asked.view, asked.around.rankings
    own = ranked_sides(view.text, view.start, asked.figure.start)
    goes_on = told.is_listed or GOES_ON.match(view.text, view.start, asked.figure.start) is not None
    return own or (told.sides if goes_on else frozenset())


def _bought(asked: Asked, named: Sequence[Named]) -> Sides | None:
    """Of those who are ranked as buyers, what they import and from whom: whose goods they are, or whose exports the
    text told."""
    told, view, measure = asked.around.rankings, asked.view, asked.measure
    own = next((one.area for one in named if one.end <= asked.figure.start and owns(one, view)), None)
    seller = own or told.owner or told.seller
    ranked = _ranked(asked, named, seller)
    if seller is None or not ranked or measure is None:
        return None
    return Sides(ranked[-1].area, seller, {} if own is not None else {"counterpart_area": "document"})


def _owner(asked: Asked, named: Sequence[Named]) -> tuple[str | None, str]:
    """Whose trade it is: as the sentence or the ranking says, as the same was told last, as the text is about."""
    told, view = asked.around.rankings, asked.view
    own = next((one.area for one in named if one.end <= asked.figure.start and owns(one, view)), None)
    if own is not None:
        return own, "own"
    if told.owner is not None and not ranked_sides(view.text, view.start, asked.figure.start):
        return told.owner, "paragraph"
    area, how = asked.topic
    before = told.owner_of(asked.measure.id if asked.measure is not None else None)
    if how == "default" and before is not None:
        return before, "document"
    return (None if how == "default" or area == WORLD else area), how


def _ranked(asked: Asked, named: Sequence[Named], owner: str | None) -> list[Named]:
    """Those that are named before a figure, but whose trade it is."""
    known = asked.rules.vocabulary
    ahead = [one for one in named if one.end <= asked.figure.start and one.bound != MADE]
    return [one for one in ahead if country_of(one.area, known) != country_of(owner, known)]
