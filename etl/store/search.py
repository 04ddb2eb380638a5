"""Ask anything: the figures that fit all parts of a question, then indicators, origins, documents and passages.

Every part narrows: a figure fits if for each part one of the things that the part may be is its own (its indicator,
origin, document, unit, measure, area, period, value). The stretches of these things are met with each other, the
smallest first; how well each part fits orders what is left, then the order of the store, each indicator once before
any comes twice. Nothing reads all figures.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy

from etl.answers import FoundFigure, FoundPassage, FoundThing
from etl.store.asking.matches import Match, Matched, Matching
from etl.store.asking.question import Part, read_question
from etl.store.asking.stretches import Places
from etl.store.keeping import kept
from etl.store.passage_search import PassageSearch

POOL = 240  # of the figures that fit best, those among which indicators take turns
ENOUGH = 2_000  # figures of a thing that are looked at where nothing else is asked for
EARLY = 100_000  # … and where something is, before all are
NEAR = 0.5  # of a number: how far away is still near
AGAIN = 0.03  # what a further thing adds that fits a part
MOST_NAMED = 24  # things that are looked at for origins, documents and indicators
LIKELY, MEANT = 0.5, 0.85  # the qualities of a thing that is shown for itself, and of one without figures beside others
NOTHING = (numpy.empty(0, numpy.int32), numpy.empty(0))

Fits = tuple[numpy.ndarray, numpy.ndarray]  # places in order, and how well each fits


class Block(NamedTuple):
    """Places that fit equally well: those of a thing, in order."""

    quality: float
    places: numpy.ndarray


class Placed(NamedTuple):
    """A figure by its place, its row in figure_rows and its indicator's in search_things."""

    place: int
    figure_row: int
    indicator: int


