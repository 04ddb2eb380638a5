"""Tables of words and sentences that tests try: all of it would take longer than it tells."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")
Column = TypeVar("Column")


def some_of_each(rows: Iterable[Row], columns: Iterable[Column], every: int) -> Iterator[tuple[Row, Column]]:
    """One in `every` of the pairs, spread so that each row and each column is met.

    >>> list(some_of_each("ab", "xyz", 2))
    [('a', 'x'), ('a', 'z'), ('b', 'y')]
    """
    known = list(columns)
    for place, row in enumerate(rows):
        for number, column in enumerate(known):
            if (place + number) % every == 0:
                yield row, column
