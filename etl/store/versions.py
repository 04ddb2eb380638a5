"""The ledger of a build folder: which version was published when, and which were removed since.

    build/versions.jsonl    one event a line, oldest first
        {"event": "published", "version": …, "at": "2026-11-20T09:30:00Z", "code": …, "seeds": …,
         "datasets": …, "schema": …, "figures": 82, "previous": …, "changes": {…}, "inputs": […], "sha256": …}
        {"event": "pruned", "version": …, "at": …, "published": …}

The order of the lines is the order of the versions; a clock may go wrong, a line stays where it is.
The same input gives the same store, so no time stands in a store; it stands here. A version that is
published again, because an edit was undone, has a line again. A store that no line tells of (built
before there was a ledger) comes before all others, as published when its file was written.

A line that cannot be read, most often the last after a loss of power, is passed over with a warning.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from etl.errors import DamageWarning, StoreError
from etl.files import NoFileError, flush_folder, read_file, write_whole
from etl.pointer import STORES, read_pointer, version_of
from etl.store.schema import schema_hash

LEDGER = "versions.jsonl"
FORM = "%Y-%m-%dT%H:%M:%SZ"
MOMENT = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?)?)?", re.ASCII
)


class Published(msgspec.Struct, frozen=True, tag_field="event", tag="published"):
    """A line: a version became the current one."""

    version: str
    at: str
    code: str = ""
    seeds: str = ""
    datasets: str = ""
    schema: str = ""
    figures: int | None = None
    previous: str | None = None
    changes: dict[str, int] = {}
    inputs: list[str] = []
    sha256: str = ""


class Pruned(msgspec.Struct, frozen=True, tag_field="event", tag="pruned"):
    """A line: the store of a version was removed; `published` is when it had been, as far as was known."""

    version: str
    at: str
    published: str | None = None


Event = Published | Pruned

_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Publication:
    """A version that became the current one; times are UTC, ISO 8601 to the second.

    `changes` counts the observations added, removed, altered and moved since `previous`, `inputs`
    are the changed files; both are empty where there was nothing to compare with. `sha256` is empty in old lines.
    """

    version: str
    at: str
    code: str = ""
    seeds: str = ""
    datasets: str = ""
    schema: str = ""
    figures: int | None = None
    previous: str | None = None
    changes: Mapping[str, int] = field(default_factory=dict)
    inputs: Sequence[str] = ()
    sha256: str = ""  # of the file of its store
    pruned: str | None = None  # when its store was removed, where that is known
    path: Path | None = None  # of its store, as long as that is here

    @property
    def is_readable(self) -> bool:
        """Whether its store is here and of the shape that this code reads."""
        return self.path is not None and self.schema in ("", schema_hash())


def read_ledger(folder: Path) -> list[Publication]:
    """All publications, oldest first: those without a line, then line by line."""
    here = {version_of(path): path for path in sorted(folder.glob(STORES))}
    events, _ = read_events(folder)
    pruned = {event.version: event for event in events if isinstance(event, Pruned)}
    published = [_publication(event, here, pruned) for event in events if isinstance(event, Published)]
    known = {entry.version for entry in published}
    gone = [
        Publication(event.version, event.published or event.at, pruned=event.at)
        for event in pruned.values()
        if event.version not in known | here.keys()
    ]
    found = [Publication(name, write_moment(_written(path)), path=path) for name, path in here.items()]
    found = sorted((entry for entry in found if entry.version not in known), key=lambda entry: entry.at)
    current = read_pointer(folder)
    last = [entry for entry in found if entry.path == current]  # what is published now came after all the others
    return [*gone, *(entry for entry in found if entry not in last), *published, *last]


def record_publication(folder: Path, publication: Publication) -> None:
    """Add a line; `path` and `pruned` are no part of it."""
    names = Published.__struct_fields__
    values = {name: getattr(publication, name) for name in names}
    values |= {"changes": dict(publication.changes), "inputs": list(publication.inputs)}
    append(folder, [Published(**values)])


def prune(folder: Path, keep: int, current: Path) -> list[Publication]:
    """Remove the stores of all but the `keep` newest versions and the current one; give those removed.

    The ledger is told first, so that what is removed is never unknown. A store that a reader holds open
    where the system does not allow it (Windows) goes the next time.
    """
    entries = [entry for entry in read_ledger(folder) if entry.path]
    newest = list(dict.fromkeys(entry.version for entry in reversed(entries)))
    removed = {entry.version: entry for entry in entries if entry.version in newest[keep:]}
    removed.pop(version_of(current), None)
    at = write_moment()
    append(folder, [Pruned(version, at, entry.at) for version, entry in removed.items()])
    remove_stores(entry.path for entry in removed.values() if entry.path)
    return list(removed.values())


def remove_stores(paths: Iterable[Path]) -> None:
    """Remove files of stores that the ledger calls pruned."""
    for path in paths:
        with suppress(PermissionError):
            path.unlink(missing_ok=True)
        flush_folder(path.parent)


def find_version(publications: Iterable[Publication], version: str) -> Publication | None:
    """The latest publication of a version."""
    return next((entry for entry in reversed(list(publications)) if entry.version == version), None)


def find_moment(publications: Iterable[Publication], moment: str) -> Publication | None:
    """What was current at the end of a year, month, day, minute or second (UTC); None: nothing yet.

    StoreError if it is no such moment.
    """
    bare = moment.removesuffix("Z")
    if not MOMENT.fullmatch(bare):
        raise StoreError(f"{moment}: not a date; write 2026, 2026-11, 2026-11-20 or 2026-11-20T09:30Z")
    until = [entry for entry in publications if entry.at[: len(bare)] <= bare]
    return until[-1] if until else None


def write_moment(timestamp: float | None = None) -> str:
    """A moment, by default this one, in UTC.

    >>> write_moment(0)
    '1970-01-01T00:00:00Z'
    """
    moment = datetime.now(UTC) if timestamp is None else datetime.fromtimestamp(timestamp, UTC)
    return moment.strftime(FORM)


def read_events(folder: Path) -> tuple[list[Event], int]:
    """The lines that can be read, and the number of those that cannot; each of these is a warning."""
    path = folder / LEDGER
    try:
        lines = read_file(path).splitlines()
    except (FileNotFoundError, NotADirectoryError, NoFileError, PermissionError):
        return [], 0
    events = []
    for number, line in enumerate(lines, 1):
        try:
            events.append(_read_event(line))
        except (msgspec.MsgspecError, ValueError):
            message = f"{path}, line {number}: no event of the ledger; it is passed over, and gone after the next build"
            warnings.warn(message, DamageWarning, stacklevel=2)
    return events, len(lines) - len(events)


def _read_event(line: bytes) -> Event:
    """The event of a line; ValueError for a time that is none, as for a line that is none."""
    event = _decoder.decode(line)
    told = [event.at, event.published] if isinstance(event, Pruned) else [event.at]
    for moment in told:
        if moment is not None and datetime.strptime(moment, FORM).strftime(FORM) != moment:
            raise ValueError(f"{moment}: not written as {FORM}")
    return event


def append(folder: Path, events: Sequence[Event]) -> None:
    """Write the ledger anew with more lines, in one step, so that no reader sees half a line.

    What could not be read before is left out, so that with no events this mends the ledger.
    """
    old, damaged = read_events(folder)
    if events or damaged:
        lines = (_encoder.encode(event) + b"\n" for event in [*old, *events])
        write_whole(folder / LEDGER, lines)


def _publication(event: Published, here: Mapping[str, Path], pruned: Mapping[str, Pruned]) -> Publication:
    path, gone = here.get(event.version), pruned.get(event.version)
    return Publication(
        **msgspec.structs.asdict(event), path=path, pruned=gone.at if gone is not None and path is None else None
    )


def _written(path: Path) -> float:
    """When a file was written; now, if it has gone meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return datetime.now(UTC).timestamp()
