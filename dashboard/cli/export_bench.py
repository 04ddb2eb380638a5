"""`figtrace bench export`: our CSV and Parquet beside DuckDB's own COPY of the same figures.

Each run is a process of its own, the two take turns, and the fastest run of each counts. Memory is the
most that a process held; it is measured on a tenth of the figures too, to show that it does not grow.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Annotated, Any

import typer

from dashboard.cli.common import Workspace, say
from etl.workspace import find_workspace

FOLDER = Path("build") / "bench"
FORMS = ("csv", "parquet")
WRITERS = ("figtrace", "COPY")
SHARE = 10  # the smaller store has this part of the figures
LIMIT = 1.5  # times as long as COPY, at most


def bench_export(
    observations: Annotated[int, typer.Option(min=1000, help="Figures in the made-up store.")] = 1_000_000,
    runs: Annotated[int, typer.Option(min=1, help="Runs of each; the fastest counts.")] = 3,
    store: Annotated[Path | None, typer.Option(help="Measure this store instead of a made-up one.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    workspace: Workspace = None,
) -> None:
    """Speed and memory of the exports beside DuckDB's COPY."""
    from etl.bench.machine import describe_machine
    from etl.store import Store

    folder = find_workspace(workspace) / FOLDER
    large = store or find_store(folder, observations)
    small = None if store else find_store(folder, observations // SHARE)
    Store.open(large).close()  # a store that cannot be read is refused before anything is measured
    machine = describe_machine()
    results = [compare(form, large, small, runs) for form in FORMS]
    if as_json:
        print(json.dumps({"machine": machine, "limit": LIMIT, "exports": results}, indent=1))
        return
    print(f"{'':8} {'rows':>10} {'figtrace':>10} {'COPY':>8} {'ratio':>6} {'memory':>9} {'of a tenth':>11}")
    for result in results:
        tenth = f"{result['memory_of_a_tenth_mb']:.0f} MB" if result["memory_of_a_tenth_mb"] else "–"
        print(
            f"{result['form']:8} {result['rows']:>10,} {result['figtrace']:>8.2f} s {result['COPY']:>6.2f} s"
            f" {result['ratio']:>6.2f} {result['memory_mb']:>6.0f} MB {tenth:>11}"
        )
    print(f"{machine['cpu']}, {machine['cores']} cores, load {machine['load']}; the ratio must stay below {LIMIT}")


def find_store(folder: Path, observations: int) -> Path:
    """A made-up store of this size, made if it is not there or of an older shape."""
    from etl.store.made_up import write_made_up
    from etl.store.schema import schema_hash

    path = folder / f"made-up-{observations}-{schema_hash()}.duckdb"
    if not path.exists():
        say(f"figtrace: making a store of {observations:,} figures in {path}")
        path.parent.mkdir(parents=True, exist_ok=True)
        write_made_up(path, observations, max(observations // 2_000, 1), max(observations // 100, 2))
    return path


def compare(form: str, large: Path, small: Path | None, runs: int) -> dict[str, Any]:
    """The fastest run of each writer, their ratio, and the memory of ours on both stores."""
    measured: dict[str, list[dict[str, Any]]] = {writer: [] for writer in WRITERS}
    for turn in range(runs):
        for writer in WRITERS:
            say(f"figtrace: {form}, {writer}, run {turn + 1} of {runs}")
            measured[writer].append(run(writer, form, large))
    fastest = {writer: min(one["seconds"] for one in measured[writer]) for writer in WRITERS}
    return {
        "form": form,
        "rows": measured["figtrace"][0]["rows"],
        **fastest,
        "ratio": fastest["figtrace"] / fastest["COPY"],
        "memory_mb": max(one["memory_mb"] for one in measured["figtrace"]),
        "memory_of_a_tenth_mb": run("figtrace", form, small)["memory_mb"] if small else None,
    }


def run(writer: str, form: str, store: Path) -> dict[str, Any]:
    """One run in a process of its own."""
    command = [sys.executable, "-m", "dashboard.cli.export_bench", writer, form, str(store)]
    told: dict[str, Any] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return told


def measure_once(writer: str, form: str, store: str) -> str:
    """Write all figures of a store into a file that is thrown away; seconds, rows and memory as JSON."""
    from dashboard.exports.formats import FORMATS
    from dashboard.exports.selection import Selection
    from etl.bench.machine import peak_memory
    from etl.store import Store
    from etl.store.copying import copy_figures

    path = Path(store)
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"figures.{form}"
        began = perf_counter()
        if writer == "COPY":
            rows = copy_figures(path, target, form)
        else:
            with Store.open(path) as opened, target.open("wb") as file:
                file.writelines(FORMATS[form].write(Selection(opened)))
                rows = opened.counts().figures
        return json.dumps({"seconds": perf_counter() - began, "rows": rows, "memory_mb": peak_memory()})


if __name__ == "__main__":
    print(measure_once(*sys.argv[1:]))
