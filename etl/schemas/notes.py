"""datasets/notes.csv: notes of one's own about figures. What the columns mean: etl/noting.py."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from etl.schemas.base import Entry, File, Kind
from etl.schemas.decisions import MentionId
from etl.schemas.fields import Day, Prose

COLUMNS = ("mention_id", "quote", "before", "after", "note", "written")
Verbatim = Annotated[str, StringConstraints(min_length=1, max_length=200)]  # it may hold signs that are not seen


class NoteEntry(Entry):
    """One line; an empty cell is a key that is not there."""

    mention_id: MentionId
    quote: Verbatim
    before: Verbatim | None = None
    after: Verbatim | None = None
    note: Prose
    written: Day


class NotesFile(File):
    """datasets/notes.csv."""

    note: tuple[NoteEntry, ...] = ()


KIND = Kind("datasets/notes.csv", NotesFile, "note", key="mention_id", columns=COLUMNS, is_needed=False)
