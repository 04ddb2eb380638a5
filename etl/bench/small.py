"""The smallest workspace that the files of a real one give: every kind of file and key, a few words of each.

It loads in milliseconds and builds in a fraction of a second, so that it can be broken, killed and built a
thousand times.

    make_small(repository, folder)      datasets/ cut short, made-up texts in seeds/
    write_texts(folder, {"900": …})     other texts
"""

from __future__ import annotations

import hashlib
import shutil
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from etl.bench.toml_text import write_toml

FAMILY = "arms.toml"
SETTLED = ("corrections.toml",)  # names places in the real documents
KEPT = 2  # indicators, origins and words of a list
TEXTS = {
    "900": "북한이 러시아에 보낸 컨테이너는 1만 3,000개이다.\n\n북한은 러시아에 컨테이너 2만 개를 보냈다.\n",
    "901": "북한은 2023년에 러시아에 컨테이너 1,000개를 보냈다.\n",
}


def make_small(source: Path, folder: Path) -> None:
    """Cut the datasets of a workspace short into another folder, over made-up texts."""
    write_texts(folder, TEXTS)
    cut_datasets(source / "datasets", folder / "datasets")


def write_texts(folder: Path, texts: Mapping[str, str | bytes]) -> None:
    """Make these the only documents of a workspace."""
    shutil.rmtree(folder / "seeds", ignore_errors=True)
    (folder / "seeds").mkdir(parents=True)
    entries = []
    for name, text in texts.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / "seeds" / f"{name}.txt").write_bytes(content)
        entries.append(
            {
                "id": name,
                "file": f"{name}.txt",
                "language": "ko",
                "format": "text",
                "sha256": hashlib.sha256(content).hexdigest(),
                "label_ko": "글",
                "label_en": "Text",
                "published": "2024-05-01",
            }
        )
    (folder / "seeds" / "manifest.toml").write_text(write_toml({"document": entries}), encoding="utf-8")


def cut_datasets(source: Path, target: Path) -> None:
    """All files of datasets/ with one family, the units that are used, and the first few of every list of words."""
    (target / "language").mkdir(parents=True)
    (target / "indicators").mkdir()
    family = _read(source / "indicators" / FAMILY)
    whole = [entry for entry in family["indicator"] if not entry.keys() & {"part_of", "cap_of"}]
    whole = [whole[0] | {"part_of": whole[1]["id"], "caution_ko": "주의", "basis": "per day"}, whole[1]]
    _write(target / "indicators" / FAMILY, {"family": family["family"], "indicator": whole})
    used = {name for entry in whole for name in (entry["unit"], *entry.get("units", ()))} | {"USD", "KPW"}
    for path in sorted((source / "language").glob("*.toml")):
        tables = _read(path)
        _write(target / "language" / path.name, cut_short(tables) | {"numbers": tables["numbers"]})
        if path.stem == "ko":
            used |= units_of_numbers(tables["numbers"])
    (target / "cues").mkdir()
    for path in sorted((source / "cues").glob("*.toml")):
        modules = list(_read(path)["cue"].items())[:KEPT]  # the others are those that figtrace comes with
        _write(target / "cues" / path.name, {"cue": {module: dict([*cues.items()][:1]) for module, cues in modules}})
    for path in (source / "concepts").glob("*.toml"):
        used |= set(words_in(_read(path)))  # some of them are ids of units
    units = [entry for entry in _read(source / "units.toml")["unit"] if entry["id"] in used]
    _write(target / "units.toml", {"unit": sorted(units, key=len, reverse=True)})
    _write(target / "origins.toml", {"origin": _read(source / "origins.toml")["origin"][:KEPT]})
    pin = {"id": "exports.kp-cn.usd", "ko": "수출액", "en": "exports", "caution_en": "mirrored", "range": [0, 10]}
    _write(target / "pins.toml", {"pin": [pin | {"alias": ["exports.kp-cn.cny"]}]})
    (target / "concepts").mkdir()
    for path in (*sorted((source / "concepts").glob("*.toml")), *sorted(source.glob("*.toml"))):  # verdicts name some
        cut = target / path.relative_to(source)
        if path.name not in SETTLED and not cut.exists() and (tables := _read(path)):
            _write(cut, tables)


def units_of_numbers(numbers: Mapping[str, Any]) -> set[str]:
    """The ids of units that the numbers of a language speak of."""
    named = {unit for _, unit in numbers["words"].values()}
    return named | {*numbers["vague_units"].values(), *numbers["vague_units_before"].values()}


def words_in(value: Any) -> Iterator[str]:
    """All texts in a table, however deep.

    >>> list(words_in({"a": ["x", {"b": "y"}], "c": 1}))
    ['x', 'y']
    """
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from words_in(inner)


def cut_short(value: Any) -> Any:
    """Words with the first few of each list and long table.

    >>> cut_short({"a": [1, 2, 3], "b": {"c": 1}})
    {'a': [1, 2], 'b': {'c': 1}}
    """
    if isinstance(value, dict):
        is_long = len(value) > 10 and all(isinstance(item, int | str) for item in value.values())
        return {key: cut_short(value[key]) for key in list(value)[: KEPT if is_long else None]}
    return [cut_short(item) for item in value[:KEPT]] if isinstance(value, list) else value


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, tables: dict[str, Any]) -> None:
    path.write_text(write_toml(tables), encoding="utf-8")
