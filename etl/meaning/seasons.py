"""Seasons of a harvest as the months that a Chinese text says they are: 2013/14年度（10月到次年9月）.

Comes in: the times of a sentence, with the areas that it names. Goes out: the same, a season told as two years as its
months, where they stand in brackets behind it, or stood so before of the same area; and the year before one.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.bases import year_before
from etl.meaning.view import View
from etl.mentions.windows import SEASON, Window
from etl.model import Period
from etl.patterns import pattern

MONTHS = pattern("meaning.seasons.months")
BEFORE = pattern("meaning.seasons.before")
LANGUAGE = "zh"
YEAR = len("2013")


class Seasons:
    """The months of the seasons of a text, by the area whose harvest they are."""

    def __init__(self) -> None:
        self._months: dict[str | None, tuple[int, int]] = {}

    def read(self, view: View, windows: list[Window], now: Period | None) -> list[Window]:
        """The times of a sentence; `now`: what the text before it is about."""
        if view.language != LANGUAGE:
            return windows
        season = now if now is not None and now.rule == SEASON else None
        told: list[Window] = []
        for window in windows:
            if window.period.rule == SEASON:
                window = replace(window, period=self._as_months(view, window))
                season = season if window.is_base else window.period
            elif season is not None and BEFORE.fullmatch(view.text, window.start, window.end) is not None:
                before = year_before(season)
                window = replace(window, period=replace(before, rule=SEASON)) if before is not None else window
            told.append(window)
        return told

    def _as_months(self, view: View, window: Window) -> Period:
        """A season as its months, kept for the area that is named behind it."""
        period, hit = window.period, MONTHS.match(view.text, window.end)
        area = next((one.id for one in view.areas if one.start >= window.end), None)
        if hit is not None:
            self._months[area] = int(hit["first"]), int(hit["last"])
        months = self._months.get(area)
        if months is None or not period.start or not period.end or len(period.end) != YEAR:
            return period
        start, end = f"{period.start}-{months[0]:02d}", f"{period.end}-{months[1]:02d}"
        return replace(period, start=start, end=end, grain="month")
