"""datasets/origins.toml: who states figures, and the names that texts give them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Country, Id, Line, Words, one_of
from etl.schemas.problems import Fault, show

TYPES = ("agency", "government", "organisation", "media", "person", "author")
COUNTRY = "country:"


class OriginEntry(Entry):
    """One [[origin]]."""

    id: Id
    ko: Line
    en: Line
    type: Annotated[str, one_of(*TYPES), Field(description=f"one of {', '.join(TYPES)}")]
    country: Country | None = None
    words: Words = ()


class OriginsFile(File):
    """datasets/origins.toml."""

    origin: Annotated[tuple[OriginEntry, ...], Field(min_length=1)]

    def faults(self) -> Iterator[Fault]:
        """Names of two origins, and a mark that names no country."""
        owner: dict[str, str] = {}
        for place, origin in enumerate(self.origin):
            for n, word in enumerate(origin.words):
                loc = ("origin", place, "words", n)
                if owner.setdefault(word, origin.id) != origin.id:
                    found = f"the name {show(word)} that already belongs to {show(owner[word])}"
                    yield Fault(loc, found, "a name of one origin", "take it out of one of them")
                if word == COUNTRY:
                    yield Fault(loc, show(word), f"the name of a country behind {COUNTRY}")


KIND = Kind("datasets/origins.toml", OriginsFile, "origin", is_shipped=True)
