"""What a text has told to be measured, for figures that name nothing themselves.

Comes in: headings, and each sentence in order with what it measured. Goes out: the `Measure` of the nearest scope
that a figure can have. What a sentence measures stays open until the next one of its paragraph measures something.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from etl.meaning.change import Change
from etl.meaning.measured import NO_GOODS, Measure
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules

GOES_ON_WITH_IT = pattern("meaning.state.goes_on_with_it")
UNCOUNTED = frozenset({"percent", "percentage_point", "times", "fraction", "person", "item"})
MEAN = "mean_over_time"
SCOPES = ("paragraph", "section", "document")  # the nearest first


class ToldMeasures:
    """What was measured last, by scope."""

    def __init__(self, rules: Rules, units: Collection[str | None]) -> None:
        """`units`: all that the text has."""
        self._rules = rules
        self._told: dict[str, list[Measure]] = {scope: [] for scope in SCOPES}
        self._counted: dict[str | None, Measure] = {}  # what was counted last in each unit of things
        self._counters = {unit for unit in units if unit and rules.units[unit].dimension == "count"} - UNCOUNTED
        self._spoken: list[str] = []  # concepts of the sentence without figures that the paragraph had last
        self._points = False  # whether the sentence at hand begins by pointing at what was told last

    def open_section(self, view: View) -> None:
        """A heading: what it names is measured in the section."""
        self._told["paragraph"] = []
        self._told["section"] = [
            Measure(h.id, h.start, h.end, "section", sure=False, place=view.passage.span(h.start, h.end))
            for h in reversed(view.concepts)
        ]

    def open_paragraph(self) -> None:
        """What the paragraph before measured stays, until this one names its own."""
        self._spoken = []

    def open_sentence(self, view: View) -> None:
        """Look whether a sentence begins by pointing at what was told last."""
        self._points = GOES_ON_WITH_IT.match(view.text, view.start, view.end) is not None

    def close_paragraph(self) -> None:
        """What the paragraph measured is no longer open."""
        self._told["paragraph"] = []

    def close_sentence(self, measures: Sequence[Measure]) -> None:
        """What a sentence itself measured is what the next may go on with."""
        own = [_without_mean(measure) for measure in measures if measure.how in ("own", "sentence")]
        self._counted |= {m.unit: replace(m, how="document", sure=False) for m in own if m.unit in self._counters}
        if own:
            self._told["paragraph"] = [replace(m, how="paragraph") for m in own]
            if not self._told["document"]:
                self._told["document"] = [replace(m, how="document", sure=False) for m in own]

    def note_words(self, view: View) -> None:
        """Keep what a sentence without figures speaks of."""
        self._spoken = [hit.id for hit in view.concepts]

    def told(self) -> list[Measure]:
        """What the sentence before measured, in its order."""
        return self._told["paragraph"]

    def fits(self, measure: Measure, figure: Placed, change: Change) -> bool:
        """Whether a figure can measure what another one does."""
        unit = self._rules.units.get(figure.mention.unit or "")
        if unit is None:
            return False
        concept = self._rules.vocabulary.concepts.get(measure.id)
        if change.transformation in ("growth", "points", "share", "ratio"):
            return True
        if unit.dimension == "count" and measure.unit not in (None, unit.id):
            return False
        if unit.id in NO_GOODS and concept is not None and "money" in concept.units:
            return False
        return unit.dimension in concept.units if concept is not None else False

    def of(self, figure: Placed, change: Change) -> Measure | None:
        """What the text before is about, the nearest scope first; what is pointed at (이는 …) is the last of it."""
        for scope in SCOPES:
            told = self._told[scope]
            if scope == "section" and figure.mention.unit in self._counted:  # 건 are fires, whatever the heading names
                told = [self._counted[figure.mention.unit], *told]
            for measure in reversed(told) if self._points else told:
                if self.fits(measure, figure, change):
                    return replace(measure, how=scope, sure=False)
        return None

    def are_sold(self) -> bool:
        """Whether exports or sales are what the text told last, or began with."""
        names = [*(one[-1].id for scope in SCOPES if (one := self._told[scope])), *self._spoken]
        told = (self._rules.vocabulary.concepts.get(name) for name in names)
        return any(concept is not None and concept.side == "to" for concept in told)


def _without_mean(measure: Measure) -> Measure:
    """What goes on is told of other times, not of the mean over all of them: 平均值为5.3%。3月份为5.2%."""
    return replace(measure, breakdown=tuple(part for part in measure.breakdown if part != MEAN))
