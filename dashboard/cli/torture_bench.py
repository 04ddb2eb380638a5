"""`figtrace bench torture`: what can be thrown at it is thrown at it; nothing may be lost, hang or show a traceback.

Five parts: commands that are killed, broken inputs, hostile texts, hostile requests, hostile uploads. Standard
output carries the table and every failure with what repeats it; progress goes to standard error.
"""

from __future__ import annotations

import json
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dashboard.cli.common import Workspace, build_with_progress, say
from etl.workspace import find_workspace

if TYPE_CHECKING:
    from etl.bench.kills import Tries

SEED = 20_261_128
PAUSE = 15.0  # seconds between two lines of progress
SHOWN = 50  # failures of a part that are printed
HEADS = ("", "tried", "ok", "refused", "failed", "seconds")
OK, REFUSED = "ok", "refused"  # what a part says of a try; anything else is what failed


class Name(StrEnum):
    """The parts."""

    kills, inputs, texts, requests, uploads = "kills", "inputs", "texts", "requests", "uploads"


TRIES = {Name.inputs: 300, Name.texts: 5_000, Name.requests: 3_000, Name.uploads: 200}


@dataclass(slots=True)
class Part:
    """How one part went; `refused` means cleanly, in one line that says what to do."""

    name: str
    tried: int = 0
    ok: int = 0
    refused: int = 0
    failures: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, what: str, verdict: str) -> None:
        """Take in one try."""
        self.tried += 1
        self.ok += verdict == OK
        self.refused += verdict == REFUSED
        if verdict not in (OK, REFUSED):
            self.failures.append(f"{what}: {verdict}")

    @property
    def row(self) -> tuple[str, ...]:
        """As in the table."""
        numbers = (self.tried, self.ok, self.refused, len(self.failures), round(self.seconds))
        return self.name, *(f"{number:,}" for number in numbers)


def torture(
    parts: Annotated[
        list[Name] | None, typer.Argument(metavar="[PART]...", help=", ".join(Name), show_default="all")
    ] = None,
    share: Annotated[float, typer.Option(min=0.001, max=10, help="Of the tries: 0.1 is a tenth.")] = 1.0,
    seed: Annotated[int, typer.Option(help="The same seed makes the same tries.")] = SEED,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one JSON object.")] = False,
    workspace: Workspace = None,
) -> None:
    """Kill, break and attack it, and look what is left; exit 1 if anything failed."""
    folder = find_workspace(workspace)
    say(f"figtrace: seed {seed}, share {share:g}")
    found = [part for name in dict.fromkeys(parts or Name) for part in PARTS[name](folder, share, seed)]
    if as_json:
        print(json.dumps({"seed": seed, "share": share, "parts": [asdict(part) for part in found]}, ensure_ascii=False))
    else:
        print_parts(found, seed, share)
    if any(part.failures for part in found):
        raise typer.Exit(1)


def print_parts(parts: list[Part], seed: int, share: float) -> None:
    """The table, and every failure."""
    from etl.bench.machine import describe_machine
    from etl.bench.tables import describe_machine as in_one_line
    from etl.bench.tables import print_table

    note = f"seed {seed}, share {share:g}; {in_one_line(describe_machine())}"
    print_table("What was tried", HEADS, [part.row for part in parts], note)
    for part in parts:
        for failure in part.failures[:SHOWN]:
            print(f"{part.name}: {failure}")
        if len(part.failures) > SHOWN:
            print(f"{part.name}: {len(part.failures) - SHOWN:,} more")


def torture_by_kills(workspace: Path, share: float, seed: int) -> Iterator[Part]:
    """A part for each command that is killed."""
    from dashboard.cli.torture_kills import kill_commands

    progress = Progress()
    with tempfile.TemporaryDirectory(prefix="figtrace-torture-") as scratch:
        begun = time.monotonic()
        for name, tries in kill_commands(workspace, Path(scratch), share, seed, progress.tell_kills):
            yield Part(
                f"killed: {name}", tries.killed, tries.killed - len(tries.failures), 0, tries.failures,
                time.monotonic() - begun,
            )  # fmt: skip
            begun = time.monotonic()


def torture_by_inputs(workspace: Path, share: float, seed: int) -> Iterator[Part]:
    """Broken files and documents, each built in a small workspace."""
    from functools import partial

    from etl.bench.bounded import Bounded
    from etl.bench.small import make_small
    from etl.bench.torture.inputs import try_inputs
    from etl.pipeline import build

    with tempfile.TemporaryDirectory(prefix="figtrace-torture-") as scratch:
        folder = Path(scratch) / "workspace"
        make_small(workspace, folder)
        tries = try_inputs(folder, Bounded(partial(build, jobs=1)), count_of(Name.inputs, share), seed)
        yield count_all("broken inputs", tries)


def torture_by_texts(workspace: Path, share: float, seed: int) -> Iterator[Part]:
    """Hostile texts, read in processes of their own."""
    from etl.bench.torture.texts import try_texts

    cases = sorted((workspace / "tests" / "cases").glob("*.jsonl"))
    yield count_all("hostile texts", try_texts(workspace, cases, count_of(Name.texts, share), seed))


def torture_by_requests(workspace: Path, share: float, seed: int) -> Iterator[Part]:
    """Hostile requests, within this process and to a server."""
    from dashboard.bench.torture.requests import try_requests

    store = build_with_progress(workspace).path
    yield count_all("hostile requests", try_requests(store, count_of(Name.requests, share), seed))


def torture_by_uploads(workspace: Path, share: float, _seed: int) -> Iterator[Part]:
    """Hostile uploads, to the app and to the command; they are the same for every seed."""
    from dashboard.bench.torture.uploads import try_uploads
    from dashboard.cli.torture_refresh import refresh_file

    store, count = build_with_progress(workspace).path, count_of(Name.uploads, share)
    yield count_all("hostile uploads", try_uploads(store, count, lambda content: refresh_file(workspace, content)))


def count_of(name: Name, share: float) -> int:
    """How many tries of a part a share is."""
    return max(round(TRIES[name] * share), 1)


def count_all(name: str, tries: Iterable[tuple[str, str]]) -> Part:
    """Make the tries, and tell of them while it goes on."""
    part, progress, begun = Part(name), Progress(), time.monotonic()
    for what, verdict in tries:
        part.count(what, verdict)
        if verdict not in (OK, REFUSED):
            say(f"figtrace: {part.failures[-1]}")
        progress.tell(part)
    part.seconds = time.monotonic() - begun
    return part


PARTS: dict[Name, Callable[[Path, float, int], Iterable[Part]]] = {
    Name.kills: torture_by_kills,
    Name.inputs: torture_by_inputs,
    Name.texts: torture_by_texts,
    Name.requests: torture_by_requests,
    Name.uploads: torture_by_uploads,
}


class Progress:
    """A line on standard error now and then."""

    def __init__(self) -> None:
        self._last = time.monotonic()

    def tell(self, part: Part) -> None:
        """How far a part is."""
        self._say(f"{part.name}: {part.tried:,} tried, {len(part.failures):,} failed")

    def tell_kills(self, name: str, tries: Tries) -> None:
        """How far the killing of a command is."""
        self._say(f"{name}: {tries.killed:,} killed, {len(tries.failures):,} failed")

    def _say(self, line: str) -> None:
        if time.monotonic() - self._last > PAUSE:
            self._last = time.monotonic()
            say(f"figtrace: {line}")
