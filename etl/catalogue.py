"""Load and check the catalogue: families and indicators, one file a family.

An indicator claims a mention by rules that a person can read:

    units         the mention's unit is one of these; the unit of the indicator if left out
    alike         … of which these mean the same as its unit: 원 of the DPRK, where no country is named
    phrases       groups of words; of each group one stands in the mention's sentence
    head          groups of words; of each group one stands close to the figure (same clause)
    context       groups of words; of each group one stands in the sentence, the one before or the heading
    not_phrases   none of these stands close to the figure
    flow          both actors are named in the sentence or the one before
    kinds         the mention is of one of these kinds
    not_kinds     … and of none of these
    classes       the mention is of one of these classes (ratio, count, …)
    rows          for table cells: groups of words; one of each group stands in the row's label

What its figures measure is its `concept`, an id of datasets/concepts, whatever else their sentences name: shells that
are counted in containers are shells. Where no concept has it the indicator itself is what is measured.

Of what nobody can count, as the income of a closed country, `estimated` says that a plain figure is an estimate.

What keys there are and what each holds: etl/schemas/indicators.py. Refused besides: units that cannot be converted
to that of the indicator, families that stand twice, parts of themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from etl.actors import Actors, read_actors
from etl.rules import Rules
from etl.schemas import indicators
from etl.schemas.indicators import IndicatorEntry, IndicatorsFile
from etl.schemas.inputs import RENEW, Inputs
from etl.schemas.problems import Fault, show
from etl.schemas.sources import Source

Groups = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A group of indicators: one file of the catalogue."""

    id: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """What is measured, and the rule that claims mentions for it."""

    id: str
    family: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str
    unit: str
    measure: str
    chart: str
    factors: tuple[tuple[str, Decimal], ...]  # the units of its mentions; how many of its own one of each is
    concept: str | None = None  # what its figures measure; None: what each of them says, as they composed it
    flow_from: str | None = None
    flow_to: str | None = None
    actors: tuple[str, ...] = ()
    basis: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    part_of: str | None = None
    cap_of: str | None = None
    caution_ko: str | None = None
    caution_en: str | None = None
    phrases: Groups = ()
    head: Groups = ()
    context: Groups = ()
    rows: Groups = ()
    not_phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    not_kinds: tuple[str, ...] = ()
    classes: tuple[str, ...] = ()
    is_estimated: bool = False

    @property
    def units(self) -> tuple[str, ...]:
        """The units that its mentions may have."""
        return tuple(unit for unit, _ in self.factors)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Families and indicators in their order, and the countries that flows are told by."""

    families: tuple[Family, ...]
    indicators: tuple[Indicator, ...]
    actors: Actors


def load_catalogue(workspace: Path, rules: Rules) -> Catalogue:
    """Read datasets/indicators/*.toml and actors.toml; raise RuleError with every problem found."""
    inputs = Inputs(workspace, unit=rules.units)
    catalogue = read_catalogue(inputs, rules)
    inputs.check()
    return catalogue


def read_catalogue(inputs: Inputs, rules: Rules) -> Catalogue:
    """The same of what has been read already; what is broken is noted there and left out here."""
    files = inputs.read(indicators.KIND)
    faults = (
        *_faults_of_units(files, rules),
        *_faults_of_concepts(files, rules),
        *_faults_of_families(files),
        *_faults_of_parts(files),
    )
    for source, fault in faults:
        inputs.report_in(indicators.KIND, source, fault)
    order = sorted((file for _, file in files), key=lambda file: file.family.ordinal)
    return Catalogue(
        tuple(_family(file) for file in order),
        tuple(
            _indicator(file.family.id, ordinal, entry, dict(_factors(entry, rules)))
            for file in order
            for ordinal, entry in enumerate(file.indicator, start=1)
        ),
        read_actors(inputs),
    )


def _family(file: IndicatorsFile) -> Family:
    family = file.family
    return Family(
        family.id,
        family.ordinal,
        family.ko,
        family.en,
        family.description_ko,
        family.description_en,
    )


def _factors(entry: IndicatorEntry, rules: Rules) -> Iterator[tuple[str, Decimal]]:
    """How many of the unit of an indicator one of each of its `units` is: of those `alike`, one."""
    for name in entry.units or (entry.unit,):
        if (factor := _factor(entry, name, rules)) is not None:
            yield name, factor


def _factor(entry: IndicatorEntry, name: str, rules: Rules) -> Decimal | None:
    own, unit = rules.units.get(entry.unit), rules.units.get(name)
    if name in entry.alike or own is None or unit is None:  # a unit that is not there is told elsewhere
        return Decimal(1)
    return unit.in_unit(own)


def _indicator(family: str, ordinal: int, entry: IndicatorEntry, factors: dict[str, Decimal]) -> Indicator:
    flow_from, flow_to = entry.flow or (None, None)
    low, high = entry.range or (None, None)
    return Indicator(
        id=entry.id,
        family=family,
        ordinal=ordinal,
        ko=entry.ko,
        en=entry.en,
        description_ko=entry.description_ko,
        description_en=entry.description_en,
        unit=entry.unit,
        measure=entry.measure,
        concept=entry.concept or entry.id,
        chart=entry.chart,
        factors=tuple(factors.items()),
        flow_from=flow_from,
        flow_to=flow_to,
        actors=entry.actors,
        basis=entry.basis,
        low=low,
        high=high,
        part_of=entry.part_of,
        cap_of=entry.cap_of,
        caution_ko=entry.caution_ko,
        caution_en=entry.caution_en,
        phrases=entry.phrases,
        head=entry.head,
        context=entry.context,
        rows=entry.rows,
        not_phrases=entry.not_phrases,
        kinds=entry.kinds,
        not_kinds=entry.not_kinds,
        classes=entry.classes,
        is_estimated=entry.estimated,
    )


Files = list[tuple[Source, IndicatorsFile]]
Faults = Iterator[tuple[Source, Fault]]


def _faults_of_units(files: Files, rules: Rules) -> Faults:
    for source, file in files:
        for place, entry in enumerate(file.indicator):
            for name in entry.units or ():
                if _factor(entry, name, rules) is None:
                    found = f"{show(name)}, which cannot be converted to {show(entry.unit)}"
                    expected = "units of one base, or such as are named in alike"
                    yield (
                        source,
                        Fault(("indicator", place, "units"), found, expected, f"give both a base, or drop it{RENEW}"),
                    )


def _faults_of_concepts(files: Files, rules: Rules) -> Faults:
    for source, file in files:
        for place, entry in enumerate(file.indicator):
            if entry.concept is not None and entry.concept not in rules.vocabulary.concepts:
                expected = "the id of a concept of datasets/concepts"
                fault = Fault(("indicator", place, "concept"), show(entry.concept), expected, f"mend or drop it{RENEW}")
                yield source, fault


def _faults_of_families(files: Files) -> Faults:
    first: dict[str, Source] = {}
    for source, file in files:
        if first.setdefault(file.family.id, source) is not source:
            found = f"{show(file.family.id)}, which is already the family of {first[file.family.id].path}"
            yield source, Fault(("family", "id"), found, "one file a family")


def _faults_of_parts(files: Files) -> Faults:
    """Indicators that are a part or a cap of themselves, over however many others."""
    wholes = {entry.id: entry.part_of for _, file in files for entry in file.indicator}
    for source, file in files:
        for place, entry in enumerate(file.indicator):
            if entry.cap_of == entry.id:
                yield source, Fault(("indicator", place, "cap_of"), show(entry.id), "another indicator")
            seen, whole = {entry.id}, entry.part_of
            while whole is not None and whole not in seen:
                seen.add(whole)
                whole = wholes.get(whole)
            if whole == entry.id:
                yield source, Fault(("indicator", place, "part_of"), show(entry.part_of), "no part of itself")
