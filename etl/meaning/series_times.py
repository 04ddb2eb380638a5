"""The times of a series written with arrows: (’20.10)△2.5→(11)12.0→(12)13.7→(’21.1)14.5→(2)4.1.

Comes in: the times of a sentence in their order. Goes out: the same, each month or quarter that an arrow leads to in
the year of the member before it, or in the next one where it would be earlier.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from etl.meaning.timed import month_of
from etl.mentions.windows import Window

ARROWS = ("→(", "→ (", "⇒(", "⇒ (")
LONGEST = 3  # characters of them
YEAR = 12  # months


def in_series(windows: Sequence[Window], text: str) -> list[Window]:
    """The times with the years that their series tells."""
    made: list[Window] = []
    for window in windows:
        ahead = text[max(0, window.start - LONGEST) : window.start]
        is_led_to = made and window.period.is_inferred and ahead.endswith(ARROWS)
        made.append(_behind(made[-1], window) if is_led_to else window)
    return made


def _behind(before: Window, window: Window) -> Window:
    """A month or quarter in the year of the one before it."""
    last, first, end = (month_of(date) for date in (before.period.end, window.period.start, window.period.end))
    if last is None or first is None or end is None or before.period.grain != window.period.grain:
        return window
    shift = ((last - 1) // YEAR - (first - 1) // YEAR) * YEAR
    shift += YEAR if first + shift <= last else 0
    dates = (_as_date(first + shift), _as_date(end + shift))
    return replace(window, period=replace(window.period, start=dates[0], end=dates[1]))


def _as_date(months: int) -> str:
    """Months since the year 0 as a year and a month, of which the first has 0: month_of("2025-01") counts it as 1."""
    year, month = divmod(months - 1, YEAR)
    return f"{year:04}-{month + 1:02}"
