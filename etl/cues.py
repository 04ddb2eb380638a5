"""Whether code can read by the cues of a workspace: found out when they are read, not when a text first asks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from etl.errors import RuleError
from etl.patterns import DATASETS, NAMED, Table, Tables, compiled, expressions_of, find_own, read_own, source_of

SORTS = ("pattern", "words", "values")
KNOWN = f"{DATASETS}/published/cues.txt"


def groups_of(pattern: re.Pattern[str]) -> list[str]:
    """The groups of a pattern, each by its name, or by its number if it has none.

    >>> groups_of(re.compile(r"(?P<year>\\d{4})([.])"))
    ['year', '2']
    """
    names = {number: name for name, number in pattern.groupindex.items()}
    return [names.get(number, str(number)) for number in range(1, pattern.groups + 1)]


def fill_in(given: Tables) -> tuple[dict[str, Table], list[str]]:
    """The cues of a workspace with figtrace's own where it has none or an older one, and the names of those.

    Older is a pattern that has all the groups that it tells, but not all that code asks for by now.
    """
    own = read_own()
    kept = {name: cue for name, cue in given.items() if not _is_older(name, given, own.get(name, cue))}
    return {**own, **kept}, [name for name in own if name not in kept]


def _is_older(name: str, given: Tables, own: Table) -> bool:
    cue = given[name]
    told, asked = set(cue.get("groups", ())), set(own.get("groups", ()))
    if "pattern" not in cue or asked <= told:
        return False
    try:
        there = set(groups_of(compiled(source_of(name, {**read_own(), **given}), 0)))
    except (RuleError, re.error, RecursionError, OverflowError):
        return False  # is told as a fault
    return told <= there and not asked <= there


def find_sleeping(given: Tables) -> dict[str, list[str]]:
    """Cues of a workspace that an earlier figtrace read and this one does not, by full name.

    Each with the names that there are instead: those of its module, or of its file where there is no such module.
    """
    own, found = read_own(), dict[str, list[str]]()
    if given.keys() <= own.keys():  # as in most workspaces: what a pattern names need not be looked for
        return found
    for name in sorted(given.keys() & read_known() - _read_of(given)):
        file, module, _ = _steps(name)
        beside = [steps for steps in map(_steps, own) if steps[0] == file]
        found[name] = sorted(steps[2] for steps in beside if steps[1] == module) or sorted({s[1] for s in beside})
    return found


@cache
def read_known() -> frozenset[str]:
    """The full names of all cues that figtrace has had: each `figtrace publish` of its own adds those of today."""
    return frozenset((find_own() / KNOWN).read_text(encoding="utf-8").split())


def find_unread(given: Tables) -> dict[tuple[str, ...], list[str]]:
    """Cues of a workspace that nothing reads, by file, module and name, each with the names that there are instead.

    A module of which nothing reads anything is told once, by file and module. A cue of one's own is read if the pattern
    of one that is read names it.
    """
    own = read_own()
    if given.keys() <= own.keys():
        return {}
    read = _read_of(given)
    modules = {steps[:2] for steps in map(_steps, read)}
    unread: dict[tuple[str, ...], list[str]] = {}
    for file, module, name in map(_steps, given.keys() - read):
        if (file, module) in modules:
            unread[file, module, name] = sorted(n for f, m, n in map(_steps, own) if (f, m) == (file, module))
        else:
            unread[file, module] = sorted({m for f, m, _ in map(_steps, own) if f == file})
    return dict(sorted(unread.items()))


def _read_of(given: Tables) -> set[str]:
    """The cues that code asks for, and those that their patterns name."""
    own = read_own()
    return own.keys() | _parts_of({**own, **given}, own.keys() & given.keys())


def _steps(name: str) -> tuple[str, str, str]:
    file, module, cue = name.split(".", 2)
    return file, module, cue


def _parts_of(tables: Tables, names: Collection[str]) -> set[str]:
    """The cues whose patterns these put into their own, and those that they put into theirs."""
    parts: set[str] = set()
    new = set(names)
    while new:
        above = ((name.rpartition(".")[0], part) for name in new for part in _named_in(tables.get(name, {})))
        named = {part if "." in part else f"{module}.{part}" for module, part in above}
        new = named - parts
        parts |= new
    return parts


def _named_in(cue: Table) -> Iterator[str]:
    """The names in the patterns of a cue, which may be broken: then there are none."""
    for written in expressions_of(cue):
        yield from NAMED.findall(written)


def find_faults(tables: Tables, *, known_sound: bool = True) -> Iterator[tuple[str, str, str]]:
    """Cues that code cannot read by: the name, what was found, what was expected.

    A cue must be of the sort that figtrace's own is of, compile with all that it names, and have the groups that it
    says are asked for, or that figtrace's own says. What reads as figtrace's own is taken for sound, if it is
    `known_sound`: its tests have compiled all of that, which takes a second.
    """
    own = read_own()
    others = {name for name in tables.keys() | own.keys() if tables.get(name) != own.get(name)}
    for name, cue in tables.items():
        known = own.get(name, cue)
        if _sort(known) != _sort(cue):
            yield name, f"{_sort(cue)}", f"{_sort(known)}"
        elif "pattern" in cue and not (known_sound and _reads_as_own(name, tables, others)):
            yield from _faults_of_pattern(name, tables, {*cue.get("groups", ()), *known.get("groups", ())})


def _reads_as_own(name: str, tables: Tables, others: Collection[str]) -> bool:
    """Whether a cue and all that it names are figtrace's own; `others` are those that are not."""
    return not others or (name not in others and _parts_of(tables, [name]).isdisjoint(others))


def _faults_of_pattern(name: str, tables: Tables, asked: set[str]) -> Iterator[tuple[str, str, str]]:
    try:
        there = groups_of(compiled(source_of(name, tables), 0))
    except RuleError as error:
        yield name, "the name of a cue that is not there", f"one that is ({error})"
    except (re.error, RecursionError, OverflowError) as error:
        yield name, "a pattern that does not compile", f"one that does with all that it names ({error})"
    else:
        for group in sorted(asked.difference(there)):
            yield name, f"a pattern without its group {group}", f"one with {', '.join(sorted(asked))}"


def _sort(cue: Table) -> str:
    return next((sort for sort in SORTS if sort in cue), SORTS[0])
