"""What becomes of broken files: each damage is done to a copy of a workspace, which is loaded and mended again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from etl.bench.broken import Damage
from etl.bench.hurting import remove
from etl.errors import FigtraceError


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a damage.

    `sort` is refused (a FigtraceError that names the file) or loaded (the damage may be none): both are right;
    accepted (it must be refused), unplaced (the file is not named), crashed (another error) or touched (the
    published store is another one): all are wrong.
    """

    name: str
    sort: str
    message: str = ""


def try_damages(
    workspace: Path, load: Callable[[Path], object], damages: Iterable[tuple[str, Damage]]
) -> Iterator[Outcome]:
    """Break a copy of a workspace in each way, load or build it, and mend it again."""
    for name, damage in damages:
        before = _published(workspace)
        with _damaged(workspace, damage):
            outcome = _try_one(workspace, load, name, damage)
        if outcome.sort == "refused" and _published(workspace) != before:
            outcome = Outcome(name, "touched", outcome.message)
        yield outcome


def _names(message: str, path: Path) -> bool:
    """Whether a message names a file, or the folder in which it expects what the file lacks by now: another file goes
    on naming a concept, "expected the id of one concept in datasets/concepts/"."""
    folder = path.parent
    return path.name in message or (len(folder.parts) > 1 and f"in {folder.as_posix()}/" in message)


def _try_one(workspace: Path, load: Callable[[Path], object], name: str, damage: Damage) -> Outcome:
    try:
        load(workspace)
    except FigtraceError as error:
        return Outcome(name, "refused" if _names(str(error), Path(damage.path)) else "unplaced", str(error))
    except Exception as error:  # whatever it is, it is no word to a person
        return Outcome(name, "crashed", f"{type(error).__name__}: {error}"[:300])
    return Outcome(name, "accepted" if damage.is_certain else "loaded")


@contextmanager
def _damaged(workspace: Path, damage: Damage) -> Iterator[None]:
    """Apply a damage, and put back what was there: a file or nothing."""
    file = workspace / damage.path
    content = file.read_bytes() if file.is_file() else None
    try:
        damage.apply(file)
        yield
    finally:
        remove(file)
        if content is not None:
            file.write_bytes(content)


def _published(workspace: Path) -> bytes | None:
    pointer = workspace / "build" / "current"
    return pointer.read_bytes() if pointer.is_file() else None
