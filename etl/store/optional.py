"""Queries with lines that may be left out: a filter that is not asked for costs nothing then.

A line that names an argument which is None goes. `in ($kind)` takes a list: it becomes one argument an
item. What is asked for is always an argument, never a part of the text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

NAME = re.compile(r"\$([a-z_]+)")


def fill(query: str, arguments: Mapping[str, object]) -> tuple[str, dict[str, object]]:
    """The query without the lines that are not asked for, and its arguments.

    >>> fill("from t\\nwhere kind in ($kind)\\n    and n > $n", {"kind": ["cap", "plan"], "n": None})
    ('from t\\nwhere kind in ($kind_0, $kind_1)', {'kind_0': 'cap', 'kind_1': 'plan'})
    """
    lines = [
        line
        for line in query.splitlines()
        if not line.startswith("--") and all(arguments[name] is not None for name in NAME.findall(line))
    ]
    text, given = "\n".join(lines), {}
    for name in dict.fromkeys(NAME.findall(text)):
        value = arguments[name]
        if isinstance(value, list):
            items = {f"{name}_{n}": item for n, item in enumerate(value)}
            text = text.replace(f"(${name})", f"({', '.join(f'${item}' for item in items)})")
            given |= items
        else:
            given[name] = value
    return text, given
