"""A workspace: a folder with seeds/, datasets/ and a build/ that can be thrown away.

    build/figtrace-<version>.duckdb    one store a build, complete from the moment it has this name
    build/current                      one line: the name of the published store
    build/versions.jsonl               which version was published when (etl.store.versions)
    build/cache/                       what was read from each document, by content

A store is written under a hidden name, flushed to disk, renamed, and only then made current: readers
never see half a build, and an interrupted one leaves what was published as it was.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from etl.errors import BuildError, SeedError, StoreError

CODE = Path(__file__).parent
REPOSITORY = CODE.parent
PARTS = ("seeds", "datasets")  # what makes a folder a workspace
NOT_READ = ("published",)  # results of a build are no input of the next


def find_workspace(given: Path | None) -> Path:
    """The folder named, else the current one if it is a workspace, else the repository."""
    if given is not None:
        missing = [part for part in PARTS if not (given / part).is_dir()]
        if missing:
            raise SeedError(
                f"{given}: no {' and no '.join(f'{part}/' for part in missing)} here;"
                " name a folder that has seeds/ and datasets/ with --workspace"
            )
        return given
    here = Path.cwd()
    return here if all((here / part).is_dir() for part in PARTS) else REPOSITORY


def fingerprint(workspace: Path) -> tuple[str, str, str, str, dict[str, str]]:
    """Hashes of a build's whole input: of all, of the code, of the seeds, of the datasets, of each file."""
    code = hash_files(CODE, (p for p in CODE.rglob("*") if p.suffix in (".py", ".sql")))
    seeds, datasets = (hash_folder(workspace / part) for part in PARTS)
    parts = [join_hashes(files) for files in (code, seeds, datasets)]
    return join_hashes(dict(enumerate(parts))), *parts, {**code, **seeds, **datasets}


def hash_folder(folder: Path) -> dict[str, str]:
    """The hashes of a folder's files, hidden ones and published results left out."""
    names = (path.relative_to(folder).parts for path in folder.rglob("*") if path.is_file())
    return hash_files(
        folder,
        (
            folder.joinpath(*parts)
            for parts in names
            if parts[0] not in NOT_READ and not any(part.startswith(".") for part in parts)
        ),
    )


def hash_files(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """The sha256 of each file by its path, beginning with the name of `root`, in the order of the paths."""
    return {
        path.relative_to(root.parent).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(paths)
    }


def join_hashes(hashes: Mapping[object, str]) -> str:
    """One short hash of names and hashes."""
    lines = (f"{name}\0{sha256}\n" for name, sha256 in hashes.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()[:12]


def store_path(workspace: Path, version: str) -> Path:
    """Where the store of a version lies, or will."""
    return workspace / "build" / f"figtrace-{version}.duckdb"


def current_store(workspace: Path) -> Path:
    """The published store; StoreError if nothing is published."""
    pointer = workspace / "build" / "current"
    try:
        return pointer.parent / pointer.read_text(encoding="utf-8").strip()
    except OSError as error:
        raise StoreError(f"{pointer}: nothing is built yet; please run: figtrace build") from error


@contextmanager
def build_lock(workspace: Path) -> Iterator[None]:
    """Keep a second build of this workspace out; BuildError at once if one is running.

    The lock belongs to the process, so that one that died leaves none behind.
    """
    path = workspace / "build" / ".lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            owner = file.read().strip() or "unknown"
            raise BuildError(
                f"{path.parent}: another build is running here (process {owner}); wait until it has ended and try again"
            ) from error
        file.truncate(0)
        file.write(f"{os.getpid()}\n")
        file.flush()
        yield


@contextmanager
def publishing(path: Path) -> Iterator[Path]:
    """Give a hidden path to write to; when the block ends well, it becomes `path` and current."""
    temporary = path.with_name(f".tmp-{path.name}")
    _remove(path.parent.glob(".tmp-*"))
    try:
        yield temporary
        _flush(temporary)
        temporary.replace(path)
        make_current(path)
    finally:
        _remove(path.parent.glob(".tmp-*"))


def make_current(path: Path) -> None:
    """Name a finished store as the published one, in one atomic step."""
    pointer = path.with_name("current")
    temporary = path.with_name(".tmp-current")
    temporary.write_text(f"{path.name}\n", encoding="utf-8")
    _flush(temporary)
    temporary.replace(pointer)
    _flush(path.parent)


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _flush(path: Path) -> None:
    """Wait until a file or folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
