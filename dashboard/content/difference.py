"""What changed between two versions, asked of the two stores once: neither of them changes any more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.store import Change, Publication, Shelf, compare

MOST = 200  # changes that a page or a feed tells one by one


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions: how many figures changed in which way, which files differ, and the first changes.

    `changes` leaves out figures that only stand elsewhere.
    """

    old: str
    new: str
    counts: dict[str, int]
    inputs: tuple[dict[str, Any], ...]
    changes: tuple[Change, ...]

    @property
    def untold(self) -> int:
        """How many changes there are beside those told."""
        return sum(self.counts.values()) - self.counts["moved"] - len(self.changes)


def find_difference(shelf: Shelf, old: str | None, new: str | None) -> Difference | None:
    """Between two versions, by default the published one and the one before; None: there is none before.

    VersionError if one of them cannot be shown.
    """
    entries = shelf.publications()
    new = new or shelf.current().version
    old = old or find_previous(entries, new)
    if old is None:
        return None
    return _compare(shelf.get(old).path, shelf.get(new).path)


def find_previous(entries: list[Publication], version: str) -> str | None:
    """The version that was published before this one and can still be read."""
    places = [place for place, entry in enumerate(entries) if entry.version == version]
    before = entries[: places[-1]] if places else []
    return next((e.version for e in reversed(before) if e.is_readable and e.version != version), None)


@lru_cache(maxsize=16)
def _compare(old: Path, new: Path) -> Difference:
    with compare(old, new) as found:
        changes = found.changes(MOST, moved=False)
        return Difference(found.old, found.new, found.counts(), tuple(found.inputs), tuple(changes))
