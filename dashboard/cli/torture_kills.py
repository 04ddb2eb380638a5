"""The commands that `figtrace bench torture` kills, in a small workspace of their own, and how their files are read.

Each is the command itself, run in another process; what it writes is whole or not there.
"""

from __future__ import annotations

import csv
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from dashboard.cli import building, decks, exporting, versions
from etl.bench.kills import Action, Killer, Tries, run_kills
from etl.bench.small import TEXTS, make_small, write_texts
from etl.publish import FIGURES, FOLDER
from etl.store.copying import publish_copy
from etl.workspace import current_store

KILLS = {"build": 200, "publish": 100, "prune": 300, "export csv": 150, "export xlsx": 100, "export package": 100,
         "deck refresh": 50}  # fmt: skip
OUT = "out"
EVERY = 3  # how often a publishing meets other texts, and an export no older file
PUBLISHED_MORE = 2  # versions that a pruning finds beside the current one
TARGETS = {"csv": "figures.csv", "xlsx": "figures.xlsx", "package": "figures.zip"}
DECK, REFRESHED = "deck.pptx", "deck-refreshed.pptx"
LOADED = (
    "etl.pipeline",
    "rich.progress",
    "openpyxl",
    "pptx",
    "dashboard.exports.formats",
    "dashboard.exports.pptx.deck",
    "dashboard.exports.pptx.apart",
    "dashboard.exports.workbook",
    "dashboard.exports.datapackage",
    __name__,
)


def kill_commands(
    source: Path, folder: Path, share: float, seed: int, tell: Callable[[str, Tries], object]
) -> Iterator[tuple[str, Tries]]:
    """Each command, and how it went; `source` gives the datasets, `folder` is empty and ours."""
    workspace = folder / "workspace"
    make_small(source, workspace)
    (workspace / OUT).mkdir()
    run_build(workspace)
    decks.new(workspace / OUT / DECK, everything=True, title="torture", workspace=workspace)
    killer = Killer(workspace, LOADED)
    for action in find_actions(workspace):
        kills = max(round(KILLS[action.name] * share), 1)
        yield action.name, run_kills(killer, action, kills, seed=seed, tell=partial(tell, action.name))


def find_actions(workspace: Path) -> list[Action]:
    """Every command that writes, with what changes before it and what is read after it."""
    out = workspace / OUT

    def edit(number: int) -> None:
        write_texts(workspace, TEXTS | {"902": f"북한은 러시아에 컨테이너 {number + 1},000개를 보냈다.\n"})

    def edit_now_and_then(number: int) -> None:
        edit(number // EVERY)

    def publish_more(number: int) -> None:
        for more in range(PUBLISHED_MORE):
            publish_copy(current_store(workspace), workspace / "build", f"copy{number}x{more}")

    def remove(name: str, number: int) -> None:
        if number % EVERY == 0:
            (out / name).unlink(missing_ok=True)

    exports = [
        Action(f"export {form}", partial(run_export, form), partial(remove, name), partial(read_file, f"{OUT}/{name}"))
        for form, name in TARGETS.items()
    ]
    return [
        Action("build", run_build, edit, publishes=True),
        Action("publish", run_publish, edit_now_and_then, read_published, publishes=True),
        Action("prune", run_prune, publish_more),
        *exports,
        Action("deck refresh", run_refresh, partial(remove, REFRESHED), partial(read_file, f"{OUT}/{REFRESHED}")),
    ]


def run_build(workspace: Path) -> None:
    """`figtrace build`."""
    building.build(workspace, 1)


def run_publish(workspace: Path) -> None:
    """`figtrace publish`."""
    exporting.publish(workspace)


def run_prune(workspace: Path) -> None:
    """`figtrace prune --keep 1`."""
    versions.prune(1, workspace)


def run_export(form: str, workspace: Path) -> None:
    """`figtrace export FORM -o FILE`."""
    exporting.export(exporting.Form(form), str(workspace / OUT / TARGETS[form]), workspace=workspace)


def run_refresh(workspace: Path) -> None:
    """`figtrace deck refresh DECK`."""
    decks.refresh(workspace / OUT / DECK, workspace=workspace)


def read_published(workspace: Path) -> list[str]:
    """What is wrong with the two published files."""
    return [fault for name in (FIGURES, "datapackage.json") for fault in read_file(f"{FOLDER}/{name}", workspace)]


def read_file(name: str, workspace: Path) -> list[str]:
    """What is wrong with a file that a command writes: half of it; no file is right too."""
    path = workspace / name
    if not path.exists():
        return []
    try:
        return READERS.get(path.suffix, read_archive)(path, workspace)
    except (ValueError, OSError, zipfile.BadZipFile) as error:
        return [f"{name}: {error}"]


def read_csv(path: Path, workspace: Path) -> list[str]:
    """Half a table: a row that is too short, or none."""
    text = path.read_text(encoding="utf-8")
    rows = list(csv.reader(text.splitlines()))
    is_whole = text.endswith("\n") and len(rows) > 1 and len({len(row) for row in rows}) == 1
    return [] if is_whole else [f"{path.name}: half of it ({current_store(workspace).name})"]


def read_json(path: Path, _workspace: Path) -> list[str]:
    """A ValueError if it is half of it."""
    json.loads(path.read_bytes())
    return []


def read_archive(path: Path, _workspace: Path) -> list[str]:
    """Half an archive, or one with a damaged part."""
    with zipfile.ZipFile(path) as archive:
        bad = archive.testzip()
    return [f"{path.name}: {bad} is damaged"] if bad else []


READERS: dict[str, Callable[[Path, Path], list[str]]] = {".csv": read_csv, ".json": read_json}
