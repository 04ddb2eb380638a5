"""Two times right behind each other that one figure is of: exports were 5 billion in July and August.

Comes in: the times of a sentence. Goes out: the same, two that are added up made one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from etl.meaning.bases import year_before
from etl.meaning.timed import RELATIVE, month_of
from etl.meaning.view import View
from etl.mentions.windows import Window
from etl.model import Period
from etl.patterns import pattern

AND, OF_EACH = pattern("meaning.times.and_en"), pattern("meaning.times.of_each_en")
SAME_PART = "period.same_part"
BESIDE = 8  # characters
PARTS = frozenset({"month", "quarter"})


def added_together(windows: list[Window], view: View) -> list[Window]:
    """The times of a sentence of which two are one where no figure is of either alone."""
    if view.language not in ("en", "ru") or len(windows) < 2:
        return windows
    made, joined = windows[:1], set()
    for window in windows[1:]:
        before = made[-1]
        if _is_pair(before, window, view):
            period = replace(window.period, start=before.period.start)
            made[-1] = replace(window, start=before.start, period=period)
            joined.add(before.start)
        else:
            before = made[-1]
            is_same = window.period.rule == SAME_PART and before.start in joined
            made.append(
                replace(window, period=_year_before_both(window, before) or window.period) if is_same else window
            )
    return made


def _year_before_both(window: Window, before: Window) -> Period | None:
    """A year earlier, behind two months: the two of them."""
    both = year_before(before.period)
    return replace(both, rule=SAME_PART) if both is not None and both.end == window.period.end else None


def _is_pair(one: Window, two: Window, view: View) -> bool:
    is_told = one.is_base or two.is_base or one.aside_end or two.aside_end
    if is_told or AND.fullmatch(view.text, one.end, two.start) is None or not _is_next(one.period, two.period):
        return False
    is_of_years = one.period.grain == "year"
    if is_of_years and any(figure.mention.unit in RELATIVE for figure in view.figures):
        return False
    is_in_turn = any(
        first.mention.unit == second.mention.unit and second.start - first.end <= BESIDE
        for first, second in pairwise(view.counted)
    )
    return not is_in_turn and OF_EACH.search(view.text, view.start, view.end) is None


def _is_next(one: Period, two: Period) -> bool:
    """Whether a month, quarter or year is followed by the next."""
    if one.grain != two.grain or {one.relation, two.relation} != {"during"}:
        return False
    if one.grain == "year":
        is_whole = one.start == one.end and two.start == two.end
        return is_whole and int(two.start or 0) == int(one.end or 0) + 1
    first, last = month_of(one.end), month_of(two.start)
    return one.grain in PARTS and first is not None and last is not None and last - first == 1
