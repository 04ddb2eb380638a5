"""What /time shows for an address: the days and lanes that are seen, what lies in them, and the events behind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.choice import Choice
from dashboard.content.timeline import Lane, ask_lanes, find_bounds, gather_lanes, list_events
from dashboard.i18n import Text
from dashboard.looking import Looking
from dashboard.slices import Slice
from dashboard.window import Window
from etl.answers import TimeEvent, TimeExtent, TimeLane
from etl.store import Lanes, Store

LANES_A_PAGE = 12
FAR = 10**9  # lanes: more than there can be


@dataclass(frozen=True, slots=True)
class Scene:
    """All that the page shows of time: the whole, what is seen of it, and what lies there."""

    looking: Looking
    extent: TimeExtent
    whole: Window
    first: Window  # what is seen unless the address says otherwise
    seen: Window
    shown: Slice
    lanes: list[Lane]
    hidden: int  # lanes without figures in sight
    events: list[TimeEvent]


def set_scene(store: Store, query: Mapping[str, str], choice: Choice, extent: TimeExtent, text: Text) -> Scene | None:
    """What an address shows; None if no chosen figure has a time."""
    bounds = find_bounds(extent)
    if bounds is None:
        return None
    looking = Looking.from_query(query)
    whole, first = bounds
    seen = looking.window.kept_in(whole) if looking.window else first
    shown, found = _find_lanes(store, query, choice, looking.by, seen)
    lanes = gather_lanes(store, looking.by, choice, found, seen, text)
    events = [
        event
        for event in list_events(store, choice.area)
        if event.happened <= seen.last.isoformat() and (event.ended or event.happened) >= seen.first.isoformat()[:7]
    ]
    hidden = found[0].all_lanes - found[0].lanes if found else 0
    return Scene(looking, extent, whole, first, seen, shown, lanes, hidden, events)


def _find_lanes(
    store: Store, query: Mapping[str, str], choice: Choice, by: Lanes, seen: Window
) -> tuple[Slice, list[TimeLane]]:
    """The lanes with figures in sight, of the page that is asked for; beyond the last page, of the last."""
    asked = Slice.of(query, FAR, LANES_A_PAGE)
    found = ask_lanes(store, choice, by, seen, LANES_A_PAGE, asked.first)
    if found or not asked.first:
        return Slice.of(query, found[0].lanes if found else 0, LANES_A_PAGE), found
    start = ask_lanes(store, choice, by, seen, LANES_A_PAGE, 0)
    shown = Slice.of(query, start[0].lanes if start else 0, LANES_A_PAGE)
    return shown, ask_lanes(store, choice, by, seen, shown.size, shown.first)
