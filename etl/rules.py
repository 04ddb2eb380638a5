"""What a person edits about words: units, origins and the words of each language.

Comes in: the folder datasets/ of a workspace, held to its schemas. Goes out: one frozen, picklable `Rules`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.cues import fill_in, find_faults, find_sleeping, find_unread
from etl.patterns import FOLDER, Table, read_own, tables_of
from etl.schemas import areas, breakdowns, concepts, cues, origins, units
from etl.schemas.inputs import Inputs
from etl.schemas.language import LANGUAGES as LANGUAGE_KINDS
from etl.schemas.origins import OriginEntry
from etl.schemas.problems import CORRECT, Fault, find_nearest
from etl.schemas.units import UnitEntry, UnitsFile
from etl.si import SI_WORDS, spellings
from etl.vocabulary import Vocabulary, read_vocabulary

LANGUAGES = tuple(LANGUAGE_KINDS)
PER = "_per_"
READ = (units.KIND, origins.KIND, *LANGUAGE_KINDS.values(), cues.KIND, concepts.KIND, areas.KIND, breakdowns.KIND)


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A word that is this unit only in company: near a context word, from a size on, or in a text that tells of it."""

    word: str
    sure_from: int
    context: tuple[str, ...]
    not_after: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()


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
    not_before: tuple[str, ...] = ()
    spaced: bool = False  # read only with a blank before it
    counts: str | None = None  # the sort of what it counts: event, body; None: things and persons
    scaled: tuple[tuple[str, Decimal], ...] = ()  # words that say so many of it: kb/d
    initial: str | None = None  # a letter right on a number with a scale: N16.2 trillion
    alone: tuple[str, ...] = ()  # words and signs of it that money of other countries has as well

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


class Units(dict[str, Unit]):
    """The units by id; one that two of them make (ug_per_m3) is made when it is asked for."""

    def __missing__(self, name: str) -> Unit:
        """The unit of a quotient, None of whose parts is unknown.

        Raises:
            KeyError: if a part is no unit.
        """
        above, per, below = name.rpartition(PER)
        if not per:
            raise KeyError(name)
        return quotient(self[above], self[below])

    def find(self, name: str | None) -> Unit | None:
        """The unit of this id, made of two if need be; None if there is none."""
        try:
            return None if name is None else self[name]
        except KeyError:
            return None


class UnitsOfTexts(Units):
    """The units of a workspace as texts are read by them.

    Signs and phrases name some units by themselves (5%, 3분의 1); where a workspace has none of that name, such a one
    stands in, so that its figure is read like all others. In the end it has no unit.
    """

    def __missing__(self, name: str) -> Unit:
        try:
            return super().__missing__(name)
        except KeyError:
            return Unit(name, "", name, name)

    def find(self, name: str | None) -> Unit | None:
        """The unit of this id that the workspace has, None if there is none."""
        return self[name] if name is not None and all(part in self for part in name.split(PER)) else None


def quotient(above: Unit, below: Unit) -> Unit:
    """So much of one unit for each of another: 35 ㎍/㎥, 2,000원/kg."""
    korean = f"{above.ko}/{below.ko}"
    english = f"{above.symbol or above.en}/{below.symbol or below.en}"
    return Unit(f"{above.id}{PER}{below.id}", "rate", korean, english)


@dataclass(frozen=True, slots=True)
class UnitGrammar:
    """Words by which units make other units."""

    denominators: tuple[tuple[str, str], ...] = ()  # word and id of the unit, the longest first
    speeds: tuple[tuple[str, str], ...] = ()  # word before the number, id of the unit of time


@dataclass(frozen=True, eq=False)
class Rules:
    """All that the steps from text to mention need to know; `digest` names its content.

    Equal to itself alone: what is made of rules is kept by them, and to compare all their words each time costs more
    than the reading.
    """

    units: Units
    origins: dict[str, Origin]
    languages: dict[str, dict[str, Any]] = field(repr=False)
    digest: str = ""
    grammar: UnitGrammar = UnitGrammar()
    vocabulary: Vocabulary = field(default_factory=Vocabulary, repr=False)
    cues: Mapping[str, Table] = field(default_factory=dict, repr=False)  # of datasets/cues/, by full name


