"""The files of a workspace that people edit, read and held against each other; every problem gathered.

inputs = Inputs(workspace)
units = inputs.read(units.KIND)     # one object a file; what is broken in it is left out …
inputs.check()                      # … and told here, all of it at once, before anything is used

write_checked(workspace, notes.KIND, text, before)  # a file is only written as it can be read, over what was read
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from etl.errors import InputError, RuleError, SeedError
from etl.files import write_over
from etl.schemas.base import File, Kind
from etl.schemas.kinds import KINDS
from etl.schemas.met import Asked, find_ids, find_met, keep_met
from etl.schemas.problems import NOTHING, Fault, Loc, explain, find_nearest, show
from etl.schemas.shelf import Sources
from etl.schemas.sources import MISSING, Source, SourceError, read_inside

F = TypeVar("F", bound=File)
EDITED = (".toml", ".csv")
NOT_EDITED = ("published",)  # what a build writes into datasets/
OWN = " of figtrace"  # behind the path of a file of which something was taken
RENEW = "; `figtrace init DIR` writes a workspace with today's files to copy it from"


class Inputs:
    """What people edit, each file read at most once.

    `known` are names that are not to be looked up in the files: Inputs(folder, unit=["USD"], check=[…]).
    """

    def __init__(self, workspace: Path, **known: Collection[str]) -> None:
        self.workspace = Path(workspace)
        self.problems: list[str] = []
        self._known: dict[str, Collection[str] | None] = dict(known)
        self._read: dict[Kind[Any], list[tuple[Source, Any]]] = {}
        self._sources = Sources(self.workspace)

    def lay(self, path: str, content: bytes) -> None:
        """Look at the workspace as it would be if a file of it held this, there or not yet; before anything is read."""
        self._sources.lay(path, content)

    def read(self, kind: Kind[F]) -> list[tuple[Source, F]]:
        """The files of a kind that are there, in the order of their names; what is wrong with them is told once."""
        if kind not in self._read:
            self._read[kind] = list(self._read_anew(kind))
        return self._read[kind]

    def _read_anew(self, kind: Kind[F]) -> Iterator[tuple[Source, F]]:
        paths = self._sources.paths(kind)
        if kind.is_needed and not paths:
            self.report(kind.path, Fault((), NOTHING, "a file", MISSING))
        for path in paths:
            source = self._sources.find(kind, path)
            if isinstance(source, SourceError):
                self.report(path, source.fault, source.line)
            elif (file := self._validate(kind, source)) is not None:
                yield source, file
        self._report_repeated(kind, paths)

    def parsed(self, kind: Kind[Any]) -> list[Source]:
        """The files of a kind that can be parsed, be they broken or not: for what is told of those too."""
        found = (self._sources.find(kind, path) for path in self._sources.paths(kind))
        return [source for source in found if isinstance(source, Source)]

    def name_of(self, kinds: Iterable[Kind[Any]]) -> str:
        """What tells apart two workspaces whose files of these kinds say different things; faults of them are noted."""
        digest = hashlib.sha256()
        for kind in kinds:
            self.read(kind)
            for source in self.parsed(kind):
                digest.update(f"{source.path} {len(source.identity)} ".encode() + source.identity)
        return digest.hexdigest()

    def names(self, table: str) -> Collection[str] | None:
        """All ids of a table, those of broken entries too; None where a file of it cannot be read."""
        if table not in self._known:
            self._known[table] = self._find_names(table)
        return self._known[table]

    def read_bytes(self, path: str, named: str) -> bytes | None:
        """A file of the workspace that is no table; None, and a problem with who names it, if it cannot be read."""
        try:
            return read_inside(self.workspace, path)
        except SourceError as error:
            self.report(path, error.fault, entry=named)
            return None

    def report(self, path: str, fault: Fault, line: int | None = None, entry: str = "") -> None:
        """Note a problem of a file."""
        at = f"line {line}" if line else ""
        self.problems.append(f"{', '.join(filter(None, (path, at, entry)))}: {fault}")

    def report_in(self, kind: Kind[Any], source: Source, fault: Fault) -> None:
        """Note a problem of an entry of a file."""
        place = describe_place(kind, source.tables, fault.loc)
        if source.is_taken(fault.loc):
            self.report(f"{source.path}{OWN}", fault, entry=place)
            return
        if fault.found == NOTHING and kind.is_shipped:
            fault = fault._replace(step=f"{fault.step}{RENEW}")
        self.report(source.path, fault, source.line_of(fault.loc), place)

    def report_unread(self) -> None:
        """Note each file below datasets/ that is of no kind: its name is misspelt, or nobody reads it.

        And what is no file in the place of one, whether or not this build reads it.
        """
        folder = self.workspace / "datasets"
        patterns = [kind.path for kind in KINDS]
        for path in sorted(folder.rglob("*")):
            parts = path.relative_to(folder).parts
            name = path.relative_to(self.workspace).as_posix()
            if path.suffix not in EDITED or parts[0] in NOT_EDITED or any(part.startswith(".") for part in parts):
                continue
            if not any(fnmatchcase(name, pattern) for pattern in patterns):
                expected = "one of the files that are read from datasets/"
                self.report(name, Fault((), "a file that nothing reads", expected, find_nearest(name, patterns)))
            elif not path.is_file():
                self.read_bytes(name, "")

    def taken(self) -> dict[str, list[str]]:
        """What figtrace's own files gave, by file: keys and entries, none of them for a whole file."""
        return self._sources.taken()

    def check(self) -> None:
        """InputError with every problem found so far: SeedError or RuleError if all are of one sort."""
        if self.problems:
            folders = {problem.partition("/")[0] for problem in self.problems}
            sort = {"seeds": SeedError, "datasets": RuleError}.get(min(folders), InputError)
            raise (sort if len(folders) == 1 else InputError)(list(dict.fromkeys(self.problems)))

    def _validate(self, kind: Kind[F], source: Source) -> F | None:
        """A file as its schema has it, without the entries that are broken; None if more than entries is."""
        if (met := find_met(kind, source, self)) is not None:
            return met
        tables, kept, asked = source.tables, None, Asked(self)
        for _ in range(2):
            try:
                file = kind.schema.model_validate(tables, context=asked)
            except ValidationError as error:
                faults = list(explain(error, kind.schema))
                if kept is None:
                    for fault in faults:
                        self.report_in(kind, source, fault)
                tables, kept = _without(tables, kind.table, [fault.loc for fault in faults])
                continue
            faults_of_all = list(file.faults())
            for fault in faults_of_all:
                self.report_in(kind, source, _put_back(fault, kind.table, kept))
            if kept is None and not faults_of_all:
                keep_met(kind, source, file, asked)
            return file
        return None

    def _find_names(self, table: str) -> Collection[str] | None:
        names: set[str] = set()
        for kind in KINDS:
            if kind.table == table:
                paths = self._sources.paths(kind)
                sources = [self._sources.find(kind, path) for path in paths]
                if not paths or any(isinstance(source, SourceError) for source in sources):
                    return None
                names.update(name for _, _, name in self._ids(kind, paths))
        return names

    def _ids(self, kind: Kind[Any], paths: Iterable[str]) -> Iterator[tuple[Source, int, str]]:
        """Source, place and id of each entry that has one, be it broken or not."""
        for path in paths:
            source = self._sources.find(kind, path)
            if isinstance(source, Source):
                for place, name in find_ids(kind, source):
                    yield source, place, name

    def _report_repeated(self, kind: Kind[Any], paths: Iterable[str]) -> None:
        """Note each id that stands twice; a document may be corrected more than once."""
        if not kind.is_unique:
            return
        first: dict[str, Source] = {}
        for source, place, name in self._ids(kind, paths):
            if name in first:
                found = f"{show(name)} a second time" + _elsewhere(first[name], source)
                fault = Fault((kind.table, place, kind.key), found, "an id that stands once", "keep one")
                self.report_in(kind, source, fault)
            first.setdefault(name, source)


