"""Cities by which English news calls a government: Nairobi expects growth of 5%.

Comes in: a text. Goes out: where its capitals stand for a country, and which one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.patterns import any_of, kept, pattern, values

CAPITALS = values("meaning.capitals.capitals")
GOVERNS = pattern("meaning.capitals.governs")
PLACED = re.compile(r"(?:\b(?:in|at|from|to|of|near|outside)|,)\s$")
AHEAD = 8  # characters


def governments(text: str, first: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Where capitals stand for governments in a stretch of text, and their countries."""
    for city in _cities().finditer(text, first, stop):
        if GOVERNS.match(text, city.end()) and not PLACED.search(text, max(first, city.start() - AHEAD), city.start()):
            yield *city.span(), CAPITALS[city[0]]


@kept(1)
def _cities() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(CAPITALS)})(?![\w-])")
