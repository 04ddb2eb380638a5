"""Files that this process has met before and found sound: a server reads the same ones with every form.

A file is sound by what it says and by the names of other files that it was held against; where both are the same, what
was made of it is given again. What leaves something out that is taken from figtrace's own is read anew each time.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from typing import Any, TypeVar

from etl.schemas.base import File, Kind
from etl.schemas.fields import Names
from etl.schemas.sources import Source

F = TypeVar("F", bound=File)
MOST = 160  # contents that are kept: of some three workspaces


class Asked:
    """Names of other files, and which of them were asked for."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self.found: dict[str, Collection[str] | None] = {}

    def names(self, table: str) -> Collection[str] | None:
        """All ids of a table; None if they cannot be told."""
        self.found[table] = self._names.names(table)
        return self.found[table]


def find_met(kind: Kind[F], source: Source, names: Names) -> F | None:
    """What was made of the same content, where all names that it needed are as they were."""
    met: list[tuple[F, dict[str, Collection[str] | None]]] = [] if source.own else _place(kind, source.content)
    for file, asked in met:
        if all(names.names(table) == found for table, found in asked.items()):
            return file
    return None


def keep_met(kind: Kind[F], source: Source, file: F, asked: Asked) -> None:
    """Keep what was made of a file that has no fault."""
    if not source.own:
        _place(kind, source.content)[:] = [(file, asked.found)]


@lru_cache(maxsize=MOST)
def _place(_kind: Kind[Any], _content: bytes) -> list[tuple[Any, dict[str, Collection[str] | None]]]:
    """Where what was made of a content is kept, with the names that it needed."""
    return []


def find_ids(kind: Kind[Any], source: Source) -> tuple[tuple[int, str], ...]:
    """Place and id of each entry of a file that has one, be it broken or not."""
    kept: list[tuple[tuple[int, str], ...]] = [] if source.own else _place_of_ids(kind, source.content)
    if not kept:
        entries = source.tables.get(kind.table)
        named = enumerate(entries if isinstance(entries, list) else ())
        found = ((place, entry.get(kind.key)) for place, entry in named if isinstance(entry, dict))
        kept.append(tuple((place, name) for place, name in found if isinstance(name, str)))
    return kept[0]


@lru_cache(maxsize=MOST)
def _place_of_ids(_kind: Kind[Any], _content: bytes) -> list[tuple[tuple[int, str], ...]]:
    """Where the ids of a content are kept."""
    return []
