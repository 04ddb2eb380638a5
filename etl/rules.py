"""Load and check what a person edits: units, origins and the words of each language.

Comes in: the folder datasets/ of a workspace. Goes out: one frozen, picklable `Rules`.
Refused: any file with an unknown key, a word in two units, a pattern that does not compile, an
unknown bound. All problems are reported at once (`RuleError`).
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from etl.errors import RuleError
from etl.model import BOUNDS, KINDS

LANGUAGES = ("ko", "en", "zh", "ru")
UNIT_KEYS = {"id", "dimension", "base", "factor", "class", "ko", "en", "symbol", "words", "before", "ambiguous"}
AMBIGUOUS_KEYS = {"word", "sure_from", "context", "not_after"}
ORIGIN_KEYS = {"id", "ko", "en", "type", "country", "words"}
LANGUAGE_KEYS = {"numbers", "bounds", "rates", "directions", "discourse", "signs", "kinds", "origins", "not_figure"}
NOT_FIGURE_KEYS = {"class", "reason", "left", "right"}
ORIGIN_TYPES = {"agency", "government", "organisation", "media", "person", "author"}


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
    languages: dict[str, dict] = field(repr=False)
    digest: str = ""

    def __hash__(self) -> int:
        return hash(self.digest)


def load_rules(workspace: Path) -> Rules:
    """Read datasets/units.toml, origins.toml and language/*.toml; raise RuleError with all problems."""
    folder = Path(workspace) / "datasets"
    problems: list[str] = []
    raw: dict[str, dict] = {}
    digest = hashlib.sha256()
    for name in ("units", "origins", *(f"language/{code}" for code in LANGUAGES)):
        raw[name] = read_toml(folder / f"{name}.toml", problems, digest)
    units = _read_units(raw["units"], problems)
    origins = _read_origins(raw["origins"], problems)
    languages = {code: raw[f"language/{code}"] for code in LANGUAGES}
    for code, data in languages.items():
        problems.extend(_language_problems(code, data, units))
    if problems:
        raise RuleError(problems)
    return Rules(units, origins, languages, digest.hexdigest()[:16])


def read_toml(path: Path, problems: list[str], digest: object | None = None) -> dict:
    """One file of datasets/; a missing or broken one becomes a problem and an empty dict."""
    shown = f"datasets/{path.name}" if path.parent.name == "datasets" else f"datasets/{path.parent.name}/{path.name}"
    try:
        content = path.read_bytes()
    except OSError:
        problems.append(f"{shown}: not found; restore it from the repository")
        return {}
    if digest is not None:
        digest.update(content)  # type: ignore[attr-defined]
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        problems.append(f"{shown}: not valid TOML ({error}); mend that line")
        return {}


def unknown_keys(place: str, entry: dict, allowed: set[str]) -> Iterator[str]:
    """One problem for each key that nobody reads (most often a misspelt one)."""
    for key in sorted(set(entry) - allowed):
        yield f"{place}: unknown key {key!r}; expected one of {', '.join(sorted(allowed))}"


def _read_units(data: dict, problems: list[str]) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    owner: dict[tuple[str, str], str] = {}
    for entry in data.get("unit", []):
        name = entry.get("id", "?")
        place = f"datasets/units.toml: unit {name!r}"
        problems.extend(unknown_keys(place, entry, UNIT_KEYS))
        missing = [key for key in ("id", "dimension", "ko", "en") if key not in entry]
        if missing:
            problems.append(f"{place}: lacks {', '.join(missing)}")
            continue
        if name in units:
            problems.append(f"{place}: stands twice; keep one")
        for code, words in entry.get("words", {}).items():
            for word in words:
                if owner.setdefault((code, word), name) != name:
                    problems.append(f"{place}: the word {word!r} already belongs to {owner[code, word]!r}")
        units[name] = _unit(entry, place, problems)
    return units


def _unit(entry: dict, place: str, problems: list[str]) -> Unit:
    ambiguous = []
    for item in entry.get("ambiguous", []):
        problems.extend(unknown_keys(f"{place}, ambiguous", item, AMBIGUOUS_KEYS))
        ambiguous.append(
            Ambiguous(
                item.get("word", "?"),
                item.get("sure_from", 10**9),
                tuple(item.get("context", ())),
                tuple(item.get("not_after", ())),
            )
        )
    return Unit(
        entry["id"],
        entry["dimension"],
        entry["ko"],
        entry["en"],
        entry.get("symbol"),
        entry.get("class", "measure"),
        tuple((code, tuple(words)) for code, words in entry.get("words", {}).items()),
        tuple(entry.get("before", ())),
        tuple(ambiguous),
        entry.get("base"),
        Decimal(str(entry.get("factor", 1))),
    )


def _read_origins(data: dict, problems: list[str]) -> dict[str, Origin]:
    origins: dict[str, Origin] = {}
    owner: dict[str, str] = {}
    for entry in data.get("origin", []):
        name = entry.get("id", "?")
        place = f"datasets/origins.toml: origin {name!r}"
        problems.extend(unknown_keys(place, entry, ORIGIN_KEYS))
        missing = [key for key in ("id", "ko", "en", "type") if key not in entry]
        if missing:
            problems.append(f"{place}: lacks {', '.join(missing)}")
            continue
        if name in origins:
            problems.append(f"{place}: stands twice; keep one")
        if entry["type"] not in ORIGIN_TYPES:
            problems.append(f"{place}: type {entry['type']!r}; expected one of {', '.join(sorted(ORIGIN_TYPES))}")
        for word in entry.get("words", []):
            if owner.setdefault(word, name) != name:
                problems.append(f"{place}: the name {word!r} already belongs to {owner[word]!r}")
        origins[name] = Origin(
            name, entry["ko"], entry["en"], entry["type"], entry.get("country"), tuple(entry.get("words", ()))
        )
    return origins


def _language_problems(code: str, data: dict, units: dict[str, Unit]) -> Iterator[str]:
    place = f"datasets/language/{code}.toml"
    yield from unknown_keys(place, data, LANGUAGE_KEYS)
    for where in ("before", "after", "verbs", "within"):
        for bound in data.get("bounds", {}).get(where, {}):
            if bound not in (*BOUNDS, "none", "particles", "near_deadline"):
                yield f"{place}: bounds.{where}: unknown bound {bound!r}; expected one of {', '.join(BOUNDS)}"
    for kind in data.get("kinds", {}):
        if kind not in KINDS:
            yield f"{place}: kinds: unknown kind {kind!r}; expected one of {', '.join(KINDS)}"
    for word, (_, unit) in data.get("numbers", {}).get("words", {}).items() if code == "ko" else ():
        if unit not in units:
            yield f"{place}: numbers.words: {word!r} has the unknown unit {unit!r}; add it to units.toml"
    for entry in data.get("not_figure", []):
        yield from unknown_keys(f"{place}: not_figure", entry, NOT_FIGURE_KEYS)
        for side in ("left", "right"):
            try:
                re.compile(entry.get(side, ""))
            except re.error as error:
                yield f"{place}: not_figure {entry.get('class')!r}: {side} does not compile ({error})"
