"""Whose a figure is and who stands on the other side: readers asked in turn, of which the first that knows answers.

Comes in: a figure with what its readers look at (`asked.py`). Goes out: both its areas, how each got there, and by
which reader. A reader is a function of that one value that returns `Sides`, or None where its words do not stand in the
sentence; which areas of the sentence it may look at at all is settled once, in `narrowing.py`.

    of_bracket, of_gap, of_head        the figure before it: 중국이 7만 명(34.5%)                    from_head.py
    of_word                            the word that is counted: 탈북민 196명                        words.py
    against_nation                     by how much a province is above its country               shares.py
    against_another … of_whole_before  a part of what another has, so much of it: twice Korea's     shares.py
    with_partner                       one is the other's partner: China is Mongolia’s largest …    partners.py
    with_ranked                        one of those that are ranked: На втором месте Ирак – 25,8    ranked_ru.py
    of_both, carried, of_addressed, …  something goes from one to the other                         flows.py
    transferred, given, journeyed      the same, by its verb                          transfers.py, transfers_ru.py
    of_movers                          people: where they are from and where they go                movers.py
    of_nearest                         the nearest area, else that of the text                      nearest.py

The last one always answers. Of people who move, the area is where they are from and the other side where they go: a
place is never their nationality.

>>> [reader.__name__ for reader in READERS][-2:]
['of_movers', 'of_nearest']
"""

from __future__ import annotations

from collections.abc import Callable

from etl.meaning.owners import Sides
from etl.meaning.sides.asked import Asked
from etl.meaning.sides.flows import of_addressed, of_both, of_listed_partner
from etl.meaning.sides.from_head import of_bracket, of_gap, of_head
from etl.meaning.sides.movers import of_movers
from etl.meaning.sides.nearest import of_nearest
from etl.meaning.sides.partners import with_partner
from etl.meaning.sides.ranked_ru import with_ranked
from etl.meaning.sides.shares import (
    against_another,
    against_nation,
    of_group,
    of_holder,
    of_market,
    of_nation,
    of_nation_before,
    of_region,
    of_taker,
    of_whole_before,
    of_world,
)
from etl.meaning.sides.transfers import carried, transferred
from etl.meaning.sides.transfers_ru import given, journeyed
from etl.meaning.sides.words import of_word

READERS: tuple[Callable[[Asked], Sides | None], ...] = (
    against_nation,
    of_bracket,
    of_gap,
    of_head,
    of_word,
    against_another,
    with_partner,
    with_ranked,
    of_group,
    of_world,
    of_market,
    of_nation,
    of_region,
    of_both,
    carried,
    transferred,
    given,
    journeyed,
    of_addressed,
    of_listed_partner,
    of_taker,
    of_holder,
    of_nation_before,
    of_whole_before,
    of_movers,
    of_nearest,
)


def read_sides(asked: Asked) -> Sides:
    """ref_area and counterpart_area of a figure; `by`: the name of the reader that tells them."""
    for reader in READERS:
        sides = reader(asked)
        if sides is not None:
            sides.by = reader.__name__
            return sides
    return Sides()
