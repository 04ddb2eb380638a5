"""Whether a Russian noun that no concept has is measured for itself, and is no part of what the text measures.

    5 % всех запусков · на 5 % больше жалоб · 68 запусков, in a text on output: events, not goods

Comes in: an open measure with its figure, and what the text measures. Goes out: whether it stands alone.
"""

from __future__ import annotations

from etl.meaning.measured import Measure
from etl.meaning.view import Placed, View
from etl.rules import Rules

EVENT, PERCENT, BRACKET = "event", "percent", "("


def stands_alone(view: View, figure: Placed, own: Measure, whole: Measure | None, rules: Rules) -> bool:
    """Whether the words behind a figure are the whole that it is told of, or the noun that it counts is an event, as
    what the text measures is not."""
    if view.language != "ru" or not own.is_open:
        return False
    if own.start >= figure.end:
        return True
    unit = rules.units.get(figure.mention.unit or "")
    if whole is None or unit is None or unit.counts != EVENT or own.start < figure.start:
        return False
    concept = rules.vocabulary.concepts.get(whole.id)
    return whole.unit != unit.id and (concept is None or concept.counter != unit.id)


def counts_share(view: View, figure: Placed, before: Measure) -> bool:
    """Whether a number in brackets counts that of which the figure before tells the share: 59 % всех запусков (154)."""
    is_share = before.is_open and before.unit == PERCENT and view.text[figure.start - 1 : figure.start] == BRACKET
    return view.language == "ru" and is_share
