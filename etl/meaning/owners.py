"""Both areas of a figure, how each got there, and what the text around leaves open for them.

The nearest area of the clause is taken first, then of the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from etl.meaning.measured import Measure
from etl.meaning.places import Named, is_member
from etl.meaning.view import Placed, View
from etl.model import Mention
from etl.patterns import pattern
from etl.vocabulary import Concept

PEOPLE = "people"  # the family of concepts of those who move, if they have another side
BEHIND_FIGURE = pattern("meaning.owners.behind_figure")
WORLD = "W"
PERMITS = frozenset({"permit", "patent"})  # of each of which somebody is the holder
PERSONS = frozenset({"person", "item", "case"}) | PERMITS  # units in which people are counted
FAR_AWAY = frozenset({"document", "section"})


class Around(Protocol):
    """What the text around leaves open."""

    def area_of(self, mention: Mention, measure: Measure | None = None) -> tuple[str | None, str]:
        """Whose figures the text tells, and how that is known."""

    def other_of(self, area: str | None) -> tuple[str | None, str]:
        """The other side of an area."""

    def of_people(self, measure: str) -> tuple[str | None, str] | None:
        """Where people are from (None: from anywhere) and where they go, as the text told it first."""

    def host_of(self, area: str | None, *, is_told: bool = False) -> str | None:
        """Where people go, as the paragraph told it last; whom it is about, where no country is told to have them."""

    def pair_of(self, measure: Measure | None, mention: Mention) -> tuple[str, str] | None:
        """Both areas of the flow that the paragraph told, if a figure without any goes on with it."""

    def told_of(self, measure: Measure | None) -> tuple[str, str] | None:
        """Both areas of a flow, as the text told it last."""

    def sold(self) -> str | None:
        """Whose exports or sales the text told last, or whom the text is about where it began with them."""

    def region(self) -> str | None:
        """The province or city that the paragraph told."""

    def local(self) -> str | None:
        """The province or city that the region, this province means: the one told last, else that of the text."""

    def homes(self, topic: str | None = None) -> frozenset[str]:
        """The countries whose provinces and cities have figures of their own in the text, or only that of a topic;
        none, if all have."""

    def is_link(self) -> bool:
        """Whether the text is about what leads from one area to another."""

    def home(self) -> str | None:
        """The country of the language of the text, if there is one."""

    def main_pair(self) -> tuple[str, str] | None:
        """Both areas that a text is about."""

    def whole_of_share(self) -> str | None:
        """Whose whole the sentence before told a part of."""

    def part_of_nation(self) -> tuple[str, str] | None:
        """The province or city of which the sentence before told a part of its country, and that."""


@dataclass
class Sides:
    """Both areas of a figure, and how each got there where its own clause does not tell it."""

    area: str | None = None
    other: str | None = None
    taken: dict[str, str] = field(default_factory=dict)

    def set(self, slot: str, value: str | None, how: str) -> None:
        """Fill `area` or `other`."""
        setattr(self, slot, value)
        if value is not None and how != "own":
            self.taken["ref_area" if slot == "area" else "counterpart_area"] = how

    def apart_of(self, breakdown: tuple[str, ...]) -> tuple[str, ...]:
        """A breakdown without the provinces and cities whose figures they are."""
        return tuple(part for part in breakdown if part not in (self.area, self.other))


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
