"""What a figure is held against, by its sentence, the figures before it and what the paragraph compared with last.

Comes in: a figure with its statement and its time, the times of its sentence and what was read of the figures before
it. Goes out: its base of comparison, or None; and what stays for the figures behind it that tell none.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.areas_and_figures import is_held_against_nation
from etl.meaning.bases import (
    Base,
    base_cues_of,
    default_base,
    find_base,
    of_amount_behind,
    part_before,
    year_before,
)
from etl.meaning.compared import is_before_another, is_right_behind, is_transition, of_a_work, of_its_time
from etl.meaning.compared_zh import framing
from etl.meaning.counted_from import counted_from_own
from etl.meaning.timed import BY_DEFAULT, RELATIVE, Read, Sentence, is_same
from etl.meaning.view import Placed, View
from etl.meaning.years_told import base_by_years
from etl.mentions.windows import Window
from etl.model import Period, Statement
from etl.patterns import pattern
from etl.rules import Rules

COMPARED = frozenset({"growth", "points", "change", "ratio"})
BECOMES = pattern("meaning.times.becomes")  # doubled, 2배로 늘었다: a multiple of what it was
AHEAD_OF, BEHIND = 24, 8  # characters before and behind a multiple
BY_IT = pattern("meaning.times.by_it")
PARTS = frozenset({"month", "quarter"})
GOING_ON = frozenset({"growth", "change"})
WEEK = pattern("meaning.bases.week")
RATE = pattern("meaning.times.rate")


class HeldAgainst:
    """What the figures of a text are compared with, and what those before them were."""

    def __init__(self, rules: Rules) -> None:
        self._cues, self._concepts = base_cues_of(rules), rules.vocabulary.concepts
        self.last: Period | None = None  # that the paragraph last compared with
        self.whole: tuple[Period, Period] | None = None  # the time of the text, and what all of it is held against
        self._points: Period | None = None  # … points with
        self._by_part: dict[str, Period | None] = {}  # a month or quarter that is held against the one before it
        self._by_week = False  # the text is about a survey that is held against the one before

    def open_paragraph(self) -> None:
        """What a paragraph compared with ends with it."""
        self.last = self._points = None
        self._by_part.pop("growth", None)

    def open_sentence(self, view: View) -> None:
        """From the sentence on that tells it, a text is about a survey of each week."""
        piece = view.text[view.start : view.end]
        self._by_week = self._by_week or (view.language == "ko" and WEEK.search(piece) is not None)

    def of(
        self, figure: Placed, view: View, statement: Statement, period: Period | None,
        sentence: Sentence, read: list[Read],
    ) -> Base | None:  # fmt: skip
        """The base of a figure whose time is `period`; `read`: the figures before it in its sentence."""
        if statement.transformation not in COMPARED:
            return None
        before = (one for one in reversed(read) if one.is_old)
        old = next((one for one in before if not is_before_another(one.figure, view)), None)
        its_time = next((w for w in reversed(sentence.windows) if of_its_time(w, figure, view)), None)
        if its_time is not None:
            return Base(replace(its_time.period, rule="period.base"), its_time.start, its_time.end)
        taken = base_by_years(view, figure, period)
        if taken is not None:
            return taken
        if self.last is not None and BY_IT.match(view.text, figure.end) is not None:
            return Base(self.last)
        held = of_amount_behind(view, figure, sentence.windows) if statement.transformation == "ratio" else None
        if held is not None:
            return Base(replace(held.period, rule="period.base"), held.start, held.end)
        bases = [w for w in sentence.bases if not (of_a_work(w, view) or _is_its_time(w, figure, view))]
        if view.language == "ko" and WEEK.search(view.text, *_ahead_of(figure, view)) is not None:
            return None
        found = counted_from_own(view, find_base(view, figure, bases, period, self._cues), period)
        is_nearer = old is not None and (found is None or found.start < old.figure.start)
        if old is not None and old.own is not None and found is not None and found.start == old.own.start:
            is_nearer = True  # the words that tell the time of the old value, which the text may have told otherwise
        if old is not None and old.period is not None and is_nearer and not is_same(old.period, period):
            return Base(replace(old.period, rule="period.base.old"), old.figure.start, old.figure.end)
        if found is not None and (found.period is None or not is_same(found.period, period)):
            return found
        frame = framing(view, figure, bases) if found is None else None
        if frame is not None and not is_same(frame.period, period):
            return Base(replace(frame.period, rule="period.base"), frame.start, frame.end)
        if statement.transformation == "points" and self._points is not None and _is_of_rate(figure, view):
            return Base(self._points, how="paragraph")
        if self._by_week and statement.transformation == "points":
            return None
        if self.is_gap(statement) or is_held_against_nation(view, figure):
            return None
        is_default = statement.transformation in BY_DEFAULT or BECOMES.search(
            view.text, max(view.start, figure.start - AHEAD_OF), min(figure.end + BEHIND, view.end)
        )
        return self._default(statement, period) if is_default else None

    def is_gap(self, statement: Statement) -> bool:
        """Whether a figure is held against another area, and against no time: of a measure that has no other side."""
        concept = self._concepts.get(statement.measure or "")
        is_apart = statement.counterpart_area is not None and statement.transformation in ("points", "change")
        return is_apart and (concept is None or concept.side is None)

    def _default(self, statement: Statement, period: Period | None) -> Base | None:
        """What a change that tells no base is held against: the month before, where another change of that month was
        told so last (an amount in the text, a rate in the paragraph), else the year before."""
        told = self._by_part.get(statement.transformation) if "direction" in statement.taken_over else None
        before = self._of_whole(period)
        if period is not None and told is not None and (is_same(told, period) or _goes_on(statement, told, period)):
            before = part_before(period)
        return Base(before, how="paragraph") if before is not None else default_base(period)

    def before(self, figure: Placed, view: View, period: Period, sentence: Sentence) -> Period | None:
        """The time of an old value that names none: what the sentence begins with to be compared with, else what the
        paragraph compares with, else the year before."""
        frame = framing(view, figure, sentence.bases)
        if frame is not None:
            return frame.period
        found = find_base(view, figure, [], period, self._cues)
        if found is not None:
            return found.period
        last = self._of_whole(period) or self.last
        return last or year_before(period) if is_transition(figure, view) else period

    def _of_whole(self, period: Period | None) -> Period | None:
        """What a text compares its own time with, of a figure of that time."""
        if self.whole is None or period is None or not is_same(self.whole[0], period):
            return None
        return replace(self.whole[1], rule="period.base")

    def note(self, statement: Statement, period: Period | None, base: Period) -> None:
        """Keep what a figure is told to be held against, for those behind it that tell nothing."""
        self._points = base if statement.transformation == "points" else self._points
        self.last = self.last if statement.transformation == "ratio" else base
        if period is None or statement.transformation not in GOING_ON:
            return
        if period.grain in PARTS and period.start == period.end:
            is_part = is_same(base, part_before(period))
            self._by_part[statement.transformation] = period if is_part else None


def _is_its_time(window: Window, figure: Placed, view: View) -> bool:
    """Whether a time right behind a figure is its own: 8% in 2023; not 8% on July."""
    is_held = window.is_base and view.language == "en" and figure.mention.unit in RELATIVE
    return not is_held and is_right_behind(window, figure, view)


def _goes_on(statement: Statement, told: Period, period: Period) -> bool:
    """An amount by which the month before changed, beside one that is held against it: 7월에는 4조 2천억 원 늘었다."""
    is_amount = statement.transformation == "change" and period.start == period.end
    return is_amount and told.grain == period.grain and is_same(period, part_before(told))


def _ahead_of(figure: Placed, view: View) -> tuple[int, int]:
    """The words between the figure before and a figure."""
    return view.neighbours(figure)[0], figure.start


def _is_of_rate(figure: Placed, view: View) -> bool:
    """Whether points are told of a rate or share that the clause names again: 하락률이 1.1%p 축소됐다."""
    before, _ = view.neighbours(figure)
    return view.language == "ko" and RATE.search(view.text, before, figure.start) is not None
