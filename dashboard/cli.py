"""The front door: `figtrace build | serve | extract | check | export | publish | propose | bench`.

Standard output carries data only; progress and messages go to standard error. An error is one line
that says what to do next, and exit code 1. This is the only module that knows both halves; what a
command does not need it does not import.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dashboard.progress import progress_bar
from dashboard.serve import find_port_problem
from etl.bench.commands import app as bench
from etl.errors import FigtraceError, SeedError, StoreError
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.pipeline import BuildReport
    from etl.store import Store

DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
FORMATS = {".md": "markdown", ".html": "html", ".htm": "html"}
COUNTED = ("documents", "numerals", "mentions", "figures", "waiting", "warnings")

app = typer.Typer(
    name="figtrace",
    help="Figures from documents, each traced to the exact characters that state it.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: rich is loaded only where there is progress to show
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(bench, name="bench")

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="Folder with seeds/ and datasets/.", show_default="this one"),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes at most.", show_default="cores")]
Output = Annotated[str, typer.Option("--output", "-o", help="File to write; - is standard output.")]


class Language(StrEnum):
    """Languages with words in datasets/language/."""

    ko, en, zh, ru = "ko", "en", "zh", "ru"


class Format(StrEnum):
    """Formats of `figtrace export`."""

    csv, json, parquet = "csv", "json", "parquet"


def main() -> None:
    """Run the command line; what a person can act on is said in one line each."""
    try:
        app(prog_name="figtrace")
    except FigtraceError as error:
        for line in str(error).splitlines():
            say(f"figtrace: {line}")
        sys.exit(1)
    except OSError as error:
        say(f"figtrace: {error}; please check that the folder can be written and has room")
        sys.exit(1)


@app.command()
def build(workspace: Workspace = None, jobs: Jobs = None) -> None:
    """Read the documents and write the store; at once if nothing has changed."""
    report = build_with_progress(find_workspace(workspace), jobs)
    say(f"{'up to date' if report.was_cached else 'built'}: {report.path}")
    for name in COUNTED:
        say(f"  {report.counts[name]:>7,} {name}")


@app.command()
def serve(
    workspace: Workspace = None,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")] = 8050,
    db: Annotated[Path | None, typer.Option(help="Serve this store, without building.")] = None,
) -> None:
    """Build if needed, then serve the dashboard until stopped."""
    if problem := find_port_problem(host, port):
        raise StoreError(problem)
    if db is None:
        path = build_with_progress(find_workspace(workspace)).path
    else:
        from etl.store import Store

        with Store.open(db) as store:
            path = store.path.resolve()
    from dashboard.serve import serve as start

    say(f"figtrace: http://{host}:{port} (stop with Ctrl+C)")
    start(path, host, port)


@app.command()
def extract(
    file: Annotated[str, typer.Argument(help="A text; - is standard input.")],
    language: Annotated[Language, typer.Option(help="Of the main text.")] = Language.ko,
    published: Annotated[str | None, typer.Option(help="When it was written (2024, 2024-07, 2024-07-08).")] = None,
    every: Annotated[bool, typer.Option("--all", help="Also every numeral, with class.")] = False,
    workspace: Workspace = None,
) -> None:
    """Print the quantities of one text as JSON lines, without a database."""
    if published is not None and not DATE.fullmatch(published):
        raise SeedError(f"--published {published}: not a date; write 2024, 2024-07 or 2024-07-08")
    from etl.documents import decode, plain_document
    from etl.extract import extract as read
    from etl.lines import write_lines
    from etl.rules import load_rules

    document = plain_document(
        decode(read_bytes(file), file),
        name="-" if file == "-" else Path(file).name,
        language=language.value,
        published=published,
        format=FORMATS.get(Path(file).suffix.lower(), "text"),
    )
    rules = load_rules(find_workspace(workspace))
    lines = write_lines(read(document, rules), rules.origins, every_numeral=every)
    write_output("-", (f"{line}\n".encode() for line in lines))


@app.command()
def check(workspace: Workspace = None) -> None:
    """Print promises, arithmetic and coverage of numerals; exit 1 if a promise is broken."""
    report = build_with_progress(find_workspace(workspace))
    from etl.store.checks import broken, check_store, describe_checks

    rows = check_store(report.path)
    with open_store(report) as store:
        coverage = store.coverage()
    write_output("-", (f"{line}\n".encode() for line in describe_checks(rows, coverage)))
    if errors := broken(rows, "error"):
        raise StoreError(f"{len(errors)} promises are broken; please report it with the lines above")


@app.command()
def export(
    form: Annotated[Format, typer.Argument(metavar="csv|json|parquet")],
    output: Output = "-",
    indicator: Annotated[list[str] | None, typer.Option(help="Only these; repeatable.")] = None,
    bom: Annotated[bool, typer.Option("--bom", help="CSV for Excel in Korean.")] = False,
    workspace: Workspace = None,
) -> None:
    """Write the figures with their passages and citations."""
    report = build_with_progress(find_workspace(workspace))
    with open_store(report) as store:
        known = [row["indicator_id"] for row in store.indicators()]
        for name in indicator or ():
            refuse_unknown(name, known)
        rows = [row for name in indicator or (None,) for row in store.figures(indicator=name)]
    write_output(output, format_rows(form, rows, excel=bom, version=report.version))
    if output != "-":
        say(f"figtrace: {len(rows):,} figures written to {output}")


@app.command()
def publish(workspace: Workspace = None) -> None:
    """Write datasets/published/ from a fresh build."""
    from dashboard.exports.columns import frictionless_schema
    from etl.publish import publish as write

    folder = find_workspace(workspace)
    with open_store(build_with_progress(folder)) as store:
        content = b"".join(format_rows(Format.csv, store.figures()))
        paths = write(folder, content, frictionless_schema(), store.documents())
    for path in paths:
        say(f"figtrace: written: {path}")


@app.command()
def propose(
    files: Annotated[
        list[str] | None, typer.Argument(metavar="[FILE]...", help="Texts; without any, the store.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Of the files.")] = Language.ko,
    workspace: Workspace = None,
) -> None:
    """Print a stub for the catalogue from the figures that no indicator claims."""
    from etl.actors import load_actors
    from etl.propose import find_groups, write_stub
    from etl.rules import load_rules

    folder = find_workspace(workspace)
    rules, actors = load_rules(folder), load_actors(folder)
    waiting = waiting_in_files(files, language, folder) if files else waiting_in_store(folder)
    groups = find_groups(waiting, actors)
    write_output("-", (f"{line}\n".encode() for line in write_stub(groups, rules, actors)))
    say(f"figtrace: {sum(len(g.members) for g in groups):,} figures in {len(groups):,} groups")


def waiting_in_files(files: list[str], language: Language, workspace: Path) -> Iterator[Any]:
    """What no indicator claims in texts outside the workspace."""
    from etl.catalogue import load_catalogue
    from etl.documents import decode, plain_document
    from etl.extract import extract as read
    from etl.observations import link
    from etl.propose import read_waiting
    from etl.rules import load_rules

    rules = load_rules(workspace)
    catalogue = load_catalogue(workspace, rules)
    for file in files:
        form = FORMATS.get(Path(file).suffix.lower(), "text")
        text = decode(read_bytes(file), file)
        document = plain_document(text, name=Path(file).name, language=language.value, format=form)
        extraction = read(document, rules)
        yield from read_waiting(extraction, link(extraction, catalogue))


def waiting_in_store(workspace: Path) -> Iterator[Any]:
    """What no indicator claims in the documents of the workspace, decisions respected."""
    from itertools import groupby

    from etl.propose import read_stored

    with open_store(build_with_progress(workspace)) as store:
        for document, rows in groupby(store.waiting(), key=lambda row: row["document_id"]):
            passages = {row["passage_id"]: row for row in store.passages(document)}
            labels = {row["mention_id"]: row["quote"] for row in store.evidence_in(document) if row["role"] == "row"}
            yield from read_stored(rows, passages, labels)


def build_with_progress(workspace: Path, jobs: int | None = None) -> BuildReport:
    """Build; a bar shows on standard error as soon as there is something to wait for."""
    from etl.pipeline import build as run

    with progress_bar() as advance:
        return run(workspace, jobs, advance)


def open_store(report: BuildReport) -> Store:
    """The store of a build."""
    from etl.store import Store

    return Store.open(report.path)


def format_rows(form: Format, rows: list[dict[str, Any]], *, excel: bool = False, version: str = "") -> Iterable[bytes]:
    """The bytes of an export, in pieces."""
    if form is Format.csv:
        from dashboard.exports.csv import figures_csv

        return figures_csv(rows, excel=excel)
    if form is Format.json:
        from dashboard.exports.json import figures_json

        return figures_json(rows)
    from dashboard.exports.parquet import figures_parquet

    return [figures_parquet(rows, version=version).getvalue()]


def refuse_unknown(indicator: str, known: list[str]) -> None:
    """StoreError for an indicator that is not in the catalogue, with the nearest that is."""
    if indicator not in known:
        near = get_close_matches(indicator, known, n=3, cutoff=0.4)
        hint = f"did you mean {', '.join(near)}?" if near else "see /data for all of them"
        raise StoreError(f"--indicator {indicator}: there is no such indicator; {hint}")


def read_bytes(file: str) -> bytes:
    """The content of a file or of standard input."""
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SeedError(f"{file}: {reason}; name a text file, or - for standard input") from error


def write_output(output: str, pieces: Iterable[bytes]) -> None:
    """Write to standard output, or to a file that is whole or not there."""
    if output == "-":
        sys.stdout.buffer.writelines(pieces)
        sys.stdout.buffer.flush()
        return
    from etl.publish import write_file

    try:
        write_file(Path(output), pieces)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{output}: {reason}; choose another file with -o") from error


def say(line: str) -> None:
    """A message, on standard error."""
    print(line, file=sys.stderr)


if __name__ == "__main__":
    main()
