"""`figtrace init | add | remove`: a workspace of one's own, papers into it, papers out of it."""

from __future__ import annotations

import hashlib
import shlex
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.common import (
    Workspace,
    build_with_progress,
    is_terminal,
    open_store,
    say,
    tell_sleeping,
    tell_unread,
    wait_a_turn,
)
from dashboard.cli.finding import find_files, name_hidden
from dashboard.cli.told import in_both_languages
from dashboard.cli.whole_text import Origin, RefArea, RefPeriod, describe_told, find_told
from dashboard.progress import progress_bar
from etl.errors import FigtraceError, SeedError
from etl.files import one_spelling, visible
from etl.intake.tesseract import SETTING
from etl.pipes import name_sort
from etl.scratch import scratch_folder
from etl.workspace import PARTS, build_lock, find_workspace

if TYPE_CHECKING:
    from etl.adding.bibliography import Proposal
    from etl.adding.shelf import Shelf

SETTLE = "to settle in the browser what waits, and to add papers there: figtrace serve --edit"
STATES = {"taken": "taken", "same": "the same", "new version": "new version", "failed": "failed"}
Scans = Annotated[
    str | None,
    typer.Option(
        metavar="LANGUAGES",
        envvar=SETTING,
        help="Read pages that are pictures by tesseract, in kor or kor+eng; each of their figures waits for a person.",
    ),
]
NoBuild = Annotated[bool, typer.Option("--no-build", help="Only write seeds/; build later.")]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; `told` is the document's id or, of one that failed, the reason.

    `found` are title and date of publication with the places where they were found.
    """

    name: str
    state: str
    told: str
    found: str = ""


@dataclass(frozen=True, slots=True)
class Manner:
    """How papers are taken in: whether a person is asked, scans are read (in which languages), pages are laid out.

    `told` is what was said of each of them as a whole, by ids (etl.adding.whole_text).
    """

    asks: bool
    scans: str | None
    lays_out: bool
    told: Mapping[str, str]


def init(folder: Annotated[Path, typer.Argument(metavar="DIR", help="A new or empty folder.")]) -> None:
    """Make a workspace of one's own: no papers yet, the words and indicators of figtrace."""
    from etl.adding.fresh import make_workspace

    if not make_workspace(folder):
        say(f"figtrace: {folder} is a workspace already; nothing was changed")
    say(f"figtrace: next: cd {shlex.quote(str(folder))}")
    say("figtrace: then:  figtrace add FILE|FOLDER ... && figtrace serve")
    say(f"figtrace: {SETTLE}")


def add(
    files: Annotated[list[str], typer.Argument(metavar="FILE|FOLDER|- ...", help="Papers; - is standard input.")],
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing: take what is proposed.")] = False,
    scans: Scans = None,
    no_layout: Annotated[bool, typer.Option("--no-layout", help="Lay no Word or Hangul papers out as pages.")] = False,
    ref_area: RefArea = None,
    origin: Origin = None,
    ref_period: RefPeriod = None,
    no_build: NoBuild = False,
    workspace: Workspace = None,
) -> None:
    """Take papers in: their originals, texts and a proposed bibliography; then build."""
    folder = find_own_workspace(workspace)
    told = find_told(folder, ref_area, origin, ref_period)
    asks = not yes and is_terminal(sys.stdin) and sys.stderr.isatty()
    how = Manner(asks=asks, scans=scans or None, lays_out=not no_layout, told=told)
    with build_lock(folder, wait_a_turn()), scratch_folder() as scratch:
        found = find_files(files, folder, scratch)
        outcomes = _take_all(folder, found.papers, how)
    try:
        counts, waits = ({}, False) if no_build else _build_and_count(folder)
    except (FigtraceError, OSError):  # they are taken in all the same
        _summarise(outcomes, {}, found.hidden)
        raise
    _summarise(outcomes, counts, found.hidden)
    if waits:
        say(f"figtrace: {SETTLE}")
    if any(outcome.state == "failed" for outcome in outcomes):
        raise typer.Exit(1)


def remove(
    documents: Annotated[list[str], typer.Argument(metavar="ID ...", help="Documents, as in their addresses.")],
    no_build: NoBuild = False,
    workspace: Workspace = None,
) -> None:
    """Take papers out; their entries and files are kept in seeds/removed/. Then build."""
    from etl.adding.shelf import Shelf

    folder = find_own_workspace(workspace)
    with build_lock(folder, wait_a_turn()):
        shelf = Shelf(folder)
        for document in dict.fromkeys(map(one_spelling, documents)):
            kept = shelf.remove(document)
            say(f"figtrace: removed: {document}; its entry and files are in {kept}, to be added again from there")
    if not no_build:
        report = build_with_progress(folder)
        tell_unread(report.unread)
        tell_sleeping(report.sleeping)


def find_own_workspace(given: Path | None) -> Path:
    """The folder named or the current one, never another: what is added must not go where nobody looks."""
    if given is None and not all(Path(part).is_dir() for part in PARTS):
        raise SeedError(
            f"{Path.cwd()}: found no workspace here, expected seeds/ and datasets/;"
            " make one with figtrace init DIR, or name it with --workspace"
        )
    return find_workspace(given)


