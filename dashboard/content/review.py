"""What a person is asked about, one figure at a time: which it is, what stands around it in the list, what is settled.

Comes in: the store, the decisions as they stand in the workspace's file. Goes out: places in the list and plain values.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from dashboard import format
from etl.answers import Amount, DescribedMention, MentionReading, widen
from etl.deciding import Asked, find_faults, list_indicators
from etl.decisions import Decision, load_decisions
from etl.store import Store, kept

__all__ = [
    "Decision", "Queue", "Slot", "decide_on", "find_all_unfit", "find_queue", "find_readings", "find_slots",
    "find_unfit", "list_indicators", "load_decisions", "mark_all", "mark_decision", "mark_figure",
    "say_amount",
]  # fmt: skip

PARTS = {"unit": ["unit"], "period": ["period_start", "period_end"], "origin": ["origin_id"]}  # and their columns
SLOTS = ("measure", "transformation", "ref_area", "counterpart_area", "breakdown")
OWN = "clause"  # how a slot got there that the figure's own clause states
AUTHOR = "author"


class Slot(NamedTuple):
    """One slot as it was read: its name, the words for it, and how it got there."""

    name: str
    value: str
    how: str


@dataclass(frozen=True, slots=True)
class Queue:
    """The figures of a list in their order, and which of them are settled."""

    mentions: Sequence[str]
    decided: Mapping[str, Decision]

    @property
    def settled(self) -> int:
        """How many of them are settled."""
        return sum(mention in self.decided for mention in self.mentions)

    def at(self, mention: str | None) -> int | None:
        """The place of a figure; without one that of the first that is not settled; None: there is none."""
        if mention is not None:
            return self.mentions.index(mention) if mention in self.mentions else None
        return self.open_after(-1)

    def open_after(self, place: int) -> int | None:
        """The next place that is not settled, from the beginning again if need be."""
        around = (*range(place + 1, len(self.mentions)), *range(place + 1))
        return next((at for at in around if self.mentions[at] not in self.decided), None)


def find_queue(store: Store, decisions: Sequence[Decision], document: str | None) -> Queue:
    """The list of all documents or of one."""
    decided = {decision.mention: decision for decision in decisions}
    return Queue([m for m, of in _places(store) if document in (None, of)], decided)


def count_documents(store: Store) -> dict[str, int]:
    """How many figures of each document a person is asked about."""
    counts: dict[str, int] = {}
    for _, document in _places(store):
        counts[document] = counts.get(document, 0) + 1
    return counts


@kept(1)
def _places(store: Store) -> tuple[tuple[str, str], ...]:
    return tuple((row.mention_id, row.document_id) for row in store.review_places())


def find_readings(store: Store, mention: DescribedMention) -> Sequence[MentionReading]:
    """The indicators of which a figure could be, best first; of one that an entry claims that indicator alone."""
    found = store.readings(mention.mention_id)
    if found or mention.indicator_id is None:
        return found
    own = store.indicator_names([mention.indicator_id])[mention.indicator_id]
    return [MentionReading(1, mention.indicator_id, own.ko, own.en)]


def decide_on(
    mention: DescribedMention, action: str, indicator: str | None, reason: str, person: str, **mended: str
) -> Decision:
    """A decision of today about a figure, with the words beside it; `mended` is what was read otherwise."""
    return Decision(
        mention=mention.mention_id,
        action=action,
        indicator=indicator,
        reason=reason,
        person=person,
        decided=date.today().isoformat(),
        quote=" ".join(mention.quote.split()),
        before=" ".join(mention.words_before.split()),
        after=" ".join(mention.words_after.split()),
        **mended,
    )


def find_unfit(workspace: Path, mention: DescribedMention, decision: Decision) -> str | None:
    """Why a build would drop a decision about a figure, as etl.decisions says it; None if it would hold."""
    return find_all_unfit(workspace, [(mention, decision)])[0]


def find_all_unfit(workspace: Path, decided: Iterable[tuple[DescribedMention, Decision]]) -> list[str | None]:
    """The same of many, in their order."""
    asked = (Asked(decision, mention.unit, _has_number(mention)) for mention, decision in decided)
    return find_faults(workspace, asked)


def _has_number(mention: DescribedMention) -> bool:
    return any(number is not None for number in (mention.value, mention.low, mention.high))


def mark_figure(mention: DescribedMention) -> str:
    """By what a form tells which figure was shown: another text may have another one at the same place."""
    return _mark(mention.quote, mention.words_before, mention.words_after)


def mark_decision(decision: Decision) -> str:
    """By what a form tells which decision it takes back: another browser may have settled the figure otherwise."""
    return _mark(decision)


def mark_all(decisions: Sequence[Decision]) -> str:
    """By what a form tells which decisions it takes back together."""
    return _mark(*decisions)


def say_amount(mention: DescribedMention, lang: str) -> str:
    """The value that was read, in its unit."""
    unit = format.Unit(mention.unit or "", mention.unit_ko or "", mention.unit_en or "", mention.unit_symbol)
    return format.amount(widen(Amount, mention, quote_value=mention.quote), unit, lang)


def find_slots(mention: DescribedMention, measure: str | None) -> list[Slot]:
    """What was read beside the number; `measure` are the words of the text that name it. Empty slots are left out."""
    taken: dict[str, str] = json.loads(mention.taken_over)
    values = {name: _plain(getattr(mention, name)) for name in SLOTS} | {"measure": measure or _plain(mention.measure)}
    return [Slot(name, values[name], taken.get(name, OWN)) for name in SLOTS if values[name]]


def how_of(mention: DescribedMention, slot: str) -> str:
    """How a part of the figure itself got there: unit, period, origin; "" if the text does not tell it.

    What nobody else said is the author's.
    """
    if all(getattr(mention, name) is None for name in PARTS[slot]):
        return ""
    if slot == "origin" and mention.origin_id.startswith("author:"):
        return AUTHOR
    taken: dict[str, str] = json.loads(mention.taken_over)
    return taken.get(slot, OWN)


def _mark(*shown: object) -> str:
    return hashlib.blake2b(repr(shown).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _plain(value: str | Sequence[str] | None) -> str:
    return value or "" if value is None or isinstance(value, str) else ", ".join(value)
