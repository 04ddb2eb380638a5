"""The file that a document was read from, as it lies in the workspace of a store; a store elsewhere has none."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

FOLDER = "seeds"


def find_original(store: Path, document: Mapping[str, Any]) -> Path | None:
    """Where the original of a row of `documents` lies, if it is there; `store` is the path of the store."""
    workspace = store.resolve().parents[1]
    name = document["bibliography"].get("original")
    if not name or ".." in PurePosixPath(name).parts:
        return None
    path = workspace / FOLDER / name
    return path if path.is_file() and path.resolve().is_relative_to(workspace / FOLDER) else None


def read_original(store: Path, document: Mapping[str, Any]) -> bytes | None:
    """Its bytes, if it is still the file that was read."""
    if (path := find_original(store, document)) is None:
        return None
    content = path.read_bytes()
    is_same = hashlib.sha256(content).hexdigest() == document["bibliography"].get("original_sha256")
    return content if is_same else None
