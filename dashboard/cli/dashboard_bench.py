"""`figtrace bench store` and `figtrace bench dashboard`: a big store, and what pages cost over it and over ours."""

from __future__ import annotations

import datetime
import json
import tempfile
from pathlib import Path
from typing import Annotated, Any

import typer

from dashboard.cli.belonging import refuse_sources
from dashboard.cli.common import Workspace, build_with_progress, say
from etl.workspace import find_workspace

BIG = {"observations": 1_000_000, "indicators": 5_000, "documents": 20_000}
QUESTIONS_SHOWN = 14


def store(
    output: Annotated[Path, typer.Option("--output", "-o", help="File to write.")] = Path("build/made-up.duckdb"),
    observations: Annotated[int, typer.Option(min=8, help="Figures.")] = BIG["observations"],
    indicators: Annotated[int, typer.Option(min=1, help="Indicators.")] = BIG["indicators"],
    documents: Annotated[int, typer.Option(min=2, help="Documents.")] = BIG["documents"],
) -> None:
    """Write a store of made-up papers, the same each time, to try the dashboard on."""
    from etl.store.made_up import write_made_up

    refuse_sources(output, beside_stores=True)
    write_made_up(output, observations, indicators, documents, lambda step: say(f"figtrace: {step}"))
    say(f"figtrace: {output}: {output.stat().st_size / 1e6:,.0f} MB")


def dashboard(
    workspace: Workspace = None,
    big: Annotated[Path | None, typer.Option(help="The big store; made if it is not there.")] = None,
    browser: Annotated[bool, typer.Option(help="Weights and first charts in Chromium.")] = True,
    peers: Annotated[bool, typer.Option("--peers", help="Streamlit and Vizro too, in build/bench-envs/.")] = False,
    save: Annotated[
        bool, typer.Option("--save", help="Keep the figures in dashboard/measured.json, which /about shows.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
) -> None:
    """Latency, throughput, weight and first charts over our store and over a big one."""
    from dashboard.bench.visits import measure_peers, measure_store
    from etl.bench.machine import describe_machine

    folder = find_workspace(workspace)
    own = build_with_progress(folder).path
    big = big or folder / "build" / "made-up.duckdb"
    if not big.exists():
        store(output=big, **BIG)
    report: dict[str, Any] = {
        "machine": describe_machine(),
        "measured": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "command": "figtrace bench dashboard" + (" --peers" if peers else ""),
        "stores": [
            measure_store(path, name, _tell, with_browser=browser) for path, name in ((own, "ours"), (big, "big"))
        ],
    }
    if peers and browser:
        with tempfile.TemporaryDirectory() as scratch:
            report["peers"] = measure_peers(own, Path(scratch), _find_pythons(folder), _tell)
    if save:
        from dashboard.bench.budgets import find_budgets
        from dashboard.measured import save_measured
        from etl.bench.tables import describe_machine as in_one_line

        save_measured(find_budgets(report, in_one_line(report["machine"])))
    print(json.dumps(report, ensure_ascii=False, indent=1)) if as_json else _print(report)


def _find_pythons(folder: Path) -> dict[str, Path | str]:
    """The Python of each peer's environment, installed if need be; in words why there is none."""
    from dashboard.bench.peer_apps import PEER_APPS
    from etl.bench.peers import Peer, PeerError, find_environment

    found: dict[str, Path | str] = {}
    for peer in PEER_APPS:
        wanted = Peer(peer.name, "", peer.environment, peer.requirements)
        try:
            found[peer.name] = find_environment(folder, wanted, _tell)
        except PeerError as error:
            found[peer.name] = f"not installed ({error})"
    return found


def _tell(line: str) -> None:
    say(f"figtrace: {line}")


def _print(report: dict[str, Any]) -> None:
    """The tables for people."""
    from dashboard.bench.visits import rank
    from etl.bench.tables import describe_machine, print_table

    machine = describe_machine(report["machine"])
    for one in report["stores"]:
        name = f"{one['store']}: {one['counts']['figures']:,} figures, {one['counts']['documents']:,} documents"
        shown = [(q["name"], f"{q['p50']:.1f}", f"{q['p95']:.1f}", str(q["rows"])) for q in one["questions"]]
        note = f"{len(shown)} questions, all times together: p95 {one['query_p95']} ms"
        print_table(f"Questions, ms ({name})", ("", "p50", "p95", "rows"), shown[:QUESTIONS_SHOWN], note)
        note = f"p95 of all {one['typed_p95']} ms"
        rows = [
            [
                t["kind"],
                str(t["n"]),
                *(f"{t[name]:.1f}" for name in ("p50", "p95", "max")),
                str(t["over"]),
                t["slowest"],
            ]
            for t in one["typed"]
        ]
        columns = ("", "questions", "p50", "p95", "max", "over 50", "slowest")
        print_table(f"The box while somebody types, ms ({name})", columns, rows, note)
        rows = [[w["name"], *(f"{w[part]:,}" for part in ("n", "p50", "max"))] for w in one["wide"]]
        print_table(f"Pages of very many figures, ms ({name})", ("", "asked", "p50", "max"), rows)
        heads = ("readers", "requests/s", "p50 ms", "p95 ms", "p99 ms", "failed")
        loads = [one["one"], one["many"]]
        rows = [
            [f"{v:,}" for v in (x["users"], x["per_second"], x["p50"], x["p95"], x["p99"], x["failed"])] for x in loads
        ]
        print_table(f"Pages ({name})", heads, rows)
        if visits := one.get("visits"):
            rows = [[v["name"], f"{v['weight'] / 1000:,.0f}", str(v["requests"]), _seconds(v["chart"])] for v in visits]
            print_table(f"First visits ({name})", ("", "kB", "requests", "first chart s"), rows)
    if "peers" in report:
        heads = ("", "kB", "× ours", "requests", "first chart s", "× ours")
        print_table("The same chart", heads, rank(report["peers"]))
    print(machine)


def _seconds(milliseconds: float | None) -> str:
    return "–" if milliseconds is None else f"{milliseconds / 1000:.2f}"
