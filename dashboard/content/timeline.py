"""What lies in time: the lanes of the chosen figures, their windows and publications, and the events behind them.

A lane is an origin or a measure. One with few figures in sight shows each by itself; one with many shows heaps, figures
of about one time told as one, so that a page stays as light however many figures there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dashboard import format, quoting, theme, urls
from dashboard.charts.data import times
from dashboard.charts.data.marks import AHEAD, shape_of
from dashboard.charts.time.time_plan import Background, Bar, Tick
from dashboard.choice import Choice
from dashboard.content.listed import ListedFigure, list_figures
from dashboard.content.naming import name_terms
from dashboard.i18n import Text
from dashboard.i18n.short_names import shorten
from dashboard.window import Window
from etl.answers import EventPlace, TimeEvent, TimeExtent, TimeLane, TimeWindow
from etl.store import NO_MEASURE, Lanes, Store, kept

EACH = 12  # figures of a lane that are shown each by itself; as many as a heap knows by id
MOST_HEAPS, MOST_TICKS = 24, 12  # of a lane
STEPS = 60  # figures that begin and end within the same of so many parts of the window are one heap


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its name, how many of its figures have a time and how many of these are in sight, what lies in it."""

    id: str
    name: str
    href: str | None
    dated: int
    seen: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    figures: Mapping[str, ListedFigure]  # of the bars that are one figure, by id

    @property
    def rest(self) -> int:
        """How many figures in sight are in no mark."""
        return self.seen - sum(bar.figures for bar in self.bars)


def find_bounds(extent: TimeExtent) -> tuple[Window, Window] | None:
    """The time of all figures, and that which is seen at first: without far ends where few figures take most of it.

    None if none has a time.
    """
    if extent.first is None or extent.last is None or extent.most_first is None or extent.most_last is None:
        return None
    whole, most = Window.around(extent.first, extent.last), Window.around(extent.most_first, extent.most_last)
    return whole, most if most.days < whole.days * 0.6 else whole


