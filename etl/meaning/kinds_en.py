"""What sort of statement a figure of an English sentence is: by the words that govern it in its clause.

    demand will rise by 5% · it plans to hire 400 · the target of 3% · were seen at 2.1%, up from 1.9% in 2023

A word governs what stands behind it up to where its clause is closed: by a contrast, by a look back (after falling 2%,
up from 3%), by the past tense of another verb; the subject of a passive is governed by it as well (400 wells are to be
drilled). Of two words that govern a figure the nearer decides, and what is to come is no estimate.

Comes in: a sentence with its figures as their words were read. Goes out: the same with the kind of their clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from etl.meaning.view import Placed, View
from etl.model import Mention
from etl.patterns import pattern

# by kind: what governs the words behind it; the passive of which a figure is the subject; what stands beside a figure
GOVERNS = {
    "cap": pattern("meaning.kinds_en.caps"),
    "plan": pattern("meaning.kinds_en.plans"),
    "forecast": pattern("meaning.kinds_en.forecasts"),
    "estimate": pattern("meaning.kinds_en.estimates"),
    "claim": pattern("meaning.kinds_en.claims"),
}
PASSIVES = {
    "plan": pattern("meaning.kinds_en.passive_plans"),
    "forecast": pattern("meaning.kinds_en.passive_forecasts"),
    "estimate": pattern("meaning.kinds_en.passive_estimates"),
}
BESIDE = {
    "cap": pattern("meaning.kinds_en.beside_caps"),
    "plan": pattern("meaning.kinds_en.beside_plans"),
    "forecast": pattern("meaning.kinds_en.beside_forecasts"),
    "estimate": pattern("meaning.kinds_en.beside_estimates"),
}
BEHIND = {
    "forecast": pattern("meaning.kinds_en.behind_forecasts"),
    "estimate": pattern("meaning.kinds_en.behind_estimates"),
}
CLOSES = pattern("meaning.kinds_en.closes")  # what stands behind is of another clause
LOOKS_BACK = pattern("meaning.kinds_en.looks_back")  # … is an old value
REVISED = pattern("meaning.kinds_en.revised")  # … but of what is revised: the forecast was cut to 2% from 3%
DOING = pattern("meaning.kinds_en.doing")  # the verb of a figure that counts who plan, expect: 44% plan to hire
FINITE = pattern("meaning.kinds_en.finite")
THAT = pattern("meaning.kinds_en.that")  # what one says begins
PUTS, MOVES = pattern("meaning.kinds_en.puts"), pattern("meaning.kinds_en.moves")
WAS = pattern("meaning.kinds_en.was")
COUNTS = pattern("meaning.kinds_en.counts")
NOTE = "kind.clause"
TO_COME = frozenset({"forecast", "plan"})
LATER = {"estimate": 1, "claim": 1}  # what is to come is no estimate, whichever word is nearer
RATIOS = frozenset({"percent", "percentage_point"})


class Cue(NamedTuple):
    """A word that tells a kind, and where it stands."""

    kind: str
    start: int
    end: int


def settle_clauses(view: View, mentions: Sequence[Mention], published: str | None) -> list[Mention]:
    """The figures of a sentence with the kinds of their clauses; those that no word governs as they are. `published`:
    what lies behind it is to come."""
    settled = []
    for figure, mention in zip(view.figures, mentions, strict=True):
        kind = _kind_of(figure, view, mention, is_later=_is_later(mention, published))
        settled.append(mention if kind is None else _as(mention, kind))
    return settled


def _kind_of(figure: Placed, view: View, mention: Mention, *, is_later: bool) -> str | None:
    """The kind that the clause of a figure tells; None where it leaves it open."""
    last, following = view.neighbours(figure)
    if DOING.match(view.text, figure.end, view.end) is not None:
        return "observed"
    for kind, beside in BESIDE.items():
        if beside.match(view.text, figure.end, following) is not None:
            return kind
    looks_back = LOOKS_BACK.search(view.text, last, figure.start) is not None
    every = [*_before(figure, view, mention, is_later=is_later)]
    cues = [cue for cue in every if _reaches(cue, figure, view, looks_back)]
    is_planned = any(cue.kind == "plan" for cue in cues)  # announced that 5,000 would be sent
    cues += [cue for cue in _subject_of(figure, view, following) if not (is_planned and cue.kind == "forecast")]
    if cues:
        return max(cues, key=lambda cue: (-LATER.get(cue.kind, 0), -abs(cue.start - figure.start))).kind
    if looks_back:
        return "observed" if every else None
    for kind, behind in BEHIND.items():
        if behind.match(view.text, figure.end, following) is not None:
            return kind
    return "observed" if mention.kind in TO_COME and not is_later else None


def _is_later(mention: Mention, published: str | None) -> bool:
    """Whether the time of a figure ends after the text was published."""
    end = mention.period.end if mention.period is not None else None
    return end is not None and published is not None and end > published[: len(end)]


def _as(mention: Mention, kind: str) -> Mention:
    notes = (NOTE, *(note for note in mention.notes if not note.startswith("kind.")))
    return replace(mention, kind=kind, notes=notes)


def _before(figure: Placed, view: View, mention: Mention, *, is_later: bool) -> Iterator[Cue]:
    """The words before a figure that tell a kind, in its sentence."""
    for kind, cue in GOVERNS.items():
        yield from (Cue(kind, *span) for span in view.spans(cue) if span[1] <= figure.start)
    if mention.unit not in RATIOS and COUNTS.search(view.text, view.start, figure.start) is None:
        kind = "forecast" if is_later else "estimate"
        yield from (Cue(kind, *span) for span in view.spans(PUTS) if span[1] <= figure.start)
    if is_later:
        yield from (Cue("forecast", *span) for span in view.spans(MOVES) if span[1] <= figure.start)


def _reaches(cue: Cue, figure: Placed, view: View, looks_back: bool) -> bool:
    """Whether the clause that a word governs still holds a figure."""
    is_same = cue.kind == "estimate" and WAS.search(view.text, cue.end, figure.start) is not None
    if looks_back and not is_same and not any(start <= cue.start <= end for start, end in view.spans(REVISED)):
        opened = [hit.start() for hit in LOOKS_BACK.finditer(view.text, cue.start, figure.start)]
        if opened and cue.end <= opened[-1]:
            return False
    return CLOSES.search(view.text, cue.end, figure.start) is None


def _subject_of(figure: Placed, view: View, following: int) -> list[Cue]:
    """The passive whose subject a figure is: 400 wells are to be drilled, 60 ships are thought to have sunk."""
    said = [end for _, end in view.spans(THAT) if end <= figure.start]
    begin = max(view.clause_of(figure.start)[0], *said[-1:], view.start)
    if FINITE.search(view.text, begin, figure.start) is not None:
        return []
    hits = ((kind, passive.match(view.text, figure.end, following)) for kind, passive in PASSIVES.items())
    return [Cue(kind, hit.end(), hit.end()) for kind, hit in hits if hit is not None]
