"""Ask anything: the figures that fit all parts of a question, then indicators, origins, documents and passages.

Every part narrows: a figure fits if for each part one of the things that the part may be is its own (its indicator,
origin, document, unit, measure, area, period, value). The stretches of these things are met with each other, the
smallest first; how well each part fits orders what is left, then the order of the store, each indicator once before
any comes twice. Nothing reads all figures.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy

from etl.store.asking.matches import Match, Matched, Matching
from etl.store.asking.question import Part, read_question
from etl.store.passage_search import PassageSearch
from etl.store.questions import Row

POOL = 240  # of the figures that fit best, those among which indicators take turns
ENOUGH = 2_000  # figures of a thing that are looked at where nothing else is asked for
EARLY = 100_000  # … and where something is, before all are
FEW = 4_000  # rows that are named one by one
NEAR = 0.5  # of a number: how far away is still near
LIKELY = 0.5  # the quality of an origin or document that is shown for itself
NOTHING = (numpy.empty(0, numpy.int32), numpy.empty(0))

Fits = tuple[numpy.ndarray, numpy.ndarray]  # places in order, and how well each fits


@dataclass(frozen=True, slots=True)
class Near:
    """Figures that fit a question but for the words that are left out."""

    left_out: str
    figures: list[Row]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question finds, best first; `unknown` are words that nothing is called by, `near` is what fits nearly.

    Figures are rows of `measured_figures`; indicators, origins and documents have id, ko, en and `figures`; passages
    id, ko, en, snippet, document_id, char_start. `total` counts the figures that fit, up to a bound.
    """

    parts: tuple[Part, ...] = ()
    unknown: tuple[str, ...] = ()
    total: int = 0
    figures: tuple[Row, ...] = ()
    indicators: tuple[Row, ...] = ()
    origins: tuple[Row, ...] = ()
    documents: tuple[Row, ...] = ()
    passages: tuple[Row, ...] = ()
    near: tuple[Near, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing fits, not even nearly."""
        return not (self.figures or self.indicators or self.origins or self.documents or self.passages or self.near)


class Search(Matching, PassageSearch):
    """The question of the box on every page."""

    def search(self, text: str, limit: int = 6) -> Answer:
        """What fits `text`: at most `limit` of each sort."""
        parts = read_question(text, self._typed_words, self.known_keys)
        matched = [one for part in parts for one in self.match(part)]
        if not matched:
            return Answer()
        things = self._things(matched)
        fits = self._fitting(matched, things)
        chosen = self._choose(fits, limit)
        passages = self.find_passages(text, limit)
        named = _named(matched, things)
        near = () if chosen or named or passages else tuple(self._near(matched, things, limit))
        if not chosen and not near:
            near = tuple(self._near(matched, things, limit)) if len(matched) > 1 or matched[0].part.number else near
        return Answer(
            tuple(one.part for one in matched),
            tuple(one.part.words for one in matched if one.is_empty),
            len(fits[0]),
            tuple(self._cards(chosen)),
            *(tuple(rows[:limit]) for rows in self._others(matched, things, fits, named)),
            tuple(passages),
            near,
        )

    def _things(self, matched: Sequence[Matched]) -> dict[int, Row]:
        rows = {match.thing for one in matched for match in one.things}
        return {row["thing"]: row for row in self._rows("search_things", things=list(rows))} if rows else {}

    # which figures fit --------------------------------------------------------------------------

    def _fitting(self, matched: Sequence[Matched], things: Mapping[int, Row]) -> Fits:
        """The figures that fit all parts; of what is very frequent the first ones, unless these are too few."""
        most = EARLY if len(matched) > 1 else ENOUGH
        found = self._meet(matched, things, most)
        was_cut = any(things[match.thing]["figures"] > most for one in matched for match in one.things)
        if len(matched) > 1 and was_cut and len(found[0]) < POOL:
            found = self._meet(matched, things, None)
        return found

    def _meet(self, matched: Sequence[Matched], things: Mapping[int, Row], most: int | None) -> Fits:
        """What all parts have in common, the smallest part first."""
        found: Fits | None = None
        for one in sorted(matched, key=lambda one: len(one.places) + sum(things[m.thing]["figures"] for m in one.things)):
            own = self._places(one, things, most)
            found = own if found is None else _common(found, own)
            if not len(found[0]):
                return NOTHING
        return found or NOTHING

    def _places(self, one: Matched, things: Mapping[int, Row], most: int | None) -> Fits:
        """The figures of a part, each once, with its best quality."""
        stretches = [(things[match.thing]["first"], things[match.thing]["figures"], match.quality) for match in one.things]
        stretches = [(first, size if most is None else min(size, most), quality) for first, size, quality in stretches if size]
        few = [stretch for stretch in stretches if stretch[1] <= FEW]
        places, qualities = [one.places], [one.qualities]
        if few:
            rows = numpy.concatenate([numpy.arange(first, first + size) for first, size, _ in few])
            worth = numpy.concatenate([numpy.full(size, quality) for _, size, quality in few])
            order = numpy.argsort(rows, kind="stable")
            rows, worth = rows[order], worth[order]
            places.append(self._column("search_stretch_places", "place", rows=rows.tolist()))
            qualities.append(worth)
        for first, size, quality in stretches:
            if size > FEW:
                places.append(self._column("search_range", "place", first=first, last=first + size))
                qualities.append(numpy.full(size, quality))
        return _best_of(numpy.concatenate(places), numpy.concatenate(qualities))

    def _column(self, query: str, name: str, **parameters: object) -> numpy.ndarray:
        return self._columns(query, **parameters)[name]

    # which of them are shown --------------------------------------------------------------------

    def _choose(self, fits: Fits, limit: int) -> list[int]:
        """The places of the best ones: of those that fit alike each indicator once, then once more."""
        return [place for place, _ in self._pool(fits)[:limit]]

    def _pool(self, fits: Fits) -> list[tuple[int, int]]:
        """Places and indicators of those that fit best, in the order in which they are shown."""
        places, qualities = fits
        best = numpy.lexsort((places, -numpy.round(qualities, 2)))[:POOL]
        if not len(best):
            return []
        rows = self._rows("search_figures", places=places[best].tolist())
        indicators = {row["place"]: row["indicator"] for row in rows}
        turns: dict[tuple[float, int], int] = {}
        ordered = []
        for place, quality in zip(places[best].tolist(), numpy.round(qualities[best], 2).tolist(), strict=True):
            turn = turns[quality, indicators[place]] = turns.get((quality, indicators[place]), -1) + 1
            ordered.append((-quality, turn, place))
        return [(place, indicators[place]) for _, _, place in sorted(ordered)]

    def _cards(self, places: Sequence[int]) -> list[Row]:
        """The figures at these places, in this order."""
        if not places:
            return []
        rows = {row["place"]: row["figure_row"] for row in self._rows("search_figures", places=list(places))}
        cards = {row["place"]: row for row in self._rows("search_cards", rows=list(rows.values()))}
        return [cards[rows[place]] for place in places]

    # what else ----------------------------------------------------------------------------------

    def _others(
        self, matched: Sequence[Matched], things: Mapping[int, Row], fits: Fits, named: Collection[int]
    ) -> tuple[list[Row], list[Row], list[Row]]:
        """Indicators of the figures, then those called so without any; origins and documents that are named."""
        indicators = list(dict.fromkeys(indicator for _, indicator in self._pool(fits)))
        known = {row["thing"]: row for row in self._rows("search_things", things=indicators)} if indicators else {}
        called = [things[name] for name in named]
        return (
            [known[name] for name in indicators]
            + [row for row in called if row["kind"] == "indicator" and row["thing"] not in known],
            [row for row in called if row["kind"] == "origin"],
            [row for row in called if row["kind"] == "document"],
        )

    # what is near -------------------------------------------------------------------------------

    def _near(self, matched: Sequence[Matched], things: Mapping[int, Row], limit: int) -> list[Near]:
        """The nearest numbers; else what fits without one of the parts, those that nothing is called by first."""
        known = [one for one in matched if not one.is_empty]
        unknown = " ".join(one.part.words for one in matched if one.is_empty)
        for one in matched:
            if one.part.number is not None and not one.part.period:
                others = [other for other in known if other is not one]
                if found := self._nearest(one.part, others, things, limit):
                    return [Near(one.part.words, found)]
        if unknown and known and (found := self._cards(self._choose(self._fitting(known, things), limit))):
            return [Near(unknown, found)]
        nears = []
        for left_out in known if len(known) > 1 else ():
            rest = [one for one in known if one is not left_out]
            if found := self._cards(self._choose(self._fitting(rest, things), limit)):
                nears.append(Near(left_out.part.words, found))
        return nears

    def _nearest(
        self, part: Part, others: Sequence[Matched], things: Mapping[int, Row], limit: int
    ) -> list[Row]:
        """The figures of the other parts whose numbers are nearest to one."""
        number = float(part.number or 0)
        spare = abs(number) * NEAR
        rows = [row for row in self.near_numbers(number, number - spare, number + spare) if not row["printed"]]
        if others:
            places, _ = self._fitting(others, things)
            rows = [row for row in rows if row["place"] in set(places.tolist())]
        return self._cards(list(dict.fromkeys(row["place"] for row in rows))[:limit])


def _named(matched: Sequence[Matched], things: Mapping[int, Row]) -> list[int]:
    """The things that parts name for themselves; with several parts, those that have figures."""
    best: dict[int, float] = {}
    for one in matched:
        for match in one.things:
            if match.quality >= LIKELY and (len(matched) == 1 or things[match.thing]["figures"]):
                best[match.thing] = max(best.get(match.thing, 0), match.quality)
    return sorted(best, key=lambda name: (-best[name], -things[name]["figures"]))


def _best_of(places: numpy.ndarray, qualities: numpy.ndarray) -> Fits:
    """Each place once, with the best of its qualities."""
    order = numpy.lexsort((-qualities, places))
    places, qualities = places[order], qualities[order]
    first = numpy.ones(len(places), bool)
    first[1:] = places[1:] != places[:-1]
    return places[first], qualities[first]


def _common(one: Fits, other: Fits) -> Fits:
    """The places of both, with the sum of their qualities."""
    at = numpy.searchsorted(other[0], one[0])
    at[at == len(other[0])] = 0
    met = other[0][at] == one[0]
    return one[0][met], one[1][met] + other[1][at[met]]
