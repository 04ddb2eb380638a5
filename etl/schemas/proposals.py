"""datasets/proposals.csv: what a model proposed about mentions. What the columns mean: etl/proposed.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import StringConstraints, create_model

from etl.schemas.base import Entry, File, Kind
from etl.schemas.decisions import AreaId, ConceptName, FormName, KindName, MentionId, OriginId, UnitId, Window
from etl.schemas.fields import Day, Line
from etl.schemas.problems import Fault, show

LONGEST = 200  # characters that a slot may quote
SLOTS = {
    "measure": ConceptName,
    "ref_area": AreaId,
    "counterpart_area": AreaId,
    "transformation": FormName,
    "unit": UnitId,
    "period": Window,
    "base": Window,
    "origin": OriginId,
    "kind": KindName,
}
WORDS = "_words"  # behind the name of a slot: what it quotes
SLOT_COLUMNS = tuple(column for slot in SLOTS for column in (slot, slot + WORDS))
COLUMNS = (
    *("mention_id", "model", "proposed", "indicator_id", "indicator_ko", "indicator_en", "quote", "before", "after"),
    *SLOT_COLUMNS,
    "dropped",
)
# as the text has them: it may hold signs that are not seen
Verbatim = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]


class ProposalEntry(Entry):
    """One line; an empty cell is a key that is not there."""

    mention_id: MentionId
    model: Line
    proposed: Day
    indicator_id: Annotated[str, StringConstraints(max_length=500)] | None = None
    indicator_ko: Line | None = None
    indicator_en: Line | None = None
    quote: Verbatim
    before: Verbatim | None = None
    after: Verbatim | None = None
    dropped: Line | None = None


_fields = {
    name: (kind | None, None) for slot, sort in SLOTS.items() for name, kind in ((slot, sort), (slot + WORDS, Verbatim))
}
SlottedEntry: type[ProposalEntry] = create_model("SlottedEntry", __base__=ProposalEntry, **_fields)  # type: ignore[call-overload]  # its fields come from SLOTS


class ProposalsFile(File):
    """datasets/proposals.csv."""

    proposal: tuple[SlottedEntry, ...] = ()  # type: ignore[valid-type]  # made above

    def faults(self) -> Iterator[Fault]:
        """Slots without their words, and words of none."""
        for place, entry in enumerate(self.proposal):
            for slot in SLOTS:
                value, words = getattr(entry, slot), getattr(entry, slot + WORDS)
                if (value is None) != (words is None):
                    found = show(slot) + (" without words" if words is None else " without a value")
                    yield Fault(("proposal", place, slot), found, "both or none", "take the line out")


KIND = Kind("datasets/proposals.csv", ProposalsFile, "proposal", key="mention_id", columns=COLUMNS, is_needed=False)
