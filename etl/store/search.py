"""Ask anything: the figures that fit all parts of a question, then indicators, origins, documents and passages.

Every part narrows: a figure fits if for each part one of the things that the part may be is its own (its indicator,
origin, document, unit, measure, area, period, value). The stretches of these things are met with each other, the
smallest first; how well each part fits orders what is left, then the order of the store, each indicator once before
any comes twice. Nothing reads all figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy

from etl.answers import FoundFigure, FoundPassage, FoundThing
from etl.store.asking.matches import Match, Matched, Matching
from etl.store.asking.question import Part, read_question
from etl.store.keeping import kept
from etl.store.passage_search import PassageSearch

POOL = 240  # of the figures that fit best, those among which indicators take turns
ENOUGH = 2_000  # figures of a thing that are looked at where nothing else is asked for
EARLY = 100_000  # … and where something is, before all are
STRETCHES = 64  # that are kept, of at most EARLY places: 25 MB
FEW = 4_000  # rows that are named one by one
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
        pool = self._pool(fits)
        indicators, origins, documents = self._others(matched, pool, limit)
        return Answer(
            tuple(one.part for one in matched),
            tuple(one.part.words for one in matched if one.is_empty),
            len(fits[0]),
            self._cards(pool[:limit]),
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
        for one in sorted(matched, key=lambda one: one.size):
            blocks = self._blocks(one, most)
            found = _each_once(blocks) if found is None else _common(found, blocks)
            if not len(found[0]):
                return NOTHING
        return found or NOTHING

    def _blocks(self, one: Matched, most: int | None) -> list[Block]:
        """The figures of a part: those of each thing, and those with each quality of its number."""
        worths = set(one.qualities.tolist())
        found = [Block(worth, numpy.unique(one.places[one.qualities == worth])) for worth in worths]
        stretches = [
            (match.first, match.first + (match.size if most is None else min(match.size, most)), match.quality)
            for match in one.things
            if match.size
        ]
        stretches.sort()  # places come in the order of their rows
        few = [stretch for stretch in stretches if stretch[1] - stretch[0] <= FEW]
        if few:
            firsts, lasts, qualities = zip(*few, strict=True)
            ends = numpy.cumsum([last - first for first, last, _ in few])
            places = numpy.split(self.search_ranges(firsts, lasts), ends[:-1])
            found += map(Block, qualities, places)
        many = (stretch for stretch in stretches if stretch[1] - stretch[0] > FEW)
        return found + [Block(quality, self._stretch(first, last)) for first, last, quality in many]

    def _stretch(self, first: int, last: int) -> numpy.ndarray:
        """The places of one stretch; those of the words before are asked again with each letter that is typed."""
        return _kept_stretch(self, first, last) if last - first <= EARLY else self.search_range(first, last)

    # which of them are shown --------------------------------------------------------------------

    def _pool(self, fits: Fits) -> list[Placed]:
        """Those that fit best, in the order in which they are shown: of those that fit alike each indicator in turn."""
        places, qualities = fits[0], numpy.round(fits[1], 2)
        best = numpy.lexsort((places, -qualities))[:POOL]
        if not len(best):
            return []
        found = {row.place: row for row in self.search_figures(places[best].tolist())}
        turns: dict[tuple[float, int], int] = {}
        ordered = []
        for place, quality in zip(places[best].tolist(), qualities[best].tolist(), strict=True):
            row = found[place]
            turn = turns[quality, row.indicator] = turns.get((quality, row.indicator), -1) + 1
            ordered.append((-quality, turn, Placed(place, row.figure_row, row.indicator)))
        return [placed for _, _, placed in sorted(ordered)]

    def _cards(self, pool: Sequence[Placed]) -> tuple[FoundFigure, ...]:
        """These figures, in this order."""
        found = {row.figure_row: row for row in self.search_cards([placed.figure_row for placed in pool])}
        return tuple(found[placed.figure_row] for placed in pool)

    # what else ----------------------------------------------------------------------------------

    def _others(
        self, matched: Sequence[Matched], pool: Sequence[Placed], limit: int
    ) -> tuple[tuple[FoundThing, ...], ...]:
        """Indicators of the figures, then those called so without any; origins and documents that are named."""
        own = list(dict.fromkeys(placed.indicator for placed in pool))[:limit]
        named, whole = _named(matched)
        wanted = [*own, *named[:MOST_NAMED]]
        rows = {row.thing: row for row in self.search_things(wanted)}
        met = dict.fromkeys(wanted)
        sorts: dict[str, list[FoundThing]] = {"indicator": [rows[thing] for thing in own], "origin": [], "document": []}
        for row in (rows[thing] for thing in met if thing not in own):
            if row.kind in sorts and (row.kind != "indicator" or row.thing in whole):
                sorts[row.kind].append(row)
        return tuple(tuple(found[:limit]) for found in sorts.values())

    # what is near -------------------------------------------------------------------------------

    def _near(self, matched: Sequence[Matched], limit: int) -> Iterator[Near]:
        """The nearest numbers; else what fits without one of the parts, those that nothing is called by first."""
        known = [one for one in matched if not one.is_empty]
        for one in matched:
            if one.part.number is not None and not one.part.period:
                others = [other for other in known if other is not one]
                if found := self._nearest(one.part, others, limit):
                    yield Near(one.part.words, found)
                    return
        if len(known) < len(matched):
            unknown = " ".join(one.part.words for one in matched if one.is_empty)
            yield from self._without(unknown, known, limit)
        elif len(known) > 1:
            for left_out in sorted(known, key=lambda one: not one.part.period):
                yield from self._without(left_out.part.words, [one for one in known if one is not left_out], limit)

    def _without(self, words: str, rest: Sequence[Matched], limit: int) -> Iterator[Near]:
        if found := self._cards(self._pool(self._fitting(rest))[:limit]):
            yield Near(words, found)

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
        return self._cards([Placed(place, found[place].figure_row, found[place].indicator) for place in wanted])


@kept(STRETCHES)
def _kept_stretch(store: Search, first: int, last: int) -> numpy.ndarray:
    places = store.search_range(first, last)
    places.flags.writeable = False  # many questions read it
    return places


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
