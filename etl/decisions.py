"""What people settled about mentions: accept, assign or reject, with name, date and reason.

datasets/decisions.csv has one line a decision:

    mention_id     as in the store: 002:8020-8032
    action         accept (take the nearest indicator), assign (take the one named here), reject
    indicator_id   of assign; empty otherwise
    reason         why, in a sentence
    person         who decided
    decided        ISO date

A decision wins over the rules. One that names a mention or an indicator that is not there any more
stops the build, with all the others: a person must look at it again.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.errors import RuleError

LEDGER = "datasets/decisions.csv"
COLUMNS = ("mention_id", "action", "indicator_id", "reason", "person", "decided")
ACTIONS = ("accept", "assign", "reject")
DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the ledger."""

    mention: str
    action: str
    indicator: str | None
    reason: str
    person: str
    decided: str


def load_decisions(workspace: Path, indicators: Collection[str]) -> tuple[Decision, ...]:
    """Read the ledger, empty if there is none; RuleError with all problems."""
    path = Path(workspace) / LEDGER
    if not path.exists():
        return ()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            found = ", ".join(reader.fieldnames or ()) or "nothing"
            raise RuleError([f"{LEDGER}: the header is {found}; expected {', '.join(COLUMNS)}"])
        lines = [(reader.line_num, line) for line in reader]
    problems = [p for number, line in lines for p in _problems(number, line, indicators)]
    mentions = [line["mention_id"] for _, line in lines]
    problems += [
        f"{LEDGER}: {mention} is decided twice; keep one line"
        for mention in sorted(set(mentions))
        if mentions.count(mention) > 1
    ]
    if problems:
        raise RuleError(problems)
    return tuple(_read(line) for _, line in lines)


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


def _problems(number: int, line: Mapping[str, str], indicators: Collection[str]) -> Iterator[str]:
    place = f"{LEDGER}: line {number}"
    for column in ("mention_id", "reason", "person"):
        if not (line[column] or "").strip():
            yield f"{place}: {column} is empty"
    if line["action"] not in ACTIONS:
        yield f"{place}: action {line['action']!r}; expected one of {', '.join(ACTIONS)}"
    if line["action"] == "assign" and line["indicator_id"] not in indicators:
        yield (f"{place}: unknown indicator {line['indicator_id']!r}; expected one of datasets/indicators/")
    if line["action"] != "assign" and line["indicator_id"]:
        yield f"{place}: {line['action']} takes no indicator; leave indicator_id empty"
    if not DATE.fullmatch(line["decided"] or ""):
        yield f"{place}: decided is {line['decided']!r}; expected a date like 2026-11-20"


def _read(line: Mapping[str, str]) -> Decision:
    return Decision(
        line["mention_id"],
        line["action"],
        line["indicator_id"] or None,
        line["reason"],
        line["person"],
        line["decided"],
    )
