"""The questions of the search: one file under queries/, one method each."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy

from etl.answers import (
    FigurePlace,
    FoundFigure,
    FoundThing,
    NamedThings,
    NumberPlace,
    NumberWords,
    PeriodThing,
    StretchOfKind,
)
from etl.reading.letters import grams
from etl.store.questions import Questions

MOST_KEYS = 300  # that begin alike
MOST_ALIKE = 60  # that are compared letter by letter
MOST_NUMBERS = 2_000
SHORT = 4  # letters that many keys begin with
MOST_RANGES = 24  # of one question, which has a line for each


class Lookups(Questions):
    """What the tables search_… are asked."""

    def number_words(self) -> list[NumberWords]:
        """How each language writes numbers in words: language, words as JSON."""
        return self._rows(NumberWords, "number_words")

    def search_all_keys(self) -> list[str]:
        """The keys of all names."""
        found: list[str] = self._column("search_all_keys").tolist()
        return found

    def search_keys(self, key: str, first: int, last: int) -> list[NamedThings]:
        """The keys in these rows, which begin like this one: itself first, each with its things."""
        short = key if len(key) <= SHORT else None
        return self._filled(NamedThings, "search_keys", first=first, last=last, short=short, most=MOST_KEYS)

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

    def search_ranges(self, ranges: Sequence[tuple[int, int]]) -> numpy.ndarray:
        """The places of figures in some ranges of rows of search_places, MOST_RANGES at most, one after the other."""
        given: dict[str, int | None] = {f"{end}_{n}": None for end in ("first", "last") for n in range(MOST_RANGES)}
        for n, (first, last) in enumerate(ranges):
            given |= {f"first_{n}": first, f"last_{n}": last}
        return self._column("search_ranges", **given)

    def search_figures(self, places: Sequence[int]) -> list[FigurePlace]:
        """Where the figures at these places lie, and of which indicator they are."""
        return self._rows(FigurePlace, "search_figures", places=list(places)) if places else []

    def search_kinds(self) -> list[StretchOfKind]:
        """Between which rows of search_things the things of each kind lie."""
        return self._rows(StretchOfKind, "search_kinds")

    def search_things(self, things: Collection[int]) -> list[FoundThing]:
        """Indicators, origins, documents and others by their rows: kind, id, ko, en, figures."""
        return self._rows(FoundThing, "search_things", things=list(things)) if things else []

    def search_ids(self, rows: Sequence[int]) -> list[str]:
        """The ids of the figures in these rows of figure_rows, in any order."""
        found: list[str] = self._column("search_ids", rows=list(rows)).tolist() if rows else []
        return found

    def search_cards(self, observations: Sequence[str]) -> list[FoundFigure]:
        """Figures by their ids, with what a small card tells."""
        asked = {"observations": list(observations), "most": len(observations)}
        return self._filled(FoundFigure, "search_cards", **asked) if observations else []
