"""The files of a workspace by kind, each read at most once, with what they leave out (etl.schemas.own)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Any

from etl.patterns import find_own
from etl.schemas.base import Kind
from etl.schemas.kinds import KINDS
from etl.schemas.own import LENDING, complete, describe, find_named, lend, without
from etl.schemas.problems import Loc
from etl.schemas.sources import Source, SourceError, parse_source, read_source


class Sources:
    """What lies in a workspace, and in the one that figtrace comes with where the first has nothing."""

    def __init__(self, workspace: Path) -> None:
        self.workspace, self._own = workspace, find_own()
        self._is_own = workspace.resolve() == self._own.resolve()
        self._found: dict[str, Source | SourceError] = {}
        self._completed: dict[str, Source | SourceError] = {}
        self._laid: dict[str, bytes] = {}

    def lay(self, path: str, content: bytes) -> None:
        """Read a file, there or not, as if this stood in it: before anything of it is asked."""
        self._laid[path] = content

    def paths(self, kind: Kind[Any]) -> list[str]:
        """The files of a kind, in the order of their names; one that must be there is named if it is not."""
        pattern = PurePosixPath(kind.path)
        if "*" in pattern.name:
            found = sorted(
                {*_glob(self.workspace, pattern), *(path for path in self._laid if fnmatchcase(path, kind.path))}
            )
            return found or (_glob(self._own, pattern) if kind.is_shipped and kind.is_needed else [])
        is_there = kind.is_needed or kind.path in self._laid or _is_there(self.workspace / pattern)
        return [kind.path] if is_there else []

    def find(self, kind: Kind[Any], path: str) -> Source | SourceError:
        """A file with all that it leaves out and needs."""
        if path not in self._found:
            source = self._complete(kind, path)
            if isinstance(source, Source) and kind.table in LENDING and not self._is_own:
                source = self._lend(kind, source)
            self._found[path] = source
        return self._found[path]

    def taken(self) -> dict[str, list[str]]:
        """What was taken from figtrace's own files, by file: its keys and entries, or none for the whole file."""
        found: dict[str, list[str]] = {}
        for kind in () if self._is_own else KINDS:
            for path in self.paths(kind):
                source = self.find(kind, path)
                if isinstance(source, Source) and source.taken:
                    found[path] = [name for name in describe(source.taken, source.tables, kind.key) if name]
        return found

    def _complete(self, kind: Kind[Any], path: str) -> Source | SourceError:
        """A file with the keys that it leaves out, or the whole of figtrace's own where there is none."""
        if path not in self._completed:
            try:
                self._completed[path] = self._read(kind, path)
            except SourceError as error:
                self._completed[path] = error
        return self._completed[path]

    def _read(self, kind: Kind[Any], path: str) -> Source:
        columns = {kind.table: kind.columns}
        has_own = kind.is_shipped and not self._is_own and (self._own / path).is_file()
        if path in self._laid:
            source = parse_source(path, self._laid[path], columns, kind.older)
        elif has_own and not _is_there(self.workspace / path):
            return replace(read_source(self._own, path, columns), taken=((),))
        else:
            source = read_source(self.workspace, path, columns, kind.older)
        source = replace(source, tables=without(source.tables, kind.gone))
        if not has_own or source.content == (self._own / path).read_bytes():
            return source
        own = read_source(self._own, path, columns)
        return _with(source, own, *complete(kind, source.tables, own.tables))

    def _lend(self, kind: Kind[Any], source: Source) -> Source:
        """The file with those of figtrace's entries that anything taken names."""
        named: set[str] = set()
        for other in KINDS:
            for path in self.paths(other):
                found = self._complete(other, path)
                if isinstance(found, Source) and found.taken:
                    named |= find_named(other.schema, found.tables, found.taken).get(kind.table, set())
        if not named:
            return source
        own = read_source(self._own, source.path, {})
        return _with(source, own, *lend(kind, source.tables, own.tables, named))


def _glob(workspace: Path, pattern: PurePosixPath) -> list[str]:
    """The files of a pattern; what begins with a dot is nobody's data (an editor's lock, a Mac's note)."""
    found = (path.name for path in (workspace / pattern.parent).glob(pattern.name))
    return sorted(f"{pattern.parent}/{name}" for name in found if not name.startswith("."))


def _is_there(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _with(source: Source, own: Source, tables: dict[str, Any], taken: Sequence[Loc]) -> Source:
    """A file with what was taken from figtrace's own."""
    return replace(source, tables=tables, own=own.content, taken=(*source.taken, *taken)) if taken else source