def _take_all(workspace: Path, files: list[Path], how: Manner) -> list[Outcome]:
    """Each file; those that are there already first, so that a name tells which of the others are new versions."""
    from etl.adding.shelf import Shelf

    shelf = Shelf(workspace)
    may_replace = any(shelf.has_name(path.name) for path in files)  # else each file is read once
    known = {path: document for path in files if may_replace and (document := _find_same(shelf, path))}
    outcomes = []
    with progress_bar() as bar:
        for number, path in enumerate(files):
            if bar and not how.asks:
                bar(number, len(files), path.name)
            outcomes.append(_keep(shelf, path, known[path], how) if path in known else _take(shelf, path, how))
    return outcomes


def _keep(shelf: Shelf, path: Path, document: str, how: Manner) -> Outcome:
    """One that is there already: only what was said of it as a whole is written."""
    if how.told:
        shelf.settle(document, how.told)
    return Outcome(path.name, "same", document, describe_told(how.told))


def _find_same(shelf: Shelf, path: Path) -> str | None:
    """The document that a file is, told by its hash; it is not kept."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return shelf.find_same(hashlib.file_digest(file, "sha256").hexdigest())


def _take(shelf: Shelf, path: Path, how: Manner) -> Outcome:
    from etl.adding.bibliography import propose
    from etl.adding.dates import is_ahead
    from etl.intake.child import read_original, take_in_child
    from etl.intake.layout import lay_out

    try:
        if not path.is_file():
            raise SeedError(f"{path}: found {name_sort(path)} there; name a file or a folder")
        content = read_original(path)
        if document := shelf.find_same(hashlib.sha256(content).hexdigest()):
            return _keep(shelf, path, document, how)
        taken = take_in_child(content, path.name, shelf.cues, scans=how.scans)
        for line in taken.warnings:
            say(f"figtrace: {path.name}: {in_both_languages(line)}")
        proposal = propose(taken, path.name)
        settled = ask(path.name, proposal) if how.asks and shelf.find_older(path.name) is None else {}
        day = settled.get("published", proposal.value("published"))
        if is_ahead(day or ""):
            ahead = f"published {day} is after today; if that is wrong, correct it in seeds/manifest.toml"
            say(f"figtrace: {path.name}: {in_both_languages(ahead)}")
        layout = lay_out(content, taken.format, path.name) if how.lays_out else None
        put = shelf.put(path.name, content, taken, proposal, {**settled, **how.told}, layout=layout)
    except OSError as error:
        where = error.filename or shelf.seeds
        return Outcome(path.name, "failed", f"{where}: {(error.strerror or str(error)).lower()}")
    except FigtraceError as error:
        return Outcome(path.name, "failed", str(error).removeprefix(f"{path.name}: "))
    told = ", ".join(filter(None, (_describe(proposal, settled), describe_told(how.told))))
    return Outcome(path.name, put.state, put.document, told)


def _describe(proposal: Proposal, settled: Mapping[str, str]) -> str:
    """Title and date, each with its place, on one line."""
    told = []
    for key in ("title", "published"):
        if key in settled:
            told.append(f"{settled[key]} (as you said)")
        elif key in proposal.found:
            told.append(f"{proposal.found[key].value} ({proposal.found[key].where})")
    return ", ".join(told) + ("" if len(told) > 1 else ", no date found")


def ask(name: str, proposal: Proposal) -> dict[str, str]:
    """What only a person can say: a title that no more than the file's name speaks for, a date that is not found."""
    say(f"figtrace: {name}")
    for key, found in proposal.found.items():
        say(f"  {key}: {found.value} ({found.where})")
    settled = {}
    if proposal.needs_title:
        proposed = proposal.value("title")
        shown = f"  title [{visible(proposed)}]" if proposed else "  title"  # it may hold what steers a screen
        settled["title"] = typer.prompt(shown, default=proposed, show_default=False, err=True).strip()
    if "published" not in proposal.found:
        settled["published"] = _ask_date()
    return {key: value for key, value in settled.items() if value}


def _ask_date() -> str:
    from etl.schemas.fields import is_date

    while True:
        said: str = typer.prompt("  published (2025, 2025-02 or 2025-02-28; empty if unknown)", default="", err=True,
                                 show_default=False).strip()  # fmt: skip
        if not said or is_date(said):
            return said
        say(f"  found {said!r}, expected a date that exists, as 2025-02-28")


def _build_and_count(workspace: Path) -> tuple[dict[str, str], bool]:
    """How many figures each document has, in words, and whether any waits for a person."""
    report = build_with_progress(workspace)
    tell_unread(report.unread)
    tell_sleeping(report.sleeping)
    with open_store(report) as store:
        rows = store.documents()
    counts = {
        row.document_id: f"{row.figures:,} figures charted, {row.waiting:,} waiting, {row.mentions:,} found"
        for row in rows
        if row.file not in report.unread
    }
    return counts, any(row.waiting for row in rows)


def _summarise(outcomes: list[Outcome], counts: dict[str, str], hidden: list[Path]) -> None:
    """One line a file, one for all that are hidden, then how many of each."""
    for outcome in outcomes:
        told = outcome.told
        if outcome.state != "failed":
            parts = (f"/d/{told}", outcome.found, counts.get(told, ""))
            told = ": ".join(part for part in parts if part)
        say(f"{STATES[outcome.state]:<12} {outcome.name}  {told}")
    if hidden:
        say(f"{'passed over':<12} {name_hidden(hidden)}")
    states = [outcome.state for outcome in outcomes]
    told = ", ".join(f"{states.count(state):,} {words}" for state, words in STATES.items() if state in states)
    say(f"figtrace: {told or 'no files there'}")
