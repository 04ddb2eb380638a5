"""What is done to one file to see what becomes of it: other bytes, none, something else in its place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from etl.bench.toml_text import write_toml


def put_in(old: bytes, added: bytes) -> bytes:
    """Other bytes in the middle."""
    middle = len(old) // 2
    return old[:middle] + added + old[middle:]


def cut(part: int, old: bytes) -> bytes:
    """So many eighths of the bytes."""
    return old[: len(old) * part // 8]


def rewrite(change: Callable[[bytes], bytes], file: Path) -> None:
    """The file with its bytes changed."""
    old = file.read_bytes() if file.exists() else b"a,b\n"
    file.write_bytes(change(old))


def append(added: str, file: Path) -> None:
    """The file with more behind it."""
    file.write_bytes(file.read_bytes() + added.encode())


def write(text: str, file: Path) -> None:
    """A text as it is."""
    file.write_text(text, encoding="utf-8", newline="")


def write_tables(tables: dict[str, Any], file: Path) -> None:
    """Tables as TOML."""
    write(write_toml(tables), file)


def remove(file: Path) -> None:
    """No file there."""
    if file.is_dir() and not file.is_symlink():
        shutil.rmtree(file)
    else:
        file.unlink(missing_ok=True)


def make_folder(file: Path) -> None:
    """A folder in its place."""
    remove(file)
    file.mkdir()


def link_out(file: Path) -> None:
    """A link that leads out of the workspace."""
    remove(file)
    file.symlink_to("/dev/null")


def link_to_itself(file: Path) -> None:
    """A link to itself."""
    remove(file)
    file.symlink_to(file.name)


def make_pipe(file: Path) -> None:
    """A pipe with a name in its place: whoever opens it waits for somebody to write."""
    remove(file)
    os.mkfifo(file)
