"""The cases of tests/cases/meaning/, each a line of JSON."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases" / "meaning"


def read_meaning_cases(name: str) -> list[dict[str, Any]]:
    """Those of one file, in its order."""
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
