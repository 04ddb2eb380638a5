"""What the commands share: their options, the build they work on, and how they read and write."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from dashboard.cli.belonging import refuse_sources
from dashboard.progress import progress_bar
from etl.answers import StoredCheck
from etl.errors import SeedError, StoreError
from etl.files import visible
from etl.pipes import is_named_pipe, name_sort, read_pipe, write_pipe
from etl.workspace import Turn

if TYPE_CHECKING:
    from etl.pipeline import BuildReport
    from etl.store import Store
    from etl.store.records import CheckRow

SHOWN = 3  # names of what was taken from a file of figtrace
LOST = "lost_decisions"  # the check that names them
FORMATS = {".md": "markdown", ".html": "html", ".htm": "html"}

Workspace = Annotated[
    Path | None,
    typer.Option("--workspace", help="Folder with seeds/ and datasets/.", show_default="this one"),
]
Jobs = Annotated[int | None, typer.Option(min=1, help="Processes at most.", show_default="cores")]
Output = Annotated[str, typer.Option("--output", "-o", help="File to write; - is standard output.")]


class Language(StrEnum):
    """Languages with words in datasets/language/."""

    ko, en, zh, ru = "ko", "en", "zh", "ru"


class Spoken(StrEnum):
    """Languages that headings, notes and slides are written in."""

    ko, en = "ko", "en"


PATIENCE = 600.0  # seconds that a command waits for a build of the same workspace


def build_with_progress(workspace: Path, jobs: int | None = None) -> BuildReport:
    """Build; a bar shows on standard error as soon as there is something to wait for."""
    from etl.pipeline import build as run

    with progress_bar() as advance:
        return run(workspace, jobs, advance, wait_a_turn())


def wait_a_turn() -> Turn:
    """Who types a command waits for a build that runs, and is told what for; a server's request cannot."""
    return Turn(PATIENCE, tell_waiting)


def tell_waiting(process: str) -> None:
    """That another build is waited for, and how to end that."""
    say(f"figtrace: another build is running here (process {process}); this one waits until it has ended,"
        f" {PATIENCE / 60:.0f} minutes at most (Ctrl+C ends the waiting)")  # fmt: skip


def tell_unread(files: Mapping[str, str]) -> None:
    """The texts that a build could not read, each with the reason."""
    for file, reason in files.items():
        say(f"figtrace: warning: seeds/{file}: could not be read and is set aside ({reason}); please report it")


def tell_sleeping(rows: Sequence[StoredCheck | CheckRow]) -> None:
    """How many corrections and decisions are about documents that the manifest does not list, and of which."""
    if rows:
        documents = ", ".join(dict.fromkeys(row.subject for row in rows if row.subject))
        say(f"figtrace: {len(rows):,} sleeping (corrections or decisions about what is not listed): {documents}")


def tell_lost(rows: Sequence[StoredCheck | CheckRow]) -> None:
    """The decisions of people that a build could not follow, each with its figure and the reason."""
    for row in rows:
        if row.name == LOST:
            say(f"figtrace: warning: datasets/decisions.csv: {row.subject}: {row.detail_en}")


def tell_taken(workspace: Path) -> None:
    """What the files of a workspace leave out, since figtrace has gained it or a person took it out."""
    from etl.inputs import find_taken

    told = [f"{file} ({_in_short(names)})" for file, names in find_taken(workspace).items()]
    if told:
        say(f"figtrace: what this workspace leaves out is figtrace's own: {'; '.join(told)}")


def tell_cues_asleep(workspace: Path) -> None:
    """Which cues of a workspace an earlier figtrace read, and this one does not."""
    from etl.inputs import find_cues_asleep

    for file, asleep in find_cues_asleep(workspace).items():
        for name, step in asleep:
            say(f"figtrace: {file}, cue.{name} sleeps: an earlier figtrace read it, this one does not; {step}")


