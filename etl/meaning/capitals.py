"""Cities by which English news calls a government, and from which it writes of a country.

    Nairobi expects growth of 5% · BERLIN, Feb 3 (Agency) - Inflation was 2%

Comes in: a text. Goes out: where its capitals stand for a country, and of which country it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.model import Passage
from etl.patterns import any_of, kept, pattern, values, words

CAPITALS = values("meaning.capitals.capitals")
BODIES_SIT = words("meaning.capitals.bodies_sit")
GOVERNS, WRITTEN = pattern("meaning.capitals.governs"), pattern("meaning.capitals.written")
WRITTEN_FROM = pattern("meaning.subjects.written_from")
FIRST = 4  # passages: behind title, author and date
PLACED = re.compile(r"(?:\b(?:in|at|from|to|of|near|outside)|,)\s$")
AHEAD = 8  # characters


def by_capital(passages: Sequence[Passage]) -> str | None:
    """The country from whose capital a text is written, if nobody else sits there who is written of."""
    for passage in passages[:FIRST]:
        line = WRITTEN_FROM.match(passage.reading)
        city = WRITTEN.match(passage.reading) if line is not None else None
        if city is not None:
            name = city["city"] if city["city"] in CAPITALS else city["city"].title()
            return CAPITALS.get(name) if name not in BODIES_SIT.all else None
    return None


def governments(text: str, first: int, stop: int) -> Iterator[tuple[int, int, str]]:
    """Where capitals stand for governments in a stretch of text, and their countries."""
    for city in _cities().finditer(text, first, stop):
        if GOVERNS.match(text, city.end()) and not PLACED.search(text, max(first, city.start() - AHEAD), city.start()):
            yield *city.span(), CAPITALS[city[0]]


@kept(1)
def _cities() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(CAPITALS)})(?![\w-])")
