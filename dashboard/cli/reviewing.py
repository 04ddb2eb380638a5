"""`figtrace review [list | ask | merge | whole]`: what waits, one by one or as CSV; a model's proposals; decisions
merged; what holds for a whole text."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.asking import ask
from dashboard.cli.common import Workspace, is_terminal, open_published, say, wait_a_turn, write_output
from dashboard.cli.whole_text import Origin, RefArea, RefPeriod, describe_told, find_told
from dashboard.progress import progress_bar
from etl.errors import FigtraceError
from etl.files import one_spelling
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.answers import ReviewFigure
    from etl.store import Store

app = typer.Typer(help="What waits for a person, one by one, and what people settled.", invoke_without_command=True)
app.command()(ask)
AT_A_TIME = 1_000  # figures that one question is about
HEAD = ("mention_id", "figure", "status", "readings", "sentence")


@app.callback()
def settle(
    context: typer.Context,
    document: Annotated[str | None, typer.Option(help="Only figures of this document.")] = None,
    person: Annotated[str, typer.Option(help="Who decides; asked for where somebody types.")] = "",
    workspace: Workspace = None,
) -> None:
    """Settle what waits, one figure at a time: 1-9 and a accept, p takes a proposal, r rejects, s, u, q."""
    if context.invoked_subcommand is not None:
        return
    from dashboard.cli.settling import KEYS, Session, read_lines

    person = person.strip() or (read_lines("who decides? ") or "" if is_terminal(sys.stdin) else "").strip()
    if not person:
        raise FigtraceError("found no name of who decides, expected --person NAME; nothing was decided")
    folder = find_workspace(workspace)
    with open_published(folder) as store:
        if document is not None:
            store.check_names(document=[document])
        session = Session(store, folder, person, document, read_lines)
        say(f"figtrace: {KEYS}")
        left = session.run()
    done = ", ".join(f"{session.counts[what]:,} {what}" for what in ("accepted", "rejected", "skipped"))
    say(f"figtrace: {done}; {left:,} wait; to apply what was decided: figtrace build")


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
        write_output(output, _write_lines(store, names, shows_bar=output != "-" or not is_terminal(sys.stdout)))
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


@app.command()
def whole(
    documents: Annotated[list[str], typer.Argument(metavar="ID ...", help="Documents, as in their addresses.")],
    ref_area: RefArea = None,
    origin: Origin = None,
    ref_period: RefPeriod = None,
    workspace: Workspace = None,
) -> None:
    """Say of whole texts whose their figures are, who states them and of what time, where no words tell it; "" takes
    it out."""
    from etl.adding.whole_text import settle_text

    folder = find_workspace(workspace)
    told = find_told(folder, ref_area, origin, ref_period)
    if not told:
        raise FigtraceError("found none of --ref-area, --origin, --ref-period, expected one; nothing was written")
    for document in dict.fromkeys(map(one_spelling, documents)):
        settle_text(folder, document, told, wait_a_turn())
        say(f"figtrace: {document}: {describe_told(told)}")
    say("figtrace: to read them anew: figtrace build")


def _write_lines(store: Store, names: Sequence[str], *, shows_bar: bool) -> Iterator[bytes]:
    """The file, many figures at a time: one question for each of them would take longer the longer their text is."""
    from dashboard.exports.csv import write_head, write_rows

    yield write_head(HEAD)
    with progress_bar() as bar:
        for done in range(0, len(names), AT_A_TIME):
            if bar and shows_bar:
                bar(done, len(names), "")
            yield write_rows(HEAD, map(_cells, store.review_figures(names[done : done + AT_A_TIME])))


def _cells(figure: ReviewFigure) -> dict[str, str]:
    """One figure; the sentence on one line."""
    sentence = " ".join(figure.sentence.split())
    cells = (figure.mention_id, figure.reading, figure.status, " ".join(figure.readings), sentence)
    return dict(zip(HEAD, cells, strict=True))
