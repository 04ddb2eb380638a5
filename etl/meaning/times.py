"""The time of a text at a place: open by default, closed only by another time.

A figure that has no time in its own sentence takes that of the sentences before it, of the heading, of the opening of
the text. What opens the time of a text is a time that a sentence begins with or that its figures have; a base of
comparison, a title of a work and the date of a statement never do.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from etl.meaning.view import Placed, View
from etl.mentions.carrying import CHANGES_FROM, INTRODUCES
from etl.mentions.discourse import Discourse
from etl.mentions.windows import Window, windows_between
from etl.model import Document, Mention, Period

RELATIVE = frozenset({"percent", "percentage_point", "times", "fraction"})
SHORT = 6_000  # characters: a release, a news report, a brief; a paper tells too many times for one to go on
CARRIED = frozenset({"period.carried", "period.taken_over"})
UNKNOWN = Period(None, None, "year", rule="period.unknown")  # a time is told, but not which


@dataclass(frozen=True, slots=True)
class Timed:
    """The period and the base of a figure, and how they got there (None: by its own clause or sentence)."""

    period: Period | None
    base: Period | None
    how: str | None = None
    base_how: str | None = None


class Times:
    """What time a text is about, by scope."""

    def __init__(self, document: Document) -> None:
        self._is_short = len(document.text) <= SHORT
        self._paragraph: Period | None = None
        self._section: Period | None = None
        self._text: Period | None = None
        self._leading: Period | None = None  # of the sentence at hand
        self._unknown = False  # the sentence names a time that nothing resolves

    def open_section(self, discourse: Discourse | None) -> None:
        """A heading that names a time opens it for its section."""
        windows = [] if discourse is None else [w for w in discourse.windows if not w.is_base and _is_topic(w)]
        if windows:
            self._section, self._paragraph = windows[0].period, None
            self._text = self._text or windows[0].period

    def open_paragraph(self) -> None:
        """A paragraph begins with the time of its section, or that of the text."""
        self._paragraph = None

    def open_sentence(self, view: View, discourse: Discourse | None) -> None:
        """The time that a sentence is about: named before its first figure, behind whoever is said to tell it."""
        self._leading = None
        if discourse is None:
            return
        inside = [w for w in windows_between(discourse.windows, view.start, view.end) if _opens(w)]
        first = view.figures[0].start if view.figures else view.end
        told = [found.end() for found in INTRODUCES.finditer(view.text, view.start, first)]
        ahead = [w for w in inside if w.end <= first]
        ahead = [w for w in ahead if told and w.start >= told[-1]] or ahead
        ahead = [w for w in ahead if not CHANGES_FROM.match(view.text, w.end)]
        self._leading = ahead[-1].period if ahead else None
        self._unknown = self._leading is None and any(view.start <= start < first for start, _ in discourse.unknown)
        if self._unknown:
            self._paragraph = UNKNOWN

    def of(self, figure: Placed, view: View, *, is_another: bool) -> Timed:
        """The time of a figure in prose; `is_another`: its sentence opens another source, with a time of its own."""
        mention = figure.mention
        own = mention.period
        if own is not None and own.rule not in CARRIED and not self._stands_behind(mention, view):
            return Timed(_deadline(own, mention), mention.base_period)
        if not self._is_short:
            return Timed(own, mention.base_period)
        if mention.kind == "cap":
            return Timed(None, mention.base_period)
        if self._paragraph is UNKNOWN:
            return Timed(None, mention.base_period)
        scopes = ((self._paragraph, "paragraph"), (self._section, "section"), (self._text, "document"))
        if is_another and self._paragraph is not None:
            scopes = ((self._section, "section"), (None, ""), (None, ""))
        for period, how in scopes:
            if period is not None:
                rule = "period.carried"
                return Timed(replace(period, is_inferred=True, rule=rule), mention.base_period, how)
        return Timed(own, mention.base_period)

    def _stands_behind(self, mention: Mention, view: View) -> bool:
        """Whether a Korean figure took a time behind it although the text has one: it is the next figure's."""
        if view.language != "ko" or not self._is_short or not (self._paragraph or self._section or self._text):
            return False
        places = [e.span.start for e in mention.evidence if e.role == "period" and e.rule != "period.base"]
        return bool(places) and min(places) > mention.end + 1

    def of_cell(self, mention: Mention) -> Timed:
        """The time of a cell: its labels; else that of the text around its table."""
        if mention.period is not None or (self._section is None and self._paragraph is None):
            return Timed(mention.period, mention.base_period)
        period = self._section or self._paragraph
        assert period is not None
        return Timed(replace(period, is_inferred=True, rule="period.carried"), mention.base_period, "section")

    def close_sentence(self) -> None:
        """The time that the next sentence may go on with."""
        if self._leading is not None:
            self._paragraph = self._leading
            self._text = self._text or self._leading


def _deadline(period: Period, mention: Mention) -> Period:
    """The time of a plan is the one by which it is to be reached (2030년까지 20% 감축)."""
    if period.relation != "until" or mention.kind not in ("plan", "forecast") or mention.unit not in RELATIVE:
        return period
    return replace(period, start=period.end, relation="during")


def _is_topic(window: Window) -> bool:
    return window.period.relation in ("during", "as_of")


def _opens(window: Window) -> bool:
    """Whether a time can be what a text is about: no base, no title, no bracket, no single day."""
    return not (window.is_base or window.in_title or window.in_bracket or window.aside_end) and _lasts(window.period)


def _lasts(period: Period) -> bool:
    """A single day is the time of an event, unless a count is taken on it (1일 기준)."""
    if period.relation not in ("during", "as_of"):
        return False
    return period.relation == "as_of" or not (period.grain == "day" and period.start == period.end)
