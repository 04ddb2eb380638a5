"""What a build folder looks like after a kill or a loss of power, and how it is made good.

A publication has three steps, each on the disk before the next: the store gets its name, the ledger its
line, `current` its name. With the line it is done: if the last step is missing, it is made up for. All this
is called with the lock of the folder held. Whatever cannot be mended is thrown away, with a warning.
"""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path

from etl.errors import DamageWarning
from etl.files import TEMPORARY, clear_unfinished, throw_away, throw_away_misfit
from etl.pointer import POINTER, STORES, point_to, read_pointer, version_of
from etl.store.versions import LEDGER, Event, Pruned, append, read_events, remove_stores


def is_sound(folder: Path) -> bool:
    """Whether `current` names the store of the last line, and every line can be read."""
    current = read_pointer(folder)
    events, damaged = read_events(folder)
    return not damaged and current is not None and [version_of(current)] == _published_last_first(events)[:1]


def mend(folder: Path) -> None:
    """Clear away what was begun, end what was half done, and let `current` name what is published."""
    _throw_away_misfits(folder)
    append(folder, [])  # without the lines that cannot be read
    events, _ = read_events(folder)
    here = {version_of(path): path for path in folder.glob(STORES)}
    _finish_pruning(events, here, read_pointer(folder))
    _mend_pointer(folder, _published_last_first(events), here)


def _throw_away_misfits(folder: Path) -> None:
    """What a killed build left half done, and folders where files should be."""
    clear_unfinished(folder.glob(f"{TEMPORARY}*"))
    for path in (folder / POINTER, folder / LEDGER, *folder.glob(STORES)):
        throw_away_misfit(path)


def _finish_pruning(events: Sequence[Event], here: Mapping[str, Path], current: Path | None) -> None:
    last = {event.version: event for event in events}
    remove_stores(path for version, path in here.items() if isinstance(last.get(version), Pruned) and path != current)


def _mend_pointer(folder: Path, published: Sequence[str], here: Mapping[str, Path]) -> None:
    """Let `current` name the store that was published last, of those that are here."""
    pointer, current = folder / POINTER, read_pointer(folder)
    if current is not None and version_of(current) not in published:
        return  # it is its line that is missing, and the build writes that
    wanted = next((here[version] for version in published if version in here and here[version].is_file()), None)
    if wanted is None:
        if pointer.exists():
            throw_away(pointer, "names no store")
    elif wanted != current:
        if current is None and pointer.exists():
            message = f"{pointer}: names no store; {wanted.name}, published last, is taken"
            warnings.warn(message, DamageWarning, stacklevel=2)
        point_to(wanted)


def _published_last_first(events: Sequence[Event]) -> list[str]:
    return [event.version for event in reversed(events) if not isinstance(event, Pruned)]
