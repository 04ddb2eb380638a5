"""Rows about figures and events in time."""

from __future__ import annotations

from datetime import date

from etl.answers.record import Record


class TimeExtent(Record, frozen=True):
    """The first and the last day of some figures, and of all but a fiftieth at either end; None: none is dated."""

    first: date | None
    last: date | None
    most_first: date | None
    most_last: date | None
    dated: int
    undated: int


class TimeLane(Record, frozen=True):
    """A lane with its names where the store knows them.

    `dated` of its figures have a time, `seen` of these lie in the days asked for; `lanes` have such figures, of
    `all_lanes` with figures of any time.
    """

    lane: str
    ko: str | None
    en: str | None
    figures: int
    dated: int
    seen: int
    lanes: int
    all_lanes: int


class TimeWindow(Record, frozen=True):
    """Figures of a lane about one time, first and last day; `in_lane` are all of its lane in the time asked for."""

    lane: str
    begun: date
    finished: date
    figures: int
    observations: list[str]  # the ids of at most twelve of them
    in_lane: int


class TimeDocument(Record, frozen=True):
    """A document that states figures of a lane, the date as stated, and the first of these figures."""

    lane: str
    document_id: str
    published: str
    figures: int
    observation_id: str


class TimeEvent(Record, frozen=True):
    """Something that happened; dates at the precision of its source; `documents` is how many texts name it."""

    event_id: str
    kind: str
    happened: str
    ended: str | None
    ko: str
    en: str
    note_ko: str | None
    note_en: str | None
    areas: list[str]
    source: str
    url: str | None
    documents: int


class EventPlace(Record, frozen=True):
    """Where a document names an event first, in which words, and in how many passages it does."""

    event_id: str
    document_id: str
    passages: int
    char_start: int
    quote: str
