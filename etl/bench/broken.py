"""Files that people edit, broken in every way that comes to mind, one at a time.

For each file of a workspace and each key in it: a value of another sort, none, too long, of hidden signs, a
misspelt key; for each file as a whole: cut, emptied, other bytes, a folder, a pipe or a link in its place. What follows
must be a FigtraceError that names the file, or, where the damage may be none, a file that can be used.

    for name, damage in find_damages(workspace): …
    Counter(outcome.sort for outcome in try_damages(copy, load_inputs, find_damages(copy)))  # etl.bench.trying
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from etl.bench.hurting import (
    append,
    cut,
    link_out,
    link_to_itself,
    make_folder,
    make_pipe,
    put_in,
    remove,
    rewrite,
    write,
    write_tables,
)
from etl.bench.toml_text import Raw

MANIFEST = "seeds/manifest.toml"  # a workspace may be without all others: figtrace has its own, or none is needed
FILES = (MANIFEST, "datasets/*.toml", "datasets/*/*.toml")
LEDGER = "datasets/decisions.csv"
RATES = "datasets/rates.csv"
SAMPLE = 2  # keys of a table of words that are tried; all keys of a table of settings are


OTHER_TEXTS = ("", " ", " x", "x" * 20_000, "a\u202eb", "a\x07b", "\u200b")
OTHER_SORTS: tuple[Any, ...] = (
    0,
    -1,
    True,
    1.5,
    "x",
    [],
    ["x"],
    [[]],
    [5],
    {},
    {"x": 1},
    Raw("nan"),
    Raw("-inf"),
    Raw("1e999"),
)
HUGE = (Raw("9" * 60), Raw("9" * 5000), Raw("1e99999999999999999999"))
DATES = ("2025-02-31", "2025-13", "0000", "9999-12-31", "20250101", "yesterday", Raw("2025-02-28"))
PATHS = ("../../x", "/etc/passwd", "a\\b", ".", "..", "manifest.toml", "no such file", "C:x")
IDS = ("a/b?#%", "a:b", "..", "가", "-", "a b")

Apply = Callable[[Path], None]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: of each column a cell that is right, and some that are not."""

    path: str
    cells: Mapping[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Damage:
    """One way to break one file; `apply` is given the file in a copy of the workspace."""

    path: str
    how: str
    apply: Apply
    is_certain: bool = True  # it must be refused; otherwise it may turn out to be none


def find_damages(workspace: Path) -> Iterator[tuple[str, Damage]]:
    """Every damage to every file that people edit, with a name of its own."""
    for pattern in FILES:
        for file in sorted(workspace.glob(pattern)):
            path = file.relative_to(workspace).as_posix()
            tables = tomllib.loads(file.read_text(encoding="utf-8"))
            for damage in (*_damage_bytes(path), *_damage_toml(path, tables), *_damage_keys(path, tables)):
                yield f"{path}: {damage.how}", damage
    for sheet in _sheets(workspace):
        for damage in (*_damage_bytes(sheet.path), *_damage_sheet(sheet)):
            yield f"{sheet.path}: {damage.how}", damage


def _damage_bytes(path: str) -> Iterator[Damage]:
    """Damage that needs no look at what the file says."""
    changes: dict[str, Callable[[bytes], bytes]] = {
        "emptied": lambda _: b"",
        "only blanks": lambda _: b" \r\n\t\n",
        "a byte that is not UTF-8 in the middle": lambda old: put_in(old, b"\xff"),
        "saved as CP949": lambda old: old.decode().encode("cp949", "replace") + "\n# 값".encode("cp949"),
        "saved as UTF-16": lambda old: old.decode().encode("utf-16"),
        "a NUL in the middle": lambda old: put_in(old, b"\0"),
        "an open quote behind it": lambda old: old + b'\n"open',
    }
    harmless: dict[str, Callable[[bytes], bytes]] = {
        "a byte order mark": lambda old: b"\xef\xbb\xbf" + old,
        "line ends of Windows": lambda old: old.replace(b"\n", b"\r\n"),
        "line ends of old Macintosh": lambda old: old.replace(b"\n", b"\r"),
        "without its last byte": lambda old: old[:-1],
        **{f"cut at {part} of 8": partial(cut, part) for part in range(1, 8)},
    }
    for how, change in changes.items():
        yield Damage(path, how, partial(rewrite, change))
    for how, change in harmless.items():
        yield Damage(path, how, partial(rewrite, change), is_certain=False)
    yield Damage(path, "missing", remove, is_certain=path == MANIFEST)
    yield Damage(path, "a folder in its place", make_folder)
    if hasattr(os, "mkfifo"):
        yield Damage(path, "a pipe with a name in its place", make_pipe)
    yield Damage(path, "a link that leads out of the workspace", link_out)
    yield Damage(path, "a link to itself", link_to_itself)


def _damage_toml(path: str, tables: dict[str, Any]) -> Iterator[Damage]:
    """Damage to TOML as such, and entries that stand twice."""
    for how, added in {
        "an unknown table": "\n[unknown_table]\nx = 1\n",
        "an unknown key at its end": "\nunknown_key = 1\n",
        "a key twice": "\nunknown_key = 1\nunknown_key = 2\n",
        "a number too long to read": f"\nunknown_key = {'9' * 5000}\n",
        "lists too deep": f"\nunknown_key = {'[' * 3000}\n",
        "a line without a value": "\nunknown_key\n",
    }.items():
        yield Damage(path, how, partial(append, added))
    for name, value in tables.items():
        if isinstance(value, list) and value and isinstance(value[0], dict) and "id" in value[0]:
            twice = {**tables, name: [*value, value[0]]}
            yield Damage(path, f"the first {name} twice", partial(write_tables, twice))
        flat = {**tables, name: value[0] if isinstance(value, list) and value else [value]}
        yield Damage(path, f"{name} nested wrongly", partial(write_tables, flat))


def _damage_keys(path: str, tables: dict[str, Any]) -> Iterator[Damage]:
    """Each key once: other sorts of values, none, and a misspelt name."""
    seen: set[tuple[str, ...]] = set()
    for place in _places(tables):
        kind = tuple("*" if isinstance(step, int) else step for step in place)
        if kind in seen:
            continue
        seen.add(kind)
        old, shown = _value_at(tables, place), ".".join(kind)
        for value in _other_values(place[-1], old):
            is_certain = type(value) is not type(old) and not (_is_number(value) and _is_number(old))
            change = partial(_write_changed, tables, place, value, "")
            yield Damage(path, f"{shown} = {_brief(value)}", change, is_certain and value != [])
        yield Damage(path, f"{shown} left out", partial(_write_changed, tables, place, None, ""), is_certain=False)
        is_name = len(kind) > 2 and kind[-2] not in ("*", "numbers", "bounds")
        yield Damage(
            path, f"{shown} misspelt", partial(_write_changed, tables, place, old, "x"), is_certain=not is_name
        )


def _sheets(workspace: Path) -> tuple[Sheet, ...]:
    """The CSV files that people edit."""
    manifest = tomllib.loads((workspace / MANIFEST).read_text(encoding="utf-8"))
    decisions = Sheet(
        LEDGER,
        {
            "mention_id": (f"{manifest['document'][0]['id']}:0-1", ("", "x", "000", "000:5", "nobody:0-1", "a/b:0-1")),
            "action": ("reject", ("", "keep", "Reject", "assign", "x" * 20_000)),
            "indicator_id": ("", ("nobody.knows", "x" * 20_000, "a b")),
            "reason": ("a page number", ("", " ", "a\u202eb", "x" * 200_000)),
            "person": ("Kim", ("", " ", "a\x07b", "x" * 20_000)),
            "decided": ("2026-11-20", ("", *DATES[:-1], "2025", "2025-02")),
        },
    )
    rates = Sheet(
        RATES,
        {
            "currency": ("KRW", ("", "won", "USD", "percent")),
            "per": ("USD", ("", "dollar", "x" * 20_000)),
            "period": ("2020", ("", "2025-02-31", "2025-13", "yesterday")),
            "rate": ("1180.5", ("", "0", "-1", "1,180.5", "NaN", "1e900", "천")),
            "sort": ("average", ("", "Average", "mean")),
            "source_ko": ("한국은행", ("", " ", "a\u202eb")),
            "source_en": ("Bank of Korea", ("", " ", "a\x07b")),
            "url": ("https://www.bok.or.kr/", ("ftp://a", "javascript:1", "bok", "a b")),
        },
    )
    return decisions, rates


def _damage_sheet(sheet: Sheet) -> Iterator[Damage]:
    """A CSV file with one cell wrong, or with its lines out of shape."""
    header, line = ",".join(sheet.cells), [right for right, _ in sheet.cells.values()]
    for place, (column, (_, values)) in enumerate(sheet.cells.items()):
        for value in values:
            cells = [*line[:place], f'"{value}"' if "," in value else value, *line[place + 1 :]]
            yield Damage(sheet.path, f"{column} = {_brief(value)}", partial(write, f"{header}\n{','.join(cells)}\n"))
    right, last = ",".join(line), list(sheet.cells)[-1]
    for how, text in {
        "a column too few": f"{header}\n{','.join(line[:-1])}\n",
        "a column too many": f"{header}\n{right},more\n",
        "a header with another name": f"{header.removesuffix(last)}name\n{right}\n",
        "without a header": f"{right}\n",
        "an open quote": f'{header}\n{",".join(line[:3])},"open,{",".join(line[4:])}\n{right}\n',
        "a line twice": f"{header}\n{right}\n{right}\n",
        "semicolons": f"{header}\n{right}\n".replace(",", ";"),
    }.items():
        yield Damage(sheet.path, how, partial(write, text))


def _other_values(key: str | int, old: object) -> Iterator[Any]:
    """What may stand where `old` stands, and should not."""
    yield from OTHER_SORTS
    if isinstance(old, str):
        yield from OTHER_TEXTS
        yield from IDS if key == "id" else ()
        yield from PATHS if key == "file" else ()
        yield from DATES if re.fullmatch(r"\d{4}(-\d\d)*", old) else ()
    if _is_number(old):
        yield from HUGE


def _places(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The places of all values below tables and lists of tables; of a table of words, of the first few."""
    if isinstance(value, dict):
        for key in list(value)[: SAMPLE if _is_words(value) else None]:
            yield (*place, key)
            yield from _places(value[key], (*place, key))
    elif isinstance(value, list):
        for number, item in enumerate(value):
            if isinstance(item, dict | list):
                yield from _places(item, (*place, number))


def _is_words(table: dict[str, Any]) -> bool:
    """Whether the keys of a table are words of a language, not names of settings."""
    values = {type(value) for value in table.values()}
    return "id" not in table and (values in ({int}, {str}) or not all(key.isascii() for key in table))


def _value_at(value: Any, place: Iterable[str | int]) -> Any:
    for step in place:
        value = value[step]
    return value


def _write_changed(tables: dict[str, Any], place: tuple[str | int, ...], value: Any, suffix: str, file: Path) -> None:
    """Write the file with another value at one place, with another name for it, or (None) without it.

    Only now, as the damage is done: thousands of damages are listed for each that is tried.
    """
    copy = deepcopy(tables)
    around = _value_at(copy, place[:-1])
    del around[place[-1]]
    if value is not None:
        around[f"{place[-1]}{suffix}"] = value
    write_tables(copy, file)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _brief(value: object) -> str:
    text = value.text if isinstance(value, Raw) else json.dumps(value)
    return text if len(text) <= 30 else f"{text[:20]}… ({len(text):,})"
