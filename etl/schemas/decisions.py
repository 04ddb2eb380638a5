"""datasets/decisions.csv: what people settled about mentions. What the columns mean: etl/decisions.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from etl.schemas.base import Entry, File, Kind
from etl.schemas.fields import DOCUMENT, Day, Line, Prose, known, one_of
from etl.schemas.problems import Fault, show

OLDER = ("mention_id", "action", "indicator_id", "reason", "person", "decided")
COLUMNS = (*OLDER, "quote", "before", "after")
ACTIONS = ("accept", "assign", "reject")
MentionId = Annotated[
    str,
    StringConstraints(pattern=rf"^{DOCUMENT}:[0-9]+-[0-9]+$", max_length=150),
    Field(description="the id of a mention, as 002:8020-8032"),
]


LISTED = known("indicator", "datasets/indicators/")


class DecisionEntry(Entry):
    """One line; an empty cell is a key that is not there."""

    mention_id: MentionId
    action: Annotated[str, one_of(*ACTIONS), Field(description=f"one of {', '.join(ACTIONS)}")]
    indicator_id: Line | None = None
    reason: Prose
    person: Line
    decided: Day
    quote: Prose | None = None
    before: Prose | None = None
    after: Prose | None = None

    @field_validator("indicator_id")
    @classmethod
    def _is_listed(cls, value: str | None, info: ValidationInfo) -> str | None:
        """What is assigned must be listed; what is accepted may have been composed."""
        return LISTED.func(value, info) if info.data.get("action") == "assign" else value  # type: ignore[call-arg]


class DecisionsFile(File):
    """datasets/decisions.csv."""

    decision: tuple[DecisionEntry, ...] = ()

    def faults(self) -> Iterator[Fault]:
        """Actions with an indicator too many or too few."""
        for place, entry in enumerate(self.decision):
            loc = ("decision", place, "indicator_id")
            if entry.action == "assign" and entry.indicator_id is None:
                yield Fault(loc, "nothing", "the id of the indicator to assign", "please add it")
            if entry.action == "reject" and entry.indicator_id is not None:
                yield Fault(loc, show(entry.indicator_id), "nothing: reject takes no indicator", "empty it")


KIND = Kind(
    "datasets/decisions.csv",
    DecisionsFile,
    "decision",
    key="mention_id",
    columns=COLUMNS,
    older=len(OLDER),
    is_needed=False,
)
