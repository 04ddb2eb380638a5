"""`figtrace versions | diff | prune`: what was published when, what changed, and which stores may go."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.cli.common import Workspace, say, wait_a_turn, write_output
from etl.errors import StoreError
from etl.workspace import build_lock, current_store, find_workspace

if TYPE_CHECKING:
    from etl.store import Change, Publication
    from etl.store.diff import Comparison

Json = Annotated[bool, typer.Option("--json", help="As JSON lines.")]
NAMED = ("previous", "current")
MOST = 10_000_000


def versions(as_json: Json = False, workspace: Workspace = None) -> None:
    """List the versions, the oldest first."""
    entries = _shelf(workspace).publications()
    lines = map(_describe_json, entries) if as_json else _describe(entries)
    write_output("-", (f"{line}\n".encode() for line in lines))


def diff(
    old: Annotated[str, typer.Argument(metavar="[A]", help="A version, or previous.")] = "previous",
    new: Annotated[str, typer.Argument(metavar="[B]", help="A version, or current.")] = "current",
    as_json: Json = False,
    workspace: Workspace = None,
) -> None:
    """Say which figures were added, removed, altered or moved between two versions, and why."""
    from etl.store import compare

    shelf = _shelf(workspace)
    paths = [shelf.get(_resolve(shelf, name)).path for name in (old, new)]
    with compare(*paths) as found:
        lines = _tell_json(found) if as_json else _tell(found)
        write_output("-", (f"{line}\n".encode() for line in lines))


def prune(
    keep: Annotated[int, typer.Option(min=1, help="How many of the newest versions stay.")],
    workspace: Workspace = None,
) -> None:
    """Remove the stores of older versions; the ledger goes on to tell of them."""
    from etl.store.mending import mend
    from etl.store.versions import prune as remove

    folder = find_workspace(workspace)
    current_store(folder)  # say that nothing is built, rather than make a folder
    with build_lock(folder, wait_a_turn()):
        mend(folder / "build")
        removed = remove(folder / "build", keep, current_store(folder))
    for entry in removed:
        say(f"figtrace: removed: {entry.version} of {entry.at}")
    say(f"figtrace: {len(removed):,} versions removed")


def _shelf(workspace: Any) -> Any:
    from etl.store import Shelf

    return Shelf(current_store(find_workspace(workspace)).with_name("current"))


def _resolve(shelf: Any, name: str) -> str:
    """The version that `previous` and `current` stand for."""
    current: str = shelf.current().version
    if name == "current":
        return current
    if name != "previous":
        return name
    others: list[str] = [e.version for e in shelf.publications() if e.is_readable and e.version != current]
    if not others:
        raise StoreError("previous: there is only one version that can be read; see: figtrace versions")
    return others[-1]


def _describe(entries: list[Publication]) -> Iterator[str]:
    for entry in entries:
        state = "" if entry.is_readable else "  pruned" if entry.path is None else "  unreadable"
        figures = "" if entry.figures is None else f"{entry.figures:,} figures"
        changes = "  ".join(f"{n:,} {name}" for name, n in entry.changes.items() if n)
        yield f"{entry.version}  {entry.at}  {figures:>15}  {changes}{state}".rstrip()


def _describe_json(entry: Publication) -> str:
    names = (name for name in entry.__slots__ if name != "path")
    return write_json({name: getattr(entry, name) for name in names} | {"is_readable": entry.is_readable})


def _tell(found: Comparison) -> Iterator[str]:
    """Counts, changed files, then a block a figure."""
    counts = ", ".join(f"{n:,} {name}" for name, n in found.counts().items())
    yield f"{found.old} → {found.new}: {counts}"
    for row in found.inputs:
        yield f"  {row.change}: {row.path}"
    for change in found.changes(MOST):
        yield from _tell_change(change)


def _tell_change(change: Change) -> Iterator[str]:
    ids = dict.fromkeys(row.observation_id for row in (change.old, change.new) if row)
    yield ""
    yield f"{change.change}  {change.indicator_id}  {' → '.join(ids)}"
    if change.change == "moved":
        return
    for sign, row in (("-", change.old), ("+", change.new)):
        if row:
            yield f"  {sign} {_one_line(row.quote_value)}  |  {_one_line(row.passage)}"
    for name, before, after in change.differences:
        if name not in ("quote_value", "passage"):
            yield f"    {name}: {_one_line(before)} → {_one_line(after)}"
    for cause in change.causes:
        detail = f": {cause.detail}" if cause.detail else ""
        yield f"  {'cause' if len(change.causes) == 1 else 'perhaps'}: {cause.kind} {cause.path}{detail}"


def _tell_json(found: Comparison) -> Iterator[str]:
    """One object for the two versions, then one a figure."""
    yield write_json({"old": found.old, "new": found.new, "counts": found.counts(), "inputs": found.inputs})
    for change in found.changes(MOST):
        causes = [{"kind": cause.kind, "path": cause.path, "detail": cause.detail} for cause in change.causes]
        names = ("change", "indicator_id", "document_id", "fields", "old", "new")
        yield write_json({name: getattr(change, name) for name in names} | {"causes": causes})


def write_json(thing: object) -> str:
    """As JSON on one line; what writes it is heavy to load and comes only when it is needed."""
    from dashboard.exports.exact import write_json as write

    return write(thing)


def _one_line(value: object) -> str:
    if isinstance(value, Decimal):
        return write_json(value)
    return "–" if value is None else " ".join(str(value).split())
