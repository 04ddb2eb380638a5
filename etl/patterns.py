"""Words of datasets/language as regular expressions, and the cues of datasets/cues/ by name.

    BECAME = pattern("meaning.changes.became")      # stands for a compiled pattern
    WHERE = words("meaning.parts.where")            # stands for words: in, iteration, .all
    SIDES = values("meaning.places.names_ru")       # stands for a mapping of words

A cue is looked up when it is first used, in the rules that are in force: those that `use` was last told, else those
that figtrace comes with, which also stand in for what a workspace leaves out. So a module can name its cues once, at
its top, and a workspace can still have its own. One process reads by one set of rules at a time.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from etl.errors import RuleError

DATASETS = "datasets"
FOLDER = f"{DATASETS}/cues"
NAMED = re.compile(r"\{([a-z_]\w*(?:\.\w+)*)\}")  # {month}: the pattern of that name
METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub", "split", "pattern", "groupindex", "flags")
Table = Mapping[str, Any]  # the cue as its file has it: role, reach, and one of pattern, words and values
Tables = Mapping[str, Table]  # by full name: file, module, name
P = ParamSpec("P")
T = TypeVar("T")


def any_of(words: Iterable[str]) -> str:
    """An alternation of the words as they stand, the longest first, so that the whole word is read; "" for none.

    >>> any_of(["만", "만여", "a.b"])
    'a\\\\.b|만여|만'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def tables_of(file: str, content: Mapping[str, Any]) -> dict[str, Table]:
    """The cues of a file by full name; `file` is its name without ending. What is no table is left out."""
    modules = content.get("cue")
    return {
        f"{file}.{module}.{name}": cue
        for module, cues in (modules.items() if isinstance(modules, dict) else ())
        for name, cue in (cues.items() if isinstance(cues, dict) else ())
        if isinstance(cue, dict)
    }


def expressions_of(cue: Table) -> tuple[str, ...]:
    """The expressions of a cue, as they are written: one alone, or a list; what is none in a broken cue is left out."""
    given = cue.get("pattern")
    return tuple(one for one in (given if isinstance(given, list | tuple) else (given,)) if isinstance(one, str))


def source_of(name: str, tables: Tables) -> str:
    """The regular expression of a cue, the patterns that it names put in.

    Raises:
        RuleError: if there is no such cue, or one that it names is missing.
    """
    cue = _table(name, tables)
    above = name.rpartition(".")[0]
    written = "|".join(expressions_of(cue)) or any_of(cue.get("words", cue.get("values", ())))

    def put_in(found: re.Match[str]) -> str:
        inner = found[1] if "." in found[1] else f"{above}.{found[1]}"
        return f"(?:{source_of(inner, tables)})"

    return NAMED.sub(put_in, written)


def _table(name: str, tables: Tables) -> Table:
    try:
        return tables[name]
    except KeyError:
        file, module, key = name.split(".", 2)
        raise RuleError(
            f"{FOLDER}/{file}.toml: found no [cue.{module}.{key}], expected one; restore it from a copy of figtrace"
        ) from None


class _InForce:
    """The rules by which this process reads, and the cues that have looked something up in them."""

    def __init__(self) -> None:
        self.tables: Tables | None = None
        self.bound: list[Pattern | Words | Values] = []  # in the order in which they have looked something up
        self.kept: list[Callable[[], None]] = []  # what clears the answers of a function that reads by cues

    def find(self) -> Tables:
        """The tables in force."""
        if self.tables is None:
            self.tables = read_own()
        return self.tables

    def use(self, tables: Tables) -> None:
        if tables is self.tables:
            return
        are_others = tables != self.tables  # a workspace that is loaded again mostly has the same
        self.tables = tables
        if are_others:
            for cue in self.bound:
                cue.forget()
            self.bound.clear()
            for clear in self.kept:
                clear()


_in_force = _InForce()


def use(tables: Tables) -> None:
    """Read by these cues from now on; cheap where they are in force already."""
    _in_force.use(tables)


