"""datasets/units.toml: units and counters, and how each language writes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import (
    Count,
    Id,
    Line,
    LineOrNone,
    Number,
    SomeWords,
    UnitName,
    Word,
    Words,
    WrittenNumber,
    one_of,
)
from etl.schemas.problems import Fault, show

CLASSES = ("measure", "count", "duration", "ratio", "age")
SORTS = ("event", "body")
Counts = Annotated[str, one_of(*SORTS), Field(description=f"one of {', '.join(SORTS)}")]
Class = Annotated[str, one_of(*CLASSES), Field(description=f"one of {', '.join(CLASSES)}")]


class AmbiguousEntry(Entry):
    """A word that is this unit only in company; `told_by`: words by which it is so all through a text."""

    word: Word
    sure_from: Count = 10**9
    context: Words = ()
    not_after: Words = ()
    told_by: Words = ()


class UnitWords(Entry):
    """How texts write a unit, by language."""

    ko: SomeWords = ()
    en: SomeWords = ()
    zh: SomeWords = ()
    ru: SomeWords = ()


class UnitEntry(Entry):
    """One [[unit]]."""

    id: Id
    dimension: Id
    ko: LineOrNone
    en: LineOrNone
    symbol: Line | None = None
    mention_class: Class = Field("measure", alias="class")
    words: UnitWords = UnitWords()
    before: Words = ()
    initial: str | None = Field(None, pattern=r"^[A-Z]$")
    alone: Words = ()
    ambiguous: tuple[AmbiguousEntry, ...] = ()
    base: Id | None = None
    factor: Number | None = None
    not_before: Words = ()
    counts: Counts | None = None
    scaled: dict[Word, WrittenNumber] = Field(default_factory=dict)


class SiEntry(Entry):
    """One [[si]]: a unit that prefixes make more units of."""

    symbol: Id
    dimension: Id
    base: Id
    factor: Number
    prefixes: Words = ()
    also: Words = ()
    ko: Line | None = None
    spaced: bool = False


class UnitsFile(File):
    """datasets/units.toml."""

    prefixes: dict[Word, tuple[WrittenNumber, Word]] = Field(default_factory=dict)
    denominators: dict[UnitName, SomeWords] = Field(default_factory=dict)
    speeds: dict[Word, UnitName] = Field(default_factory=dict)
    si: tuple[SiEntry, ...] = ()
    unit: Annotated[tuple[UnitEntry, ...], Field(min_length=1)]

    def faults(self) -> Iterator[Fault]:
        """Words of two units, and factors that lead nowhere."""
        owner: dict[tuple[str, str], str] = {}
        for place, unit in enumerate(self.unit):
            loc = ("unit", place)
            for code, words in unit.words:
                for word in words:
                    if owner.setdefault((code, word), unit.id) != unit.id:
                        found = f"the word {show(word)} that already belongs to {show(owner[code, word])}"
                        yield Fault((*loc, "words", code), found, "a word of one unit", "take it out of one of them")
            if unit.factor is not None and unit.base is None:
                yield Fault((*loc, "factor"), "a factor without base", "both or none", "add the base")
            if unit.factor is not None and unit.factor <= 0:
                yield Fault((*loc, "factor"), str(unit.factor), "a number above 0")


KIND = Kind("datasets/units.toml", UnitsFile, "unit", is_shipped=True)
