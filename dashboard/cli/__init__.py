"""The front door: `figtrace init | add | remove | review | build | serve | extract | check | export | publish | deck
| propose | versions | diff | prune | bench`.

Standard output carries data only; progress and messages go to standard error. An error is one line
that says what to do next, and exit code 1. This package alone knows both halves; what a command does
not need it does not import.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import warnings
from pathlib import Path

import typer

from dashboard.cli import (
    adding,
    building,
    dashboard_bench,
    decks,
    export_bench,
    exporting,
    extracting,
    reviewing,
    server_bench,
    slide_bench,
    torture_bench,
    versions,
)
from dashboard.cli.common import say
from etl.bench.commands import app as bench
from etl.errors import FigtraceError, FigtraceWarning, InputError

NO_RIGHT = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
app = typer.Typer(
    name="figtrace",
    help="Figures from documents, each traced to the exact characters that state it.",
    no_args_is_help=True,
    rich_markup_mode=None,  # plain help: rich is loaded only where there is progress to show
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (
    adding.init,
    adding.add,
    adding.remove,
    building.build,
    building.serve,
    extracting.extract,
    building.check,
    exporting.export,
    exporting.publish,
    exporting.dictionary,
    extracting.propose,
    versions.versions,
    versions.diff,
    versions.prune,
):
    app.command()(command)
app.add_typer(reviewing.app, name="review")
app.add_typer(decks.app, name="deck")
bench.command()(slide_bench.slides)
bench.command("export")(export_bench.bench_export)
bench.command()(dashboard_bench.store)
bench.command()(dashboard_bench.dashboard)
bench.command()(server_bench.server)
bench.command()(torture_bench.torture)
app.add_typer(bench, name="bench")


def main() -> None:
    """Run the command line; what a person can act on is said in one line each."""
    warnings.showwarning = show_warning
    sys.unraisablehook = pass_over
    fill_closed()
    try:
        app(prog_name="figtrace")
    except FigtraceError as error:
        for line in error.problems if isinstance(error, InputError) else str(error).splitlines():
            say(f"figtrace: {line}")
        sys.exit(1)
    except OSError as error:
        say(f"figtrace: {_told(error)}; {_find_step(error)}")
        sys.exit(1)


def _find_step(error: OSError) -> str:
    """What is to be done about what the system says."""
    if error.errno in NO_RIGHT:
        return "please check that you may read and write there"
    folder = "the folder" if error.filename else f"the folder, and {tempfile.gettempdir()},"
    return f"please check that {folder} can be written and has room"


def _told(error: OSError) -> str:
    """What the system says, without its number."""
    reason = (error.strerror or str(error)).lower()
    return reason if error.filename is None else f"{error.filename}: {reason}"


def fill_closed() -> None:
    """Give a stream that was closed (`>&-`) to nobody: else the next file would be opened in its place, and hear it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    if sys.stderr is None:  # print would then write to the data
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as long as the process


def pass_over(told: sys.UnraisableHookArgs) -> None:
    """A half-written ZIP that cannot be ended on a full disk says so three times over, after our own line."""
    if getattr(told.object, "__qualname__", "") != "ZipFile.__del__":
        sys.__unraisablehook__(told)


def show_warning(
    message: Warning | str,
    category: type[Warning],
    filename: str,
    lineno: int,
    file: object = None,  # noqa: ARG001 - the warnings module passes both by name
    line: str | None = None,  # noqa: ARG001
) -> None:
    """A warning of ours as one line for people, any other with the place that it comes from."""
    ours = issubclass(category, FigtraceWarning)
    say(f"figtrace: warning: {message}" if ours else f"{filename}:{lineno}: {category.__name__}: {message}")
