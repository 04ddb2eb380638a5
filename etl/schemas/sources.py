"""One file of a workspace: from bytes to tables.

Refused as a Fault: what is missing, a folder, unreadable, or lies outside the workspace; bytes that are
not UTF-8, a byte order mark or NUL; what is not TOML, or not CSV with the right columns.
"""

from __future__ import annotations

import csv
import io
import re
import stat
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from etl.files import find_file, read_file
from etl.guarding import unguard
from etl.schemas.lines import find_lines, nearest_line
from etl.schemas.problems import Fault, Loc, show

MISSING = "restore it from a copy, or name another folder with --workspace"
BOM = b"\xef\xbb\xbf"
AT = re.compile(r" \((?:at line (\d+), column (\d+)|at end of document)\)$")


class SourceError(Exception):
    """A file that cannot be read as what it should be, with the line where that is known."""

    def __init__(self, fault: Fault, line: int | None = None) -> None:
        self.fault, self.line = fault, line
        super().__init__(str(fault))


@dataclass
class Source:
    """A file that could be read; `tables` are its content."""

    path: str
    content: bytes = field(repr=False)
    tables: dict[str, Any] = field(repr=False)
    rows: tuple[int, ...] = ()  # of a CSV: the line of each row
    own: bytes = field(default=b"", repr=False)  # figtrace's file, where anything is taken from it
    taken: tuple[Loc, ...] = ()  # what the file leaves out and is taken from figtrace's own (own.py)

    def line_of(self, loc: Loc) -> int | None:
        """The line of a table or key."""
        if not self.path.endswith(".csv"):
            return nearest_line(self._lines, loc)
        return self.rows[loc[1]] if len(loc) > 1 and isinstance(loc[1], int) else 1

    @property
    def identity(self) -> bytes:
        """What tells apart two files that say different things."""
        return self.content + self.own

    def is_taken(self, loc: Loc) -> bool:
        """Whether what stands at a place is figtrace's own."""
        return any(loc[: len(place)] == place for place in self.taken)

    @cached_property
    def _lines(self) -> dict[Loc, int]:
        return find_lines(self.content.decode("utf-8").replace("\r\n", "\n"))


def read_source(workspace: Path, path: str, columns: Mapping[str, tuple[str, ...]], older: int = 0) -> Source:
    """Read one TOML or CSV file; `columns` are those of a CSV, below the name of its one table.

    An older file may lack the last of them, but has the first `older`.
    """
    return parse_source(path, read_inside(workspace, path), columns, older)


def parse_source(path: str, content: bytes, columns: Mapping[str, tuple[str, ...]], older: int = 0) -> Source:
    """The same of bytes that may not be on the disk yet."""
    if not content.strip():
        raise SourceError(Fault((), "an empty file", "its content", "restore it from a copy"))
    if path.endswith(".csv"):
        ((table, names),) = columns.items()
        numbers, rows = _parse_csv(decode(content.removeprefix(BOM)), names, older or len(names))
        return Source(path, content, {table: rows}, numbers)
    if content.startswith(BOM):
        raise SourceError(Fault((), "a byte order mark", "UTF-8 without one", "save the file as plain UTF-8"), 1)
    return Source(path, content, _parse_toml(decode(content)))


def read_inside(workspace: Path, path: str) -> bytes:
    """The bytes of a regular file that lies in the workspace, wherever a link may lead."""
    try:
        real = find_file(workspace, path).resolve(strict=True)
        if not real.is_relative_to(workspace.resolve()):
            raise _unreadable("a link that leads out of the workspace", "a file in it", "put the file itself there")
        mode = real.stat().st_mode
        if stat.S_ISDIR(mode):
            raise _unreadable("a folder", "a file", "put the file in its place")
        if not stat.S_ISREG(mode):
            raise _unreadable("something that is no file", "a file", "put the file in its place")
        return read_file(real)
    except FileNotFoundError as error:
        raise _unreadable("nothing", "a file", MISSING) from error
    except (OSError, ValueError, RuntimeError) as error:  # no permission, an impossible name, a ring of links
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _unreadable(
            f"a file that cannot be read ({reason})", "one that can", "look at its permissions"
        ) from error


def decode(content: bytes) -> str:
    """UTF-8 text without NUL."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        step = "save the file as UTF-8 (for example: iconv -f CP949 -t UTF-8)"
        raise SourceError(Fault((), f"bytes that are not UTF-8 (byte {error.start})", "UTF-8", step), line) from error
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise SourceError(Fault((), "a NUL character", "text", "take it out, or restore the file from a copy"), line)
    return text


def _unreadable(found: str, expected: str, step: str) -> SourceError:
    return SourceError(Fault((), found, expected, step))


@lru_cache(maxsize=128)
def _parse_toml(text: str) -> dict[str, Any]:
    """The tables of a file, for all who read the same text: to look at, not to change."""
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        reason = str(error) if isinstance(error, tomllib.TOMLDecodeError) else "too deep, or a number too long"
        at = AT.search(reason)
        line = int(at[1]) if at and at[1] else text.count("\n") + 1 if at else None
        column = f", column {at[2]}" if at and at[2] else ""
        reason = AT.sub("", reason)
        reason = reason[:1].lower() + reason[1:]
        expected = "valid TOML: key = value, text in quotes, each key once"
        raise SourceError(Fault((), f"what is not valid TOML ({reason}{column})", expected), line) from error


def _parse_csv(text: str, columns: tuple[str, ...], least: int) -> tuple[tuple[int, ...], list[dict[str, str]]]:
    """The lines where rows begin and the rows without their empty cells, each cell as text (etl.guarding)."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    numbers: list[int] = []
    rows: list[dict[str, str]] = []
    begins = 1
    try:
        header = next(reader, [])
        if len(header) < least or tuple(header) != columns[: len(header)]:
            found = f"the header {show(', '.join(header))}"
            raise SourceError(Fault((), found, ", ".join(columns), "please correct the header"), 1)
        columns, begins = columns[: len(header)], reader.line_num + 1
        for cells in reader:
            if cells:
                numbers.append(begins)
                more = (f"column {n}" for n in range(len(columns) + 1, len(cells) + 1))
                named = zip((*columns, *more), cells, strict=False)  # a row that is too short lacks columns
                rows.append({column: unguard(cell) for column, cell in named if cell.strip()})
            begins = reader.line_num + 1
    except csv.Error as error:
        fault = Fault((), f"what is not valid CSV ({error})", "each open quote to be closed")
        raise SourceError(fault, begins) from error
    return tuple(numbers), rows
