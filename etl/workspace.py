"""A workspace: a folder with seeds/, datasets/ and a build/ that can be thrown away.

    build/figtrace-<version>.duckdb    one store a build, complete from the moment it has this name
    build/current                      one line: the name of the published store
    build/versions.jsonl               which version was published when (etl.store.versions)
    build/cache/                       what was read from each document, by content

A store is written under a hidden name, flushed to disk and renamed; then the ledger gets its line, and only
then the store is made current (etl.store.mending): readers never see half a build, and an interrupted one
leaves what was published as it was.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from etl.build_folder import own_build
from etl.errors import RunningError, SeedError, StoreError
from etl.files import (
    TEMPORARY,
    NoFileError,
    clear_unfinished,
    flush_file,
    is_utf8,
    one_spelling,
    put_in_place,
    read_file,
    remove,
    throw_away_misfit,
)
from etl.patterns import find_own
from etl.pointer import POINTER, read_pointer

CODE = Path(__file__).parent
REPOSITORY = CODE.parent
PARTS = ("seeds", "datasets")  # what makes a folder a workspace
# results of a build are no input of the next, nor is what was taken out, what a model only proposes, what is noted
UNSEEN = ("published", "removed")
NOT_READ = (*UNSEEN, "proposals.csv", "notes.csv")
EDITED = (".toml", ".csv")  # what the files that people edit end with
LOOKS, BETWEEN = 10, 0.05  # for who holds the lock, and the seconds between two


def find_workspace(given: Path | None) -> Path:
    """The folder named, else the current one if it is a workspace, else the repository."""
    if given is not None:
        refuse_unnamable(given)
        missing = [part for part in PARTS if not (given / part).is_dir()]
        if missing:
            raise SeedError(
                f"{given}: no {' and no '.join(f'{part}/' for part in missing)} here;"
                " name a folder that has seeds/ and datasets/ with --workspace"
            )
        return given
    here = Path.cwd()
    refuse_unnamable(here)
    return here if all((here / part).is_dir() for part in PARTS) else REPOSITORY


def refuse_unnamable(folder: Path) -> None:
    """SeedError for a folder whose name is not UTF-8: no store can be opened there."""
    if not is_utf8(os.path.abspath(folder)):  # noqa: PTH100 - as it is written: a link may lead to a sound name
        raise SeedError(f"{folder}: the name of this folder is not UTF-8; rename it, or name another one")


def fingerprint(workspace: Path) -> tuple[str, str, str, str, dict[str, str]]:
    """Hashes of a build's whole input: of all, of the code, of the seeds, of the datasets, of each file."""
    files = hash_files(CODE, (p for p in CODE.rglob("*") if p.suffix in (".py", ".sql")))
    code = join_hashes(files)
    parts = []
    for part in PARTS:
        found = hash_folder(workspace / part)
        parts.append(join_hashes(found))
        files |= found
    seeds, datasets = parts
    whole = {"0": code, "1": seeds, "2": datasets}
    if (own := find_own()).resolve() != workspace.resolve():
        whole["3"] = join_hashes(hash_folder(own / "datasets"))  # what the workspace leaves out is taken from there
    return join_hashes(whole), code, seeds, datasets, files


def hash_folder(folder: Path) -> dict[str, str]:
    """The hashes of a folder's files, hidden ones and published results left out.

    What is no file in the place of one that people edit (a folder, a named pipe, a link to nothing) counts as well,
    though it is not opened: a build must look at it, and say so.
    """
    files: list[Path] = []
    odd: list[Path] = []
    for path in folder.rglob("*"):
        parts = path.relative_to(folder).parts
        if parts[0] in UNSEEN or any(part.startswith(".") for part in parts):
            continue
        if path.is_file():
            files += [path] if parts[0] not in NOT_READ else []
        elif path.suffix in EDITED:
            odd.append(path)
    return hash_files(folder, files) | {name_in(folder, path): "no file" for path in sorted(odd)}


def hash_files(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The sha256 of each file by its path, beginning with the name of `root`, in the order of the paths."""
    found: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: one_spelling(path.as_posix()).split("/")):
        with suppress(FileNotFoundError, NotADirectoryError, NoFileError):  # it was there a moment ago
            found[name_in(root, path)] = hashlib.sha256(read_file(path)).hexdigest()
    return found


def name_in(root: Path, path: Path) -> str:
    """A path that begins with the name of `root`, in one spelling."""
    return one_spelling(path.relative_to(root.parent).as_posix())


def join_hashes(hashes: Mapping[str, str]) -> str:
    """One short hash of names and hashes."""
    lines = (f"{name}\0{sha256}\n" for name, sha256 in hashes.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:12]


def store_path(workspace: Path, version: str) -> Path:
    """Where the store of a version lies, or will."""
    return workspace / "build" / f"figtrace-{version}.duckdb"


def current_store(workspace: Path) -> Path:
    """The published store; StoreError if nothing is published."""
    folder = workspace / "build"
    if (found := read_pointer(folder)) is None:
        raise StoreError(f"{folder / POINTER}: nothing is built yet; please run: figtrace build")
    return found


@dataclass(frozen=True, slots=True)
class Turn:
    """How many seconds another build is waited for, and who is told, once, that it is and of which process."""

    patience: float = 0.0
    tell: Callable[[str], object] = str


AT_ONCE = Turn()


@contextmanager
def build_lock(workspace: Path, turn: Turn = AT_ONCE) -> Iterator[None]:
    """Keep a second build of this workspace out; RunningError if one is running that does not end in time.

    The lock belongs to the process, so that one that died leaves none behind.
    """
    folder = own_build(workspace)
    path, owner = folder / ".lock", folder / ".lock-owner"
    for file in (path, owner):
        throw_away_misfit(file)
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        _wait(lock, turn, folder, owner)
    try:
        owner.write_text(f"{os.getpid()}\n", encoding="utf-8")
        yield
    finally:
        lock.release()


def _wait(lock: FileLock, turn: Turn, folder: Path, owner: Path) -> None:
    """Hold the lock once it is let go of; RunningError if that takes too long."""
    process = _read_owner(owner)
    try:
        if turn.patience <= 0:
            raise RunningError(folder, process)
        turn.tell(process)
        lock.acquire(timeout=turn.patience, poll_interval=BETWEEN)
    except Timeout as error:
        raise RunningError(folder, _read_owner(owner)) from error


@contextmanager
def writing_store(path: Path) -> Iterator[Path]:
    """Give a hidden path to write to; when the block ends well, what is there becomes `path`, on the disk."""
    temporary = path.with_name(f"{TEMPORARY}{path.name}")
    remove(temporary)
    try:
        yield temporary
        flush_file(temporary)
        put_in_place(temporary, path)
    finally:
        clear_unfinished(path.parent.glob(f"{TEMPORARY}*"))


def _read_owner(path: Path) -> str:
    """The process that holds the lock; one that has only just taken it is given a moment to say so."""
    for _ in range(LOOKS):
        with suppress(OSError):
            if owner := read_file(path).decode(errors="replace").strip():
                return owner
        time.sleep(BETWEEN)
    return "unknown"
