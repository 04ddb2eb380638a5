"""What texts measure and whose it is: concepts, areas and breakdowns with their words in four languages.

Comes in: datasets/concepts/*.toml, areas.toml, breakdowns.toml, held to their schemas. Goes out: a frozen `Vocabulary`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.model import OPEN, split_open
from etl.schemas import areas, breakdowns, concepts
from etl.schemas.areas import AreaEntry
from etl.schemas.concepts import ConceptEntry
from etl.schemas.inputs import Inputs

Words = Mapping[str, tuple[str, ...]]  # by language


@dataclass(frozen=True, slots=True)
class ConceptFamily:
    """A group of concepts: one file."""

    id: str
    ordinal: int
    ko: str
    en: str
    description_ko: str
    description_en: str


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that is counted or measured, whoever's it is.

    `units` are dimensions of units.toml that its levels have, the usual one first; `side` says how the
    other side of a flow is told, None where it has none.
    """

    id: str
    family: str
    ko: str
    en: str
    units: tuple[str, ...]
    type: str
    side: str | None = None
    balance: str | None = None  # the concept of which a deficit of it is a level below zero
    counter: str | None = None  # the unit of a bare number: births fell to 720,988
    of: str | None = None  # the area that the word itself tells: defectors are from North Korea wherever they live
    ko_of_part: str | None = None  # what stands behind the name of a part: 휘발유 가격, not 휘발유 연료 가격
    en_of_part: str | None = None  # the same in English: imports of crude oil, not energy imports of crude oil
    ko_growth: str | None = None  # what its growth is called, if not 증가율: 실질 GDP 성장률
    words: Words = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Area:
    """A country, region or organisation whose figures are told: ISO 3166 alpha-2 where there is one."""

    id: str
    ko: str
    en: str
    adjective: str
    words: tuple[str, ...] = field(default=(), repr=False)
    places: tuple[str, ...] = field(default=(), repr=False)  # where something is: never whose it is
    bodies: tuple[str, ...] = field(default=(), repr=False)  # that only it has: 연준, Medicare
    towns: tuple[str, ...] = field(default=(), repr=False)  # from which is written: MILAN, May 3 –
    short: tuple[str, ...] = field(default=(), repr=False)  # names where the full one stands in the text as well
    syllables: tuple[str, ...] = ()  # as in 북중, 대러
    within: str | None = None  # the country of a province or city
    seat: tuple[str, ...] = ()  # names of a capital that stand for the government as well
    currency: str | None = None  # the unit that is spent there and hardly elsewhere
    group: bool = False  # of countries: named as a whole more often than as whose figures they are
    fiscal_year: int | None = None  # the month in which it begins, where that is not January
    fiscal_year_named_by: str = "end"  # whether FY2024 is the year in which it ends or begins
    the: bool = False  # whether its English name has an article within a sentence
    counted_by: tuple[str, ...] = ()  # of one that publishes nothing: those who count at its border; others estimate


class Areas(dict[str, Area]):
    """The areas that are listed, by id; one that only a text names (open:CN-石羊河流域) is made of its id.

    >>> Areas()["open:CN-石羊河流域"].within, Areas()["open:Adré"].ko, Areas().get("CN")
    ('CN', 'Adré', None)
    """

    def __missing__(self, name: str) -> Area:
        if not name.startswith(OPEN):
            raise KeyError(name)
        country, told = split_open(name)
        return Area(name, told, told, told, (told,), within=country or None)

    def get(self, name: str, default: Area | None = None) -> Area | None:  # type: ignore[override]  # dict has three forms of it
        """The area of an id; `default` where there is none."""
        return self[name] if name in self or name.startswith(OPEN) else default


def open_area(country: str | None, words: str) -> str:
    """The id of an area that areas.toml lacks, by its country and the words of the text.

    >>> open_area("TD", "Eastern camp"), open_area(None, "Adré")
    ('open:TD-Eastern_camp', 'open:Adré')
    """
    name = "_".join(words.replace("-", "_").split())
    return f"{OPEN}{country}-{name}" if country is not None else OPEN + name


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A product, industry, group, route or purpose by which a measure is split."""

    id: str
    ko: str
    en: str
    words: Words = field(default_factory=dict, repr=False)


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """All of them by id; `digest` names their content. Equal to itself alone, as Rules are."""

    families: Mapping[str, ConceptFamily] = field(default_factory=dict)
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    areas: Mapping[str, Area] = field(default_factory=dict)
    breakdowns: Mapping[str, Breakdown] = field(default_factory=dict)
    prefixes: tuple[str, ...] = ()  # before a syllable: 대중, 방북
    not_compounds: tuple[str, ...] = ()  # words that only look like a compound of syllables
    digest: str = ""


def read_vocabulary(inputs: Inputs) -> Vocabulary:
    """The vocabulary of a workspace; what is broken is noted there and left out here."""
    digest = hashlib.sha256()
    families: dict[str, ConceptFamily] = {}
    found: dict[str, Concept] = {}
    for source, file in inputs.read(concepts.KIND):
        digest.update(source.identity)
        families[file.family.id] = ConceptFamily(**file.family.model_dump())
        found.update({entry.id: _concept(entry, file.family.id) for entry in file.concept})
    named = Areas()
    prefixes: tuple[str, ...] = ()
    blocked: tuple[str, ...] = ()
    for source, areas_file in inputs.read(areas.KIND):
        digest.update(source.identity)
        named = Areas({entry.id: _area(entry) for entry in areas_file.area})
        prefixes, blocked = areas_file.prefixes, areas_file.not_compounds
    parts: dict[str, Breakdown] = {}
    for source, parts_file in inputs.read(breakdowns.KIND):
        digest.update(source.identity)
        parts = {entry.id: Breakdown(entry.id, entry.ko, entry.en, dict(entry.words)) for entry in parts_file.breakdown}
    parts |= {area.id: _region(area) for area in named.values() if area.within is not None}
    return Vocabulary(families, found, named, parts, prefixes, blocked, digest.hexdigest()[:16])


def _concept(entry: ConceptEntry, family: str) -> Concept:
    return Concept(
        id=entry.id, family=family, ko=entry.ko, en=entry.en, units=entry.units, type=entry.type, side=entry.side,
        balance=entry.balance, counter=entry.counter, of=entry.of, ko_of_part=entry.ko_of_part,
        en_of_part=entry.en_of_part, ko_growth=entry.ko_growth, words=dict(entry.words),
    )  # fmt: skip


def _region(area: Area) -> Breakdown:
    """A province or city, by which what is measured may be split as well; its words are of no one language."""
    return Breakdown(area.id, area.ko, area.en, {"": area.words})


def _area(entry: AreaEntry) -> Area:
    return Area(
        id=entry.id, ko=entry.ko, en=entry.en, adjective=entry.adjective, the=entry.the, words=entry.words,
        places=entry.places, bodies=entry.bodies, towns=entry.towns,
        short=entry.short, syllables=entry.syllable, within=entry.within, seat=entry.seat,
        currency=entry.currency, group=entry.group, counted_by=entry.counted_by,
        fiscal_year=entry.fiscal_year, fiscal_year_named_by=entry.fiscal_year_named_by,
    )  # fmt: skip
