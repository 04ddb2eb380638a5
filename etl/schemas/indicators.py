"""datasets/indicators/<family>.toml: a family and its indicators. What the keys mean: etl/catalogue.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from etl.model import KINDS, MEASURES
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import ActorName, Count, Groups, Id, IndicatorName, Line, Number, Prose, UnitName, Words, one_of
from etl.schemas.problems import Fault, show
from etl.schemas.units import Class

CHARTS = ("claims", "series", "timeline", "number")
RULES = ("phrases", "head", "context", "rows")

KindName = Annotated[str, one_of(*KINDS), Field(description=f"one of {', '.join(KINDS)}")]
FamilyId = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9_-]*$", max_length=50),
    Field(description='an id of letters A–Z and a–z, digits, "_" and "-"'),
]


class FamilyEntry(Entry):
    """The [family] of a file."""

    id: FamilyId
    ordinal: Annotated[Count, Field(le=9999)]
    ko: Line
    en: Line
    description_ko: Prose
    description_en: Prose


class IndicatorEntry(Entry):
    """One [[indicator]]."""

    id: Id
    ko: Line
    en: Line
    description_ko: Prose
    description_en: Prose
    unit: UnitName
    measure: Annotated[str, one_of(*MEASURES), Field(description=f"one of {', '.join(MEASURES)}")]
    concept: Id | None = None
    chart: Annotated[str, one_of(*CHARTS), Field(description=f"one of {', '.join(CHARTS)}")] = "claims"
    units: Annotated[tuple[UnitName, ...], Field(min_length=1, description="a list of ids of units")] | None = None
    alike: Annotated[tuple[UnitName, ...], Field(description="a list of ids of units")] = ()
    flow: Annotated[tuple[ActorName, ActorName], Field(description='two ids of actors, as ["KP", "RU"]')] | None = None
    actors: Annotated[tuple[ActorName, ...], Field(description="a list of ids of actors")] = ()
    basis: Line | None = None
    range: Annotated[tuple[Number, Number], Field(description="two numbers below 10^28, as [1, 100]")] | None = None
    part_of: IndicatorName | None = None
    cap_of: IndicatorName | None = None
    caution_ko: Prose | None = None
    caution_en: Prose | None = None
    phrases: Groups = ()
    head: Groups = ()
    context: Groups = ()
    rows: Groups = ()
    not_phrases: Words = ()
    kinds: Annotated[tuple[KindName, ...], Field(description=f"a list of {', '.join(KINDS)}")] = ()
    not_kinds: Annotated[tuple[KindName, ...], Field(description=f"a list of {', '.join(KINDS)}")] = ()
    classes: Annotated[tuple[Class, ...], Field(description="a list of classes of units")] = ()
    estimated: Annotated[bool, Field(description="true or false")] = False

    def faults(self, family: str) -> Iterator[Fault]:
        """What no single key shows."""
        if not self.id.startswith(f"{family}."):
            yield Fault(("id",), show(self.id), f"an id that begins with the family, {show(family + '.')}")
        if not any(getattr(self, name) for name in RULES):
            expected = f"at least one of {', '.join(RULES)}"
            yield Fault((), "no rule", expected, f"add one: without, it would claim every {self.unit}")
        if self.range is not None and self.range[0] > self.range[1]:
            yield Fault(("range",), f"[{self.range[0]}, {self.range[1]}]", "the smaller number first")
        for name in sorted(set(self.alike) - set(self.units or ())):
            yield Fault(("alike",), show(name), "some of its units", "add it to units, or take it out")
        for name in sorted(set(self.kinds) & set(self.not_kinds)):
            yield Fault(("not_kinds",), show(name), "kinds that do not stand in kinds too", "take it out of one")


class IndicatorsFile(File):
    """One file of the catalogue."""

    family: FamilyEntry
    indicator: tuple[IndicatorEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """What no single key of an indicator shows."""
        for place, indicator in enumerate(self.indicator):
            for fault in indicator.faults(self.family.id):
                yield fault._replace(loc=("indicator", place, *fault.loc))


KIND = Kind("datasets/indicators/*.toml", IndicatorsFile, "indicator", is_shipped=True, is_chosen=True)
