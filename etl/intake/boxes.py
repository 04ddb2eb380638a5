"""Boxes in columns of numbers: a long paper has a million, and an object of Python for each would fill the memory."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from etl.intake.model import Box
from etl.model import Span


class Boxes(Sequence[Box]):
    """A sequence of boxes, edges in tenths of a point; each is made when it is asked for.

    >>> boxes = Boxes([Box(Span(0, 3), 9.0, 9.1, 20.0, 20.5, "one")])
    >>> boxes[0].bottom, len(boxes), boxes == (Box(Span(0, 3), 9.0, 9.1, 20.0, 20.5, "one"),)
    (20.5, 1, True)
    """

    __slots__ = ("edges", "ends", "spans", "text")

    def __init__(self, boxes: Iterable[Box] = ()) -> None:
        self.spans, self.edges, self.ends, self.text = array("i"), array("i"), array("i"), ""
        for box in boxes:
            self.append(box)

    def append(self, box: Box) -> None:
        """One more at the end."""
        self.spans.extend(box.span)
        self.edges.extend(round(10 * edge) for edge in (box.left, box.top, box.right, box.bottom))
        self.text += box.word
        self.ends.append(len(self.text))

    def __len__(self) -> int:
        return len(self.ends)

    @overload
    def __getitem__(self, at: int) -> Box: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Box]: ...
    def __getitem__(self, at: int | slice) -> Box | Sequence[Box]:
        if isinstance(at, slice):
            return tuple(self[one] for one in range(*at.indices(len(self))))
        place = range(len(self))[at]
        left, top, right, bottom = (edge / 10 for edge in self.edges[4 * place : 4 * place + 4])
        word = self.text[self.ends[place - 1] if place else 0 : self.ends[place]]
        return Box(Span(*self.spans[2 * place : 2 * place + 2]), left, top, right, bottom, word)

    def __iter__(self) -> Iterator[Box]:
        return (self[place] for place in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and len(self) == len(other) and all(map(Box.__eq__, self, other))

    def __hash__(self) -> int:
        return hash((self.text, len(self)))

    def __repr__(self) -> str:
        return f"Boxes({list(self)!r})"


def as_plain(value: object) -> tuple[Box, ...]:
    """Boxes as msgspec encodes them, for its `enc_hook`; TypeError for anything else that it does not know."""
    if isinstance(value, Boxes):
        return tuple(value)
    raise TypeError(f"{type(value).__name__} is not encoded")
