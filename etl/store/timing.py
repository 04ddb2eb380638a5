"""Figures and events in time: which lanes there are, what lies in them, when it was published.

A lane is an origin or a measure. What chooses figures is a narrowing (etl.store.narrowing) in every method. A figure of
which only one end of its period is told lies at that end; one without any is in no lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, Unpack

from etl.answers import EventPlace, TimeDocument, TimeEvent, TimeExtent, TimeLane, TimeWindow
from etl.store.narrowing import Narrowing, narrow
from etl.store.questions import Questions

Lanes = Literal["origin", "measure"]
NO_MEASURE = ""  # the lane of figures of which it is not told what they measure


class Timing(Questions):
    """The questions of what is drawn along time."""

    def time_extent(self, **narrowed: Unpack[Narrowing]) -> TimeExtent:
        """Which time the chosen figures are of."""
        return self._filled(TimeExtent, "time_extent", **narrow(**narrowed))[0]

    def time_lanes(
        self,
        by: Lanes,
        days: tuple[date, date] | None = None,
        limit: int | None = None,
        first: int = 0,
        **narrowed: Unpack[Narrowing],
    ) -> list[TimeLane]:
        """The lanes that have figures with a time, or in some days, those with most at any time first.

        Their order is the same whatever the days are, so that a picture keeps it.
        """
        asked = {**narrow(**narrowed), **_flags(by), "by": by, "limit": limit, "first": first}
        asked |= _days(days) if days else {"start_day": None, "end_day": None}
        return self._filled(TimeLane, "time_lanes", **asked)

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
        asked |= _days(days)
        return self._filled(TimeWindow, "time_windows", **asked)

    def time_documents(
        self, by: Lanes, lanes: Sequence[str], most: int = 30, **narrowed: Unpack[Narrowing]
    ) -> list[TimeDocument]:
        """When the documents of some lanes were published; of each lane the `most` with most figures."""
        if not lanes:
            return []
        asked = {**narrow(**narrowed), **_flags(by), "lanes": list(lanes), "most": most}
        return self._filled(TimeDocument, "time_documents", **asked)

    def events(self, areas: Sequence[str] = ()) -> list[TimeEvent]:
        """What happened, in the order of time: all, or what concerns one of some areas."""
        return self._filled(TimeEvent, "events", area=list(areas) or None)

    def event_places(self, most: int = 3) -> list[EventPlace]:
        """Where documents name events; of each event the `most` documents that do so most often."""
        return self._rows(EventPlace, "event_places", most=most)


def _days(days: tuple[date, date]) -> dict[str, str]:
    return {"start_day": days[0].isoformat(), "end_day": days[1].isoformat()}


def _flags(by: Lanes) -> dict[str, bool | None]:
    """Which of the two lines of a query stays."""
    return {f"by_{name}": True if name == by else None for name in ("origin", "measure")}