def _in_short(names: Sequence[str]) -> str:
    """A few of them.

    >>> _in_short(["a", "b", "c", "d", "e"]), _in_short([])
    ('a, b, c and 2 more', 'the whole file')
    """
    more = len(names) - SHOWN
    shown = ", ".join(names[:SHOWN]) or "the whole file"
    return f"{shown} and {more:,} more" if more > 0 else shown


def open_store(report: BuildReport) -> Store:
    """The store of a build."""
    from etl.store import Store

    return Store.open(report.path)


def open_published(workspace: Path) -> Store:
    """The published store, while another build runs or the disk is full too; built first if there is none.

    A line on standard error says if it is older than what lies in the workspace.
    """
    from etl.store import Store
    from etl.workspace import current_store, fingerprint

    try:
        store = Store.open(current_store(workspace))
    except StoreError:
        return open_store(build_with_progress(workspace))
    try:
        is_older = fingerprint(workspace)[0] != store.version
    except OSError as error:  # the store is whole all the same
        reason = (error.strerror or str(error)).lower()
        say(f"figtrace: {error.filename}: {reason}; whether {store.version} is older than that cannot be told")
        return store
    if is_older:
        say(f"figtrace: {store.version} is older than seeds/, datasets/ or the code; to renew it: figtrace build")
    return store


def read_bytes(file: str) -> bytes:
    """The content of a file, a pipe or standard input, unless it is too large to be looked at."""
    from etl.intake.limits import FILE_BYTES
    from etl.intake.sniff import check_size

    if file == "-" and sys.stdin is None:  # as `<&-` leaves it
        raise SeedError("-: standard input is closed; name a text file")
    path = Path(file)
    try:
        if file == "-":
            content = sys.stdin.buffer.read(FILE_BYTES + 1)
        elif is_named_pipe(path):
            content = read_pipe(path, FILE_BYTES + 1)
        elif path.exists() and not (path.is_file() or path.is_fifo() or path.is_dir()):
            raise SeedError(f"{file}: found {name_sort(path)} there; name a text file, or - for standard input")
        else:
            with path.open("rb") as source:
                check_size(path.stat().st_size, file)
                content = source.read(FILE_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SeedError(f"{file}: {reason}; name a text file, or - for standard input") from error
    check_size(len(content), file)
    return content


def write_output(output: str, pieces: Iterable[bytes]) -> None:
    """Write to standard output, or to a file that is whole or not there; what a killed one left beside it goes."""
    if output == "-":
        if sys.stdout is None:  # as `>&-` leaves it
            raise StoreError("-: standard output is closed; send it to a file")
        try:
            sys.stdout.buffer.writelines(pieces)
            sys.stdout.buffer.flush()
        except OSError as error:
            if not has_lost_reader(error):
                raise
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, sys.stdout.fileno())  # what is still to be flushed at the end goes there
            raise typer.Exit from error
        return
    from etl.files import clear_abandoned, write_whole

    target = Path(output)
    refuse_sources(target)
    if target.is_dir():
        raise StoreError(f"{output}: is a directory; choose another file with -o")
    try:
        if is_named_pipe(target):  # written to, never put aside, as a device is
            write_pipe(target, pieces)
            return
        if target.exists() and not (target.is_file() or target.is_dir()):
            with target.open("wb") as device:  # /dev/full, a pipe of the shell
                device.writelines(pieces)
            return
        clear_abandoned(target.parent)
        write_whole(target, pieces)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(f"{output}: {reason}; choose another file with -o") from error


def has_lost_reader(error: OSError, system: str = os.name) -> bool:
    """Whether the program that read our output has ended, as `head` does; Windows (`nt`) calls it an invalid argument.

    >>> has_lost_reader(BrokenPipeError()), has_lost_reader(OSError(errno.EINVAL, "invalid"), "nt")
    (True, True)
    """
    return isinstance(error, BrokenPipeError) or (system == "nt" and error.errno == errno.EINVAL)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person types there; a stream that was closed is none."""
    return stream is not None and stream.isatty()


def say(line: str) -> None:
    """A message, on standard error, of one line whatever names it tells."""
    print(visible(line), file=sys.stderr)
