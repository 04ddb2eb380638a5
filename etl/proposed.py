"""What a model proposed about figures, as a person is shown it: it waits, and nothing is made of it before.

datasets/proposals.csv has one line a figure that a model was asked about:

    mention_id     as in the store when it was asked
    model          what proposed it, `proposed` the ISO date
    indicator_id   what the slots compose, with its names; empty where they compose none
    quote          the figure as the text writes it, and the words on both sides of it (`before`, `after`), by which it
                   is found again
    measure …      a slot, and in the column `…_words` the words of the text that the model quoted for it
    dropped        slots that did not hold, each with the reason: `period:not_quoted origin:unknown_value`

No build reads this file, and it does not count in the version of a store. A proposal ends in a decision that a person
takes (`read_as_decision`), or nowhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from etl.deciding import rewrite
from etl.decisions import Decision
from etl.guarding import write_table
from etl.schemas import proposals as schema
from etl.schemas.inputs import Inputs
from etl.schemas.proposals import COLUMNS, SLOTS, WORDS, ProposalEntry

LEDGER = schema.KIND.path
LOCK = "build/.proposals.lock"


class Quoted(NamedTuple):
    """The value of a slot and the words of the text that say so."""

    value: str
    words: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of the file."""

    mention: str
    model: str
    proposed: str
    quote: str
    before: str = ""
    after: str = ""
    indicator: str = ""
    indicator_ko: str = ""
    indicator_en: str = ""
    slots: Mapping[str, Quoted] = field(default_factory=dict)
    dropped: str = ""

    @property
    def anchor(self) -> tuple[str, ...]:
        """By what its figure is known again."""
        return find_anchor(self.mention, self.quote, self.before, self.after)

    @property
    def mark(self) -> str:
        """A short hash of all of it: who takes a proposal takes the one that was seen."""
        return hashlib.sha256("\0".join(_cells(self)).encode()).hexdigest()[:16]


def find_anchor(mention: str, quote: str, before: str, after: str) -> tuple[str, ...]:
    """Document and words of a figure, however the lines are broken.

    >>> find_anchor("002:5-9", "23만 명", "출생아는\\n", " 으로")
    ('002', '23만명', '출생아는', '으로')
    """
    return (mention.rpartition(":")[0], *("".join(words.split()) for words in (quote, before, after)))


def load_proposals(workspace: Path) -> tuple[Proposal, ...]:
    """Read the file, empty if there is none; RuleError with all problems."""
    inputs = Inputs(workspace)
    found = tuple(_read_entry(entry) for _, file in inputs.read(schema.KIND) for entry in file.proposal)
    inputs.check()
    return found


def find_proposal(proposals: Iterable[Proposal], mention: str, anchor: tuple[str, ...]) -> Proposal | None:
    """What was proposed about a figure: the one of its place, else the only one of its words."""
    same = [one for one in proposals if one.anchor == anchor]
    here = [one for one in same if one.mention == mention]
    return here[0] if here else same[0] if len(same) == 1 else None


def keep_proposal(workspace: Path, proposal: Proposal) -> None:
    """Add a proposal, in place of an older one about the same figure; the file is whole at any time."""

    def make(_before: bytes | None) -> str:
        others = (one for one in load_proposals(workspace) if one.mention != proposal.mention)
        return write_csv([*others, proposal])

    rewrite(workspace, LOCK, schema.KIND, make)


def read_as_decision(
    proposal: Proposal, mention: str, person: str, reason: str, day: str, listed: Collection[str]
) -> Decision:
    """The decision of a person who takes a proposal as a whole; `listed` are the indicators of the catalogue."""
    return Decision(
        mention=mention,
        action="assign" if proposal.indicator in listed else "accept",
        indicator=proposal.indicator,
        reason=reason,
        person=person,
        decided=day,
        quote=proposal.quote,
        before=proposal.before,
        after=proposal.after,
        **{slot: quoted.value for slot, quoted in proposal.slots.items()},
    )


def write_csv(proposals: Sequence[Proposal]) -> str:
    """The proposals as the file has them."""
    return write_table(COLUMNS, map(_cells, proposals))


def _cells(p: Proposal) -> list[str]:
    slots = [cell for slot in SLOTS for cell in p.slots.get(slot, ("", ""))]
    names = (p.indicator, p.indicator_ko, p.indicator_en)
    return [p.mention, p.model, p.proposed, *names, p.quote, p.before, p.after, *slots, p.dropped]


def _read_entry(entry: ProposalEntry) -> Proposal:
    return Proposal(
        mention=entry.mention_id,
        model=entry.model,
        proposed=entry.proposed,
        quote=entry.quote,
        before=entry.before or "",
        after=entry.after or "",
        indicator=entry.indicator_id or "",
        indicator_ko=entry.indicator_ko or "",
        indicator_en=entry.indicator_en or "",
        slots={slot: Quoted(value, getattr(entry, slot + WORDS)) for slot in SLOTS if (value := getattr(entry, slot))},
        dropped=entry.dropped or "",
    )
