"""A deficit is a level below zero of a balance: 109조 원 적자, 贸易逆差139亿, a deficit of $4 billion.

The word of a deficit or a surplus beside a figure tells that it is of the balance of what the text measures (of
trade the trade balance, of a budget the fiscal balance), and its sign; a figure that goes on with the balance of one
before it has its sign.
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.meaning.change import Change
from etl.meaning.measured import Measure
from etl.meaning.state import State
from etl.meaning.view import Placed, View
from etl.model import OPEN
from etl.patterns import pattern
from etl.rules import Rules

BEHIND = pattern("meaning.balances.behind")
BEFORE = pattern("meaning.balances.before")
BARE = pattern("meaning.balances.bare")
DEFICIT, OUTFLOW = pattern("meaning.balances.deficit"), pattern("meaning.balances.outflow")
FLOWS_BEHIND, FLOWS_BEFORE = pattern("meaning.balances.flows_behind"), pattern("meaning.balances.flows_before")
GUESSES = frozenset({"default", "guess", "list"})
FAR = 90  # characters before a figure


def balance_of(measure: Measure | None, rules: Rules) -> str | None:
    """The balance that a deficit of a measure is: itself, if it is one."""
    concept = rules.vocabulary.concepts.get(measure.id) if measure is not None else None
    return concept.balance if concept is not None else None


def side_of(view: View, figure: Placed) -> str | None:
    """down for a deficit, up for a surplus, None where no word beside the figure tells one."""
    return _side(view, figure, (BEHIND, BEFORE), DEFICIT)


def _side(
    view: View, figure: Placed, words: tuple[re.Pattern[str], re.Pattern[str]], down: re.Pattern[str]
) -> str | None:
    before, after = view.neighbours(figure)
    told = words[0].match(view.text, figure.end, max(figure.end, min(after, view.end)))
    if told is None:
        first = max(before, view.clause_of(figure.start)[0], figure.start - FAR)
        told = words[1].search(view.text, first, figure.start)
    if told is None:
        return None
    return "down" if down.search(told[0]) else "up"


def _of_what(view: View, figure: Placed, measure: Measure | None, state: State, rules: Rules) -> Measure | None:
    """What has the balance that a bare word tells: 수출은 52억 달러, 수입은 31억 달러로 21억 달러의 흑자를 냈다."""
    if measure is None or not measure.is_open or BARE.fullmatch(measure.id.removeprefix(OPEN)) is None:
        return measure
    concepts = rules.vocabulary.concepts
    ahead = (hit for hit in reversed(view.concepts) if hit.end <= figure.start)
    named = next((hit.id for hit in ahead if concepts[hit.id].balance is not None), None)
    told = (one.id for one in state.measures.told() if balance_of(one, rules) is not None)
    whole = named or next(told, None)
    return measure if whole is None else replace(measure, id=whole)


def as_balance(
    view: View, figure: Placed, measure: Measure | None, change: Change, state: State, rules: Rules
) -> tuple[Measure | None, Change]:
    """Measure and change of a figure, of the balance if it is one; a deficit alone is of the balance told before."""
    told = side_of(view, figure)
    if told is None and balance_of(measure, rules) is not None:  # who moves away from a place, of what its people do
        told = _side(view, figure, (FLOWS_BEHIND, FLOWS_BEFORE), OUTFLOW)
    measure = measure if told is None else _of_what(view, figure, measure, state, rules)
    balance = balance_of(measure, rules)
    if told is not None and (balance is None or (measure is not None and measure.how != "own")):
        measure = state.balance if state.balance is not None and balance is None else measure
        balance = balance_of(measure, rules)
    if measure is None or balance is None:
        return measure, change
    before = state.balance
    measure = measure if told is None else replace(measure, how="own")
    goes_on = measure.how != "own" or (before is not None and before.place == measure.place)
    told = told or (state.side if measure.id == balance and goes_on else None)
    if told is None:
        return measure, change
    measure = measure if measure.id == balance else replace(measure, id=balance)
    state.side, state.balance = told, replace(measure, how="document", sure=False)
    if change.how in GUESSES and change.direction is None and change.transformation != "share":
        change = replace(change, transformation="level")
    if change.transformation == "level":
        change = replace(change, direction="down" if told == "down" else None)
    return measure, change
