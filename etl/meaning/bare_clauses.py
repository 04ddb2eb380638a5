"""What a Korean figure measures whose clause names nothing: what the sentence before counted in its unit.

    신규 신청자는 지난달 9만 9천 명이었다. 9월에는 10만 8천 명까지 늘었다.    the same applicants

Comes in: a figure in its sentence, and what was measured before. Goes out: the last of it in the unit of the figure, if
the words before the figure in its clause only tell when, how, or point back (이 수치는); else nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.meaning.change import Change
from etl.meaning.measured import Measure, grammar_of
from etl.meaning.phrases import ADVERB, split, words_of
from etl.meaning.verb_forms import is_verb_form
from etl.meaning.view import Placed, View
from etl.patterns import pattern
from etl.rules import Rules

TIME = pattern("meaning.bare_clauses.time")
LINK = pattern("meaning.bare_clauses.link")
UNTOLD = frozenset({None, "percent", "percentage_point", "times", "fraction", "person", "item", "USD", "KRW", "EUR"})
ELIDED = "unit_elided"  # the note of a figure whose noun stands before it


def of_sentence_before(
    view: View, figure: Placed, change: Change, told: Sequence[Measure], rules: Rules
) -> Measure | None:
    """What the sentence before measured in the unit of a figure that names nothing."""
    if view.language != "ko" or change.transformation != "level":
        return None
    same = next((one for one in reversed(told) if one.unit == figure.mention.unit), None)
    before, _ = view.neighbours(figure)
    first = max(view.clause_of(figure.start)[0], before)
    if same is None or before > view.start or not is_bare(view.text, first, figure.start, rules):
        return None
    return replace(same, how="paragraph", sure=False)


def is_bare(text: str, first: int, stop: int, rules: Rules) -> bool:
    """Whether a stretch of text names nothing that could be measured: 9월에는, 지난해 같은 달에는 무려."""
    general = grammar_of(rules).general
    return all(_is_empty(word, general) for word in words_of(text, first, stop))


def _is_empty(word: str, general: frozenset[str]) -> bool:
    parts = split(word)
    bare = parts[0] if parts is not None else word
    is_time = TIME.fullmatch(word) is not None or LINK.fullmatch(word) is not None
    return is_time or {word, bare} & general != set() or ADVERB.search(word) is not None or is_verb_form(word)


def counted_last(figure: Placed, latest: Mapping[str | None, Measure]) -> Measure | None:
    """What was counted last in the unit of a figure that names nothing itself."""
    told = latest.get(figure.mention.unit)
    if told is None or (figure.mention.unit in UNTOLD and ELIDED not in figure.mention.notes):
        return None
    return replace(told, how="document", sure=False)
