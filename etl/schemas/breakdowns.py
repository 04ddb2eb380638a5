"""datasets/breakdowns.toml: by what a measure is split: products, industries, groups, routes, purposes."""

from __future__ import annotations

from collections.abc import Iterator

from etl.schemas.base import Entry, File, Kind
from etl.schemas.concepts import VocabularyWords, faults_of_words
from etl.schemas.fields import Id, Line
from etl.schemas.problems import Fault


class BreakdownEntry(Entry):
    """One [[breakdown]]."""

    id: Id
    ko: Line
    en: Line
    words: VocabularyWords


class BreakdownsFile(File):
    """datasets/breakdowns.toml."""

    breakdown: tuple[BreakdownEntry, ...]

    def faults(self) -> Iterator[Fault]:
        """Words of two breakdowns."""
        return faults_of_words("breakdown", ((entry.id, entry.words) for entry in self.breakdown))


KIND = Kind("datasets/breakdowns.toml", BreakdownsFile, "breakdown", is_shipped=True)
