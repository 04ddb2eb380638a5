"""The file that a document was read from, as it lies in the workspace of a store; a store elsewhere has none."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from etl.answers import StoredDocument
from etl.files import find_file, read_file

FOLDER, REMOVED = "seeds", "removed"


def find_original(store: Path, document: StoredDocument) -> Path | None:
    """Where the original of a row of `documents` lies, if it is there; `store` is the path of the store.

    That of an older version of the document lies among what was removed; there only its content tells it.
    """
    return _find(store, document, "original")


def find_shown(store: Path, document: StoredDocument) -> Path | None:
    """Where the file lies whose pages are shown: the original, or what another program laid it out as."""
    return _find(store, document, _shown(document))


def verify_shown(store: Path, document: StoredDocument) -> tuple[Path, bytes] | None:
    """The same with its bytes; None if it is not there or no longer the file that was read."""
    return _verify(store, document, _shown(document))


def _shown(document: StoredDocument) -> str:
    return "layout" if "layout" in document.bibliography else "original"


def _find(store: Path, document: StoredDocument, key: str) -> Path | None:
    seeds = store.resolve().parents[1] / FOLDER
    name = document.bibliography.get(key)
    if not name or ".." in PurePosixPath(name).parts:
        return None
    path = find_file(seeds, name) if seeds.is_dir() else seeds / name
    if path.is_file() and path.resolve().is_relative_to(seeds):
        return path
    removed = (folder / path.name for folder in (seeds / REMOVED).glob("*"))
    wanted = document.bibliography.get(f"{key}_sha256")
    return next((found for found in removed if _hash_of(found) == wanted), None)


def read_original(store: Path, document: StoredDocument) -> bytes | None:
    """Its bytes; None if it is not there or no longer the file that was read."""
    found = _verify(store, document, "original")
    return found[1] if found is not None else None


def _verify(store: Path, document: StoredDocument, key: str) -> tuple[Path, bytes] | None:
    if (path := _find(store, document, key)) is None:
        return None
    try:
        content = read_file(path)
    except OSError:  # it was taken out a moment ago, or cannot be opened
        return None
    return (path, content) if _hash(content) == document.bibliography.get(f"{key}_sha256") else None


def _hash_of(path: Path) -> str | None:
    try:
        return _hash(read_file(path))
    except OSError:
        return None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
