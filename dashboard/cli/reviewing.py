"""`figtrace review list | ask | merge`: what waits for a person, a model's proposals, two people's decisions as one."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.asking import ask
from dashboard.cli.common import Workspace, open_published, say, write_output
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.answers import DescribedMention

app = typer.Typer(help="What waits for a person, and what people settled.", no_args_is_help=True)
app.command()(ask)
HEAD = ("mention_id", "figure", "status", "readings", "sentence")


@app.command("list")
def list_waiting(
    document: Annotated[str | None, typer.Option(help="Only those of this document.")] = None,
    output: Annotated[str, typer.Option("--output", "-o", help="File to write; - is standard output.")] = "-",
    workspace: Workspace = None,
) -> None:
    """Print what nobody has settled yet as CSV, one figure a line, the best reading first; settle it on /review."""
    from etl.decisions import load_decisions

    folder = find_workspace(workspace)
    settled = {decision.mention for decision in load_decisions(folder)}
    with open_published(folder) as store:
        if document is not None:
            store.check_names(document=[document])
        names = [row.mention_id for row in store.review_places(document) if row.mention_id not in settled]
        rows = [(store.mention(name), [row.indicator_id for row in store.readings(name)]) for name in names]
    made = io.StringIO(newline="")
    writer = csv.writer(made, lineterminator="\n")
    writer.writerow(HEAD)
    writer.writerows(_cells(mention, readings) for mention, readings in rows if mention is not None)
    write_output(output, [made.getvalue().encode()])
    say(f"figtrace: {len(names):,} wait; {len(settled):,} decided")


@app.command()
def merge(
    files: Annotated[list[Path], typer.Argument(metavar="FILE ...", help="Decisions, a CSV a person.")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", help="Write the named files as one here; - is standard output.")
    ] = None,
    workspace: Workspace = None,
) -> None:
    """Merge decisions into the workspace, or with -o into a file of their own; each conflict is told, none chosen."""
    from etl.deciding import write_csv
    from etl.merging import merge as merge_files
    from etl.merging import merge_into, read_file, tell_conflict

    folder = find_workspace(workspace)
    sides = [read_file(folder, path) for path in files]
    if output is None:
        merged = merge_into(folder, sides)
    else:
        merged = merge_files(sides)
        write_output(output, [write_csv(merged.decisions).encode()])
    for conflict in merged.conflicts:
        say(f"figtrace: conflict: {tell_conflict(conflict)}")
    say(f"figtrace: {len(merged.decisions):,} decided, {merged.agreed:,} by several alike,"
        f" {len(merged.conflicts):,} in conflict")  # fmt: skip
    if merged.conflicts:
        say("figtrace: nothing was changed about these; take the line that does not hold out of its file, merge again")
        raise typer.Exit(1)


def _cells(mention: DescribedMention, readings: list[str]) -> tuple[str, ...]:
    """One figure; the sentence on one line."""
    sentence = " ".join(mention.sentence.split())
    return (mention.mention_id, mention.reading, mention.status, " ".join(readings), sentence)
