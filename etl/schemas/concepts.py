"""datasets/concepts/<family>.toml: what can be measured, in the words of texts."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Count, Id, Line, Prose, SomeWords, UnitName, one_of

TYPES = ("flow", "stock", "rate", "index", "price", "event")
SIDES = ("to", "from", "with", "in", "of")
Type = Annotated[str, one_of(*TYPES), Field(description=f"one of {', '.join(TYPES)}")]
Side = Annotated[str, one_of(*SIDES), Field(description=f"one of {', '.join(SIDES)}")]
Dimensions = Annotated[tuple[Id, ...], Field(min_length=1, description='dimensions of units, as ["money", "mass"]')]


class FamilyEntry(Entry):
    """[family]: the group of the home page."""

    id: Id
    ordinal: Count
    ko: Line
    en: Line
    description_ko: Prose
    description_en: Prose


class VocabularyWords(Entry):
    """The words of texts, by language."""

    ko: SomeWords = ()
    en: SomeWords = ()
    zh: SomeWords = ()
    ru: SomeWords = ()


class ConceptEntry(Entry):
    """One [[concept]]."""

    id: Id
    ko: Line
    en: Line
    units: Dimensions
    type: Type
    side: Side | None = None
    counter: UnitName | None = None
    words: VocabularyWords


class ConceptsFile(File):
    """datasets/concepts/<family>.toml."""

    family: FamilyEntry
    concept: tuple[ConceptEntry, ...]


KIND = Kind("datasets/concepts/*.toml", ConceptsFile, "concept")
