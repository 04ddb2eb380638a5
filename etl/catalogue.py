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

Refused, all at once as a RuleError: unknown keys, units, measures, families; ids that stand twice; units that
cannot be converted to that of the indicator.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from etl.actors import Actors, load_actors
from etl.errors import RuleError
from etl.model import KINDS, MEASURES
from etl.rules import Rules, read_toml, unknown_keys

FAMILY_KEYS = {"id", "ordinal", "ko", "en", "description_ko", "description_en"}
RULE_KEYS = {"units", "phrases", "head", "context", "not_phrases", "kinds", "not_kinds", "classes", "rows"}
INDICATOR_KEYS = RULE_KEYS | {
    "id", "ko", "en", "description_ko", "description_en", "unit", "measure", "flow", "basis", "range",
    "part_of", "cap_of", "caution_ko", "caution_en", "chart", "actors", "alike",
}  # fmt: skip
CHARTS = ("claims", "series", "timeline", "number")
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
    """Read datasets/indicators/*.toml; raise RuleError with every problem found."""
    problems: list[str] = []
    families: list[Family] = []
    indicators: list[Indicator] = []
    for path in sorted((Path(workspace) / "datasets" / "indicators").glob("*.toml")):
        data = read_toml(path, problems)
        if not data:
            continue
        family = _read_family(path.name, data.get("family", {}), problems)
        if family is None:
            continue
        families.append(family)
        for ordinal, entry in enumerate(data.get("indicator", []), start=1):
            indicator = _read_indicator(path.name, family, ordinal, entry, rules, problems)
            if indicator is not None:
                indicators.append(indicator)
    if not problems:  # a broken indicator would be named again by all that point to it
        problems.extend(_cross_problems(indicators))
    if not families and not problems:
        problems.append("datasets/indicators/: no family found; restore the folder from the repository")
    if problems:
        raise RuleError(problems)
    families.sort(key=lambda family: family.ordinal)
    order = {family.id: family.ordinal for family in families}
    indicators.sort(key=lambda indicator: (order[indicator.family], indicator.ordinal))
    return Catalogue(tuple(families), tuple(indicators), load_actors(workspace))


def _read_family(file: str, entry: dict, problems: list[str]) -> Family | None:
    place = f"datasets/indicators/{file}: family"
    problems.extend(unknown_keys(place, entry, FAMILY_KEYS))
    missing = sorted(FAMILY_KEYS - set(entry))
    if missing:
        problems.append(f"{place}: lacks {', '.join(missing)}")
        return None
    return Family(**entry)


def _read_indicator(
    file: str, family: Family, ordinal: int, entry: dict, rules: Rules, problems: list[str]
) -> Indicator | None:
    place = f"datasets/indicators/{file}: indicator {entry.get('id', '?')!r}"
    found = list(unknown_keys(place, entry, INDICATOR_KEYS))
    needed = ("id", "ko", "en", "description_ko", "description_en", "unit", "measure")
    missing = [key for key in needed if key not in entry]
    if missing:
        found.append(f"{place}: lacks {', '.join(missing)}")
    for unit in {entry.get("unit"), *entry.get("units", ())} - {None}:
        if unit not in rules.units:
            found.append(f"{place}: unknown unit {unit!r}; add it to datasets/units.toml or mend the name")
    factors = None if found else dict(_read_factors(place, entry, rules, found))
    if entry.get("measure", "flow") not in MEASURES:
        found.append(f"{place}: measure {entry['measure']!r}; expected one of {', '.join(MEASURES)}")
    if entry.get("chart", "claims") not in CHARTS:
        found.append(f"{place}: chart {entry['chart']!r}; expected one of {', '.join(CHARTS)}")
    for kind in (*entry.get("kinds", ()), *entry.get("not_kinds", ())):
        if kind not in KINDS:
            found.append(f"{place}: kind {kind!r}; expected one of {', '.join(KINDS)}")
    if not str(entry.get("id", "")).startswith(f"{family.id}."):
        found.append(f"{place}: the id must begin with the family, {family.id + '.'!r}")
    if not any(entry.get(key) for key in ("phrases", "head", "context", "rows")):
        found.append(f"{place}: no phrases, head, context or rows; it would claim every {entry.get('unit')}")
    problems.extend(found)
    return None if found else _indicator(family, ordinal, entry, tuple((factors or {}).items()))


def _read_factors(place: str, entry: dict, rules: Rules, found: list[str]) -> Iterator[tuple[str, Decimal]]:
    """How many of the unit of an indicator one of each of its `units` is: of those `alike`, one."""
    own = rules.units[entry["unit"]]
    for name in entry.get("units", [own.id]):
        factor = Decimal(1) if name in entry.get("alike", ()) else rules.units[name].in_unit(own)
        if factor is None:
            found.append(f"{place}: {name!r} cannot be converted to {own.id!r}; give both a base, or drop it")
        else:
            yield name, factor


def _indicator(family: Family, ordinal: int, entry: dict, factors: tuple[tuple[str, Decimal], ...]) -> Indicator:
    flow = entry.get("flow", [None, None])
    low, high = entry.get("range", [None, None])
    return Indicator(
        id=entry["id"],
        family=family.id,
        ordinal=ordinal,
        ko=entry["ko"],
        en=entry["en"],
        description_ko=entry["description_ko"],
        description_en=entry["description_en"],
        unit=entry["unit"],
        measure=entry["measure"],
        chart=entry.get("chart", "claims"),
        factors=factors,
        flow_from=flow[0],
        flow_to=flow[1],
        actors=tuple(entry.get("actors", ())),
        basis=entry.get("basis"),
        low=None if low is None else Decimal(str(low)),
        high=None if high is None else Decimal(str(high)),
        part_of=entry.get("part_of"),
        cap_of=entry.get("cap_of"),
        caution_ko=entry.get("caution_ko"),
        caution_en=entry.get("caution_en"),
        **{key: tuple(map(tuple, entry.get(key, ()))) for key in ("phrases", "head", "context", "rows")},
        **{key: tuple(entry.get(key, ())) for key in ("not_phrases", "kinds", "not_kinds", "classes")},
    )


def _cross_problems(indicators: list[Indicator]) -> list[str]:
    known = {indicator.id for indicator in indicators}
    problems = []
    seen: set[str] = set()
    for indicator in indicators:
        if indicator.id in seen:
            problems.append(f"datasets/indicators/: {indicator.id!r} stands twice; keep one")
        seen.add(indicator.id)
        for key in ("part_of", "cap_of"):
            target = getattr(indicator, key)
            if target is not None and target not in known:
                problems.append(f"datasets/indicators/: {indicator.id!r}: {key} names the unknown {target!r}")
    return problems
