"""Parts of a question to the things that they may be: exact names, names on the way, misspelt ones, numbers, periods.

Comes in: a part. Goes out: `Match`es, each with a quality from 0 to 1. A name that is known or begun needs no guess;
only for what is neither is looked for names that contain it, and for those a few letters away.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

import numpy

from etl.answers import NamedThings
from etl.reading.letters import distance, initials, is_initials, letters
from etl.reading.typed import TypedWords, typed_words
from etl.store.asking.keys import Keys
from etl.store.asking.question import Part
from etl.store.asking.stretches import Stretches
from etl.store.keeping import kept

MOST_THINGS = 32  # of a part
BEGUN, CONTAINED, MISSPELT, A_LETTER = 0.6, 0.55, 0.75, 0.12  # qualities; the last is lost with each wrong letter
OF_PERIODS = {"period": 1.0, "edge": 0.85, "within": 0.7}
EXACT, PRINTED, ROUNDED = 1.0, 0.9, 0.6
LEAST_DIGITS = 3  # of a number that is taken for a rounded one
WORDS = 128  # of which the things are kept
LEAST_CUT = 2  # syllables on either side where two names are written as one
LETTERS_A_SLIP = 4  # in so many letters one may be wrong


@dataclass(frozen=True, slots=True)
class Match:
    """A thing that a part may be: its row in search_things, and the stretch of its figures in search_places."""

    thing: int
    quality: float
    first: int
    size: int


@dataclass(frozen=True, slots=True)
class Matched:
    """A part with all that it may be: things, and places of figures with its number, each with its quality."""

    part: Part
    things: tuple[Match, ...] = ()
    places: numpy.ndarray = field(default_factory=lambda: numpy.empty(0, numpy.int32))
    qualities: numpy.ndarray = field(default_factory=lambda: numpy.empty(0))

    @property
    def is_empty(self) -> bool:
        """Nothing is called so."""
        return not self.things and not len(self.places)

    @property
    def size(self) -> int:
        """At most so many figures fit."""
        return len(self.places) + sum(match.size for match in self.things)


class Matching(Stretches):
    """Looks parts up."""

    @cached_property
    def _typed_words(self) -> TypedWords:
        return typed_words({row.language: json.loads(row.words) for row in self.number_words()})

    def known(self, keys: Collection[str]) -> set[str]:
        """Of some keys those that names of the store have."""
        return set(filter(_all_keys(self).__contains__, keys))

    def match(self, part: Part) -> list[Matched]:
        """A part with what it may be; two parts where it is two names written as one."""
        if part.period or part.number is not None:
            return [self._match_number(part)]
        things = list(self._begun(part.key))
        is_exact = bool(things) and part.is_known
        if not is_exact and not is_initials(part.words):
            if cut := self._cut(part.words, is_begun=bool(things)):
                return [matched for half in cut for matched in self.match(half)]
            things = things or list(self._alike(part.key))
        return [Matched(part, _best(things))]

    def _begun(self, key: str) -> Iterator[Match]:
        """What is called so, or begins so."""
        if not key:
            return
        for row in _kept_keys(self, key):
            share = len(key) / len(row.key)
            yield from _matches(row, 1.0 if share == 1 else BEGUN + share * (1 - BEGUN) / 2)

    def _cut(self, words: str, *, is_begun: bool) -> list[Part]:
        """국정원컨테이너, 중러: two names, both known; single syllables only where the whole is two of them."""
        size = len(words)
        cuts = list(range(LEAST_CUT, size - LEAST_CUT + 1)) if not is_begun else []
        cuts += [1] if size == LEAST_CUT and initials(words) else []
        halves = {at: (letters(words[:at]), letters(words[at:])) for at in cuts}
        known = self.known({key for pair in halves.values() for key in pair})
        for at in reversed(cuts):
            if known.issuperset(halves[at]):
                return [Part(words[:at], halves[at][0], is_known=True), Part(words[at:], halves[at][1], is_known=True)]
        return []

    def _alike(self, key: str) -> Iterator[Match]:
        """What contains it, or is a few letters away from it."""
        slips = len(key) // LETTERS_A_SLIP
        if not slips:
            return
        for row in self.search_alike(key):
            if key in row.key:
                yield from _matches(row, CONTAINED)
            elif (wrong := distance(key, row.key, min(slips, 3))) <= min(slips, 3):
                yield from _matches(row, MISSPELT - A_LETTER * wrong)
            elif (wrong := distance(key, row.key[: len(key)], min(slips, 3))) <= min(slips, 3):
                yield from _matches(row, (MISSPELT - A_LETTER * wrong) * BEGUN)

    def _match_number(self, part: Part) -> Matched:
        """A period, a number, or a number that may be a year."""
        things = [
            Match(row.thing, OF_PERIODS[row.kind], row.first, row.figures)
            for row in (self.search_periods(part.period) if part.period else [])
        ]
        if part.number is None:
            return Matched(part, tuple(things))
        number, spare = float(part.number), _rounding(part)
        rows = self.search_numbers(number, number - spare, number + spare)
        rows = [row for row in rows if row.number == number or not row.printed]
        qualities = [ROUNDED if row.number != number else PRINTED if row.printed else EXACT for row in rows]
        places = numpy.array([row.place for row in rows], numpy.int32)
        return Matched(part, tuple(things), places, numpy.array(qualities, float))


@kept(1)
def _all_keys(store: Matching) -> Keys:
    return Keys(store.search_all_keys())


@kept(WORDS)
def _kept_keys(store: Matching, key: str) -> list[NamedThings]:
    """What begins so; of the words before asked again with each letter that is typed."""
    first, last = _all_keys(store).begun(key)
    return store.search_keys(key, first, last) if first < last else []


def _rounding(part: Part) -> float:
    """Half of the last place of a number with enough digits: 2566만 may be 25,660,400."""
    assert part.number is not None
    _, digits, exponent = part.number.normalize().as_tuple()
    assert isinstance(exponent, int)
    return 0.0 if len(digits) < LEAST_DIGITS or part.period else 10.0**exponent / 2


def _matches(row: NamedThings, quality: float) -> Iterator[Match]:
    for thing, weight, first, size in zip(row.things, row.weights, row.firsts, row.sizes, strict=True):
        yield Match(thing, quality * weight / 100, first, size)


def _best(found: Sequence[Match]) -> tuple[Match, ...]:
    """Each thing once, the likeliest first."""
    best: dict[int, Match] = {}
    for match in sorted(found, key=lambda match: (-match.quality, -match.size)):
        best.setdefault(match.thing, match)
    return tuple(islice(best.values(), MOST_THINGS))
