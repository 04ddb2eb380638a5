"""What people settled about mentions: accept, assign or reject, with name, date and reason.

datasets/decisions.csv has one line a decision:

    mention_id     as in the store: 002:8020-8032
    action         accept (take the nearest indicator), assign (take the one named here), reject
    indicator_id   of assign; empty otherwise
    reason         why, in a sentence
    person         who decided
    decided        ISO date

A decision wins over the rules. One that names a mention or an indicator that is not there any more
stops the build, with all the others: a person must look at it again. One about a document that the
manifest does not list sleeps until it does (etl.inputs).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.errors import RuleError
from etl.schemas import decisions as schema
from etl.schemas.decisions import COLUMNS, DecisionEntry
from etl.schemas.inputs import Inputs

__all__ = ["COLUMNS", "Decision", "check_all_met", "load_decisions", "read_decisions", "settle"]

LEDGER = schema.KIND.path


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger."""

    mention: str
    action: str
    indicator: str | None
    reason: str
    person: str
    decided: str

    @property
    def document(self) -> str:
        """The id of the document that the mention stands in."""
        return self.mention.rpartition(":")[0]


def load_decisions(workspace: Path, indicators: Collection[str]) -> tuple[Decision, ...]:
    """Read the ledger, empty if there is none; RuleError with all problems."""
    inputs = Inputs(workspace, indicator=indicators)
    decisions = read_decisions(inputs)
    inputs.check()
    return decisions


def read_decisions(inputs: Inputs) -> tuple[Decision, ...]:
    """The same of what has been read already."""
    return tuple(_read(entry) for _, file in inputs.read(schema.KIND) for entry in file.decision)


def settle(linkings: Iterable[Any], decisions: Mapping[str, Decision]) -> Iterator[Any]:
    """The linkings, each replaced by what was decided about its mention (`decisions` by mention).

    RuleError if there is nothing near to accept.
    """
    for linking in linkings:
        decision = decisions.get(linking.mention_id)
        yield linking if decision is None else _apply(decision, linking)


def check_all_met(decisions: Mapping[str, Decision], met: Collection[str]) -> None:
    """RuleError with each decision about a mention that is not there."""
    lost = sorted(decisions.keys() - set(met))
    if lost:
        raise RuleError(
            [
                f"{LEDGER}: there is no mention {mention} any more (the text or a rule has changed);"
                " decide again or take the line out"
                for mention in lost
            ]
        )


def _apply(decision: Decision, linking: Any) -> Any:
    reason = f"{decision.person}, {decision.decided}: {decision.reason}"
    if decision.action == "reject":
        return replace(linking, indicator=None, status="set_aside", reason=reason)
    nearest = linking.indicator or next(iter(linking.candidates), None)
    indicator = decision.indicator if decision.action == "assign" else nearest
    if indicator is None:
        raise RuleError([f"{LEDGER}: {decision.mention}: no indicator is near to accept; assign one instead"])
    return replace(linking, indicator=indicator, status="linked", reason=reason)


def _read(entry: DecisionEntry) -> Decision:
    return Decision(
        entry.mention_id,
        entry.action,
        entry.indicator_id,
        entry.reason,
        entry.person,
        entry.decided,
    )
