"""How long pictures take: our SVG, PNG and PDF, cold and warm, beside plotly's own PNG by Kaleido.

Every indicator with figures is drawn at full slide size, 1280 by 720, PNG at twice that. *Cold* includes
the start of Chromium. Kaleido gets the figure alone, without title and sources. Milliseconds.
"""

from __future__ import annotations

import statistics
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from time import perf_counter
from typing import Any

from dashboard import theme
from dashboard.charts import choose
from dashboard.charts.ground.frame import Size
from dashboard.content.material import gather
from dashboard.content.picture import kind_of
from dashboard.exports.chromium import SCALE, Painter, has_browser
from dashboard.exports.pictures import Look, indicator_svg
from dashboard.i18n import Text
from dashboard.state import State
from etl.store import Store

HOST = "http://127.0.0.1:8050/"
FULL = (1280, 720)


@dataclass(frozen=True, slots=True)
class Taken:
    """One line of the report: what was made, how often, the middle and the longest time in ms."""

    name: str
    count: int
    median: float
    longest: float

    @classmethod
    def of(cls, name: str, times: list[float]) -> Taken:
        """From seconds."""
        return cls(name, len(times), 1000 * statistics.median(times), 1000 * max(times))


def measure_pictures(store: Store, peers: bool = True) -> Iterator[Taken]:
    """Our pictures and, with `peers`, Kaleido's; without a Chromium the SVG alone."""
    names = [row.indicator_id for row in store.indicators() if row.figures]
    drawn: list[str] = []

    def draw(name: str) -> None:
        drawn.append(_svg(store, name))

    yield Taken.of("SVG, first time", [clock(partial(draw, name)) for name in names])
    yield Taken.of("SVG, again", [clock(partial(_svg, store, name)) for name in names])
    if not has_browser():
        return
    painter = Painter()
    yield Taken.of("PNG 2560 × 1440, cold", [clock(lambda: painter.paint(drawn[0], "png", FULL))])
    yield Taken.of("PNG 2560 × 1440, warm", [clock(partial(painter.paint, svg, "png", FULL)) for svg in drawn])
    yield Taken.of("PDF, warm", [clock(partial(painter.paint, svg, "pdf", FULL)) for svg in drawn])
    painter.close()
    if peers:
        yield from measure_kaleido(store, names)


def measure_kaleido(store: Store, names: list[str]) -> Iterator[Taken]:
    """plotly's `to_image` for the charts among them: each alone, then with Kaleido's server."""
    import kaleido
    from plotly.io import to_image

    figures = [figure for name in names if (figure := plotly_figure(store, name))]

    def paint(figure: dict[str, Any]) -> bytes:
        with warnings.catch_warnings():  # with its server running it warns of each picture
            warnings.simplefilter("ignore", UserWarning)
            return bytes(to_image(figure, "png", width=FULL[0], height=FULL[1], scale=SCALE, validate=False))

    yield Taken.of("plotly + Kaleido, each alone", [clock(lambda: paint(figures[0])) for _ in range(2)])
    kaleido.start_sync_server(silence_warnings=True)
    paint(figures[0])
    yield Taken.of("plotly + Kaleido, warm", [clock(partial(paint, figure)) for figure in figures])
    kaleido.stop_sync_server(silence_warnings=True)


def plotly_figure(store: Store, indicator_id: str) -> dict[str, Any] | None:
    """The chart as plotly draws it at full size; None for what is a number."""
    text = Text("ko")
    material = gather(store, indicator_id, State(), text.lang)
    if material is None or kind_of(material) == choose.NUMBER:
        return None
    size = Size("full", *FULL)
    drawn = choose.draw_chart(kind_of(material), material.marks, material.cap_marks, material.unit, text, size)
    painted: dict[str, Any] = theme.paint({**drawn, "layout": {**drawn["layout"], "paper_bgcolor": "#ffffff"}})
    return painted


def clock(act: Callable[[], object]) -> float:
    """Seconds that it took."""
    began = perf_counter()
    act()
    return perf_counter() - began


def _svg(store: Store, name: str) -> str:
    return indicator_svg(store, name, State(), Look(), HOST)
