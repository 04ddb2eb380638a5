"""Writing decisions: one line more in datasets/decisions.csv, or one line less.

Comes in: a decision about a figure. Goes out: the file, whole and on the disk, one writer at a time. Refused as
RuleError: a line that the schema refuses, a figure that is decided already, one to undo that is not.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from filelock import FileLock, Timeout
from pydantic import ValidationError

from etl.build_folder import own_build
from etl.compose import family_of
from etl.decisions import COLUMNS, LEDGER, MENDED, NO_NUMBER, OTHER_UNIT, STATED, Decision, load_decisions, read_entry
from etl.errors import BuildError, ChangedError, DecidedError, RuleError, UndecidedError
from etl.files import clear_abandoned, read_if_there
from etl.guarding import write_table
from etl.schemas import decisions as schema
from etl.schemas import indicators, units
from etl.schemas.base import Kind
from etl.schemas.decisions import DecisionEntry
from etl.schemas.inputs import Inputs, write_checked
from etl.schemas.problems import explain

LOCK = "build/.decisions.lock"
PATIENCE = 5.0  # seconds that another writer is waited for: it writes one small file
TRIES = 5  # to write it over what was read of it
BOM = "\ufeff"


def list_indicators(workspace: Path | None) -> Collection[str]:
    """The ids of the catalogue, which a figure can be assigned to."""
    return (Inputs(workspace).names("indicator") or ()) if workspace is not None else ()


def write_decision(workspace: Path, decision: Decision) -> None:
    """Add a decision; RuleError if its figure has one already or a value does not hold."""
    write_decisions(workspace, [decision])


def write_decisions(workspace: Path, new: Sequence[Decision]) -> None:
    """Add decisions, all of them or, where one of their figures has one already or a value does not hold, none."""
    inputs = Inputs(workspace)
    entries = [_as_entry(decision, inputs) for decision in new]

    def add(decisions: Sequence[Decision]) -> list[Decision]:
        known = {other.mention: other for other in decisions}
        for decision in new:
            if other := known.get(decision.mention):
                raise DecidedError(LEDGER, decision.mention, other.person, other.decided)
        return [*decisions, *map(read_entry, entries)]

    change_decisions(workspace, add)


class Asked(NamedTuple):
    """A decision that is asked about, the unit that was read, which it may mend, and whether a number was read."""

    decision: Decision
    unit: str | None
    has_number: bool


def find_faults(workspace: Path, asked: Iterable[Asked]) -> list[str | None]:
    """Why the next build would drop each of these decisions, as it would say: NO_NUMBER, OTHER_UNIT; None if it would
    not. Told by the files alone, without building."""
    inputs = Inputs(workspace)
    return [_find_fault(inputs, one) for one in asked]


def _find_fault(inputs: Inputs, asked: Asked) -> str | None:
    decision = asked.decision
    if decision.indicator is None:
        return None
    if not asked.has_number and not decision.value:
        return NO_NUMBER
    said = decision.unit or asked.unit
    counted_in = _units_of(decision.indicator, inputs)
    if counted_in is not None:
        return None if said in counted_in else OTHER_UNIT
    if any(getattr(decision, name) for name in STATED):  # it composes another indicator, which has this unit
        return None
    read, mended = _family_of(asked.unit, inputs), _family_of(said, inputs)
    return OTHER_UNIT if read is not None and mended is not None and read != mended else None


def _units_of(indicator: str, inputs: Inputs) -> tuple[str, ...] | None:
    """The units that the figures of an indicator of the catalogue may have; None for one that was composed."""
    for _, file in inputs.read(indicators.KIND):
        for entry in file.indicator:
            if entry.id == indicator:
                return entry.units or (entry.unit,)
    return None


def _family_of(unit: str | None, inputs: Inputs) -> str | None:
    """What tells composed indicators of two units apart; None for a unit that the file does not list."""
    entries = (entry for _, file in inputs.read(units.KIND) for entry in file.unit if entry.id == unit)
    return next((family_of(entry.id, entry.dimension, entry.base) for entry in entries), None)


def undo_decision(workspace: Path, mention: str, look: Callable[[Decision], None] = lambda _decision: None) -> Decision:
    """Take the decision about a figure out, and give it; RuleError if there is none.

    `look` is shown it before, while nobody else can change it, and may raise.
    """

    def find(decisions: Sequence[Decision]) -> Sequence[Decision]:
        taken = [decision for decision in decisions if decision.mention == mention]
        if not taken:
            raise UndecidedError([f"{LEDGER}: {mention} is not decided; there is nothing to undo"])
        look(taken[0])
        return taken

    return undo_decisions(workspace, find)[0]


def undo_decisions(workspace: Path, find: Callable[[Sequence[Decision]], Sequence[Decision]]) -> Sequence[Decision]:
    """Take the decisions out that `find` finds among all, while nobody else can change them, and give them; it may
    raise."""
    taken: list[Decision] = []

    def remove(decisions: Sequence[Decision]) -> list[Decision]:
        taken[:] = find(decisions)
        gone = {decision.mention for decision in taken}
        return [decision for decision in decisions if decision.mention not in gone]

    change_decisions(workspace, remove)
    return taken


def change_decisions(workspace: Path, change: Callable[[Sequence[Decision]], list[Decision]]) -> None:
    """Read the file, change it and write it whole; an older one gets the columns that it lacks."""

    def make(before: bytes | None) -> str:
        text = write_csv(change(load_decisions(workspace)))  # which refuses what is no file
        return BOM + text if (before or b"").startswith(BOM.encode()) else text

    rewrite(workspace, LOCK, schema.KIND, make)


def rewrite(workspace: Path, lock_name: str, kind: Kind[Any], make: Callable[[bytes | None], str]) -> None:
    """Write a file anew from what is in it: `make` reads it; what it is given are its bytes, None for no file.

    One writer at a time. Who edits the file by hand holds no lock: what they save meanwhile is read too.
    """
    path = workspace / kind.path
    with one_writer(workspace, lock_name, kind.path):
        for left in reversed(range(TRIES)):
            before = None if not path.is_file() else read_if_there(path)
            try:
                write_checked(workspace, kind, make(before), before)
                break
            except ChangedError:
                if not left:
                    raise


@contextmanager
def one_writer(workspace: Path, lock_name: str, ledger: str) -> Iterator[None]:
    """Keep a second writer of a file waiting for a while; BuildError if the first does not end."""
    own_build(workspace)
    lock, place = workspace / lock_name, workspace / ledger
    try:
        with FileLock(lock, timeout=PATIENCE):
            for folder in (place, place.parent):
                clear_abandoned(folder)  # what one left that was killed, and no build followed
            yield
    except Timeout as error:
        raise BuildError(f"{ledger}: somebody else is writing it; please try again") from error


def _as_entry(decision: Decision, inputs: Inputs) -> DecisionEntry:
    cells = {name: cell for name, cell in zip(COLUMNS, _cells(decision), strict=True) if cell.strip()}
    try:
        return DecisionEntry.model_validate(cells, context=inputs)
    except ValidationError as error:
        first = next(explain(error, DecisionEntry))
        field = ".".join(map(str, first.loc))
        raise RuleError([f"{LEDGER}: {decision.mention}, {field}: {first}"]) from error


def write_csv(decisions: Sequence[Decision]) -> str:
    """The decisions as the file has them."""
    return write_table(COLUMNS, map(_cells, decisions))


def _cells(d: Decision) -> tuple[str, ...]:
    settled = (d.mention, d.action, d.indicator or "", d.reason, d.person, d.decided)
    return (*settled, d.quote, d.before, d.after, *(getattr(d, name) for name in (*MENDED, *STATED)))
