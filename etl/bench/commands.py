"""`figtrace bench accuracy | extract | hostile | kiwi`: what each command reads, runs and prints.

Standard output carries the report, with --json as one object; progress goes to standard error.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from etl.errors import IntakeError, SeedError
from etl.workspace import find_workspace

app = typer.Typer(help="Measure the extraction.", no_args_is_help=True)

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="Folder with seeds/ and datasets/.", show_default="this one"),
]
Json = Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")]
MB = 1_000_000
HOSTILE = 112_000  # characters


@app.command()
def accuracy(
    cases: Annotated[list[Path], typer.Argument(metavar="CASES.jsonl...", help="See tests/cases/README.md.")],
    as_json: Json = False,
    workspace: Workspace = None,
) -> None:
    """Precision, recall and F1 of figures on cases, and every miss and error by name."""
    from etl.bench.accuracy import measure
    from etl.bench.cases import read_cases
    from etl.bench.tables import print_accuracy
    from etl.rules import load_rules

    read = [case for path in cases for case in read_cases(path)]
    rules = load_rules(find_workspace(workspace))
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done % 250 == 0 or done == len(read):
            say(f"{done:,} of {len(read):,} cases")

    report = measure(read, rules, advance)
    print_json(report.describe()) if as_json else print_accuracy(report)


@app.command()
def intake(
    files: Annotated[list[Path], typer.Argument(metavar="PAPER.pdf...", help="PDFs, each read in its own process.")],
    as_json: Json = False,
) -> None:
    """Time and memory of reading PDFs, the weight of their pictures and places, beside the budgets; exit 1 over one."""
    from etl.bench.intake import BUDGETS, describe, measure
    from etl.bench.tables import print_table

    costs, failed = [], False
    for path in files:
        say(path.name)
        try:
            costs.append(measure(path))
        except IntakeError as error:
            failed = True
            say(str(error))
    if as_json:
        print_json({"files": [asdict(cost) for cost in costs]})
    else:
        heads = ("", "pages", "ms a page", "MB", "kB a picture", "bytes a character", "ms to start")
        budget = "at most " + ", ".join(f"{most:,.0f}" for most in BUDGETS.values())
        print_table("Reading PDFs", heads, describe(costs), budget)
    if failed or any(cost.over for cost in costs):
        raise typer.Exit(1)


@app.command()
def meaning(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A folder as tests/gold/README.md describes it.")],
    sealed: Annotated[bool, typer.Option("--sealed", help="The sealed third; its misses are not printed.")] = False,
    told: Annotated[
        bool, typer.Option("--told", help="As if somebody had said of each text whose its figures are and by whom.")
    ] = False,
    as_json: Json = False,
    workspace: Workspace = None,
) -> None:
    """How well figures are understood: charted, rightly so, with period, base and origin; every miss by name."""
    from etl.bench.gold import read_gold
    from etl.bench.meaning import measure_meaning
    from etl.bench.tables import print_meaning
    from etl.rules import load_rules

    report = measure_meaning(read_gold(gold, sealed=sealed), load_rules(find_workspace(workspace)), is_told=told)
    if sealed:
        report.misses.clear()
    print_json(report.describe()) if as_json else print_meaning(report)


@app.command()
def extract(
    sizes: Annotated[str, typer.Option(help="MB of text, with commas.")] = "1,10,100",
    peers: Annotated[bool, typer.Option("--peers", help="Peers too, installed into build/bench-envs/.")] = False,
    as_json: Json = False,
    workspace: Workspace = None,
) -> None:
    """Speed and memory of the whole extraction on text scaled from the seeds."""
    from etl.bench.machine import describe_machine
    from etl.bench.runs import measure_all
    from etl.bench.tables import describe_machine as in_one_line
    from etl.bench.tables import print_speed

    machine = describe_machine()
    result = measure_all(find_workspace(workspace), read_sizes(sizes), peers, say)
    if as_json:
        print_json({"machine": machine, **result.describe()})
        return
    note = "\n".join((in_one_line(machine), *result.notes()))
    print_speed("Extraction", result.speeds, result.base, note)


@app.command()
def hostile(
    size: Annotated[
        int, typer.Option(min=1000, help="Characters at full length, which only cheap pieces reach.")
    ] = HOSTILE,
    as_json: Json = False,
    workspace: Workspace = None,
) -> None:
    """Time on input made to hurt; exit 1 if it grows faster than the input."""
    from etl.bench.hostile import LIMIT, measure_growth
    from etl.bench.machine import describe_machine
    from etl.bench.tables import describe_machine as in_one_line
    from etl.bench.tables import print_growth

    machine = describe_machine()
    growths = list(measure_growth(find_workspace(workspace), size, say=say))
    if as_json:
        print_json({"machine": machine, "limit": LIMIT, "growth": [growth.describe() for growth in growths]})
    else:
        print_growth(growths, f"{in_one_line(machine)}\ngrowth must stay below {LIMIT}")
    if not all(growth.is_linear for growth in growths):
        raise typer.Exit(1)


@app.command()
def kiwi(
    as_json: Json = False,
    cases: Annotated[list[Path] | None, typer.Option(help="Cases; repeatable.", show_default="tests/cases")] = None,
    workspace: Workspace = None,
) -> None:
    """Our sentences and numbers in words beside those of Kiwi, on seeds and cases."""
    from etl.bench.kiwi import compare
    from etl.bench.kiwi_report import print_comparison

    folder = find_workspace(workspace)
    comparison = compare(folder, cases or sorted((folder / "tests" / "cases").glob("*.jsonl")), say)
    print_json(comparison.describe()) if as_json else print_comparison(comparison)


def read_sizes(text: str) -> list[int]:
    """Sizes in bytes from '1,10,100' MB, smallest first; SeedError for what is none."""
    try:
        sizes = sorted(int(float(part) * MB) for part in text.split(","))
    except ValueError as error:
        raise SeedError(f"--sizes {text}: not numbers; write for example --sizes 1,10,100") from error
    if sizes[0] < 1000:
        raise SeedError(f"--sizes {text}: too little to measure; name at least 0.001 MB")
    return sizes


def print_json(report: dict[str, Any]) -> None:
    """One object on standard output."""
    print(json.dumps(report, ensure_ascii=False, indent=1, default=str))


def say(line: str) -> None:
    """Progress, on standard error."""
    print(f"figtrace: {line}", file=sys.stderr)
