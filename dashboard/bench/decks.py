"""How long decks take: 10 and 100 slides with native charts, and the refresh of one.

Only indicators with a chart are taken, over and over until there are enough. *First* includes what is
asked of the store, *again* has it from memory; a refresh is of a deck that is up to date. Milliseconds
and KB; beside it python-pptx with the same charts and nothing else: no notes, no sources, no workbook
sheets but the data.
"""

from __future__ import annotations

import statistics
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from itertools import cycle, islice
from time import perf_counter
from typing import Any

from dashboard.exports.pptx.deck import make_plan, write_deck
from dashboard.exports.pptx.plan import Teller
from dashboard.exports.pptx.plot import SCATTER, Plot
from dashboard.exports.pptx.refresh import refresh_deck
from dashboard.exports.pptx.wish import INDICATOR, Wish
from dashboard.i18n import Text
from etl.store import Store

COUNTS = (10, 100)
TRIES = 5


@dataclass(frozen=True, slots=True)
class Made:
    """One line of the report: what was made, of how many slides, its time in ms and its size in KB."""

    name: str
    slides: int
    time: float
    size: float

    @classmethod
    def of(cls, name: str, slides: int, make: Callable[[], bytes], tries: int) -> Made:
        """The middle of some tries."""
        seconds, size = _measure(make, tries)
        return cls(name, slides, 1000 * seconds, size / 1000)


def measure_decks(store: Store, peers: bool = True) -> Iterator[Made]:
    """Our decks and, with `peers`, those of python-pptx alone."""
    plots = find_plots(store)
    wishes = list(plots)
    write_deck(store, wishes[:1])  # libraries are loaded and the template is made
    store.forget()
    for count in COUNTS:
        chosen = list(islice(cycle(wishes), count))
        make = partial(write_deck, store, chosen)
        yield Made.of("deck, first", count, make, 1)
        yield Made.of("deck, again", count, make, TRIES)
        deck = write_deck(store, chosen)
        yield Made.of("refresh", count, partial(_refresh, store, deck), TRIES)
        if peers:
            drawn = [plots[wish] for wish in chosen]
            yield Made.of("python-pptx, charts alone", count, partial(write_plainly, drawn), TRIES)


def _refresh(store: Store, deck: bytes) -> bytes:
    return refresh_deck(store, deck, "deck.pptx").content


def find_plots(store: Store) -> dict[Wish, Plot]:
    """Every indicator that has a chart, with it."""
    teller = Teller(store, Text("ko"), "http://127.0.0.1:8050")
    wishes = [Wish(INDICATOR, row.indicator_id) for row in store.indicators() if row.figures]
    plans = {wish: make_plan(teller, wish).body for wish in wishes}
    return {wish: body for wish, body in plans.items() if isinstance(body, Plot)}


def write_plainly(plots: list[Plot]) -> bytes:
    """The same series by python-pptx itself, as its documentation does it."""
    from pptx import Presentation
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.enum.chart import XL_CHART_TYPE
    from pptx.util import Inches

    deck = Presentation()
    for plot in plots:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        if plot.kind == SCATTER:
            data: Any = XyChartData()
            kind = XL_CHART_TYPE.XY_SCATTER
            for series in plot.series:
                added = data.add_series(series.name)
                for point in series.points:
                    added.add_data_point(plot.rows[point.row], point.value)
        else:
            data = CategoryChartData()
            kind = XL_CHART_TYPE.COLUMN_CLUSTERED
            data.categories = plot.rows
            for series in plot.series:
                held = {point.row: point.value for point in series.points}
                data.add_series(series.name, [held.get(row) for row in range(len(plot.rows))])
        slide.shapes.add_chart(kind, Inches(1), Inches(2), Inches(8), Inches(5), data)
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _measure(make: Callable[[], bytes], tries: int) -> tuple[float, int]:
    """The middle of the times, in seconds, and the bytes."""
    times, size = [], 0
    for _ in range(tries):
        began = perf_counter()
        size = len(make())
        times.append(perf_counter() - began)
    return statistics.median(times), size