@dataclass(frozen=True, slots=True)
class Near:
    """Figures that fit a question but for the words that are left out."""

    left_out: str
    figures: tuple[FoundFigure, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question finds, best first; `unknown` are words that nothing is called by, `near` is what fits nearly.

    `total` counts the figures that fit, up to a bound.
    """

    parts: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    total: int = 0
    figures: tuple[FoundFigure, ...] = ()
    indicators: tuple[FoundThing, ...] = ()
    origins: tuple[FoundThing, ...] = ()
    documents: tuple[FoundThing, ...] = ()
    passages: tuple[FoundPassage, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing fits, not even nearly."""
        return not (self.figures or self.indicators or self.origins or self.documents or self.passages or self.near)


class Search(Matching, PassageSearch):
    """The question of the box on every page."""

    def search(self, text: str, limit: int = 6, *, passages: bool = True) -> Answer:
        """What fits `text`: at most `limit` of each sort; `passages` False: these only where no figure fits."""
        parts = read_question(text, self._typed_words, self.known)
        matched = [one for part in parts for one in self.match(part)]
        matched = [one for one in matched if not one.is_empty or any(map(str.isalnum, one.part.words))]  # signs between
        if not matched:
            return Answer()
        fits = self._fitting(matched)
        (pool,) = self._pools([fits])
        indicators, origins, documents = self._others(matched, pool, limit)
        return Answer(
            tuple(one.part for one in matched),
            tuple(one.part.words for one in matched if one.is_empty),
            len(fits[0]),
            self._cards([pool[:limit]])[0],
            indicators,
            origins,
            documents,
            tuple(self.find_passages(text, limit)) if passages or not pool else (),
            () if pool else tuple(self._near(matched, limit)),
        )

    # which figures fit --------------------------------------------------------------------------

    def _fitting(self, matched: Sequence[Matched]) -> Fits:
        """The figures that fit all parts; of what is very frequent the first ones, unless these are too few."""
        most = EARLY if len(matched) > 1 else ENOUGH
        found = self._meet(matched, most)
        was_cut = any(match.size > most for one in matched for match in one.things)
        if len(matched) > 1 and was_cut and len(found[0]) < POOL:
            found = self._meet(matched, None)
        return found

    def _meet(self, matched: Sequence[Matched], most: int | None) -> Fits:
        """What all parts have in common, the smallest part first."""
        found: Fits | None = None
        things = [match for one in matched for match in one.things if match.size]
        places = self.places_of({(match.first, match.first + _size(match, most)) for match in things})
        for one in sorted(matched, key=lambda one: one.size):
            blocks = _blocks(one, places, most)
            found = _each_once(blocks) if found is None else _common(found, blocks)
            if not len(found[0]):
                return NOTHING
        return found or NOTHING

    # which of them are shown --------------------------------------------------------------------

    def _pools(self, found: Sequence[Fits]) -> list[list[Placed]]:
        """Of each of these those that fit best, in the order in which they are shown."""
        best = [(fits[0], numpy.round(fits[1], 2)) for fits in found]
        best = [(places[order], worths[order]) for places, worths in best for order in [_best_first(places, worths)]]
        wanted = list(dict.fromkeys(place for places, _ in best for place in places.tolist()))
        rows = {row.place: Placed(row.place, row.figure_row, row.indicator) for row in self.search_figures(wanted)}
        return [_by_turns([rows[place] for place in places.tolist()], worths.tolist()) for places, worths in best]

    def _cards(self, pools: Sequence[Sequence[Placed]]) -> list[tuple[FoundFigure, ...]]:
        """These figures, each group in its order."""
        ids = self.search_ids(list({placed.figure_row for pool in pools for placed in pool}))
        found = {row.figure_row: row for row in self.search_cards(ids)}
        return [tuple(found[placed.figure_row] for placed in pool) for pool in pools]

    # what else ----------------------------------------------------------------------------------

    def _others(
        self, matched: Sequence[Matched], pool: Sequence[Placed], limit: int
    ) -> tuple[tuple[FoundThing, ...], ...]:
        """Indicators of the figures, then those called so without any; origins and documents that are named."""
        own = list(dict.fromkeys(placed.indicator for placed in pool))[:limit]
        named, whole = _named(matched)
        rest = [thing for thing in named[:MOST_NAMED] if thing not in own]
        kinds = _kinds(self)
        sorts = (
            [*own, *(thing for thing in rest if thing in kinds["indicator"] and thing in whole)],
            [thing for thing in rest if thing in kinds["origin"]],
            [thing for thing in rest if thing in kinds["document"]],
        )
        shown = [things[:limit] for things in sorts]
        rows = {row.thing: row for row in self.search_things([thing for things in shown for thing in things])}
        return tuple(tuple(rows[thing] for thing in things) for things in shown)

    # what is near -------------------------------------------------------------------------------

    def _near(self, matched: Sequence[Matched], limit: int) -> list[Near]:
        """The nearest numbers; else what fits without one of the parts, those that nothing is called by first."""
        known = [one for one in matched if not one.is_empty]
        for one in matched:
            if one.part.number is not None and not one.part.period:
                others = [other for other in known if other is not one]
                if found := self._nearest(one.part, others, limit):
                    return [Near(one.part.words, found)]
        if len(known) < len(matched):
            return self._without({" ".join(one.part.words for one in matched if one.is_empty): known}, limit)
        by_likelihood = sorted(known, key=lambda one: not one.part.period) if len(known) > 1 else []
        return self._without(
            {left_out.part.words: [one for one in known if one is not left_out] for left_out in by_likelihood}, limit
        )

    def _without(self, rests: Mapping[str, Sequence[Matched]], limit: int) -> list[Near]:
        """By the words that are left out, what fits the rest."""
        pools = self._pools([self._fitting(rest) for rest in rests.values()])
        cards = self._cards([pool[:limit] for pool in pools])
        return [Near(words, found) for words, found in zip(rests, cards, strict=True) if found]

    def _nearest(self, part: Part, others: Sequence[Matched], limit: int) -> tuple[FoundFigure, ...]:
        """The figures of the other parts whose numbers are nearest to one."""
        number = float(part.number or 0)
        spare = abs(number) * NEAR
        rows = [row for row in self.search_numbers(number, number - spare, number + spare) if not row.printed]
        if others:
            places = set(self._fitting(others)[0].tolist())
            rows = [row for row in rows if row.place in places]
        wanted = list(dict.fromkeys(row.place for row in rows))[:limit]
        found = {row.place: row for row in self.search_figures(wanted)}
        return self._cards([[Placed(place, found[place].figure_row, found[place].indicator) for place in wanted]])[0]


@kept(1)
def _kinds(store: Search) -> dict[str, range]:
    """The rows of search_things in which the things of a kind lie."""
    nothing = dict.fromkeys(("indicator", "origin", "document"), range(0))
    return nothing | {row.kind: range(row.first, row.last + 1) for row in store.search_kinds()}


def _best_first(places: numpy.ndarray, worths: numpy.ndarray) -> numpy.ndarray:
    order: numpy.ndarray = numpy.lexsort((places, -worths))[:POOL]
    return order


def _by_turns(placed: Sequence[Placed], worths: Sequence[float]) -> list[Placed]:
    """Of those that fit alike each indicator in turn."""
    turns: dict[tuple[float, int], int] = {}
    ordered = []
    for one, worth in zip(placed, worths, strict=True):
        turn = turns[worth, one.indicator] = turns.get((worth, one.indicator), -1) + 1
        ordered.append((-worth, turn, one))
    return [one for _, _, one in sorted(ordered)]


def _size(match: Match, most: int | None) -> int:
    """How many places of a thing are looked at."""
    return match.size if most is None else min(match.size, most)


def _blocks(one: Matched, places: Places, most: int | None) -> list[Block]:
    """The figures of a part: those with each quality of its number, and those of each thing, in the order of rows."""
    worths = set(one.qualities.tolist())
    found = [Block(worth, numpy.unique(one.places[one.qualities == worth])) for worth in worths]
    things = sorted((match for match in one.things if match.size), key=lambda match: match.first)
    return found + [Block(match.quality, places[match.first][: _size(match, most)]) for match in things]


def _named(matched: Sequence[Matched]) -> tuple[list[int], set[int]]:
    """The things that parts name for themselves, the likeliest first, and those that all parts name."""
    best: dict[int, Match] = {}
    for one in matched:
        for match in one.things:
            if match.quality >= LIKELY and (len(matched) == 1 or match.size):
                best[match.thing] = max(best.get(match.thing, match), match, key=lambda found: found.quality)
    if any(match.size for match in best.values()):  # what has no figures is then shown only if it is meant
        best = {thing: match for thing, match in best.items() if match.size or match.quality >= MEANT}
    whole = set.intersection(*({match.thing for match in one.things} for one in matched))
    return sorted(best, key=lambda thing: (-best[thing].quality, -best[thing].size)), whole


def _each_once(blocks: Sequence[Block]) -> Fits:
    """Each place once, with the best of its qualities, and a little for every other thing that fits too.

    The best blocks come first, so that a stable sort by place keeps the best of a place before its others; since the
    places of a thing are in order already, it merges more than it sorts.
    """
    best = sorted(blocks, key=lambda block: -block.quality)
    if not any(len(block.places) for block in best):
        return NOTHING
    places = numpy.concatenate([block.places for block in best])
    qualities = numpy.repeat([block.quality for block in best], [len(block.places) for block in best])
    order = numpy.argsort(places, kind="stable")
    places = places[order]
    starts = numpy.flatnonzero(numpy.concatenate(([True], places[1:] != places[:-1])))
    times = numpy.diff(numpy.append(starts, len(places)))
    return places[starts], qualities[order[starts]] + AGAIN * (times - 1)


def _common(found: Fits, blocks: Sequence[Block]) -> Fits:
    """Those that lie in a block too, with the sum of their qualities.

    Few are looked up in each block; of many it takes less time to merge the blocks first.
    """
    places, qualities = found
    if len(places) * len(blocks) > sum(len(block.places) for block in blocks):
        others, worths = _each_once(blocks)
        met = _lies_in(places, others)
        return places[met], qualities[met] + worths[numpy.searchsorted(others, places[met])]
    best, times = numpy.zeros(len(places)), numpy.zeros(len(places), numpy.int32)
    for block in blocks:
        met = _lies_in(places, block.places)
        best[met] = numpy.maximum(best[met], block.quality)
        times += met
    met = times > 0
    return places[met], qualities[met] + best[met] + AGAIN * (times[met] - 1)


def _lies_in(places: numpy.ndarray, block: numpy.ndarray) -> numpy.ndarray:
    """Which places are in a block, which is in order."""
    if not len(block):
        return numpy.zeros(len(places), bool)
    at = numpy.searchsorted(block, places)
    at[at == len(block)] = 0
    met: numpy.ndarray = block[at] == places
    return met