def write_checked(workspace: Path, kind: Kind[Any], text: str, before: bytes | None) -> None:
    """Write a file that people edit, whole, if it can be read again; `before` is what was read, None for nothing.

    Raises:
        SeedError, RuleError: with all that no build would take of it; nothing is written.
        ChangedError: somebody has written it meanwhile; nothing is written.
    """
    inputs, content = Inputs(workspace), text.encode()
    inputs.lay(kind.path, content)
    inputs.read(kind)
    inputs.check()
    write_over(workspace / kind.path, before, [content])


def describe_place(kind: Kind[Any], tables: Mapping[str, Any], loc: Loc) -> str:
    """Entry and key: `document "003", published`; `unit "USD", words.ko, item 2`."""
    parts = []
    if len(loc) > 1 and loc[0] == kind.table and isinstance(loc[1], int):
        entry = tables[kind.table][loc[1]]
        name = entry.get(kind.key) if isinstance(entry, dict) else None
        if not kind.columns:
            parts.append(f"{kind.table} {show(name) if isinstance(name, str) else loc[1] + 1}")
        loc = loc[2:]
    keys: list[str] = []
    for step in loc:
        if isinstance(step, int):
            parts += [".".join(keys)] if keys else []
            parts.append(f"item {step + 1}")
            keys = []
        else:
            keys.append(step if step.isprintable() and len(step) < 100 else show(step))
    return ", ".join([*parts, *([".".join(keys)] if keys else [])])


def _elsewhere(first: Source, second: Source) -> str:
    return "" if first is second else f", after {first.path}"


def _without(tables: dict[str, Any], table: str, locs: Iterable[Loc]) -> tuple[dict[str, Any], list[int]]:
    """The tables of a file without the entries that lead to these places, and the places of the others."""
    broken = {loc[1] for loc in locs if len(loc) > 1 and loc[0] == table}
    entries = tables.get(table)
    if not isinstance(entries, list):
        return tables, []
    kept = [place for place in range(len(entries)) if place not in broken]
    return {**tables, table: [entries[place] for place in kept]}, kept


def _put_back(fault: Fault, table: str, kept: list[int] | None) -> Fault:
    """The fault at the place that its entry has in the whole file."""
    if kept is None or len(fault.loc) < 2 or fault.loc[0] != table or not isinstance(fault.loc[1], int):
        return fault
    return fault._replace(loc=(table, kept[fault.loc[1]], *fault.loc[2:]))
