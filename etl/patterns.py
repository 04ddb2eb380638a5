"""Words of datasets/language as regular expressions."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_of(words: Iterable[str]) -> str:
    """An alternation of the words as they stand, the longest first, so that the whole word is read; "" for none.

    >>> any_of(["만", "만여", "a.b"])
    'a\\\\.b|만여|만'
    """
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
