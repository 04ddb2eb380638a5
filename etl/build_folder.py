"""build/ is figtrace's own: no link in it is followed, so that somebody else's workspace leads to nobody's files.

What is read there can be made again and is thrown away where it is something else; but figtrace also clears and
writes over what lies there, which is done in folders of the workspace alone.
"""

from __future__ import annotations

from pathlib import Path

from etl.errors import BuildError
from etl.files import throw_away

BUILD, INCOMING = "build", "incoming"
FOLDERS = ("cache", "pages", INCOMING)
WRITTEN = ("seeds", "seeds/originals", "seeds/removed", "datasets", "datasets/published")


def own_build(workspace: Path) -> Path:
    """The folder build/, made if need be, in which no entry is a link.

    BuildError if it, or another folder that figtrace writes in, leads out of the workspace.
    """
    refuse_ways_out(workspace)
    folder = workspace / BUILD
    if folder.exists() and not folder.is_dir():
        throw_away(folder, "not a folder")
    folder.mkdir(parents=True, exist_ok=True)
    for place in (folder, folder / INCOMING):
        for path in place.iterdir() if place.is_dir() else ():
            if path.is_symlink():
                throw_away(path, "a link, which build/ has none of")
    for name in FOLDERS:
        if (folder / name).exists() and not (folder / name).is_dir():
            throw_away(folder / name, "not a folder")
    return folder


def refuse_ways_out(workspace: Path) -> None:
    """BuildError for a folder that leads out by a link: there, what has the name of ours is somebody else's."""
    root, build = workspace.resolve(), workspace / BUILD
    if build.is_symlink():
        raise BuildError(f"{build}: found a link, expected a folder; put the folder itself there")
    for path in (workspace / name for name in WRITTEN):
        if not path.resolve().is_relative_to(root):
            found = "found a link that leads out of the workspace, expected a folder in it"
            raise BuildError(f"{path}: {found}; put the folder itself there")
