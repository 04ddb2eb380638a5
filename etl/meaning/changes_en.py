"""Amounts that an English sentence tells to be changes by other words than a finite verb of rise or fall.

    adding 1.4 mb/d · the gain is put at 960 kb/d · 11 billion is to be added · 520 kb/d more oil, or 102.5 mb/d

Comes in: a figure in its sentence, the text before it and behind it in its clause. Goes out: its change; the level, of
an amount that only tells again to what a change led; None where these words tell nothing.
"""

from __future__ import annotations

import re

from etl.meaning.change import Change
from etl.meaning.view import Placed, View
from etl.patterns import pattern

OBJECT, NOUN = pattern("meaning.changes_en.object"), pattern("meaning.changes_en.noun")
PASSIVE, STOCKS = pattern("meaning.changes_en.passive"), pattern("meaning.changes_en.stocks")
BEYOND = pattern("meaning.changes_en.beyond")
BOUND, OR_LEVEL = pattern("meaning.changes_en.bound"), pattern("meaning.changes_en.or_level")
HARVESTED, JOBS = pattern("meaning.changes_en.harvested"), pattern("meaning.changes_en.jobs")
NEAR = 12  # characters behind an amount in which it is told of what it is
MUCH = 3  # times of an amount that another one of the same unit is no other way to put it


def read_told_change(view: View, figure: Placed, left: str, right: str, amount: Change | None) -> Change | None:
    """What such words tell of a figure; `amount`: the change of the amount before it."""
    if figure.mention.unit == "percent":
        return _of(NOUN.search(left), figure, left, "growth")
    if _is_level_of(view, figure, left, amount):
        return Change("level", None)
    is_crop = HARVESTED.search(left) and JOBS.search(left[-2:] + figure.mention.quote + right[:NEAR]) is None
    for words in (NOUN, STOCKS) if is_crop else (OBJECT, NOUN, STOCKS):
        found = _of(words.search(left), figure, left, "change")
        if found is not None:
            return found
    passive = PASSIVE.match(right)
    return None if passive is None else Change("change", "up" if passive["up"] else "down")


def _of(found: re.Match[str] | None, figure: Placed, left: str, transformation: str) -> Change | None:
    """The change that words before a figure tell, and where they stand."""
    if found is None:
        return None
    group = "up" if found["up"] else "down"
    first = figure.start - len(left)
    return Change(transformation, group, first + found.start(group), first + found.end(group))


def _is_level_of(view: View, figure: Placed, left: str, amount: Change | None) -> bool:
    """Whether a figure tells in other words to what the change before it led."""
    at = next(place for place, other in enumerate(view.figures) if other is figure)
    if at == 0 or amount is None or amount.transformation != "change" or OR_LEVEL.match(left) is None:
        return False
    told, value = view.figures[at - 1].mention, figure.mention.value
    is_more = told.value is not None and value is not None and abs(value) > MUCH * abs(told.value)
    return is_more and told.unit == figure.mention.unit
