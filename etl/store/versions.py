"""The ledger of a build folder: which version was published when, and which were removed since.

    build/versions.jsonl    one event a line, oldest first
        {"event": "published", "version": …, "at": "2026-11-20T09:30:00Z", "code": …, "seeds": …,
         "datasets": …, "schema": …, "figures": 82, "previous": …, "changes": {…}, "inputs": […]}
        {"event": "pruned", "version": …, "at": …}

The same input gives the same store, so no time stands in a store; it stands here. A version that is
published again, because an edit was undone, has a line again. A store that no line tells of (built
before there was a ledger) counts as published when its file was written.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl.errors import StoreError
from etl.store.schema import schema_hash

LEDGER = "versions.jsonl"
STORES = "figtrace-*.duckdb"
STORE_NAME = re.compile(r"figtrace-(.+)\.duckdb")
MOMENT = re.compile(
    r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?)?)?)?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class Publication:
    """A version that became the current one; times are UTC, ISO 8601 to the second.

    `changes` counts the observations added, removed, altered and moved since `previous`, `inputs`
    are the changed files; both are empty where there was nothing to compare with.
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
    pruned: str | None = None  # when its store was removed, where that is known
    path: Path | None = None  # of its store, as long as that is here

    @property
    def is_readable(self) -> bool:
        """Whether its store is here and of the shape that this code reads."""
        return self.path is not None and self.schema in ("", schema_hash())


def read_ledger(folder: Path) -> list[Publication]:
    """All publications, oldest first; StoreError if a line is broken."""
    here = {STORE_NAME.fullmatch(path.name)[1]: path for path in folder.glob(STORES)}
    published, pruned = [], {}
    for event in _read_events(folder / LEDGER):
        if event.pop("event") == "published":
            published.append(Publication(**event, path=here.get(event["version"])))
        else:
            pruned[event["version"]] = event["at"]
    published = [replace(e, pruned=pruned.get(e.version)) if e.path is None else e for e in published]
    known = {entry.version for entry in published}
    found = [
        Publication(version, write_moment(path.stat().st_mtime), path=path)
        for version, path in here.items()
        if version not in known
    ]
    return sorted([*published, *found], key=lambda entry: entry.at)


def record_publication(folder: Path, publication: Publication) -> None:
    """Add a line; `path` and `pruned` are no part of it."""
    event = {name: getattr(publication, name) for name in Publication.__slots__ if name not in ("pruned", "path")}
    _append(folder / LEDGER, [{"event": "published", **event}])


def prune(folder: Path, keep: int, current: Path) -> list[Publication]:
    """Remove the stores of all but the `keep` newest versions and the current one; give those removed."""
    newest = list(dict.fromkeys(entry.version for entry in reversed(read_ledger(folder)) if entry.path))
    kept = {current.resolve()}
    removed: dict[str, Publication] = {}
    for entry in read_ledger(folder):
        if entry.path and entry.version in newest[keep:] and entry.path.resolve() not in kept:
            removed[entry.version] = entry
    at = write_moment()
    _append(folder / LEDGER, [{"event": "pruned", "version": version, "at": at} for version in removed])
    for entry in removed.values():
        entry.path.unlink(missing_ok=True)
    return list(removed.values())


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
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _read_events(path: Path) -> list[dict[str, Any]]:
    events = []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    for number, line in enumerate(lines, 1):
        try:
            event = json.loads(line)
            _ = event["event"], event["version"], event["at"]
        except (ValueError, KeyError, TypeError) as error:
            raise StoreError(
                f"{path}, line {number}: no event of the ledger ({error}); please remove this line"
            ) from error
        events.append(event)
    return events


def _append(path: Path, events: Sequence[Mapping[str, Any]]) -> None:
    """Write the ledger anew with more lines, in one step, so that no reader sees half a line."""
    if not events:
        return
    old = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = "".join(json.dumps(event, ensure_ascii=False) + "\n" for event in events)
    temporary = path.with_name(f".tmp-{path.name}")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(old + lines)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
