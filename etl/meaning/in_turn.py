"""Figures and times that are told in turn: 17.4% and 73.5% in 2021 and 2020, respectively.

Comes in: a figure in its sentence, and the times of that, or what was read of the figures before it. Goes out: the time
that is the figure's by its place in the row, or None where there are no two rows of one length.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from etl.meaning.timed import Read
from etl.meaning.view import Placed, View
from etl.mentions.windows import Window
from etl.model import Period
from etl.patterns import pattern

AND = pattern("meaning.in_turn.and")
AT = pattern("meaning.in_turn.at")
OF_TIMES = pattern("meaning.in_turn.of_times")
IN_TURN = pattern("meaning.in_turn.told")
T = TypeVar("T")
BEHIND = 24  # characters between the last of a row and the word that says in turn


def time_in_turn(figure: Placed, view: View, windows: tuple[Window, ...]) -> Window | None:
    """The time of a figure that stands in a row of as many figures as there are times in a row."""
    row = _row_of(figure, view)
    if len(row) < 2:
        return None
    for times in _rows_of_times(view, [one for one in windows if not one.in_bracket]):
        is_even = len(times) == len(row) and len({(w.period.start, w.period.end) for w in times}) == len(times)
        if is_even and _are_bound(row, times, view):
            return times[row.index(figure)]
    return None


def period_in_turn(
    figure: Placed, view: View, read: Sequence[Read], before: Sequence[Read], *, is_old: bool
) -> Period | None:
    """The time of a figure in a row that tells none, by the row before it: 51 and 58 million in 2022 and 2023, with
    9% and 16% of them …; deposits rose 5% and 11%, respectively. `read`: the figures before it in its sentence,
    `before`: those of the sentence before; `is_old`: the row is what others are held against."""
    row = _row_of(figure, view)
    if len(row) < 2 or view.language != "en":
        return None
    here = [one for one in read if one.figure.start < row[0].start]
    is_told = IN_TURN.search(view.text, row[-1].end, min(row[-1].end + BEHIND, view.end)) is not None
    for told in (here, before if is_told else ()):
        ahead = [one.period for one in told if one.is_old == is_old and one.period is not None]
        times = ahead[-len(row) :]
        if len({(one.start, one.end) for one in times}) == len(row):
            return times[row.index(figure)]
    return None


def _row_of(figure: Placed, view: View) -> list[Placed]:
    """The figures that are joined to a figure by no more than and."""

    def is_joined(before: Placed, one: Placed) -> bool:
        is_same = before.mention.unit == one.mention.unit
        return is_same and AND.fullmatch(view.text, before.end, one.start) is not None

    return next((row for row in _rows(view.counted, is_joined) if figure in row), [])


def _rows_of_times(view: View, windows: list[Window]) -> list[list[Window]]:
    """The times that are joined by no more than and."""

    def is_joined(before: Window, one: Window) -> bool:
        return OF_TIMES.fullmatch(view.text, before.end, one.start) is not None

    return [row for row in _rows(windows, is_joined) if len(row) > 1]


def _rows(ones: Sequence[T], is_joined: Callable[[T, T], bool]) -> list[list[T]]:
    """What stands one behind the other, in rows of those that are joined to the one before."""
    rows: list[list[T]] = []
    for one in ones:
        if rows and is_joined(rows[-1][-1], one):
            rows[-1].append(one)
        else:
            rows.append([one])
    return rows


def _are_bound(row: list[Placed], times: list[Window], view: View) -> bool:
    """Whether the times stand right behind the figures, or are said to be theirs in turn."""
    if row[-1].end <= times[0].start:
        if any(row[-1].end <= one.start < times[0].start for one in view.counted):
            return False
        is_near = AT.fullmatch(view.text, row[-1].end, times[0].start) is not None
        last = times[-1].end
    else:
        if times[-1].end > row[0].start or any(times[-1].end <= one.start < row[0].start for one in view.counted):
            return False
        is_near, last = view.language == "en" and len(row) > 1, row[-1].end
        if IN_TURN.search(view.text, times[-1].end, row[0].start) is not None:
            return True
    return is_near or IN_TURN.search(view.text, last, min(last + BEHIND, view.end)) is not None
