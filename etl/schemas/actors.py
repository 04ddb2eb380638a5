"""datasets/actors.toml: countries as texts name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Country, SomeWords, Words
from etl.schemas.problems import Fault, show

Letters = Annotated[str, StringConstraints(pattern=r"^\p{L}{1,20}$")]
Letter = Annotated[str, StringConstraints(pattern=r"^\p{L}$")]


class ActorEntry(Entry):
    """One [[actor]]."""

    id: Country
    words: SomeWords
    syllable: Annotated[tuple[Letter, ...], Field(description='a list of single letters, as ["북", "조"]')] = ()


class ActorsFile(File):
    """datasets/actors.toml."""

    actor: Annotated[tuple[ActorEntry, ...], Field(min_length=1)]
    prefixes: Annotated[tuple[Letters, ...], Field(min_length=1, description='a list of letters, as ["대", "방"]')] = (
        "대",
    )
    not_compounds: Words = ()

    def faults(self) -> Iterator[Fault]:
        """Syllables of two actors."""
        owner: dict[str, str] = {}
        for place, actor in enumerate(self.actor):
            for n, syllable in enumerate(actor.syllable):
                if owner.setdefault(syllable, actor.id) != actor.id:
                    found = f"{show(syllable)}, which already stands for {show(owner[syllable])}"
                    yield Fault(("actor", place, "syllable", n), found, "a syllable of one actor")


KIND = Kind("datasets/actors.toml", ActorsFile, "actor", is_shipped=True)