def load_rules(workspace: Path) -> Rules:
    """Read datasets/units.toml, origins.toml and language/*.toml; raise RuleError with all problems."""
    inputs = Inputs(workspace)
    rules = read_rules(inputs)
    inputs.check()
    return rules


def read_rules(inputs: Inputs) -> Rules:
    """The same of what has been read already; what is broken is noted there and left out here.

    What this process has read before without a fault is given again: a server reads the same files with every form.
    """
    met = _met(inputs.name_of(READ))
    if met:
        return met[0]
    rules = _read_anew(inputs)
    if not inputs.problems:
        met.append(rules)
    return rules


@lru_cache(maxsize=8)
def _met(_name: str) -> list[Rules]:
    """Where the rules of these files are kept."""
    return []


def _read_anew(inputs: Inputs) -> Rules:
    digest = hashlib.sha256()
    found_units, grammar = Units(), UnitGrammar()
    found_origins: dict[str, Origin] = {}
    languages: dict[str, dict[str, Any]] = {}
    for source, units_file in inputs.read(units.KIND):
        digest.update(source.identity)
        found_units = Units({entry.id: _unit(entry) for entry in units_file.unit})
        found_units.update(si_units(units_file, found_units))
        grammar = _grammar(units_file)
    for source, origins_file in inputs.read(origins.KIND):
        digest.update(source.identity)
        found_origins = {entry.id: _origin(entry) for entry in origins_file.origin}
    for code, kind in LANGUAGE_KINDS.items():
        for source, _ in inputs.read(kind):
            digest.update(source.identity)
            languages[code] = source.tables
    found_cues = read_cues(inputs)
    digest.update(repr(sorted(found_cues.items())).encode())
    vocabulary = read_vocabulary(inputs)
    digest.update(vocabulary.digest.encode())
    name = digest.hexdigest()[:16]
    same = _read_before(name)
    if not same:
        same.append(Rules(found_units, found_origins, languages, name, grammar, vocabulary, found_cues))
    return same[0]


@lru_cache(maxsize=4)
def _read_before(_digest: str) -> list[Rules]:
    """The rules of this content, if they were read in this process: what has been made of them is kept with them."""
    return []


def read_cues(inputs: Inputs) -> dict[str, Table]:
    """The cues of datasets/cues/, by full name; those that are left out there as figtrace comes with them.

    Those that an earlier figtrace read and this one does not are left out (find_asleep).
    """
    sources = {Path(source.path).stem: source for source, _ in inputs.read(cues.KIND)}
    given = {name: cue for file, source in sources.items() for name, cue in tables_of(file, source.tables).items()}
    _report_unread(inputs)
    found, _ = fill_in(_awake(given))
    for name, told, expected in find_faults(found):
        file, module, key = name.split(".", 2)
        fault = Fault(("cue", module, key), told, expected)
        if file in sources:
            inputs.report_in(cues.KIND, sources[file], fault)
        else:
            inputs.report(f"{FOLDER}/{file}.toml", fault, entry=f"cue.{module}.{key}")
    return found


def find_asleep(inputs: Inputs) -> dict[str, list[tuple[str, str]]]:
    """The cues of a workspace that an earlier figtrace read and this one does not: by file, each with the next step."""
    found: dict[str, list[tuple[str, str]]] = {}
    for source in inputs.parsed(cues.KIND):
        given = tables_of(Path(source.path).stem, source.tables)
        for name, there in find_sleeping(given).items():
            _, module, cue = name.split(".", 2)
            found.setdefault(source.path, []).append((f"{module}.{cue}", _step(cue, there)))
    return found


