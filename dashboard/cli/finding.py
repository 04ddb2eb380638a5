"""Which files `figtrace add` takes of what was named: those of folders, and standard input."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dashboard.cli.belonging import is_of_workspace
from dashboard.cli.common import read_bytes, say
from etl.files import write_whole
from etl.workspace import PARTS

HIDDEN = (".", "~$")  # so begin the names of files that systems hide, and of those that Office keeps beside open ones
SHOWN = 3  # of them by name


class Found(NamedTuple):
    """The papers, and what is passed over since its name hides it."""

    papers: list[Path]
    hidden: list[Path]


def find_files(named: Iterable[str], workspace: Path, scratch: Path) -> Found:
    """Every file, those of folders by name; what is hidden and what workspaces are made of is left out."""
    found: list[Path] = []
    hidden: list[Path] = []
    for name in named:
        path = Path(name)
        if name == "-":
            content = read_bytes("-")
            path = scratch / f"pasted-{hashlib.sha256(content).hexdigest()[:8]}.txt"
            write_whole(path, [content])
        found += _walk(path, workspace, hidden) if path.is_dir() else [path]
    papers = [path for path in dict.fromkeys(found) if not is_of_workspace(path)]
    if own := [path for path in found if path not in papers]:
        others = f" and {len(own) - 1:,} others" if len(own) > 1 else ""
        say(f"figtrace: {own[0]}{others}: a workspace is made of this, no paper; left out")
    return Found(papers, list(dict.fromkeys(hidden)))


def name_hidden(hidden: Sequence[Path]) -> str:
    """Some of what was passed over by name, how many more, and what to do about it.

    >>> name_hidden([Path("in/..txt")])
    '..txt  hidden, by the name; to add it, name it by itself'
    >>> name_hidden([Path(name) for name in (".a", ".b", "~$c.docx", ".d")])
    '.a, .b, ~$c.docx and 1 other  hidden, by their names; to add one, name it by itself'
    """
    shown = ", ".join(path.name for path in hidden[:SHOWN])
    if (more := len(hidden) - SHOWN) > 0:
        shown += f" and {more:,} other{'s' if more > 1 else ''}"
    if len(hidden) == 1:
        return f"{shown}  hidden, by the name; to add it, name it by itself"
    return f"{shown}  hidden, by their names; to add one, name it by itself"


def _walk(folder: Path, workspace: Path, hidden: list[Path]) -> Iterator[Path]:
    """The files below a folder; `hidden` gets the files and folders that are passed over as hidden."""
    left_out = {(workspace / part).resolve() for part in (*PARTS, "build")}
    for where, folders, names in os.walk(folder, onerror=_tell_unread):
        hidden += (Path(where) / name for name in sorted(folders) if name.startswith("."))
        hidden += (Path(where) / name for name in sorted(names) if name.startswith(HIDDEN))
        folders[:] = sorted(n for n in folders if n[0] != "." and _find_real(Path(where) / n) not in left_out)
        folders[:] = [name for name in folders if not _leads_out(Path(where) / name, folder)]
        paths = (Path(where) / name for name in sorted(names) if not name.startswith(HIDDEN))
        yield from (path for path in paths if not _leads_out(path, folder))


def _tell_unread(error: OSError) -> None:
    say(f"figtrace: {error.filename}: a folder that cannot be opened is left out")


def _find_real(path: Path) -> Path | None:
    """Where a path leads; None if that cannot be told."""
    try:
        return Path(os.path.realpath(path))
    except OSError:
        return None


def _leads_out(path: Path, folder: Path) -> bool:
    """Whether a path in a folder is a link to something that is not in it, which is said: nobody has named that."""
    if not path.is_symlink():
        return False
    real = _find_real(path)
    if real is not None and real.is_relative_to(os.path.realpath(folder)):
        return False
    say(f"figtrace: {path}: a link that leads out of {folder} is left out; name it by itself to add it")
    return True
