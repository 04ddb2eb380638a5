"""The same characters in two texts that order and break them differently: where each of one stands in the other.

Comes in: two texts without blanks. Goes out: for each character of the first its place in the second, or None. Only
stretches that both have and that stand once in each are sure; they grow as far as both go on alike, and what lies
between two of them is looked at again by itself. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

SURE, NEAR = 12, 5  # characters that stand once: in the whole texts, between two stretches that are known
ROOM = 2_000  # characters between two stretches that are looked at


def match(first: str, second: str) -> list[int | None]:
    """Places in the second text.

    >>> match("abcdefghijklmnop12", "34efghijklmnopabcd")[:5], match("aa", "aba")
    ([None, None, None, None, 2], [None, None])
    """
    found = _Matched(first, second)
    found.look(0, len(first), 0, len(second), SURE)
    for start, end, from_, to in list(found.gaps()):
        found.look(start, end, from_, to, NEAR)
    return found.places


class _Matched:
    """What is known so far, in both directions."""

    def __init__(self, first: str, second: str) -> None:
        self.first, self.second = first, second
        self.places: list[int | None] = [None] * len(first)
        self.taken = bytearray(len(second))

    def look(self, start: int, end: int, from_: int, to: int, size: int) -> None:
        """Join what stands once in both stretches."""
        if self.first[start:end] == self.second[from_:to] and end - start < SURE:
            self._grow(start, from_, start, end, from_, to)
            return
        once, other = _once(self.first, start, end, size), _once(self.second, from_, to, size)
        for piece, at in once.items():
            if (place := other.get(piece)) is not None and self.places[at] is None:
                self._grow(at, place, start, end, from_, to)

    def _grow(self, at: int, place: int, start: int, end: int, from_: int, to: int) -> None:
        """From one character on to both sides, as far as the texts are the same and nothing is taken."""
        for step, stop, other_stop in ((1, end, to), (-1, start - 1, from_ - 1)):
            a, b = (at, place) if step == 1 else (at - 1, place - 1)
            while a != stop and b != other_stop and self._is_free(a, b):
                self.places[a], self.taken[b] = b, 1
                a, b = a + step, b + step

    def _is_free(self, a: int, b: int) -> bool:
        return self.places[a] is None and not self.taken[b] and self.first[a] == self.second[b]

    def gaps(self) -> Iterator[tuple[int, int, int, int]]:
        """Stretches of both texts between two that are known and follow each other in both."""
        start = None
        for at, place in enumerate([*self.places, len(self.second)]):
            if place is None:
                start = at if start is None else start
                continue
            if start is not None:
                before = self.places[start - 1] if start else -1
                if before is not None and 0 < place - before - 1 <= ROOM and at - start <= ROOM:
                    yield start, at, before + 1, place
                start = None


def _once(text: str, start: int, end: int, size: int) -> dict[str, int]:
    """The pieces of a size that stand once in a stretch, and where."""
    found: dict[str, int] = {}
    for at in range(start, end - size + 1):
        piece = text[at : at + size]
        found[piece] = -1 if piece in found else at
    return {piece: at for piece, at in found.items() if at >= 0}
