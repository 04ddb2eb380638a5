"""The text of seeds/manifest.toml edited entry by entry, so that what people wrote there stays.

An edit is held against what it should have given: where the two differ (a manifest written in another shape, as
one inline list), nothing is written and a person is asked to do it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from typing import Any

from etl.errors import SeedError
from etl.schemas.lines import find_lines

Entry = Mapping[str, Any]
PLACE = "seeds/manifest.toml"


def read_entries(text: str) -> list[dict[str, Any]]:
    """The entries of a manifest."""
    entries: list[dict[str, Any]] = tomllib.loads(text).get("document", [])
    return entries


def append_entry(text: str, entry: Entry) -> str:
    r"""The manifest with one more entry at its end.

    >>> append_entry("# ours\n", {"id": "a", "proposed": ["title"]})
    '# ours\n\n[[document]]\nid = "a"\nproposed = ["title"]\n'
    """
    end = _line_end(text)
    before = text if not text or text.endswith("\n") else text + end
    block = "".join(f"{line}{end}" for line in ("", "[[document]]", *map(_write_key, entry.items())))
    return _checked(before + (block if before.strip() else block.lstrip()), [*read_entries(text), dict(entry)])


def change_entry(text: str, document: str, changed: Entry) -> str:
    r"""The manifest with some keys of an entry set anew (None: taken out), its other lines and comments as they were.

    >>> change_entry('[[document]]\nid = "a"  # first\nfile = "x"  # kept\n', "a", {"file": "y", "reader": "r"})
    '[[document]]\nid = "a"  # first\nfile = "y"  # kept\nreader = "r"\n'
    """
    entries = read_entries(text)
    place = _place(entries, document)
    lines, found = _lines(text), find_lines(text.replace("\r\n", "\n"))
    end = _line_end(text)
    behind = found.get(("document", place), 0)  # where keys go that the entry has not yet
    added = []
    for key, value in changed.items():
        number = found.get(("document", place, key))
        if number is not None:
            comment = _comment(lines[number - 1])
            lines[number - 1] = "" if value is None else f"{_write_key((key, value))}{comment}{end}"
            behind = max(behind, number)
        elif value is not None:
            added.append(f"{_write_key((key, value))}{end}")
    lines[behind:behind] = added
    expected = {key: value for key, value in {**entries[place], **changed}.items() if value is not None}
    return _checked("".join(lines), [*entries[:place], expected, *entries[place + 1 :]])


def remove_entry(text: str, document: str) -> tuple[str, str]:
    r"""The manifest without an entry, and the entry as it stood there; comments above the next entry stay with that.

    >>> remove_entry('[[document]]\nid = "a"\n\n# of b\n[[document]]\nid = "b"\n', "a")
    ('# of b\n[[document]]\nid = "b"\n', '[[document]]\nid = "a"\n')
    """
    entries = read_entries(text)
    place = _place(entries, document)
    lines, found = _lines(text), find_lines(text.replace("\r\n", "\n"))
    first, next_ = found.get(("document", place)), found.get(("document", place + 1), len(lines) + 1)
    if first is None:
        raise _asked()
    start, stop = first - 1, next_ - 1
    while stop > start + 1 and stop < len(lines) and lines[stop - 1].lstrip().startswith("#"):
        stop -= 1
    taken = "".join(lines[start:stop]).rstrip() + _line_end(text)
    return _checked("".join(lines[:start] + lines[stop:]), entries[:place] + entries[place + 1 :]), taken


def _place(entries: list[dict[str, Any]], document: str) -> int:
    for place, entry in enumerate(entries):
        if entry.get("id") == document:
            return place
    raise SeedError(f"{PLACE}: found no document {json.dumps(document, ensure_ascii=False)}; see /sources or the file")


def _lines(text: str) -> list[str]:
    """The lines with their ends; only a line feed ends one."""
    pieces = text.split("\n")
    return [*(f"{piece}\n" for piece in pieces[:-1]), *filter(None, pieces[-1:])]


def _write_key(item: tuple[str, Any]) -> str:
    key, value = item
    return f"{key} = {_write_value(value)}"


def _write_value(value: Any) -> str:
    """Text, a list of text, or a list of small tables, as TOML on one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(map(_write_key, value.items())) + " }"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_write_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _comment(line: str) -> str:
    """What stands behind the value of a line, with the blanks before it."""
    bare = line.rstrip("\r\n")
    for place, character in enumerate(bare):
        if character == "#":
            try:
                tomllib.loads(bare[:place])
            except tomllib.TOMLDecodeError:
                continue
            return bare[len(bare[:place].rstrip()) :]
    return ""


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _checked(text: str, expected: list[dict[str, Any]]) -> str:
    """The new text, if it says what it should."""
    try:
        if read_entries(text) == expected:
            return text
    except tomllib.TOMLDecodeError:
        pass
    raise _asked()


def _asked() -> SeedError:
    return SeedError(
        f"{PLACE}: cannot be edited as it is written; expected one [[document]] an entry, a key a line;"
        " please write it so, then try again"
    )
