"""An action in a process of its own, with bounds of memory and time: what takes more fails, and nothing else with it.

The processes are forked from a warm server, as those of `etl.bench.kills`. For systems with fork and `resource`.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from etl.errors import FigtraceError

MEMORY = 3 << 30  # bytes; a build of all five papers takes a fifth of it
PATIENCE = 300.0  # seconds

Act = Callable[[Path], object]  # importable, or a partial of what is


class BoundError(RuntimeError):
    """An action took too much, or failed as none may."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """An action that runs elsewhere: FigtraceError with its words if it refuses, BoundError if it fails otherwise."""

    act: Act
    memory: int = MEMORY
    patience: float = PATIENCE
    modules: tuple[str, ...] = ("etl.pipeline",)  # loaded once, before the processes are forked

    def __call__(self, workspace: Path) -> None:
        """Run it to its end, or to that of its memory or time."""
        server = multiprocessing.get_context("forkserver")
        server.set_forkserver_preload([__name__, *self.modules])
        here, there = server.Pipe(duplex=False)
        process = server.Process(target=run_bounded, args=(self.act, workspace, self.memory, there))
        process.start()
        there.close()
        try:
            refusal, fault = here.recv() if here.poll(self.patience) else ("", f"not done in {self.patience:.0f} s")
        except EOFError:
            process.join()
            refusal, fault = "", f"the process died ({process.exitcode})"
        finally:
            process.kill()
            process.join()
            here.close()
        if refusal:
            raise FigtraceError(refusal)
        if fault:
            raise BoundError(fault)


def run_bounded(act: Act, workspace: Path, memory: int, answer: Connection) -> None:
    """What the process does; a pair goes out: the words of a refusal, and those of any other error."""
    limit_memory(memory)
    try:
        act(workspace)
    except FigtraceError as error:
        answer.send((str(error), ""))
    except Exception as error:  # told, not hidden: the other process raises it
        answer.send(("", f"{type(error).__name__}: {error}"[:300]))
    else:
        answer.send(("", ""))


def limit_memory(memory: int) -> None:
    """Let this process take so many bytes and no more: what goes beyond is a MemoryError."""
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
