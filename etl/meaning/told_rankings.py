"""Rankings of the other sides of a trade, as a Russian text told them last, for figures that go on with them.

    ТОП-10 стран в экспорте Узбекистана: · Крупнейшим поставщиком остается Россия. · Они распределились так:

Comes in: each paragraph and sentence in order. Goes out: of which kind the ranked are, and whose trade it is; none of
those who sell or buy by themselves (крупнейшие экспортеры: Россия, Канада).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.meaning.places import Named
from etl.meaning.view import View
from etl.model import Statement
from etl.patterns import pattern
from etl.rules import Rules

LANGUAGE = "ru"
MEMBER = re.compile(r"\s*(?:[•‣▪●◦*·–—-]|\d{1,2}[.)])\s")
BEST = pattern("meaning.told_rankings.best")  # крупнейший, на первом месте, ТОП-10
KINDS = {  # by how the other side of a measure is told
    "to": pattern("meaning.told_rankings.buyers"),
    "from": pattern("meaning.told_rankings.suppliers"),
    "with": pattern("meaning.told_rankings.partners"),
}
OWNED, MADE = pattern("meaning.told_rankings.owned"), "made"  # в экспорте | Узбекистана; российской пшеницы


def ranked_sides(text: str, first: int, stop: int) -> frozenset[str]:
    """How the other sides of what is measured are told of which a stretch of text tells who are the best.

    >>> told = "Крупнейшими покупателями стали"
    >>> sorted(ranked_sides(told, 0, len(told)))
    ['to', 'with']
    """
    if BEST.search(text, first, stop) is None:
        return frozenset()
    told = {side for side, kind in KINDS.items() if kind.search(text, first, stop) is not None}
    if told & {"to", "from"}:
        return frozenset({*told, "with"})
    return frozenset({"to", "from", "with"}) if told else frozenset()


def owns(one: Named, view: View) -> bool:
    """Whether an area stands at the noun of a trade, or as an adjective: it is the one whose trade is told."""
    return one.bound == MADE or OWNED.search(view.text, view.start, one.start) is not None


class ToldRankings:
    """The ranking that is open, if one is."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._owners: dict[str, str] = {}  # of what was measured, whose it was last
        self.seller: str | None = None  # whose exports were told last
        self.sides: frozenset[str] = frozenset()
        self.owner: str | None = None  # whose trade it was told to be, in its own words
        self.is_listed = False  # the members of a list below it are read

    def open_paragraph(self, text: str, *, is_member: bool) -> None:
        """The members of a list go on with the ranking above them."""
        self.is_listed = bool(self.sides) and (is_member or MEMBER.match(text) is not None)

    def close_sentence(self, view: View, named: Sequence[Named], statements: Sequence[Statement]) -> bool:
        """Note what a sentence ranked, and whose its figures were; whether it ranked anybody."""
        if view.language != LANGUAGE:
            return False
        for told in statements:
            if told.measure and told.ref_area and told.taken_over.get("ref_area", "own") in ("own", "sentence"):
                self._owners[told.measure] = told.ref_area
                concept = self._rules.vocabulary.concepts.get(told.measure)
                is_sold = concept is not None and concept.side == "to" and told.counterpart_area is None
                self.seller = told.ref_area if is_sold else self.seller
        sides = ranked_sides(view.text, view.start, view.end)
        if not sides:
            return False
        self.sides = sides
        self.owner = next((one.area for one in named if owns(one, view)), None)
        return True

    def owner_of(self, measure: str | None) -> str | None:
        """Whose a thing that is measured was told to be last."""
        return self._owners.get(measure or "")
