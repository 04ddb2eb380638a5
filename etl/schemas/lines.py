"""On which line of a TOML file a key stands. tomllib does not tell; it is asked only where there is a problem."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from etl.schemas.problems import Loc

# What hides a bracket or the end of a line, then what opens and closes, then the end of a line.
TOKEN = re.compile(
    r'''
      """(?:\\.|[^\\])*?"""  |  \'\'\'.*?\'\'\'     # text over several lines
    | "(?:\\.|[^"\\\n])*"    |  '[^'\n]*'           # text on one line
    | \#[^\n]*                                      # a comment
    | [\[{] | [\]}] | \n
    ''',
    re.VERBOSE | re.DOTALL,
)


def find_lines(text: str) -> dict[Loc, int]:
    """The line, from 1, of each table and key of a file that can be parsed.

    >>> find_lines('a = 1\\n[[b]]\\nc = [\\n2]\\nd.e = 3')
    {('a',): 1, ('b', 0): 2, ('b', 0, 'c'): 3, ('b', 0, 'd', 'e'): 5}
    """
    lines: dict[Loc, int] = {}
    counts: dict[Loc, int] = {}
    table: Loc = ()
    for number, statement in _statements(text):
        keys = _keys(tomllib.loads(statement))
        if statement.lstrip().startswith("[["):
            full = _numbered(keys, counts)
            counts[full] = counts.get(full, -1) + 1
            table = (*full, counts[full])
            lines[table] = number
        elif statement.lstrip().startswith("["):
            table = _numbered(keys, counts)
            lines[table] = number
        elif keys:
            lines[(*table, *keys)] = number
    return lines


def nearest_line(lines: dict[Loc, int], loc: Loc) -> int | None:
    """The line of a place, of the first in it, or of the innermost table or key around it that stands on one.

    >>> nearest_line({("a",): 1, ("a", "b", "c"): 2}, ("a", "b")), nearest_line({("a",): 1}, ("a", "b"))
    (2, 1)
    """
    while loc and loc not in lines:
        if inside := [line for place, line in lines.items() if place[: len(loc)] == loc]:
            return min(inside)
        loc = loc[:-1]
    return lines.get(loc)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each header and each key with its value, with the line where it begins."""
    depth, start, number, began = 0, 0, 1, 1
    for token in TOKEN.finditer(text + "\n"):
        first = token[0][0]
        if first in "[{":
            depth += 1
        elif first in "]}":
            depth -= 1
        elif first == "\n" and depth == 0:
            yield began, text[start : token.start()]
            start, began = token.end(), number + 1
        number += token[0].count("\n")


def _keys(parsed: dict[str, Any]) -> Loc:
    """The dotted key of one statement; what it is set to is left out only below an inline table."""
    keys: list[str] = []
    while len(parsed) == 1:
        ((key, value),) = parsed.items()
        keys.append(key)
        parsed = value[0] if isinstance(value, list) and value and value[0] == {} else value
        if not isinstance(parsed, dict):
            break
    return tuple(keys)


def _numbered(keys: Loc, counts: dict[Loc, int]) -> Loc:
    """The place of a header: below a table of which there are several, in the last one so far."""
    full: Loc = ()
    for key in keys[:-1]:
        full = (*full, key)
        if full in counts:
            full = (*full, counts[full])
    return (*full, *keys[-1:])
