"""Find a large pattern only where a small one says that it can begin.

A pattern of many branches is tried at every character. Where few characters can begin it, a class of
characters at the head of a pattern of its own is searched many times faster.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def find_from(start: re.Pattern[str], pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """What `pattern.finditer(text)` gives, if `start` finds every place where `pattern` can match.

    >>> [found[0] for found in find_from(re.compile("[0-9]"), re.compile("[0-9]+명"), "12명, 3, 4명")]
    ['12명', '4명']
    """
    at = 0
    while (place := start.search(text, at)) is not None:
        begin = place.start()
        found = pattern.match(text, begin)
        if found is None:
            at = begin + 1
        else:
            yield found
            at = max(found.end(), begin + 1)
