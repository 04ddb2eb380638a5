"""Builds that are killed, and what they leave: the published store, the ledger, the processes, the next build.

Each try runs a build or a pruning in a process of its own, which the signal KILL ends at one of two sorts of
moments: before a chosen step on the disk (a file opened for writing, renamed, removed), so that every gap between
two steps is met however fast the machine is; or after a random time, so that DuckDB is met in the middle of
its writing. Afterwards the workspace is looked at as a reader and as the next build find it.

The processes are forked from a warm server, so that a try costs a build and not the loading of its modules. For
systems with /proc and fork.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerContext
from pathlib import Path

from etl.errors import FigtraceError
from etl.files import TEMPORARY
from etl.pointer import read_pointer, version_of
from etl.store.mending import is_sound, mend
from etl.store.read import Store
from etl.store.versions import prune, read_ledger
from etl.workspace import build_lock, current_store

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"}
WRITING = os.O_WRONLY | os.O_RDWR
PATIENCE = 60.0  # seconds for the processes of a killed build to end, which takes milliseconds
LONGEST = 3_000  # steps of one action, far more than there are

Build = Callable[[Path, "int | None"], object]  # an importable function: etl.pipeline.build
Change = Callable[[int], object]  # makes an edit that has not been there before


@dataclass(slots=True)
class Tries:
    """How it went: `killed` of `tries` were met while they ran, the others had ended; what was wrong, a line each."""

    tries: int = 0
    killed: int = 0
    failures: list[str] = field(default_factory=list)


def run_kills(
    workspace: Path, build: Build, change: Change, *, tries: int, seed: int = 1, jobs: int | None = 1
) -> Tries:
    """Kill that many builds and prunings of a workspace, half at steps and half at random times.

    `change` edits the workspace before each, so that there is something to build. The same seed gives the same
    steps. The published store is built first, if it is not there.
    """
    chance = random.Random(seed)
    build(workspace, jobs)
    server = _warm_server(build)
    change(0)
    whole = _time_of(server, build, workspace, jobs)
    outcome = Tries()
    for number in range(1, tries + 1):
        change(number)
        prunes = number % 4 == 0
        step = chance.randint(1, 12 if prunes else 40) if number % 2 else None
        after = None if step else chance.uniform(0, whole)
        kill_one(outcome, server, workspace, build, jobs, prunes=prunes, step=step, after=after)
    return outcome


def kill_at_every_step(workspace: Path, build: Build, change: Change, *, prunes: bool = False, first: int = 1) -> Tries:
    """Kill a build, or a pruning, before its first step on the disk, then before its second, until it has no more."""
    build(workspace, 1)
    server, outcome = _warm_server(build), Tries()
    for step in range(first, LONGEST):
        change(step)
        before = outcome.killed
        kill_one(outcome, server, workspace, build, 1, prunes=prunes, step=step)
        if outcome.killed == before:
            break
    return outcome


def kill_one(
    outcome: Tries,
    server: ForkServerContext,
    workspace: Path,
    build: Build,
    jobs: int | None,
    *,
    prunes: bool,
    step: int | None = None,
    after: float | None = None,
) -> None:
    """One try, and what it left."""
    what = f"try {outcome.tries + 1} ({'prune' if prunes else 'build'}, {f'step {step}' if step else f'{after:.3f} s'})"
    published = current_store(workspace)
    process = server.Process(target=_act, args=(build, workspace, jobs, prunes, step))
    process.start()
    assert process.pid is not None
    if after is not None:
        process.join(after)
        process.kill()
    process.join()
    if process.exitcode == 0 and (left := sorted((workspace / "build").glob(f"{TEMPORARY}*"))):
        outcome.failures.append(f"{what}: ended, and left {left}")
    outcome.tries += 1
    outcome.killed += process.exitcode == -signal.SIGKILL
    if process.exitcode not in (0, -signal.SIGKILL):
        outcome.failures.append(f"{what}: ended with {process.exitcode}")
    outcome.failures += [f"{what}: {fault}" for fault in look(workspace, published, process.pid, prunes=prunes)]
    outcome.failures += [f"{what}: next build: {fault}" for fault in build_again(workspace, build, jobs)]


def look(workspace: Path, before: Path, session: int, *, prunes: bool) -> list[str]:
    """What is wrong for a reader after a kill; `before` was published when it began."""
    faults = []
    folder = workspace / "build"
    current = read_pointer(folder)
    if current is None:
        return ["nothing is published any more"]
    if prunes and current != before:
        faults.append(f"{current.name} is published, not {before.name}")
    try:
        with Store.open(current) as store, warnings.catch_warnings():
            warnings.simplefilter("error")
            store.counts()
            entries = read_ledger(folder)
    except (FigtraceError, Warning) as error:
        return [*faults, f"a reader is refused: {error}"]
    if version_of(current) not in {entry.version for entry in entries}:
        faults.append(f"no line tells of {current.name}")
    faults += [f"{e.version}: neither here nor pruned" for e in entries if e.path is None and e.pruned is None]
    if alive := wait_for_session(session):
        faults.append(f"processes left: {alive}")
    return faults


def build_again(workspace: Path, build: Build, jobs: int | None) -> list[str]:
    """What is wrong with the next build, which must need nobody's hand."""
    folder = workspace / "build"
    try:
        build(workspace, jobs)
    except (FigtraceError, OSError) as error:
        return [str(error)]
    return [] if is_sound(folder) else ["current and ledger differ"]


def wait_for_session(session: int) -> list[int]:
    """The processes of a session, once there has been time for all to end."""
    until = time.monotonic() + PATIENCE
    while (alive := _members_of(session)) and time.monotonic() < until:
        time.sleep(0.01)
    return alive


def _members_of(session: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, of = path.read_text().rpartition(") ")[2].split()[:4]
        except (OSError, ValueError):
            continue
        if int(of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def _warm_server(build: Build) -> ForkServerContext:
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([build.__module__, __name__])
    return server


def _time_of(server: ForkServerContext, build: Build, workspace: Path, jobs: int | None) -> float:
    """Seconds that a build takes."""
    process = server.Process(target=_act, args=(build, workspace, jobs, False, None))
    begin = time.monotonic()
    process.start()
    process.join()
    return time.monotonic() - begin


def _act(build: Build, workspace: Path, jobs: int | None, prunes: bool, step: int | None) -> None:
    """What the process does: build or prune, until it comes to the step."""
    os.setsid()
    warnings.simplefilter("ignore")
    if step is not None:
        _die_before(step, str(workspace.resolve() / "build"))
    if prunes:
        with build_lock(workspace):
            mend(workspace / "build")
            prune(workspace / "build", 1, current_store(workspace))
    else:
        build(workspace, jobs)


def _die_before(step: int, folder: str) -> None:
    """Let the signal end this process before its so manieth step in a folder."""
    left = step

    def watch(event: str, values: tuple[object, ...]) -> None:
        nonlocal left
        if _is_step(event, values) and str(values[0]).startswith(folder):
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _is_step(event: str, values: tuple[object, ...]) -> bool:
    if event == "open":
        return isinstance(values[2], int) and bool(values[2] & WRITING)
    return event in STEPS
