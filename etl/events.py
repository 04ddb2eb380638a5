"""What happened, as datasets/events.toml tells it: treaties, resolutions, summits, each with its source."""

from __future__ import annotations

from dataclasses import dataclass

from etl.schemas import events
from etl.schemas.events import EventEntry
from etl.schemas.inputs import Inputs


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened; dates are ISO 8601 at the precision of the source, `words` are how texts name it."""

    id: str
    kind: str
    date: str
    end: str | None
    ko: str
    en: str
    note_ko: str | None
    note_en: str | None
    areas: tuple[str, ...]
    source: str
    url: str | None
    words: tuple[str, ...]


def read_events(inputs: Inputs) -> tuple[Event, ...]:
    """All events in the order of time; what is broken is noted and left out."""
    found = [_event(entry) for _, file in inputs.read(events.KIND) for entry in file.event]
    return tuple(sorted(found, key=lambda event: (event.date, event.id)))


def _event(entry: EventEntry) -> Event:
    return Event(
        id=entry.id,
        kind=entry.kind,
        date=entry.date,
        end=entry.end,
        ko=entry.ko,
        en=entry.en,
        note_ko=entry.note_ko,
        note_en=entry.note_en,
        areas=entry.areas,
        source=entry.source,
        url=entry.url,
        words=entry.words,
    )
