"""What changed between two versions, asked of the two stores once: neither of them changes any more."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from etl.answers import ChangedInput
from etl.errors import VersionError
from etl.store import Change, Shelf, Store, compare, kept

MOST = 200  # changes that a page or a feed tells one by one


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions: how many figures changed in which way, which files differ, and the first changes.

    `changes` leaves out figures that only stand elsewhere.
    """

    old: str
    new: str
    counts: dict[str, int]
    inputs: tuple[ChangedInput, ...]
    changes: tuple[Change, ...]

    @property
    def untold(self) -> int:
        """How many changes there are beside those told."""
        return sum(self.counts.values()) - self.counts["moved"] - len(self.changes)


def find_difference(shelf: Shelf, old: str | None, new: str | None) -> Difference | None:
    """Between two versions, by default the published one and the one before; None: there is none before.

    VersionError if one of them cannot be shown.
    """
    version = new or shelf.current().version
    later = shelf.locate(version)
    earlier = shelf.locate(old) if old else find_previous(shelf, version)
    return None if earlier is None else _compare(shelf.current(), earlier, later)


def find_previous(shelf: Shelf, version: str) -> Path | None:
    """Where the store lies that was published before this version and can still be read."""
    entries = shelf.publications()
    places = [place for place, entry in enumerate(entries) if entry.version == version]
    for entry in reversed(entries[: places[-1]] if places else []):
        if entry.is_readable and entry.version != version:
            try:
                return shelf.locate(entry.version)
            except VersionError:  # of another schema, from before the ledger kept it
                continue
    return None


@kept(16)
def _compare(_published: Store, old: Path, new: Path) -> Difference:
    with compare(old, new) as found:
        changes = found.changes(MOST, moved=False)
        return Difference(found.old, found.new, found.counts(), tuple(found.inputs), tuple(changes))
