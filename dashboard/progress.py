"""A progress bar on standard error; where that is no terminal, nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int, str], None] | None]:
    """A function (done, total, label) that draws a bar, drawn from its first call on."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    bar = Progress(*columns, console=console, transient=True)
    task = bar.add_task("", visible=False)

    def advance(done: int, total: int, label: str) -> None:
        bar.start()
        shown = "".join(sign if sign.isprintable() else "�" for sign in label)  # a name may hold what steers a screen
        bar.update(task, completed=done, total=total, description=shown, visible=True)

    try:
        yield advance
    finally:
        if bar.live.is_started:
            bar.stop()
