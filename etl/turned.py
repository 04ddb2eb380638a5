r"""Whether a reader sees a figure as it is written: signs that nobody sees can have it shown from right to left.

    북한의 2023년 경제성장률은 <RLO>1.3<PDF>%였다        shown as 3.1

Comes in: the untouched text and where a figure stands. Goes out: whether it touches a stretch that is shown from right
to left (RLO, RLE, RLI, each up to the sign that ends it or the end of the line), or a mark of that way (RLM, ALM)
stands in it or right beside. Isolates of the usual way, which programs put around what they fill in, turn nothing.

>>> is_turned("of \u202e1.3\u202c%", 4, 7), is_turned("of \u20681.3\u2069%", 4, 7)
(True, False)
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache

STRETCH = re.compile("[\u202b\u202e\u2067][^\u202c\u2069\n\u2028\u2029]*[\u202c\u2069]?|[\u200f\u061c]")


def is_turned(text: str, start: int, end: int) -> bool:
    """Whether the characters of a figure, or those right beside them, may be shown in another order."""
    ends, starts = _stretches(text)
    place = bisect_left(ends, start)
    return place < len(ends) and starts[place] <= end


@lru_cache(maxsize=2)
def _stretches(text: str) -> tuple[list[int], list[int]]:
    """Where what is turned ends and where it begins, in order; looked for once in a text."""
    found = [] if text.isascii() else list(STRETCH.finditer(text))
    return [one.end() for one in found], [one.start() for one in found]
