"""`figtrace bench server`: a server that stays: what it holds after many publications and requests.

Standard output carries the report, with --json as one object; progress goes to standard error.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.common import Workspace, build_with_progress, say
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from dashboard.bench.stay import Stay

KEPT = 3  # stores that stay after a publication, as after `figtrace prune --keep 3`
OTHERS = (
    *("/", "/sources", "/conflicts", "/quality", "/data", "/data/versions", "/data/api", "/about", "/deck"),
    *("/search?q=2024", "/feed.atom", "/sitemap.xml", "/healthz", "/export/figures.csv", "/export/figures.xlsx"),
    *("/export/package.zip", "/export/documents.csv", "/api/v1/observations?limit=20", "/api/v1/indicators"),
    *("/export/figures.csv?indicator=no.such", "/no/such/page", "/api/v1/versions"),
)


def server(
    publications: Annotated[int, typer.Option(min=2, help="How often a new version is published.")] = 30,
    requests: Annotated[int, typer.Option(min=10, help="How many requests in all.")] = 7_000,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    workspace: Workspace = None,
) -> None:
    """Memory, files and threads of the server after many publications and requests; how long /healthz waits."""
    from etl.bench.machine import describe_machine
    from etl.bench.tables import describe_machine as in_one_line
    from etl.bench.tables import print_table

    store = build_with_progress(find_workspace(workspace)).path
    found = measure(store, publications, requests)
    machine = describe_machine()
    if as_json:
        print(json.dumps({"machine": machine, **found.describe()}))
        return
    heads = ("", "memory MB", "threads", "open files", "stores", "deleted")
    looks = (("1 publication", found.first), (f"{found.publications} publications", found.last))
    rows = [
        (name, f"{held.memory:,.0f}", str(held.threads), str(held.files), str(held.stores), str(held.deleted))
        for name, held in looks
    ]
    statuses = ", ".join(f"{count:,} × {status}" for status, count in sorted(found.statuses.items()))
    note = f"{found.requests:,} requests in {found.seconds:,.0f} s: {statuses}"
    print_table("What the server holds, all processes", heads, rows, note)
    waits = [
        ("among pages, exports, pictures and decks", f"{found.health:.2f}"),
        ("while 16 send half a request, and pictures and decks are made", f"{found.health_in_need:.2f}"),
    ]
    print_table("The longest wait for /healthz", ("", "s"), waits, in_one_line(machine))


def measure(store: Path, publications: int, requests: int) -> Stay:
    """A server of its own over a build folder of its own, in which the store is published again and again."""
    from dashboard.bench.server import free_port, run_server
    from dashboard.bench.stay import find_children, measure_stay
    from dashboard.serve import environment, gunicorn_command
    from etl.store.copying import publish_copy
    from etl.store.versions import prune

    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        publish_copy(store, folder, "v0")

        def publish(number: int) -> None:
            path = publish_copy(store, folder, f"v{number}", f"v{number - 1}")
            prune(folder, KEPT, path)

        port, started = free_port(), folder / "pid"
        command = [*gunicorn_command("127.0.0.1", port), "--pid", str(started)]
        address = f"http://127.0.0.1:{port}"
        with run_server(command, environment(folder / "current"), address, "/healthz"):
            return measure_stay(
                address,
                lambda: find_children(int(started.read_text())),
                publish,
                find_paths(store),
                publications,
                requests,
                lambda line: say(f"figtrace: {line}"),
            )


def find_paths(path: Path) -> list[str]:
    """Addresses of every sort, of what a store has: pages, cards, embeds, exports, pictures, decks."""
    from etl.store import Store

    with Store.open(path) as store:
        charted = [row.indicator_id for row in store.indicators() if row.figures][:6]
        figures = [row.observation_id for row in store.figures()][:6]
        documents = [row.document_id for row in store.document_names()][:3]
    paths = [*OTHERS, "/deck/new.pptx?" + "&".join(f"c=i/{name}" for name in charted)]
    for name in charted:
        paths += [f"/i/{name}", f"/embed/{name}", f"/img/{name}.svg", f"/export/i/{name}.csv", f"/rail/{name}"]
    if shutil.which("chromium"):
        paths += [f"/img/{name}.png" for name in charted[:2]]
    paths += [f"/o/{name}" for name in figures] + [f"/cite/o/{name}.bib" for name in figures]
    return paths + [f"/d/{name}" for name in documents] + [f"/d/{name}/part/1" for name in documents]
