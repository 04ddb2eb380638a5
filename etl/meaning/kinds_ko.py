"""What sort of statement a Korean figure is, by the grammar of its own clause, where words farther off told another.

    재작년 31억 달러였지만 내년 52억 달러로 늘 전망이다    a clause that has ended tells what was counted
    목표를 웃돈 52억 달러였다                           what is beaten says nothing of what beat it
    내년 주택 52만 가구를 공급한다                       who does something next year means to do it

Comes in: a sentence and one of its figures with the kind read from the words around it. Goes out: the figure with the
kind that holds.
"""

from __future__ import annotations

from dataclasses import replace

from etl.meaning.foretold import is_revised
from etl.meaning.measured import OCCURRENCE
from etl.meaning.view import Placed, View
from etl.mentions.kinds import kind_patterns
from etl.model import Mention
from etl.patterns import pattern
from etl.rules import Rules

ENDED = pattern("meaning.kinds_ko.ended")
BEATEN = pattern("meaning.kinds_ko.beaten")
BECAME = pattern("meaning.kinds_ko.became")
WAS = pattern("meaning.kinds_ko.was")
FORESEEN = pattern("meaning.kinds_ko.foreseen")
FORBIDS = pattern("meaning.kinds_ko.forbids")
SEEMS = pattern("meaning.kinds_ko.seems")
INTENDS = pattern("meaning.kinds_ko.intends")
AHEAD = frozenset({"plan", "forecast"})
OF_WORDS = ("plan", "forecast", "estimate", "cap")
UNTOLD = frozenset({"observed", "claim"})
GUESSED = "kind.unsourced.guess"
YEAR = 4  # characters of a date that tell its year
TO_COME = "kind.forecast.to_come"
TAKEN_OVER = ".taken_over"


def settle_ko(view: View, figure: Placed, mention: Mention, rules: Rules, published: str | None) -> Mention:
    """A figure with the kind that its own clause gives it."""
    kind = mention.kind
    if kind in UNTOLD:
        return _untold(view, figure, mention, published)
    if kind not in OF_WORDS:
        return mention
    end = mention.period.end if mention.period is not None else None
    is_past = end is not None and published is not None and end < published[: len(end)]
    if kind in AHEAD and is_past and any(note.endswith(TAKEN_OVER) for note in mention.notes):
        return _as(mention, "observed") if WAS.search(view.text, figure.end, view.end) is not None else mention
    first, last = view.neighbours(figure)[0], view.clause_of(figure.end)[1]
    if kind == "estimate" and _is_to_come(mention, published) and FORESEEN.search(view.text, figure.end, last):
        return _as(mention, "forecast")
    is_told = _tells(view, figure.end, last, rules)
    if BEATEN.search(view.text, first, figure.start) is not None and not is_told:
        return _as(mention, "observed")
    is_named = _tells(view, first, figure.start, rules)
    if (
        kind in AHEAD
        and is_past
        and not is_named
        and not is_revised(figure, view)
        and BECAME.match(view.text, figure.end)
    ):
        return _as(mention, "observed")
    is_told = is_told or is_named
    if kind == "cap" or is_told:
        return _as(mention, "estimate") if kind == "forecast" and is_past and _seems(view, figure) else mention
    is_over = kind in AHEAD and is_past
    if kind in AHEAD and last < view.end and (is_over or ENDED.search(view.text, figure.end, last) is not None):
        return _as(mention, "observed")
    if TO_COME in mention.notes and INTENDS.match(view.text, figure.end, last) is not None:
        return _as(mention, "plan")
    return mention


def _untold(view: View, figure: Placed, mention: Mention, published: str | None) -> Mention:
    """A figure of which no word tells a kind: a limit that may not be passed, what somebody does in a time to come; a
    plain count is observed, whoever counted, but how often something happened, and
    a vague amount."""
    if FORBIDS.match(view.text, figure.end) is not None:
        high = mention.value if mention.high is None else mention.high
        return replace(_as(mention, "cap"), bound="at_most", low=None, high=high)
    if (
        _is_to_come(mention, published)
        and INTENDS.match(view.text, figure.end, view.clause_of(figure.end)[1]) is not None
    ):
        return _as(mention, "plan")
    is_plain = any(note.startswith(GUESSED) for note in mention.notes) and not mention.is_vague
    is_plain = is_plain and mention.unit != OCCURRENCE and mention.bound != "at_least"
    return _as(mention, "observed") if is_plain else mention


def _is_to_come(mention: Mention, published: str | None) -> bool:
    """Whether the year of a figure begins after its text came out."""
    start = mention.period.start if mention.period is not None else None
    return start is not None and published is not None and start[:YEAR] > published[:YEAR]


def _tells(view: View, first: int, last: int, rules: Rules) -> bool:
    """Whether words of a kind stand in a stretch."""
    patterns = kind_patterns(rules)
    return any(patterns[kind].search(view.text, first, last) is not None for kind in OF_WORDS)


def _seems(view: View, figure: Placed) -> bool:
    """Whether a clause tells of what has been that it seems so: 52억 달러에 달한 것으로 보인다."""
    return SEEMS.search(view.text, figure.end, view.clause_of(figure.end)[1]) is not None


def _as(mention: Mention, kind: str) -> Mention:
    return replace(mention, kind=kind, notes=(*mention.notes, "kind.own_clause"))
