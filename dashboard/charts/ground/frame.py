"""What all charts share: sizes, axes of numbers, the ground of the layout, the settings of plotly."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from dashboard import format
from dashboard.charts.data import times
from dashboard.charts.ground.labels import text_width

FONT = 12.5
LABEL = 13.5
LONGEST = 16  # signs that the topmost number and its unit may have
TOP, BOTTOM, RIGHT = 16, 34, 14
MOST_DATES, DATE_GAP = 12, 34  # dates on an axis of time; pixels between two of them


@dataclass(frozen=True, slots=True)
class Size:
    """A chart is drawn for each of these; the browser takes the widest that fits."""

    name: str
    width: int
    height: int


SIZES = (Size("wide", 740, 400), Size("medium", 520, 380), Size("narrow", 292, 380))


def config(lang: str) -> dict[str, Any]:
    """The settings of every plotly chart: nothing is sent anywhere, no logo, no toolbar."""
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "showSendToCloud": False,
        "showTips": False,
        "doubleClick": False,
        "scrollZoom": False,
        "responsive": True,
        "locale": lang,
    }


def value_ticks(low: float, high: float, most: int = 5) -> list[float]:
    """Round numbers from below `low` to above `high`, zero among them where it lies between.

    >>> value_ticks(0, 20000)
    [0.0, 5000.0, 10000.0, 15000.0, 20000.0]
    """
    step = round_step((high - low) / max(most - 1, 1) if high > low else abs(high) or 1.0)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return [round(number * step, 10) for number in range(first, last + 1)]


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5, 10 × a power of ten that is not below."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power >= least * 0.999)


def tick_texts(ticks: Sequence[float], unit: format.Unit, lang: str) -> list[str]:
    """What is written at each tick; the last one names the unit."""
    numbers = [format.tick(Decimal(repr(tick)), lang) for tick in ticks]
    if unit.id in ("percent", "%"):
        return [f"{number}%" for number in numbers]
    named = format.with_unit(numbers[-1], Decimal(repr(ticks[-1])), unit, lang)
    return [*numbers[:-1], named if len(named) <= LONGEST else numbers[-1]]


def left_margin(texts: Sequence[str]) -> int:
    """The room that the texts of a vertical axis need."""
    return round(max((text_width(text, FONT) for text in texts), default=0)) + 16


def value_axis(ticks: Sequence[float], texts: Sequence[str], top: float) -> dict[str, Any]:
    """A vertical axis of numbers with fine lines and a stronger one at zero."""
    return {
        "range": [ticks[0], top],
        "tickvals": list(ticks),
        "ticktext": list(texts),
        "tickfont": {"size": FONT, "color": "$mute"},
        "ticklabelstandoff": 5,
        "gridcolor": "$grid",
        "zeroline": ticks[0] <= 0,
        "zerolinecolor": "$rule",
        "zerolinewidth": 1,
        "fixedrange": True,
        "automargin": False,
    }


def time_axis(span: tuple[str, str], values: Sequence[str], texts: Sequence[str]) -> dict[str, Any]:
    """A horizontal axis of time."""
    return {
        "type": "date",
        "range": list(span),
        "tickvals": list(values),
        "ticktext": list(texts),
        "tickfont": {"size": FONT, "color": "$mute"},
        "ticks": "outside",
        "ticklen": 5,
        "tickcolor": "$rule",
        "showgrid": False,
        "zeroline": False,
        "showline": True,
        "linecolor": "$rule",
        "fixedrange": True,
        "automargin": False,
        "ticklabeloverflow": "allow",
    }


def time_ticks(first: int, last: int, width: float, lang: str) -> tuple[list[str], list[str]]:
    """As many round dates between two days as have room over so many pixels, and what is written at each."""
    for most in range(MOST_DATES, 1, -1):
        values, names = times.ticks(first, last, most, lang)
        apart = [times.first_day(after) - times.first_day(before) for before, after in pairwise(values)]
        room = width * min(apart, default=last - first) / max(last - first, 1)
        if max((text_width(name, FONT) for name in names), default=0) + DATE_GAP <= room:
            break
    return values, names


def layout(size: Size, left: int, **parts: Any) -> dict[str, Any]:
    """The ground of a figure: no background of its own, no legend, room for its labels."""
    return {
        "height": size.height,
        "margin": {"l": left, "r": RIGHT, "t": TOP, "b": BOTTOM, "pad": 0},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "$sans", "size": FONT, "color": "$ink"},
        "showlegend": False,
        "hovermode": "closest",
        "hoverdistance": 18,
        "dragmode": False,
        "hoverlabel": {
            "bgcolor": "$card",
            "bordercolor": "$edge",
            "align": "left",
            "font": {"family": "$sans", "size": FONT, "color": "$ink"},
        },
        **parts,
    }


def annotation(
    text: str, x: Any, y: Any, shift: tuple[float, float], *, mute: bool = False, **more: Any
) -> dict[str, Any]:
    """A text in the chart, its left end and its middle at a point moved by a shift."""
    return {
        "text": text,
        "x": x,
        "y": y,
        "xshift": round(shift[0], 1),
        "yshift": round(shift[1], 1),
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
        "captureevents": True,
        "borderpad": 0,
        "font": {"size": FONT if mute else LABEL, "color": "$mute" if mute else "$ink"},
        **more,
    }
