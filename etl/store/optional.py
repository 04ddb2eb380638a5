"""Queries with lines that may be left out: a filter that is not asked for costs nothing then.

A line that names an argument which is None goes; so does one that ends in `-- without $name` if the
argument is given. `in ($kind)` takes a list: it becomes one argument an item. What is asked for is always
an argument, never a part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = re.compile(r"\$([a-z_0-9]+)")
WITHOUT = re.compile(r"-- without \$([a-z_0-9]+)$")


def fill(query: str, arguments: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The query without the lines that are not asked for, and its arguments.

    >>> fill("from t\\nwhere kind in ($kind)\\n    and n > $n", {"kind": ["cap", "plan"], "n": None})
    ('from t\\nwhere kind in ($kind_0, $kind_1)', {'kind_0': 'cap', 'kind_1': 'plan'})
    >>> fill("from a -- with $x\\nfrom b -- without $x", {"x": None})
    ('from b', {})
    """
    lines = [line for line in query.splitlines() if not line.startswith("--") and is_asked(line, arguments)]
    text = "\n".join(line.partition(" --")[0] for line in lines)
    given: dict[str, object] = {}
    for name in dict.fromkeys(NAME.findall(text)):
        value = arguments[name]
        if isinstance(value, list) and f" in (${name})" in text:
            items = {f"{name}_{n}": item for n, item in enumerate(value)}
            text = text.replace(f" in (${name})", f" in ({', '.join(f'${item}' for item in items)})")
            given |= items
        else:
            given[name] = value
    return text, given


def is_asked(line: str, arguments: Mapping[str, object]) -> bool:
    """Whether the line stays."""
    if absent := WITHOUT.search(line):
        return arguments[absent[1]] is None
    return all(arguments[name] is not None for name in NAME.findall(line))
