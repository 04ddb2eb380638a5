"""The result in the repository: datasets/published/figures.csv and its datapackage.json; figtrace's own notes its cues.

So everyone can read the figures without running anything, and every change of a rule shows as a
difference. The same store gives the same bytes: no time, no version, no path of a machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from etl.build_folder import refuse_ways_out
from etl.cues import KNOWN, read_known
from etl.files import clear_abandoned, write_whole
from etl.patterns import find_own, read_own

FOLDER = Path("datasets") / "published"
FIGURES = "figures.csv"
SEEDS = "../../seeds"  # from the folder to the documents


def publish(workspace: Path, csv: bytes, package: Mapping[str, object]) -> list[Path]:
    """Write both files, each in one step; `package` is the content of datapackage.json."""
    refuse_ways_out(Path(workspace))
    folder = Path(workspace) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    clear_abandoned(folder)
    text = json.dumps(package, ensure_ascii=False, indent=2) + "\n"
    paths = [folder / FIGURES, folder / "datapackage.json"]
    write_whole(paths[0], [csv])
    write_whole(paths[1], [text.encode()])
    if Path(workspace).resolve() == find_own().resolve():
        paths.append(Path(workspace) / KNOWN)
        write_whole(paths[2], [note_cues()])
    return paths


def note_cues() -> bytes:
    """The full names of all cues that figtrace has had, one a line: what it has dropped sleeps in other workspaces."""
    return "".join(f"{name}\n" for name in sorted(read_known() | read_own().keys())).encode()
