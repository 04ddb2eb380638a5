"""The keys of all names of a store, in order, where a word is looked up without a question: five bytes a letter less
than as words of their own.

    >>> keys = Keys(["ㄱㅜㄱ", "nis", "nist"])
    >>> keys.begun("nis"), "nis" in keys, "ni" in keys
    ((0, 2), True, False)
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy

BEHIND_ALL = "\U0010ffff".encode()


class Keys:
    """Keys in the order of their bytes, which is that of their letters: all in one row of bytes, with their ends."""

    def __init__(self, keys: Iterable[str]) -> None:
        encoded = sorted(key.encode() for key in keys)
        self._bytes = b"".join(encoded)
        self._ends = numpy.cumsum([0, *map(len, encoded)], dtype=numpy.uint32)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def __getitem__(self, at: int) -> bytes:
        return self._bytes[self._ends[at] : self._ends[at + 1]]

    def __iter__(self) -> Iterator[bytes]:
        return (self[at] for at in range(len(self)))

    def __contains__(self, key: object) -> bool:
        wanted = str(key).encode()
        at = bisect_left(self, wanted)
        return at < len(self) and self[at] == wanted

    def begun(self, key: str) -> tuple[int, int]:
        """The row of the first key that begins so, and the one behind the last."""
        wanted = key.encode()
        return bisect_left(self, wanted), bisect_left(self, wanted + BEHIND_ALL)
