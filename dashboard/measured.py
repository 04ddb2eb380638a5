"""What was measured of the budgets: the one file that /about shows and benchmarks write with --save.

Each row names the budget, its limit (null: none was set), what was measured, in which unit, by which command,
on which day and machine. A benchmark replaces its own rows and leaves the others as they are.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("measured.json")
KEYS = ("name", "limit", "measured", "unit", "command", "date", "machine")

Row = Mapping[str, Any]


def read_measured(path: Path = FILE) -> list[Row]:
    """The rows in their order; none where nothing has been measured."""
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def save_measured(rows: Iterable[Row], path: Path = FILE) -> None:
    """Put rows in place of those of the same name, new ones at the end."""
    known = {row["name"]: row for row in read_measured(path)}
    known |= {row["name"]: {key: row[key] for key in KEYS} for row in rows}
    path.write_text(json.dumps(list(known.values()), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
