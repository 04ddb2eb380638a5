"""The questions of the search: one file under queries/, one method each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy

from etl.answers import (
    FigurePlace,
    FoundFigure,
    FoundThing,
    KnownKey,
    NamedThings,
    NumberPlace,
    NumberWords,
    PeriodThing,
)
from etl.reading.letters import grams
from etl.store.questions import Questions

MOST_KEYS = 300  # that begin alike
MOST_ALIKE = 60  # that are compared letter by letter
MOST_NUMBERS = 2_000
SHORT = 4  # letters that many keys begin with
BEHIND_ALL = "\U0010ffff"


class Lookups(Questions):
    """What the tables search_… are asked."""

    def number_words(self) -> list[NumberWords]:
        """How each language writes numbers in words: language, words as JSON."""
        return self._rows(NumberWords, "number_words")

    def search_known(self, keys: Collection[str]) -> list[KnownKey]:
        """Of some keys those that names of the store have."""
        return self._filled(KnownKey, "search_known", keys=list(keys)) if keys else []

    def search_keys(self, key: str) -> list[NamedThings]:
        """The keys that begin like this, itself first, each with its things: rows, weights, firsts and sizes."""
        short = key if len(key) <= SHORT else None
        return self._filled(NamedThings, "search_keys", key=key, behind=key + BEHIND_ALL, short=short, most=MOST_KEYS)

    def search_alike(self, key: str) -> list[NamedThings]:
        """The keys that share the most runs of letters with this one, as above."""
        return self._rows(NamedThings, "search_alike", grams=grams(key), length=len(key), most=MOST_ALIKE)

    def search_periods(self, period: str) -> list[PeriodThing]:
        """The things of a period: as a whole, where one begins or ends, what goes on in it."""
        return self._rows(PeriodThing, "search_periods", period=period)

    def search_numbers(self, number: float, low: float, high: float) -> list[NumberPlace]:
        """Figures with a number between two, the nearest to one first: number, place, printed."""
        rows = self._rows(NumberPlace, "search_numbers", low=low, high=high, most=MOST_NUMBERS)
        return sorted(rows, key=lambda row: (abs(row.number - number), row.printed, row.place))

    def search_ranges(self, firsts: Sequence[int], lasts: Sequence[int]) -> numpy.ndarray:
        """The places of figures in some stretches of search_places that do not overlap, in order."""
        return self._column("search_ranges", firsts=list(firsts), lasts=list(lasts))

    def search_range(self, first: int, last: int) -> numpy.ndarray:
        """The places of figures in a stretch of search_places."""
        return self._column("search_range", first=first, last=last)

    def search_figures(self, places: Sequence[int]) -> list[FigurePlace]:
        """Where the figures at these places lie, and of which indicator they are."""
        return self._rows(FigurePlace, "search_figures", places=list(places)) if places else []

    def search_things(self, things: Collection[int]) -> list[FoundThing]:
        """Indicators, origins, documents and others by their rows: kind, id, ko, en, figures."""
        return self._rows(FoundThing, "search_things", things=list(things)) if things else []

    def search_cards(self, rows: Sequence[int]) -> list[FoundFigure]:
        """Figures by where they lie, with what a small card tells."""
        return self._rows(FoundFigure, "search_cards", rows=list(rows)) if rows else []
