"""What a workspace leaves out of datasets/ is taken from the files that figtrace comes with; what it has holds.

A workspace keeps the files that it was made with, and a later figtrace may ask for more. So that it still builds:

    a file              is taken where none of its kind is there
    a key of a section  as `decided` of [meaning]; `decided = […]` in the workspace holds
    a key of an entry   from the entry of the same id; of an indicator, only one that it needs
    an entry            where something that was taken names it: the unit of a word for a number
    a cue               (etl.rules.read_cues)

Lists of entries and tables of words hold as they are: what a person takes out of them stays out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from etl.schemas.base import File, Kind
from etl.schemas.problems import Loc

Tables = dict[str, Any]
LENDING = ("unit", "actor")  # the tables that other files name entries of by a checked id


def complete(kind: Kind[Any], tables: Tables, own: Tables) -> tuple[Tables, tuple[Loc, ...]]:
    """The tables of a file with what they leave out of figtrace's own, and the places of all that was taken."""
    done, taken = _complete_section(kind.schema, tables, own, but=kind.table)
    if kind.table and isinstance(given := tables.get(kind.table), list):
        entries = dict(_named(own.get(kind.table, ()), kind.key))
        done[kind.table] = list(given)
        for place, entry in enumerate(given):
            name = entry.get(kind.key) if isinstance(entry, dict) else None
            if isinstance(name, str) and name in entries:
                schema = _section_of(kind.schema.model_fields[kind.table])
                assert schema is not None
                at = (kind.table, place)
                done[kind.table][place], more = _complete_entry(schema, entry, entries[name], at, kind.is_chosen)
                taken += more
    return done, tuple(taken)


def without(tables: Tables, gone: Collection[Loc]) -> Tables:
    """The tables without the keys that nothing reads any more.

    >>> without({"a": {"b": 1, "c": 2}}, [("a", "b"), ("x", "y")])
    {'a': {'c': 2}}
    """
    for *above, last in gone:
        tables = _without(tables, above, str(last))
    return tables


def _without(tables: Tables, above: Sequence[str | int], last: str) -> Tables:
    if not above:
        return {key: value for key, value in tables.items() if key != last}
    step, *rest = above
    inner = tables.get(str(step))
    return {**tables, str(step): _without(inner, rest, last)} if isinstance(inner, dict) else tables


def lend(kind: Kind[Any], tables: Tables, own: Tables, named: Collection[str]) -> tuple[Tables, tuple[Loc, ...]]:
    """The tables with figtrace's entries of these names that they lack, and the places of those."""
    given = tables.get(kind.table)
    if not isinstance(given, list):
        return tables, ()
    there = {name for name, _ in _named(given, kind.key)}
    lent = [entry for name, entry in _named(own[kind.table], kind.key) if name in named and name not in there]
    places = range(len(given), len(given) + len(lent))
    return {**tables, kind.table: [*given, *lent]}, tuple((kind.table, place) for place in places)


def find_named(schema: type[File], tables: Tables, taken: Sequence[Loc]) -> dict[str, set[str]]:
    """The entries that what was taken names, by the table they stand in."""
    names = _Names()
    with suppress(ValidationError):  # the rest of the file is missing
        schema.model_validate(_only(tables, taken), context=names)
    return names.asked


def describe(taken: Sequence[Loc], tables: Mapping[str, Any], key: str) -> Iterator[str]:
    """What was taken, as a person finds it: meaning.decided; unit "hour".

    >>> list(describe([("meaning", "decided"), ("unit", 0)], {"unit": [{"id": "hour"}]}, "id"))
    ['meaning.decided', 'unit "hour"']
    """
    for loc in taken:
        if len(loc) > 1 and isinstance(loc[1], int):
            name = tables[str(loc[0])][loc[1]].get(key)
            yield " ".join([f'{loc[0]} "{name}"', *(str(step) for step in loc[2:])])
        else:
            yield ".".join(map(str, loc))


class _Names:
    """Stands for the names of all tables, and remembers which it was asked for."""

    def __init__(self) -> None:
        self.asked: dict[str, set[str]] = {}

    def names(self, table: str) -> Collection[str]:
        """What has every name."""
        return _Every(self.asked.setdefault(table, set()))


class _Every(Collection[str]):
    """Has every name that it is asked for, and notes it."""

    def __init__(self, asked: set[str]) -> None:
        self._asked = asked

    def __contains__(self, name: object) -> bool:
        self._asked.add(str(name))
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self._asked)

    def __len__(self) -> int:
        return len(self._asked)


def _complete_section(
    schema: type[BaseModel], tables: Tables, own: Tables, at: Loc = (), but: str = ""
) -> tuple[Tables, list[Loc]]:
    """Every key that is not there and figtrace has, needed or not: a section is knowledge, no choice."""
    done, taken = dict(tables), []
    for key, field in _fields(schema):
        if key == but or key not in own:
            continue
        section = _section_of(field)
        if key not in tables:
            done[key] = own[key]
            taken.append((*at, key))
        elif section is not None and isinstance(tables[key], dict) and isinstance(own[key], dict):
            done[key], more = _complete_section(section, tables[key], own[key], (*at, key))
            taken += more
    return done, taken


def _complete_entry(
    schema: type[BaseModel], entry: Tables, own: Tables, at: Loc, is_chosen: bool
) -> tuple[Tables, list[Loc]]:
    """The keys that an entry leaves out; of one that is a person's choice, those without which it cannot be read."""
    fields = [(key, field) for key, field in _fields(schema) if key in own and key not in entry]
    missing = [key for key, field in fields if field.is_required() or not is_chosen]
    return {**entry, **{key: own[key] for key in missing}}, [(*at, key) for key in missing]


def _fields(schema: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in schema.model_fields.items():
        yield field.alias or name, field


def _section_of(field: FieldInfo) -> type[BaseModel] | None:
    """The schema of a table, or of each table of a list; None for words and numbers."""
    found = field.annotation
    while found is not None and not (isinstance(found, type) and issubclass(found, BaseModel)):
        found = next(iter(get_args(found)), None)
    return found


def _named(entries: object, key: str) -> Iterator[tuple[str, Tables]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get(key), str):
            yield entry[key], entry


def _only(tables: Tables, taken: Sequence[Loc]) -> Tables:
    """The tables with nothing but what was taken."""
    found: Tables = {}
    for loc in taken:
        if len(loc) > 1 and isinstance(loc[1], int):
            entry = tables[str(loc[0])][loc[1]]
            found.setdefault(str(loc[0]), []).append({key: entry[key] for key in loc[2:]} if loc[2:] else entry)
            continue
        if not loc:
            return tables
        *above, last = map(str, loc)
        value, inner = tables, found
        for step in above:
            value, inner = value[step], inner.setdefault(step, {})
        inner[last] = value[last]
    return found
