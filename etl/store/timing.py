"""Figures and events in time: which lanes there are, what lies in them, when it was published.

A lane is an origin or a measure. What chooses figures is a narrowing (etl.store.narrowing) in every method. A figure of
which only one end of its period is told lies at that end; one without any is in no lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Unpack

from etl.store.narrowing import Narrowing, narrow
from etl.store.questions import Questions

Lanes = Literal["origin", "measure"]
NO_MEASURE = ""  # the lane of figures of which it is not told what they measure


@dataclass(frozen=True, slots=True)
class TimeExtent:
    """The first and the last day of some figures, and of all but a fiftieth at either end; None: none is dated."""

    first: date | None
    last: date | None
    most_first: date | None
    most_last: date | None
    dated: int
    undated: int


@dataclass(frozen=True, slots=True)
class TimeLane:
    """A lane with its names where the store knows them; `dated` of its figures have a time; `lanes` are all."""

    lane: str
    ko: str | None
    en: str | None
    figures: int
    dated: int
    lanes: int


@dataclass(frozen=True, slots=True)
class TimeWindow:
    """Figures of a lane about one time, first and last day; `in_lane` are all of its lane in the time asked for."""

    lane: str
    begun: date
    finished: date
    figures: int
    observations: Sequence[str]  # the ids of at most twelve of them
    in_lane: int


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A document that states figures of a lane, the date as stated, and the first of these figures."""

    lane: str
    document_id: str
    published: str
    figures: int
    observation_id: str


@dataclass(frozen=True, slots=True)
class TimeEvent:
    """Something that happened; dates at the precision of its source; `documents` is how many texts name it."""

    event_id: str
    kind: str
    happened: str
    ended: str | None
    ko: str
    en: str
    note_ko: str | None
    note_en: str | None
    areas: Sequence[str]
    source: str
    url: str | None
    documents: int


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where a document names an event first, in which words, and in how many passages it does."""

    event_id: str
    document_id: str
    passages: int
    char_start: int
    quote: str


class Timing(Questions):
    """The questions of what is drawn along time."""

    def time_extent(self, **narrowed: Unpack[Narrowing]) -> TimeExtent:
        """Which time the chosen figures are of."""
        (row,) = self._filled("time_extent", **narrow(**narrowed))
        return TimeExtent(**row)

    def time_lanes(
        self, by: Lanes, limit: int | None = None, first: int = 0, **narrowed: Unpack[Narrowing]
    ) -> list[TimeLane]:
        """The lanes that have figures with a time, those with most first."""
        asked = {**narrow(**narrowed), **_flags(by), "by": by, "limit": limit, "first": first}
        return [TimeLane(**row) for row in self._filled("time_lanes", **asked)]

    def time_windows(
        self,
        by: Lanes,
        lanes: Sequence[str],
        days: tuple[date, date],
        *,
        step: int = 1,
        most: int = 40,
        **narrowed: Unpack[Narrowing],
    ) -> list[TimeWindow]:
        """What lies in some lanes from one day to another; what begins and ends within `step` days is told as one.

        Of each lane the `most` with most figures.
        """
        if not lanes:
            return []
        asked = {**narrow(**narrowed), **_flags(by), "lanes": list(lanes), "step": step, "most": most}
        asked |= {"start_day": days[0].isoformat(), "end_day": days[1].isoformat()}
        return [TimeWindow(**row) for row in self._filled("time_windows", **asked)]

    def time_documents(
        self, by: Lanes, lanes: Sequence[str], most: int = 30, **narrowed: Unpack[Narrowing]
    ) -> list[TimeDocument]:
        """When the documents of some lanes were published; of each lane the `most` with most figures."""
        if not lanes:
            return []
        asked = {**narrow(**narrowed), **_flags(by), "lanes": list(lanes), "most": most}
        return [TimeDocument(**row) for row in self._filled("time_documents", **asked)]

    def events(self, areas: Sequence[str] = ()) -> list[TimeEvent]:
        """What happened, in the order of time: all, or what concerns one of some areas."""
        return [TimeEvent(**row) for row in self._filled("events", area=list(areas) or None)]

    def event_places(self, most: int = 3) -> list[EventPlace]:
        """Where documents name events; of each event the `most` documents that do so most often."""
        return [EventPlace(**row) for row in self._rows("event_places", most=most)]


def _flags(by: Lanes) -> dict[str, bool | None]:
    """Which of the two lines of a query stays."""
    return {f"by_{name}": True if name == by else None for name in ("origin", "measure")}
