"""datasets/concepts/<family>.toml: what can be measured, in the words of texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import AreaName, Count, Id, Line, Prose, SomeWords, UnitName, one_of
from etl.schemas.problems import Fault, show

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
    balance: Id | None = None
    counter: UnitName | None = None
    of: AreaName | None = None
    ko_of_part: Line | None = None
    en_of_part: Line | None = None
    ko_growth: Line | None = None
    words: VocabularyWords


class ConceptsFile(File):
    """datasets/concepts/<family>.toml."""

    family: FamilyEntry
    concept: tuple[ConceptEntry, ...]

    def faults(self) -> Iterator[Fault]:
        """Words of two concepts."""
        return faults_of_words("concept", ((entry.id, entry.words) for entry in self.concept))


def faults_of_words(table: str, entries: Iterable[tuple[str, VocabularyWords]]) -> Iterator[Fault]:
    """A word that stands for two entries of a table: which of them a text means could not be told."""
    owner: dict[str, str] = {}
    for place, (name, by_language) in enumerate(entries):
        for language, words in by_language:
            for n, word in enumerate(words):
                first = owner.setdefault("".join(word.casefold().split()), name)
                if first != name:
                    found = f"the word {show(word)} that already belongs to {show(first)}"
                    loc = (table, place, "words", language, n)
                    yield Fault(loc, found, f"a word of one {table}", "take it out of one of them")


KIND = Kind("datasets/concepts/*.toml", ConceptsFile, "concept", is_shipped=True)