def gather_lanes(
    store: Store, by: Lanes, choice: Choice, found: Sequence[TimeLane], window: Window, text: Text
) -> list[Lane]:
    """What lies in some lanes within a window."""
    names, narrowed = [lane.lane for lane in found], choice.narrowing()
    step = max(1, window.days // STEPS)
    heaps: dict[str, list[TimeWindow]] = {name: [] for name in names}
    for heap in store.time_windows(by, names, (window.first, window.last), step=step, most=MOST_HEAPS, **narrowed):
        heaps[heap.lane].append(heap)
    ids = [name for own in heaps.values() for name in _shown_alone(own)]
    frame = store.figure_list(sort="period", limit=len(ids), among=ids) if ids else None
    figures = {row.observation_id: row for row in list_figures(store, frame)} if frame is not None else {}
    ticks = _ticks(store, by, names, choice, text)
    colours = theme.name_colours(store.origin_colours(names)) if by == "origin" else {}
    measures = name_terms(store, text.lang)["measure"]
    return [
        _lane(lane, by, choice, heaps[lane.lane], figures, ticks.get(lane.lane, ()), colours, measures, text)
        for lane in found
    ]


@kept(64)
def ask_extent(store: Store, choice: Choice) -> TimeExtent:
    """Which time the chosen figures are of; kept, since every window of a choice asks for it."""
    return store.time_extent(**choice.narrowing())


@kept(64)
def ask_lanes(store: Store, choice: Choice, by: Lanes, window: Window, limit: int, first: int) -> list[TimeLane]:
    """A page of the lanes with figures in a window."""
    return store.time_lanes(by, (window.first, window.last), limit, first, **choice.narrowing())


@kept(4)
def list_events(store: Store, areas: tuple[str, ...]) -> tuple[TimeEvent, ...]:
    """What happened, of all areas or of some."""
    return tuple(store.events(areas))


@kept(1)
def list_event_places(store: Store) -> Mapping[str, Sequence[EventPlace]]:
    """Where documents name events, by event."""
    found: dict[str, list[EventPlace]] = {}
    for place in store.event_places():
        found.setdefault(place.event_id, []).append(place)
    return found


def draw_background(events: Iterable[TimeEvent], text: Text) -> list[Background]:
    """Events as the picture takes them; each leads to its line in the list below."""
    return [
        Background(
            id=event.event_id,
            start=times.first_day(event.happened),
            end=times.day_after(event.ended or event.happened) if event.ended else times.first_day(event.happened),
            words=text.pick(event.ko, event.en),
            told=tell_event(event, text),
            href=f"#event-{event.event_id}",
            is_named=event.documents > 0,
        )
        for event in events
    ]


def tell_event(event: TimeEvent, text: Text) -> str:
    """When, what, and by which source."""
    name = text.pick(event.ko, event.en)
    return text("timeline.event", when=moment_of(event, text), name=name, source=event.source)


def moment_of(event: TimeEvent, text: Text) -> str:
    """When it happened, in words."""
    return format.period(event.happened, event.ended or event.happened, text.lang)


def say_days(begun: date, finished: date, lang: str) -> str:
    """The months from one day to another, in words; years where they are whole.

    >>> say_days(date(2017, 1, 1), date(2018, 12, 31), "en"), say_days(date(2017, 1, 1), date(2018, 6, 30), "en")
    ('2017–2018', 'Jan 2017 – Jun 2018')
    """
    size = 4 if (begun.month, begun.day, finished.month, finished.day) == (1, 1, 12, 31) else 7
    return format.period(begun.isoformat()[:size], finished.isoformat()[:size], lang, short=True)


def say_value(row: ListedFigure, text: Text) -> str:
    """A figure as it is told where nothing else tells its unit."""
    return quoting.telling(row, row.unit_words, text.lang).line(text)


def _shown_alone(heaps: Sequence[TimeWindow]) -> list[str]:
    """The ids of the figures of a lane that are shown each by itself."""
    few = bool(heaps) and heaps[0].in_lane <= EACH
    return [name for heap in heaps if few or heap.figures == 1 for name in heap.observations]


def _lane(
    lane: TimeLane,
    by: Lanes,
    choice: Choice,
    heaps: Sequence[TimeWindow],
    figures: Mapping[str, ListedFigure],
    ticks: Sequence[Tick],
    colours: Mapping[str, str],
    measures: Mapping[str, str],
    text: Text,
) -> Lane:
    alone = _shown_alone(heaps)
    own = {name: figures[name] for name in alone if name in figures}
    bars = [_bar(row, by, measures, text) for row in own.values()]
    single = set(alone)
    heaped = [heap for heap in heaps if heap.observations[0] not in single]
    colour = colours.get(lane.lane, "") if by == "origin" else ""
    bars += [replace(_heap(heap, lane.lane, by, choice, text), colour=colour) for heap in heaped]
    name, href = _name_lane(lane, by, text)
    return Lane(lane.lane, name, href, lane.dated, lane.seen, tuple(bars), tuple(ticks), own)


def _name_lane(lane: TimeLane, by: Lanes, text: Text) -> tuple[str, str | None]:
    if lane.lane == NO_MEASURE:
        return text("timeline.no_measure"), None
    name = text.pick(lane.ko, lane.en) or lane.lane
    return name, urls.origin(lane.lane) if by == "origin" else urls.measure(lane.lane)


def _bar(row: ListedFigure, by: Lanes, measures: Mapping[str, str], text: Text) -> Bar:
    """A figure by itself: its value, and beside it what the lane does not tell."""
    start, end = _days(row)
    value = say_value(row, text)
    origin = text.pick(row.origin_ko, row.origin_en)
    subject = text.pick(row.indicator_ko, row.indicator_en)
    measure = measures.get(row.measure or "", "") if row.transformation == "level" else ""  # else it misleads
    document = text.pick(row.document_ko, row.document_en)
    period = format.period(row.period_start, row.period_end, text.lang, short=True)
    return Bar(
        id=row.observation_id,
        start=start,
        end=end,
        words=value,
        beside=(subject, measure, *shorten(subject, text.lang)) if by == "origin" else (origin,),
        told=text("timeline.figure", value=value, period=period, indicator=subject, origin=origin, document=document),
        href=urls.observation(row.observation_id),
        shape=shape_of(row),
        colour=row.colour,
        opens="start" if not row.period_start else "end" if not row.period_end else "",
    )


def _days(row: ListedFigure) -> tuple[int, int]:
    """From its first day to the day after its last; an end that is not told is that of the document, or the other.

    What is told of the past ends with the document, though its period be a year that was not over then.
    """
    start = times.first_day(row.period_start or row.period_end or "")
    said = times.day_after(row.written) if row.written else None
    if row.period_end:
        whole = times.day_after(row.period_end)
        end = whole if row.kind in AHEAD else times.end_so_far(start, whole, said)
        return (start if row.period_start else end), end
    return start, max(said or 0, times.day_after(row.period_start or ""))


def _heap(heap: TimeWindow, lane: str, by: Lanes, choice: Choice, text: Text) -> Bar:
    begun, finished = heap.begun.isoformat()[:7], heap.finished.isoformat()[:7]
    narrowed = choice.set_to("origin" if by == "origin" else "measure", (lane,)) if lane else choice
    href = urls.figures(narrowed.set_to("dating", ("dated",)).between(begun, finished), sort="period")
    return Bar(
        id=f"{lane}-{begun}-{finished}",
        start=heap.begun.toordinal(),
        end=heap.finished.toordinal() + 1,
        words="",
        told=text("timeline.heap", n=f"{heap.figures:,}", period=say_days(heap.begun, heap.finished, text.lang)),
        href=href,
        figures=heap.figures,
    )


def _ticks(store: Store, by: Lanes, names: Sequence[str], choice: Choice, text: Text) -> dict[str, list[Tick]]:
    """The publications of each lane: documents of one day are one tick."""
    found: dict[str, list[Tick]] = {}
    rows = store.time_documents(by, names, most=MOST_TICKS, **choice.narrowing())
    titles = {row.document_id: row for row in store.document_names(sorted({row.document_id for row in rows}))}
    for row in rows:
        told = text(
            "timeline.publication",
            when=format.moment(row.published, text.lang, short=True),
            document=text.pick(titles[row.document_id].title_ko, titles[row.document_id].title_en),
            n=f"{row.figures:,}",
        )
        href = urls.document(row.document_id, row.observation_id)
        day = times.day_after(row.published) - 1  # of a year alone its last: no figure of it stands behind its flag
        found.setdefault(row.lane, []).append(Tick(day, told, href))
    return found
