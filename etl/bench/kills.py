"""Commands that are killed, and what they leave: the published store, the ledger, the files, the processes.

Each try runs one action in a process of its own, which the signal KILL ends at one of two sorts of moments:
before a chosen step on the disk (a file opened for writing, renamed, removed), so that every gap between two
steps is met however fast the machine is; or after a random time, so that DuckDB is met in the middle of its
writing. Afterwards the workspace is looked at as a reader finds it, and the same action is run to its end.

The processes are forked from a warm server, so that a try costs the action and not the loading of its modules and
rules, and dies while it does something.
For systems with /proc and fork.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest.mock import patch

from etl.bench import warm
from etl.bench.aftermath import find_leftovers, look, wait_for_session
from etl.bench.warm import WORKSPACE
from etl.store.mending import is_sound, mend
from etl.store.versions import prune
from etl.workspace import build_lock, current_store

STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink"}
WRITING = os.O_WRONLY | os.O_RDWR
LONGEST = 3_000  # steps of one action, far more than there are
MOST_TRIES = 3  # for one kill: an action may have ended before it was met

Act = Callable[[Path], object]  # importable, or a partial of what is: it is run in another process
Change = Callable[[int], object]  # makes an edit that has not been there before


def find_no_fault(_workspace: Path) -> list[str]:
    """Of an action that writes nothing but the store."""
    return []


@dataclass(frozen=True, slots=True)
class Action:
    """What is killed. `change` comes before each try; `look` gives what is wrong with the files that it writes.

    An action that does not publish must leave what is published as it was.
    """

    name: str
    act: Act
    change: Change
    look: Callable[[Path], list[str]] = find_no_fault
    publishes: bool = False


@dataclass(slots=True)
class Tries:
    """How it went: `killed` of `tries` were met while they ran, the others had ended; what was wrong, a line each."""

    tries: int = 0
    killed: int = 0
    failures: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Whole:
    """An action that nobody killed: its seconds and its steps on the disk."""

    seconds: float
    steps: int


class Killer:
    """Kills actions in one workspace; beside it lie what they say and the folder of their temporary files."""

    def __init__(self, workspace: Path, modules: Sequence[str] = ()) -> None:
        self.workspace = workspace
        self.log = workspace.with_name(f"{workspace.name}.log")
        self.scratch = workspace.with_name(f"{workspace.name}-temporary")
        self.scratch.mkdir()
        self.server = multiprocessing.get_context("forkserver")
        self.server.set_forkserver_preload([__name__, *modules, warm.__name__])
        with patch.dict(os.environ, {WORKSPACE: str(workspace)}):  # for the server alone, and not what starts later
            forkserver.ensure_running()

    def measure(self, action: Action) -> Whole:
        """Run an action to its end, twice: the first may find work that others have left."""
        self._run_again(action)
        action.change(0)
        here, there = self.server.Pipe(duplex=False)
        begin = time.monotonic()
        process = self._start(action, LONGEST, there)
        there.close()
        process.join()
        steps = here.recv() if here.poll() else 0
        return Whole(time.monotonic() - begin, steps)

    def kill(self, outcome: Tries, action: Action, *, step: int | None = None, after: float | None = None) -> None:
        """One try: killed before a step or after some seconds, looked at, and done again."""
        what = f"{action.name}, try {outcome.tries + 1} ({f'step {step}' if step else f'{after:.3f} s'})"
        published = current_store(self.workspace)
        process = self._start(action, step)
        if after is not None:
            process.join(after)
            process.kill()
        process.join()
        outcome.tries += 1
        outcome.killed += process.exitcode == -signal.SIGKILL
        faults = self._after(process, published if not action.publishes else None) + action.look(self.workspace)
        faults += [f"the next: {fault}" for fault in self._run_again(action)]
        outcome.failures += [f"{what}: {fault}" for fault in faults]

    def _after(self, process: BaseProcess, published: Path | None) -> list[str]:
        faults = look(self.workspace, published)
        if alive := wait_for_session(process.pid or 0):
            faults.append(f"processes left: {alive}")
        if process.exitcode not in (0, -signal.SIGKILL):
            faults.append(f"ended with {process.exitcode}: {self._last_words()}")
        return faults

    def _run_again(self, action: Action) -> list[str]:
        """What is wrong with the next run, which must need nobody's hand and leave nothing of the killed one."""
        process = self._start(action, None)
        process.join()
        faults = action.look(self.workspace)
        if process.exitcode:
            faults.append(f"ended with {process.exitcode}: {self._last_words()}")
        if not is_sound(self.workspace / "build"):
            faults.append("current and ledger differ")
        return faults + [f"left over: {left}" for left in find_leftovers(self.workspace, self.scratch)]

    def _start(self, action: Action, step: int | None, answers: Connection | None = None) -> BaseProcess:
        process = self.server.Process(
            target=_act, args=(action.act, self.workspace, self.log, self.scratch, step, answers)
        )
        process.start()
        return process

    def _last_words(self) -> str:
        said = self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""
        lines = said.strip().splitlines()
        return lines[-1] if lines else "nothing was said"


def run_kills(
    killer: Killer, action: Action, kills: int, *, seed: int = 1, tell: Callable[[Tries], object] = lambda _: None
) -> Tries:
    """Kill an action that often, half at steps and half at random times; the same seed gives the same steps."""
    chance = random.Random(f"{seed} {action.name}")
    whole, outcome = killer.measure(action), Tries()
    while outcome.killed < kills and outcome.tries < MOST_TRIES * kills:
        action.change(outcome.tries + 1)
        if outcome.tries % 2:
            killer.kill(outcome, action, after=chance.uniform(0, whole.seconds))
        else:
            killer.kill(outcome, action, step=chance.randint(1, max(whole.steps, 1)))
        tell(outcome)
    return outcome


def kill_at_every_step(killer: Killer, action: Action, first: int = 1) -> Tries:
    """Kill an action before its first step on the disk, then before its second, until it has no more."""
    outcome = Tries()
    for step in range(first, LONGEST):
        action.change(step)
        before = outcome.killed
        killer.kill(outcome, action, step=step)
        if outcome.killed == before:
            break
    return outcome


def prune_all_but_one(workspace: Path) -> None:
    """What `figtrace prune --keep 1` does."""
    with build_lock(workspace):
        mend(workspace / "build")
        prune(workspace / "build", 1, current_store(workspace))


def _act(act: Act, workspace: Path, log: Path, scratch: Path, step: int | None, answers: Connection | None) -> None:
    """What the process does: the action, until it comes to the step."""
    os.setsid()
    tempfile.tempdir = os.environ["TMPDIR"] = str(scratch)
    with log.open("wb") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    warnings.simplefilter("ignore")
    left = [step or LONGEST]
    sys.addaudithook(partial(_die_before, left, str(workspace.resolve())))
    act(workspace)
    if answers is not None:
        answers.send(LONGEST - left[0])


def _die_before(left: list[int], folder: str, event: str, values: tuple[object, ...]) -> None:
    """Let the signal end this process before the step of which `left` counts down, in a folder."""
    if _is_step(event, values) and str(values[0]).startswith(folder):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _is_step(event: str, values: tuple[object, ...]) -> bool:
    if event == "open":
        return isinstance(values[2], int) and bool(values[2] & WRITING)
    return event in STEPS
