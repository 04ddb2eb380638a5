"""What belongs to a workspace is never the file that a command writes: `-o` names another one."""

from __future__ import annotations

import os
from pathlib import Path

from etl.errors import StoreError
from etl.pointer import STORE_NAME, read_pointer
from etl.workspace import PARTS

MADE, SEEDS, MANIFEST = "build", "seeds", "manifest.toml"
MERGE = "; to bring decisions together in a workspace: figtrace review merge FILE ... without -o"


def refuse_sources(target: Path, *, beside_stores: bool = False) -> None:
    """StoreError for a file of a workspace: its documents, what is in its datasets, all that figtrace keeps in build/.

    The workspace is found by going up from the file, so that it need not be the one that is worked on. A link is
    looked at where it lies and where it leads. `beside_stores` lets a file lie in build/, but not as one of its stores.
    """
    for place in dict.fromkeys((_led_to(target.parent) / target.name, _led_to(target))):
        for folder in place.parents:
            part = _find_part(folder, place)
            if part in PARTS:
                hint = MERGE if target.name == "decisions.csv" else ""
                raise StoreError(f"{target}: a workspace is made of this folder; choose another file with -o{hint}")
            if part == MADE and not (beside_stores and _is_free(place, folder / MADE)):
                raise StoreError(f"{target}: figtrace keeps its stores in this folder; choose another file with -o")


def is_of_workspace(path: Path) -> bool:
    """Whether a file is none of the papers of a workspace but what a workspace is made of: its manifest, what is in its
    datasets, what figtrace keeps in build/."""
    place = _led_to(path)
    for folder in place.parents:
        part = _find_part(folder, place)
        if part is not None:
            return part != SEEDS or (place.parent == _led_to(folder / SEEDS) and place.name == MANIFEST)
    return False


def _led_to(path: Path) -> Path:
    """Where links lead; those that lead in a circle end somewhere in it, and are told by who opens them."""
    return Path(os.path.realpath(path))


def _find_part(folder: Path, place: Path) -> str | None:
    """Which part of a workspace the place is in, if `folder` is one; a build/ without its workspace counts too."""
    if _is_build(folder):
        return MADE
    if not (folder / SEEDS / MANIFEST).is_file() and not all((folder / part).is_dir() for part in PARTS):
        return None
    first = folder / place.relative_to(folder).parts[0]
    return next((part for part in (*PARTS, MADE) if _are_same(first, folder / part)), None)


def _is_build(folder: Path) -> bool:
    """Whether figtrace has made this folder: it names a store, or has a ledger and was locked."""
    return read_pointer(folder) is not None or ((folder / "versions.jsonl").is_file() and (folder / ".lock").exists())


def _is_free(place: Path, build: Path) -> bool:
    """Whether no build would take a file for its own: a store by another name."""
    return place.parent == build and place.suffix == ".duckdb" and STORE_NAME.fullmatch(place.name) is None


def _are_same(one: Path, other: Path) -> bool:
    """Whether two names are of one folder; a disk may not tell Datasets from datasets."""
    return one == other or (one.exists() and other.exists() and one.samefile(other))
