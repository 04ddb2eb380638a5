"""`figtrace build | serve | check`: from seeds to a store, its promises, and the server over it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dashboard.cli.common import (
    Jobs,
    Workspace,
    build_with_progress,
    open_published,
    say,
    tell_cues_asleep,
    tell_lost,
    tell_sleeping,
    tell_taken,
    tell_unread,
    write_output,
)
from dashboard.serve import find_port_problem
from etl.errors import StoreError
from etl.files import visible
from etl.workspace import find_workspace

COUNTED = ("documents", "numerals", "mentions", "figures", "waiting", "warnings")


def build(workspace: Workspace = None, jobs: Jobs = None) -> None:
    """Read the documents and write the store; at once if nothing has changed."""
    folder = find_workspace(workspace)
    report = build_with_progress(folder, jobs)
    say(f"{'up to date' if report.was_cached else 'built'}: {report.path}")
    for name in COUNTED:
        say(f"  {getattr(report.counts, name):>7,} {name}")
    tell_unread(report.unread)
    tell_lost(report.warnings)
    tell_sleeping(report.sleeping)
    tell_taken(folder)
    tell_cues_asleep(folder)


def serve(
    workspace: Workspace = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8050,
    db: Annotated[
        Path | None, typer.Option(help="Serve this store, or follow build/current, without building.")
    ] = None,
    edit: Annotated[
        bool, typer.Option("--edit", help="Add and settle in the browser: by the address that is printed, here only.")
    ] = False,
) -> None:
    """Build if needed, then serve the dashboard until stopped."""
    from dashboard.machine import make_key
    from dashboard.public import read_setting
    from dashboard.security import frame_ancestors

    base = read_setting()  # a setting that is none is told now
    if edit and (problem := find_edit_problem(host, db, base)):
        raise StoreError(f"--edit: {problem}")
    frame_ancestors()
    if problem := find_port_problem(host, port):
        raise StoreError(problem)
    written = None
    if db is None:
        written = find_workspace(workspace)
        path = build_with_progress(written).path.with_name("current")
    else:
        from etl.store import Store, prove

        with Store.open(db) as store:  # say now what is wrong with it
            prove(store.path)
        path = db.absolute()
    from dashboard.serve import serve as start

    if edit:
        key = make_key()
        say(f"figtrace: http://{host}:{port}/?edit={key} (what is opened by it may write; stop with Ctrl+C)")
        start(path, host, port, written, key)
    else:
        say(f"figtrace: http://{host}:{port} (stop with Ctrl+C)")
        start(path, host, port)


def find_edit_problem(host: str, db: Path | None, base: str | None) -> str | None:
    """Why a server may not write, with the next step; None if it may."""
    from dashboard.machine import is_own_address

    if not is_own_address(host):
        return f"found the address {host}, expected one of this machine alone; leave --host out"
    if db is not None:
        return "found --db, expected a workspace to write to; name it with --workspace"
    if base is not None:
        return f"found FIGTRACE_BASE_URL {base}, which is of a public server; unset it"
    return None


def check(workspace: Workspace = None) -> None:
    """Print promises, arithmetic and coverage of numerals; exit 1 if a promise is broken."""
    from etl.pipeline import SLEEPING
    from etl.proposed import load_proposals
    from etl.store import prove
    from etl.store.checks import broken, check_store, describe_checks

    folder = find_workspace(workspace)
    load_proposals(folder)  # no build reads them
    with open_published(folder) as store:
        coverage, path = store.coverage(), store.path
    prove(path)
    rows = check_store(path)
    write_output("-", (f"{visible(line)}\n".encode() for line in describe_checks(rows, coverage)))
    tell_sleeping([row for row in broken(rows, "note") if row.name == SLEEPING])
    if errors := broken(rows, "error"):
        raise StoreError(f"{len(errors)} promises are broken; please report it with the lines above")
