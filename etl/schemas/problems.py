"""A problem as one line: place, what was found, what was expected, what to do.

seeds/manifest.toml, line 62, document "003", published: found "2025-02-31", expected a date that exists, …
"""

from __future__ import annotations

import datetime
import difflib
import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

Loc = tuple[str | int, ...]

CORRECT = "please correct it"
NOTHING = "nothing"  # is what was found where something is missing
SHOWN = 60  # characters of what was found


class Fault(NamedTuple):
    """Something in a file that does not hold; `loc` are the keys and list places that lead to it."""

    loc: Loc
    found: str
    expected: str
    step: str = CORRECT

    def __str__(self) -> str:
        return f"found {self.found}, expected {self.expected}; {self.step}"


def find_nearest(name: str, names: Collection[str]) -> str:
    """The next step for a name that is not known: the nearest that is.

    >>> find_nearest("tonnes", ["USD", "tonne"])
    'did you mean "tonne"?'
    >>> find_nearest("x", ["USD", "tonne"])
    'please correct it'
    """
    nearest = difflib.get_close_matches(name, names, 1) if len(name) < 200 else ()
    return f'did you mean "{nearest[0]}"?' if nearest else CORRECT


def show(value: object) -> str:
    r"""A value as a person wrote it, shortened; what cannot be seen is written as an escape.

    >>> show("a\u202eb"), show(5), show([1, 2]), show(True)
    ('"a\\u202eb"', '5', 'a list of 2', 'true')
    """
    if isinstance(value, str):
        text = value if len(value) <= SHOWN else value[:SHOWN] + "…"
        seen = "".join(c if c.isprintable() else json.dumps(c)[1:-1] for c in text)
        return f'"{seen}"' + (f" ({len(value):,} characters)" if len(value) > SHOWN else "")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list | tuple):
        return f"a list of {len(value)}" if value else "an empty list"
    if isinstance(value, Mapping):
        return "a table"
    if isinstance(value, datetime.date | datetime.time):
        return f"{value} without quotes"
    text = str(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}… ({len(text):,} digits)"


def explain(error: ValidationError, schema: type[BaseModel]) -> Iterator[Fault]:
    """The faults that a schema finds."""
    found = error.errors(include_url=False)
    for details in found:
        if details["type"] == "too_short" and any(len(other["loc"]) > len(details["loc"]) for other in found):
            continue  # a list is not too short because its items are broken
        yield _explain_one(details, schema)


def _explain_one(details: ErrorDetails, schema: type[BaseModel]) -> Fault:
    loc = tuple(step for step in details["loc"] if step != "[key]")
    found, context = show(details["input"]), details.get("ctx", {})
    match details["type"]:
        case "figtrace":
            return Fault(loc, found, context["expected"], context["step"])
        case "missing":
            return Fault(loc, NOTHING, expected_at(schema, loc), "please add it")
        case "extra_forbidden":
            keys = sorted(_node_at(schema, loc[:-1]).get("properties", {}))
            found = f"the unknown key {show(str(loc[-1]))}"
            return Fault(loc, found, f"one of {', '.join(keys)}", find_nearest(str(loc[-1]), keys))
        case _:
            return Fault(loc, found, expected_at(schema, loc))


def expected_at(schema: type[BaseModel], loc: Loc) -> str:
    """What a schema expects at a place, in words: the description of the value or of what it stands in."""
    node = _node_at(schema, loc)
    if "properties" in node:
        return f"a table with {', '.join(sorted(node['properties']))}"
    if "description" not in node and "properties" in _inner(schema, node.get("items", {})):
        name = loc[-1] if loc else ""
        return f"tables, each below a line [[{name}]]"
    if "description" not in node and node.get("type") == "object":
        return "a table"
    return str(node.get("description", node.get("around", "another value")))


def _node_at(schema: type[BaseModel], loc: Loc) -> dict[str, Any]:
    """The JSON schema of a place; one that has no description of its own takes that of the place around it."""
    node = _inner(schema, _json_schema(schema))
    for step in loc:
        around = node.get("description", node.get("around", "another value"))
        if isinstance(step, int):
            prefix = node.get("prefixItems", [])
            node = prefix[step] if step < len(prefix) else node.get("items") or {}
        else:
            others = next(iter(node.get("patternProperties", {}).values()), node.get("additionalProperties"))
            node = node.get("properties", {}).get(step) or others or {}
        node = {"around": around, **_inner(schema, node if isinstance(node, dict) else {})}
    return node


def _inner(schema: type[BaseModel], node: dict[str, Any]) -> dict[str, Any]:
    """A node without its reference and without "or null"."""
    for choice in node.get("anyOf", ()):
        if choice.get("type") != "null":
            return _inner(schema, choice)
    if "$ref" in node:
        return dict(_json_schema(schema)["$defs"][node["$ref"].rpartition("/")[2]])
    return node


@cache
def _json_schema(schema: type[BaseModel]) -> dict[str, Any]:
    return schema.model_json_schema()
