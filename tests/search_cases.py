"""The questions of tests/cases/search/queries.jsonl, and where an answer has what they expect."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from etl.store.search import Answer

CASES = Path(__file__).parent / "cases" / "search" / "queries.jsonl"
FIRST = 3


def read_cases() -> list[dict[str, Any]]:
    """All questions, each with `query`, `expect` and, where nothing fits, `near`."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


def rank_of(case: dict[str, Any], answer: Answer) -> int | None:
    """The place from 1 of the first right answer among all that is shown; None: none is right."""
    shown = list(_near(answer) if case.get("near") else _shown(answer))
    if not case["expect"]:
        return None if shown or not answer.is_empty else 1
    expected = set(case["expect"])
    return next((n for n, names in enumerate(shown, 1) if expected & names), None)


def _shown(answer: Answer) -> Iterator[set[str]]:
    yield from map(_names, answer.figures)
    for sort, rows in (("i", answer.indicators), ("origins", answer.origins), ("d", answer.documents)):
        yield from ({f"{sort}/{row['id']}"} for row in rows)
    yield from ({f"p/{row['document_id']}"} for row in answer.passages)


def _near(answer: Answer) -> Iterator[set[str]]:
    """What is told to be near, the first of each group first; nothing where something fits."""
    if answer.figures:
        return
    longest = max((len(near.figures) for near in answer.near), default=0)
    for turn in range(longest):
        yield from (_names(near.figures[turn]) for near in answer.near if turn < len(near.figures))


def _names(figure: Any) -> set[str]:
    return {
        f"o/{figure['observation_id']}",
        f"i/{figure['indicator_id']}/*",
        f"origins/{figure['origin_id']}/*",
        f"d/{figure['document_id']}/*",
    }
