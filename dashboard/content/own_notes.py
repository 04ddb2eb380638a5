"""Notes of one's own, by the figures that they are about in a store.

A figure is the one of the place where the note was written, if the words there are the same; else the only one of the
same document with these words. A note whose figure is gone is about none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from dashboard.content.briefing.model import Briefing
from etl.errors import InputError
from etl.noting import LEDGER, OwnNote, load_notes
from etl.proposed import find_anchor
from etl.store import Store, kept

NONE: Mapping[str, str] = {}


def find_notes(store: Store, workspace: Path | None) -> Mapping[str, str]:
    """The notes by the ids of their figures; none without a workspace. InputError for a file that cannot be read."""
    if workspace is None or not (path := workspace / LEDGER).is_file():
        return NONE
    stat = path.stat()
    return _place_notes(store, _load(workspace, stat.st_mtime_ns, stat.st_size))


def find_shown_notes(store: Store, workspace: Path | None) -> tuple[Mapping[str, str], str]:
    """The same for a page, which shows its figures all the same: none where the file cannot be read, and why."""
    try:
        return find_notes(store, workspace), ""
    except InputError as error:
        return NONE, error.problems[0]


@lru_cache(maxsize=4)
def _load(workspace: Path, _changed: int, _size: int) -> tuple[OwnNote, ...]:
    return load_notes(workspace)


@kept(4)
def _place_notes(store: Store, notes: tuple[OwnNote, ...]) -> Mapping[str, str]:
    placed = {name: one.note for one in notes if (name := _find_figure(store, one))}
    return dict(sorted(placed.items()))


def _find_figure(store: Store, note: OwnNote) -> str | None:
    if _is_about(store, note, note.mention):
        return note.mention
    document = note.mention.rpartition(":")[0]
    quote = "".join(note.quote.split())
    rows = [row for row in store.figures_in(document) if "".join(row.quote_value.split()) == quote]
    found = [row.observation_id for row in rows if _is_about(store, note, row.observation_id)]
    return found[0] if len(found) == 1 else None


def _is_about(store: Store, note: OwnNote, figure: str) -> bool:
    mention = store.mention(figure)
    if mention is None:
        return False
    own = find_anchor(figure, mention.quote, mention.words_before, mention.words_after)
    return own == note.anchor


def add_notes(briefing: Briefing, notes: Mapping[str, str]) -> Briefing:
    """A briefing with the notes about its statements."""
    if notes.keys().isdisjoint(statement.id for statement in briefing.statements):
        return briefing
    noted = tuple(replace(each, note=notes.get(each.id, "")) for each in briefing.statements)
    return replace(briefing, statements=noted)
