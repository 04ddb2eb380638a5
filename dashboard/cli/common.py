"""What the commands share: their options, the build they work on, and how they read and write."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.progress import progress_bar
from etl.errors import SeedError, StoreError

if TYPE_CHECKING:
    from etl.pipeline import BuildReport
    from etl.store import Store

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


def build_with_progress(workspace: Path, jobs: int | None = None) -> BuildReport:
    """Build; a bar shows on standard error as soon as there is something to wait for."""
    from etl.pipeline import build as run

    with progress_bar() as advance:
        return run(workspace, jobs, advance)


def open_store(report: BuildReport) -> Store:
    """The store of a build."""
    from etl.store import Store

    return Store.open(report.path)


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
