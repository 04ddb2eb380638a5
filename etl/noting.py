"""Notes of one's own about figures, in datasets/notes.csv, one line a figure:

    mention_id     as in the store when it was written
    quote          the figure as the text writes it, and the words on both sides of it (`before`, `after`), by which it
                   is found again in a text that changed elsewhere
    note           what is noted about it        written    the ISO date

No build reads this file and it does not count in the version of a store: a note is no figure and no source. It is
shown where the workspace may be written to, and goes into the decks and briefings that are made there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from etl.deciding import rewrite
from etl.errors import RuleError
from etl.guarding import write_table
from etl.proposed import find_anchor
from etl.schemas import notes as schema
from etl.schemas.inputs import Inputs
from etl.schemas.notes import COLUMNS

LEDGER = schema.KIND.path
LOCK = "build/.notes.lock"
LONGEST = 1000  # characters of a note


@dataclass(frozen=True, slots=True)
class OwnNote:
    """One line of the file."""

    mention: str
    quote: str
    before: str
    after: str
    note: str
    written: str

    @property
    def anchor(self) -> tuple[str, ...]:
        """By what its figure is known again."""
        return find_anchor(self.mention, self.quote, self.before, self.after)


def load_notes(workspace: Path) -> tuple[OwnNote, ...]:
    """Read the file, empty if there is none; RuleError with all problems."""
    inputs = Inputs(workspace)
    found = tuple(
        OwnNote(entry.mention_id, entry.quote, entry.before or "", entry.after or "", entry.note, entry.written)
        for _, file in inputs.read(schema.KIND)
        for entry in file.note
    )
    inputs.check()
    return found


def keep_note(workspace: Path, note: OwnNote) -> None:
    """Write a note in place of an older one about the same figure; one without words takes that out.

    The file is whole at any time; RuleError for a note that is too long.
    """
    if len(note.note) > LONGEST:
        raise RuleError([f"{LEDGER}: {note.mention}: found a note of {len(note.note)} characters, {LONGEST} at most"])

    def make(_before: bytes | None) -> str:
        others = [one for one in load_notes(workspace) if note.mention != one.mention and note.anchor != one.anchor]
        return write_csv([*others, *([note] if note.note else [])])

    rewrite(workspace, LOCK, schema.KIND, make)


def write_csv(notes: Sequence[OwnNote]) -> str:
    """The notes as the file has them."""
    rows = ((one.mention, one.quote, one.before, one.after, one.note, one.written) for one in notes)
    return write_table(COLUMNS, rows)
