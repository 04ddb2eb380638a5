"""datasets/breakdowns.toml: by what a measure is split: products, industries, groups, routes, purposes."""

from __future__ import annotations

from etl.schemas.base import Entry, File, Kind
from etl.schemas.concepts import VocabularyWords
from etl.schemas.fields import Id, Line


class BreakdownEntry(Entry):
    """One [[breakdown]]."""

    id: Id
    ko: Line
    en: Line
    words: VocabularyWords


class BreakdownsFile(File):
    """datasets/breakdowns.toml."""

    breakdown: tuple[BreakdownEntry, ...]


KIND = Kind("datasets/breakdowns.toml", BreakdownsFile, "breakdown")
