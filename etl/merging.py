"""Two people's decisions as one: what they agree on once, what one of them settled alone, and where they differ.

Comes in: files as datasets/decisions.csv, one a person, or what stands in the workspace. Goes out: the decisions that
nobody speaks against, and each conflict with all sides of it, for a person to settle. Nothing is chosen by us, not by
date either. Refused as RuleError: a file that the schema refuses.

Two decisions are about one figure if they name the same place, or the same words with the same words beside them: the
text may have grown between the two. One place with other words is a conflict too, since only one can hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.deciding import change_decisions
from etl.decisions import LEDGER, MENDED, STATED, Decision, read_decisions
from etl.errors import InputError, RuleError
from etl.schemas.inputs import Inputs

TABLES = ("indicator", "unit", "origin", "concept", "area")  # whose ids a decision may name


@dataclass(frozen=True, slots=True)
class Side:
    """A decision and the file that it stands in."""

    file: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it: `agreed` counts figures that several settled alike, `conflicts` have two sides or more each."""

    decisions: tuple[Decision, ...]
    agreed: int
    conflicts: tuple[tuple[Side, ...], ...]


def read_file(workspace: Path, path: Path) -> list[Side]:
    """The decisions of a file by the schema of a workspace; RuleError that names the file."""
    if not path.is_file():
        raise RuleError([f"{path}: found no file there, expected decisions as in {LEDGER}; name another one"])
    known = Inputs(workspace)
    names = {table: known.names(table) or () for table in TABLES}
    inputs = Inputs(workspace, **names)
    try:
        inputs.lay(LEDGER, path.read_bytes())
        found = read_decisions(inputs)
        inputs.check()
    except InputError as error:
        raise RuleError([line.replace(LEDGER, str(path)) for line in error.problems]) from error
    return [Side(path.name, decision) for decision in found]


def merge(files: Sequence[Sequence[Side]]) -> Merged:
    """The decisions of several files; where two differ about a figure, neither is among them.

    >>> kim = Side("kim.csv", Decision("a:1-2", "reject", None, "a page", "Kim", "2025-01-02"))
    >>> lee = Side("lee.csv", Decision("a:1-2", "accept", "births.kr", "read", "Lee", "2025-01-01"))
    >>> merged = merge([[kim], [lee]])
    >>> merged.decisions, [side.file for side in merged.conflicts[0]]
    ((), ['kim.csv', 'lee.csv'])
    """
    decisions, agreed, conflicts = [], 0, []
    for sides in _group(side for file in files for side in file):
        quotes = {side.decision.quote for side in sides if side.decision.quote}  # older files have none
        if len(quotes) > 1 or len({_what(side.decision) for side in sides}) > 1:
            conflicts.append(sides)
            continue
        decisions.append(min((side.decision for side in sides), key=lambda one: (not one.quote, one.decided)))
        agreed += len(sides) > 1
    return Merged(tuple(decisions), agreed, tuple(conflicts))


def merge_into(workspace: Path, files: Sequence[Sequence[Side]]) -> Merged:
    """The same with what stands in the workspace, which is written; of a conflict what stands there stays."""
    merged: list[Merged] = []

    def add(standing: Sequence[Decision]) -> list[Decision]:
        merged[:] = [merge([[Side(LEDGER, decision) for decision in standing], *files])]
        kept = {decision.mention for decision in standing}
        return [*standing, *(one for one in merged[0].decisions if one.mention not in kept)]

    change_decisions(workspace, add)
    return merged[0]


def tell_conflict(sides: Sequence[Side]) -> str:
    """One line: the figure, and what each person says of it."""
    told = "; ".join(f"{side.file}: {_say(side.decision)}" for side in sides)
    first = sides[0].decision
    figure = f" ‘{first.quote}’" if first.quote else ""
    return f"{first.mention}{figure}: {told}"


def _group(sides: Iterable[Side]) -> Iterator[tuple[Side, ...]]:
    """Sides about one figure together, in the order of the first of each."""
    groups: list[list[Side]] = []
    by_place: dict[str, list[Side]] = {}
    by_words: dict[tuple[str, ...], list[Side]] = {}
    for side in sides:
        place, words = side.decision.mention, _words(side.decision)
        group = by_place.get(place) or (by_words.get(words) if words else None)
        if group is None:
            group = []
            groups.append(group)
        group.append(side)
        by_place[place] = group
        if words:
            by_words.setdefault(words, group)
    return map(tuple, groups)


def _words(decision: Decision) -> tuple[str, ...] | None:
    """What tells a figure by its words; nothing where none stand beside it."""
    if not decision.quote or not (decision.before or decision.after):
        return None
    return (decision.document, decision.quote, decision.before, decision.after)


def _what(d: Decision) -> tuple[str | None, ...]:
    """What a decision settles."""
    return (d.action, d.indicator, *(getattr(d, name) for name in (*MENDED, *STATED)))


def _say(d: Decision) -> str:
    mended = ", ".join(part for name in (*MENDED, *STATED) if (part := getattr(d, name)))
    what = " ".join(part for part in (d.action, d.indicator or "", f"({mended})" if mended else "") if part)
    return f"{what} by {d.person}, {d.decided}: {' '.join(d.reason.split())}"
