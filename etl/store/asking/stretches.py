"""The places of many stretches of search_places, with one question for all that is not at hand.

Comes in: stretches, each its first row and the one behind its last; those of two things do not overlap. Goes out: their
places, in order. What lies near each other is read as one: some rows too many cost less than one more range to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import numpy

from etl.store.asking.lookups import MOST_RANGES, Lookups
from etl.store.keeping import kept

Stretch = tuple[int, int]
Places = dict[int, numpy.ndarray]  # of stretches that begin at these rows, not to be written to
Missing = tuple[int, int, int]  # the first row that is not at hand, the one behind the last, the first of its stretch

NOTHING = numpy.empty(0, numpy.int32)
NEAR = 20_000  # rows between two stretches that are read as one
LONGEST_KEPT = 100_000  # places of a stretch that are kept: those of the words before are asked with each letter …
MOST_KEPT, EACH = 6_000_000, 64  # … so many in all, 25 MB, each stretch with what it takes besides


class Stretches(Lookups):
    """Looks up the places of stretches."""

    def places_of(self, stretches: Collection[Stretch]) -> Places:
        """The places of these stretches by their first rows, as many as are asked for or more."""
        at_hand = _at_hand(self)
        found = {first: at_hand.get(first, NOTHING) for first, _ in stretches}
        missing = sorted((first + len(found[first]), last, first) for first, last in stretches)
        spans = list(_spans([one for one in missing if one[0] < one[1]]))
        for n in range(0, len(spans), MOST_RANGES):
            for first, places in self._read(spans[n : n + MOST_RANGES]):
                found[first] = numpy.concatenate((found[first], places))
        _keep(at_hand, found)
        return found

    def _read(self, spans: Sequence[Sequence[Missing]]) -> Iterator[tuple[int, numpy.ndarray]]:
        """What is missing, each cut out of what is read of its span."""
        ranges = [(span[0][0], span[-1][1]) for span in spans]
        ends = numpy.cumsum([end - begin for begin, end in ranges])
        for span, places in zip(spans, numpy.split(self.search_ranges(ranges), ends[:-1]), strict=True):
            for begin, end, first in span:
                yield first, places[begin - span[0][0] : end - span[0][0]]


@kept(1)
def _at_hand(_: Stretches) -> Places:
    return {}


def _keep(at_hand: Places, found: Places) -> None:
    """Keep what was asked for now, and of what was before as much as there is room for, the latest first."""
    for first, places in found.items():
        at_hand.pop(first, None)
        at_hand[first] = places if len(places) <= LONGEST_KEPT else places[:LONGEST_KEPT].copy()
    taken = 0
    for first, places in reversed(list(at_hand.items())):
        taken += len(places) + EACH
        if taken > MOST_KEPT:
            at_hand.pop(first, None)


def _spans(missing: Sequence[Missing]) -> Iterator[list[Missing]]:
    """What is missing, in order, by what is read as one."""
    span: list[Missing] = []
    for one in missing:
        if span and one[0] - span[-1][1] > NEAR:
            yield span
            span = []
        span.append(one)
    if span:
        yield span
