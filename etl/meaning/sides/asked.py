"""A figure whose areas are asked for, with all that readers look at; what several look at is looked up once.

Comes in: a figure in its sentence, the areas that this names, what is measured and how, the figure before it, what the
text around leaves open. Goes out: the same, and what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from etl.meaning.around import Around
from etl.meaning.change import Change
from etl.meaning.measured import Measure
from etl.meaning.owners import is_of_people
from etl.meaning.places import Named
from etl.meaning.view import Placed, View
from etl.model import Statement
from etl.rules import Rules, Unit
from etl.vocabulary import Area, Concept

T = TypeVar("T")


@dataclass(eq=False)
class Asked:
    """One figure; `head`: the one before it whose measure it goes on with, `made`: what was read of those before."""

    view: View
    figure: Placed
    areas: Sequence[Named]
    measure: Measure | None
    change: Change
    around: Around
    rules: Rules
    head: Placed | None = None
    made: Mapping[str, Statement] = field(default_factory=dict)
    _made: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False)

    def once(self, make: Callable[[Asked], T]) -> T:
        """What is made of the figure: made once, however many readers ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @cached_property
    def concept(self) -> Concept | None:
        """What is measured, if a concept has it."""
        return self.rules.vocabulary.concepts.get(self.measure.id) if self.measure is not None else None

    @cached_property
    def unit(self) -> Unit | None:
        """What the figure is in."""
        return self.rules.units.get(self.figure.mention.unit or "")

    @cached_property
    def clause(self) -> tuple[int, int]:
        """The clause of the figure."""
        return self.view.clause_of(self.figure.start)

    @cached_property
    def topic(self) -> tuple[str | None, str]:
        """Whose figures the text around tells, and how that is known."""
        return self.around.area_of(self.figure.mention, self.measure)

    @property
    def told(self) -> str:
        """Whether the figure is a level, a share, a growth …"""
        return self.change.transformation

    @property
    def is_cap(self) -> bool:
        """Whether a law allows no more."""
        return self.figure.mention.kind == "cap"

    @property
    def groups(self) -> Mapping[str, Area]:
        """All areas that are known, each of which may be a group."""
        return self.rules.vocabulary.areas

    @property
    def side(self) -> str | None:
        """How the other side of what is measured is told, if it has one."""
        return self.concept.side if self.concept is not None else None

    @property
    def is_flow(self) -> bool:
        """Whether things go from one area to another, not people."""
        return self.side is not None and not is_of_people(self.concept)

    @property
    def is_open(self) -> bool:
        """Whether no concept has what is measured."""
        return self.measure is None or self.measure.is_open
