"""Both areas of a figure, and how each got there.

The nearest area of the clause is taken first, then of the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.meaning.areas_and_figures import is_member
from etl.meaning.places import Named
from etl.meaning.view import Placed, View
from etl.model import OPEN
from etl.patterns import pattern
from etl.vocabulary import Concept

PEOPLE = "people"  # the family of concepts of those who move, if they have another side
BEHIND_FIGURE = pattern("meaning.owners.behind_figure")
WORLD = "W"
PLACE = re.compile(rf"(?:{OPEN})?(?P<country>[A-Z]{{2}}-)")  # the id of a province or city begins with its country's
PERMITS = frozenset({"permit", "patent"})  # of each of which somebody is the holder
PERSONS = frozenset({"person", "item", "case"}) | PERMITS  # units in which people are counted
FAR_AWAY = frozenset({"document", "section"})


@dataclass
class Sides:
    """Both areas of a figure, and how each got there where its own clause does not tell it."""

    area: str | None = None
    other: str | None = None
    taken: dict[str, str] = field(default_factory=dict)
    by: str = field(default="", compare=False)  # the name of the reader that tells them, for tests and for who looks

    def set(self, slot: str, value: str | None, how: str) -> None:
        """Fill `area` or `other`."""
        setattr(self, slot, value)
        if value is not None and how != "own":
            self.taken["ref_area" if slot == "area" else "counterpart_area"] = how

    def apart_of(self, breakdown: tuple[str, ...]) -> tuple[str, ...]:
        """A breakdown without the provinces and cities whose figures they are, nor others of the same country: a figure
        of one is no part of that of another."""
        local = PLACE.match(self.area or "")
        kept = (part for part in breakdown if part not in (self.area, self.other))
        return tuple(part for part in kept if local is None or not part.removeprefix(OPEN).startswith(local["country"]))


def is_of_people(concept: Concept | None) -> bool:
    """Whether a concept counts people from one place in another."""
    return concept is not None and concept.family == PEOPLE and concept.side is not None


def is_behind(one: Named, view: View, figure: Placed) -> bool:
    """Whether an area stands right behind its figure: 42% in Spain and 18% in Poland."""
    return one.start >= figure.end and BEHIND_FIGURE.fullmatch(view.text, figure.end, one.start) is not None


def is_listed(view: View, one: Named) -> bool:
    """Whether an area has a figure of its own in a list."""
    return any(is_member(one, view.text, other.start) for other in view.figures)


def nearest(named: Sequence[Named], figure: Placed, clause: tuple[int, int]) -> tuple[Named | None, str]:
    """The nearest of the clause, else of the sentence before the figure."""
    found = pick([one for one in named if clause[0] <= one.start < clause[1]], figure)
    if found is not None:
        return found, "own"
    return pick([one for one in named if one.end <= figure.start], figure), "sentence"


def pick(named: Sequence[Named], figure: Placed) -> Named | None:
    """The last area before a figure, else the first behind it."""
    ahead = [one for one in named if one.end <= figure.start]
    return ahead[-1] if ahead else (named[0] if named else None)
