"""Gold: whole texts with every figure's meaning, marked by people who had not seen the engine.

    tests/gold/index.jsonl         {"doc": "a01", "lang": "ko", "sealed": false, "round": 1, …}
    tests/gold/texts/a01.txt       the text
    tests/gold/marks/first.jsonl   one line a figure, by whoever wrote the text
    tests/gold/marks/second.jsonl  the same, by somebody else, apart
    tests/gold/places.json         {"Minqin": ["民勤县"], …}: what marks call a place, and texts (may be missing)

Where two marks of one figure differ both readings stand: a slot is right when it is that of either.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from etl.errors import SeedError

NOT_SCORED = frozenset({"duration", "rank"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One reading of one figure; `slots` holds the fields of the line as they stand.

    Basis points are hundredths of a percentage point, and told so: the same change may be written in both.
    """

    start: int
    end: int
    slots: dict[str, Any]

    @property
    def value(self) -> Decimal | None:
        """The value, None where no honest number exists."""
        value = self.slots.get("value")
        return None if value is None else Decimal(str(value))


@dataclass(frozen=True, slots=True)
class GoldText:
    """One text with the readings of its figures: of each figure one or two."""

    doc: str
    text: str
    language: str
    published: str | None
    subject: str
    about_dprk: bool
    written: int  # the round of writing: rules have seen the texts of the first for longer
    figures: tuple[tuple[Mark, ...], ...]
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # the words of texts by the name in marks


def _in_points(slots: dict[str, Any]) -> dict[str, Any]:
    if slots.get("unit") != "basis_point":
        return slots
    return slots | {"unit": "percentage_point", "value": str(Decimal(str(slots["value"])) / 100)}


def read_gold(folder: Path, *, sealed: bool = False) -> list[GoldText]:
    """The open texts, or the sealed ones; SeedError where a mark is not at its place."""
    index = [json.loads(line) for line in _lines(folder / "index.jsonl")]
    marks: dict[str, list[list[Mark]]] = defaultdict(lambda: [[], []])
    for place, name in enumerate(("first", "second")):
        path = folder / "marks" / f"{name}.jsonl"
        for line in _lines(path) if path.is_file() else ():
            slots = _in_points(json.loads(line))
            marks[slots["doc"]][place].append(Mark(slots["start"], slots["end"], slots))
    places = _places(folder / "places.json")
    texts = []
    for entry in index:
        if bool(entry.get("sealed")) != sealed:
            continue
        text = (folder / "texts" / f"{entry['doc']}.txt").read_text(encoding="utf-8")
        first, second = marks[entry["doc"]]
        for mark in (*first, *second):
            if text[mark.start : mark.end] != mark.slots["surface"]:
                raise SeedError(f"{folder}: {entry['doc']}: {mark.slots['surface']!r} does not stand at {mark.start}")
        texts.append(
            GoldText(
                entry["doc"], text, entry["lang"], entry.get("published"), entry.get("subject", ""),
                bool(entry.get("dprk")), entry.get("round", 1), tuple(_joined(first, second)), places,
            )
        )  # fmt: skip
    return texts


def _places(path: Path) -> dict[str, tuple[str, ...]]:
    if not path.is_file():
        return {}
    named = json.loads(path.read_text(encoding="utf-8"))
    return {name.casefold(): tuple(word.casefold() for word in words) for name, words in named.items()}


def _joined(first: list[Mark], second: list[Mark]) -> Iterable[tuple[Mark, ...]]:
    """The readings of each figure that the first reader marked as a statement."""
    for mark in first:
        other = next((m for m in second if m.start < mark.end and mark.start < m.end and m.value == mark.value), None)
        readings = (mark,) if other is None else (mark, other)
        if any(reading.slots.get("transformation") in NOT_SCORED for reading in readings):
            continue
        yield readings


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except OSError as error:
        raise SeedError(f"{path}: not found; see tests/gold/README.md") from error
