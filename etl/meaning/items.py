"""The members of a list that a paragraph opens with a colon: they go on with its source, its areas and its time.

Comes in: the passages of a text in their order. Goes out: the ids of those that are members.

    Рыбаки края с 1 января по 8 ноября добыли 812 тыс. тонн, в том числе:
    – минтай — 421 тыс. т;
    – сельдь — 148 тыс. т.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.model import Passage

OPENS = re.compile(r"[:：]\s*$")
GOES_ON = re.compile(r"[;；,，]\s*$")
MARK = re.compile(r"\s*([–—•·*‣▪-])\s")
PROSE = frozenset({"paragraph", "item"})


def items_of(passages: Sequence[Passage]) -> frozenset[str]:
    """The ids of the passages that are members of such a list: behind the colon, and each behind a member that ends
    with a semicolon or has the same mark."""
    found: set[str] = set()
    before: Passage | None = None
    for passage in passages:
        if before is not None and passage.kind in PROSE and _is_member(passage, before, before.id in found):
            found.add(passage.id)
        before = passage
    return frozenset(found)


def _is_member(passage: Passage, before: Passage, is_behind_member: bool) -> bool:
    if before.kind in PROSE and OPENS.search(before.reading) is not None:
        return True
    mark, last = MARK.match(passage.reading), MARK.match(before.reading)
    is_same = mark is not None and last is not None and mark[1] == last[1]
    return is_behind_member and (is_same or GOES_ON.search(before.reading) is not None)
