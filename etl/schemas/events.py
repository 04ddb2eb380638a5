"""datasets/events.toml: what happened, each with the document that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import Date, Id, Line, SomeWords, one_of
from etl.schemas.problems import Fault, show

KINDS = ("agreement", "border", "decision", "resolution", "statement", "summit", "test", "treaty", "war")
Address = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[!-~]+$", max_length=400),
    Field(description="an address that begins with http:// or https://"),
]


class EventEntry(Entry):
    """One [[event]]."""

    id: Id
    date: Date
    end: Date | None = None
    kind: Annotated[str, one_of(*KINDS), Field(description=f"one of {', '.join(KINDS)}")]
    ko: Line
    en: Line
    note_ko: Line | None = None
    note_en: Line | None = None
    # not held against areas.toml: a workspace with fewer areas takes these events from figtrace all the same
    areas: Annotated[tuple[Id, ...], Field(min_length=1, description='a list of ids of areas, as ["KP", "RU"]')]
    source: Line
    url: Address | None = None
    words: SomeWords


class EventsFile(File):
    """datasets/events.toml."""

    event: tuple[EventEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """An end before its beginning, a note in one language, words that name two events."""
        owner: dict[str, str] = {}
        for place, event in enumerate(self.event):
            if event.end is not None and event.end < event.date:
                yield Fault(("event", place, "end"), show(event.end), f"a date from {event.date} on")
            if (event.note_ko is None) != (event.note_en is None):
                missing = "note_ko" if event.note_ko is None else "note_en"
                yield Fault(("event", place, missing), "nothing", "the note in both languages", "please add it")
            for n, word in enumerate(event.words):
                if owner.setdefault(word, event.id) != event.id:
                    found = f"{show(word)}, which already names {show(owner[word])}"
                    yield Fault(("event", place, "words", n), found, "words of one event", "take them out of one")


KIND = Kind("datasets/events.toml", EventsFile, "event", is_shipped=True)
