"""The two areas that a Korean text told of together last, and figures that are of both: 양국 교역액은.

Comes in: each sentence and heading in order. Goes out: both areas, in the order in which they were told first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from etl.meaning.areas_and_figures import is_pair
from etl.meaning.places import WORLD, Named, read_areas
from etl.meaning.regions import as_countries
from etl.meaning.view import View
from etl.patterns import pattern
from etl.rules import Rules
from etl.vocabulary import Concept

BOTH = pattern("meaning.sides.both")
TWO = 2


class ToldTogether:
    """The areas that a text told of together."""

    def __init__(self, rules: Rules) -> None:
        self._vocabulary = rules.vocabulary
        self.pair: tuple[str, str] | None = None

    def note(self, view: View) -> None:
        """Keep the two areas of a sentence that names no other one, or that it tells of as a pair."""
        if view.language != "ko":
            return
        named = as_countries(read_areas(view, self._vocabulary), self._vocabulary)
        areas = list(dict.fromkeys(one.area for one in named if one.area != WORLD))
        pairs = [(one.area, other.area) for one, other in pairwise(named) if is_pair(one, other, view.text)]
        found = [(areas[0], areas[1])] if len(areas) == TWO else pairs
        if len(found) == 1 and set(found[0]) != set(self.pair or ()):
            self.pair = found[0]


def is_of_both(
    view: View, start: int, named: Sequence[Named], clause: tuple[int, int], concept: Concept | None
) -> bool:
    """Whether a figure at a place is of what two areas have with each other, and its sentence names none before it."""
    if view.language != "ko" or concept is None or concept.side != "with":
        return False
    return not any(one.start < start for one in named) and BOTH.search(view.text, view.start, clause[1]) is not None
