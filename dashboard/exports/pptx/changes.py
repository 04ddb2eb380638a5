"""What has changed between two states of a slide, and the slide that tells it.

A figure is the same if its id, or its words and its passage, are the same: a text that grew at its
beginning moves every later figure and changes none. What cannot be matched is new or gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dashboard.exports.pptx.drawing import MUTE
from dashboard.exports.pptx.notes import Known
from dashboard.exports.pptx.plan import Figure, SlidePlan
from dashboard.exports.pptx.text import Paragraph, Run
from dashboard.i18n import Text

ALIKE = 0.6  # of two passages that tell the same figure anew
CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Change:
    """One figure: before and now; None: it was not there, or is gone."""

    slide: str
    old: Known | None
    new: Figure | None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something else that a reader of the deck should know about a slide."""

    slide: str
    words: str


def compare_figures(plan: SlidePlan, known: Mapping[str, Known]) -> list[Change]:
    """The figures of a slide that are not what they were, in their order, then those that are gone."""
    left = dict(known)
    pairs: dict[str, Known] = {}
    for match in (_is_same, _has_id, _is_retold):
        for figure in plan.figures:
            if figure.id in pairs:
                continue
            found = next((key for key, old in left.items() if match(figure, key, old)), None)
            if found is not None:
                pairs[figure.id] = left.pop(found)
    changes = [
        Change(plan.name, pairs.get(figure.id), figure)
        for figure in plan.figures
        if figure.id not in pairs or not _says_same(figure, pairs[figure.id])
    ]
    return [*changes, *(Change(plan.name, old, None) for old in left.values())]


def tell_changes(changes: Sequence[Change], remarks: Sequence[Remark], text: Text) -> Iterator[Paragraph]:
    """Each change with both passages; then what was kept."""
    for change in changes:
        new, old = change.new, change.old
        who = f" · {new.origin}" if new else ""
        yield (Run(change.slide + who, 14, bold=True),)
        before = old.quote if old else text("deck.changes_was_none")
        after = new.quote if new else text("deck.changes_is_none")
        link = new.address if new else ""
        yield (Run(f"{before} → ", 20), Run(after, 20, bold=True, link=link))
        if old and old.passage:
            yield (Run(f"{text('deck.changes_old')}: “{old.passage}”", 12.5, MUTE),)
        if new:
            yield (Run(f"{text('deck.changes_new')}: “{new.passage}”", 12.5, MUTE),)
        yield (Run(" ", 10),)
    for remark in remarks:
        yield (Run(f"{remark.slide}: ", 12, bold=True), Run(remark.words, 12))


def _is_same(figure: Figure, _key: str, old: Known) -> bool:
    return figure.quote == old.quote and figure.passage == old.passage and _says_same(figure, old)


def _has_id(figure: Figure, key: str, _old: Known) -> bool:
    return figure.id == key


def _is_retold(figure: Figure, key: str, old: Known) -> bool:
    """Another number or wording in what is otherwise the same passage of the same document."""
    if figure.id.partition(":")[0] != key.partition(":")[0]:
        return False
    return SequenceMatcher(None, figure.passage, old.passage, autojunk=False).ratio() >= ALIKE


def _says_same(figure: Figure, old: Known) -> bool:
    return figure.quote == old.quote and (not old.details or figure.details == old.details)