def _awake(given: Mapping[str, Table]) -> dict[str, Table]:
    sleeping = find_sleeping(given)
    return {name: cue for name, cue in given.items() if name not in sleeping}


def _report_unread(inputs: Inputs) -> None:
    """Note each cue that nothing reads and none ever read, in broken files too: its name is misspelt."""
    files = sorted({name.partition(".")[0] for name in read_own()})
    sources = {Path(source.path).stem: source for source in inputs.parsed(cues.KIND)}
    for file in sorted(sources.keys() - files):
        inputs.report(sources.pop(file).path, _unread("a file", f"{file}.toml", [f"{known}.toml" for known in files]))
    given = {name: cue for file, source in sources.items() for name, cue in tables_of(file, source.tables).items()}
    for (file, *inside), there in find_unread(_awake(given)).items():
        what = "a table of cues" if len(inside) == 1 else "a cue"
        fault = _unread(what, inside[-1], there)._replace(loc=("cue", *inside))
        inputs.report_in(cues.KIND, sources[file], fault)


def _unread(what: str, name: str, there: Collection[str]) -> Fault:
    return Fault((), f"{what} that nothing reads", f"one of {', '.join(there)}", _step(name, there))


def _step(name: str, there: Collection[str]) -> str:
    step = find_nearest(name, there)
    return "take it out" if step == CORRECT else step


def _unit(entry: UnitEntry) -> Unit:
    ambiguous = (Ambiguous(one.word, one.sure_from, one.context, one.not_after, one.told_by) for one in entry.ambiguous)
    return Unit(
        entry.id,
        entry.dimension,
        entry.ko,
        entry.en,
        entry.symbol,
        entry.mention_class,
        tuple((code, words) for code, words in entry.words if words),
        entry.before,
        tuple(ambiguous),
        entry.base,
        Decimal(1) if entry.factor is None else entry.factor,
        entry.not_before,
        scaled=tuple((word, Decimal(number)) for word, number in entry.scaled.items()),
        counts=entry.counts,
        initial=entry.initial,
        alone=entry.alone,
    )


def si_units(file: UnitsFile, named: Mapping[str, Unit]) -> Iterator[tuple[str, Unit]]:
    """Every unit that the SI makes, by id: those with a name of their own gain its spellings, the others are new."""
    taken = {word for unit in named.values() for _, words in unit.words for word in words}
    for entry in file.si:
        for prefix in ("", *entry.prefixes):
            factor, korean = (
                (Decimal(1), "") if not prefix else (Decimal(file.prefixes[prefix][0]), file.prefixes[prefix][1])
            )
            name = f"{prefix.replace('µ', 'u')}{entry.symbol}"
            words = tuple(word for word in spellings(prefix, entry.symbol, entry.also) if word not in taken)
            hangul = (f"{korean}{entry.ko}",) if entry.ko and f"{korean}{entry.ko}" not in taken else ()
            known = named.get(name) or next((u for u in named.values() if u.symbol == name), None)
            if known is not None:
                yield known.id, replace(known, words=(*known.words, (SI_WORDS, words), ("ko", hangul)))
                continue
            symbol = f"{prefix}{entry.symbol}"
            yield name, Unit(
                name, entry.dimension, symbol, symbol, symbol, words=((SI_WORDS, words), ("ko", hangul)),
                base=entry.base, factor=Decimal(factor) * entry.factor, spaced=entry.spaced and len(symbol) == 1,
            )  # fmt: skip
            taken.update(words, hangul)


def _grammar(file: UnitsFile) -> UnitGrammar:
    words = [(word, name) for name, written in file.denominators.items() for word in written]
    return UnitGrammar(tuple(sorted(words, key=lambda item: -len(item[0]))), tuple(file.speeds.items()))


def _origin(entry: OriginEntry) -> Origin:
    return Origin(entry.id, entry.ko, entry.en, entry.type, entry.country, entry.words)
