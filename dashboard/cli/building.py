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
    tell_sleeping,
    tell_taken,
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
    for file, reason in report.unread.items():
        say(f"figtrace: warning: seeds/{file}: could not be read and is set aside ({reason}); please report it")
    tell_sleeping(report.sleeping)
    tell_taken(folder)


def serve(
    workspace: Workspace = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8050,
    db: Annotated[
        Path | None, typer.Option(help="Serve this store, or follow build/current, without building.")
    ] = None,
) -> None:
    """Build if needed, then serve the dashboard until stopped."""
    from dashboard.public import read_setting
    from dashboard.security import frame_ancestors

    read_setting()  # a setting that is none is told now
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

    say(f"figtrace: http://{host}:{port} (stop with Ctrl+C)")
    start(path, host, port, written)


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
