"""What a person says once of a whole text: whose its figures are (ref_area), who states them (origin), of what time
they are (ref_period).

Comes in: words as somebody typed them, in any language that datasets/areas.toml and datasets/origins.toml have names
in. Goes out: the id of an area, refused with the nearest names where there is none; the id of an origin, or the words
as they are where they name one that is not listed; the ends of a period, refused where they are none.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from etl.adding.bibliography import clean
from etl.adding.manifest_text import read_entries
from etl.errors import SeedError
from etl.files import read_file
from etl.model import OPEN, split_open
from etl.schemas import areas, manifest, origins
from etl.schemas.base import Kind
from etl.schemas.inputs import Inputs
from etl.schemas.problems import show
from etl.vocabulary import open_area
from etl.workspace import AT_ONCE, Turn, build_lock
from etl.written_periods import settle_window

REF_AREA, ORIGIN, REF_PERIOD = "ref_area", "origin", "ref_period"
FACTS = (REF_AREA, ORIGIN, REF_PERIOD)
PLACE_OF = re.compile(r"(?P<place>[^()（）]+?)\s*[(（]\s*(?P<country>[^()（）]+?)\s*[)）]")  # Klaipėda (Lithuania)
MOST_NEAR = 3
LONGEST = 100  # characters of what is likened to names
ALIKE = 0.6  # of 1, how like a name must be to what was typed


@dataclass(frozen=True, slots=True)
class Listed:
    """An area or an origin of datasets/: its id, its name in both languages, and what else it is called."""

    id: str
    ko: str
    en: str
    others: tuple[str, ...] = ()


class UnknownFactError(SeedError):
    """Words that are no fact of a text; `name` says which, `said` is what was typed, `near` are those that may be
    meant."""

    def __init__(self, name: str, said: str, expected: str, near: Sequence[Listed] = ()) -> None:
        """`expected` tells what would have been one, and what to do."""
        self.name, self.said, self.near = name, said, tuple(near)
        super().__init__(f"{name}: found {show(said)}, expected {expected}")


class UnknownAreaError(UnknownFactError):
    """Words that name no area, or several."""

    def __init__(self, said: str, near: Sequence[Listed]) -> None:
        """`said` as it was typed."""
        names = ", ".join(f"{one.ko}, {one.en} ({one.id})" for one in near)
        meant = f"did you mean {names}?" if near else "please give an id or a name of it"
        wanted = f"one area of {areas.KIND.path}, or a place and its country, as Klaipeda (LT)"
        super().__init__(REF_AREA, said, f"{wanted}; {meant}", near)


class UnknownPeriodError(UnknownFactError):
    """Words that are no period."""

    def __init__(self, said: str) -> None:
        """`said` as it was typed."""
        super().__init__(REF_PERIOD, said, "a period, as 2024, 2024-07, 2024-Q3 or 2024-01..2024-09")


class Names:
    """The names of the areas and the origins of a workspace."""

    def __init__(self, listed_areas: Iterable[Listed], listed_origins: Iterable[Listed]) -> None:
        """Both in the order of their files."""
        self.areas = {one.id: one for one in listed_areas}
        self.origins = {one.id: one for one in listed_origins}
        self._areas, self._origins = _by_name(self.areas), _by_name(self.origins)

    def find_area(self, said: str) -> str:
        """The id of an area, by its id or a name; "" for nothing. UnknownAreaError where that is no one area.

        A place that is not listed is one by its country: Klaipėda (LT) is open:LT-Klaipėda, which stands for itself.
        """
        key = _key(said)
        found = self._areas.get(key, []) or self._find_open(said)
        if key and len(found) != 1:
            raise UnknownAreaError(clean(said), [self.areas[name] for name in found or self._find_near(key)])
        return found[0] if key else ""

    def find_origin(self, said: str) -> str:
        """The id of an origin, by its id or a name; the words themselves where they name no listed one."""
        found = self._origins.get(_key(said), [])
        return found[0] if len(found) == 1 else clean(said)

    def settle(self, said: Mapping[str, str]) -> dict[str, str]:
        """The same with ids and ends for the facts that are in it; UnknownFactError where one is none."""
        told = dict(said)
        if REF_PERIOD in said:
            told[REF_PERIOD] = find_period(said[REF_PERIOD])
        if REF_AREA in said:
            told[REF_AREA] = self.find_area(said[REF_AREA])
        if ORIGIN in said:
            told[ORIGIN] = self.find_origin(said[ORIGIN])
        return told

    def _find_open(self, said: str) -> list[str]:
        """The id of a place that is told with its country, or that is one already."""
        said = clean(said)
        country, place = split_open(said)
        if said.startswith(OPEN) and country in self.areas and place:
            return [said]
        told = PLACE_OF.fullmatch(said)
        return (
            []
            if told is None
            else [open_area(one, told["place"]) for one in self._areas.get(_key(told["country"]), [])]
        )

    def _find_near(self, key: str) -> list[str]:
        """The areas that are called nearly so, the nearest first; letter by letter in Korean too (북하: 북한)."""
        if len(key) > LONGEST:
            return []
        spelt = {unicodedata.normalize("NFD", word): ids for word, ids in self._areas.items()}
        near = difflib.get_close_matches(unicodedata.normalize("NFD", key), spelt, 3 * MOST_NEAR, ALIKE)
        return list(dict.fromkeys(name for word in near for name in spelt[word]))[:MOST_NEAR]


def find_period(said: str) -> str:
    """The ends of a period, however it is written; "" for nothing.

    Raises:
        UnknownPeriodError: it is none.

    >>> find_period("2024년 3분기"), find_period(" ")
    ('2024-07..2024-09', '')
    """
    said = clean(said)
    window = settle_window(said)
    if window is None and said:
        raise UnknownPeriodError(said)
    return window or ""


def read_names(workspace: Path) -> Names:
    """Those of a workspace, read again only after their files were changed."""
    stamps = tuple(_stamp(workspace / kind.path) for kind in (areas.KIND, origins.KIND))
    return _read(workspace, stamps)


def read_standing(workspace: Path, document: str) -> dict[str, str]:
    """What the manifest says of the whole text of a document; nothing where it cannot be read, which a build tells."""
    with suppress(OSError, ValueError, TypeError, AttributeError):
        entries = read_entries(read_file(workspace / manifest.KIND.path).decode())
        entry = next((found for found in entries if found.get("id") == document), {})
        return {name: entry[name] for name in FACTS if isinstance(entry.get(name), str)}
    return {}


def settle_text(workspace: Path, document: str, said: Mapping[str, str], turn: Turn = AT_ONCE) -> None:
    """Write what was said of a document into the manifest, as typed; an empty fact is taken out of it.

    Raises:
        UnknownFactError: what was typed is no area or no period; nothing is written.
        SeedError: no such document, or a manifest that cannot be edited; nothing is written.
        RunningError: a build is running.
    """
    from etl.adding.shelf import Shelf  # heavy: it reads the rules by which originals are read

    told = read_names(workspace).settle(said)
    with build_lock(workspace, turn):
        Shelf(workspace).settle(document, told)


@lru_cache(2)
def _read(workspace: Path, _stamps: tuple[object, ...]) -> Names:
    inputs = Inputs(workspace)
    return Names(_list(inputs, areas.KIND), _list(inputs, origins.KIND))


def _list(inputs: Inputs, kind: Kind[Any]) -> Iterable[Listed]:
    """The entries that have what is needed here; what else is wrong with them a build tells."""
    for source in inputs.parsed(kind):
        entries = source.tables.get(kind.table)
        for entry in entries if isinstance(entries, list) else ():
            if isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in ("id", "ko", "en")):
                yield Listed(entry["id"], entry["ko"], entry["en"], tuple(_others(entry)))


def _others(entry: Mapping[str, Any]) -> Iterable[str]:
    for key in ("words", "short"):
        words = entry.get(key, ())
        yield from (word for word in words if isinstance(word, str)) if isinstance(words, list) else ()


def _by_name(listed: Mapping[str, Listed]) -> dict[str, list[str]]:
    """Ids by what is typed for them: an id counts for more than a name, a name for more than another word."""
    found: dict[str, list[str]] = {}
    for names in (
        {one.id: {one.id} for one in listed.values()},
        {one.id: {one.ko, one.en} for one in listed.values()},
        {one.id: set(one.others) for one in listed.values()},
    ):
        level: dict[str, list[str]] = {}
        for name, words in names.items():
            for key in {_key(word) for word in words}:
                level.setdefault(key, []).append(name)
        found = {**level, **found}
    return found


def _key(words: str) -> str:
    return "".join(clean(words).casefold().split())


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:  # figtrace's own are read in its place
        return None
    return found.st_mtime_ns, found.st_size