def kept(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A decorator: keep the last `most` answers of a function that reads by cues, until other cues are used."""

    def keep(ask: Callable[P, T]) -> Callable[P, T]:
        cached = lru_cache(maxsize=most)(ask)
        _in_force.kept.append(cached.cache_clear)
        return cast("Callable[P, T]", cached)

    return keep


def find_own() -> Path:
    """The workspace that figtrace comes with, or the folder it runs in: what others leave out is taken from it."""
    places = [Path(__file__).parents[1], Path.cwd()]
    return next((place for place in places if (place / DATASETS).is_dir()), places[0])


@lru_cache(maxsize=1)
def read_own() -> dict[str, Table]:
    """The cues that figtrace comes with."""
    found: dict[str, Table] = {}
    for path in sorted((find_own() / FOLDER).glob("*.toml")):
        found |= tables_of(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return found


@lru_cache(maxsize=1)
def own_expressions() -> frozenset[str]:
    """The expressions of the cues that figtrace comes with, which its tests have compiled."""
    return frozenset(one for cue in read_own().values() for one in expressions_of(cue))


@lru_cache(maxsize=4096)
def compiled(source: str, flags: int) -> re.Pattern[str]:
    """Compiled once for all rules that have it: it costs more than to read all files."""
    return re.compile(source, flags)


class Pattern:
    """Stands for the compiled pattern of a cue: its methods are bound when one is first asked for."""

    __slots__ = ("_flags", "_write", *METHODS)

    def __init__(self, write: Callable[[], str], flags: int) -> None:
        self._write, self._flags = write, flags

    def __getattr__(self, attribute: str) -> Any:
        if attribute not in METHODS:
            raise AttributeError(attribute)
        made = compiled(self._write(), self._flags)
        for method in METHODS:
            setattr(self, method, getattr(made, method))
        _in_force.bound.append(self)
        return getattr(self, attribute)

    def __format__(self, spec: str) -> str:
        return f"(?:{self.pattern})"

    def forget(self) -> None:
        """Look it up anew when it is next used."""
        for method in METHODS:
            delattr(self, method)


class Words:
    """Stands for the words of a cue."""

    __slots__ = ("_name", "_set", "all")

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute not in ("all", "_set"):
            raise AttributeError(attribute)
        self.all: tuple[str, ...] = tuple(_table(self._name, _in_force.find())["words"])
        self._set = frozenset(self.all)
        _in_force.bound.append(self)
        return getattr(self, attribute)

    def __contains__(self, word: object) -> bool:
        return word in self._set

    def __iter__(self) -> Iterator[str]:
        return iter(self.all)

    def __len__(self) -> int:
        return len(self.all)

    def forget(self) -> None:
        """Look them up anew when they are next used."""
        del self.all, self._set


class Values(Mapping[str, Any]):
    """Stands for words with what each of them tells."""

    __slots__ = ("_name", "_values")

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        if attribute != "_values":
            raise AttributeError(attribute)
        self._values: dict[str, Any] = dict(_table(self._name, _in_force.find())["values"])
        _in_force.bound.append(self)
        return self._values

    def __getitem__(self, word: str) -> Any:
        return self._values[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def forget(self) -> None:
        """Look them up anew when they are next used."""
        del self._values


def pattern(name: str, flags: int = 0) -> re.Pattern[str]:
    """What stands for the pattern of a cue; `name` is its file, module and key, as meaning.changes.became."""
    return cast("re.Pattern[str]", Pattern(lambda: source_of(name, _in_force.find()), flags))


def formed(write: Callable[[], str], flags: int = 0) -> re.Pattern[str]:
    """What stands for a pattern that is put together of cues by `write`, anew for other cues."""
    return cast("re.Pattern[str]", Pattern(write, flags))


def words(name: str) -> Words:
    """What stands for the words of a cue."""
    return Words(name)


def values(name: str) -> Values:
    """What stands for the words of a cue with what they tell."""
    return Values(name)
