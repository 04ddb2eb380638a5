"""What a person edits about words: units, origins and the words of each language.

Comes in: the folder datasets/ of a workspace, held to its schemas. Goes out: one frozen, picklable `Rules`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.schemas import origins, units
from etl.schemas.inputs import Inputs
from etl.schemas.language import LANGUAGES as LANGUAGE_KINDS
from etl.schemas.origins import OriginEntry
from etl.schemas.units import UnitEntry

LANGUAGES = tuple(LANGUAGE_KINDS)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A word that is this unit only in company: near a context word, or from a size on."""

    word: str
    sure_from: int
    context: tuple[str, ...]
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit or counter and how each language writes it."""

    id: str
    dimension: str
    ko: str
    en: str
    symbol: str | None = None
    mention_class: str = "measure"
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    before: tuple[str, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    base: str | None = None  # units with the same base can be converted …
    factor: Decimal = Decimal(1)  # … of which one of these is so many

    def in_unit(self, other: Unit) -> Decimal | None:
        """How many of the other unit one of these is, None if that cannot be told; all that is counted is alike."""
        if self.id == other.id or self.dimension == other.dimension == "count":
            return Decimal(1)
        if self.base is None or self.base != other.base:
            return None
        return self.factor / other.factor


@dataclass(frozen=True, slots=True)
class Origin:
    """One who states figures, and the names that texts give it."""

    id: str
    ko: str
    en: str
    type: str
    country: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rules:
    """All that the steps from text to mention need to know; `digest` names its content."""

    units: dict[str, Unit]
    origins: dict[str, Origin]
    languages: dict[str, dict[str, Any]] = field(repr=False)
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)


def load_rules(workspace: Path) -> Rules:
    """Read datasets/units.toml, origins.toml and language/*.toml; raise RuleError with all problems."""
    inputs = Inputs(workspace)
    rules = read_rules(inputs)
    inputs.check()
    return rules


def read_rules(inputs: Inputs) -> Rules:
    """The same of what has been read already; what is broken is noted there and left out here."""
    digest = hashlib.sha256()
    found_units: dict[str, Unit] = {}
    found_origins: dict[str, Origin] = {}
    languages: dict[str, dict[str, Any]] = {}
    for source, units_file in inputs.read(units.KIND):
        digest.update(source.content)
        found_units = {entry.id: _unit(entry) for entry in units_file.unit}
    for source, origins_file in inputs.read(origins.KIND):
        digest.update(source.content)
        found_origins = {entry.id: _origin(entry) for entry in origins_file.origin}
    for code, kind in LANGUAGE_KINDS.items():
        for source, _ in inputs.read(kind):
            digest.update(source.content)
            languages[code] = source.tables
    return Rules(found_units, found_origins, languages, digest.hexdigest()[:16])


def _unit(entry: UnitEntry) -> Unit:
    ambiguous = (Ambiguous(item.word, item.sure_from, item.context, item.not_after) for item in entry.ambiguous)
    return Unit(
        *(entry.id, entry.dimension, entry.ko, entry.en, entry.symbol, entry.mention_class),
        tuple((code, words) for code, words in entry.words if words),
        entry.before,
        tuple(ambiguous),
        entry.base,
        Decimal(1) if entry.factor is None else entry.factor,
    )


def _origin(entry: OriginEntry) -> Origin:
    return Origin(entry.id, entry.ko, entry.en, entry.type, entry.country, entry.words)
