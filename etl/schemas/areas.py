"""datasets/areas.toml: whose figures they are: countries and bodies, as texts name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from etl.schemas.actors import Letter, Letters
from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Id, Line, SomeWords, Words
from etl.schemas.problems import Fault, show


class AreaEntry(Entry):
    """One [[area]]."""

    id: Id
    ko: Line
    en: Line
    adjective: Line
    the: Annotated[bool, Field(strict=True, description="true or false")] = False
    words: SomeWords
    places: Words = ()
    bodies: Words = ()
    towns: Words = ()
    short: Words = ()
    within: Id | None = None
    currency: Id | None = None
    fiscal_year: Annotated[int, Field(ge=1, le=12)] | None = None
    fiscal_year_named_by: Literal["start", "end"] = "end"
    seat: Words = ()
    syllable: Annotated[tuple[Letter, ...], Field(description='a list of single letters, as ["북", "조"]')] = ()
    group: Annotated[bool, Field(strict=True, description="true or false")] = False
    counted_by: tuple[Id, ...] = ()


class AreasFile(File):
    """datasets/areas.toml."""

    area: Annotated[tuple[AreaEntry, ...], Field(min_length=1)]
    prefixes: Annotated[tuple[Letters, ...], Field(min_length=1, description='a list of letters, as ["대", "방"]')]
    not_compounds: Words = ()

    def faults(self) -> Iterator[Fault]:
        """Words and syllables of two areas; a country of a region that is none."""
        countries = {area.id: area for area in self.area if area.within is None}
        for place, area in enumerate(self.area):
            country = countries.get(area.within or "")
            if area.within is not None and country is None:
                yield Fault(("area", place, "within"), show(area.within), "the id of a country here")
            for n, word in enumerate(area.seat):
                if country is None or word not in country.words:
                    yield Fault(("area", place, "seat", n), show(word), "one of the words of its country")
        owner: dict[str, str] = {}
        for place, area in enumerate(self.area):
            lists = {
                "words": (*area.words, *area.places, *area.short),
                "syllable": area.syllable,
                "bodies": area.bodies,
            }
            for key, words in lists.items():
                for n, word in enumerate(words):
                    if owner.setdefault(f"{key} {word}", area.id) != area.id:
                        found = f"{show(word)}, which already stands for {show(owner[f'{key} {word}'])}"
                        yield Fault(("area", place, key, n), found, "a word of one area")


KIND = Kind("datasets/areas.toml", AreasFile, "area", is_shipped=True)
